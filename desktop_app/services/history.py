"""What happened to a record, and taking the last actions back: readings of the audit, never a second memory."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.changes import Change, UnitLine
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Changed, Happening, Step, effective
from desktop_app.domain.register import Register, Source
from desktop_app.errors import Refused
from desktop_app.services.rules import RuleFile, recompute_open
from desktop_app.storage.recorder import SETTINGS_OF, YEAR_OF
from desktop_app.storage.store import Store

UNDO, REDO = "撤销：", "重做："
DEPTH = 50  # how many actions back Ctrl+Z looks
_KINDS: Mapping[str, str] = {
    "add": "新增",
    "edit": "修改",
    "void": "作废",
    "restore": "恢复",
    "recompute": "重新推算期限",
    "outflow": "导出或打印",
    "setting": "设置",
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
        living = {step.id for step in effective(steps)}
        lines = [_of_step(register, step, step.id in living) for step in steps]
        lines += [_of_change(register, change) for change in changes if change.kind in _KINDS]
        return tuple(sorted(lines, key=lambda line: line.at, reverse=True))

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
            touched = unit.undo(wrong.id)
        if touched.keys() & {SETTINGS_OF, YEAR_OF}:
            self._rules.refresh()
            with self._store.unit(f"{label}后重算期限") as again:
                recompute_open(again)
        return Changed(label, touched, unit.id)

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


def _of_step(register: Register, step: Step, living: bool) -> Happening:
    try:
        label = register.flow.move(step.kind).label
    except KeyError:
        label = "更正" if step.corrects else step.kind
    what = label if living else f"{label}（已更正）"
    details = tuple((register.label(k), "", _shown(register, k, v)) for k, v in step.payload.items())
    return Happening(step.recorded_at, step.actor, what, details, step.on, step.id if living else None)


def _of_change(register: Register, change: Change) -> Happening:
    what = _KINDS[change.kind]
    if change.label and change.kind not in ("add", "edit"):
        what = change.label if change.kind != "void" else f"作废：{change.after.get('void_reason') or ''}"
    keys = dict.fromkeys((*change.before, *change.after))
    typed = [k for k in keys if k in register.by_key and register[k].source is Source.TYPED]
    if change.kind == "add":
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
    return field.kind.show(value) if field else str(value or "")
