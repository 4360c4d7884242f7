"""The two reports over the figures of the source documents: exactly these numbers, each counted again by hand."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest

from desktop_app.documents.work_report_pages import work_report_lines
from desktop_app.domain.changes import OUTFLOW
from desktop_app.domain.periods import parse
from desktop_app.domain.records import Query, Step
from desktop_app.domain.register import Register
from desktop_app.domain.work_report import Draft, Kind, Number, half
from desktop_app.domain.work_reports import TEXTS
from desktop_app.errors import Refused
from desktop_app.registers.every import register as register_of
from desktop_app.registers.figure import FIGURE
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.project import PROJECT
from desktop_app.registers.proposal import PROPOSAL
from desktop_app.registers.request import REQUEST
from desktop_app.registers.task import TASK
from desktop_app.registers.visit import VISIT
from desktop_app.registers.work.progress import SHORTFALL
from desktop_app.services.example import fill
from desktop_app.services.office import Office
from desktop_app.work import drained
from tests.builders import BUREAU, TODAY, added, least, opened
from tests.documents.paper import GOLDEN, words
from tests.services.work_year import bring

YEAR = parse("2026")
PHONE = "13800001234"


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The figures of the source documents, only read."""
    made = opened(tmp_path_factory.mktemp("work") / "data")
    bring(made)
    yield made
    made.close(copy=False)


@pytest.fixture(scope="module")
def report(year: Office) -> Draft:
    return year.work_reports.draft(Kind.SUPERVISION, YEAR)


def text(draft: Draft) -> str:
    return "\n".join(line.paragraph.text for line in draft.lines())


def by_hand(office: Office, register: Register, key: str) -> Counter[str]:
    """The values of a field over every row of the ledger, read one by one."""
    return Counter(str(row.values[key]) for row in office.entries.page(Query(register.key), 0, 10_000))


def test_the_sentences_carry_exactly_the_numbers_of_the_ledger(year: Office, report: Draft) -> None:
    told = text(report)
    calls, tasks = by_hand(year, HOTLINE, "way"), by_hand(year, TASK, "source")
    boxes = sum(count for word, count in tasks.items() if word.endswith("信箱件"))
    orders = sum(count for word, count in tasks.items() if word.endswith("督办单"))
    assert (
        f"其中12345热线{calls['12345转办']}件，12319热线{calls['12319']}件，局内部电话{calls['来电']}件。"
        in told
    )
    assert f"省、市、县（区）信箱件{boxes}件，政府、党委督办单{orders}件，其他{tasks['其他']}件。" in told
    proposals, projects = by_hand(year, PROPOSAL, "kind"), by_hand(year, PROJECT, "state")
    assert f"其中人大代表建议{proposals['人大建议']}件，政协委员提案{proposals['政协提案']}件。" in told
    assert (
        f"列入重点工程的项目共{sum(projects.values())}项，其中已完成{projects['已完成']}项，在建{projects['在建']}项，"
        f"加快推进{projects['加快推进']}项，已取消{projects['已取消']}项。"
    ) in told
    for number in (
        "76件",
        "44件",
        "16件",
        "101件",
        "24件",
        "11件",
        "22件",
        "14件",
        "8件",
        "51项",
        "19项",
        "17项",
    ):
        assert any(one.shown == number for one in report.numbers), number


def test_every_number_agrees_with_the_rows_it_opens(year: Office, report: Draft) -> None:
    """Counts are the number of their rows; what is told of another register is looked at below."""
    counted = [one for one in report.numbers if re.fullmatch(r"\d+[件项条]", one.shown)]
    assert len(counted) > 20
    for number in counted:
        rows = sum(map(len, number.rows.values()))
        assert number.shown == f"{rows}{number.shown[-1]}", number.name
    (calls,) = (one for one in report.numbers if one.name == "咨询热线·12345热线")
    found = year.entries.rows(HOTLINE, list(calls.rows[HOTLINE.key]))
    assert {row.values["way"] for row in found} == {"12345转办"}
    (built,) = (one for one in report.numbers if one.name == "重点工程·完成")
    assert {row.values["state"] for row in year.entries.rows(PROJECT, list(built.rows[PROJECT.key]))} == {
        "已完成"
    }


def test_more_handled_than_received_is_warned_of_and_never_a_sentence(year: Office, report: Draft) -> None:
    (doubt,) = report.warnings
    assert doubt.words == "数字城管案件收945件、处置1445件，处置多于收到"
    (row,) = year.entries.rows(FIGURE, list(doubt.rows[FIGURE.key]))
    assert row.text("warning").startswith("办理1445件多于收件945件")
    told = text(report)
    assert told.count("1445") == told.count("945件") == 1
    assert f"【需核对：{doubt.words}，未写入正文】" in told
    assert not [one for one in report.numbers if one.rows.get(FIGURE.key)]


def test_all_done_some_done_and_none_done_read_differently(report: Draft) -> None:
    told = text(report)
    assert "局内部电话16件。全部办结，办结率100%（76件中办结76件）" in told
    assert "已办结130件，在办6件，办结率95.59%（136件中办结130件）" in told
    assert "全部在办，办结率0%（22件中办结0件）" in told
    assert "未收到意见建议（0件）。" in told


def test_shortfalls_of_last_year_are_told_with_what_became_of_them(report: Draft) -> None:
    told = text(report)
    assert "2025年提出的不足3条，已落实2条，待落实1条，转入下年0条，落实率66.67%（3条中落实2条）。" in told
    assert "1.个别事项办理不及时（已落实：已建立台账日清制度）。" in told
    assert "3.公开栏更换不及时（待落实）。" in told
    assert "1.建立会商制度（2027年12月31日前复查）。" in told
    items = [one for one in report.numbers if one.shown == "1." and SHORTFALL.key in one.rows]
    assert len(items) == 3


def test_a_period_without_data_says_so_in_every_sentence(year: Office) -> None:
    for kind in (Kind.SUPERVISION, Kind.OPENNESS):
        draft = year.work_reports.draft(kind, parse("1999"))
        shown = [one.shown for one in draft.numbers]
        assert shown
        assert all(one.startswith("0") for one in shown)
        assert not draft.rows()
    assert "未收到政府信息公开申请，收到申请0件（零报告）。" in text(draft)


def test_the_summary_counts_what_was_made_public_and_answered(tmp_path: Path) -> None:
    office = opened(tmp_path / "data")
    drained(fill(office.store, 60, 1, TODAY))
    draft = office.work_reports.draft(Kind.OPENNESS, YEAR)
    told = text(draft)
    every = office.entries.page(Query(REQUEST.key), 0, 1_000)
    requests = [row for row in every if (day := row.day("reached_on")) and day in YEAR]
    assert f"收到政府信息公开申请{len(requests)}件，" in told
    visits = by_hand(office, VISIT, "handling")
    assert (
        f"其中当场答复{visits['当场答复']}件，转办{visits['转办']}件，带回研究{visits['带回研究']}件。"
        in told
    )
    public = next(one for one in draft.numbers if one.name == "主动公开·主动公开总条数")
    counted = office.outlets.period(YEAR.first, YEAR.last)
    assert public.shown == f"{len(counted.lines)}条"
    assert len(public.rows["disclosure"]) == len(counted.lines) > 2
    office.close(copy=False)


def test_every_ledger_it_asks_has_its_sentence(tmp_path: Path) -> None:
    """One record in each: nothing is asked for that a ledger does not count, and everything told can be opened."""
    office = opened(tmp_path / "data")
    asked = {
        Kind.SUPERVISION: "project task hotline proposal citycase leading_group institution suggestion shortfall",
        Kind.OPENNESS: "institution web_column device guide request hotline visit open_day topic suggestion opinion "
        "assignment shortfall",
    }
    with office.store.unit("一本一条") as unit:
        for key in sorted({key for keys in asked.values() for key in keys.split()}):
            register = register_of(key)
            typed = {name: register[name].kind.read(raw) for name, raw in least(register).items()}
            unit.add(register, {**office.entries.blank(register), **typed})
    for kind, keys in asked.items():
        draft = office.work_reports.draft(kind, YEAR)
        assert {key for number in draft.numbers for key in number.rows} == set(keys.split())
        assert not draft.warnings
    office.close(copy=False)


def test_halves_of_the_year_part_what_came_in(year: Office) -> None:
    first = year.work_reports.draft(Kind.SUPERVISION, half(2026, second=False))
    assert first.title.endswith("2026年上半年政务督查工作报告")
    assert "热线和网上来件76件" in text(first)
    with pytest.raises(Refused, match="2026年下半年还没有开始"):
        year.work_reports.draft(Kind.SUPERVISION, half(2026, second=True))


# The office's own paragraphs


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = opened(tmp_path / "data")
    made.bureau.put(BUREAU)
    yield made
    made.close(copy=False)


def test_paragraphs_are_typed_once_kept_by_year_and_undone(office: Office) -> None:
    works = office.work_reports
    assert set(works.texts(Kind.OPENNESS, 2026)) == set(TEXTS[Kind.OPENNESS])
    works.put_texts(Kind.OPENNESS, 2026, {"lead": "局党组每季度听取一次汇报。\n主要领导亲自抓。"})
    for period in (YEAR, half(2026, second=False)):
        told = text(works.draft(Kind.OPENNESS, period))
        assert "一、组织领导和制度建设\n局党组每季度听取一次汇报。\n主要领导亲自抓。\n召开" in told
    assert "局党组" not in text(works.draft(Kind.OPENNESS, parse("2025")))
    assert "局党组" not in text(works.draft(Kind.SUPERVISION, YEAR))
    office.history.undo()
    assert works.texts(Kind.OPENNESS, 2026)["lead"] == ""
    with pytest.raises(KeyError):
        works.put_texts(Kind.OPENNESS, 2026, {"projects": "别的报告的"})


def test_numbers_of_people_are_masked_in_what_is_typed(office: Office) -> None:
    office.work_reports.put_texts(Kind.SUPERVISION, 2026, {"lead": f"联系人电话{PHONE}。"})
    added(office, SHORTFALL, shortfall=f"群众{PHONE}反映答复慢", action="改进", raised_on="2026-03-02")
    told = text(office.work_reports.draft(Kind.SUPERVISION, YEAR))
    assert PHONE not in told
    assert told.count("138****1234") == 2


def test_rows_that_cannot_be_right_are_told_above_the_draft(office: Office) -> None:
    """Answered before it came in: counted, and named."""
    typed = {key: HOTLINE[key].kind.read(raw) for key, raw in least(HOTLINE).items()}
    added(office, HOTLINE)
    early = Step("replied", date(2026, 3, 1), {"replied_on": date(2026, 3, 1), "outcome": "已解决"})
    with office.store.unit("导入") as unit:
        made = unit.add(HOTLINE, {**office.entries.blank(HOTLINE), **typed}, (early,))
    for kind in (Kind.SUPERVISION, Kind.OPENNESS):
        draft = office.work_reports.draft(kind, YEAR)
        (doubt,) = draft.warnings
        assert doubt.words == "咨询热线：答复日期早于日期时间：热线-2026-0002"
        assert doubt.rows == {HOTLINE.key: (made,)}
        assert doubt.marked not in text(draft)


# Papers


def test_word_and_paper_tell_the_same_words(year: Office, report: Draft) -> None:
    lines = work_report_lines(report)
    made = docx.Document(BytesIO(year.work_reports.word(report)))
    told = [line for one in made.paragraphs for line in one.text.split("\n")]
    assert told == lines
    assert year.work_reports.word(report) == year.work_reports.word(report)
    red = [run.text for one in made.paragraphs for run in one.runs if str(run.font.color.rgb) == "E60000"]
    assert red == ["［请填写：督查工作的组织领导、分工和责任］", report.warnings[0].marked]
    paper = year.work_reports.paper(report)
    assert paper.draft
    assert paper.why == "1处需要核对，1处请填写"
    assert not paper.missing
    printed = "".join(words(paper.pdf).split())
    assert re.sub("草稿|—[0-9]+—", "", printed) == "".join(lines)


@pytest.mark.parametrize("kind", [Kind.SUPERVISION, Kind.OPENNESS, Kind.PARTY, Kind.FINANCE])
def test_the_words_of_a_report_are_golden(year: Office, kind: Kind) -> None:
    found = "\n".join(work_report_lines(year.work_reports.draft(kind, YEAR))) + "\n"
    name = GOLDEN / f"work-report-{kind.name.lower()}.txt"
    if os.environ.get("GOLDEN") == "write":
        name.write_text(found, encoding="utf-8", newline="\n")
    assert found == name.read_text(encoding="utf-8")


def test_what_leaves_is_on_record_before_it_exists(office: Office, tmp_path: Path) -> None:
    added(office, HOTLINE)
    works = office.work_reports
    draft = works.draft(Kind.OPENNESS, YEAR)
    for name in ("总结.docx", "总结.pdf"):
        works.save(draft, tmp_path / name)
        assert (tmp_path / name).stat().st_size > 1_000
    works.printed(draft, "办公室打印机", 2)
    with office.store.reading() as reader:
        left = [change for unit in reader.last_units(3) for change in reader.changes_of(unit.id)]
    told = [(change.after["what"], change.register) for change in left if change.kind == OUTFLOW]
    assert sorted(told) == sorted(
        (what, HOTLINE.key)
        for what in ("政务公开工作总结 Word", "政务公开工作总结 PDF", "打印政务公开工作总结")
    )


def test_a_blank_report_leaves_without_a_trace_of_records(office: Office, tmp_path: Path) -> None:
    draft = office.work_reports.draft(Kind.PARTY, YEAR)
    office.work_reports.save(draft, tmp_path / "空.docx")
    made = docx.Document(str(tmp_path / "空.docx"))
    assert made.paragraphs[0].text.endswith("2026年党务政务公开工作汇报（空模板）")
    assert [p.text for p in made.paragraphs if p.text.startswith("二、")] == ["二、党务公开"]
    assert not any(isinstance(piece, Number) for line in draft.lines() for piece in line.paragraph.pieces)
