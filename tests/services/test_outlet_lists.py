"""公开情况 of a period: every item, counted by way and category, late or in time, and what was due and missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.errors import Refused, Trouble
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.office import Office
from desktop_app.services.outlet_lists import NO_WAY, Tally
from tests.builders import BEGUN, added, moved
from tests.documents.paper import words
from tests.services.ways import BOARD, MEETING, WEBSITE, now, on, published

MARCH = (date(2026, 3, 1), date(2026, 3, 31))
APRIL = (date(2026, 4, 1), date(2026, 4, 30))


@pytest.fixture
def year(office: Office) -> Office:
    """Four items formed on 2 March and due on 30 March: in time by two ways, late, by the old way, never."""
    result, carried = "结果公开 / 财政预决算", "执行公开 / 重大建设项目"
    first = added(office, DISCLOSURE, title="按期的", category=result, normative="是", interpreted="是")
    published(office, first, on(WEBSITE, "2026-03-04"), on(BOARD, "2026-03-05"), on(MEETING, "2026-04-02"))
    late = added(office, DISCLOSURE, title="逾期的13800001234", category=carried)
    published(office, late, on(BOARD, "2026-04-01"))
    old = added(office, DISCLOSURE, title="老办法公开的")
    moved(office, DISCLOSURE, old, "published", BEGUN, channels="政府网站、两微一端")
    added(office, DISCLOSURE, title="没有公开的", category=result)
    added(office, DISCLOSURE, title="依申请才公开的", openness="依申请公开")
    return office


def made(tallies: tuple[Tally, ...]) -> dict[str, tuple[int, int]]:
    return {one.word: (one.made, one.standing) for one in tallies if one.made or one.standing}


def test_a_month_tells_what_was_made_public_and_what_was_missing(year: Office) -> None:
    march = year.outlets.period(*MARCH)
    assert [(line.title, line.late_days) for line in march.lines] == [("老办法公开的", 0), ("按期的", 0)]
    assert [way.name for way in march.lines[1].ways] == ["局网站", "公开栏", "座谈会"]
    assert made(march.by_outlet()) == {
        "政府信息公开平台、局网站": (2, 2),
        "媒体": (1, 1),
        "公开栏、查阅场所": (1, 1),
    }, "the meeting came after the month"
    assert made(march.by_category()) == {"结果公开": (1, 1), "未填类别": (1, 1)}
    assert len(march.by_category()) == 6, "the five kinds stand there with 0 too"
    assert made(march.by_article()) == {"住建领域 保障性住房": (2, 2)}
    assert (march.late, march.normative, march.interpreted) == (0, 1, 1)
    assert [(line.title, line.due_on, line.published_on) for line in march.missing] == [
        ("没有公开的", date(2026, 3, 30), None),
        ("逾期的13800001234", date(2026, 3, 30), date(2026, 4, 1)),
    ]


def test_the_next_month_knows_what_still_stands(year: Office) -> None:
    april = year.outlets.period(*APRIL)
    assert [(line.title, line.late_days) for line in april.lines] == [("逾期的13800001234", 2)]
    assert (april.late, len(april.standing)) == (1, 3)
    assert [line.title for line in april.earlier] == ["老办法公开的", "按期的"]
    assert made(april.by_outlet())["会议"] == (0, 1)
    assert [line.title for line in april.missing] == ["没有公开的"]


def test_ways_and_items_taken_down_are_counted_until_their_day(year: Office) -> None:
    (item,) = [line for line in year.outlets.period(*MARCH).lines if line.title == "按期的"]
    record = year.entries.get(DISCLOSURE, 1)
    board = next(way for way in year.outlets.of(item.number) if way.text("kind") == "公开栏")
    year.outlets.take_down(1, record.version, [board.id], date(2026, 4, 10), "公示期满")
    assert made(year.outlets.period(*MARCH).by_outlet())["公开栏、查阅场所"] == (1, 1)
    april = year.outlets.period(*APRIL)
    assert made(april.by_outlet())["公开栏、查阅场所"] == (1, 1), "only the late one"
    rest = [way.id for way in year.outlets.of(item.number) if way.text("state") == "公开中"]
    year.outlets.take_down(1, now(year, record).version, rest, date(2026, 4, 20), "改版")
    assert len(year.outlets.period(*APRIL).standing) == 2
    assert len(year.outlets.period(*MARCH).standing) == 2, "it still stood at the end of March"


def test_what_was_published_twice_is_found_in_both_periods(office: Office) -> None:
    record = published(office, added(office, DISCLOSURE), on(BOARD, "2026-03-04"), preset="board")
    moved(office, DISCLOSURE, record, "taken_down", date(2026, 3, 20))
    moved(office, DISCLOSURE, now(office, record), "reopened", date(2026, 6, 15))
    published(office, now(office, record), on(BOARD, "2026-06-15"), preset="board")
    june = office.outlets.period(date(2026, 6, 1), date(2026, 6, 30))
    assert [line.published_on for line in office.outlets.period(*MARCH).lines] == [date(2026, 3, 4)]
    assert [line.published_on for line in june.lines] == [date(2026, 6, 15)]
    assert office.outlets.period(*APRIL).lines == ()


def test_void_items_count_nowhere(year: Office) -> None:
    year.entries.void(DISCLOSURE, 1, "重复登记")
    assert [line.title for line in year.outlets.period(*MARCH).lines] == ["老办法公开的"]
    assert made(year.outlets.period(*MARCH).by_outlet()).keys() == {"政府信息公开平台、局网站", "媒体"}


def test_an_item_without_any_way_told_is_counted_as_such(office: Office) -> None:
    record = moved(office, DISCLOSURE, added(office, DISCLOSURE), "published", BEGUN)
    raw = {**office.entries.copy_of(DISCLOSURE, record.id), "channels": ""}
    office.entries.edit(DISCLOSURE, record.id, record.version, raw)
    assert made(office.outlets.period(*MARCH).by_outlet()) == {NO_WAY: (1, 1)}


def test_days_in_the_wrong_order_are_refused(office: Office) -> None:
    with pytest.raises(Refused, match="止日 2026-03-01 早于起日 2026-04-01"):
        office.outlets.period(APRIL[0], MARCH[0])


def test_on_paper(year: Office) -> None:
    paper = year.outlets.period_paper(*APRIL, earlier=True)
    text = words(paper.pdf)
    assert not paper.missing
    for said in (
        "青石县住房和城乡建设局主动公开情况表",
        "统计时段：2026年4月1日至2026年4月30日",
        "本期主动公开1条，其中按期0条、逾期1条；规范性文件0件，政策解读0件。",
        "期末仍在公开3条；应公开未公开1条。",
        "逾期2个工作日",
        "四、以前公开、期末仍在公开的信息",
        "没有公开的",
    ):
        assert said in text, said
    assert "13800001234" not in text


def test_nothing_is_told_as_a_zero_report(office: Office, tmp_path: Path) -> None:
    assert "本期没有主动公开信息（零报告）。" in words(office.outlets.period_paper(*MARCH).pdf)
    office.outlets.period_sheet(*MARCH, tmp_path / "零.xlsx")
    book = load_workbook(tmp_path / "零.xlsx")
    assert "零报告" in str(book.worksheets[0]["C4"].value)


def test_as_a_book_with_a_tab_for_each_table(year: Office, tmp_path: Path) -> None:
    path = tmp_path / "公开情况.xlsx"
    year.outlets.period_sheet(*MARCH, path, earlier=True)
    book = load_workbook(path)
    assert book.sheetnames == ["主动公开情况表", "公开情况汇总", "应公开未公开", "以前公开仍在公开"]
    rows = [[cell.value for cell in row] for row in book["主动公开情况表"].iter_rows(min_row=3)]
    assert rows[0][:3] == ["序号", "编号", "信息名称"]
    assert rows[2][2] == "按期的"
    assert rows[2][6] == "局网站、公开栏、座谈会"
    assert rows[2][9] == "按期"
    sums = [tuple(cell.value for cell in row) for row in book["公开情况汇总"].iter_rows(min_row=4)]
    assert sums[0] == ("合计", "主动公开信息", 2, 2)
    assert ("按公开渠道", "政府信息公开平台、局网站", 2, 2) in sums
    assert ("按公开类别", "决策公开", 0, 0) in sums
    assert ("其中", "政策解读", 1, 1) in sums
    assert "13800001234" not in "".join(str(cell.value) for row in book["应公开未公开"] for cell in row)
    with year.store.reading() as reader:
        (last,) = reader.last_units(1)
        (line,) = reader.changes_of(last.id)
    assert line.after["file"] == "公开情况.xlsx", "that it left is on record"
    with pytest.raises(Trouble, match="没有导出"):
        year.outlets.period_sheet(*MARCH, tmp_path / "没有" / "a.xlsx")


@pytest.mark.parametrize(
    "leave",
    [
        lambda office, path: office.outlets.save_period(office.outlets.period_paper(*MARCH), *MARCH, path),
        lambda office, _path: office.outlets.printed_period(*MARCH, "打印机", 2),
    ],
)
def test_what_leaves_on_paper_is_on_record(
    year: Office, tmp_path: Path, leave: Callable[[Office, Path], None]
) -> None:
    leave(year, tmp_path / "表.pdf")
    with year.store.reading() as reader:
        (last,) = reader.last_units(1)
        (line,) = reader.changes_of(last.id)
    assert line.register == "disclosure"
    assert line.after["first"] == MARCH[0]
