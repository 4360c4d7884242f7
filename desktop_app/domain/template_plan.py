"""套表: what every place of a superior's form is filled with, as the clerk decided it, and what is still open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop_app.domain.fields import Value
from desktop_app.domain.template_grid import Column, Table


class Use(StrEnum):
    """What a column or a placeholder is filled with."""

    FIELD = "字段"
    COUNT = "序号"
    EMPTY = "留空"
    TEXT = "固定文字"
    NUMBER = "统计数"
    FACT = "填表事项"
    KEEP = "照原样"  # a formula of the form, or words in brackets that are no placeholder


class Rows(StrEnum):
    """What becomes of what already stands in the rows to fill."""

    UNASKED = ""
    REPLACE = "换掉"
    AFTER = "留着，接在后面填"


@dataclass(frozen=True)
class Filling:
    """What one place is filled with: a field's key, a fixed text, a number's label; `register` where it is named.

    `part` is 日 or 时 where a form parts a moment in two columns. `doubt` is a sentence while it is still to be asked.
    """

    use: Use
    what: str = ""
    register: str = ""
    part: str = ""
    doubt: str = ""


@dataclass(frozen=True)
class TablePlan:
    """How one table is filled; an empty `register` leaves it as it is. `doubt` is about the table as a whole."""

    register: str
    columns: Mapping[str, Filling]
    rows: Rows = Rows.UNASKED
    doubt: str = ""


@dataclass(frozen=True)
class Plan:
    """All tables of a form by their keys, all placeholders by their words."""

    tables: Mapping[str, TablePlan]
    marks: Mapping[str, Filling]

    def as_json(self) -> dict[str, object]:
        """Plain values to be kept."""
        return {
            "tables": {
                key: {
                    "register": table.register,
                    "rows": str(table.rows),
                    "columns": {name: _told(one) for name, one in table.columns.items()},
                }
                for key, table in self.tables.items()
            },
            "marks": {name: _told(one) for name, one in self.marks.items()},
        }


@dataclass(frozen=True)
class Mark:
    """A placeholder: its words as compared, as written, and where it was first seen."""

    name: str
    written: str
    where: str


@dataclass(frozen=True)
class Anatomy:
    """A form taken apart. `notes` tell what the filled file cannot keep."""

    tables: tuple[Table, ...]
    marks: tuple[Mark, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """Something only the clerk can say: about a column or a placeholder (`key`), or a table (`key` empty)."""

    table: str
    key: str
    words: str


@dataclass(frozen=True)
class Rowset:
    """What is written into a table: by column (from 0) what it is for, and for each row the values by column.

    `after` leaves the rows that are filled; `nothing` is written where there are no rows, never a blank table,
    into one of the `roomy` columns: those that hold texts.
    """

    table: Table
    uses: Mapping[int, Use]
    rows: tuple[Mapping[int, Value], ...]
    after: bool = False
    nothing: str = ""
    roomy: tuple[int, ...] = ()

    @property
    def words_at(self) -> tuple[int, ...]:
        """The columns in which `nothing` may stand, the best first: those filled from the ledger, texts before days."""
        columns = [column.at for column in self.table.columns if not column.counts]
        told = [at for at in columns if self.uses.get(at) is Use.FIELD]
        return (*self.roomy, *told, *columns, self.table.columns[0].at)


@dataclass(frozen=True)
class Told:
    """What stands in place of a placeholder: as words, and as a number where the cell holds nothing else."""

    words: str
    number: float | None = None


def questions(anatomy: Anatomy, plan: Plan) -> tuple[Question, ...]:
    """What is still open, in the order of the form; none when it can be filled."""
    return tuple(
        [q for table in anatomy.tables for q in _of_table(table, plan.tables.get(table.key))]
        + [q for mark in anatomy.marks for q in _of_mark(mark, plan.marks.get(mark.name))]
    )


def _of_table(table: Table, plan: TablePlan | None) -> Iterator[Question]:
    if plan is None:
        yield Question(table.key, "", f"{table.where}：填哪一本台账？")
        return
    if plan.doubt:
        yield Question(table.key, "", f"{table.where}：{plan.doubt}")
    if not plan.register:
        return
    if table.filled and plan.rows is Rows.UNASKED:
        yield Question(
            table.key, "", f"{table.where}：里面已有 {len(table.filled)} 行内容，换掉，还是接在后面填？"
        )
    for column in table.columns:
        filling = plan.columns.get(column.key)
        if filling is None:
            yield Question(table.key, column.key, f"“{column.title}”：没有对应的字段")
        elif filling.doubt:
            yield Question(table.key, column.key, f"“{column.title}”：{filling.doubt}")


def _of_mark(mark: Mark, filling: Filling | None) -> Iterator[Question]:
    if filling is None:
        yield Question("", mark.name, f"占位符“{mark.written}”：不知道填什么（{mark.where}）")
    elif filling.doubt:
        yield Question("", mark.name, f"占位符“{mark.written}”：{filling.doubt}（{mark.where}）")


def renewed(kept: Plan, proposed: Plan, anatomy: Anatomy) -> Plan:
    """The plan of a form that came anew: what was decided stays, only what is new in it is asked.

    A table that moved to another sheet is known by its headings.
    """
    tables: dict[str, TablePlan] = {}
    for table in anatomy.tables:
        before = kept.tables.get(table.key) or _by_headings(table, kept)
        fresh = proposed.tables.get(table.key)
        if before is None:
            if fresh is not None:
                tables[table.key] = replace(fresh, doubt=fresh.doubt or "模板里新增的表，请确认")
            continue
        columns = {
            column.key: filling
            for column in table.columns
            if (filling := before.columns.get(column.key) or _fresh(column, fresh)) is not None
        }
        tables[table.key] = replace(before, columns=columns)
    marks = dict(kept.marks) | {
        name: replace(filling, doubt=filling.doubt or "模板里新增的，请确认")
        for name, filling in proposed.marks.items()
        if name not in kept.marks
    }
    return Plan(tables, {mark.name: marks[mark.name] for mark in anatomy.marks if mark.name in marks})


def _by_headings(table: Table, kept: Plan) -> TablePlan | None:
    keys = {column.key for column in table.columns}
    alike = [
        plan for plan in kept.tables.values() if keys and len(keys & plan.columns.keys()) * 2 > len(keys)
    ]
    return alike[0] if len(alike) == 1 else None


def _fresh(column: Column, fresh: TablePlan | None) -> Filling | None:
    filling = fresh.columns.get(column.key) if fresh is not None else None
    return replace(filling, doubt=filling.doubt or "模板里新增的一列，请确认") if filling else None


def _told(filling: Filling) -> list[str]:
    return [str(filling.use), filling.what, filling.register, filling.part]


def plan_of(kept: object) -> Plan:
    """The plan put away before; ValueError when it is none."""
    if not isinstance(kept, Mapping):
        raise ValueError("no plan")  # noqa: TRY004  # whatever is wrong with it, one error
    tables = {
        str(key): TablePlan(
            str(table["register"]),
            {str(name): _filling(one) for name, one in table["columns"].items()},
            Rows(table["rows"]),
        )
        for key, table in kept["tables"].items()
    }
    return Plan(tables, {str(name): _filling(one) for name, one in kept["marks"].items()})


def _filling(told: object) -> Filling:
    if not isinstance(told, (list, tuple)) or len(told) != 4:
        raise ValueError("no filling")
    use, what, register, part = (str(one) for one in told)
    return Filling(Use(use), what, register, part)
