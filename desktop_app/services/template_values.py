"""What goes into a form: the rows of a period as superiors may see them, numbers as they are counted, facts."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from desktop_app.domain.counting import NOTHING
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.fields import Choice, Day, LongText, Moment, Text, Value
from desktop_app.domain.masking import NONE, STANDARD
from desktop_app.domain.masking_presets import BOARD, SUPERIOR, WEBSITE
from desktop_app.domain.measures import Figure, How, percent
from desktop_app.domain.periods import Period
from desktop_app.domain.records import Query, Window
from desktop_app.domain.register import Register
from desktop_app.domain.template_grid import Table
from desktop_app.domain.template_marks import (
    FIRST,
    LAST,
    OFFICE,
    PERIOD,
    PREPARER,
    REVIEWER,
    TODAY,
    YEAR,
    in_words,
)
from desktop_app.domain.template_plan import Filling, Plan, Rows, Rowset, TablePlan, Told, Use
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.every import register as register_of
from desktop_app.services.bureau import bureau_in
from desktop_app.services.export_gate import STATE, masked, only_reviewed
from desktop_app.services.exporting import seen
from desktop_app.services.mask_presets import presets_in
from desktop_app.services.review_subject import public_numbers
from desktop_app.services.statistics_counts import summary_of
from desktop_app.storage.reader import Reader

MOST = 20_000  # rows of one form
_NAMED_AT_MOST = 10
NOT_RECEIVED = f"本期{NOTHING}"


@dataclass(frozen=True)
class Content:
    """Everything a form is filled with; `ids` by register are what leaves the ledger."""

    sets: tuple[Rowset, ...]
    marks: Mapping[str, Told]
    ids: Mapping[str, Sequence[int]]
    notes: tuple[str, ...]

    @property
    def rows(self) -> int:
        """How many rows are written."""
        return sum(len(one.rows) for one in self.sets)


class Gathering:
    """One reading of the ledger for one form; `number` names the record of a form that tells of one."""

    def __init__(self, reader: Reader, period: Period, today: date, number: str = "") -> None:
        self._reader, self._period, self._today, self._number = reader, period, today, number
        self._bureau = bureau_in(reader)
        self._figures: dict[str, Mapping[str, Figure]] = {}
        self._ids: dict[str, Sequence[int]] = {}
        self._notes: list[str] = []

    def content(self, tables: Sequence[Table], plan: Plan) -> Content:
        """Everything; Refused when a row may not leave, or when it is not clear which record is meant."""
        chosen = [(table, plan.tables[table.key]) for table in tables if table.key in plan.tables]
        sets = tuple(self._rowset(table, one) for table, one in chosen if one.register)
        marks = {name: told for name, one in plan.marks.items() if (told := self._told(one)) is not None}
        return Content(sets, marks, self._ids, tuple(dict.fromkeys(self._notes)))

    def count(self, register: Register) -> int:
        """How many rows the period has."""
        return self._reader.count(self._query(register))

    def _query(self, register: Register) -> Query:
        sort = ((register.year_by, False), ("year", False), ("sequence", False))
        if self._number:
            return Query(register.key, equal={"number": (self._number,)}, sort=sort)
        windows = (Window(register.year_by, self._period.first, self._period.last),)
        return Query(register.key, windows=windows, sort=sort)

    def _rowset(self, table: Table, plan: TablePlan) -> Rowset:
        register = register_of(plan.register)
        uses = {column.at: plan.columns[column.key].use for column in table.columns}
        fillings = {column.at: plan.columns[column.key] for column in table.columns}
        keys = list(dict.fromkeys(one.what for one in fillings.values() if one.use is Use.FIELD))
        ids = self._reader.ids(self._query(register))
        if len(ids) > MOST:
            raise Refused(f"期间内有 {len(ids)} 条，一张表最多填 {MOST} 条", do="请缩短期间，分几次填")
        self._let_out(register, ids, keys)
        rows = tuple(
            {at: self._cell(one, told) for at, one in fillings.items()}
            for told in self._rows(register, ids, keys)
        )
        if not rows:
            self._notes.append(f"{table.where}：{self._period.title}{register.title}{NOTHING}，已写明")
        after = plan.rows is Rows.AFTER
        roomy = tuple(
            at for at, one in fillings.items() if one.use is Use.FIELD and _is_text(register, one.what)
        )
        return Rowset(table, uses, rows, after, NOT_RECEIVED, roomy)

    def _let_out(self, register: Register, ids: Sequence[int], keys: Sequence[str]) -> None:
        """Rows of 主动公开 that nobody reviewed leave only beside their 状态."""
        if register.key == DISCLOSURE.key and STATE not in keys:
            wrong = list(_unreviewed(self._reader, register, ids))
            if wrong:
                more = f"等{len(wrong)}条" if len(wrong) > _NAMED_AT_MOST else ""
                raise Refused(
                    f"有 {len(wrong)} 条的内容没有经过保密审查，不能填进没有“状态”一列的表",
                    why="、".join(wrong[:_NAMED_AT_MOST]) + more,
                    do="请先审查，或在模板里加一列“状态”，表明哪些还没有审查",
                )
        self._ids[register.key] = ids

    def _rows(
        self, register: Register, ids: Sequence[int], keys: Sequence[str]
    ) -> Iterator[dict[str, Value]]:
        """The rows masked as everything that goes to superiors."""
        fields = [register[key] for key in keys]
        preset = self._bureau.mask if self._bureau.mask != NONE else STANDARD
        rows = seen(fields, self._reader.values(register, ids, list(keys)), preset)
        place, own = presets_in(self._reader)[SUPERIOR.key], public_numbers(self._bureau)
        for row in masked(rows, place, own):
            yield dict(zip(keys, row, strict=True))

    def _cell(self, filling: Filling, told: Mapping[str, Value]) -> Value:
        match filling.use:
            case Use.FIELD:
                return _part(told[filling.what], filling.part)
            case Use.TEXT:
                return filling.what
            case Use.FACT:
                return self._fact(filling.what)
            case _:
                return None

    def _told(self, filling: Filling) -> Told | None:
        """What stands in place of a placeholder; None for one that stays as it is."""
        match filling.use:
            case Use.KEEP:
                return None
            case Use.FACT:
                return Told(self._fact(filling.what))
            case Use.TEXT:
                return Told(filling.what)
            case Use.NUMBER:
                return _counted(self._figure(register_of(filling.register), filling.what))
            case Use.FIELD:
                return Told(self._of_one(register_of(filling.register), filling))
            case _:
                return Told("")

    def _fact(self, name: str) -> str:
        facts = {
            PERIOD: self._period.title,
            OFFICE: self._bureau.name,
            PREPARER: self._bureau.preparer,
            REVIEWER: self._bureau.reviewer,
            TODAY: chinese_day(self._today),
            FIRST: chinese_day(self._period.first),
            LAST: chinese_day(self._period.last),
            YEAR: str(self._period.first.year),
        }
        if not facts[name]:
            self._notes.append(f"{name}：单位信息里没有填写，留空了")
        return facts[name]

    def _figure(self, register: Register, label: str) -> Figure:
        if register.key not in self._figures:
            found = summary_of(self._reader, register, self._period, self._today)
            self._figures[register.key] = {one.measure.label: one for one in (*found.handled, *found.figures)}
            self._notes += [f"{register.title}：{finding.words}" for finding in found.findings]
        self._ids.setdefault(register.key, ())
        return self._figures[register.key][label]

    def _of_one(self, register: Register, filling: Filling) -> str:
        """A field of the only record meant."""
        ids = self._reader.ids(self._query(register))
        if len(ids) != 1:
            found = f"期间内有 {len(ids)} 条" if ids else "期间内没有记录"
            why = f"没有编号为“{self._number}”的记录" if self._number else found
            raise Refused(
                f"模板里有{register.title}一条记录的内容，不知道填哪一条", why=why, do="请写明一条记录的编号"
            )
        self._let_out(register, ids, (filling.what,))
        (row,) = self._rows(register, ids, (filling.what,))
        return in_words(_part(row[filling.what], filling.part))


def _unreviewed(reader: Reader, register: Register, ids: Sequence[int]) -> Iterator[str]:
    """The numbers of the rows that no review let out, to whatever place of the public."""
    for record_id in ids:
        said = ""
        for place in (BOARD, WEBSITE):
            try:
                deque(only_reviewed(reader, register, (record_id,), place.key), maxlen=0)
            except Refused as no:
                said = no.why
            else:
                said = ""
                break
        if said:
            yield said


def _part(value: Value, part: str) -> Value:
    if not isinstance(value, datetime) or not part:
        return value
    if part == "日":
        return value.date()
    return f"{value:%H:%M}" if value.time() != time() else None


def _is_text(register: Register, key: str) -> bool:
    kind = register[key].kind
    return isinstance(kind, (Text, LongText, Choice)) and not isinstance(kind, (Day, Moment))


def _counted(figure: Figure) -> Told:
    """The number without its unit, which the form has; a share in per cent."""
    if figure.value is None:
        return Told("—")
    if figure.measure.how is How.SHARE:
        return Told(percent(figure.part, figure.whole), figure.part / figure.whole)
    return Told(f"{figure.value:g}" if isinstance(figure.value, float) else str(figure.value), figure.value)
