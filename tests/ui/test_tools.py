"""工具: what is opened from the menu is opened over the ledger, and Esc leaves it."""

from __future__ import annotations

import pytest

from tests.hand import Hand


@pytest.mark.parametrize(("words", "title"), [("期限试算…", "期限试算"), ("文书用语…", "文书用语")])
def test_it_opens_and_escape_leaves_it(hand: Hand, words: str, title: str) -> None:
    hand.menu("工具", words)
    assert hand.title() == title
    hand.key("Esc")
    assert hand.title() != title


def test_a_trial_leaves_no_record(hand: Hand) -> None:
    hand.menu("工具", "期限试算…")
    hand.choose(申请渠道="当面")
    assert hand.sees("到期日 ")
    hand.press("关闭")
    hand.tab("依申请公开")
    assert hand.rows() == []
