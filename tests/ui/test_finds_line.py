"""While typing: identities are told below the field, masked with one press, taken back with Ctrl+Z, told on saving."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Query
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.topic import TOPIC
from desktop_app.services.office import Office
from tests.builders import BEGUN, added, moved
from tests.hand import Hand
from tests.ui.test_paste_list import front_again
from ui.finds_line import swap
from ui.main_window import MainWindow

TEXT = "申请人𬱖㛃，身份证号610924198709300747，\n电话138 1234 5678，请于5月30日前反馈。咨询电话81234567。"
MASKED = "申请人𬱖㛃，身份证号610924********0747，\n电话138****5678，请于5月30日前反馈。咨询电话81234567。"


@pytest.fixture
def form(hand: Hand) -> Hand:
    """A new form of 主动公开."""
    hand.tab("主动公开")
    hand.press("新增")
    hand.fill(信息名称="关于公租房的公示", 责任科室="办公室", 信息类别="住建领域 保障性住房")
    return hand


def test_finds_are_told_listed_masked_and_taken_back(form: Hand, window: MainWindow, qtbot: QtBot) -> None:
    form.fill(内容概述=TEXT)
    assert not form.sees("公开前应遮盖"), "nothing is said while somebody types"
    form.key("Tab")
    assert form.sees("有身份证号1处、手机号码1处，公开前应遮盖")
    form.press("查看内容概述里的个人信息")
    assert form.title() == "内容概述里的个人信息"
    assert [row[:3] for row in form.rows("找到的个人信息")] == [
        ["身份证号", "610924198709300747", "第1行"],
        ["手机号码", "138 1234 5678", "第2行"],
    ]
    form.key("Esc")
    front_again(window, qtbot)
    form.press("遮盖内容概述里的个人信息")
    assert form.value("内容概述") == MASKED
    assert form.cursor() == "内容概述"
    assert not form.sees("公开前应遮盖")
    form.key("Ctrl+Z")
    assert form.value("内容概述") == TEXT
    form.key("Tab")
    assert form.sees("公开前应遮盖")


def test_the_keyboard_comes_from_the_field_to_the_buttons(form: Hand) -> None:
    form.fill(内容概述=TEXT)
    form.key("Tab")
    form.key("Shift+Tab")
    assert form.cursor() == "查看内容概述里的个人信息"
    form.key("Shift+Tab")
    assert form.cursor() == "遮盖内容概述里的个人信息"
    form.key("Return")
    assert form.value("内容概述") == MASKED
    assert form.cursor() == "内容概述"


def test_saving_with_finds_left_is_told(form: Hand, office: Office) -> None:
    form.fill(内容概述=TEXT)
    form.key("Ctrl+S")
    assert form.told() == "已保存，请核对：“内容概述”里有身份证号1处、手机号码1处，公开前请遮盖"
    (kept,) = office.entries.page(Query(DISCLOSURE.key), 0, 9)
    assert kept["summary"] == TEXT


def test_the_number_an_item_gives_for_questions_is_no_find(form: Hand) -> None:
    form.press("公示正文：展开") if form.may_press("公示正文：展开") else None
    form.fill(告示联系电话="13912340000", 内容概述="咨询请打13912340000")
    form.key("Tab")
    assert not form.sees("公开前应遮盖")


def test_another_record_begins_without_the_doubts_of_the_last(form: Hand) -> None:
    form.fill(内容概述=TEXT)
    form.key("Tab")
    assert form.sees("公开前应遮盖")
    form.press("放弃修改")
    form.press("新增")
    assert not form.sees("公开前应遮盖")


def test_the_answer_to_a_topic_is_looked_through(hand: Hand, office: Office) -> None:
    moved(office, TOPIC, added(office, TOPIC), "notified", BEGUN)
    move = TOPIC.flow.move("answered")
    hand.tab("公开栏")
    hand.tab("群众点题")
    hand.select(0)
    hand.press(move.label)
    hand.fill(反馈结果="已请住户13812345678自行查看")
    hand.key("Tab")
    assert hand.sees("有手机号码1处，公开前应遮盖")
    hand.press("遮盖反馈结果里的个人信息")
    assert hand.value("反馈结果") == "已请住户138****5678自行查看"


def test_calls_are_not_looked_through(hand: Hand) -> None:
    hand.tab("咨询热线")
    hand.press("新增")
    hand.fill(内容摘要=TEXT)
    hand.key("Tab")
    assert not hand.sees("公开前应遮盖")


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_a_swap_is_one_step_back(qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit]) -> None:
    control = kind()
    qtbot.addWidget(control)
    text = "𬱖𬱖甲13812345678乙13912345678丙"
    (control.setText if isinstance(control, QLineEdit) else control.setPlainText)(text)
    swap(control, text, [(3, 14, "一"), (15, 26, "二")])
    read = control.text if isinstance(control, QLineEdit) else control.toPlainText
    assert read() == "𬱖𬱖甲一乙二丙"
    control.undo()
    assert read() == text
