"""What the small ledgers of 工作保障 share: how their days follow from what is written, and how rows are chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.fields import Value
from desktop_app.domain.flow import Flow, Move
from desktop_app.domain.measures import TODAY, How, Measure, Test, always
from desktop_app.domain.records import Step
from desktop_app.domain.register import Adopted, Derive, Field, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.registers.common import day_of, whole_of

# Workdays. "及时" without a number of days is reminded of after so many (taxonomy E); no article says a number.
PROMPT_DAYS = 20

Values = Mapping[str, Value]
Limit = Callable[[Values, Rulebook], tuple[date | None, str | None]]
"""The day something is due, and why that day is provisional."""


def dated(
    key: str,
    label: str,
    start: Sequence[str],
    end: str | None,
    on: str,
    asks: tuple[str, ...] = (),
    needs: tuple[str, ...] = (),
    said: str = "",
) -> Move:
    """A move whose day must be told; `asks` and `needs` are its further fields."""
    return Move(key, label, frozenset(start), end, on, (on, *asks), (on, *needs), said)


def fixed(key: str) -> Limit:
    """The day that somebody set."""
    return lambda values, _rules: (day_of(values, key), None)


def promptly(key: str, *begun: str, days: str = "") -> Limit:
    """The day that was set, else so many workdays after the latest of the days `begun`.

    `days` is the field with their number; PROMPT_DAYS without one.
    """

    def limit(values: Values, rules: Rulebook) -> tuple[date | None, str | None]:
        if told := day_of(values, key):
            return told, None
        start = max((day for name in begun if (day := day_of(values, name))), default=None)
        if start is None:
            return None, None
        due = rules.calendar.plus(start, whole_of(values, days) or PROMPT_DAYS)
        return due, rules.calendar.doubt(start, due)

    return limit


def year_end(key: str, year: str, begun: str, later: int = 0) -> Limit:
    """The day that was set, else the last day of the year named, else of the year it began in and `later` years on."""

    def limit(values: Values, _rules: Rulebook) -> tuple[date | None, str | None]:
        if told := day_of(values, key):
            return told, None
        start, named = day_of(values, begun), whole_of(values, year)
        last = named or (start.year + later if start else None)
        return (date(last, 12, 31) if last else None), None

    return limit


def nothing_more(_values: Values) -> Values:
    """For ledgers that derive nothing but state and day."""
    return {}


def deriving(
    flow: Flow, limits: Mapping[str, Limit] | None = None, more: Callable[[Values], Values] = nothing_more
) -> Derive:
    """The `derive` of a ledger with a limit for each state that has one; `more` sees the state as well."""

    def derive(values: Values, steps: Sequence[Step], rules: Rulebook) -> Values:
        state = flow.after(steps)
        limit = (limits or {}).get(state)
        due, provisional = limit(values, rules) if limit else (None, None)
        told = {"state": state, "due_on": due, "provisional": provisional}
        return {**told, **more({**values, **told})}

    return derive


def no_words(values: Values) -> tuple[Values, tuple[str, ...]]:
    """For ledgers whose foreign rows are taken as they are."""
    return values, ()


def adopting(
    fields: Sequence[Field],
    flow: Flow,
    begins: Callable[[Values], tuple[Step, ...]] | None = None,
    reword: Callable[[Values], tuple[Values, tuple[str, ...]]] = no_words,
) -> Callable[[Values], Adopted]:
    """The `adopt` of a ledger: each filled day of a move is its step; what belongs to no day is told, not kept.

    `begins` is asked for the first step where the sheet has no day for it.
    """
    stepped = {f.key: f.label for f in fields if f.source is Source.STEP}

    def adopt(given: Values) -> Adopted:
        values, notes = reword(given)
        steps = [
            Step(move.key, on, {k: values[k] for k in move.asks if values.get(k) is not None})
            for move in flow.moves
            if (on := day_of(values, move.on))
        ]
        first = begins(values) if begins else ()
        steps = [*(step for step in first if step.kind not in {made.kind for made in steps}), *steps]
        kept = {key for step in steps for key in step.payload}
        lost = [label for key, label in stepped.items() if values.get(key) is not None and key not in kept]
        told = (f"{'、'.join(lost)}：没有对应的日期，未导入",) if lost else ()
        own = {key: value for key, value in values.items() if key not in stepped}
        return Adopted(own, tuple(steps), (*notes, *told))

    return adopt


def having(key: str, *words: Value) -> Test:
    """The rows in which a field is one of these."""
    return lambda values: values.get(key) in words


def both(*tests: Test) -> Test:
    """The rows that pass all of these."""
    return lambda values: all(test(values) for test in tests)


def other(test: Test) -> Test:
    """All other rows."""
    return lambda values: not test(values)


def filled(key: str) -> Test:
    """The rows in which a field is filled."""
    return lambda values: values.get(key) not in (None, "", ())


def yes(key: str) -> Test:
    """The rows in which a field is 是."""
    return lambda values: values.get(key) is True


def overdue(*states: str) -> Test:
    """The rows that are still in one of these states though their day has passed."""

    def test(values: Values) -> bool:
        due, today = day_of(values, "due_on"), day_of(values, TODAY)
        return values.get("state") in states and due is not None and today is not None and today > due

    return test


def counts(
    key: str, words: Mapping[str, str], noun: str, unit: str, where: Test = always
) -> tuple[Measure, ...]:
    """A number for each word of a field; `words` maps it to the label, `noun` tells what is counted."""
    return tuple(
        Measure(label, f"{noun}里，填“{word}”的", both(having(key, word), where), unit=unit)
        for word, label in words.items()
    )


def total(label: str, definition: str, of: str, unit: str, where: Test = always) -> Measure:
    """The sum of a field of whole numbers."""
    return Measure(label, definition, where, How.TOTAL, of=of, unit=unit)


def lasting(*measures: Measure) -> tuple[Measure, ...]:
    """Numbers of what there is at the end of a period, whenever it began."""
    return tuple(replace(measure, standing=True) for measure in measures)


def share(label: str, definition: str, where: Test, among: Test = always) -> Measure:
    """A part of the rows `among`."""
    return Measure(label, definition, where, How.SHARE, among=among)
