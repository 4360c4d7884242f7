"""What moves a record on: the moves that state and duties allow, their steps, and the wrong step put right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from desktop_app.domain.dates import read_day
from desktop_app.domain.flow import Move
from desktop_app.domain.records import VOID, Changed, Record, Step, effective
from desktop_app.domain.register import Register, Source
from desktop_app.domain.rulebook import Rulebook
from desktop_app.errors import Refused
from desktop_app.registers.common import day_of
from desktop_app.registers.legal import DUTIES, WRITERS
from desktop_app.services import (
    board_follow,
    board_gate,
    case_checks,
    decision_checks,
    matter_checks,
    outlet_follow,
    result_gate,
)
from desktop_app.services.order import at_same_time, fits, moment_fits, whole_line, with_new
from desktop_app.services.outlet_ways import WayOut
from desktop_app.services.people import not_yours
from desktop_app.services.reading import missing, read_fields
from desktop_app.services.review_gates import given_by_review, hung, may_publish, none_hung_anew
from desktop_app.services.topic_gate import given_to_topic, may_go_on
from desktop_app.storage.store import Store, Unit

PutOut = Callable[[Unit, Record, Sequence[WayOut]], None]


@dataclass(frozen=True)
class Desk:
    """Where and when an action happens: the day, the moment, the person and the bureau's name, asked anew each time."""

    today: Callable[[], date]
    now: Callable[[], datetime]
    me: Callable[[], str]
    bureau: Callable[[], str]


class Moving:
    """The moves of every register."""

    def __init__(
        self,
        store: Store,
        rules: Callable[[], Rulebook],
        desk: Desk,
        duties: Callable[[], frozenset[str]],
    ) -> None:
        self._store, self._rules, self._desk, self._duties = store, rules, desk, duties
        self._put_out: PutOut | None = None

    def attach(self, put_out: PutOut) -> None:
        """Be told how an item is made public: it is when the sheet that shows it is hung."""
        self._put_out = put_out

    def put_out(self, unit: Unit, record: Record, ways: Sequence[WayOut]) -> None:
        """An item is public by these ways, inside an action that does more."""
        assert self._put_out is not None  # the office attaches it
        self._put_out(unit, record, ways)

    def moves(self, register: Register, record: Record) -> tuple[Move, ...]:
        """The legal next moves of a record, as far as whoever sits there may do them."""
        if record.text("void_reason"):
            return ()
        duties = self._duties()
        return tuple(move for move in register.flow.open_from(record.text("state")) if move.open_to(duties))

    def move(
        self, register: Register, record_id: int, version: int, key: str, raw: Mapping[str, object]
    ) -> Changed:
        """Do a move: its step is written, typed fields it asks for are changed, state and dates follow.

        Refused when the state or the duties do not allow it, facts are missing, or the clock would not accept the step.
        """
        with self._store.unit(register.flow.move(key).label) as unit:
            self.step_in(unit, register, record_id, version, key, raw)
        return changed(unit, register, record_id)

    def step_in(
        self,
        unit: Unit,
        register: Register,
        record_id: int,
        version: int | None,
        key: str,
        raw: Mapping[str, object],
    ) -> int:
        """A move inside an action that does more, with all its checks; the id of its step. `raw` as typed or as values.

        `version` None takes the record as it stands. Refused as `move`.
        """
        chosen = register.flow.move(key)
        self.may(chosen)
        record = unit.get(register, record_id)
        if record.text("state") in chosen.start:
            may_publish(unit, record, key)
            may_go_on(unit, record, key, raw)
        told = {**given_by_review(unit, record, key), **given_to_topic(record, key, raw)}
        raw = {**raw, **told}
        asked = [register[k] for k in dict.fromkeys((*chosen.asks, *told))]
        reading = read_fields(asked, raw)
        if record.text("state") in chosen.start:
            result_gate.may_step(unit, record, key, reading.values)
        reading.refuse(f"还不能{chosen.label}，请改正", missing(asked, chosen.needs, raw))
        given = reading.values
        facts = {**record.values, **{f.key: None for f in asked if f.source is Source.STEP}, **given}
        register.flow.check(record.text("state"), key, facts, register.label)
        board_gate.may_step(unit, record, key, given)
        typed = {f.key: given[f.key] for f in asked if f.source is Source.TYPED and f.key in given}
        typed.update(chosen.sets)
        on = given.get(chosen.on) if chosen.on else None
        if isinstance(on, datetime):
            moment_fits(register, record, on, self._desk.now())
        day = day_of(given, chosen.on) or self._desk.today()
        hidden = frozenset(typed) - case_checks.told_by_step(register, key)
        step = Step(key, day, {k: v for k, v in given.items() if v is not None and k not in hidden})
        stored = unit.steps(register.key, record_id)
        fits(register, record, stored, [step], self._desk.today())
        step = case_checks.judged(unit, register, record, effective(stored), step, self._rules())
        decision_checks.check(unit, register, record, effective(stored), step, self._rules())
        step = matter_checks.judged(unit, register, replace(record, values={**record.values, **typed}), step)
        register.cached(record.values, with_new(stored, [step]), self._rules())  # the clock refuses by itself
        if typed:
            unit.change(register, record_id, typed, version)
            version = None
        step_id = unit.step(register, record_id, step, version)
        outlet_follow.after_step(unit, register, record_id, step, self._desk.today())
        board_follow.after_step(self, unit, record, step, self._desk.today())
        return step_id

    def correct(self, register: Register, record_id: int, step_id: int, on: object | None) -> Changed:
        """Put another day in place of a step's, or annul it when `on` is None; the wrong step stays on record."""
        with self._store.unit("更正日期" if on is not None else "撤销一步") as unit:
            record = unit.get(register, record_id)
            hung_before = hung(unit, [(register.key, record_id)])
            steps = unit.steps(register.key, record_id)
            wrong = next((s for s in effective(steps) if s.id == step_id), None)
            if wrong is None:
                raise Refused("这一步已被更正过", do="请刷新后再看")
            move = register.flow.move(wrong.kind)
            self.may(move)
            board_gate.may_correct(register, wrong.kind)
            if on is None:
                case_checks.may_go(register, effective(steps), wrong)
                decision_checks.may_go(register, effective(steps), wrong)
                rights = annulling(steps, wrong)
            else:
                new = read_day(on)
                if new is None:
                    raise Refused("还不能更正", why=f"{move.label}：日期必须填写")
                at = at_same_time(wrong, move.on, new)
                if isinstance(at, datetime):
                    moment_fits(register, record, at, self._desk.now())
                told = {**wrong.payload, move.on: at} if move.on else wrong.payload
                result_gate.may_step(unit, record, wrong.kind, told)
                rights = [Step(wrong.kind, new, told, corrects=step_id)]
            fits(register, record, steps, rights, self._desk.today())
            if on is not None:
                others = tuple(step for step in effective(steps) if step.id != step_id)
                rights = [case_checks.judged(unit, register, record, others, rights[0], self._rules())]
                decision_checks.check(unit, register, record, others, rights[0], self._rules())
                rights = [matter_checks.judged(unit, register, record, rights[0])]
            register.cached(record.values, with_new(steps, rights), self._rules())
            for right in rights:
                unit.step(register, record_id, right)
            outlet_follow.after_correction(unit, register, record, wrong, rights[0].on if on else None)
            none_hung_anew(unit, [(register.key, record_id)], hung_before, f"撤销“{move.label}”")
        return changed(unit, register, record_id)

    def may_write(self, act: str) -> None:
        """Refused, naming who may do it, when whoever sits there neither registers nor manages."""
        if not self._duties() & WRITERS:
            raise not_yours(self._desk.me(), act, WRITERS)

    def may(self, move: Move) -> None:
        """Refused, naming who may do it, when the duties of whoever sits there do not reach."""
        if not move.open_to(self._duties()):
            raise not_yours(self._desk.me(), move.label, move.duties or DUTIES)


def annulling(steps: Sequence[Step], wrong: Step, payload: Mapping[str, str] | None = None) -> list[Step]:
    """The step taken away with every correction of it, or else the day it had before would come back."""
    return [Step(VOID, gone.on, payload or {}, corrects=gone.id) for gone in whole_line(steps, wrong)]


def changed(unit: Unit, register: Register, record_id: int) -> Changed:
    """What an action on one record touched."""
    return Changed(unit.label, {register.key: frozenset({record_id})}, unit.id)
