"""One request through the window, by visible words: from the envelope to table three and the review in table four.

Due days are counted by hand beside each act. In 2026 国庆 is 1-7 October, 中秋 25-27 September; Saturday 10 October is
worked.
"""

from __future__ import annotations

from hashlib import sha256

import pytest

from tests.e2e.desk import APPLICANT, APPLICATION, THIRD, Desk, desk, first_start, words_of
from tests.ui.conftest import dressed
from tests.ui.reports.numbers import double_click, number

__all__ = ["desk", "dressed"]
PARTIAL = "（二）部分公开（区分处理的，只计这一情形，不计其他情形），总计"


def the_envelope(desk: Desk) -> None:
    """Signed for on Monday 21 September, typed in on Tuesday."""
    hand = desk.hand
    hand.tab("依申请公开")
    hand.press("新增依申请公开")
    hand.see("先选申请渠道：渠道决定哪一天算收到")
    with pytest.raises(AssertionError, match="没有看到“收到凭证”"):
        hand.value("收到凭证")
    hand.fill(申请渠道="邮寄(挂号、EMS)")
    hand.see("以本机关签收之日为收到之日，不以交邮之日为准")
    # 22, 23, 24 September; 28, 29, 30 (6); 8, 9, 10 October (9); 12-16 (14); 19-23 (19); 26 October.
    hand.fill(**{"提交（交邮）日期": "2026-9-17", "签收（到达）日期": "2026-9-21"})
    hand.see("收到日期 2026年9月21日 → 答复期限 2026年10月26日")
    hand.see("已收到 1 个工作日，今日才登记")
    hand.fill(收到凭证="邮件签收记录", **APPLICATION)
    hand.press("保存")
    # What to supplement is told within 7 workdays: 22, 23, 24, 28, 29, 30 September; 8 October.
    desk.stands("办理中", "下一步：2026年10月8日前 需补正的出具补正告知；2026年10月26日前 出具答复")
    assert desk.cells()["编号"] == "申请-2026-0001"


def the_receipt(desk: Desk) -> None:
    hand = desk.hand
    hand.press("打印接收回执")
    hand.wait(hand.is_open)
    hand.press("签发…")
    assert hand.sees("这份文书不编文号")
    hand.press("确定签发")
    hand.wait(lambda: hand.sees("可以打印、另存，或者登记送达"))
    words = words_of(desk.keep("接收回执"))
    for said in (APPLICANT, "申请-2026-0001", "2026年9月21日", "2026年10月26日", "签收之日为收到申请之日"):
        assert said in words, said


def the_supplement(desk: Desk) -> None:
    hand = desk.hand
    desk.comes_back(9, 24)
    hand.press("补正告知")
    hand.fill(不明确之处="没有写明申请哪些乡镇的名单", 补正方法="书面写明乡镇名称，送交或者寄到本机关办公室")
    # 15 workdays after the 24th: 28, 29, 30 (3); 8, 9, 10 (6); 12-16 (11); 19, 20, 21, 22 October.
    assert hand.value("补正期限") == "2026-10-22"
    words = desk.issue("青住建公开〔2026〕第1号")
    for said in ("补正告知书", "青住建公开〔2026〕第1号", "没有写明申请哪些乡镇的名单", "2026年10月22日"):
        assert said in words, said
    desk.stands("待补正", "下一步：等待申请人补正，到2026年10月22日为止；逾期可视为放弃")
    assert not hand.may_press("答复")  # not while a supplement is waited for
    desk.comes_back(10, 9)
    hand.press("收到补正")
    hand.press("确定收到补正")
    # Anew from Friday 9 October: 10 (1); 12-16 (6); 19-23 (11); 26-30 (16); 2, 3, 4, 5 November.
    desk.stands("办理中", "下一步：2026年11月5日前 出具答复")


def the_third_party(desk: Desk) -> None:
    hand = desk.hand
    desk.comes_back(10, 12)
    hand.press("征询第三方")
    hand.fill(第三方=THIRD, 涉及信息="征收评估服务合同", 涉及权益="商业秘密")
    words = desk.issue("青住建公开〔2026〕第2号")
    assert THIRD in words
    assert "征收评估服务合同" in words
    for identity in (APPLICANT, "110105194912310025", "13900002222", "新民路12号"):
        assert identity not in words
    # Its answer within 15 workdays: 13-16 October (4); 19-23 (9); 26-30 (14); 2 November.
    desk.stands("征询第三方", "2026年11月2日")
    desk.comes_back(10, 21)
    hand.press("第三方已答复")
    hand.fill(第三方意见="不同意公开")
    hand.press("确定第三方已答复")
    # 10, 12 October counted (2); 13-21 not; 22, 23 (4); 26-30 (9); 2-6 November (14); 9-13 (19); 16 November.
    desk.stands("办理中", "下一步：2026年11月16日前 出具答复")


def the_extension(desk: Desk) -> None:
    hand = desk.hand
    desk.comes_back(11, 10)
    assert "延期告知" not in hand.dropped("直接登记")  # without its letter it has no effect
    hand.press("延期告知")
    hand.fill(延期理由="需要与第三方进一步核实", 延期工作日数="10")
    # Ten more after Monday the 16th: 17-20 (4); 23-27 (9); Monday 30 November.
    hand.wait(lambda: hand.value("延期后到期日") == "2026-11-30")
    hand.press("签发…")
    assert not hand.may_press("确定签发")
    assert "延期批准人" in hand.told()
    hand.fill(延期批准人="周局长", 延期批准日期="2026-11-9")
    words = desk.issue("青住建公开〔2026〕第3号")
    for said in ("延期", "2026年11月16日", "2026年11月30日", "需要与第三方进一步核实"):
        assert said in words, said
    assert "周局长" not in words
    desk.stands("已延期", "下一步：2026年11月30日前 出具答复")
    assert not hand.may_press("延期告知")  # once only


def the_reply(desk: Desk) -> bytes:
    hand = desk.hand
    desk.comes_back(11, 27)
    hand.press("答复")
    hand.choose(答复类型="部分公开")
    assert hand.sees("统计类别：（二）部分公开")
    hand.fill(
        公开内容="2025年农村危房改造补助对象名单（姓名、乡镇、补助金额）1份\n征收评估服务合同中的服务内容和期限",
        提供方式="纸质复制件",
        不予公开部分="补助对象的证件号码和银行账号｜个人隐私\n征收评估服务合同的计价方式｜商业秘密\n局长办公会讨论记录｜过程性信息",
        区分处理方式="遮盖不予公开的内容后提供复制件",
    )
    hand.wait(lambda: "过程性类别" in hand.told() or hand.sees("过程性类别"))
    hand.fill(过程性类别="讨论记录", 签发人="周局长")
    assert hand.value("征询第三方日期") == "2026-10-12"
    assert hand.value("第三方意见情况") == "第三方不同意公开"
    articles = "适用条款：《条例》第十五条、第十六条第二款、第三十七条"
    hand.wait(lambda: hand.sees(articles))
    words = desk.issue("青住建依复〔2026〕第1号")
    for said in (
        "政府信息公开申请答复书",
        "第十五条",
        "第十六条第二款",
        "第三十七条",
        "补助对象的证件号码和银行账号",
        "征收评估服务合同的计价方式",
        "对本答复书中不予公开的内容不服的",  # R1: review first
        "未经行政复议，不得直接提起行政诉讼",
        "对本答复书的其他内容不服的",  # R2: review or suit
        "6个月内，直接向",
        "青石县人民政府",
    ):
        assert said in words, said
    desk.stands("已答复", "2026年11月30日")
    return (desk.papers / "青住建依复〔2026〕第1号.pdf").read_bytes()


def it_is_delivered(desk: Desk) -> None:
    """Dated on Friday, posted on the last day, received two days after it: in time."""
    hand = desk.hand
    desk.comes_back(11, 30)
    hand.tab("文书")
    hand.pick("文书", "答复书")
    hand.press("登记送达…")
    hand.fill(邮件号="XA12345678961")
    hand.press("保存")
    hand.wait(lambda: not hand.is_open())
    desk.stands("已送达", "2026-11-30 到期，按期")
    desk.comes_back(12, 3)
    hand.press("登记送达…")
    hand.fill(签收日期="2026-12-2", 签收人="喆某")
    hand.press("保存")
    hand.wait(lambda: not hand.is_open())
    hand.wait(lambda: "2026-12-02 签收" in "".join(hand.lines("文书")))
    assert desk.cells()["是否超期"] == "否"
    hand.tab("期限说明")
    hand.see("到期日 2026-11-30，未超期")


def the_review(desk: Desk) -> None:
    hand = desk.hand
    desk.comes_back(12, 15)
    hand.drop("更多", "登记复议诉讼")
    hand.fill(复议诉讼收到日期="2026-12-14", 复议诉讼类型="行政复议", 复议机关或法院="青石县人民政府")
    hand.fill(案号="青政复〔2026〕21号")
    hand.press("确定登记复议诉讼")
    hand.tab("关联")
    hand.see("青政复〔2026〕21号")
    hand.see("等待结果")
    desk.comes_back(12, 30)
    hand.click_line("青政复〔2026〕21号", "关联")
    hand.press("登记结果…")
    assert hand.value("案号") == "青政复〔2026〕21号"
    hand.fill(复议诉讼结果日期="2026-12-29", 复议诉讼结果="维持")
    hand.press("确定登记复议诉讼结果")
    hand.see("维持 2026-12-29")


def the_case_on_paper(desk: Desk) -> None:
    hand = desk.hand
    hand.tab("文书")
    hand.press("卷宗…")
    hand.wait(lambda: hand.is_open() and "第1页" in hand.page())
    assert int(hand.page().partition("共")[2].removesuffix("页")) >= 8
    words = words_of(desk.keep("卷宗"))
    for said in (
        "卷宗封面",
        "卷内目录",
        "卷内第20页",
        "接收回执",
        "补正告知书",
        "延期答复告知书",
        "答复书",
        "期限计算单",
        THIRD,
    ):
        assert said in words, said
    hand.tab("期限说明")
    hand.press("期限计算单…")
    hand.wait(lambda: hand.is_open() and "第1页" in hand.page())
    words = words_of(desk.keep("期限计算单"))
    for said in ("2026年11月30日", "国庆节", "第三十三条"):
        assert said in words, said


def the_annual_report(desk: Desk) -> None:
    """In January the report of the year before; its numbers lead back to the request."""
    hand = desk.hand
    desk.comes_back(1, 8, 2027)
    hand.tab("统计上报")
    hand.wait(lambda: hand.sees("草稿"))
    assert hand.value("年度") == "2026年"
    hand.wait(lambda: number(desk.window, "表三", PARTIAL) == "1")
    assert number(desk.window, "表三", "一、本年新收政府信息公开申请数量，总计") == "1"
    hand.tab("表四")
    assert number(desk.window, "表四", "行政复议，结果维持") == "1"
    hand.tab("表三")
    double_click(desk.window, "表三", PARTIAL)
    hand.wait(hand.is_open)
    assert hand.sees("共 1 件申请")
    assert hand.rows()[0][0] == "申请-2026-0001"
    hand.press("打开")
    hand.wait(lambda: not hand.is_open())
    desk.stands("已送达", "")


def printed_again(desk: Desk, left: bytes) -> None:
    """Half a year later the same bytes."""
    hand = desk.hand
    hand.tab("文书")
    hand.pick("文书", "答复书")
    hand.press("查看")
    hand.wait(lambda: hand.is_open() and "第1页" in hand.page())
    assert sha256(desk.keep("重印")).digest() == sha256(left).digest()


def taken_back(desk: Desk) -> None:
    """The last act was the result of the review."""
    hand = desk.hand
    hand.menu("编辑", "撤销“登记复议诉讼结果”")
    hand.tab("关联")
    hand.see("等待结果")
    hand.menu("编辑", "重做“登记复议诉讼结果”")
    hand.see("维持 2026-12-29")


def test_a_request(desk: Desk) -> None:
    first_start(desk.hand)
    the_envelope(desk)
    the_receipt(desk)
    the_supplement(desk)
    the_third_party(desk)
    the_extension(desk)
    left = the_reply(desk)
    it_is_delivered(desk)
    the_review(desk)
    the_case_on_paper(desk)
    the_annual_report(desk)
    printed_again(desk, left)
    taken_back(desk)
