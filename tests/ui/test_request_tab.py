"""依申请公开: the due date, why, and what comes next."""

from __future__ import annotations

import pytest

from tests.hand import Hand


@pytest.fixture
def asked(hand: Hand) -> Hand:
    """A request handed over on 20 April 2026."""
    hand.tab("依申请公开")
    hand.press("新增")
    hand.fill(
        申请渠道="当面",
        申请人="许建国",
        联系电话="13812345678",
        通信地址或邮箱="云阳县人民路2号",
        申请内容="房屋征收决定",
        承办科室="房产管理股",
    )
    hand.fill(**{"签收（到达）日期": "2026-4-20"})
    hand.press("保存")
    return hand


def test_the_due_date_is_told_with_days_and_words(asked: Hand) -> None:
    row = asked.rows()[0]
    assert row[:3] == ["申请-2026-0001", "办理中", "2026-05-20 今天到期"]


def test_every_day_is_explained(asked: Hand) -> None:
    asked.tab("期限说明")
    days = asked.rows("逐日计算")
    assert days[0][0] == "2026-04-21"
    assert next(row for row in days if row[0] == "2026-05-01")[2:4] == ["不计", "劳动节放假"]
    assert days[-1][0] == "2026-05-20"
    assert days[-1][4] == "20"
    assert asked.sees("2026年4月20日收到申请，次日起计20个工作日")


def test_asking_for_a_supplement_stops_the_clock(asked: Hand) -> None:
    asked.drop("直接登记", "补正告知")
    asked.fill(补正告知日期="2026-04-24", 补正内容="请写明文号", 补正期限="2026-05-19")
    asked.press("确定补正告知")
    assert asked.rows()[0][1:3] == ["待补正", ""]
    asked.tab("期限说明")
    assert asked.sees("期限暂停：等待申请人补正")
    assert asked.may_press("收到补正")
    assert not asked.may_press("答复")


def test_everything_missing_for_the_reply_is_told_at_once(asked: Hand) -> None:
    asked.drop("直接登记", "答复")
    asked.press("确定答复")
    for words in ("答复类型", "统计类别", "适用条款", "答复文号", "签发人"):
        assert asked.sees(words)
    assert asked.sees("必须填写")
    assert asked.rows()[0][1] == "办理中"


def test_a_step_that_cannot_be_is_refused_in_words(asked: Hand) -> None:
    asked.drop("直接登记", "补正告知")
    asked.fill(补正告知日期="2026-03-01", 补正内容="请写明文号", 补正期限="2026-05-19")
    asked.press("确定补正告知")
    assert asked.sees("早于")
    assert asked.value("补正内容") == "请写明文号"
    assert asked.rows()[0][1] == "办理中"
