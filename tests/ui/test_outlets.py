"""登记公开 by its ways, 公开渠道 in the record panel, taking down, and 公开情况表: by visible words and keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Record
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.publication import PUBLICATION
from desktop_app.services.office import Office
from tests.builders import BUREAU, added, moved, opened
from tests.hand import Hand
from tests.services.ways import BOARD, WEBSITE, now, published, reviewed_for
from tests.ui.dialogs.hand import DialogHand
from ui.main_window import MainWindow
from ui.outlet_card import OutletCard

URL = "https://zjj.example.gov.cn/gs/1.html"
BEGUN = "2026-03-02"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """On the day of the builders, whose opinions are of that day."""
    made = opened(tmp_path / "data")
    made.bureau.put(BUREAU)
    made.lists.put("department", [("办公室", True), ("房管股", True)])
    yield made
    made.close(copy=False)


@pytest.fixture
def entry(office: Office) -> Record:
    return added(office, DISCLOSURE, channels="政府网站、公开栏")


@pytest.fixture
def hand(window: MainWindow, qtbot: QtBot) -> DialogHand:
    return DialogHand(qtbot, window)


def at(hand: DialogHand, number: str) -> DialogHand:
    """The item in front."""
    hand.tab("主动公开")
    row = next(n for n, cells in enumerate(hand.rows()) if number in cells)
    hand.select(row)
    return hand


def below(hand: DialogHand) -> str:
    """What the bottom line of the window says."""
    return Hand.told(hand)


def state(office: Office, entry: Record) -> str:
    return now(office, entry).text("state")


def test_the_ways_of_an_item_are_suggested_and_kept_in_one_step(
    office: Office, entry: Record, hand: DialogHand
) -> None:
    reviewed_for(office, entry, "website")
    at(hand, "公开-2026-0001").press("登记公开")
    assert hand.title() == "登记公开：公开-2026-0001"
    assert hand.cursor() == "网址（1）", "where something is missing"
    assert (hand.value("形式（1）"), hand.value("形式（2）")) == ("局网站", "公开栏")
    assert hand.value("发布日期（1）") == "2026-06-15"
    assert hand.value("去标识化") == "不需要"
    assert hand.sees("要写：张贴日期、栏号和位置；凭据一般用照片")
    assert not hand.sees("要按“网站”审查后才能登记到这个渠道")
    hand.fill(**{"网址（1）": URL, "栏号和位置（2）": "一楼大厅1号栏", "张贴日期（2）": "3月3日"})
    hand.fill(**{"张贴日期（2）": "2026/3/3"})
    hand.press("确定登记公开")
    assert not hand.is_open()
    assert "已办：登记公开（Ctrl+Z 撤销）" in below(hand)
    assert state(office, entry) == "已公开"
    hand.tab("公开渠道")
    assert hand.lines("公开渠道") == [
        "公开栏|一楼大厅1号栏|2026-03-03|照片|公开中",
        f"局网站|{URL}|2026-06-15|网页截图|公开中",
    ]


def test_what_is_missing_is_told_together_and_nothing_typed_is_lost(
    office: Office, entry: Record, hand: DialogHand
) -> None:
    reviewed_for(office, entry, "website")
    at(hand, "公开-2026-0001").press("登记公开")
    hand.fill(去标识化="", **{"张贴日期（2）": "昨天"})
    hand.press("增加一个渠道")
    assert hand.cursor() == "公开渠道（3）"
    hand.fill(**{"公开渠道（3）": "会议"})
    assert hand.value("形式（3）") == "新闻发布会"
    hand.press("确定登记公开")
    assert hand.sees("还不能登记公开，请改正")
    for told in (
        "去标识化：必须填写",
        "张贴日期（2）：",
        "网址（1）：必须填写",
        "会议时间和地点（3）：必须填写",
        "参加人数（3）：会议必须写明人数",
    ):
        assert hand.sees(told), told
    assert hand.cursor() == "去标识化"
    assert hand.value("张贴日期（2）") == "昨天"
    assert state(office, entry) == "待公开"
    hand.key("Esc")
    assert office.outlets.of("公开-2026-0001") == ()


def test_each_kind_asks_for_what_it_needs(office: Office, entry: Record, hand: DialogHand) -> None:
    reviewed_for(office, entry, "website")
    at(hand, "公开-2026-0001").press("登记公开")
    for outlet, kind, asked in (
        ("政府信息公开平台、局网站", "政府公报", "要写：刊登日期、公报名称、期号；凭据一般用报刊原件"),
        ("媒体", "微信", "要写：发布日期、账号名称或链接；凭据一般用网页截图"),
        ("政务服务窗口", "服务中心窗口", "要写：摆放日期、窗口号；凭据一般用照片"),
        ("会议", "听证会", "要写：会议日期、会议时间和地点、参加人数；凭据一般用会议纪要"),
        ("电子屏", "显示屏", "要写：上线日期、屏号和位置；凭据一般用上线记录"),
        ("其他", "入户", "要写：公开日期、地点或说明；凭据一般用照片"),
    ):
        hand.fill(**{"公开渠道（1）": outlet})
        hand.fill(**{"形式（1）": kind})
        assert hand.sees(asked), asked
    hand.fill(**{"公开渠道（1）": "政府信息公开平台、局网站"})
    hand.fill(**{"形式（1）": "局网站"})
    hand.fill(**{"网址（1）": "公示公告栏目"})
    assert hand.sees("不像网址，请核对"), "a doubt, which may be kept"


def test_what_the_review_does_not_reach_is_told_before_and_refused(
    office: Office, entry: Record, hand: DialogHand
) -> None:
    reviewed_for(office, entry, "board")
    at(hand, "公开-2026-0001").press("登记公开")
    assert hand.sees("是按“公开栏”审查的，可以登记到：政务服务窗口、公开栏、查阅场所、会议、其他")
    assert hand.sees("要按“网站”审查后才能登记到这个渠道")
    hand.fill(**{"网址（1）": URL, "栏号和位置（2）": "一楼大厅1号栏"})
    hand.press("确定登记公开")
    assert hand.sees("局网站要按“网站”遮盖和审查，现在的审查意见是按“公开栏”给出的")
    assert hand.value("网址（1）") == URL
    hand.press("删去第1个渠道")
    assert not hand.sees("要按“网站”遮盖和审查")
    assert hand.value("栏号和位置（1）") == "一楼大厅1号栏", "numbered anew"
    hand.press("确定登记公开")
    assert state(office, entry) == "已公开"


def test_what_was_not_reviewed_opens_nothing(office: Office, entry: Record, hand: DialogHand) -> None:
    office.reviewing.set_in_program(True)
    at(hand, "公开-2026-0001").press("登记公开")
    assert not hand.is_open()
    assert "先审查、后公开（第十七条）" in below(hand)


def test_with_the_review_on_paper_its_number_is_asked(
    office: Office, entry: Record, hand: DialogHand
) -> None:
    office.reviewing.set_in_program(False)
    at(hand, "公开-2026-0001").press("登记公开")
    hand.fill(**{"网址（1）": URL, "栏号和位置（2）": "一楼大厅1号栏"})
    hand.press("确定登记公开")
    assert hand.sees("保密审查编号：必须填写")
    hand.fill(保密审查编号="审2026-7")
    hand.press("确定登记公开")
    assert now(office, entry).text("review_no") == "审2026-7"


def test_files_prove_a_way_in_the_same_step(
    office: Office, entry: Record, hand: DialogHand, window: MainWindow, tmp_path: Path
) -> None:
    reviewed_for(office, entry, "website")
    shot, empty = tmp_path / "截图.png", tmp_path / "空.png"
    shot.write_bytes(b"\x89PNG")
    empty.touch()
    at(hand, "公开-2026-0001").press("登记公开")
    first = next(card for card in window.findChildren(OutletCard) if card.raw()["kind"] == "局网站")
    first.add_files([shot, empty])
    assert hand.sees("截图.png、空.png")
    hand.fill(**{"网址（1）": URL, "栏号和位置（2）": "一楼大厅1号栏"})
    hand.press("确定登记公开")
    assert hand.sees("不能添加《空.png》")
    assert state(office, entry) == "待公开", "all or nothing"
    hand.press("去掉文件（1）")
    first.add_files([shot])
    hand.press("确定登记公开")
    hand.tab("公开渠道")
    assert f"局网站|{URL}|2026-06-15|网页截图、附件1个|公开中" in hand.lines("公开渠道")
    assert office.reviewing.standing(entry.id).publishable


def test_two_ways_then_one_down_then_all_down_and_back(
    office: Office, entry: Record, hand: DialogHand, window: MainWindow, qtbot: QtBot
) -> None:
    """The whole life of a publishing, by keys and visible words; then all of it taken back step by step."""
    reviewed_for(office, entry, "website")
    at(hand, "公开-2026-0001").press("登记公开")
    hand.fill(**{"网址（1）": URL, "栏号和位置（2）": "一楼大厅1号栏"})
    hand.key("Ctrl+Return")
    assert state(office, entry) == "已公开"
    hand.tab("公开渠道")
    hand.press("撤下…")
    assert hand.title() == "撤下公开渠道：公开-2026-0001"
    assert hand.cursor() == "公开中的渠道"
    assert hand.sees("其余渠道继续公开。")
    hand.press("确定撤下")
    assert hand.sees("撤下原因：必须填写")
    assert hand.cursor() == "撤下原因"
    hand.fill(撤下原因="网页改版")
    hand.press("确定撤下")
    assert "已办：撤下公开渠道" in below(hand)
    assert state(office, entry) == "已公开"
    assert [line.rpartition("|")[2] for line in hand.lines("公开渠道")] == ["2026-06-15 撤下", "公开中"]
    hand.press("撤下…")
    assert hand.sees("各渠道都撤下后，这条信息转为“已撤下”。"), "the only one left is ticked"
    hand.fill(撤下原因="公示期满")
    hand.press("确定撤下")
    assert state(office, entry) == "已撤下"
    assert not hand.may_press("撤下…")
    assert not hand.may_press("增加渠道…")
    for was in ("已公开", "已公开", "待公开"):
        window.activateWindow()  # the desktop does that when a dialog goes
        qtbot.waitUntil(window.isActiveWindow)
        hand.key("Ctrl+Z")
        assert state(office, entry) == was
    assert hand.lines("公开渠道") == []
    assert hand.sees("还没有公开；用“登记公开”把各个渠道一并登记")


def test_further_ways_and_the_row_of_one(office: Office, entry: Record, hand: DialogHand) -> None:
    published(office, entry, BOARD, preset="website")
    at(hand, "公开-2026-0001").tab("公开渠道")
    hand.press("增加渠道…")
    assert hand.title() == "增加渠道：公开-2026-0001"
    assert hand.sees("现在公开在：公开栏。")
    hand.fill(**{"公开渠道（1）": "电子屏"})
    assert hand.value("凭据（1）") == "上线记录"
    hand.fill(**{"屏号和位置（1）": "2号屏", "形式（1）": "触摸屏"})
    hand.press("确定增加渠道")
    assert "触摸屏|2号屏|2026-06-15|上线记录|公开中" in hand.lines("公开渠道")
    assert now(office, entry)["channels"] == ("公开栏", "触摸屏")
    hand.click_line("触摸屏", "公开渠道")
    hand.press("看登记")
    hand.see("登记撤下")
    assert hand.sees("渠道-2026-0002")
    assert office.entries.get(PUBLICATION, 2).text("kind") == "触摸屏"


def test_a_renewal_where_it_stands_and_with_one_more_way(
    office: Office, entry: Record, hand: DialogHand
) -> None:
    published(office, entry, BOARD, preset="website")
    at(hand, "公开-2026-0001").press("登记更新")
    assert hand.sees("现在公开在：公开栏。在原处更新的，不用增加渠道。")
    assert hand.cursor() == "更新日期"
    hand.fill(更新撤下原因="名单有变化")
    hand.key("Ctrl+N")
    assert hand.cursor() == "公开渠道（1）"
    hand.key("Alt+Delete")
    assert hand.cursor() == "更新日期"
    hand.press("增加一个渠道")
    hand.fill(**{"公开渠道（1）": "政府信息公开平台、局网站", "网址（1）": URL})
    hand.press("确定登记更新")
    assert state(office, entry) == "已更新"
    assert len(office.outlets.of("公开-2026-0001")) == 2


def test_what_was_published_before_ways_were_kept_says_what_it_said(
    office: Office, entry: Record, hand: DialogHand
) -> None:
    moved(office, DISCLOSURE, entry, "published", WEBSITE.published_on, channels="政府网站", place=URL)
    at(hand, "公开-2026-0001").tab("公开渠道")
    assert hand.sees(f"没有逐个登记渠道；登记公开时写的是：政府网站，{URL}")
    assert hand.may_press("增加渠道…")


def test_many_ways_are_reached_by_keys(
    office: Office, entry: Record, hand: DialogHand, window: MainWindow
) -> None:
    reviewed_for(office, entry, "website")
    at(hand, "公开-2026-0001").press("登记公开")
    for _ in range(4):
        hand.key("Ctrl+N")
    assert hand.cursor() == "公开渠道（6）"
    area = next(area for area in hand.front().findChildren(QScrollArea) if area.isVisible())
    last = max(window.findChildren(OutletCard), key=lambda card: card.y())
    assert last.y() > area.height(), "far below"
    seen = range(
        area.verticalScrollBar().value(), area.verticalScrollBar().value() + area.viewport().height()
    )
    assert last.y() in seen
    assert last.geometry().bottom() in seen
    hand.key("Alt+Delete")
    assert hand.cursor().endswith("（5）")
    hand.press("确定登记公开")
    assert hand.cursor() == "网址（1）", "the first of what is missing"


def test_the_lists_of_a_period_on_paper_and_as_a_book(
    office: Office, entry: Record, hand: DialogHand, tmp_path: Path
) -> None:
    published(office, entry, WEBSITE, BOARD)
    hand.menu("工具", "公开情况表…")
    assert hand.title() == "公开情况表"
    assert (hand.value("从"), hand.value("到")) == ("2026-06-01", "2026-06-15")
    hand.choose(时段="上季度")
    assert (hand.value("从"), hand.value("到")) == ("2026-01-01", "2026-03-31")
    assert "2026-01-01至2026-03-31" in hand.value("存为")
    hand.fill(到="2025-12-31")
    assert hand.value("时段") == "自定"
    hand.press("导出 Excel")
    assert hand.sees("到：不能早于开始的日期")
    hand.choose(时段="上季度")
    hand.fill(存为=str(tmp_path / "情况.xlsx"))
    hand.press("导出 Excel")
    hand.wait(lambda: "已导出 1 条" in below(hand))
    assert load_workbook(tmp_path / "情况.xlsx").worksheets[0]["C4"].value == entry.text("title")
    hand.menu("工具", "公开情况表…")
    hand.choose(时段="去年")
    hand.press("查看和打印…")
    hand.wait(lambda: hand.is_open() and "公开情况表 2025-01-01 至 2025-12-31" in hand.title())
