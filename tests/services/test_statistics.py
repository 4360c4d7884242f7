"""统计上报 over the example year: figures that open their rows, closed periods, what leaves, the yearly counts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.documents.statistics_pages import statistics_lines
from desktop_app.domain.changes import OUTFLOW
from desktop_app.domain.chart import Chart, Series
from desktop_app.domain.fields import Value
from desktop_app.domain.periods import Period, after, free, parse
from desktop_app.domain.records import Query, Record
from desktop_app.errors import Refused
from desktop_app.registers.codes import PERSON
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.every import REGISTERS
from desktop_app.registers.every import register as register_of
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.publication import PUBLICATION
from desktop_app.registers.topic import TOPIC
from desktop_app.registers.visit import VISIT
from desktop_app.services.example import fill
from desktop_app.services.office import Office
from desktop_app.services.statistics_closing import MATTERS, YEARLY
from desktop_app.services.statistics_counts import TOGETHER, together
from desktop_app.work import drained
from tests.builders import TODAY, added, guarded, moved, opened
from tests.documents.paper import GOLDEN, words
from tests.services.ways import BOARD, WEBSITE, published

MARCH = parse("2026-03")
SPRING = parse("2026-Q1")


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The example year, only read."""
    made = opened(tmp_path_factory.mktemp("year") / "data")
    drained(fill(made.store, 160, 1, TODAY))
    yield made
    made.close(copy=False)


def hand_count(office: Office, period: Period) -> list[Record]:
    """The calls of a period, found by reading every one of them."""
    every = office.entries.page(Query(HOTLINE.key), 0, 10_000)
    return [call for call in every if (day := call.day("called_at")) and day in period]


def test_a_quarter_is_counted_as_by_hand_and_every_number_opens_its_rows(year: Office) -> None:
    found, calls = year.statistics.period(HOTLINE, SPRING), hand_count(year, SPRING)
    figures = {figure.measure.label: figure for figure in found.figures}
    assert len(calls) > 10
    assert figures["收件"].value == len(calls)
    done = {call.id for call in calls if call.text("state") in ("已答复", "已办结", "已归档")}
    assert set(figures["办结"].rows) == done
    behind = year.statistics.behind(HOTLINE, figures["办结"])
    assert {call.id for call in behind} == done
    assert found.sentence == f"2026年第一季度：收到{len(calls)}件。"
    assert found.findings == ()
    every = year.entries.page(Query(HOTLINE.key), 0, 10_000)
    answered = {
        c.id for c in every if (day := c.day("replied_on")) and day in SPRING and c.id in done | _done(every)
    }
    assert set(found.handled[0].rows) == answered


def _done(calls: list[Record]) -> set[int]:
    return {call.id for call in calls if call.text("state") in ("已答复", "已办结", "已归档")}


def test_a_period_without_data_says_so_in_numbers_and_words(year: Office) -> None:
    found = year.statistics.period(HOTLINE, parse("1999"))
    assert (found.figures[0].shown, found.sentence) == ("0件", "1999年：未收到。")
    table = year.statistics.by(HOTLINE, parse("1999"), "way")
    assert {line.figures[0].value for line in table.lines} == {0}
    assert "12319" in {line.word for line in table.lines}
    assert year.statistics.matters(parse("1999")).sentence == "1999年：未收到。"


@pytest.mark.parametrize("way", ["way", "matter", "承办科室", "办理结果", "状态", "月", "week", "季度"])
def test_parts_make_up_the_whole_however_it_is_parted(year: Office, way: str) -> None:
    table = year.statistics.by(HOTLINE, SPRING, way)
    assert sum(int(line.figures[0].value or 0) for line in table.lines) == table.total.figures[0].value
    assert table.total.figures == year.statistics.period(HOTLINE, SPRING).figures


def test_words_of_the_list_of_the_office_stand_in_its_order(year: Office) -> None:
    table = year.statistics.by(HOTLINE, SPRING, "方式")
    known = [word for word, _ in year.lists.words("hotline_way")]
    assert [line.word for line in table.lines][: len(known)] == known


def test_categories_are_taken_together_by_their_first_part(year: Office) -> None:
    table = year.statistics.by(DISCLOSURE, parse("2026"), "公开类别")
    assert [line.word for line in table.lines][:5] == [
        "决策公开",
        "执行公开",
        "管理公开",
        "服务公开",
        "结果公开",
    ]
    assert not any(" / " in line.word for line in table.lines)


def test_nobody_is_ranked(year: Office) -> None:
    for register in REGISTERS:
        for key, _ in year.statistics.ways(register):
            assert getattr(getattr(register.by_key.get(key), "kind", None), "options", "") != PERSON
    with pytest.raises(Refused, match="不按人员统计"):
        year.statistics.by(HOTLINE, SPRING, "接待人")
    with pytest.raises(Refused, match="可以按状态、方式、"):
        year.statistics.by(HOTLINE, SPRING, "电话")


def test_all_ledgers_of_matters_stand_in_one_table(year: Office) -> None:
    found = year.statistics.matters(parse("2026"))
    assert [one.register for one in found.ledgers] == [r.key for r in REGISTERS if r.matter]
    assert tuple(measure.label for measure in found.measures) == TOGETHER
    for one in found.ledgers:
        received, done, open_, gone = (int(one.figures[at].value or 0) for at in range(4))
        assert received == done + open_ + gone
        assert one.empty == (received == 0) == (one.sources is None)
        if one.sources:
            assert one.sources.total.figures == one.figures
    total = found.total[0]
    assert total.value == sum(int(one.figures[0].value or 0) for one in found.ledgers)
    assert sum(map(len, found.behind(0).values())) == total.value
    rate = found.total[TOGETHER.index("办结率")]
    assert rate.part == found.total[1].value
    assert not any(one.empty for one in found.ledgers)
    assert "未收到的台账" not in found.sentence
    assert "未收到的台账" in year.statistics.matters(parse("2026-01")).sentence


def test_a_ledger_whose_clock_runs_by_the_hour_is_not_counted_by_days() -> None:
    """舆情 answered on its day, yet after its five hours, is late."""
    opinion = register_of("opinion")
    late: dict[str, Value] = {"state": next(iter(opinion.matter.done)), "late": True, "due_on": TODAY}  # type: ignore[union-attr]
    late |= {opinion.matter.finished: TODAY, opinion.matter.received: TODAY}  # type: ignore[union-attr]
    measures = {measure.label: measure for measure in together(opinion)}
    assert measures["超期"].where(late)
    assert not measures["按期办结"].where(late)
    assert measures["按期率"].among(late)
    assert not measures["按期率"].where(late)


def test_a_void_call_never_counts(office: Office) -> None:
    kept, gone = added(office, HOTLINE), added(office, HOTLINE, caller="另一人")
    office.entries.void(HOTLINE, gone.id, "重复登记")
    assert office.statistics.period(HOTLINE, MARCH).figures[0].rows == (kept.id,)


# Closing


def called(office: Office, count: int = 3) -> list[Record]:
    """Calls of March that were answered in time."""
    made = [added(office, HOTLINE, caller=f"来电人{at}") for at in range(count)]
    for at, call in enumerate(made):
        sent = moved(office, HOTLINE, call, "dispatched", date(2026, 3, 3))
        made[at] = moved(office, HOTLINE, sent, "replied", date(2026, 3, 4))
    return made


def test_a_closed_month_stays_as_it_was_and_what_changed_is_listed_apart(office: Office) -> None:
    first, second, _ = called(office)
    office.statistics.close(HOTLINE.key, MARCH)
    assert office.statistics.changes(HOTLINE.key, MARCH) == ()
    office.entries.void(HOTLINE, first.id, "重复登记")
    late = added(office, HOTLINE, caller="补登的人")
    told = {change.difference.label: change for change in office.statistics.changes(HOTLINE.key, MARCH)}
    assert (told["办结"].difference.was, told["办结"].difference.now) == ("3件", "2件")
    assert told["办结"].numbers == ((first.text("number"), "后来不再计入"),)
    assert told["收件"].words == (
        f"期间收到·收件：定稿时3件，现在3件；{late.text('number')}（后来计入）、{first.text('number')}（后来不再计入）"
    )
    closed = office.statistics.closed(HOTLINE.key, MARCH)
    assert closed is not None
    assert closed.sheet.figures[0].shown == "3件"
    assert len(closed.digest) == 64
    assert second.id in closed.sheet.figures[0].rows


def test_a_median_that_moved_names_the_record_that_was_written_to(office: Office) -> None:
    (call,) = called(office, 1)
    office.statistics.close(HOTLINE.key, MARCH)
    again = moved(office, HOTLINE, office.entries.get(HOTLINE, call.id), "redone", date(2026, 3, 5))
    moved(office, HOTLINE, again, "replied", date(2026, 3, 9))
    told = {change.difference.label: change for change in office.statistics.changes(HOTLINE.key, MARCH)}
    assert set(told) == {"用时中位数", "期间用时中位数"}
    assert told["用时中位数"].words.startswith("期间收到·用时中位数：定稿时2天，现在7天")
    assert told["用时中位数"].numbers == ((call.text("number"), "后来有改动"),)


def test_a_correction_stands_beside_and_nothing_is_opened_again(office: Office) -> None:
    first, *_ = called(office)
    with pytest.raises(Refused, match="没有定稿"):
        office.statistics.correct(HOTLINE.key, MARCH, "漏登")
    office.statistics.close(HOTLINE.key, MARCH)
    with pytest.raises(Refused, match="定稿不能撤销"):
        office.statistics.close(HOTLINE.key, free(date(2026, 3, 1), date(2026, 3, 31)))
    with pytest.raises(Refused, match="没有变动"):
        office.statistics.correct(HOTLINE.key, MARCH, "漏登")
    office.entries.void(HOTLINE, first.id, "重复登记")
    with pytest.raises(Refused, match="理由"):
        office.statistics.correct(HOTLINE.key, MARCH, " ")
    office.statistics.correct(HOTLINE.key, MARCH, "一件重复登记")
    (beside,) = office.statistics.corrections(HOTLINE.key, MARCH)
    assert (beside.sheet.figures[0].shown, beside.note) == ("2件", "一件重复登记")
    closed = office.statistics.closed(HOTLINE.key, MARCH)
    assert closed is not None
    assert closed.sheet.figures[0].shown == "3件"
    assert [one.sheet.title for one in office.statistics.all_closed()] == ["2026年3月咨询热线"]


def test_a_month_is_not_closed_before_it_ends_nor_by_anybody(office: Office) -> None:
    with pytest.raises(Refused, match="2026年6月还没有结束"):
        office.statistics.close(HOTLINE.key, parse("2026-06"))
    with pytest.raises(Refused, match="整年"):
        office.statistics.close(YEARLY, MARCH)
    with office.store.unit("人员") as unit:
        unit.put_person(guarded("登记员", "登记"))
        unit.put_person(guarded("管理员", "管理"))
    with pytest.raises(Refused, match="统计数定稿"):
        office.statistics.close(HOTLINE.key, MARCH)


def test_what_does_not_add_up_needs_a_reason(office: Office) -> None:
    (call,) = called(office, 1)
    with office.store.unit("旧账") as unit:
        unit._connection.exec_driver_sql(  # as an old ledger may have it
            "UPDATE hotline SET state = '挂起' WHERE id = ?", (call.id,)
        )
    found = office.statistics.period(HOTLINE, MARCH).findings
    assert [finding.rows for finding in found] == [(call.id,)]
    with pytest.raises(Refused, match="“挂起”不算在办"):
        office.statistics.close(MATTERS, MARCH)
    office.statistics.close(MATTERS, MARCH, "旧账，已核对")
    closed = office.statistics.closed(MATTERS, MARCH)
    assert closed is not None
    assert closed.note == "旧账，已核对"
    assert {one.group for one in closed.sheet.figures} >= {"咨询热线", "合计"}


# The yearly counts


def yearly(office: Office, number: int = 2026) -> dict[tuple[str, str], str]:
    return {
        (line.group, line.figure.measure.label): line.figure.shown
        for line in office.statistics.yearly(number)
    }


def test_what_was_made_public_is_counted_by_way_and_kind(office: Office) -> None:
    published(office, added(office, DISCLOSURE, category="结果公开 / 重点领域 / 财政预决算"), WEBSITE, BOARD)
    added(office, DISCLOSURE, title="没有公开的")
    told = yearly(office)
    assert told["主动公开", "主动公开总条数"] == "1条"
    assert told["主动公开", "重点领域条数"] == "1条"
    assert told["主动公开按渠道", "公开栏、查阅场所"] == told["主动公开按类别", "结果公开"] == "1条"
    assert told["主动公开按渠道", "媒体"] == told["主动公开", "政策解读数"] == "0条"
    assert yearly(office, 2025)["主动公开", "主动公开总条数"] == "0条"


def test_the_same_number_of_a_gazette_is_one(office: Office) -> None:
    item = published(office, added(office, DISCLOSURE), WEBSITE)
    for number in ("2026年第2期", "2026年第2期", "2026年第3期", ""):
        added(
            office, PUBLICATION, item_no=item.text("number"), outlet="政府信息公开平台、局网站", kind="政府公报",
            issue_no=number, address=f"第{number}页",
        )  # fmt: skip
    lines = {line.figure.measure.label: line for line in office.statistics.yearly(2026)}
    assert lines["公报期数"].figure.shown == "3期"
    assert len(lines["公报期数"].figure.rows) == 4


def test_matters_of_the_12345_centre_are_counted_apart(office: Office) -> None:
    called(office, 2)
    added(office, HOTLINE, way="12345转办", order_no="20260302001")
    told = yearly(office)
    assert (told["12345热线", "12345件数"], told["12345热线", "12345办结率"]) == ("1件", "0%")
    assert told["12345热线", "12345满意率"] == "—（无可统计的件）"


def test_topics_on_the_wall_are_answers_to_concerns(office: Office) -> None:
    topic = added(office, TOPIC)
    for at, key in enumerate(("notified", "answered", "worded", "echoed")):
        topic = moved(office, TOPIC, topic, key, date(2026, 3, 9) + timedelta(days=at))
    told = yearly(office)
    assert told["回应关切", "回音壁公布"] == "1件"
    assert yearly(office, 2025)["回应关切", "回音壁公布"] == "0件"


def test_documents_are_counted_where_the_annual_report_counts_them(office: Office) -> None:
    published(
        office,
        added(office, DISCLOSURE, normative="是", doc_no="青住建规〔2026〕1号", interpreted="否"),
        WEBSITE,
    )
    told = yearly(office)
    section = office.reports.table2(2026).counted
    assert told["行政规范性文件", "本年制发件数"] == f"{section['normative_issued']}件" == "1件"
    assert told["行政规范性文件", "现行有效件数"] == f"{section['normative_in_force']}件"


def test_a_count_without_anything_says_why(office: Office) -> None:
    known = {register.key for register in REGISTERS}
    for line in office.statistics.yearly(2026):
        assert line.figure.shown
        assert bool(line.missing) == (not line.figure.value and not line.figure.whole)
        if line.register not in known:
            assert line.missing.startswith("没有“")


# What leaves


def some_chart() -> Chart:
    return Chart("每月收件", "bars", ("2026年1月", "2026年2月"), (Series("收件", (3.0, 4.0)),), "件")


def test_a_sheet_holds_definitions_tables_numbers_and_no_identities(year: Office, tmp_path: Path) -> None:
    report = year.statistics.report(HOTLINE.key, SPRING, ("方式", "month"), (some_chart(),))
    year.statistics.save(report, tmp_path / "统计.xlsx")
    book = load_workbook(tmp_path / "统计.xlsx")
    assert book.sheetnames == ["咨询热线统计表", "按方式", "按月", "说明", "计入的记录", "每月收件"]
    rows = list(book["咨询热线统计表"].iter_rows(min_row=3, values_only=True))
    assert rows[0] == ("类别", "项目", "数值", "单位", "含义")
    assert rows[1][1:3] == ("收件", len(hand_count(year, SPRING)))
    assert all(row[4] for row in rows), "a definition beside every number"
    assert len(book["每月收件"]._charts) == 1  # type: ignore[attr-defined]  # openpyxl tells them nowhere else
    text = "\n".join(str(cell) for tab in book for row in tab.iter_rows(values_only=True) for cell in row)
    for call in hand_count(year, SPRING):
        assert call.text("number") in text
        for key in ("caller", "phone", "content"):
            assert not call.text(key) or call.text(key) not in text
    with year.store.reading() as reader:
        (unit,) = reader.last_units(1)
        (change,) = reader.changes_of(unit.id)
    assert (change.kind, change.register, change.after["what"]) == (
        OUTFLOW,
        "hotline",
        "咨询热线统计表 Excel",
    )


def test_definitions_of_all_ledgers_say_whose_words_they_are(year: Office) -> None:
    meant = {row[0]: row[1] for row in year.statistics.report(MATTERS, SPRING).tables[1].rows}
    assert meant["收件"] == "期间内收到的件，作废的不算"
    assert str(meant["办结"]).endswith("（这里写的是咨询热线，其他各按自己的状态和期限）")


@pytest.mark.parametrize("what", [HOTLINE.key, MATTERS, YEARLY, VISIT.key, DISCLOSURE.key])
def test_everything_can_be_put_on_paper(year: Office, tmp_path: Path, what: str) -> None:
    report = year.statistics.report(what, parse("2026"))
    path = tmp_path / "统计.pdf"
    year.statistics.save(report, path)
    told = words(path.read_bytes())
    assert "统计时段：2026年" in told
    assert year.statistics.paper(report).missing == ()


def test_the_paper_and_the_sheet_of_a_closed_month(office: Office, tmp_path: Path) -> None:
    first, *_ = called(office)
    added(office, HOTLINE, way="来访", phone="")
    office.statistics.close(HOTLINE.key, MARCH)
    office.entries.void(HOTLINE, first.id, "重复登记")
    report = office.statistics.report(HOTLINE.key, MARCH, ("方式", "week"), (some_chart(),))
    _golden("statistics-paper.txt", statistics_lines(report))
    office.statistics.save(report, tmp_path / "统计.xlsx")
    book = load_workbook(tmp_path / "统计.xlsx")
    cells = [
        f"{tab.title}　{'｜'.join('' if cell is None else str(cell) for cell in row)}"
        for tab in book
        for row in tab.iter_rows(values_only=True)
    ]
    _golden("statistics-sheet.txt", cells)


def _golden(name: str, lines: list[str]) -> None:
    found = "\n".join(lines) + "\n"
    if os.environ.get("GOLDEN") == "write":
        (GOLDEN / name).write_text(found, encoding="utf-8", newline="\n")
    assert found == (GOLDEN / name).read_text(encoding="utf-8")


def test_a_printed_report_is_on_record(office: Office) -> None:
    called(office, 1)
    report = office.statistics.report(MATTERS, MARCH)
    office.statistics.printed(report, "办公室打印机", 2)
    with office.store.reading() as reader:
        (unit,) = reader.last_units(1)
        (change,) = reader.changes_of(unit.id)
    assert change.after["what"] == "打印各类办件统计表"
    assert change.after["copies"] == 2


def test_the_next_period_is_another_one(year: Office) -> None:
    spring, summer = (year.statistics.period(HOTLINE, one) for one in (SPRING, after(SPRING)))
    assert not set(spring.figures[0].rows) & set(summer.figures[0].rows)
