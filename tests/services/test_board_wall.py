"""The boards: an issue goes up as 更换清单 says, its items are public with it, and nothing comes down too early."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from desktop_app.domain.records import Record, effective
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.sheet import SHEET
from desktop_app.registers.slot import SLOT
from desktop_app.registers.topic import TOPIC
from desktop_app.services.board_plan import exchange
from desktop_app.services.board_sheets import Candidate
from desktop_app.services.office import Office
from tests.builders import TODAY, added, reviewed
from tests.services.boards import (
    HALL,
    WHOLE,
    declared,
    issue_with,
    item_for,
    only_sheet,
    posted,
    text_of,
    ways,
)

PERIOD: dict[str, Any] = {"period_from": "2026-06-08", "period_to": "2026-06-14"}
RUNNING: dict[str, Any] = {"period_from": "2026-06-08", "period_to": "2026-06-21"}
BEFORE = TODAY - timedelta(days=7)
PLACE = "一楼大厅公开栏 名单公示 第{}格"


@pytest.fixture
def office(office: Office) -> Office:
    """One with four slots, where everything is reviewed in the program."""
    office.bureau.put(WHOLE)
    office.reviewing.set_in_program(True)
    declared(office, 4)
    return office


def item(office: Office, at: int = 1, **other: Any) -> Record:
    return item_for(office, "A4告示", at, **other)


def now(office: Office, record: Record) -> Record:
    """The item as it stands."""
    return office.entries.get(DISCLOSURE, record.id)


def earlier(office: Office, *items: Record, **other: object) -> Record:
    """An issue posted a week ago."""
    issue = issue_with(office, *items, title="2026年第2期", opens_on=str(BEFORE), **other)
    return posted(office, issue, BEFORE)


def lines(office: Office, issue: Record) -> list[tuple[str, str]]:
    with office.store.reading() as reader:
        return [(str(line.act), line.sheet.text("title")) for line in exchange(reader, issue)]


def test_posting_hangs_every_sheet_and_makes_its_items_public(office: Office) -> None:
    first, second = item(office, 1), item(office, 2)
    issue = issue_with(office, first, second)
    changed = office.board.post(issue.id, issue.version, TODAY)
    assert {key: len(ids) for key, ids in changed.records.items()} == {
        "issue": 1, "sheet": 2, "disclosure": 2, "publication": 2,
    }  # fmt: skip
    sheets = office.board.sheets(issue.text("number"))
    assert [(one.text("state"), one.day("hung_on"), one["pages"]) for one in sheets] == [
        ("在挂", TODAY, 1)
    ] * 2
    record = now(office, first)
    assert (record.text("state"), record.day("published_on")) == ("已公开", TODAY)
    assert (record["channels"], record.text("place")) == (("公开栏",), PLACE.format(1))
    assert record.text("review_no") == "审查-2026-0001/2"
    (way,) = office.outlets.of(first.text("number"))
    assert (way.text("kind"), way.text("address"), way.text("issue_no")) == (
        "公开栏",
        PLACE.format(1),
        "期-2026-0001",
    )
    assert way.day("published_on") == TODAY
    (view,) = office.board.plan()
    assert [len(slot.hung) for slot in view.sections[0].slots] == [1, 1, 0, 0]


def test_posting_twice_and_an_issue_somebody_else_changed_are_one_sentence(office: Office) -> None:
    issue = issue_with(office, item(office))
    raw = {**office.entries.copy_of(ISSUE, issue.id), "approver": "局长"}
    office.entries.edit(ISSUE, issue.id, issue.version, raw)
    with pytest.raises(Refused, match=f"{issue.text('number')}已被别人修改"):
        office.board.post(issue.id, issue.version, TODAY)
    issue = posted(office, issue)
    with pytest.raises(Refused, match="“在挂”状态不能登记张贴；可办：登记备案、整期撤下"):
        office.board.post(issue.id, issue.version, TODAY)
    assert len(ways(office, now(office, item(office, 2)))) == 0
    other = issue_with(office, item(office, 3))
    with pytest.raises(Refused, match="2026-06-16 还没有到"):
        office.board.post(other.id, other.version, TODAY + timedelta(days=1))


def test_taking_posting_back_takes_all_of_it_back(office: Office) -> None:
    record = item(office)
    issue = posted(office, issue_with(office, record))
    office.history.undo()
    assert office.entries.get(ISSUE, issue.id).text("state") == "筹备中"
    assert only_sheet(office, issue).text("state") == "待张贴"
    assert now(office, record).text("state") == "待公开"
    office.history.redo()
    assert now(office, record).text("state") == "已公开"
    with office.store.reading() as reader:
        step = effective(reader.steps(ISSUE.key, issue.id))[-1]
    with pytest.raises(Refused, match="不能单独更正“登记张贴”"):
        office.entries.correct(ISSUE, issue.id, step.id, None)


def test_one_slot_holds_one_sheet(office: Office) -> None:
    issue = issue_with(office, item(office, 1), item(office, 2))
    one, two = office.board.sheets(issue.text("number"))
    raw = {**office.entries.copy_of(SHEET, two.id), "slot": "第1格"}
    office.entries.edit(SHEET, two.id, two.version, raw)
    with pytest.raises(Refused) as no:
        office.board.post(issue.id, issue.version, TODAY)
    assert str(no.value) == (
        f"{PLACE.format(1)}安排了2件稿件；《{one.text('title')}》、《{two.text('title')}》；一个格位只能挂一件，请给其余的换格位"
    )


def test_a_slot_that_is_closed_takes_nothing(office: Office) -> None:
    issue = issue_with(office, item(office))
    slot = next(view.slot for view in office.board.plan()[0].sections[0].slots)
    office.entries.move(SLOT, slot.id, slot.version, "closed", {"closed_on": str(TODAY)})
    with pytest.raises(Refused, match=f"{PLACE.format(1)}已停用"):
        office.board.post(issue.id, issue.version, TODAY)


def test_a_sheet_is_hung_by_its_own_button_only_in_an_issue_that_hangs(office: Office) -> None:
    issue = issue_with(office, item(office))
    sheet = only_sheet(office, issue)
    with pytest.raises(Refused, match="不能单独张贴；期-2026-0001现在是“筹备中”"):
        office.entries.move(SHEET, sheet.id, sheet.version, "hung", {"hung_on": str(TODAY)})
    posted(office, issue)
    late = item(office, 2)
    made = office.board.collect(issue.id, [Candidate(DISCLOSURE.key, late, "")])
    sheet = office.entries.get(SHEET, made.one())
    office.entries.move(SHEET, sheet.id, sheet.version, "hung", {"hung_on": str(TODAY)})
    assert ways(office, late) == [("公开栏", PLACE.format(2), "公开中")], "the plain button does the same"


def test_the_plain_button_of_a_sheet_is_no_way_round_the_review(office: Office) -> None:
    issue = posted(office, issue_with(office, item(office)))
    late = item(office, 2, ready=False)
    made = office.board.collect(issue.id, [Candidate(DISCLOSURE.key, late, "")])
    with pytest.raises(Refused, match="有1件稿件还不能张贴"):
        office.board.hang(made.one(), 1, TODAY)
    assert now(office, late).text("state") == "待公开"


def test_the_change_list_says_what_comes_down_moves_stays_and_goes_up(office: Office) -> None:
    over, stays, moves = item(office, 1, **PERIOD), item(office, 2, **RUNNING), item(office, 3, **RUNNING)
    earlier(office, over, stays, moves)
    issue = issue_with(office)
    office.board.carry_over(issue.id)
    sheets = {one.text("item_no"): one for one in office.board.sheets(issue.text("number"))}
    assert set(sheets) == {stays.text("number"), moves.text("number")}, (
        "what is over by then is not carried over"
    )
    moved = sheets[moves.text("number")]
    raw = {**office.entries.copy_of(SHEET, moved.id), "slot": "第4格"}
    office.entries.edit(SHEET, moved.id, moved.version, raw)
    fresh = item(office, 4)
    office.board.collect(issue.id, [Candidate(DISCLOSURE.key, fresh, "")])
    wanted = [("保留", stays), ("移位", moves), ("张贴", fresh), ("撤下", over)]
    assert lines(office, issue) == [(act, one.text("title")) for act, one in wanted]
    paper = text_of(office.board.changes(issue.id).pdf)
    for said in (
        "撤下1件，移位1件，张贴1件，保留1件",
        "从：一楼大厅公开栏名单公示第3格到：一楼大厅公开栏名单公示第4格",
        "2026-06-08",
    ):
        assert said in paper, said
    before = lines(office, issue)
    issue = posted(office, issue)
    assert lines(office, issue) == before, "after posting the list says what was done"


def test_posting_does_what_the_list_says(office: Office) -> None:
    over, stays, moves = item(office, 1, **PERIOD), item(office, 2, **RUNNING), item(office, 3, **RUNNING)
    former = earlier(office, over, stays, moves)
    issue = issue_with(office)
    office.board.carry_over(issue.id)
    sheet = office.board.sheets(issue.text("number"))[1]
    raw = {**office.entries.copy_of(SHEET, sheet.id), "slot": "第4格"}
    office.entries.edit(SHEET, sheet.id, sheet.version, raw)
    posted(office, issue)
    assert [now(office, one).text("state") for one in (over, stays, moves)] == ["已撤下", "已公开", "已公开"]
    assert ways(office, over) == [("公开栏", PLACE.format(1), "已撤下")]
    assert ways(office, stays) == [("公开栏", PLACE.format(2), "公开中")]
    assert ways(office, moves) == [
        ("公开栏", PLACE.format(3), "已撤下"),
        ("公开栏", PLACE.format(4), "公开中"),
    ]
    reasons = [one.text("down_reason") for one in office.board.sheets(former.text("number"))]
    assert reasons == [f"{word}：{issue.text('number')}" for word in ("换期", "续挂", "移位")]
    assert office.entries.get(ISSUE, former.id).text("state") == "已撤下", "nothing of it hangs any more"
    assert len(office.board.hanging()) == 2


def test_another_layout_in_the_same_slot_keeps_the_item_public(office: Office) -> None:
    record = item(office)
    earlier(office, record)
    issue = issue_with(office)
    made = added(
        office, SHEET, issue_no=issue.text("number"), item_no=record.text("number"), hangs_from=str(TODAY),
        title=record.text("title"), format="A4大字版", board=HALL, section="名单公示", slot="第1格",
    )  # fmt: skip
    posted(office, issue)
    assert now(office, record).text("state") == "已公开"
    assert ways(office, record) == [
        ("公开栏", PLACE.format(1), "已撤下"),
        ("公开栏", PLACE.format(1), "公开中"),
    ]
    assert [one.sheet.id for one in office.board.hanging()] == [made.id]


def test_a_slot_is_not_taken_from_a_notice_whose_period_runs(office: Office) -> None:
    running = item(office, 1, **RUNNING)
    earlier(office, running)
    issue = issue_with(office, item(office, 2))
    sheet = only_sheet(office, issue)
    assert sheet.text("slot") == "第2格", "an occupied slot is not proposed"
    raw = {**office.entries.copy_of(SHEET, sheet.id), "slot": "第1格"}
    office.entries.edit(SHEET, sheet.id, sheet.version, raw)
    with pytest.raises(Refused) as no:
        office.board.post(issue.id, issue.version, TODAY)
    assert no.value.what == "公示期还没有满，不能撤下"
    assert no.value.why == f"《{running.text('title')}》公示到2026-06-21"


def test_a_period_is_not_cut_short_without_a_reason(office: Office) -> None:
    record = item(office, **RUNNING)
    issue = earlier(office, record)
    sheet = only_sheet(office, issue)
    with pytest.raises(Refused, match="公示期还没有满，不能撤下"):
        office.board.take_down(sheet.id, sheet.version, TODAY)
    with pytest.raises(Refused, match="公示期还没有满，不能撤下"):
        office.board.take_down_issue(issue.id, issue.version, TODAY)
    office.board.take_down(sheet.id, sheet.version, TODAY, "内容有误，更正后重新公示", photo=True)
    sheet = only_sheet(office, issue)
    assert (sheet.text("state"), sheet["photo"]) == ("已撤下", True)
    assert sheet.text("down_reason") == "内容有误，更正后重新公示"
    assert ways(office, record)[0][2] == "已撤下"
    assert now(office, record).text("state") == "已公开", "its period is not over: it is to hang again"


def test_an_item_is_down_when_its_last_way_is(office: Office) -> None:
    record = item(office, **PERIOD)
    issue = issue_with(office, record, opens_on=str(BEFORE))
    made = added(
        office, SHEET, issue_no=issue.text("number"), item_no=record.text("number"), hangs_from=str(BEFORE),
        title=record.text("title"), format="A4大字版", board=HALL, section="名单公示", slot="第3格",
    )  # fmt: skip
    issue = posted(office, issue, BEFORE)
    first = office.board.sheets(issue.text("number"))[0]
    office.board.take_down(first.id, first.version, TODAY)
    assert now(office, record).text("state") == "已公开"
    second = office.entries.get(SHEET, made.id)
    office.board.take_down(second.id, second.version, TODAY, photo=False)
    down = now(office, record)
    assert (down.text("state"), down.day("withdrawn_on")) == ("已撤下", TODAY)
    assert office.entries.get(ISSUE, issue.id).text("state") == "已撤下"


def test_a_whole_issue_comes_down(office: Office) -> None:
    records = [item(office, at, **PERIOD) for at in (1, 2)]
    issue = earlier(office, *records)
    changed = office.board.take_down_issue(issue.id, issue.version, TODAY)
    assert {key: len(ids) for key, ids in changed.records.items()} == {
        "issue": 1, "sheet": 2, "disclosure": 2, "publication": 2,
    }  # fmt: skip
    assert [now(office, one).text("state") for one in records] == ["已撤下"] * 2
    assert office.board.hanging() == ()
    with pytest.raises(Refused, match="已经撤下；撤下的期次不能再加稿件"):
        office.board.collect(issue.id, [Candidate(DISCLOSURE.key, item(office, 3), "")])


def test_what_hangs_stays_what_it_is(office: Office) -> None:
    issue = posted(office, issue_with(office, item(office)))
    sheet = only_sheet(office, issue)
    raw = office.entries.copy_of(SHEET, sheet.id)
    with pytest.raises(Refused, match="不能再改信息编号、格位"):
        office.entries.edit(
            SHEET, sheet.id, sheet.version, {**raw, "item_no": "公开-2026-0009", "slot": "第2格"}
        )
    office.entries.edit(SHEET, sheet.id, sheet.version, {**raw, "until": "2026-07-31"})
    with pytest.raises(Refused, match="还在挂，不能作废"):
        office.entries.void(SHEET, sheet.id, "误登")
    with pytest.raises(Refused, match="里还有1件稿件，不能作废"):
        office.entries.void(ISSUE, issue.id, "误登")


def test_what_was_made_void_can_still_come_down(office: Office) -> None:
    record = item(office)
    issue = posted(office, issue_with(office, record))
    office.entries.void(DISCLOSURE, record.id, "重复登记")
    sheet = only_sheet(office, issue)
    office.board.take_down(sheet.id, sheet.version, TODAY)
    assert office.board.hanging() == ()
    assert office.entries.get(ISSUE, issue.id).text("state") == "已撤下"


def answered(office: Office) -> Record:
    """A topic whose answer was put into words and reviewed."""
    topic = added(office, TOPIC)
    for key, told in (
        ("notified", {"notified_on": "2026-03-03", "department": "房管股", "limit_days": "5"}),
        (
            "answered",
            {"answered_on": "2026-03-05", "answer": "共投入资金260万元，明细见附表。", "judgement": "可公开"},
        ),
    ):
        office.entries.move(TOPIC, topic.id, topic.version, key, told)
        topic = office.entries.get(TOPIC, topic.id)
    office.topics.word(topic.id, topic.version)
    return office.entries.get(TOPIC, topic.id)


def test_an_answer_goes_to_the_wall_with_its_issue(office: Office) -> None:
    declared(office, 1, "回音壁")
    topic = answered(office)
    assert office.board.candidates() == (), "its words are not reviewed"
    words_of_it = office.topics.item(topic.id)
    assert words_of_it is not None
    reviewed(office, words_of_it)
    found = office.board.candidates()
    assert (TOPIC.key, topic.id) in [(one.register_key, one.record.id) for one in found]
    issue = issue_with(office)
    office.board.collect(issue.id, [one for one in found if one.register_key == TOPIC.key])
    sheet = only_sheet(office, issue)
    assert (sheet.text("kind"), sheet.text("section")) == ("回音壁", "回音壁")
    told = text_of(office.board.paper(issue.id).pdf)
    for said in ("回音壁", "260万元", "第1张，共1张", f"编号：{sheet.text('number')}"):
        assert said in told, said
    posted(office, issue)
    topic = office.entries.get(TOPIC, topic.id)
    assert (topic.text("state"), topic.text("echo_issue")) == ("已公布", issue.text("number"))
    assert now(office, words_of_it).text("state") == "已公开"
    assert office.board.candidates() == (), "neither the answer nor its words are offered again"


def told(office: Office, day: date) -> dict[str, list[tuple[str, str, str]]]:
    """What 今日 says of issues and sheets: next step and reason by group."""
    found = {}
    for group in office.reminders.day(day).groups:
        own = [line for line in group.lines if line.register in (ISSUE.key, SHEET.key)]
        found[group.label] = [(line.register, line.next_step, line.why) for line in own]
    return {label: own for label, own in found.items() if own}


def test_today_tells_what_is_to_be_posted_filed_taken_down_and_changed(office: Office) -> None:
    issue = issue_with(office, item(office, **RUNNING))
    assert told(office, TODAY) == {"今日到期": [("issue", "登记张贴", "到了公开日期，还没有张贴")]}
    posted(office, issue)
    day = date(2026, 6, 22)
    filing = ("issue", "登记备案", "2026-06-15张贴，还没有填备案表存档")
    where = PLACE.format(1)
    assert told(office, day) == {
        "今日到期": [("sheet", "登记撤下", f"到了应撤日，应撤下（{where}）")],
        "以后到期": [("issue", "筹备下一期 / 整期撤下", "")],
        "待备案": [filing],
    }
    issue = office.entries.get(ISSUE, issue.id)
    office.entries.move(ISSUE, issue.id, issue.version, "filed", {"filed_on": str(TODAY)})
    late = told(office, date(2026, 7, 16))
    assert ("issue", "筹备下一期 / 整期撤下", "从2026-06-15挂到现在，该换期") in late["逾期"]
    assert "待备案" not in late


def test_overdue_days_are_counted(office: Office) -> None:
    issue = posted(office, issue_with(office, item(office, **PERIOD), opens_on=str(BEFORE)), BEFORE)
    sheet = only_sheet(office, issue)
    assert sheet.day("until") == TODAY
    (hung,) = office.board.hanging()
    assert (hung.overdue, hung.slot is not None and hung.slot.text("slot")) == (0, "第1格")


def test_a_sheet_without_a_slot_is_seen_all_the_same(office: Office) -> None:
    issue = issue_with(office, item(office))
    sheet = only_sheet(office, issue)
    raw = {**office.entries.copy_of(SHEET, sheet.id), "board": "东门临时栏", "section": "", "slot": ""}
    office.entries.edit(SHEET, sheet.id, sheet.version, raw)
    posted(office, issue)
    view = next(one for one in office.board.plan() if one.board == "东门临时栏")
    (slot,) = view.sections[0].slots
    assert (slot.slot.id, len(slot.hung)) == (0, 1)
    assert office.board.hanging()[0].slot is None
