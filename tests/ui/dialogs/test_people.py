"""人员: adding, disabling, duties and passwords."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow

from desktop_app.services.office import Office
from tests.ui.dialogs.hand import DialogHand
from ui.dialogs.people import open_people


def test_a_person_is_added_with_a_password(window: QMainWindow, office: Office, hand: DialogHand) -> None:
    heard: list[bool] = []
    open_people(window, office, lambda: heard.append(True))
    hand.press("新增人员")
    hand.fill(姓名="王敏", 科室="质安站", 新密码="秘密秘密秘密", 再输一次新密码="秘密秘密秘密")
    hand.tick("复核")
    hand.press("保存")
    assert "已保存“王敏”" in hand.told()
    assert ["王敏", "质安站", "登记、复核", "已设", "是"] in hand.rows("人员")
    assert heard
    assert "王敏" in office.entries.options("person")


def test_mistakes_are_told_together_and_what_was_typed_stays(
    window: QMainWindow, office: Office, hand: DialogHand
) -> None:
    open_people(window, office)
    hand.press("新增人员")
    hand.tick("登记", on=False)
    hand.fill(新密码="123", 再输一次新密码="124")
    hand.press("保存")
    for words in ("姓名：必须填写", "职责：至少选一项", "新密码：至少6位", "新密码：两次输入的不一样"):
        assert words in hand.told()
    assert len(office.people.every()) == 1
    hand.fill(姓名="李文", 新密码="", 再输一次新密码="")
    hand.tick("登记")
    hand.press("保存")
    assert "已有人员“李文”" in hand.told()
    assert hand.value("姓名") == "李文"


def test_the_last_person_cannot_be_disabled(window: QMainWindow, office: Office, hand: DialogHand) -> None:
    open_people(window, office)
    hand.tick("在用", on=False)
    hand.press("保存")
    assert "至少要有一名在用人员" in hand.told()


def test_a_password_is_given_and_taken_away(window: QMainWindow, office: Office, hand: DialogHand) -> None:
    open_people(window, office)
    assert not hand.may_press("取消密码")
    hand.press("设置密码")
    assert "新密码：必须填写" in hand.told()
    hand.fill(新密码="秘密秘密秘密", 再输一次新密码="秘密秘密秘密")
    hand.press("设置密码")
    assert hand.rows("人员")[0][3] == "已设"
    assert hand.value("新密码") == ""
    hand.press("取消密码")
    assert hand.rows("人员")[0][3] == "无"
