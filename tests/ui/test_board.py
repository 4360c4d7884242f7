"""现在挂着 by keyboard and visible words: places, what hangs there and until when, and what comes down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Query
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.sheet import SHEET
from desktop_app.registers.slot import SLOT
from desktop_app.services.office import Office
from tests.builders import reviewed
from tests.hand import Hand
from tests.ui.board_keys import (
    BOARD,
    TITLE,
    below,
    cell,
    change,
    collected,
    hung,
    item,
    leave,
    listed,
    picture,
    places,
    press,
    ready,
)
from ui import style
from ui.main_window import MainWindow


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """On the day of the builders, whose opinions are of that day."""
    made = ready(tmp_path / "data")
    yield made
    made.close(copy=False)


def test_a_board_a_round_and_a_sheet_by_keyboard_alone(hand: Hand, office: Office, qtbot: QtBot) -> None:
    shown = item(office)
    hand.turn("公开栏")
    assert hand.sees("先登记公开栏格位")
    assert hand.cursor() == "登记这些格位"
    hand.key("Return")
    assert "已登记8个格位" in hand.told()
    assert hand.sees("挂着0件，空8格")
    assert hand.cursor() == BOARD

    hand.key("Ctrl+N")
    hand.fill(期次名称="2026年第6期")
    hand.key("Ctrl+S")
    assert "已保存：期-2026-0001" in hand.told()
    assert hand.sees("下一步：选稿件")

    press(hand, "选稿件…")
    assert hand.cursor() == "可以上栏的"
    assert hand.lines() == [
        f"{TITLE}|{shown.text('number')}|A4告示|政策文件 第1格|审查通过，应于2026-06-17以前公开"
    ]
    hand.key("Space")
    hand.choose(格位=f"{BOARD} 名单公示 第2格")
    press(hand, "加进这一期")
    assert "已选1件稿件" in hand.told()
    assert listed(hand) == [TITLE]
    assert hand.sees("下一步：生成全部 PDF，贴出后登记张贴")

    press(hand, "预览全部…")
    assert hand.title() == "期-2026-0001 整期预览"
    leave(hand)

    change(office, shown, body="现予公示！")
    press(hand, "登记张贴")
    hand.key("Ctrl+Return")
    assert hand.sees("有1件稿件还不能张贴")
    assert hand.sees(TITLE)
    assert office.entries.get(DISCLOSURE, shown.id).text("state") == "待公开"

    reviewed(office, office.entries.get(DISCLOSURE, shown.id))
    hand.key("Ctrl+Return")
    assert "已办：登记张贴" in hand.told()
    assert office.entries.get(DISCLOSURE, shown.id).text("state") == "已公开"

    hand.key("Ctrl+PgUp")
    assert hand.sees("挂着1件，空7格")
    assert cell(hand, 1, 1).split("\n")[1] == TITLE

    assert hand.cursor() == BOARD
    hand.key("Right")
    hand.key("Down")
    hand.key("Delete")
    assert hand.sees(f"《{TITLE}》")
    hand.choose(撤下原因="换成新内容")
    press(hand, "确定撤下")
    assert f"已撤下《{TITLE}》" in hand.told()
    assert hand.sees("挂着0件，空8格")
    (sheet,) = office.entries.page(Query(SHEET.key), 0, 2)
    assert (sheet.text("state"), sheet.text("down_reason")) == ("已撤下", "换成新内容")


def test_what_hangs_too_long_is_said_in_words(hand: Hand, office: Office) -> None:
    places(office)
    hung(office, until="2026-06-12")
    hand.turn("公开栏")
    assert hand.sees("1件过期，应撤下")
    assert cell(hand, 0, 1).split("\n") == [
        "第1格",
        TITLE,
        "2026-05-25 起挂，2026-06-12 应撤",
        "过期3天，应撤下",
    ]
    assert cell(hand, 1, 1).split("\n") == ["第2格", "空"]
    assert "过期3天，应撤下" in below(hand)  # the cursor begins where something is to be done
    item_said = picture(hand).item(0, 1)
    assert item_said is not None
    assert item_said.data(Qt.ItemDataRole.AccessibleTextRole).startswith("名单公示，第1格，")


@pytest.mark.parametrize(
    ("until", "words"), [("2026-06-15", "今天应撤下"), ("2026-06-20", "还挂5天"), ("", "没有应撤日")]
)
def test_how_long_it_may_still_hang(hand: Hand, office: Office, until: str, words: str) -> None:
    places(office)
    hung(office, until=until)
    hand.turn("公开栏")
    assert words in cell(hand, 0, 1)


def test_arrows_go_from_place_to_place_and_into_the_next_board(hand: Hand, office: Office) -> None:
    places(office)
    places(office, "门口公开栏")
    hand.turn("公开栏")
    assert "政策文件　第1格" in below(hand)
    hand.key("Right")
    assert "名单公示　第1格" in below(hand)
    hand.key("Down")
    hand.key("Down")
    assert hand.cursor() == "门口公开栏"
    assert "门口公开栏　政策文件　第1格" in below(hand)
    hand.key("Up")
    assert hand.cursor() == BOARD
    assert "名单公示　第2格" in below(hand)


def test_enter_opens_the_sheet_and_an_empty_place_has_none(hand: Hand, office: Office) -> None:
    places(office)
    sheet = hung(office, until="2026-06-20")
    hand.turn("公开栏")
    assert hand.may_press("打开稿件")
    hand.key("Return")
    assert hand.cursor() == "上栏稿件列表"
    assert hand.sees(sheet.text("number"))
    hand.tab("现在挂着")
    picture(hand).setFocus()
    hand.key("Down")
    assert not hand.may_press("打开稿件")
    assert not hand.may_press("撤下…")
    assert hand.may_press("换上…")


def test_where_several_hang_it_is_asked_which(hand: Hand, office: Office) -> None:
    places(office)
    hung(office, until="2026-06-20", slot="")
    hung(office, until="2026-06-20", slot="", title="第二件公示")
    hand.turn("公开栏")
    assert hand.sees("挂着2件")
    view = picture(hand)
    column = next(
        at for at in range(view.columnCount()) if "第二件公示" in cell(hand, 0, at) + cell(hand, 1, at)
    )
    row = 0 if "第二件公示" in cell(hand, 0, column) else 1
    view.setCurrentCell(row, column)
    view.setFocus()
    assert hand.dropped("打开稿件") == [TITLE, "第二件公示"]
    assert not hand.may_press("换上…")  # nobody declared the place


def test_a_place_gets_what_was_chosen_for_it(hand: Hand, office: Office) -> None:
    places(office)
    item(office)
    hand.turn("公开栏")
    hand.key("Insert")
    assert "没有筹备中的期次" in hand.told()
    hand.fill(期次名称="2026年第6期")
    hand.key("Ctrl+S")
    hand.tab("现在挂着")
    picture(hand).setFocus()
    hand.key("Right")
    hand.key("Down")
    hand.key("Insert")
    assert hand.title() == "选稿件：2026年第6期，换上名单公示 第2格"
    hand.key("Space")
    press(hand, "加进这一期")
    (sheet,) = office.entries.page(Query(SHEET.key), 0, 2)
    assert (sheet.text("section"), sheet.text("slot"), sheet.text("state")) == ("名单公示", "第2格", "待张贴")


def test_the_first_board_may_be_another(hand: Hand, office: Office) -> None:
    hand.turn("公开栏")
    hand.fill(栏名="", 板块="政策文件、政策文件")
    press(hand, "登记这些格位")
    assert hand.sees("栏名")
    assert hand.sees("“政策文件”写了两次")
    hand.fill(栏名="门口公开栏", 板块="政策文件\n办事服务")
    assert hand.sees("共2个板块、4个格位")
    press(hand, "登记这些格位")
    assert office.entries.count(Query(SLOT.key)) == 4
    assert hand.cursor() == "门口公开栏"


def test_places_one_by_one(hand: Hand) -> None:
    hand.turn("公开栏")
    press(hand, "逐个登记…")
    assert hand.sees("新增公开栏格位")


@pytest.mark.parametrize("size", [style.STANDARD, len(style.SIZES) - 1])
def test_it_fits_a_small_screen(
    open_window: Callable[[Office], MainWindow], office: Office, qtbot: QtBot, size: int
) -> None:
    places(office)
    collected(office)
    window = open_window(office)
    window.enlarge(size)
    hand = Hand(qtbot, window)
    hand.turn("公开栏")
    for page in ("公开栏期次", "上栏稿件", "群众点题", "公开栏格位"):
        hand.tab(page)
    least = window.minimumSizeHint()
    assert least.width() <= 1366
    assert least.height() <= 728
