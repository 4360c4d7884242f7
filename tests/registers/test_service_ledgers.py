"""The ledgers of publicity, services and results are sound and complete, and their papers show nobody."""

from __future__ import annotations

from string import Formatter

import pytest

from desktop_app.domain.fields import Choice, Choices, Day, LongText, Moment, PaperNumber, Phone, Text
from desktop_app.domain.register import Register, Source, faults
from desktop_app.registers.categories import CATEGORY
from desktop_app.registers.codes import CODE_LISTS
from desktop_app.registers.disclosure_fields import FIELDS as ITEM_FIELDS
from desktop_app.registers.work.codes_service import SERVICE_LISTS
from desktop_app.registers.work.service_ledgers import PUBLICITY_LEDGERS, RESULT_LEDGERS, SERVICE_LEDGERS
from tests.registers.labels_service import LABELS_SERVICE
from tests.registers.least_service import LEAST_SERVICE
from tests.registers.service_lives import RULES, figures

LEDGERS = (*PUBLICITY_LEDGERS, *SERVICE_LEDGERS, *RESULT_LEDGERS)
LISTS = {entry.key: entry.words for entry in (*CODE_LISTS, CATEGORY, *SERVICE_LISTS)}
STORED = {
    *("number", "year", "attachments", "created_by", "created_at", "updated_by", "updated_at", "void_reason"),
}  # what storage itself fills

every = pytest.mark.parametrize("ledger", LEDGERS, ids=lambda r: r.key)


@every
def test_a_declaration_has_no_faults(ledger: Register) -> None:
    assert list(faults(ledger, {f.key for f in ledger.fields}, LISTS)) == []
    assert ledger.measures
    assert ledger.rolls


@every
def test_every_column_of_the_field_is_there_once(ledger: Register) -> None:
    labels = [f.label for f in ledger.fields]
    assert len(labels) == len(set(labels))
    assert set(LABELS_SERVICE[ledger.key]) - set(labels) == set()


@every
def test_a_heading_means_one_field(ledger: Register) -> None:
    """An alias that is the label of another field, or of two fields, would be guessed."""
    aliases = [alias for f in ledger.fields for alias in f.aliases]
    assert sorted({a for a in aliases if aliases.count(a) > 1}) == []
    labels = {f.label for f in ledger.fields}
    assert sorted(labels & set(aliases)) == []


@every
def test_every_state_is_reached_and_each_move_asks_what_it_needs(ledger: Register) -> None:
    flow = ledger.flow
    assert {flow.first, *(move.end for move in flow.moves if move.end)} == set(flow.states)
    assert flow.closed | flow.met <= set(flow.states)
    for move in flow.moves:
        assert set(move.needs) <= set(move.asks), move.key
        assert move.on in move.needs, move.key
        assert ledger[move.on].source is Source.STEP
        assert len(move.asks) == len(set(move.asks))
    assert len({move.key for move in flow.moves}) == len(flow.moves)
    assert len({move.on for move in flow.moves}) == len(flow.moves)  # a day read from a sheet tells one step
    written = {key for move in flow.moves for key in move.asks}
    assert {f.key for f in ledger.by_step()} <= written


@every
def test_the_year_the_name_and_the_search_stand_on_fields_that_are_filled(ledger: Register) -> None:
    year = ledger[ledger.year_by]
    assert isinstance(year.kind, (Day, Moment))
    assert year.required
    assert year.source is Source.TYPED
    text = (Text, LongText, Phone, PaperNumber, Choice)
    assert [key for key in ledger.search if not isinstance(ledger[key].kind, text)] == []
    assert {"number", "state"} <= set(ledger.columns())
    assert all(ledger[key].required for key in ledger.essential)
    assert list(ledger.demands({})) == []


@every
def test_the_least_form_holds_what_is_required_and_words_of_the_lists(ledger: Register) -> None:
    least = LEAST_SERVICE[ledger.key]
    assert set(least) == {f.key for f in ledger.typed() if f.required}
    read = {key: ledger[key].kind.read(text) for key, text in least.items()}
    assert None not in read.values()
    for key, value in read.items():
        kind = ledger[key].kind
        if isinstance(kind, (Choice, Choices)) and LISTS[kind.options]:
            assert set(value if isinstance(value, tuple) else (value,)) <= set(LISTS[kind.options])
    assert list(ledger.demands(read)) == []
    kept = ledger.cached(read, ledger.begins(read), RULES)
    derived = {f.key for f in ledger.fields if f.source is not Source.TYPED} - STORED
    assert derived <= set(kept)
    assert kept["state"] == ledger.flow.first


@every
def test_each_number_is_told_in_one_sentence(ledger: Register) -> None:
    labels = [measure.label for measure in ledger.measures]
    assert len(labels) == len(set(labels))
    assert all(measure.definition and "。" not in measure.definition for measure in ledger.measures)


@every
def test_nothing_counted_is_told_as_nought(ledger: Register) -> None:
    for label, (value, text) in figures(ledger).items():
        assert value in (0, None), label
        assert text.startswith("0" if value == 0 else "—（"), label


def _named(*texts: str) -> set[str]:
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name is not None}


@every
def test_papers_name_fields_and_lists_show_no_identity(ledger: Register) -> None:
    keys = set(ledger.by_key)
    for form in ledger.forms:
        assert _named(form.intro, form.note) <= keys, form.key
        assert set(form.needs) <= {*form.fields, form.number}, form.key
        assert len(form.fields) == len(set(form.fields)), form.key
    secret = {f.key for f in ledger.fields if f.secret}
    for roll in ledger.rolls:
        assert secret.isdisjoint(roll.columns), roll.key
        assert all(_sound(roll.where, state) for state in ledger.flow.states)


def _sound(where: object, state: str) -> bool:
    return callable(where) and isinstance(where({"state": state}), bool)


@pytest.mark.parametrize("ledger", [one for one in LEDGERS if one.notice], ids=lambda r: r.key)
def test_what_goes_to_the_public_names_nobody_and_fits_the_item(ledger: Register) -> None:
    notice = ledger.notice
    assert notice is not None
    named = _named(notice.title, notice.text)
    assert named <= set(ledger.by_key)
    assert not {key for key in named if ledger[key].secret}
    item = {f.key: f for f in ITEM_FIELDS}
    for key, value in notice.given.items():
        kind = item[key].kind
        assert isinstance(kind, Choice)
        assert value in LISTS[kind.options], (key, value)


def test_these_go_to_the_public() -> None:
    assert {one.key for one in LEDGERS if one.notice} == {
        *("handbook", "commitment", "guide", "power_list", "intermediary", "deployment", "evaluation"),
        *("enforcement", "market_check", "purchase", "allotment"),
    }


def test_code_lists_are_named_once_and_no_word_twice() -> None:
    ours = [entry.key for entry in SERVICE_LISTS]
    assert len(ours) == len(set(ours))
    assert set(ours).isdisjoint(entry.key for entry in CODE_LISTS)
    assert [entry.key for entry in SERVICE_LISTS if len(entry.words) != len(set(entry.words))] == []
