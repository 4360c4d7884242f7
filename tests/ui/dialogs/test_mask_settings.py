"""遮盖方式 by visible words and keys."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QComboBox, QMainWindow

from desktop_app.domain.changes import Person
from desktop_app.domain.masking_presets import DESTINATIONS, Way
from desktop_app.services.office import Office
from tests.ui.dialogs.hand import DialogHand
from ui.dialogs.mask_settings import open_mask_settings


def offered(hand: DialogHand, name: str) -> list[str]:
    box = next(box for box in hand.front().findChildren(QComboBox) if box.accessibleName() == name)
    return [box.itemText(at) for at in range(box.count())] if box.isEnabled() else []


def test_a_way_is_chosen_seen_in_the_example_and_kept(
    window: QMainWindow, office: Office, hand: DialogHand
) -> None:
    heard: list[str] = []
    open_mask_settings(window, office, lambda: heard.append("变了"))
    assert hand.value("公开栏：证件号码") == "不印"
    assert hand.sees("张三丰，138****1234，城关镇石门村**，陕G***45；不印证件号码")
    hand.choose(**{"公开栏：证件号码": "隐去后8位", "公开栏：姓名": "张*"})
    assert hand.sees("张*，6109991987********，138****1234")
    hand.press("保存")
    assert not hand.is_open()
    assert heard == ["变了"]
    assert (office.masks.get()["board"].paper, office.masks.get()["board"].name) == (Way.LAST_EIGHT, Way.STAR)
    open_mask_settings(window, office)
    assert hand.value("公开栏：证件号码") == "隐去后8位"
    hand.press("恢复默认")
    assert hand.value("公开栏：证件号码") == "不印"
    assert office.masks.get() != DESTINATIONS, "only 保存 keeps it"
    hand.press("保存")
    assert office.masks.get() == DESTINATIONS


def test_only_ways_that_make_sense_are_offered(window: QMainWindow, office: Office, hand: DialogHand) -> None:
    open_mask_settings(window, office)
    assert offered(hand, "网站：电话") == ["不印", "遮盖"]
    assert offered(hand, "上报：电话") == ["不印", "遮盖", "照印"]
    assert offered(hand, "公开栏：病情、残疾") == []
    assert offered(hand, "公开栏：姓名") == ["照印", "张*", "张某某"]


def test_by_keyboard_alone(window: QMainWindow, office: Office, hand: DialogHand) -> None:
    open_mask_settings(window, office)
    QApplication.processEvents()  # the desktop hands the dialog the keys
    assert hand.cursor() == "公开栏：证件号码"
    hand.key("Down")
    assert hand.value("公开栏：证件号码") == "前6位和后4位"
    hand.key("Tab")
    assert hand.cursor() == "网站：证件号码"
    hand.key("Shift+Tab")
    hand.key("Return")
    QApplication.processEvents()
    assert not hand.is_open()
    assert office.masks.get()["board"].paper is Way.SIX_FOUR


def test_who_has_not_the_duty_may_look(window: QMainWindow, office: Office, hand: DialogHand) -> None:
    office.people.sign_in(office.people.put(Person("王芳", duties=("登记",))), "")
    open_mask_settings(window, office)
    assert "由有“管理”职责的人修改" in hand.told()
    assert not hand.may_press("保存")
    assert offered(hand, "公开栏：姓名") == []
    hand.press("关闭")
