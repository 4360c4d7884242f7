"""Excel in: read, matched, rehearsed; written only when the clerk agrees, all or none, one undo."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Changed, Query, Record, Step, effective
from desktop_app.domain.register import Field, Register
from desktop_app.domain.rulebook import Rulebook
from desktop_app.errors import Refused
from desktop_app.registers.common import day_of
from desktop_app.registers.disclosure import DISCLOSURE, SHOWN
from desktop_app.registers.open_day import OPEN_DAY
from desktop_app.registers.visit import VISIT
from desktop_app.services import desk_rows, result_gate, secrecy
from desktop_app.services.notice_checks import PERIODS, too_short_for
from desktop_app.services.outlet_ways import item_of
from desktop_app.services.review_gates import hung, may_publish, none_hung_anew
from desktop_app.services.review_subject import PUBLISHED, RENEWED
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Store, Unit

if TYPE_CHECKING:
    from desktop_app.excel.match import Matched
    from desktop_app.excel.plan import RowPlan
    from desktop_app.excel.table import Table

PROFILE = "import.profile"
NEW, CHANGED, SAME, WRONG = "新增", "修改", "不变", "有误"


@dataclass(frozen=True)
class Rehearsal:
    """What an import would do: the table found, its headings matched, a verdict for each row; nothing is written."""

    register: Register
    path: Path
    table: Table
    tables: tuple[
        Table, ...
    ]  # every table of the workbook that looks like this register, the chosen one among them
    matched: tuple[Matched, ...]
    rows: tuple[RowPlan, ...]

    def counts(self) -> dict[str, int]:
        """How many rows have each verdict."""
        told = [str(row.verdict) for row in self.rows]
        return {verdict: told.count(verdict) for verdict in (NEW, CHANGED, SAME, WRONG)}


class Importing:
    """Foreign ledgers into ours."""

    def __init__(self, store: Store, rules: Callable[[], Rulebook], today: Callable[[], date]) -> None:
        self._store, self._rules, self._today = store, rules, today

    def choices(self, register: Register) -> tuple[Field, ...]:
        """The fields a heading may be matched to."""
        from desktop_app.excel.headings import readable  # noqa: PLC0415  # start-up must not pay for it

        return readable(register)

    def rehearse(self, register: Register, path: Path, table_at: int = 0) -> Rehearsal:
        """Read a file and tell what each row would become; Refused or Trouble in words when it cannot be read."""
        from desktop_app.excel.match import match  # noqa: PLC0415  # start-up must not pay for it
        from desktop_app.excel.read import read_sheets  # noqa: PLC0415
        from desktop_app.excel.table import tables  # noqa: PLC0415

        found = tables(read_sheets(path), register)
        table = found[min(table_at, len(found) - 1)]
        with self._store.reading() as reader:
            kept = reader.setting(f"{PROFILE}.{register.key}")
        profile = {str(k): str(v) for k, v in kept.items()} if isinstance(kept, dict) else None
        matched = match(register, table.headings, profile)
        return self._planned(Rehearsal(register, path, table, found, matched, ()))

    def rematch(self, rehearsal: Rehearsal, keys: Sequence[str | None]) -> Rehearsal:
        """The same table with headings matched by hand: one field key (or None) for each heading, in order."""
        from desktop_app.excel.match import Sure  # noqa: PLC0415  # start-up must not pay for it

        chosen = [key for key in keys if key]
        if double := sorted({key for key in chosen if chosen.count(key) > 1}):
            names = "、".join(
                _label(rehearsal.register, self.choices(rehearsal.register), key) for key in double
            )
            raise Refused("两列对应了同一个字段", why=names, do="请把其中一列改为“不导入”")
        matched = tuple(
            m if m.key == key else replace(m, key=key, sure=Sure.PROFILE if key else Sure.IGNORED)
            for m, key in zip(rehearsal.matched, keys, strict=True)
        )
        return self._planned(replace(rehearsal, matched=matched))

    def _planned(self, rehearsal: Rehearsal) -> Rehearsal:
        from desktop_app.excel.plan import given_by, plan  # noqa: PLC0415  # start-up must not pay for it

        register = rehearsal.register
        with self._store.reading() as reader:
            rows = plan(
                register,
                rehearsal.table.rows,
                rehearsal.matched,
                lambda identity: _existing(reader, register, identity),
                lambda key: reader.words(key, hidden=True),
                given=given_by(register, rehearsal.table.preamble),
                rules=self._rules(),
            )
            rows = tuple(_ripe(reader, register, _reviewed(reader, register, row)) for row in rows)
            rows = tuple(desk_rows.judged(reader, register, row) for row in rows)
            rows = tuple(_long_enough(reader, register, row, self._rules()) for row in rows)
        today = self._today()
        judged = (_no_secrets(register, _in_time(register, row, today)) for row in rows)
        return replace(rehearsal, rows=tuple(judged))

    def write(
        self, rehearsal: Rehearsal, *, skip_faulty: bool = False
    ) -> Generator[tuple[int, int], None, Changed]:
        """Write what was rehearsed in one unit; yields (done, all). Closing it half-way leaves nothing written.

        Refused when rows are 有误 and the clerk has not agreed to leave them out, or when there is nothing to write.
        """
        from desktop_app.excel.match import profile_of  # noqa: PLC0415  # start-up must not pay for it

        counts = rehearsal.counts()
        if counts[WRONG] and not skip_faulty:
            raise Refused(
                f"有 {counts[WRONG]} 行有误，没有导入任何一行", do="请在表中改好再导入，或选择跳过有误的行"
            )
        todo = [row for row in rehearsal.rows if str(row.verdict) in (NEW, CHANGED)]
        if not todo:
            raise Refused(
                "没有需要导入的行", why="表中各行与台账相同" if counts[SAME] else "表中没有可导入的行"
            )
        register = rehearsal.register
        touched: set[int] = set()
        with self._store.unit(f"导入{register.title} {len(todo)} 行") as unit:
            unit.put_setting(f"{PROFILE}.{register.key}", profile_of(rehearsal.matched))
            if register.key == VISIT.key:
                _make_events(unit, rehearsal, todo)
            known = [(register.key, row.record_id) for row in todo if row.record_id is not None]
            hung_before = hung(unit, known)
            for done, row in enumerate(todo, 1):
                touched.add(_write_row(unit, register, row))
                if done % 50 == 0 or done == len(todo):  # inside the unit: whoever stops here stops all of it
                    yield done, len(todo)
            none_hung_anew(unit, known, hung_before, "导入")
        return Changed(unit.label, {register.key: frozenset(touched)}, unit.id)


def _in_time(register: Register, row: RowPlan, today: date) -> RowPlan:
    """The row, 有误 when it tells of days to come; steps before the first day are doubted only (old ledgers)."""
    from desktop_app.excel.plan import Verdict  # noqa: PLC0415  # start-up must not pay for it

    first, label = day_of(row.values, register.year_by), register.label(register.year_by)
    told = [(register.flow.move(step.kind).label, step.on) for step in row.steps]
    begun = [(label, first)] if first and register.key != OPEN_DAY.key else []
    late = [f"第{row.number}行 {what}：{on} 还没有到" for what, on in (*begun, *told) if on > today]
    if late:
        return replace(row, verdict=Verdict.WRONG, values={}, steps=(), mistakes=(*row.mistakes, *late))
    early = [f"{what}：{on} 早于{label} {first}，请核对" for what, on in told if first and on < first]
    return replace(row, notes=(*row.notes, *early))


def _reviewed(reader: Reader, register: Register, row: RowPlan) -> RowPlan:
    """The row, 有误 when it would put up an item of ours that no review let out; foreign items hang already."""
    from desktop_app.excel.plan import Verdict  # noqa: PLC0415  # start-up must not pay for it

    kinds = {step.kind for step in row.steps}
    if register.key != DISCLOSURE.key or row.record_id is None or not kinds & {PUBLISHED, RENEWED}:
        return row
    record = reader.get(register, row.record_id)
    if record.text("state") in SHOWN:
        return row
    try:
        may_publish(reader, record, PUBLISHED)
    except Refused as no:
        said = f"第{row.number}行 {no.what}：{no.why}"
        return replace(row, verdict=Verdict.WRONG, values={}, steps=(), mistakes=(*row.mistakes, said))
    return row


def _ripe(reader: Reader, register: Register, row: RowPlan) -> RowPlan:
    """The row, 有误 when it would put up the result of a 公示 of ours before its time."""
    from desktop_app.excel.plan import Verdict  # noqa: PLC0415  # start-up must not pay for it

    out = [step.on for step in row.steps if step.kind in (PUBLISHED, RENEWED)]
    if register.key != DISCLOSURE.key or not out:
        return row
    record = reader.get(register, row.record_id) if row.record_id is not None else None
    number = str(row.values.get("result_of") or (record.text("result_of") if record else ""))
    if item_of(reader, number) is None:
        return row
    why, _ = result_gate.why_not(reader, record.text("number") if record else "", number, min(out))
    if not why:
        return row
    said = f"第{row.number}行 {register.label('result_of')}：{why}"
    return replace(row, verdict=Verdict.WRONG, values={}, steps=(), mistakes=(*row.mistakes, said))


def _long_enough(reader: Reader, register: Register, row: RowPlan, rules: Rulebook) -> RowPlan:
    """The row, with a note when its 公示期 or 征求意见期 is too short: old ledgers are taken over as they were."""
    if not PERIODS.get(register.key, frozenset()) & row.values.keys():
        return row
    before = reader.get(register, row.record_id) if row.record_id is not None else None
    values = {**(before.values if before else {}), **row.values}
    told = [said for _, said in too_short_for(register, values, before, rules)]
    return replace(row, notes=(*row.notes, *told))


def _no_secrets(register: Register, row: RowPlan) -> RowPlan:
    """The row, 有误 when a 密级标志 stands in one of its cells."""
    from desktop_app.excel.plan import Verdict  # noqa: PLC0415  # start-up must not pay for it

    told = {key: value for step in row.steps for key, value in step.payload.items()} | dict(row.values)
    wrong = [
        f"第{row.number}行 {register.label(key)}：{secret}"
        for key, value in told.items()
        if isinstance(value, str) and (secret := secrecy.fault(value))
    ]
    if not wrong:
        return row
    return replace(row, verdict=Verdict.WRONG, values={}, steps=(), mistakes=(*row.mistakes, *wrong))


def _existing(reader: Reader, register: Register, identity: Mapping[str, Value]) -> Record | None:
    if set(identity) == {"number"}:
        found = reader.page(Query(register.key, equal={"number": (identity["number"],)}), 0, 1)
        return found[0] if found else None
    return desk_rows.found(reader, identity) if register.key == VISIT.key else reader.find(register, identity)


def _write_row(unit: Unit, register: Register, row: RowPlan) -> int:
    if row.record_id is None:
        return unit.add(register, row.values, row.steps)
    if row.values:
        unit.change(register, row.record_id, row.values)
    stored = effective(unit.steps(register.key, row.record_id))
    unit.tell(register, row.record_id, [_in_place(step, stored) for step in row.steps])
    return row.record_id


def _in_place(step: Step, stored: Sequence[Step]) -> Step:
    """The step as a correction of the last one of its kind, if there is one, so that nothing happens twice."""
    known = [known for known in stored if known.kind == step.kind]
    if not known:
        return step
    return replace(step, corrects=known[-1].id, payload={**known[-1].payload, **step.payload})


def _make_events(unit: Unit, rehearsal: Rehearsal, todo: Sequence[RowPlan]) -> None:
    """Every day that visitors of the sheet came on gets its event, with the place the sheet names."""
    place = next((v for k, v in rehearsal.table.preamble.items() if "地点" in k), "（待补）")
    for day in dict.fromkeys(row.values.get("event_on") for row in todo):
        if day is not None and unit.find(OPEN_DAY, {"held_on": day}) is None:
            unit.add(OPEN_DAY, {"held_on": day, "place": place})


def _label(register: Register, choices: Sequence[Field], key: str) -> str:
    return next((f.label for f in choices if f.key == key), register.label(key))
