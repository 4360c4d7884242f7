"""Every paper a register declares: what it says as a whole, what it leaves out, and that it can be printed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop_app.documents.record_form import record_form_lines
from desktop_app.domain.fields import Choice, Choices, Day, Moment, Phone, Value, Whole, YesNo
from desktop_app.domain.records import Query, Record
from desktop_app.domain.register import Field, Register, Secret
from desktop_app.errors import Refused
from desktop_app.registers.every import LISTS, PAGED
from desktop_app.registers.suggestion import SUGGESTION
from desktop_app.registers.task import TASK
from desktop_app.services.office import Office
from desktop_app.services.record_papers import NOTHING, form_of
from tests.builders import BEGUN as DAY
from tests.builders import BUREAU, added, moved, opened
from tests.documents.paper import GOLDEN, words

WITH_PAPERS = [register for register in PAGED if register.forms or register.rolls or register.notice]
PERSON, PHONE, ADDRESS = "王秀兰", "13800001234", "青石县城关镇东沟村3组"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = opened(tmp_path / "data")
    made.bureau.put(BUREAU)
    yield made
    made.close(copy=False)


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One ledger for what is asked of each register in turn."""
    made = opened(tmp_path_factory.mktemp("papers") / "data")
    made.bureau.put(BUREAU)
    yield made
    made.close(copy=False)


def full(register: Register) -> Record:
    """A record in which every field says which it is."""
    return Record(register.key, 1, 1, {field.key: _value(field) for field in register.fields})


def _value(field: Field) -> Value:
    kind = field.kind
    if isinstance(kind, Day):
        return DAY
    if isinstance(kind, Moment):
        return datetime(2026, 3, 2, 9, 30)
    if isinstance(kind, Whole):
        return max(kind.low, 3)
    if isinstance(kind, YesNo):
        return True
    if isinstance(kind, (Choice, Choices)):
        listed = next(entry.words for entry in LISTS if entry.key == kind.options)
        word = listed[0] if listed else {"department": "房管股", "person": "李文"}.get(kind.options, "甲")
        return (word,) if isinstance(kind, Choices) else word
    secret = {Secret.NAME: PERSON, Secret.PHONE: PHONE, Secret.ADDRESS: ADDRESS}
    if isinstance(kind, Phone) and not field.secret:
        return BUREAU.phone
    return secret.get(field.secret, f"〔{field.label}〕")  # type: ignore[arg-type]


@pytest.mark.parametrize("register", WITH_PAPERS, ids=lambda r: r.key)
def test_the_words_of_every_declared_paper(register: Register, every: Office) -> None:
    """One golden file a register: its forms, the heads of its lists, its way to the public."""
    record, said = full(register), list[str]()
    for form in register.forms:
        said += [f"== {form.key}", *record_form_lines(form_of(register, form, record, BUREAU.name))]
    for roll in register.rolls:
        said += [f"== {roll.key}：{roll.title}", "｜".join(register.label(key) for key in roll.columns)]
    if register.notice:
        said += ["== 公开稿"]
        given = every.record_papers.public_values(register, record)
        said += [f"{key}：{value}" for key, value in given.items()]
        told = "".join(given.values())
        assert [one for one in (PERSON, PHONE, ADDRESS) if one in told] == []
    path = GOLDEN / "forms" / f"{register.key}.txt"
    if os.environ.get("GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(said) + "\n", encoding="utf-8", newline="\n")
    assert "\n".join(said) + "\n" == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("register", WITH_PAPERS, ids=lambda r: r.key)
def test_declared_papers_can_be_made_of_the_least_record(register: Register, every: Office) -> None:
    record = added(every, register)
    for form in every.record_papers.forms(register, record):
        paper = every.record_papers.form(register, record.id, form.key)
        assert paper.pages >= 1
        assert paper.missing == ()
        assert form.title.replace("\n", "") in words(paper.pdf).replace("\n", "")
    for roll in register.rolls:
        mine = Query(register.key, equal={"number": (record.text("number"),)})
        paper = every.record_papers.roll(register, mine, roll.key)
        assert f"共{1 if roll.where({**record.values}) else 0}{register.noun}" in words(paper.pdf)


def test_a_paper_that_lacks_a_fact_is_a_draft_that_says_so(office: Office) -> None:
    task = added(office, TASK)
    paper = office.record_papers.form(TASK, task.id, "order")
    assert paper.draft
    assert paper.why == "还没有填写：主办科室、到期日"
    task = moved(office, TASK, task, "planned", DAY)
    task = moved(office, TASK, task, "dispatched", DAY, department="市政股")
    kept = {key: str(task[key]) for key in ("source", "issuer", "content", "received_on", "department")}
    office.entries.edit(TASK, task.id, task.version, {**kept, "limit_days": "10"})
    paper = office.record_papers.form(TASK, task.id, "order")
    assert (paper.draft, paper.why) == (False, "")
    assert "2026年3月16日" in words(paper.pdf)


def test_a_form_appears_when_it_makes_sense_and_a_void_record_has_none(office: Office) -> None:
    task = added(office, TASK)
    assert "urging" not in {form.key for form in office.record_papers.forms(TASK, task)}
    task = moved(office, TASK, task, "urged", DAY)
    assert "urging" in {form.key for form in office.record_papers.forms(TASK, task)}
    paper = office.record_papers.form(TASK, task.id, "urging")
    assert "现第1次催办" in "".join(words(paper.pdf).split())
    assert "＿＿＿＿：你们承办" in "".join(words(paper.pdf).split())
    office.entries.void(TASK, task.id, "误登")
    void = office.entries.get(TASK, task.id)
    assert office.record_papers.forms(TASK, void) == ()
    with pytest.raises(Refused, match="已作废"):
        office.record_papers.form(TASK, void.id, "order")


def test_a_list_without_rows_says_so_and_masks_people(office: Office) -> None:
    paper = office.record_papers.roll(SUGGESTION, Query(SUGGESTION.key), "ledger")
    assert NOTHING in words(paper.pdf)
    assert "共0件" in words(paper.pdf)
    added(office, SUGGESTION, content=f"{PERSON}（电话{PHONE}）反映路灯不亮")
    paper = office.record_papers.roll(SUGGESTION, Query(SUGGESTION.key), "ledger")
    assert PHONE not in words(paper.pdf).replace("\n", "")


def test_that_a_paper_leaves_is_on_record_before_it_exists(office: Office, tmp_path: Path) -> None:
    task = added(office, TASK)
    paper = office.record_papers.form(TASK, task.id, "course")
    path = tmp_path / "流转单.pdf"
    office.record_papers.save(TASK, [task.id], "督办件流转单", paper, path)
    office.record_papers.printed(TASK, [task.id], "督办件流转单", "某打印机", 2)
    assert path.read_bytes() == paper.pdf
    told = [line.what for line in office.history.timeline(TASK, task.id)]
    assert sum("督办件流转单" in what for what in told) == 2


def test_one_day_is_written_one_way(office: Office) -> None:
    """Forms write Chinese dates, lists the short ones."""
    task = added(office, TASK)
    assert "2026年3月2日" in words(office.record_papers.form(TASK, task.id, "course").pdf)
    assert str(date(2026, 3, 2)) in words(office.record_papers.roll(TASK, Query(TASK.key), "ledger").pdf)
