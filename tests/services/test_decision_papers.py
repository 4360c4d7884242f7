"""Decisions: what the public is told of them names nobody; the cover of the file, and who sat in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from desktop_app.domain.decision_law import FIVE
from desktop_app.domain.records import Record
from desktop_app.errors import Refused
from desktop_app.registers.attendance import ATTENDANCE
from desktop_app.registers.decision import DECISION
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.office import Office
from tests.builders import added
from tests.services.decisions import ASKED, PERSON, PHONE, commented, four, settle


def test_the_call_for_comments_is_a_whole_new_item(office: Office) -> None:
    record = added(office, DECISION, **ASKED, draft="第一条 首小时免费。")
    values = office.decisions.notice_values(record.id)
    assert values["title"] == "关于公开征求《青石县城区停车收费管理办法》意见的公告"
    assert (values["genre"], values["period_days"], values["period_unit"]) == ("公告", 30, "自然日")
    body = str(values["body"])
    assert "2026年3月3日至2026年4月2日" in body
    assert "联系电话：0915-4420000" in body
    assert body.endswith("第一条 首小时免费。")
    made = _saved(office, values)
    # thirty days end a day before the one the decision names, which is when it comes down
    assert (made["state"], made["period_until"]) == ("待公开", date(2026, 4, 1))


def test_a_draft_that_is_too_long_is_told(office: Office) -> None:
    record = added(office, DECISION, **ASKED, draft="长" * 29_990)
    with pytest.raises(Refused, match="草案太长"):
        office.decisions.notice_values(record.id)


def test_what_became_of_the_comments_names_nobody(office: Office) -> None:
    record = added(office, DECISION, **ASKED)
    ours = commented(office, record, content=f"我是{PERSON}，电话{PHONE}，\n建议首小时免费。")
    settle(office, ours, "部分采纳", f"{PERSON}的意见部分可行")
    values = office.decisions.result_values(record.id)
    told = "\n".join(str(value) for value in values.values())
    assert PERSON not in told
    assert PHONE not in told
    head, line = str(values["roster"]).split("\n")
    assert head.split("\t") == ["意见内容", "采纳情况", "理由"]
    assert line.split("\t")[1:] == ["部分采纳", "提出人的意见部分可行"]
    assert "建议首小时免费。" in line
    assert "共收到意见1条" in str(values["body"])
    assert _saved(office, values)["state"] == "待公开"


def test_the_result_waits_for_the_end_and_for_every_comment(office: Office, tmp_path: Path) -> None:
    record = added(office, DECISION, **ASKED)
    commented(office, record)
    with pytest.raises(Refused, match="意见还没有登记采纳情况"):
        office.decisions.result_values(record.id)
    running = added(office, DECISION, title="正在征求", asked_from="2026-06-01", asked_until="2026-07-01")
    with pytest.raises(Refused, match="征求意见还没有截止"):
        office.decisions.result_values(running.id)
    bare = added(office, DECISION, title="没有起止日期")
    with pytest.raises(Refused, match="还没有征求意见的起止日期"):
        office.decisions.result_values(bare.id)


def _saved(office: Office, values: dict[str, object] | object) -> Record:
    assert isinstance(values, dict)
    blank = office.entries.blank(DISCLOSURE)
    texts = {f.key: f.kind.show({**blank, **values}.get(f.key)) for f in DISCLOSURE.typed()}
    changed = office.entries.add(DISCLOSURE, texts)
    return office.entries.get(DISCLOSURE, changed.one())


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_bounded() for page in document).replace("\r\n", "")
    finally:
        document.close()


def test_the_cover_shows_the_five_steps_and_leaves_a_trace(office: Office, tmp_path: Path) -> None:
    record = four(office)
    settle(office, commented(office, record), "采纳")
    paper = office.decisions.archive_cover(record.id)
    told = words_of(paper.pdf)
    for name in FIVE.values():
        assert name in told
    assert "2026年4月20日" in told
    assert "收到意见1条：采纳1条。" in told
    path = tmp_path / "封面.pdf"
    office.decisions.save(DECISION.key, paper, path, "决策档案封面", record.id)
    assert path.read_bytes() == paper.pdf
    with office.store.reading() as reader:
        last = reader.changes(DECISION.key, record.id)[-1]
    assert last.kind == "outflow"
    office.entries.void(DECISION, record.id, "重复")
    with pytest.raises(Refused, match="已作废"):
        office.decisions.archive_cover(record.id)


def test_who_sat_in_signs_and_is_counted(office: Office) -> None:
    record = added(office, DECISION)
    number = record.text("number")
    people = [("陈建国", "人大代表", "是"), ("王秀兰", "公众代表", "是"), ("周玉梅", "新闻媒体", "否")]
    for name, kind, came in people:
        added(office, ATTENDANCE, attendee=name, kind=kind, came=came, decision_no=number)
    added(office, ATTENDANCE, meeting="另一次会议", attendee="李四", kind="人大代表", came="是")
    one = office.decisions.attendees(record.id)[0]
    told = words_of(office.decisions.attendance_paper(one.id, sign_in=True).pdf)
    assert "签到表" in told
    assert "周玉梅" in told
    assert "李四" not in told
    assert "实到2人" in words_of(office.decisions.attendance_paper(one.id, sign_in=False).pdf)
    counts = office.decisions.counts(date(2026, 1, 1), date(2026, 12, 31))
    assert (counts.meetings, counts.attended) == (2, {"人大代表": 2, "公众代表": 1})
