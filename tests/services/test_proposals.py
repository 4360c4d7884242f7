"""建议提案 in an office: a letter leaves with its step or not at all, and is the same ever after."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest

from desktop_app.domain.records import Record
from desktop_app.domain.register import Register
from desktop_app.errors import Refused, Trouble
from desktop_app.registers.press import PRESS
from desktop_app.registers.proposal import PROPOSAL
from desktop_app.services.office import Office
from tests.builders import BUREAU, guarded, opened

TYPED = {
    "kind": "人大建议",
    "session": "县十七届人大五次会议",
    "case_no": "23",
    "title": "关于加快老旧小区加装电梯的建议",
    "proposer": "王明",
    "assigner": "县人大常委会",
    "assigned_on": "2026-03-31",
    "role": "主办",
    "department": "房管股",
    "handler": "李文",
}
REPLY = {
    "replied_on": "2026-06-10",
    "result_class": "B",
    "reply_no": "青住建函〔2026〕18号",
    "answer": "今年加装40部。",
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One office for all: every test has its own proposal."""
    made = opened(tmp_path_factory.mktemp("proposals") / "data")
    made.bureau.put(BUREAU)
    yield made
    made.close(copy=False)


def handed(office: Office, **other: str) -> Record:
    """A proposal on somebody's desk."""
    record = office.entries.get(PROPOSAL, office.entries.add(PROPOSAL, {**TYPED, **other}).one())
    return moved(office, record, "dispatched", dispatched_on="2026-04-01", department="房管股")


def moved(office: Office, record: Record, key: str, **raw: str) -> Record:
    office.entries.move(PROPOSAL, record.id, office.entries.get(PROPOSAL, record.id).version, key, raw)
    return office.entries.get(PROPOSAL, record.id)


def issued(office: Office, record: Record, key: str = "replied", **raw: str) -> Record:
    office.proposals.issue(record.id, record.version, key, raw or REPLY)
    return office.entries.get(PROPOSAL, record.id)


def left(office: Office, register: Register, record_id: int) -> list[object]:
    """What left the ledger of a record, oldest first."""
    with office.store.reading() as reader:
        return [one.after["what"] for one in reader.changes(register.key, record_id) if one.kind == "outflow"]


def test_a_reply_leaves_with_its_step_and_is_the_same_ever_after(office: Office) -> None:
    record = handed(office)
    draft = office.proposals.paper(record.id, "proposal_reply")
    assert draft.draft
    assert draft.why == "还没有登记“答复”；还缺：答复内容、结果类别"
    record = issued(office, record)
    assert (record["state"], record["result_class"], record["attachments"]) == ("已答复", "B", 1)
    first = office.proposals.paper(record.id, "proposal_reply")
    assert not first.draft
    assert first.pages == 1
    kept = office.proposals.kept(record.id, "proposal_reply")
    assert kept
    assert kept.name == "答复函 青住建函〔2026〕18号.pdf"
    office.entries.edit(PROPOSAL, record.id, record.version, {**TYPED, **REPLY, "answer": "改了内容。"})
    office.bureau.put(BUREAU)
    office.proposals.put_wording("proposal_reply", office.proposals.wording_text("proposal_reply") + "此致\n")
    assert office.proposals.paper(record.id, "proposal_reply").pdf == first.pdf


def test_nothing_happens_when_the_letter_lacks_something(office: Office) -> None:
    record = handed(office)
    with pytest.raises(Refused) as no:
        issued(office, record, replied_on="2026-06-10", result_class="A", reply_no="1号", answer="")
    assert "答复内容" in no.value.why
    joint = handed(office, role="会办", lead="县应急管理局", case_no="24")
    office.entries.edit(PROPOSAL, joint.id, joint.version, {**TYPED, "case_no": "24", "assigner": ""})
    joint = office.entries.get(PROPOSAL, joint.id)
    with pytest.raises(Refused, match="退办说明还缺内容；交办单位"):
        issued(office, joint, "sent_back", sent_back_on="2026-04-08", sent_back_reason="不归本局")
    for one in (record, joint):
        now = office.entries.get(PROPOSAL, one.id)
        assert (now["state"], now["attachments"]) == ("办理中", None)


def test_a_second_answer_is_a_letter_of_its_own(office: Office) -> None:
    record = issued(office, handed(office))
    first = office.proposals.paper(record.id, "proposal_reply").pdf
    record = moved(office, record, "called_back", called_back_on="2026-06-12", satisfaction="不满意")
    record = moved(
        office, record, "redone", redo_on="2026-06-13", redo_reason="补助太少", redo_due="2026-07-13"
    )
    assert office.proposals.paper(record.id, "proposal_reply").draft
    again = {
        **REPLY,
        "replied_on": "2026-06-15",
        "reply_no": "青住建函〔2026〕20号",
        "answer": "补助提高到12万元。",
    }
    record = issued(office, record, **again)
    assert (record["reply_times"], record["attachments"]) == (2, 2)
    assert office.proposals.paper(record.id, "proposal_reply").pdf != first
    stored = [file.name for file in office.attachments.of(PROPOSAL, record.id)]
    assert stored == ["答复函 青住建函〔2026〕18号.pdf", "答复函 青住建函〔2026〕20号.pdf"]


def test_an_opinion_goes_to_whoever_answers(office: Office) -> None:
    record = handed(office, role="会办", lead="县应急管理局")
    told = {"opined_on": "2026-04-20", "reply_no": "青住建函〔2026〕5号", "answer": "我局同意。"}
    record = issued(office, record, "opined", **told)
    made = docx.Document(BytesIO(office.proposals.word(record.id, "proposal_opinion")))
    words = "".join(part.text for part in made.paragraphs)
    assert "县应急管理局：" in words
    assert "类别" not in words
    assert not office.proposals.paper(record.id, "proposal_opinion").draft


def test_what_was_undone_is_a_draft_again(office: Office) -> None:
    record = issued(office, handed(office))
    office.history.undo()
    record = office.entries.get(PROPOSAL, record.id)
    assert (record["state"], record["attachments"]) == ("办理中", None)
    assert office.proposals.paper(record.id, "proposal_reply").draft
    assert issued(office, record)["attachments"] == 1


def test_damaged_bytes_are_never_printed(office: Office) -> None:
    record = issued(office, handed(office))
    kept = office.proposals.kept(record.id, "proposal_reply")
    assert kept
    (stored,) = (path for path in office.data.rglob(f"*{kept.sha256[2:]}*") if path.is_file())
    stored.chmod(0o600)
    stored.write_bytes(b"%PDF-other")
    with pytest.raises(Trouble, match="不能重印答复函"):
        office.proposals.paper(record.id, "proposal_reply")


def test_a_letter_that_is_saved_is_on_record(office: Office, tmp_path: Path) -> None:
    record = issued(office, handed(office))
    paper = office.proposals.paper(record.id, "proposal_reply")
    office.proposals.save(paper, tmp_path / "a.pdf", record.id, "proposal_reply")
    office.proposals.save_word(tmp_path / "a.docx", record.id, "proposal_reply")
    office.proposals.printed(record.id, "proposal_reply", "打印机", 2)
    assert (tmp_path / "a.pdf").read_bytes() == paper.pdf
    assert left(office, PROPOSAL, record.id) == ["答复函 PDF", "答复函 Word", "打印答复函"]


def test_the_classes_of_a_year_hold_until_another_says_otherwise(office: Office) -> None:
    assert office.proposals.classes(2026)["A"] == "所提问题已经解决或者基本解决的"
    office.proposals.put_classes(2026, {"A": "已解决", "B": " 列入  计划 ", "C": "", "D": ""})
    assert office.proposals.classes(2027) == {"A": "已解决", "B": "列入 计划"}
    assert set(office.proposals.classes(2025)) == {"A", "B", "C", "D"}
    with pytest.raises(Refused):
        office.proposals.put_classes(2027, {"A": " "})
    assert office.proposals.classes(2027)["A"] == "已解决"


def test_words_that_cannot_be_used_are_not_kept(office: Office) -> None:
    before = office.proposals.wording_text("proposal_reply")
    with pytest.raises(Refused, match="不能用"):
        office.proposals.put_wording("proposal_reply", "标题：答复")
    assert office.proposals.wording_text("proposal_reply") == before
    assert office.proposals.wording_text("proposal_return") == office.proposals.wording_text(
        "proposal_return", shipped=True
    )


def test_the_words_of_the_program_come_back(office: Office) -> None:
    shipped = office.proposals.wording_text("proposal_opinion", shipped=True)
    office.proposals.put_wording("proposal_opinion", shipped + "专此函复。\n")
    assert office.proposals.wording_text("proposal_opinion").endswith("专此函复。\n")
    office.proposals.restore_wording("proposal_opinion")
    assert office.proposals.wording_text("proposal_opinion") == shipped


def test_the_sheet_to_sign_is_on_record(office: Office, tmp_path: Path) -> None:
    told = {"event": "幸福小区燃气泄漏", "level": "重大", "happened_at": "2026-06-14 08:30"}
    record_id = office.entries.add(PRESS, told).one()
    paper = office.press_papers.sign_in(record_id)
    assert (paper.pages, paper.draft) == (1, False)
    office.press_papers.save(paper, tmp_path / "签到表.pdf", record_id)
    office.press_papers.printed(record_id, "打印机", 1)
    assert left(office, PRESS, record_id) == ["发布会签到表 PDF", "打印发布会签到表"]
    office.entries.void(PRESS, record_id, "登记错了")
    with pytest.raises(Refused, match="已作废"):
        office.press_papers.sign_in(record_id)


def test_only_who_manages_changes_words_and_classes(tmp_path: Path) -> None:
    office = opened(tmp_path / "data")
    office.people.put(guarded("张经办", "登记"))
    office.people.put(guarded("赵管理", "管理"))
    with pytest.raises(Refused):
        office.proposals.put_classes(2026, {"A": "已解决"})
    with pytest.raises(Refused):
        office.proposals.put_wording("proposal_reply", office.proposals.wording_text("proposal_reply"))
    office.close(copy=False)
