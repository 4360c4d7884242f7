"""What is published in the example year: reviewed, shown where it says, taken down together, linked by numbers."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from desktop_app.domain.decision_law import comments_until
from desktop_app.domain.masking_presets import BOARD, WEBSITE
from desktop_app.domain.outlets import OF_CHANNEL, destination
from desktop_app.domain.records import Query, Record, Step, effective
from desktop_app.domain.register import Register
from desktop_app.domain.review import Stage
from desktop_app.domain.roster import roster_of
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers import decision_rules, issue, publication, sheet, topic
from desktop_app.registers.attendance import ATTENDANCE
from desktop_app.registers.comment import COMMENT, NOT_TAKEN, PARTLY, TAKEN
from desktop_app.registers.decision import DECISION
from desktop_app.registers.disclosure import DISCLOSURE, DONE, DOWN, PENDING, SHOWN
from desktop_app.registers.every import NAMED, PAGED, REGISTERS, TABS
from desktop_app.registers.figure import FIGURE
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.matter import OUT, RUNNING
from desktop_app.registers.objection import OBJECTION, SETTLED
from desktop_app.registers.sheet import ECHO, HANGING, SHEET, WAITING
from desktop_app.registers.slot import SLOT
from desktop_app.registers.task import TASK
from desktop_app.registers.topic import TOPIC
from desktop_app.services.board_gate import items_of, why_not
from desktop_app.services.board_plan import place_of
from desktop_app.services.example import FULL, fill
from desktop_app.services.office import Office
from desktop_app.services.review_gates import draft_why
from desktop_app.services.review_subject import drafters, hidden_in, public_numbers, words_of
from desktop_app.services.topic_gate import notice_number
from tests.builders import TODAY, opened
from tests.services.test_importing import drained

CHANNEL = "公开栏"
NAMED_KEYS = {ledger.key for ledger in NAMED}
(WORK,) = (tab for tab in TABS if tab.title == "工作保障")
# The fields that name another record, and whose number they may hold.
LINKS = {
    "item_no": ("公开",), "result_of": ("公开",), "echo_item": ("公开",), "decision_no": ("决策",),
    "issue_no": ("期",), "echo_issue": ("期",), "records": ("点题", "意见件"), "task_no": ("督办",),
    "source_no": ("开箱", "评议", "走访"), "project_no": ("工程",), "opinion_no": ("舆情",), "plan_no": ("方案",),
    "guide_no": ("指南",), "later_no": ("清单",),
    "merged_into": ("督办", "提案", "意见件", "城管", "舆情"),
}  # fmt: skip
PAPERS = {"enforcement": {"decision_no"}}  # the number of a paper, not of a record


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Office:
    made = opened(tmp_path_factory.mktemp("example"))
    drained(fill(made.store, 300, 1, TODAY))
    return made


def rows(office: Office, register: Register) -> list[Record]:
    return office.entries.rows(register, office.entries.ids(Query(register.key)))


def steps(office: Office, record: Record) -> tuple[Step, ...]:
    with office.store.reading() as reader:
        return effective(reader.steps(record.register, record.id))


def published(office: Office) -> list[Record]:
    return [one for one in rows(office, DISCLOSURE) if one["published_on"]]


def test_what_was_published_was_reviewed_by_two_others_first(example: Office) -> None:
    for item in published(example):
        first, second = example.reviewing.opinions(item.id)
        with example.store.reading() as reader:
            wrote = drafters(reader, item)
            assert draft_why(reader, item) == "", item["number"]
        assert len({first.reviewer, second.reviewer} | wrote) == len(wrote) + 2
        out = item.day("published_on")
        assert out
        assert item["formed_on"] <= first.on <= second.on <= out  # type: ignore[operator]  # it has the day
        assert example.reviewing.number(item.id) == item["review_no"]


def test_it_was_reviewed_for_the_strictest_of_its_ways(example: Office) -> None:
    for item in published(example):
        assert isinstance(item["channels"], tuple)
        strict = WEBSITE.key in {destination(OF_CHANNEL[word][0]) for word in item["channels"]}
        presets = {one.preset for one in example.reviewing.opinions(item.id)}
        assert presets == {WEBSITE.key if strict else BOARD.key}


def test_what_waits_stands_at_every_stage(example: Office) -> None:
    waiting = [one for one in rows(example, DISCLOSURE) if one["state"] == PENDING]
    stages = {example.reviewing.standing(one.id).stage for one in waiting}
    assert stages == {Stage.DRAFT, Stage.FIRST, Stage.BACK, Stage.READY}


def test_one_way_for_each_channel_and_none_outlives_its_item(example: Office) -> None:
    for item in published(example):
        ways = example.outlets.of(item.text("number"))
        assert isinstance(item["channels"], tuple)
        assert {(way["outlet"], way["kind"]) for way in ways} == {
            OF_CHANNEL[word] for word in item["channels"]
        }
        assert len(ways) == len(item["channels"])
        assert min(str(way["published_on"]) for way in ways) == str(item["published_on"])
        assert item["place"] in {way["address"] for way in ways}
        standing = [way for way in ways if way["state"] == publication.OPEN]
        assert item["state"] == (DONE if standing else DOWN)
        if not standing:
            assert item["withdrawn_on"] == max(way.day("taken_down_on") or date.min for way in ways)
    assert example.entries.count(Query(publication.PUBLICATION.key)) == sum(
        len(example.outlets.of(item.text("number"))) for item in published(example)
    )


def test_a_list_is_masked_as_long_as_its_notice_says_and_nothing_personal_is_left(example: Office) -> None:
    lists = 0
    for item in rows(example, DISCLOSURE):
        allowed = public_numbers(example.bureau.get(), item)
        assert not hidden_in(words_of(item), WEBSITE, allowed), item["number"]
        roster = roster_of(item.text("roster"))
        if roster and item["genre"] == "公示":
            lists += 1
            assert f"共{len(roster.rows)}户" in item.text("body")
            assert "身份证号码" not in roster.headings
            assert all(len(row) == len(roster.headings) for row in roster.rows)
    assert lists >= 5


def test_a_notice_runs_now_and_results_come_after_the_end_and_the_objections(example: Office) -> None:
    items = {one.text("number"): one for one in rows(example, DISCLOSURE)}
    assert any(one["state"] == DONE and one["period_from"] and one.day("period_to") >= TODAY  # type: ignore[operator]
               for one in items.values() if one["genre"] == "公示")  # fmt: skip
    results = [one for one in items.values() if one["result_of"]]
    objections = rows(example, OBJECTION)
    told = 0
    for result in results:
        notice = items[result.text("result_of")]
        ends = notice.day("period_until")
        assert ends
        assert result["published_on"] > ends  # type: ignore[operator]
        assert notice.text("title") in result.text("body")
        assert notice.text("number") in result.text("body")
        about = [one for one in objections if one["item_no"] == notice["number"]]
        assert all(one["state"] == SETTLED for one in about)
        assert all(notice["period_from"] <= one["received_on"] <= ends for one in about)  # type: ignore[operator]
        assert all(one["decided_on"] <= result["formed_on"] for one in about)  # type: ignore[operator]
        words = f"收到异议{len(about)}件" if about else "未收到异议"
        assert words in result.text("body")
        told += len(about)
    assert told == 2


def test_every_number_that_is_cited_is_there(example: Office) -> None:
    known = {one.text("number") for register in REGISTERS for one in rows(example, register)}
    cited = set()
    for register in PAGED:
        for record in rows(example, register):
            for key in LINKS.keys() & record.values.keys() - PAPERS.get(register.key, set()):
                for number in filter(None, record.text(key).split("、")):
                    echo = record.values.get("kind") == ECHO and key == "item_no"
                    prefixes = (TOPIC.prefix,) if echo else LINKS[key]
                    assert number in known, (record["number"], key)
                    assert number.partition("-")[0] in prefixes, (record["number"], key, number)
                    assert number != record["number"]
                    cited.add(key)
    assert cited == LINKS.keys()


def test_a_slot_holds_one_sheet_at_a_time_and_only_slots_in_use_hold_any(example: Office) -> None:
    declared = {place_of(slot): slot for slot in rows(example, SLOT)}
    assert len({board for board, _, _ in declared}) == 2
    by_place: dict[tuple[str, str, str], list[Record]] = {}
    for one in rows(example, SHEET):
        assert declared[place_of(one)]["state"] == "在用"
        if one["hung_on"]:
            by_place.setdefault(place_of(one), []).append(one)
    for hung in by_place.values():
        hung.sort(key=lambda one: str(one["hung_on"]))
        for one, later in pairwise(hung):
            assert one["down_on"], one["number"]
            assert one["down_on"] <= later["hung_on"]  # type: ignore[operator]  # both have it


def test_what_hangs_is_reviewed_for_the_board_and_never_came_down_too_early(example: Office) -> None:
    with example.store.reading() as reader:
        for one in rows(example, SHEET):
            items = items_of(reader, one)
            assert items
            if one["state"] == HANGING:
                assert why_not(reader, one) == "", one["number"]
                assert all(item["state"] in SHOWN for item in items)
            for item in items:
                ends = item.day("period_until")
                assert not (ends and one["down_on"]) or one["down_on"] > ends  # type: ignore[operator]
    assert any(one.overdue for one in example.board.hanging())


def test_a_way_stands_as_long_as_its_sheet_hangs(example: Office) -> None:
    seen = 0
    with example.store.reading() as reader:
        for one in rows(example, SHEET):
            if one["state"] == WAITING:
                continue
            place = " ".join(place_of(one))
            for item in items_of(reader, one):
                ways = example.outlets.of(item.text("number"))
                (way,) = (way for way in ways if way["address"] == place)
                assert (way["published_on"], way["issue_no"]) == (one["hung_on"], one["issue_no"])
                assert way["taken_down_on"] == one["down_on"]
                seen += 1
    assert seen > 20
    on_board = [item for item in published(example) if CHANNEL in (item["channels"] or ())]  # type: ignore[operator]
    assert len(on_board) == seen


def test_a_round_a_month_each_with_sheets_the_last_in_preparation(example: Office) -> None:
    rounds = sorted(rows(example, ISSUE), key=lambda one: str(one["opens_on"]))
    *posted, coming = rounds
    assert len(posted) >= 8
    assert (coming["state"], coming["opens_on"]) == (issue.PREPARING, TODAY)
    assert len(example.board.sheets(coming.text("number"))) >= 2
    assert posted[-1]["state"] == issue.HANGING
    for one in posted:
        sheets = example.board.sheets(one.text("number"))
        assert one["posted_on"] in {each["hung_on"] for each in sheets}
        down = all(each["state"] == sheet.DOWN for each in sheets)
        assert (one["state"] == issue.DOWN) is down
        assert one["down_on"] == (max(each.day("down_on") or TODAY for each in sheets) if down else None)
    assert all(one["filed_on"] for one in posted[:-1])


def test_topics_come_to_every_end_and_the_wall_shows_what_was_reviewed(example: Office) -> None:
    topics = rows(example, TOPIC)
    assert {one["state"] for one in topics} == set(TOPIC.flow.states) - OUT
    assert any(one.day("due_on") < TODAY for one in topics if one["state"] == RUNNING)  # type: ignore[operator]
    items = {one.text("number"): one for one in rows(example, DISCLOSURE)}
    for one in topics:
        assert one["notice_no"] == (None if one["state"] == topic.NEW else notice_number(one))
        if one["state"] == topic.SHOWN:
            assert items[one.text("echo_item")]["published_on"] == one["echo_on"]
            assert items[one.text("echo_item")]["remark"] == f"答复{one['number']}"
    assert any(one["echo_item"] and one["state"] == topic.ANSWERED for one in topics)


def test_a_decision_is_complete_one_asks_now_and_no_step_breaks_the_law(example: Office) -> None:
    rules = Rulebook()
    decisions = rows(example, DECISION)
    for one in decisions:
        done = steps(example, one)
        days = {step.kind: step.on for step in done}
        for kind in days:
            assert not list(decision_rules.faults(kind, one.values, days, rules)), (one["number"], kind)
        begins, ends = one.day("asked_from"), one.day("asked_until")
        assert not begins or not ends or ends >= comments_until(begins, skips_first_day=False)
    (shown,) = (one for one in decisions if one["state"] == "已公布")
    items = {one.text("number"): one for one in rows(example, DISCLOSURE)}
    assert items[shown.text("item_no")]["published_on"] == shown["shown_on"]
    comments = example.decisions.comments(shown.id)
    assert {one["taken"] for one in comments} == {TAKEN, PARTLY, NOT_TAKEN}
    assert all(one["reason"] for one in comments)
    assert all(shown["asked_from"] <= one["received_on"] <= shown["asked_until"] for one in comments)  # type: ignore[operator]
    assert {one["kind"] for one in rows(example, ATTENDANCE)} >= {"人大代表", "政协委员", "公众代表"}
    (asking,) = (one for one in decisions if one["asked_until"] and one.day("asked_until") >= TODAY)  # type: ignore[operator]
    assert len(example.decisions.comments(asking.id)) == 2
    assert example.entries.count(Query(COMMENT.key, equal={"state": ("待研究",)})) == 2
    called = [one for one in items.values() if str(asking["number"]) in one.text("remark")]
    assert [one["state"] for one in called] == [DONE]
    assert called[0]["period_from"] == asking["asked_from"]


def test_every_ledger_of_matters_comes_to_every_end_in_a_whole_year(tmp_path: Path) -> None:
    """督办建议: somebody who tries the example finds each state once, and every ledger has what it hangs on."""
    made = opened(tmp_path)
    drained(fill(made.store, FULL, 1, TODAY))
    (tab,) = (tab for tab in TABS if tab.title == "督办建议")
    for ledger in tab.registers:
        found = rows(made, ledger)
        assert 4 <= len(found) <= 20, ledger.title
        assert {one.text("state") for one in found} == set(ledger.flow.states), ledger.title
    totals = rows(made, FIGURE)
    wrong = [one for one in totals if one["warning"]]
    assert [one["subject"] for one in wrong] == ["数字城管案件"]
    assert any(one["special"] for one in rows(made, TASK))
    today = made.reminders.day(TODAY)
    for label in ("逾期", "今日到期", "本周到期"):
        small = [line for line in today.group(label).lines if line.register not in NAMED_KEYS]
        assert 2 <= len(small) <= 30, label
    assert all(made.entries.count(Query(ledger.key)) <= 4 for ledger in WORK.registers)
    made.close(copy=False)
