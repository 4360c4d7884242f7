"""审查 in the window: two people, one after the other, by visible words and by the keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QRadioButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Record
from desktop_app.domain.review import QUESTIONS, Level, Stage, Verdict
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.office import Office
from tests.builders import NOTHING_FOUND, PASSWORD, added, guarded
from tests.hand import Hand
from tests.ui.dialogs.hand import DialogHand
from ui.main_window import MainWindow

PHONE = "13812345678"


@pytest.fixture
def office(office: Office) -> Office:
    """The bureau of the other window tests with three people who have passwords; the drafter sits there."""
    chief = office.people.signed_in()
    assert chief is not None
    office.people.set_password(chief.id, PASSWORD)
    for person in (guarded("李文", "登记"), guarded("王审", "初审"), guarded("陈核", "复核")):
        office.people.put(person)
    seat(office, "李文")
    return office


def seat(office: Office, name: str) -> None:
    found = next(person for person in office.people.every() if person.name == name)
    office.people.sign_in(found.id, PASSWORD)


@pytest.fixture
def entry(office: Office) -> Record:
    return added(office, DISCLOSURE, body=f"名单，联系人电话{PHONE}。", formed_on="2026-05-18")


@pytest.fixture
def hand(window: MainWindow, qtbot: QtBot, entry: Record) -> DialogHand:
    """The window asks who it is first: several people work here."""
    assert entry.id
    return DialogHand(qtbot, window)


def sign_in(hand: DialogHand, name: str) -> None:
    """At the dialog that asks who it is."""
    hand.wait(lambda: hand.is_open() and hand.title() == "登录")
    hand.choose(姓名=next(text for text in shown_people(hand) if text.startswith(name)))
    hand.fill(密码=PASSWORD)
    hand.press("登录")
    hand.wait(lambda: not hand.is_open())
    hand.tab("主动公开")
    hand.wait(lambda: bool(hand.rows("主动公开列表")))
    hand.select(0, "主动公开列表")
    hand.tab("审查")


def shown_people(hand: DialogHand) -> list[str]:
    (box,) = [box for box in hand.dialog().findChildren(QComboBox) if box.accessibleName() == "姓名"]
    return [box.itemText(at) for at in range(box.count())]


def change_to(hand: DialogHand, name: str) -> None:
    hand.menu("文件", "换人登录…")
    sign_in(hand, name)


def answer(hand: DialogHand, **other: str) -> None:
    told = dict.fromkeys(QUESTIONS, "否") | {"结论": "可公开"} | other
    hand.fill(**told)


def test_two_people_one_after_the_other(hand: DialogHand, office: Office, entry: Record) -> None:
    sign_in(hand, "李文")
    assert hand.sees("拟稿：还没有审查")
    assert hand.sees("李文没有“初审”职责，不能初审。可以初审的人：王审。")
    assert not hand.may_press("提交初审意见"), "no dead form"
    assert "138****5678" in hand.value("将公开的内容")
    assert PHONE not in hand.value("将公开的内容")
    hand.press("登记公开")
    assert "还不能登记公开；现在的内容是“拟稿”" in Hand.told(hand)

    change_to(hand, "王审")
    answer(hand)
    hand.press("提交初审意见")
    hand.wait(lambda: hand.sees("已初审：还差复核"))
    assert hand.sees("1. 初审　王审　2026年5月20日　可公开（公开栏，对现在的内容有效）")
    assert hand.sees("王审没有“复核”职责")

    change_to(hand, "陈核")
    answer(hand)
    hand.press("提交复核意见")
    hand.wait(lambda: hand.sees("可发布：两名审查人已先后通过现在的内容。下一步请按“登记公开”。"))
    assert hand.sees("保密审查编号：审查-2026-0001/2")

    change_to(hand, "李文")
    hand.press("编辑")
    hand.fill(正文=f"名单，联系人电话{PHONE}")  # one character less
    hand.press("保存")
    hand.tab("审查")
    hand.wait(lambda: hand.sees("待复核：审查以后内容、附件"))
    assert hand.sees("已失效：内容后来有改动")
    hand.press("登记公开")
    assert "现在的内容是“待复核”" in Hand.told(hand)
    assert office.entries.get(DISCLOSURE, entry.id).text("state") == "待公开"

    for who, level, stage in (("王审", "初审", Stage.FIRST), ("陈核", "复核", Stage.READY)):
        change_to(hand, who)
        answer(hand)
        hand.press(f"提交{level}意见")
        assert office.reviewing.standing(entry.id).stage is stage
    change_to(hand, "李文")
    assert hand.sees("保密审查编号：审查-2026-0001/4")
    hand.press("登记公开")
    hand.wait(hand.is_open)
    hand.fill(**{"栏号和位置（1）": "一楼公开栏"})
    hand.press("确定登记公开")
    hand.wait(lambda: office.entries.get(DISCLOSURE, entry.id).text("state") == "已公开")
    assert office.entries.get(DISCLOSURE, entry.id).text("review_no") == "审查-2026-0001/4"


def test_every_mistake_at_once_and_what_was_put_in_stays(
    hand: DialogHand, office: Office, tmp_path: Path, entry: Record
) -> None:
    path = tmp_path / "名单.txt"
    path.write_text("内部资料\n张建国 610924199512054321", encoding="utf-8")
    office.attachments.add(DISCLOSURE, entry.id, path)
    second = added(office, DISCLOSURE, title="另一件", formed_on="2026-05-19")
    sign_in(hand, "王审")
    hand.wait(lambda: len(hand.rows("主动公开列表")) == 2)
    hand.select(1, "主动公开列表")
    hand.wait(lambda: hand.sees("附件《名单.txt》"))
    assert hand.lines("还能看到的个人信息")[0].startswith(
        "身份证号|610924199512054321|附件《名单.txt》第2行|"
    )
    assert hand.sees("附件《名单.txt》第1行“内部资料”")
    hand.press("提交初审意见")
    assert hand.sees("必须填写：")
    assert hand.cursor() == "否", "the cursor is in the first question"
    answer(hand, 结论="部分公开")
    hand.fill(意见="")
    hand.press("提交初审意见")
    for said in (
        "意见：内容里还有身份证号",
        "个人隐私：内容里还有身份证号",
        "依据：定为部分公开的必须写明条款",
    ):
        assert hand.sees(said), said
    assert [made for made in checked(hand) if made != "否"] == ["部分公开"]
    hand.fill(个人隐私="已去除", 依据="第十五条", 意见="本人同意公开")
    hand.select(0, "主动公开列表")
    hand.wait(lambda: hand.sees(second.text("number")) and hand.value("意见") == "")
    hand.select(1, "主动公开列表")
    hand.wait(lambda: hand.value("意见") == "本人同意公开")
    assert "已去除" in checked(hand)
    hand.press("提交初审意见")
    hand.wait(lambda: hand.sees("已初审：还差复核"))
    (given,) = office.reviewing.opinions(entry.id)
    assert (given.verdict, given.ground, given.checklist["个人隐私"]) == (
        Verdict.PARTLY,
        "第十五条",
        "已去除",
    )


def checked(hand: DialogHand) -> list[str]:
    return [made.accessibleName() for made in hand.front().findChildren(QRadioButton) if made.isChecked()]


def test_by_keyboard_alone(hand: DialogHand, office: Office, entry: Record) -> None:
    sign_in(hand, "王审")
    hand.tab("内容")
    hand.press("去初审")
    assert hand.cursor() == "将公开的内容"
    for _ in range(len(QUESTIONS)):
        hand.key("Tab")
        assert hand.cursor() == "否"
        hand.key("1")
    hand.key("Tab")
    assert hand.cursor() == "可公开"
    hand.key("Right")
    assert hand.cursor() == "部分公开"
    hand.key("Space")
    hand.key("5")
    assert checked(hand)[-1] == "退回"
    hand.key("Tab")
    assert hand.cursor() == "依据"
    hand.key("Tab")
    assert hand.cursor() == "意见"
    hand.type_in("意见", "请补正文号")
    hand.key("Ctrl+Return")
    hand.wait(lambda: office.reviewing.standing(entry.id).stage is Stage.BACK)
    assert hand.sees("按“编辑”修改，再重新初审")
    assert "已提交初审意见" in Hand.told(hand)


def test_another_destination_is_another_review(hand: DialogHand, office: Office, entry: Record) -> None:
    for name, level in (("王审", Level.FIRST), ("陈核", Level.SECOND)):
        seat(office, name)
        office.reviewing.give(entry.id, entry.version, level, Verdict.OPEN, NOTHING_FOUND)
    sign_in(hand, "王审")
    assert hand.sees("可发布")
    assert not hand.may_press("提交初审意见")
    hand.choose(去处="上报")
    hand.wait(lambda: hand.may_press("提交初审意见"))
    assert PHONE in hand.value("将公开的内容"), "superiors read the telephone"
    assert hand.sees("已失效：去处是“公开栏”")


def test_the_form_is_printed(hand: DialogHand, office: Office, entry: Record, tmp_path: Path) -> None:
    sign_in(hand, "李文")
    hand.press("打印保密审查表…")
    hand.wait(lambda: hand.is_open() and "第1页" in hand.page())
    assert hand.title() == f"保密审查表：{entry.text('number')}"
    hand.fill(存为=str(tmp_path / "表.pdf"))
    hand.press("另存为 PDF")
    hand.wait((tmp_path / "表.pdf").exists)
    hand.press("关闭")
    line = office.history.timeline(DISCLOSURE, entry.id)[0]
    assert line.what == "打印保密审查表"


def test_on_paper_the_panel_says_so_and_the_number_is_asked(
    hand: DialogHand, office: Office, entry: Record
) -> None:
    with office.store.unit("试") as unit:
        unit.put_setting("review_in_program", False)  # noqa: FBT003  # a value to be kept
    sign_in(hand, "李文")
    assert hand.sees("本单位在纸上审查")
    assert hand.may_press("打印保密审查表…")
    hand.press("登记公开")
    hand.wait(hand.is_open)
    assert hand.value("保密审查编号") == ""


def test_a_copy_leaves_the_number_behind(hand: DialogHand, office: Office, entry: Record) -> None:
    raw = {**office.entries.copy_of(DISCLOSURE, entry.id), "review_no": "保审1号"}
    office.entries.edit(DISCLOSURE, entry.id, entry.version, raw)
    sign_in(hand, "李文")
    hand.menu("编辑", "复制为新记录")
    hand.wait(lambda: hand.sees("为新记录"))
    hand.press("保存")
    hand.wait(lambda: len(hand.rows("主动公开列表")) == 2)
    assert office.entries.get(DISCLOSURE, entry.id + 1).text("review_no") == ""


def test_a_mark_is_told_in_the_form_and_no_draft_is_kept(hand: DialogHand, office: Office) -> None:
    sign_in(hand, "李文")
    hand.press("新增")
    hand.fill(信息名称="关于某事的通知")
    hand.wait(lambda: office.drafts.load(DISCLOSURE.key, 0) is not None)
    hand.fill(内容概述="机密★1年")
    hand.wait(lambda: hand.sees("草稿没有保存"))
    assert office.drafts.load(DISCLOSURE.key, 0) is None
    assert hand.value("内容概述") == "机密★1年"
    hand.press("保存")
    assert hand.sees("内容概述：有国家秘密标志“机密★1年”")
    hand.fill(内容概述="平常的内容")
    hand.wait(lambda: office.drafts.load(DISCLOSURE.key, 0) is not None)
    assert not hand.sees("草稿没有保存")
    hand.fill(内容概述="机密★1年")
    hand.wait(lambda: hand.sees("草稿没有保存"))
    hand.key("Esc")
    hand.wait(lambda: "没有留作草稿" in Hand.told(hand))
