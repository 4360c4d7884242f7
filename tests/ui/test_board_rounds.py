"""A round of the board in the window: its sheets, its papers, posting, filing and taking down."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Query
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.sheet import SHEET
from desktop_app.services.office import Office
from tests.builders import TODAY, added
from tests.hand import Hand
from tests.ui.board_keys import (
    TITLE,
    change,
    collected,
    go_to,
    hung,
    item,
    leave,
    listed,
    places,
    press,
    ready,
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """On the day of the builders, whose opinions are of that day."""
    made = ready(tmp_path / "data")
    yield made
    made.close(copy=False)


def test_two_sheets_are_not_offered_one_place(hand: Hand, office: Office) -> None:
    places(office)
    for title in (TITLE, "第二件公示"):
        item(office, title)
    added(office, ISSUE, title="2026年第6期", opens_on=str(TODAY))
    hand.turn("公开栏")
    hand.key("Ctrl+PgDown")
    press(hand, "选稿件…")
    hand.key("Space")
    hand.key("Down")
    hand.key("Space")
    assert len({line.split("|")[3] for line in hand.lines()}) == 2
    press(hand, "加进这一期")
    assert "已选2件稿件" in hand.told()


def test_the_order_is_changed_and_a_sheet_left_out(hand: Hand, office: Office) -> None:
    collected(office)
    hand.turn("公开栏")
    hand.tab("公开栏期次")
    assert listed(hand) == ["第1件公示", "第2件公示"]
    go_to(hand, "稿件")
    hand.key("Alt+Down")
    assert listed(hand) == ["第2件公示", "第1件公示"]
    hand.key("Alt+Up")
    assert listed(hand) == ["第1件公示", "第2件公示"]
    hand.key("Delete")
    assert listed(hand) == ["第2件公示"]
    hand.key("Ctrl+Z")
    assert sorted(listed(hand)) == ["第1件公示", "第2件公示"]


def test_all_papers_of_a_round_in_one_folder(
    hand: Hand, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    collected(office)
    (_, second) = office.entries.page(Query(DISCLOSURE.key, sort=(("id", False),)), 0, 2)
    change(office, second, body="改了一个字。")
    hand.turn("公开栏")
    hand.tab("公开栏期次")
    assert hand.sees("下一步：1件稿件还要审查")
    press(hand, "生成全部 PDF…")
    out = tmp_path / "第6期"
    hand.fill(存到文件夹=str(out))
    press(hand, "生成")
    hand.see("已生成4个文件，稿件共2张")
    assert hand.sees("1件印有“草稿”字样，不能张贴")
    assert hand.sees("《第2件公示》")
    assert len(list(out.glob("*.pdf"))) == 4
    press(hand, "关闭")


def test_filing_form_and_change_list_can_be_seen(hand: Hand, office: Office) -> None:
    collected(office)
    hand.turn("公开栏")
    hand.tab("公开栏期次")
    for words, title in (("备案表…", "政务公开情况备案表"), ("更换清单…", "更换清单")):
        press(hand, words)
        assert hand.title() == f"期-2026-0001 {title}"
        leave(hand)


def test_a_round_is_filed_and_taken_down(hand: Hand, office: Office) -> None:
    places(office)
    hung(office, until="2026-06-20")
    hand.turn("公开栏")
    hand.tab("公开栏期次")
    assert hand.sees("下一步：打印备案表存档，登记备案")
    press(hand, "登记备案")
    hand.key("Ctrl+Return")
    assert "已办：登记备案" in hand.told()
    press(hand, "整期撤下")
    hand.key("Ctrl+Return")
    assert "已办：整期撤下" in hand.told()
    hand.tab("现在挂着")
    assert hand.sees("挂着0件，空4格")


def test_a_photo_may_go_with_taking_down(hand: Hand, office: Office, tmp_path: Path) -> None:
    places(office)
    sheet = hung(office, until="2026-06-12")
    photo = tmp_path / "栏.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0 a picture")
    hand.turn("公开栏")
    hand.tab("上栏稿件")
    press(hand, "登记撤下")
    assert hand.value("撤下原因") == "到期撤下"
    hand.fill(照片=str(photo))
    press(hand, "确定撤下")
    assert "照片存为它的附件" in hand.told()
    assert [one.name for one in office.attachments.of(SHEET, sheet.id)] == ["栏.jpg"]
    assert office.entries.get(SHEET, sheet.id)["photo"] is True


def test_before_its_day_a_reason_is_wanted(hand: Hand, office: Office) -> None:
    places(office)
    hung(office, until="2026-06-20")
    hand.turn("公开栏")
    hand.key("Delete")
    assert hand.sees("还没有到应撤日 2026-06-20")
    assert hand.value("撤下原因") == ""
    hand.fill(撤下日期="")
    press(hand, "确定撤下")
    assert hand.sees("撤下日期")
    leave(hand)
    assert hand.sees("挂着1件")
