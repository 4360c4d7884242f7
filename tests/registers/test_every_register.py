"""Each declaration is sound, holds what the field's sheets hold, and can be lived through from end to end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from desktop_app.domain.decision_law import FIVE
from desktop_app.domain.fields import Choice, LongText, PaperNumber, Phone, Text
from desktop_app.domain.flow import Move
from desktop_app.domain.records import Record
from desktop_app.domain.register import Register, faults
from desktop_app.domain.request_law import State
from desktop_app.errors import Refused
from desktop_app.registers.every import LISTS, PAGED, REGISTERS, register
from desktop_app.services.office import Office
from desktop_app.storage.tables import REGISTER_TABLES
from tests.builders import BEGUN, TODAY, added, facts, moved, opened, rebuilt, reviewed
from tests.registers.labels import COMMON, LABELS
from tests.registers.labels_proposal import LABELS_PROPOSAL
from tests.registers.labels_service import LABELS_SERVICE
from tests.registers.labels_work import LABELS_WORK

EVERY_LABEL = {**LABELS, **LABELS_WORK, **LABELS_SERVICE, **LABELS_PROPOSAL}
every = pytest.mark.parametrize("ledger", REGISTERS, ids=lambda r: r.key)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = opened(tmp_path_factory.mktemp("registers") / "data")
    yield made
    made.close(copy=False)


@every
def test_a_declaration_has_no_faults(ledger: Register) -> None:
    stored = {column.name for column in REGISTER_TABLES[ledger.key].columns}
    assert list(faults(ledger, stored, {entry.key for entry in LISTS})) == []


def test_a_number_tells_its_ledger() -> None:
    prefixes = [ledger.prefix for ledger in REGISTERS]
    assert sorted(prefixes) == sorted(set(prefixes))


@every
def test_every_column_of_the_field_is_there(ledger: Register) -> None:
    """The names are those of registers.md §1-4 as this program calls them."""
    assert set(EVERY_LABEL.get(ledger.key, COMMON)) - {f.label for f in ledger.fields} == set()


@every
def test_labels_and_headings_mean_one_field_each(ledger: Register) -> None:
    labels = [f.label for f in ledger.fields]
    assert len(labels) == len(set(labels))
    assert [f.key for f in ledger.fields if f.label != f.label.strip() or not f.section] == []


@every
def test_searched_fields_are_text_and_shown_columns_exist(ledger: Register) -> None:
    text = (Text, LongText, Phone, PaperNumber, Choice)
    assert [key for key in ledger.search if not isinstance(ledger[key].kind, text)] == []
    assert ledger.columns()
    assert {"number", "state"} <= set(ledger.columns())


# States that no move ends in: the form, or several facts together, tell them.
BY_RULE = {
    "visit": {"当场答复"},
    "decision": {"程序已完备"},
    "supervision": {"未发现问题"},
    "opinion": {"待发布会", "已回应"},
    "press": {"已举行", "超时举行"},
}


@every
def test_every_state_can_be_reached(ledger: Register) -> None:
    """By moves where moves decide; where a clock does, each state has a way in through the life of a request."""
    told = {move.end for move in ledger.flow.moves if move.end} | {ledger.flow.first}
    told |= BY_RULE.get(ledger.key, set())
    if ledger.key == "request":
        told = {*map(str, State), "归档"}
    assert told == set(ledger.flow.states)


@every
def test_each_move_asks_what_it_needs_and_its_day(ledger: Register) -> None:
    for move in ledger.flow.moves:
        assert set(move.needs) <= set(move.asks), move.key
        assert not move.on or move.on in move.needs, move.key
        assert move.start <= set(ledger.flow.states), move.key


@every
def test_the_least_form_can_be_saved_and_a_blank_one_names_what_is_missing(
    ledger: Register, office: Office
) -> None:
    day = (
        {"held_on": "2026-05-15"} if ledger.key == "open_day" else {}
    )  # visits of other tests have made their own
    record = added(office, ledger, **day)
    assert record["state"] in ledger.flow.states
    assert record.text("number").startswith(f"{ledger.prefix}-2026-")
    required = [f.label for f in ledger.typed() if f.required]
    said = dict(office.entries.read(ledger, {}).mistakes)
    assert [f.label for f in ledger.typed() if f.key in said] == required
    with pytest.raises(Refused) as no:
        office.entries.add(ledger, {})
    assert all(f"{label}：必须填写" in no.value.why for label in required)


def _ways(ledger: Register) -> Iterator[tuple[str, ...]]:
    """The shortest way to each state by moves alone, and from there every legal move."""
    ways: dict[str, tuple[str, ...]] = {ledger.flow.first: ()}
    while True:
        found = {
            move.end: (*way, move.key)
            for state, way in ways.items()
            for move in ledger.flow.open_from(state)
            if move.end and move.end not in ways
        }
        if not found:
            break
        ways |= found
    for state, way in ways.items():
        yield from ((*way, move.key) for move in ledger.flow.open_from(state))


LIVES = [(ledger, way) for ledger in PAGED if ledger.key != "request" for way in _ways(ledger)]
_CLOCK = {
    "confirmed": ("confirmed",),
    "supplemented": ("supplement_asked", "supplemented"),
    "supplement_lapsed": ("supplement_asked", "supplement_lapsed"),
    "third_party_answered": ("third_party_asked", "third_party_answered"),
    "agency_answered": ("agency_asked", "agency_answered"),
    "fee_lapsed": ("fee_notified", "fee_lapsed"),
    "fee_paid": ("fee_notified", "fee_paid"),
    "posted": ("replied", "posted"),
    "signed": ("replied", "signed"),
    "archived": ("withdrawn", "archived"),
    "reasons_given": ("reasons_asked", "reasons_given"),
    "deferred": ("reasons_asked", "deferred"),
    "reopened": ("withdrawn", "reopened"),
    "relief_decided": ("relief_filed", "relief_decided"),
}
LIVES += [(register("request"), _CLOCK.get(m.key, (m.key,))) for m in register("request").flow.moves]
_OUT = (*FIVE, "decided", "shown")  # what its state follows from is not a move of its own
LIVES += [(register("decision"), _OUT[: at + 1]) for at in range(4, len(_OUT))]
LIVES.remove((register("decision"), ("together_done",)))
LIVES += [
    (register("opinion"), ("judged", "responded", *then)) for then in (("released",), ("press_held", "filed"))
]


def _lived(office: Office, ledger: Register, way: tuple[str, ...]) -> Record:
    channel = {"channel": "电子邮件"} if way == ("confirmed",) else {}
    record, on = added(office, ledger, **channel), BEGUN
    for key in way:
        on += timedelta(days=35 if key.endswith("lapsed") else 3)
        if (ledger.key, key) == ("topic", "redone"):
            on = TODAY  # its 回音壁稿 was written today
        before = record.text("state")
        assert key in {move.key for move in office.entries.moves(ledger, record)}, (before, key)
        record = moved(office, ledger, record, key, on)
        end = ledger.flow.move(key).end
        assert record["state"] in ((end,) if end else ledger.flow.states)
    return record


@pytest.mark.parametrize(("ledger", "way"), LIVES, ids=[f"{r.key}-{'-'.join(way)}" for r, way in LIVES])
def test_each_legal_move_can_be_made_and_nothing_else(
    ledger: Register, way: tuple[str, ...], office: Office
) -> None:
    record = _lived(office, ledger, way)
    again = rebuilt(office, ledger, record)
    assert {key: record[key] for key in again} == dict(again)
    for move in ledger.flow.moves:
        if record.text("state") not in move.start:
            _refused(office, ledger, record, move)
    assert office.entries.get(ledger, record.id) == record


def _refused(office: Office, ledger: Register, record: Record, move: Move) -> None:
    told = facts(ledger, move, BEGUN + timedelta(days=60))
    with pytest.raises(Refused, match=f"“{record['state']}”状态不能{move.label}"):
        office.entries.move(ledger, record.id, record.version, move.key, told)


@pytest.mark.parametrize("ledger", [one for one in PAGED if one.flow.moves], ids=lambda r: r.key)
def test_a_move_without_its_facts_names_all_of_them(ledger: Register, office: Office) -> None:
    move = ledger.flow.open_from(ledger.flow.first)[0]
    state = {"channel": "电子邮件"} if ledger.key == "request" else {}
    record = added(office, ledger, **state)
    move = ledger.flow.open_from(record.text("state"))[0]
    given = set()
    if ledger.key == "disclosure":  # what was not reviewed is refused before anything is asked
        reviewed(office, record)
        given = {"review_no"}  # the review tells it
    with pytest.raises(Refused) as no:
        office.entries.move(ledger, record.id, record.version, move.key, dict.fromkeys(move.asks, ""))
    assert all(ledger.label(key) in no.value.why for key in set(move.needs) - given)
