"""审查设置 and 保密审查汇总表: the two dialogs of the review behind the menus."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow, QRadioButton

from desktop_app.domain.changes import Person
from desktop_app.services.office import Office
from tests.ui.dialogs.hand import DialogHand
from ui.dialogs.review_month import open_review_month
from ui.dialogs.review_settings import open_review_settings


def test_the_way_and_the_stand_in_are_kept_together(
    window: QMainWindow, office: Office, hand: DialogHand
) -> None:
    heard: list[str] = []
    open_review_settings(window, office, lambda: heard.append("变了"))
    assert hand.front().findChildren(QRadioButton)[0].isChecked()
    hand.tick("允许代审")
    hand.press("保存")
    assert "代审理由：必须填写，会印在保密审查表上" in hand.told()
    assert hand.cursor() == "代审理由"
    hand.fill(代审理由="全局在编2人")
    hand.press("保存")
    assert not hand.is_open()
    assert (office.reviewing.in_program(), office.reviewing.stand_in()) == (True, "全局在编2人")
    open_review_settings(window, office)
    assert hand.value("代审理由") == "全局在编2人"
    hand.tick("允许代审", on=False)
    here, paper = hand.front().findChildren(QRadioButton)
    paper.click()
    assert not here.isChecked()
    hand.press("保存")
    assert (office.reviewing.in_program(), office.reviewing.stand_in()) == (False, "")
    assert heard == ["变了"]


def test_who_has_not_the_duty_may_look(window: QMainWindow, office: Office, hand: DialogHand) -> None:
    office.people.sign_in(office.people.put(Person("王芳", duties=("登记",))), "")
    open_review_settings(window, office)
    assert "由有“管理”职责的人修改" in hand.told()
    assert not hand.may_press("保存")
    assert not hand.may_press("在纸上审查：登记公开时填写保密审查编号")
    hand.press("关闭")


def test_the_month_before_is_asked_for_in_the_first_days(
    window: QMainWindow, office: Office, hand: DialogHand
) -> None:
    asked: list[tuple[int, int]] = []
    open_review_month(window, office, lambda year, month: asked.append((year, month)))
    assert (hand.value("年份"), hand.value("月份")) == ("2026年", "2月")
    hand.choose(年份="2025年", 月份="12月")
    hand.press("生成汇总表")
    assert not hand.is_open()
    assert asked == [(2025, 12)]
