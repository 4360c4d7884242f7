"""What cannot be is refused in words at every station of a request, and what was typed stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.desk import APPLICATION, CONTENT, THIRD, Desk, desk, first_start
from tests.ui.conftest import dressed
from tests.ui.dialogs.hand import DialogHand
from ui.tell import Block

__all__ = ["desk", "dressed"]
REACHED = "签收（到达）日期"


def the_envelope(hand: DialogHand) -> None:
    """A day to come, then empty fields: nothing is kept until both are right."""
    hand.tab("依申请公开")
    hand.press("新增依申请公开")
    hand.fill(申请渠道="邮寄(挂号、EMS)", 申请内容=CONTENT)
    hand.fill(**{REACHED: "2026-9-23"})
    hand.press("保存")
    for words in ("申请人：必须填写", "联系电话：必须填写", "2026-09-23 还没有到"):
        assert hand.sees(words), words
    assert hand.value("申请内容") == CONTENT
    hand.fill(**APPLICATION, **{REACHED: "2026-9-21", "提交（交邮）日期": "2026-9-22"})
    hand.press("保存")
    assert hand.sees("提交（交邮）日期")
    assert hand.rows("依申请公开列表") == []
    hand.fill(**{"提交（交邮）日期": "2026-9-17"})
    hand.press("保存")
    hand.wait(lambda: len(hand.rows("依申请公开列表")) == 1)


def refused(hand: DialogHand, move: str, told: str, **texts: str) -> None:
    """Fill the small form in front and press; it says why not and keeps what was typed."""
    hand.fill(**texts)
    hand.press(f"确定{move}")
    assert hand.sees(told), [block.text() for block in hand.front().findChildren(Block) if block.isVisible()]
    for name, text in texts.items():
        assert hand.value(name) == text
    hand.press("取消")


def the_supplement(desk: Desk) -> None:
    hand = desk.hand
    desk.comes_back(9, 24)
    typed = {"补正内容": "写明乡镇", "补正期限": "2026-10-22"}
    for day, told in (
        ("2026-09-18", "早于"),
        ("2026-09-25", "还没有到"),
        ("2026-13-01", "没有“2026-13-01”这一天"),
    ):
        hand.drop("直接登记", "补正告知")
        refused(hand, "补正告知", told, 补正告知日期=day, **typed)
    hand.press("补正告知")
    hand.fill(不明确之处="没有写明乡镇", 补正方法="书面写明", 补正期限="2026-09-23")
    hand.press("签发…")
    hand.press("确定签发")
    assert hand.is_open()
    assert "写明的最后一天应当晚于这一步的日期" in hand.told()
    assert hand.value("不明确之处") == "没有写明乡镇"
    hand.fill(补正期限="2026-10-22")
    desk.issue("青住建公开〔2026〕第1号")  # the refusals took no number
    desk.stands("待补正", "等待申请人补正")


def no_reply_while_it_is_awaited(desk: Desk) -> None:
    hand = desk.hand
    assert not hand.may_press("答复")
    assert not hand.may_press("延期告知")
    hand.tab("文书")
    hand.press("出具文书…")
    hand.choose(文书="答复")  # of a lapse or a withdrawal only
    with pytest.raises(AssertionError, match="没有“信息不存在”"):
        hand.choose(答复类型="信息不存在")
    hand.press("关闭")
    desk.comes_back(10, 9)
    for day, told in (("2026-09-23", "之前没有"), ("2026-10-10", "还没有到")):
        hand.press("收到补正")
        refused(hand, "收到补正", told, 收到补正日期=day)
    hand.press("收到补正")
    hand.press("确定收到补正")
    desk.stands("办理中", "2026年11月5日前 出具答复")


def the_extension(desk: Desk) -> None:
    hand = desk.hand
    hand.press("延期告知")
    hand.fill(延期理由="需要核实", 延期工作日数="21", 延期批准人="周局长", 延期批准日期="2026-10-10")
    hand.press("签发…")
    assert "21 不在 1～20 之间" in hand.told()
    hand.fill(延期工作日数="20")
    hand.press("签发…")
    hand.press("确定签发")
    assert "批准日期" in hand.told()  # approved tomorrow
    assert hand.value("延期理由") == "需要核实"
    assert hand.cursor() == "签发…"
    hand.fill(延期批准日期="2026-10-09")
    desk.issue("青住建公开〔2026〕第2号")
    # After 5 November: 6 (1); 9-13 (6); 16-20 (11); 23-27 (16); 30, 1-3 December (20).
    desk.stands("已延期", "2026年12月3日前 出具答复")
    assert not hand.may_press("延期告知")  # a second one is not even offered
    hand.press("出具文书…")
    hand.choose(文书="政府信息公开申请延期答复告知书")
    hand.wait(lambda: hand.sees("依据：《条例》第三十三条第二款"))
    assert not hand.sees("登记“延期告知”")  # the same paper again, not a second extension
    hand.press("关闭")


def an_answer_nobody_was_asked_for(desk: Desk) -> None:
    hand = desk.hand
    hand.drop("直接登记", "征询第三方")
    hand.fill(征询第三方日期="2026-10-09", 第三方=THIRD)
    hand.press("确定征询第三方")
    hand.wait(lambda: hand.may_press("第三方已答复"))
    assert not hand.may_press("其他机关已答复")
    desk.comes_back(10, 14)
    hand.press("第三方已答复")
    refused(hand, "第三方已答复", "之前没有", 第三方答复日期="2026-10-08", 第三方意见="同意公开")


def the_reply(desk: Desk, folder: Path) -> None:
    hand = desk.hand
    hand.press("答复")
    hand.choose(答复类型="信息不存在")
    hand.press("签发…")
    for name in ("检索范围", "检索方式", "检索人", "检索日期", "签发人"):
        assert name in hand.told(), name
    hand.fill(检索范围="2015年以来的档案", 检索方式="按关键词检索", 检索人="李文", 检索日期="2026-10-14")
    hand.fill(签发人="周局长", 成文日期="2026-10-15")
    hand.press("签发…")
    if hand.may_press("确定签发"):
        hand.press("确定签发")
    assert "还没有到" in hand.told()
    assert hand.value("检索范围") == "2015年以来的档案"
    hand.fill(成文日期="2026-10-14")
    desk.issue("青住建依复〔2026〕第1号")
    desk.stands("已答复", "交邮或者当面送达")
    hand.press("登记送达…")
    hand.fill(送出日期="2026-10-13", 邮件号="SF1234567890123", 签收日期="2026-10-20")
    hand.press("保存")
    for told in ("快递公司的单号", "2026-10-13 早于成文日期", "2026-10-20 还没有到"):
        assert told in hand.told(), told
    assert hand.value("邮件号") == "SF1234567890123"
    hand.press("取消")
    assert not (folder / "文书" / "青住建依复〔2026〕第2号.pdf").exists()


def test_what_cannot_be_is_refused_and_stays_typed(desk: Desk, tmp_path: Path) -> None:
    first_start(desk.hand)
    the_envelope(desk.hand)
    the_supplement(desk)
    no_reply_while_it_is_awaited(desk)
    the_extension(desk)
    an_answer_nobody_was_asked_for(desk)
    the_reply(desk, tmp_path)
