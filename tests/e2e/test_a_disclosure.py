"""One list of names through the window, by visible words: from the catalogue to the board and down again.

The list comes out of Excel with ID numbers in it; nothing of them is ever kept or printed. Two people review what
hangs; one character more and it does not.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QComboBox

from desktop_app.domain.review import QUESTIONS
from tests.e2e.desk import Desk, desk, first_start, words_of
from tests.hand import Hand
from tests.ui.board_keys import BOARD
from tests.ui.conftest import dressed

__all__ = ["desk", "dressed"]
PASSWORD = "一二三四五六"
TITLE = "关于2026年第3批公租房保障对象的公示"
NUMBERS = ("110105194912310025", "440524188001010014", "360426199101010071")
PHONES = ("13900002222", "13800001234", "13700005678")
LIST = (
    ("序号", "姓名", "身份证号", "联系电话", "乡镇", "户型"),
    ("1", "㛃国兰", NUMBERS[0], PHONES[0], "城关镇", "一居室"),
    ("2", "李𬱖", NUMBERS[1], PHONES[1], "东沟乡", "两居室"),
    ("3", "王喆", NUMBERS[2], PHONES[2], "城关镇", "一居室"),
)


def two_more_people(desk: Desk) -> None:
    """Three people, each with a password of their own."""
    hand = desk.hand
    hand.menu("设置", "人员与密码…")
    for name, duty in (("王审", "初审"), ("陈核", "复核")):
        hand.press("新增人员")
        hand.fill(姓名=name, 新密码=PASSWORD, 再输一次新密码=PASSWORD)
        hand.tick(duty)
        hand.press("保存")
        assert f"已保存“{name}”" in hand.told()
    hand.select(0, "人员")
    hand.fill(新密码=PASSWORD, 再输一次新密码=PASSWORD)
    hand.press("设置密码")
    hand.press("关闭")


def sits_down(desk: Desk, name: str) -> None:
    """Another person signs in and looks at the item."""
    hand = desk.hand
    hand.menu("文件", "换人登录…")
    hand.wait(lambda: hand.is_open() and hand.title() == "登录")
    (box,) = [box for box in hand.dialog().findChildren(QComboBox) if box.accessibleName() == "姓名"]
    shown = [box.itemText(at) for at in range(box.count())]
    hand.choose(姓名=next(text for text in shown if text.startswith(name)))
    hand.fill(密码=PASSWORD)
    hand.press("登录")
    hand.wait(lambda: not hand.is_open())
    hand.tab("主动公开")
    hand.wait(lambda: bool(hand.rows("主动公开列表")))
    hand.select(0, "主动公开列表")


def the_draft(desk: Desk) -> None:
    hand = desk.hand
    hand.tab("主动公开")
    hand.press("新增主动公开")
    hand.press("从标准目录选…")
    hand.fill(查找目录="保障性住房 配租")
    hand.key("Return")
    hand.wait(lambda: not hand.is_open())
    hand.see("已选目录")
    QApplication.clipboard().setText("\n".join("\t".join(row) for row in LIST))
    desk.window.activateWindow()
    hand.press("粘贴名单…")
    assert hand.title() == "粘贴名单"
    assert "身份证号" not in hand.headings("印出来的名单")
    hand.press("用这份名单")
    desk.window.activateWindow()
    hand.wait(lambda: hand.value("公示名单").startswith("3行 × 5列"))
    hand.fill(
        信息名称=TITLE,
        内容概述="公示本批公租房保障对象。",
        责任科室="办公室",
        公开依据="《公共租赁住房管理办法》",
        正文="经审核，下列家庭符合公租房保障条件，现予公示。",
        公示开始="2026-9-22",
        公示天数="7",
        公示天数单位="自然日",
    )
    hand.press("保存")
    hand.wait(lambda: "已保存：公开-2026-0001" in Hand.told(hand))


def reviewed(desk: Desk, name: str, level: str) -> None:
    hand = desk.hand
    sits_down(desk, name)
    hand.tab("审查")
    hand.fill(**(dict.fromkeys(QUESTIONS, "否") | {"个人隐私": "已去除", "结论": "可公开"}))
    hand.press(f"提交{level}意见")


def both(desk: Desk) -> None:
    reviewed(desk, "王审", "初审")
    desk.hand.wait(lambda: desk.hand.sees("已初审：还差复核"))
    reviewed(desk, "陈核", "复核")
    desk.hand.wait(lambda: desk.hand.sees("可发布：两名审查人已先后通过"))


def one_character(desk: Desk) -> None:
    """What was reviewed is not what is there any more."""
    hand = desk.hand
    sits_down(desk, "李文")
    hand.press("编辑")
    hand.fill(正文="经审核，下列家庭符合公租房保障条件，现予公示！")
    hand.press("保存")
    hand.tab("审查")
    hand.wait(lambda: hand.sees("待复核：审查以后内容、附件"))
    hand.press("登记公开")
    assert "现在的内容是“待复核”" in Hand.told(hand)


def nothing_leaks(pdf: bytes) -> None:
    words = words_of(pdf)
    for secret in (*NUMBERS, *PHONES):
        assert secret not in words
        assert secret.encode() not in pdf


def the_board(desk: Desk) -> None:
    """Places, a round, its papers in one folder."""
    hand = desk.hand
    sits_down(desk, "李文")
    hand.tab("公开栏")
    hand.see("先登记公开栏格位")
    hand.press("登记这些格位")
    hand.tab("公开栏期次")
    hand.press("新增公开栏期次")
    hand.fill(期次名称="2026年第9期")
    hand.press("保存")
    hand.wait(lambda: "已保存：期-2026-0001" in Hand.told(hand))
    hand.press("选稿件…")
    hand.see(TITLE)
    hand.key("Space")
    hand.choose(版式="A3横排名单")
    hand.press("加进这一期")
    desk.window.activateWindow()
    hand.wait(lambda: "已选1件稿件" in Hand.told(hand))
    hand.press("生成全部 PDF…")
    out = desk.papers / "第9期"
    hand.fill(存到文件夹=str(out))
    hand.press("生成")
    hand.see("已生成3个文件")
    hand.press("关闭")
    desk.window.activateWindow()
    files = sorted(out.glob("*.pdf"))
    assert len(files) == 3
    for path in files:
        nothing_leaks(path.read_bytes())
    (paper,) = [path for path in files if path.name.startswith("01")]
    words = words_of(paper.read_bytes())
    for said in (TITLE, "㛃国兰", "李𬱖", "139****2222", "张贴日", "应撤日", "第1张，共1张"):
        assert said in words, said
    assert "草稿" not in words
    hand.press("登记张贴")
    hand.press("确定登记张贴")
    hand.wait(lambda: "已办：登记张贴" in Hand.told(hand))
    hand.tab("主动公开")
    hand.tab("台账")
    hand.wait(lambda: "已公开" in hand.rows("主动公开列表")[0])
    hand.tab("公开渠道登记")
    hand.wait(lambda: any(BOARD in " ".join(row) for row in hand.rows("公开渠道登记列表")))


def down_again(desk: Desk) -> None:
    """公示 22-28 September and the day after: 29 or 30 September the sheet must come down."""
    hand = desk.hand
    desk.comes_back(10, 9)
    hand.tab("今日")
    hand.see("应撤下")
    hand.tab("公开栏")
    hand.tab("现在挂着")
    hand.see("过期")
    hand.tab("上栏稿件")
    hand.select(0, "上栏稿件列表")
    hand.press("登记撤下")
    hand.press("确定撤下")
    desk.window.activateWindow()
    hand.wait(lambda: "已撤下" in hand.rows("上栏稿件列表")[0])
    hand.tab("主动公开")
    hand.tab("台账")
    hand.wait(lambda: "已撤下" in hand.rows("主动公开列表")[0])


def everything_kept(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_a_list_of_names_from_the_catalogue_to_the_board(desk: Desk) -> None:
    first_start(desk.hand)
    two_more_people(desk)
    the_draft(desk)
    both(desk)
    one_character(desk)
    both(desk)
    the_board(desk)
    down_again(desk)
    kept = everything_kept(desk.window.data or Path())
    assert [secret for secret in (*NUMBERS, *PHONES) if secret.encode() in kept] == []
