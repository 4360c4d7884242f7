"""首次使用: what is asked, what is offered, what is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow, QPushButton

from desktop_app.services.office import Office
from tests.ui.dialogs.hand import DialogHand
from ui.dialogs.first_start import open_first_start
from ui.dialogs.sign_in import open_sign_in


def test_one_page_and_the_bureau_is_known(
    window: QMainWindow, fresh_office: Office, hand: DialogHand
) -> None:
    began: list[str] = []
    open_first_start(window, fresh_office, lambda: began.append("begun"), lambda: began.append("example"))
    hand.fill(单位名称="青石县住房和城乡建设局")
    assert hand.value("单位简称") == "青石县住建局"
    assert hand.value("文号代字") == "青住建公开"
    assert hand.value("行政复议机关") == "青石县人民政府"
    hand.fill(咨询电话="0915-4420000", 监督电话="0915-4420011", 邮政编码="725000", 姓名="李文")
    hand.fill(科室="办公室\n质安站\n\n办公室")
    hand.press("开始使用")
    assert began == ["begun"]
    assert not hand.is_open()
    kept = fresh_office.bureau.get()
    assert (kept.name, kept.court, kept.postcode) == ("青石县住房和城乡建设局", "青石县人民法院", "725000")
    assert fresh_office.entries.options("department") == ("办公室", "质安站")
    assert fresh_office.people.me() == "李文"
    assert not fresh_office.people.needs_sign_in()


def test_all_mistakes_are_told_together_and_nothing_is_kept(
    window: QMainWindow, fresh_office: Office, hand: DialogHand
) -> None:
    open_first_start(window, fresh_office, lambda: None, lambda: None)
    hand.fill(咨询电话="1", 监督电话="1", 邮政编码="72", 科室="", 密码="12345", 再输一次密码="1234")
    hand.press("开始使用")
    told = hand.told()
    for words in (
        "单位名称：必须填写",
        "邮政编码：应为6位数字",
        "监督电话：须与咨询电话不同",
        "科室：至少写一个",
    ):
        assert words in told
    for words in ("姓名：必须填写", "密码：至少6位", "密码：两次输入的不一样"):
        assert words in told
    assert hand.value("邮政编码") == "72"
    assert not fresh_office.bureau.known()
    assert not fresh_office.people.every()


def test_a_name_typed_by_hand_is_not_overwritten(
    window: QMainWindow, fresh_office: Office, hand: DialogHand
) -> None:
    open_first_start(window, fresh_office, lambda: None, lambda: None)
    hand.fill(文号代字="青建公开")
    hand.fill(单位名称="青石县住房和城乡建设局")
    assert hand.value("文号代字") == "青建公开"


def test_a_password_makes_the_next_start_ask(
    window: QMainWindow, fresh_office: Office, hand: DialogHand
) -> None:
    open_first_start(window, fresh_office, lambda: None, lambda: None)
    hand.fill(单位名称="青石县住房和城乡建设局", 咨询电话="1", 姓名="李文", 密码="秘密秘密秘密")
    hand.fill(再输一次密码="秘密秘密秘密")
    hand.press("开始使用")
    fresh_office.people.sign_out()
    entered: list[bool] = []
    open_sign_in(window, fresh_office, lambda: entered.append(True))
    hand.fill(密码="错了错了错了")
    hand.press("登录")
    assert "密码不对" in hand.told()
    assert not entered
    hand.fill(密码="秘密秘密秘密")
    hand.press("登录")
    assert entered
    assert fresh_office.people.me() == "李文"


def test_the_example_year_writes_nothing_here(
    window: QMainWindow, fresh_office: Office, hand: DialogHand
) -> None:
    chosen: list[str] = []
    open_first_start(window, fresh_office, lambda: chosen.append("begun"), lambda: chosen.append("example"))
    hand.press("先用示例年度试用")
    assert chosen == ["example"]
    assert not fresh_office.bureau.known()


def test_one_person_without_password_is_not_asked(
    window: QMainWindow, office: Office, hand: DialogHand
) -> None:
    office.people.sign_out()
    entered: list[bool] = []
    assert open_sign_in(window, office, lambda: entered.append(True)) is None
    assert entered
    assert not hand.is_open()
    assert office.people.me() == "李文"


def test_the_cursor_goes_to_the_first_mistake_and_enter_leaves_by_the_way_out(
    window: QMainWindow, fresh_office: Office, hand: DialogHand
) -> None:
    dialog = open_first_start(window, fresh_office, lambda: None, lambda: None)
    hand.fill(单位名称="青石县住房和城乡建设局", 咨询电话="1", 邮政编码="72", 姓名="李文")
    hand.press("开始使用")
    assert hand.cursor() == "邮政编码"
    line = dialog.focusWidget()
    assert line is not None
    assert line.property("wrong") is True
    hand.fill(邮政编码="725000", 科室="")
    hand.press("开始使用")
    assert hand.cursor() == "科室"
    assert line.property("wrong") is False
    left: list[int] = []
    dialog.rejected.connect(lambda: left.append(1))
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "退出").setFocus()
    hand.key("Return")
    assert left == [1]
