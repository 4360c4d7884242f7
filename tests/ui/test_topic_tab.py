"""群众点题 in the window: from the box to the wall."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.records import Query, Record
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.topic import TOPIC
from desktop_app.services.office import Office
from tests.builders import TODAY, added, moved, reviewed
from tests.hand import Hand
from tests.ui.board_keys import (
    leave,
    main_button,
    places,
    press,
    ready,
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """On the day of the builders, whose opinions are of that day."""
    made = ready(tmp_path / "data")
    yield made
    made.close(copy=False)


def raised(hand: Hand) -> None:
    hand.turn("公开栏")
    hand.tab("群众点题")
    hand.key("Ctrl+N")
    hand.fill(点题渠道="点题箱", 点题人="王秀兰", 点题内容="请公开2025年老旧小区改造的资金使用情况。")
    hand.key("Ctrl+S")
    assert "已保存：点题-2026-0001" in hand.told()


def worded(office: Office) -> tuple[Record, Record]:
    """An answered topic and the item that will hang for it."""
    asked = added(office, TOPIC, raised_on="2026-06-01", asker="王秀兰")
    for key, day in (("notified", date(2026, 6, 2)), ("answered", date(2026, 6, 5))):
        asked = moved(office, TOPIC, asked, key, day, **({"notice_no": ""} if key == "notified" else {}))
    office.topics.word(asked.id, asked.version)
    wall = office.topics.item(asked.id)
    assert wall is not None
    return office.entries.get(TOPIC, asked.id), wall


def test_a_topic_from_the_box_to_the_wall(hand: Hand, office: Office) -> None:
    raised(hand)
    assert hand.sees("下一步：发通知书")
    press(hand, "发通知书")
    assert hand.value("通知书编号") == "点题通知〔2026〕1号"
    hand.fill(承办科室="房管股")
    hand.key("Ctrl+Return")
    assert hand.sees("下一步：房管股反馈，2026-06-23 前（还有8天）")
    press(hand, "通知书…")
    assert hand.title() == "群众点题限时反馈通知书 点题通知〔2026〕1号"
    leave(hand)
    press(hand, "登记反馈")
    hand.fill(反馈结果="共改造3个小区，投入812万元。王秀兰同志可来查阅。", 能否公开="可公开")
    hand.key("Ctrl+Return")
    assert hand.sees("下一步：拟回音壁稿")
    assert not hand.may_press("登记上回音壁")
    press(hand, "拟回音壁稿")
    assert "已生成回音壁稿公开-2026-0001" in hand.told()
    assert hand.sees("下一步：审查回音壁稿公开-2026-0001")
    assert not hand.may_press("登记上回音壁")
    assert main_button(hand) == "打开回音壁稿"
    press(hand, "回音壁预览…")
    assert hand.sees("纸上印有“草稿”字样")
    leave(hand)
    (wall,) = office.entries.page(Query(DISCLOSURE.key), 0, 2)
    reviewed(office, wall)
    press(hand, "打开回音壁稿")
    assert hand.cursor() == "主动公开列表"
    assert hand.sees("回音壁：请公开2025年老旧小区改造的资金使用情况。")


def test_a_reviewed_answer_goes_to_the_wall_by_itself(hand: Hand, office: Office) -> None:
    asked, wall = worded(office)
    reviewed(office, wall)
    hand.turn("公开栏")
    hand.tab("群众点题")
    assert hand.sees("下一步：选进公开栏期次张贴，或者直接登记上回音壁")
    press(hand, "登记上回音壁")
    assert hand.value("回音壁位置") == "公开栏回音壁"
    hand.key("Ctrl+Return")
    assert "已办：登记上回音壁" in hand.told()
    assert office.entries.get(TOPIC, asked.id).text("state") == "已公布"
    assert office.entries.get(DISCLOSURE, wall.id).text("state") == "已公开"


def test_a_reviewed_answer_goes_to_the_wall_with_a_round(hand: Hand, office: Office) -> None:
    asked, wall = worded(office)
    reviewed(office, wall)
    places(office)
    added(office, ISSUE, title="2026年第6期", opens_on=str(TODAY))
    hand.turn("公开栏")
    hand.key("Ctrl+PgDown")
    press(hand, "选稿件…")
    assert [line.split("|")[1:3] for line in hand.lines()] == [[asked.text("number"), "A4横排"]]
    hand.key("Space")
    press(hand, "加进这一期")
    press(hand, "登记张贴")
    hand.key("Ctrl+Return")
    assert "已办：登记张贴" in hand.told()
    shown = office.entries.get(TOPIC, asked.id)
    assert (shown.text("state"), shown.text("echo_issue")) == ("已公布", "期-2026-0001")
