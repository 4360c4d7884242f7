"""公开日: the desk that fills the screen, and the event with its numbers and papers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Query, Record
from desktop_app.registers.open_day import OPEN_DAY
from desktop_app.registers.visit import VISIT
from desktop_app.services.office import Office
from tests.builders import added
from tests.hand import Hand
from tests.services.desks import DAY, blank_ledger, come, copied
from tests.ui.dialogs.hand import misfits
from ui import style
from ui.main_window import MainWindow
from ui.open_day_desk import DESK, open_desk
from ui.tell import Teller

TITLE = "公开日接访"
SCREEN = (1366, 768)


class Clerk(Hand):
    """Whoever sits at the desk."""

    def wait(self, true: Callable[[], bool]) -> None:
        """Until something has come true."""
        self._bot.waitUntil(true, timeout=10_000)


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return blank_ledger(tmp_path_factory.mktemp("blank") / "data")


@pytest.fixture
def office(blank: Path, tmp_path: Path) -> Iterator[Office]:
    made = copied(blank, tmp_path / "data")
    yield made
    made.close(copy=False)


@pytest.fixture
def event(office: Office) -> Record:
    return added(office, OPEN_DAY, held_on=str(DAY), kind="政务公开日")


Opens = Callable[[], Clerk]


@pytest.fixture
def opens(event: Record, office: Office, open_window: Callable[[Office], MainWindow], qtbot: QtBot) -> Opens:
    """Starts the program and turns to the tab."""

    def made() -> Clerk:
        clerk = Clerk(qtbot, open_window(office))
        clerk.tab(TITLE)
        return clerk

    return made


@pytest.fixture
def hand(opens: Opens) -> Clerk:
    return opens()


def begun(hand: Clerk) -> None:
    hand.key("F11")
    hand.wait(lambda: hand.title() == TITLE and hand.cursor() == "来访人")


def left(hand: Clerk) -> bool:
    return hand.title() != TITLE


def test_an_empty_desk_is_left_at_once_and_a_started_visitor_is_kept(
    hand: Clerk, office: Office, opens: Opens
) -> None:
    begun(hand)
    hand.key("Esc")
    hand.wait(lambda: left(hand))
    assert office.drafts.load(VISIT.key, DESK) is None
    begun(hand)
    hand.type_in("来访人", "董")
    kept = office.drafts.load(VISIT.key, DESK)  # from the first letter, before anything was closed
    assert kept is not None
    assert kept.raw["visitor"] == "董"
    hand.key("Esc")
    assert not left(hand)
    assert hand.sees("再按一次 Esc 离开")
    hand.key("Esc")
    hand.wait(lambda: left(hand))
    other = opens()  # the program was killed and begins anew
    begun(other)
    assert other.value("来访人") == "董"
    other.press("清空")
    assert (other.value("来访人"), office.drafts.load(VISIT.key, DESK)) == ("", None)


def test_what_is_promised_is_counted_while_it_is_typed(hand: Clerk, office: Office) -> None:
    begun(hand)
    hand.press("不愿留名")
    hand.fill(反映事项="反映漏水", 接访领导="局长", 答复情况="转办", 承诺期限="5")
    assert hand.sees("5个工作日，2026年5月22日（星期五）")
    hand.key("Ctrl+S")
    assert hand.sees("转办科室：转办的事项必须填写")
    assert hand.cursor() == "转办科室"
    hand.fill(转办科室="房产管理股", 承诺期限="过几天")
    hand.key("Ctrl+S")
    assert hand.sees("“过几天”不是日期")
    assert office.entries.count(Query(VISIT.key)) == 0
    hand.fill(承诺期限="5-29")
    hand.key("Ctrl+S")
    assert hand.sees("第1位　1-001　接访-2026-0001")
    assert hand.sees("转办 房产管理股，2026-05-29 前答复")
    assert hand.sees("第2位")
    assert hand.value("接访领导") == "局长"  # remembered
    (visit,) = office.entries.page(Query(VISIT.key), 0, 9)
    assert (visit["visitor"], visit["promised_on"], visit["state"]) == (
        "未留名",
        DAY.replace(day=29),
        "办理中",
    )


def test_only_the_last_one_of_this_sitting_is_taken_back(hand: Clerk, office: Office) -> None:
    come(office)
    begun(hand)
    hand.key("Ctrl+Z")
    assert hand.sees("没有可以撤销的一位")
    hand.fill(来访人="董晓", 反映事项="问过户", 接访领导="局长", 电话="13912345678")
    hand.press("登记，下一位")
    hand.fill(来访人="周玉梅")
    hand.press("撤销上一位")
    assert hand.sees("先登记或清空这一位，再撤销上一位")
    hand.key("Ctrl+Delete")
    hand.key("Ctrl+Z")
    assert hand.sees("改正：1-002")
    hand.fill(来访人="董小晓")
    hand.key("Ctrl+Return")
    told = [one.text("visitor") for one in office.open_days.today_at(DAY, "1号台")]
    assert told == ["董小晓", "陈建国"]


def test_the_field_of_the_visitor_before_comes_again(hand: Clerk) -> None:
    begun(hand)
    hand.fill(来访人="董晓", 反映事项="问过户", 接访领导="局长", 住址="城关镇新民路12号")
    hand.key("Ctrl+Return")
    hand.fill(住址="")
    hand.key("F4")
    assert hand.value("住址") == "城关镇新民路12号"


def test_there_is_no_desk_before_its_day(hand: Clerk, office: Office) -> None:
    hand.press("新建活动")
    hand.wait(lambda: hand.title() == "新建活动")
    hand.fill(活动日期="2026-06-18", 地点="县城文化广场")
    hand.press("保存")
    hand.wait(lambda: hand.title() != "新建活动")
    hand.press("开始接访")
    hand.wait_told("还不能开始接访；活动日期是 2026-06-18；请到当天再开始")


def test_the_numbers_of_an_event_open_their_visits(opens: Opens, office: Office, tmp_path: Path) -> None:
    come(office, people="3")
    come(office, handling="转办", department="房产管理股", promised_days="5")
    hand = opens()
    hand.tab("公开日活动")
    assert hand.may_press("来访人次 4人次")
    assert not hand.may_press("带回研究 0件")
    hand.press("转办 1件")
    assert [row[1] for row in hand.rows("涉及的记录")] == ["接访-2026-0002"]
    hand.press("关闭")
    for paper in ("签到表…", "接访登记表…", "问题分类表…", "当日小结…"):
        hand.press(paper)
        hand.wait(lambda: hand.may_press("另存为 PDF"))
        assert hand.may_press("另存为 Word") == (paper == "当日小结…")
        hand.press("关闭")
    hand.drop("更多", "导出本台登记…")
    path = tmp_path / "1号台.xlsx"
    hand.fill(存为=str(path))
    hand.press("导出")
    hand.wait_told("已导出 2 人次")
    cells = [cell for row in load_workbook(path).worksheets[0].iter_rows(values_only=True) for cell in row]
    assert "接访台" in cells
    assert "编号" not in cells


@pytest.mark.parametrize("size", [style.STANDARD, len(style.SIZES) - 1])
def test_it_fits_the_smallest_screen_in_every_size(
    window: MainWindow, office: Office, event: Record, qapp: QApplication, size: int
) -> None:
    for _ in range(3):
        come(office, handling="转办", department="房产管理股", promised_days="5", phone="13912345678")
    style.enlarge(qapp, size)
    try:
        desk = open_desk(window, office, Teller(), event)
        QApplication.processEvents()
        least = desk.minimumSizeHint()
        assert least.width() <= SCREEN[0]
        assert least.height() <= SCREEN[1]
        assert misfits(desk) == []
        desk.close()
    finally:
        style.enlarge(qapp, style.STANDARD)


def test_one_visitor_has_his_form(opens: Opens, office: Office) -> None:
    come(office)
    hand = opens()
    hand.press("接访登记表…")
    hand.see("第 1 / 1 页")
    hand.press("关闭")
