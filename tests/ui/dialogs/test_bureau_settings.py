"""单位设置: facts, limits and the usual mask."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QMainWindow

from desktop_app.errors import Refused
from desktop_app.services.office import Office
from tests.ui.dialogs.hand import DialogHand
from ui.dialogs.bureau_settings import open_bureau_settings


def test_facts_and_limits_are_kept(window: QMainWindow, office: Office, hand: DialogHand) -> None:
    heard: list[bool] = []
    open_bureau_settings(window, office, lambda: heard.append(True))
    hand.fill(办公地址="人民路88号", 制表人="李文", 常用遮盖方式="另隐去姓名")
    hand.fill(**{"热线：咨询": "5", "依申请：补正期限": "10"})
    hand.press("保存")
    assert heard
    assert not hand.is_open()
    kept = office.bureau.get()
    assert (kept.address, kept.preparer, kept.mask) == ("人民路88号", "李文", "strict")
    assert office.rules.current().hotline.by_matter["咨询"] == 5
    assert office.rules.current().request.supplement_days == 10


def test_mistakes_of_facts_and_limits_together(window: QMainWindow, office: Office, hand: DialogHand) -> None:
    open_bureau_settings(window, office)
    hand.fill(单位名称="", 邮政编码="abc")
    hand.fill(**{"热线：咨询": "三天", "热线：紧急": "999"})
    hand.press("保存")
    told = hand.told()
    for words in (
        "单位名称：必须填写",
        "邮政编码：应为6位数字",
        "热线：咨询：应为0～365的整数",
        "热线：紧急：",
    ):
        assert words in told
    assert hand.value("热线：咨询") == "三天"
    assert office.bureau.get().name == "青石县住房和城乡建设局"
    assert office.rules.current().hotline.by_matter["咨询"] == 3


def test_what_no_article_says_is_the_offices_reading(
    window: QMainWindow, office: Office, hand: DialogHand
) -> None:
    assert not office.rules.current().request.late_supplement_restarts
    assert office.results.span(date(2026, 3, 5), 7, "自然日").until == date(2026, 3, 11)
    open_bureau_settings(window, office)
    hand.tick("补正告知晚于7个工作日的")
    hand.tick("缴费后重新计算期限", on=False)
    hand.tick("公示期、征求意见期从公布次日起算（首日不计）")
    hand.press("保存")
    assert office.rules.current().skips_first_day
    assert office.results.span(date(2026, 3, 5), 7, "自然日").until == date(2026, 3, 12)
    rules = office.rules.current().request
    assert (rules.late_supplement_restarts, rules.fee_restarts, rules.pause_capped) == (True, False, True)


def test_what_the_guide_tells_is_asked_by_the_words_of_its_refusal(
    window: QMainWindow, office: Office, hand: DialogHand
) -> None:
    with pytest.raises(Refused) as no:
        office.catalogue.guide()
    asked = [line.partition("：")[0] for line in no.value.why.split("\n")]
    assert "政府信息公开工作机构" in asked
    open_bureau_settings(window, office)
    hand.fill(**dict.fromkeys(asked, "办公室"))
    hand.fill(网站地址="www.qingshi.gov.cn")
    hand.press("保存")
    assert not hand.is_open()
    assert office.catalogue.guide().pages
    assert office.bureau.get().website == "www.qingshi.gov.cn"
