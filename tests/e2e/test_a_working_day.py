"""One whole working day through the window, by visible words: from the first start to the copy at the end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pypdfium2 as pdfium
import pytest
from pytestqt.qtbot import QtBot

from desktop_app.main import build
from desktop_app.registers.disclosure import DISCLOSURE
from tests.builders import reviewed
from tests.hand import Hand
from tests.ui.conftest import dressed
from tests.ui.dialogs.hand import DialogHand
from ui.main_window import MainWindow

__all__ = ["dressed"]
TODAY = date(2026, 9, 21)  # a Monday; 国庆 and its makeup days lie ahead
NOW = datetime(2026, 9, 21, 9, 5)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, dressed: object) -> Iterator[MainWindow]:
    """The program as it starts on a new PC."""
    made = build(tmp_path / "台账", lambda: TODAY, lambda: NOW)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.settled, timeout=20_000)
    yield made
    made.close()


@pytest.fixture
def hand(window: MainWindow, qtbot: QtBot) -> DialogHand:
    """The clerk."""
    return DialogHand(qtbot, window)


def bottom(hand: DialogHand, words: str) -> None:
    """Wait until the bottom line of the window says these words."""
    hand.wait(lambda: words in Hand.told(hand))


def first_start(hand: DialogHand) -> None:
    hand.fill(单位名称="青石县住房和城乡建设局", 咨询电话="0915-4420000", 监督电话="0915-4420011")
    hand.fill(姓名="李文", 科室="办公室\n房管股\n城建股")
    hand.press("开始使用")
    hand.see("没有到期")


def the_phone_rings(hand: DialogHand, window: MainWindow) -> None:
    f2(hand, window)
    hand.fill(内容摘要="咨询公租房申请条件和需要提交的材料。", 电话="13800001111", 姓名="毛艳")
    hand.press("当场答复并办结")
    bottom(hand, "已登记并办结：热线-2026-0001")
    f2(hand, window)
    hand.fill(内容摘要="幸福小区电梯停运三天。", 电话="13800001111")
    hand.see("同一电话或地址以前来过 1 次")
    hand.press("保存待办")
    bottom(hand, "已登记，待办：热线-2026-0002")
    to_front(hand, window)


def f2(hand: DialogHand, window: MainWindow) -> None:
    """The phone rings: one key from wherever the clerk is."""
    to_front(hand, window)
    hand.key("F2")
    hand.wait(lambda: hand.title() == "来电便签")


def to_front(hand: DialogHand, window: MainWindow) -> None:
    """What a desktop does when a window in front is closed, and a screenless one does not."""
    window.activateWindow()
    hand.wait(window.isActiveWindow)


def the_call_is_passed_on(hand: DialogHand) -> None:
    hand.tab("咨询热线")
    hand.select(0)
    hand.press("转办")
    hand.press("确定转办")
    hand.see("转办前请先填写")
    hand.fill(承办科室="房管股")
    hand.press("确定转办")
    hand.wait(lambda: hand.rows()[0][1] == "办理中")


def a_request_arrives(hand: DialogHand) -> None:
    hand.tab("依申请公开")
    hand.press("新增依申请公开")
    hand.press("保存")
    for words in ("申请渠道：必须填写", "申请人：必须填写", "申请内容：必须填写", "联系电话：必须填写"):
        assert hand.sees(words)
    hand.fill(
        申请渠道="邮寄(挂号、EMS)", 申请人="喆某某", 联系电话="13900002222", 通信地址或邮箱="青石县人民路1号"
    )
    hand.fill(证件号码="110105194912310021", 申请内容="农村危房改造补助对象名单 & <明细>", 承办科室="城建股")
    assert hand.sees("身份证号校验码不对")  # told, never in the way
    hand.press("保存")
    hand.wait(lambda: hand.rows()[0][0] == "申请-2026-0001")
    # Twenty workdays: 25 September and 1-7 October are off, Saturday 10 October is worked.
    assert "2026-10-26" in "".join(hand.rows()[0])


def it_needs_a_supplement(hand: DialogHand) -> None:
    hand.drop("直接登记", "补正告知")
    hand.fill(补正内容="请写明年度和乡镇", 补正期限="2026-10-20")
    hand.press("确定补正告知")
    hand.wait(lambda: hand.rows()[0][1] == "待补正")
    assert hand.may_press("收到补正")
    assert not hand.may_press("答复")
    hand.key("Ctrl+Z")
    hand.wait(lambda: hand.rows()[0][1] == "办理中")


def two_others_review_it(window: MainWindow) -> None:
    """At their own desks: this window is the drafter's."""
    office = window._office
    assert office is not None
    reviewed(office, office.entries.get(DISCLOSURE, 1))


def something_must_be_disclosed(hand: DialogHand, window: MainWindow, folder: Path) -> None:
    hand.tab("主动公开")
    hand.press("新增主动公开")
    hand.fill(
        信息名称="关于2026年第三批公共租赁住房保障对象的公示", 内容概述="保障对象名单", 责任科室="房管股"
    )
    hand.fill(
        信息类别="住建领域 保障性住房",
        正文="经审查，㛃某、𬱖某符合条件，现予公示。",
        公示开始="2026-9-21",
        公示结束="2026-9-27",
    )
    hand.press("保存")
    hand.wait(lambda: hand.rows()[0][0] == "公开-2026-0001")
    two_others_review_it(window)
    hand.press("登记公开")
    hand.wait(hand.is_open)
    hand.fill(去标识化="是", **{"栏号和位置（1）": "一楼公开栏1号板"})
    hand.press("确定登记公开")
    hand.wait(lambda: hand.rows()[0][1] == "已公开")
    hand.press("打印告示…")
    hand.wait(lambda: hand.is_open() and "第1页" in hand.page())
    hand.fill(存为=str(folder / "公示.pdf"))
    hand.press("另存为 PDF")
    hand.press("关闭")
    document = pdfium.PdfDocument(folder / "公示.pdf")
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert "㛃某、𬱖某" in text.replace("\r\n", "")
    assert "2026年9月21日" in text


def visitors_of_last_spring(hand: DialogHand, folder: Path) -> None:
    """A sheet from Open Day comes in as it was kept."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["2026年“5·15”政务公开日接访登记表"],
        ["活动地点：县城文化广场", None, None, "活动时间：", "2026年5月15日"],
        ["序号", "来访人姓名", "联系电话", "反映问题", "接访领导", "答复情况"],
        [1, "漕堃喆", "13800003333", "咨询公租房申请条件", "副局长", "当场答复"],
        [2, "秦国红", "13800004444", "小区电梯停运三天", "局长", "转房管股办理，5个工作日内回复"],
    ):
        sheet.append(row)
    book.save(folder / "接访.xlsx")
    hand.tab("公开日接访")
    hand.menu("文件", "导入…")
    hand.fill(文件=str(folder / "接访.xlsx"))
    hand.press("下一步")
    hand.wait(lambda: hand.sees("【2 对应表头】") and hand.may_press("下一步"))
    hand.press("下一步")
    hand.wait(lambda: hand.may_press("导入 2 行"))
    hand.press("导入 2 行")
    hand.wait(lambda: not hand.is_open())
    hand.wait(lambda: len(hand.rows()) == 2)
    hand.choose(活动="2026-05-15 县城文化广场")
    hand.see("来访 2 人次")


def the_superior_wants_the_register(hand: DialogHand, folder: Path) -> None:
    hand.tab("咨询热线")
    hand.press("导出…")
    hand.fill(存为=str(folder / "热线.xlsx"))
    hand.press("导出")
    hand.wait(lambda: not hand.is_open())
    sheet = openpyxl.load_workbook(folder / "热线.xlsx").active
    assert sheet is not None
    cells = [str(value) for row in sheet.iter_rows(values_only=True) for value in row if value]
    assert "青石县住房和城乡建设局咨询热线台账" in cells
    assert "138****1111" in cells
    assert not any("13800001111" in cell for cell in cells)


def today_shows_what_is_due(hand: DialogHand) -> None:
    hand.tab("今日")
    hand.see("秦国红")
    lines = hand.lines()
    assert any("逾期" in line and "接访-2026-0002" not in line for line in lines)
    hand.click_line("喆某某", twice=True)
    hand.see("申请-2026-0001")


def test_a_working_day(hand: DialogHand, window: MainWindow, tmp_path: Path) -> None:
    first_start(hand)
    the_phone_rings(hand, window)
    the_call_is_passed_on(hand)
    a_request_arrives(hand)
    it_needs_a_supplement(hand)
    something_must_be_disclosed(hand, window, tmp_path)
    visitors_of_last_spring(hand, tmp_path)
    the_superior_wants_the_register(hand, tmp_path)
    today_shows_what_is_due(hand)
    window.close()
    copies = list((tmp_path / "台账" / "backups").glob("*.db"))
    assert len(copies) == 1
    assert copies[0].stat().st_size > 0
