"""What happened to a record, and taking the last actions back: readings of the audit, never a second memory."""

from __future__ import annotations

from collections.abc import Container, Mapping

from desktop_app.domain.changes import (
    ADD,
    ATTACH,
    CORRECT,
    DETACH,
    EDIT,
    LETTER,
    OUTFLOW,
    RECOMPUTE,
    RESTORE,
    REVIEW,
    STEP,
    VOID,
    Change,
    UnitLine,
)
from desktop_app.domain.fields import Value
from desktop_app.domain.records import VOID as ANNULS
from desktop_app.domain.records import Changed, Happening, Step, effective
from desktop_app.domain.register import Register, Source
from desktop_app.errors import Refused
from desktop_app.registers.request import REQUEST
from desktop_app.services.joining import still_joined
from desktop_app.services.review_gates import hung, none_hung_anew
from desktop_app.services.rules import LIMITS, RuleFile, recompute_open
from desktop_app.storage.recorder import SETTINGS_OF, YEAR_OF
from desktop_app.storage.store import Store

UNDO, REDO = "撤销：", "重做："
DEPTH = 50  # how many actions back Ctrl+Z looks
_KINDS: Mapping[str, str] = {
    ADD: "新增",
    EDIT: "修改",
    VOID: "作废",
    RESTORE: "恢复",
    RECOMPUTE: "重新推算期限",
    ATTACH: "添加附件",
    DETACH: "移除附件",
    OUTFLOW: "导出或打印",
    LETTER: "文书",
    REVIEW: "审查意见",
}


class History:
    """Timeline, undo and redo."""

    def __init__(self, store: Store, rules: RuleFile) -> None:
        self._store, self._rules = store, rules
        self._began = self._newest()

    def _newest(self) -> int:
        with self._store.reading() as reader:
            last = reader.last_units(1)
        return last[0].id if last else 0

    def timeline(self, register: Register, record_id: int) -> tuple[Happening, ...]:
        """Everything that happened to a record, newest first; steps that count carry their id."""
        with self._store.reading() as reader:
            steps = reader.steps(register.key, record_id)
            changes = reader.changes(register.key, record_id)
        living, known = {step.id for step in effective(steps)}, {step.id: step for step in steps}
        told: dict[tuple[int, Happening], None] = {}
        for change in reversed(changes):
            step = known.get(_whole(change.after.get("step"))) if change.kind in (STEP, CORRECT) else None
            line = _of_step(register, change, step, known, living) if step else _of_change(register, change)
            told[change.unit, line] = None  # a step taken away with its corrections is told once
        return tuple(line for _, line in told)

    def undoable(self) -> str | None:
        """What Ctrl+Z would take back, in words; None when this sitting has done nothing."""
        unit = self._last_done()
        return _plain(unit.label) if unit else None

    def redoable(self) -> str | None:
        """What Ctrl+Y would do again; None when the last action was not an undo."""
        unit = self._last_undo()
        return _plain(unit.label) if unit else None

    def undo(self) -> Changed:
        """Take the last action of this sitting back; Refused when there is none or it was built upon."""
        unit = self._last_done()
        if unit is None:
            raise Refused("没有可以撤销的操作", why="只能撤销本次打开程序以后的操作")
        return self._reverse(unit, f"{UNDO}{_plain(unit.label)}")

    def redo(self) -> Changed:
        """Do again what was just taken back."""
        unit = self._last_undo()
        if unit is None:
            raise Refused("没有可以重做的操作")
        return self._reverse(unit, f"{REDO}{_plain(unit.label)}")

    def _reverse(self, wrong: UnitLine, label: str) -> Changed:
        with self._store.unit(label) as unit:
            records = {(change.register, change.record_id) for change in unit.changes_of(wrong.id)}
            hung_before = hung(unit, records)
            touched = unit.undo(wrong.id)
            none_hung_anew(unit, records, hung_before, label.partition("：")[0])
            for record_id in touched.get(REQUEST.key, ()):
                still_joined(unit, REQUEST, record_id)
        if self._moves_rules(unit.id):
            self._rules.refresh()
            with self._store.unit(f"{label}后重算期限") as again:
                moved = recompute_open(again)
            touched |= {key: ids | touched.get(key, frozenset()) for key, ids in moved.items()}
        return Changed(label, touched, unit.id)

    def _moves_rules(self, unit_id: int) -> bool:
        with self._store.reading() as reader:
            changes = reader.changes_of(unit_id)
        return any(
            c.register == YEAR_OF or (c.register == SETTINGS_OF and LIMITS in c.after) for c in changes
        )

    def _units(self) -> tuple[UnitLine, ...]:
        with self._store.reading() as reader:
            return tuple(u for u in reader.last_units(DEPTH) if u.id > self._began and u.undoable)

    def _last_done(self) -> UnitLine | None:
        for unit in self._units():
            redone = unit.undoes is not None and unit.label.startswith(REDO)
            if not unit.undone and (unit.undoes is None or redone):
                return unit
        return None

    def _last_undo(self) -> UnitLine | None:
        for unit in self._units():
            if unit.undone or unit.label.startswith(REDO):
                continue  # redoing one action leaves the other undone ones to be redone
            return unit if unit.undoes is not None else None
        return None


def _plain(label: str) -> str:
    """What the action itself was called, however often it was taken back and done again."""
    return label.removeprefix(UNDO).removeprefix(REDO)


def _whole(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _of_step(
    register: Register, change: Change, step: Step, known: Mapping[int, Step], living: Container[int]
) -> Happening:
    first = step
    while first.corrects is not None:
        first = known[first.corrects]
    label = register.flow.move(first.kind).label
    if step.kind == ANNULS:
        undoing = change.label.startswith((UNDO, REDO))
        told = change.label if undoing else f"{change.label}：{label}"
        why = tuple(("原因", "", str(value)) for value in step.payload.values())
        return Happening(change.at, change.who, told, why)
    what = label if step.id in living else f"{label}（已更正）"
    details = tuple((register.label(k), "", _shown(register, k, v)) for k, v in step.payload.items())
    return Happening(change.at, change.who, what, details, step.on, step.id if step.id in living else None)


def _of_change(register: Register, change: Change) -> Happening:
    what = _KINDS[change.kind]
    if change.label.startswith((UNDO, REDO)) or change.kind not in (ADD, EDIT, VOID):
        what = change.label
    elif change.kind == VOID:
        what = f"作废：{change.after.get('void_reason') or ''}"
    if change.kind == LETTER:
        number = change.after["number"]
        what = f"{what}《{change.after['title']}》{number or ''}"
    if change.kind == REVIEW:
        what = f"{change.after['level']}：{change.after['verdict']}"
    if change.kind in (ATTACH, DETACH):
        what = f"{what}《{change.after['name']}》"
    keys = dict.fromkeys((*change.before, *change.after))
    typed = [k for k in keys if k in register.by_key and register[k].source is Source.TYPED]
    if change.kind == ADD:
        return Happening(change.at, change.who, what)
    details = tuple(
        (
            register.label(k),
            _shown(register, k, change.before.get(k)),
            _shown(register, k, change.after.get(k)),
        )
        for k in typed
        if change.before.get(k) != change.after.get(k)
    )
    return Happening(change.at, change.who, what, details)


def _shown(register: Register, key: str, value: Value) -> str:
    field = register.by_key.get(key)
    return field.kind.brief(value) if field else str(value or "")
