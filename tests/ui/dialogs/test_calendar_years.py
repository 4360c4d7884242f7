"""放假安排: a year's table is tried before it is adopted, and the dates it moves are named."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QMainWindow

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Changed, Step
from desktop_app.registers.request import REQUEST
from desktop_app.services.office import Office
from tests.ui.dialogs.hand import DialogHand
from ui.dialogs.calendar_years import open_calendar_years
from ui.dialogs.year_text import rows_of

NOTICE = "国办发明电〔2026〕7号"
TABLE = """2027-01-01至2027-01-03 法定节假日 元旦
2027-02-05～2027-02-11 法定节假日 春节
2027-02-14 调休补班 春节
2027-02-20 调休补班 春节
2027-04-03至2027-04-05 法定节假日 清明节
2027-05-01至2027-05-05 法定节假日 劳动节
2027-05-08 调休补班 劳动节
2027-06-09 法定节假日 端午节
2027-09-15 法定节假日 中秋节
2027-10-01至2027-10-07 法定节假日 国庆节
2027-10-09 调休补班 国庆节"""


@pytest.fixture
def waiting(office: Office) -> int:
    """A request that will be due in February 2027, counted while that year's table is not known."""
    told: dict[str, Value] = {"applicant": "毛艳", "content": "预售许可", "channel": "当面"}
    told["reached_on"] = date(2027, 1, 20)
    with office.store.unit("试") as unit:
        return unit.add(REQUEST, told)


def test_moved_dates_are_shown_before_anything_is_applied(
    window: QMainWindow, office: Office, hand: DialogHand, waiting: int
) -> None:
    before = office.entries.get(REQUEST, waiting).day("due_on")
    heard: list[Changed] = []
    open_calendar_years(window, office, heard.append)
    assert hand.number("年份") == 2027
    assert not hand.may_press("应用")
    hand.fill(通知文号=NOTICE, 放假安排=TABLE)
    hand.press("试算影响")
    (row,) = hand.rows("到期日变动")
    assert row[2].startswith("毛艳")
    assert row[3] == str(before) != row[4]
    assert office.entries.get(REQUEST, waiting).day("due_on") == before
    hand.press("应用")
    assert str(office.entries.get(REQUEST, waiting).day("due_on")) == row[4]
    assert "1 件到期日已更新" in hand.told()
    assert heard[0].records == {REQUEST.key: frozenset({waiting})}
    assert hand.rows("已知年份")[0] == ["2027", "27天", "4天", NOTICE]


def test_a_change_after_the_trial_must_be_tried_again(
    window: QMainWindow, office: Office, hand: DialogHand
) -> None:
    open_calendar_years(window, office)
    hand.fill(通知文号=NOTICE, 放假安排=TABLE)
    hand.press("试算影响")
    assert hand.may_press("应用")
    hand.fill(放假安排=TABLE.replace("2027-10-09", "2027-10-10"))
    assert not hand.may_press("应用")


def test_all_faults_of_a_table_at_once(window: QMainWindow, office: Office, hand: DialogHand) -> None:
    open_calendar_years(window, office)
    hand.fill(放假安排="2027-02-30 法定节假日 春节\n2027-10-01 放假 国庆节")
    hand.press("试算影响")
    told = hand.told()
    for words in ("没有填写通知文号", "第1行", "第2行的类别不是", "缺国庆节"):
        assert words in told
    assert not hand.may_press("应用")
    assert hand.value("放假安排").startswith("2027-02-30")


def _every_day() -> str:
    """The whole year, one line a day, as a bureau's own sheet lists it; the weekend days worked are told."""
    named = {str(day): (kind, name) for day, kind, name in rows_of(TABLE)}
    days = (date(2027, 1, 1) + timedelta(days=n) for n in range(365))
    plain = {True: ("工作日", ""), False: ("休息日", "")}
    lines = ((day, *named.get(str(day), plain[day.weekday() < 5])) for day in days)
    return "\n".join(" ".join(map(str, line)) for line in lines)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("\n".join(line for line in _every_day().splitlines() if "2027-07-" not in line), "7月缺31天"),
        (_every_day().replace("2027-10-01 法定节假日", "2027-10-01 工作日"), "国庆节，不能写成“工作日”"),
        (
            TABLE.replace(
                "2027-10-01至2027-10-07 法定节假日", "2027-10-01 工作日\n2027-10-02至2027-10-07 法定节假日"
            ),
            "国庆节，不能写成“工作日”",
        ),
    ],
    ids=["a month missing", "National Day at work", "the same in a short table"],
)
def test_an_impossible_year_is_refused_in_words_and_changes_nothing(
    window: QMainWindow, office: Office, hand: DialogHand, waiting: int, table: str, told: str
) -> None:
    before = office.calendar.years(), office.entries.get(REQUEST, waiting)
    open_calendar_years(window, office)
    hand.fill(通知文号=NOTICE, 放假安排=table)
    hand.press("试算影响")
    assert told in hand.told()
    assert not hand.may_press("应用")
    assert hand.value("放假安排") == table
    assert (office.calendar.years(), office.entries.get(REQUEST, waiting)) == before
    hand.fill(放假安排=_every_day())
    hand.press("试算影响")
    assert hand.may_press("应用"), "the whole of the same table can be adopted"


def test_a_closed_case_is_neither_listed_nor_moved(
    window: QMainWindow, office: Office, hand: DialogHand, waiting: int
) -> None:
    with office.store.unit("试") as unit:
        day = date(2027, 1, 22)
        unit.step(REQUEST, waiting, Step("withdrawn", day, {"withdrawn_on": day}))
    closed = office.entries.get(REQUEST, waiting)
    assert closed["state"] == "撤回"
    assert closed["due_on"] is not None
    open_calendar_years(window, office)
    hand.fill(通知文号=NOTICE, 放假安排=TABLE)
    hand.press("试算影响")
    assert hand.sees("没有未办结件的到期日受影响")
    hand.press("应用")
    assert office.entries.get(REQUEST, waiting) == closed


def test_a_table_is_read_from_a_sheet(
    window: QMainWindow, office: Office, hand: DialogHand, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["2027年放假安排"], ["日期", "类别", "名称"], [date(2027, 1, 1), "法定节假日", "元旦"]):
        sheet.append(row)
    book.save(tmp_path / "放假.xlsx")
    open_calendar_years(window, office)
    hand.fill(从文件读入=str(tmp_path / "放假.xlsx"))
    hand.press("读入")
    assert hand.value("放假安排") == "2027-01-01 法定节假日 元旦"
    (tmp_path / "别的.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    hand.fill(从文件读入=str(tmp_path / "别的.csv"))
    hand.press("读入")
    assert "文件里没有放假安排" in hand.told()
    assert hand.value("放假安排") == "2027-01-01 法定节假日 元旦"


def test_a_known_year_can_be_looked_at(window: QMainWindow, office: Office, hand: DialogHand) -> None:
    open_calendar_years(window, office)
    hand.select(0, "已知年份")
    assert hand.number("年份") == 2026
    assert "2026-10-01 法定节假日 国庆节" in hand.value("放假安排")


def test_a_year_that_was_typed_is_not_lost_by_one_press(
    window: QMainWindow, office: Office, hand: DialogHand
) -> None:
    open_calendar_years(window, office)
    hand.fill(放假安排=TABLE)
    hand.press("关闭")
    assert "还没有应用" in hand.told()
    assert hand.value("放假安排") == TABLE
    hand.press("关闭")
    assert not hand.is_open()
