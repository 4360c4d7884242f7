"""The small ledgers of 工作保障: sound declarations, days that follow, and numbers over rows made by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import count

import pytest

from desktop_app.domain.fields import Choice, Day, LongText, Moment, PaperNumber, Phone, Text, Value, Whole
from desktop_app.domain.measures import Figure, How, measured
from desktop_app.domain.records import Record, Step
from desktop_app.domain.register import Register, Secret, Source, faults
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.codes import DEPARTMENT, PERSON
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.every import LISTS
from desktop_app.registers.work.assessment import ASSESSMENT
from desktop_app.registers.work.awards import AWARD, VIOLATION
from desktop_app.registers.work.checks import CHECK_LEDGERS, INSPECTION
from desktop_app.registers.work.codes import WORK_LISTS
from desktop_app.registers.work.duties import PLEDGE, POST
from desktop_app.registers.work.learning import DELIBERATION, TRAINING
from desktop_app.registers.work.meetings import MEETING
from desktop_app.registers.work.people import LEADING_GROUP, LIAISON, PEOPLE_LEDGERS
from desktop_app.registers.work.plans import ASSIGNMENT, PLAN, PLAN_LEDGERS
from desktop_app.registers.work.progress import DEMO_SITE, SHORTFALL
from desktop_app.registers.work.trials import FORUM, RECTIFICATION, TRIAL_LEDGERS
from tests.registers.labels_work import LABELS_WORK

LEDGERS = (*PEOPLE_LEDGERS, *PLAN_LEDGERS, *CHECK_LEDGERS, *TRIAL_LEDGERS)
RULES = Rulebook()
TODAY = date(2026, 6, 15)
MARCH = date(2026, 3, 2)  # a Monday
WORDS = {entry.key: entry.words for entry in (*LISTS, *WORK_LISTS)}
every = pytest.mark.parametrize("ledger", LEDGERS, ids=lambda r: r.key)
Given = Mapping[str, Value]


def lived(ledger: Register, values: Given, *steps: tuple[str, date, Given]) -> dict[str, Value]:
    """The row as storage would keep it."""
    made = [Step(key, on, {**told, ledger.flow.move(key).on: on}) for key, on, told in steps]
    begun = ledger.begins(values) if not made else ()
    return {**values, **ledger.cached(values, [*begun, *made], RULES)}


def told(ledger: Register, label: str, rows: list[dict[str, Value]], today: date = TODAY) -> Figure:
    (measure,) = [m for m in ledger.measures if m.label == label]
    ids = count(1)
    return measured(measure, [Record(ledger.key, next(ids), 1, row) for row in rows], today)


def test_all_ledgers_are_there_under_names_of_their_own() -> None:
    assert [r.key for r in LEDGERS] == list(LABELS_WORK)
    for names in ([r.title for r in LEDGERS], [r.prefix for r in LEDGERS]):
        assert len(names) == len(set(names)) == 18


def test_lists_are_new_and_their_words_differ() -> None:
    mine = {entry.key for entry in WORK_LISTS}
    assert len(mine) == len(WORK_LISTS)
    assert mine.isdisjoint({DEPARTMENT, PERSON})
    used = {f.kind.options for r in LEDGERS for f in r.fields if isinstance(f.kind, Choice)}
    assert mine - used == set()
    for entry in WORK_LISTS:
        assert len(entry.words) == len(set(entry.words)) > 1, entry.key
        assert not [word for word in entry.words if "、" in word], entry.key


@every
def test_a_declaration_has_no_faults(ledger: Register) -> None:
    assert list(faults(ledger, ledger.by_key, WORDS)) == []
    assert isinstance(ledger[ledger.year_by].kind, (Day, Moment))
    assert set(ledger.indexed) <= set(ledger.by_key)
    assert ledger.year_by in ledger.indexed
    assert set(ledger.essential) <= {f.key for f in ledger.typed() if f.required}
    text = (Text, LongText, Phone, PaperNumber, Choice)
    assert [key for key in ledger.search if not isinstance(ledger[key].kind, text)] == []
    assert {"number", "state"} <= set(ledger.columns())


@every
def test_labels_and_headings_mean_one_field_each(ledger: Register) -> None:
    labels = [f.label for f in ledger.fields]
    headings = Counter(name for f in ledger.fields for name in {f.label, *f.aliases})
    assert len(labels) == len(set(labels))
    assert [name for name, times in headings.items() if times > 1] == []
    assert set(LABELS_WORK[ledger.key]) - set(labels) == set()


@every
def test_every_state_is_reached_and_each_move_writes_its_own_day(ledger: Register) -> None:
    reached = {ledger.flow.first}
    for _ in ledger.flow.states:
        reached |= {m.end for state in reached for m in ledger.flow.open_from(state) if m.end}
    assert reached == set(ledger.flow.states)
    days = [move.on for move in ledger.flow.moves]
    assert len(days) == len(set(days))  # a foreign row tells of one step for each day it has
    for move in ledger.flow.moves:
        assert move.on in move.needs
        assert set(move.needs) <= set(move.asks), move.key
        assert ledger[move.on].source is Source.STEP
    written = {key for move in ledger.flow.moves for key in move.asks}
    assert [f.key for f in ledger.by_step() if f.key not in written] == []


@every
def test_whatever_is_open_has_a_day(ledger: Register) -> None:
    """Else 今日 would show it as paused for ever; the days of the steps stand in for what nobody typed."""
    values: dict[str, Value] = {ledger.year_by: MARCH}
    waiting: list[tuple[str, tuple[tuple[str, date, Given], ...]]] = [(ledger.flow.first, ())]
    seen: set[str] = set()
    while waiting:
        state, way = waiting.pop()
        if state in seen:
            continue
        seen.add(state)
        row = lived(ledger, values, *way)
        assert row["state"] == state
        if ledger.flow.is_running(state):
            assert row["due_on"], (ledger.key, state)
        for move in ledger.flow.open_from(state):
            later = {k: MARCH for k in move.asks if isinstance(ledger[k].kind, Day)}
            waiting.append((move.end or state, (*way, (move.key, MARCH, later))))
    assert seen == set(ledger.flow.states)


@every
def test_an_empty_period_prints_noughts(ledger: Register) -> None:
    labels = [measure.label for measure in ledger.measures]
    assert len(labels) == len(set(labels)) > 2
    for measure in ledger.measures:
        figure = measured(measure, [], TODAY)
        assert measure.definition
        assert figure.shown == ("—（无可统计的件）" if measure.how is How.SHARE else f"0{measure.unit}")
        if measure.how is How.TOTAL:
            assert ledger[measure.of].kind.read("7") == 7


@every
def test_a_number_that_asks_for_a_word_finds_it_in_the_list(ledger: Register) -> None:
    """A word mistyped in a measure would count nothing for ever."""
    filled: dict[str, Value] = {f.key: 1 if isinstance(f.kind, Whole) else "有" for f in ledger.fields}
    filled |= {"fabricated": True, "in_target": True, "score_rate": "100%", "due_on": date(2026, 1, 1)}
    rows: list[dict[str, Value]] = [
        {**filled, "state": state, key: word}
        for state in ledger.flow.states
        for key, words in _lists_of(ledger).items()
        for word in words
    ]
    for measure in ledger.measures:
        figure = told(ledger, measure.label, rows)
        assert figure.value, measure.label
        assert measure.how is not How.SHARE or 0 < figure.part < figure.whole or measure.label in _WHOLE


_WHOLE = {
    "配备率",
    "签订率",
    "落实到人率",
    "按期办结率",
    "纪要率",
}  # of what is filled in these rows, all of it


def _lists_of(ledger: Register) -> dict[str, tuple[str, ...]]:
    return {f.key: WORDS[f.kind.options] or ("一",) for f in ledger.fields if isinstance(f.kind, Choice)}


@every
def test_papers_have_a_title_and_no_identity_goes_public(ledger: Register) -> None:
    assert ledger.forms or ledger.rolls
    for papers in ([form.key for form in ledger.forms], [roll.key for roll in ledger.rolls]):
        assert len(papers) == len(set(papers))
    if ledger.notice is None:
        return
    known = ledger.by_key
    named = {key for key in known if f"{{{key}}}" in ledger.notice.title + ledger.notice.text}
    assert (ledger.notice.title + ledger.notice.text).count("{") >= len(named) > 1
    assert [key for key in named if known[key].secret not in (None, Secret.TEXT)] == []
    assert named.isdisjoint(
        {"handler", "person", "reporter", "phone"} - ({"phone"} if ledger is POST else set())
    )
    for key, word in ledger.notice.given.items():
        kind = DISCLOSURE[key].kind
        assert isinstance(kind, Choice)
        assert word in WORDS[kind.options], (key, word)


NO: Given = {}
MARCH_30 = date(2026, 3, 30)  # twenty workdays after MARCH
CASES: list[tuple[Register, Given, tuple[tuple[str, date, Given], ...], str, date | None]] = [
    (LEADING_GROUP, {"since": MARCH}, (), "现任", None),
    (LEADING_GROUP, {"since": MARCH}, (("left", TODAY, NO),), "历任", None),
    (POST, {"since": MARCH}, (("revised", TODAY, NO),), "现行", None),
    (LIAISON, {"since": MARCH}, (("ended", TODAY, NO),), "已停用", None),
    (PLEDGE, {"drawn_on": MARCH}, (), "待签订", MARCH_30),
    (PLEDGE, {"drawn_on": MARCH, "sign_by": TODAY}, (), "待签订", TODAY),
    (PLEDGE, {"drawn_on": MARCH}, (("signed", TODAY, NO),), "已签订", None),
    (PLAN, {"drafted_on": MARCH}, (), "起草中", MARCH_30),
    (PLAN, {"drafted_on": MARCH}, (("issued", TODAY, NO),), "已印发", date(2026, 12, 31)),
    (PLAN, {"drafted_on": MARCH, "plan_year": 2027}, (("issued", TODAY, NO),), "已印发", date(2027, 12, 31)),
    (
        PLAN,
        {"drafted_on": MARCH, "ends_on": TODAY},
        (("issued", MARCH, NO), ("begun", MARCH, NO)),
        "执行中",
        TODAY,
    ),
    (ASSIGNMENT, {"assigned_on": MARCH}, (), "待办", MARCH_30),
    (ASSIGNMENT, {"assigned_on": MARCH, "finish_by": TODAY}, (("finished", MARCH, NO),), "已办结", TODAY),
    (MEETING, {"meets_on": TODAY}, (), "待召开", TODAY),
    (MEETING, {"meets_on": MARCH}, (("held", MARCH, NO),), "待出纪要", MARCH_30),
    (MEETING, {"meets_on": MARCH, "limit_days": 5}, (("held", MARCH, NO),), "待出纪要", date(2026, 3, 9)),
    (
        MEETING,
        {"meets_on": MARCH},
        (("held", MARCH, NO), ("minuted", MARCH, NO), ("next_set", MARCH, {"next_on": TODAY})),
        "待开下次",
        TODAY,
    ),
    (SHORTFALL, {"raised_on": MARCH}, (), "待落实", date(2027, 12, 31)),
    (SHORTFALL, {"raised_on": MARCH, "review_on": TODAY}, (("reviewed", MARCH, NO),), "待落实", TODAY),
    (DEMO_SITE, {"applied_on": MARCH, "name_by": TODAY}, (("accepted", MARCH, NO),), "已验收", TODAY),
    (INSPECTION, {"checks_on": TODAY}, (), "已计划", TODAY),
    (INSPECTION, {"checks_on": MARCH, "in_time": "合格"}, (), "已检查", MARCH_30),
    (INSPECTION, {"checks_on": MARCH, "in_time": "未查"}, (), "已计划", MARCH),
    (
        INSPECTION,
        {"checks_on": MARCH, "rectify_until": TODAY},
        (("inspected", MARCH, NO), ("reported", MARCH, NO)),
        "整改中",
        TODAY,
    ),
    (
        INSPECTION,
        {"checks_on": MARCH, "recheck_by": TODAY},
        (("inspected", MARCH, NO), ("reported", MARCH, NO), ("rectified", MARCH, NO)),
        "已整改",
        TODAY,
    ),
    (ASSESSMENT, {"assessed_on": MARCH}, (), "已评分", MARCH_30),
    (AWARD, {"decided_on": MARCH}, (), "已决定", None),
    (VIOLATION, {"received_on": MARCH, "investigate_by": TODAY}, (("filed", MARCH, NO),), "调查中", TODAY),
    (VIOLATION, {"received_on": MARCH}, (("refused", MARCH, NO),), "不成立", None),
    (FORUM, {"held_on": MARCH, "answer_by": TODAY}, (("sorted", MARCH, NO),), "已整理", TODAY),
    (RECTIFICATION, {"found_on": MARCH, "rectify_until": TODAY}, (), "整改中", TODAY),
    (
        RECTIFICATION,
        {"found_on": MARCH},
        (("rectified", MARCH, NO), ("struck", MARCH, NO)),
        "已销号",
        MARCH_30,
    ),
    (DELIBERATION, {"submitted_on": MARCH, "publish_by": TODAY}, (), "待审议", TODAY),
    (DELIBERATION, {"submitted_on": MARCH}, (("returned", MARCH, NO),), "已退回", None),
    (TRAINING, {"trains_on": TODAY}, (), "已计划", TODAY),
    (TRAINING, {"trains_on": MARCH, "attended": 30}, (), "已完成", None),
]


@pytest.mark.parametrize(("ledger", "values", "steps", "state", "due"), CASES)
def test_state_and_day_follow(
    ledger: Register, values: Given, steps: tuple[tuple[str, date, Given], ...], state: str, due: date | None
) -> None:
    row = lived(ledger, values, *steps)
    assert (row["state"], row["due_on"], row["provisional"]) == (state, due, None)


def test_a_day_that_no_calendar_knows_is_provisional() -> None:
    row = lived(ASSIGNMENT, {"assigned_on": date(2026, 12, 28)})
    assert row["due_on"]
    assert row["provisional"]
