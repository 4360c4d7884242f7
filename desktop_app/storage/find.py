"""A question to a register as SQL: conditions and order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Table,
    Text,
    UnaryExpression,
    and_,
    case,
    false,
    func,
    literal_column,
    or_,
    select,
    text,
)
from sqlalchemy.sql.operators import custom_op

from desktop_app.domain.fields import SEPARATOR, Choice, Choices, Day, Moment, Value, Whole, YesNo
from desktop_app.domain.records import Query, Voided, Window
from desktop_app.domain.register import Register
from desktop_app.registers.categories import CATEGORY, JOINT
from desktop_app.storage.words import asked

_AS_IS = (Day, Moment, Whole, YesNo)
_ONE_DAY = timedelta(days=1)
_PLUS: custom_op[Any] = custom_op("+")


def conditions(
    query: Query, register: Register, table: Table, *, along: bool = False
) -> Iterator[ColumnElement[bool]]:
    """Everything that must hold of a row. KeyError for a field the register has not.

    `along`: walk an index of the register and look each row up among those found, instead of fetching what was found
    row by row. Cheaper when a search finds much: a hit then costs no look into the table.
    """
    if query.voided is not Voided.BOTH:
        living = query.voided is Voided.NO
        yield table.c.voided_at.is_(None) if living else table.c.voided_at.is_not(None)
    if wanted := asked(query.search):
        number = _unindexed(table.c.id) if along else table.c.id
        yield number.in_(_found(table, wanted, literal_column("rowid", Integer)))
    for key, values in query.equal.items():
        yield or_(false(), *(_equal(register, table, key, value, along=along) for value in values))
    yield from (_within(register, table, window) for window in query.windows)
    yield from (table.c[key].is_(None) for key in query.empty)
    yield from (table.c[key].is_not(None) for key in query.filled)


def hits(query: Query, table: Table) -> Select[Any] | None:
    """How many rows, void ones too, hold what is searched, by the search index alone; None without a search."""
    wanted = asked(query.search)
    return _found(table, wanted, func.count()) if wanted else None


def _found(table: Table, wanted: str, what: ColumnElement[int]) -> Select[Any]:
    index = f"{table.name}_find"
    found = select(what).select_from(text(index)).where(text(f"{index} MATCH :wanted"))
    return found.params(wanted=wanted)


def _unindexed(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The column under a plus, by which SQLite is told not to look it up in an index."""
    return UnaryExpression(column, operator=_PLUS, type_=column.type)


def _equal(register: Register, table: Table, key: str, value: Value, *, along: bool) -> ColumnElement[bool]:
    column, kind = table.c[key], register[key].kind
    if value is None:
        return column.is_(None)
    if isinstance(kind, Choices):
        words = (value,) if isinstance(value, str) else value
        assert isinstance(words, tuple)
        listed: ColumnElement[str] = (
            SEPARATOR + func.coalesce(literal_column(column.name, Text), "") + SEPARATOR
        )
        return and_(*(func.instr(listed, f"{SEPARATOR}{word}{SEPARATOR}") > 0 for word in words))
    if isinstance(kind, Choice) and kind.options == CATEGORY.key:
        return or_(column == value, column.startswith(f"{value}{JOINT}", autoescape=True))
    if isinstance(kind, Moment) and isinstance(value, date) and not isinstance(value, datetime):
        return _within(register, table, Window(key, value, value))
    return (_unindexed(column) if along else column) == value


def _within(register: Register, table: Table, window: Window) -> ColumnElement[bool]:
    column, bounds = table.c[window.field], []
    if isinstance(register[window.field].kind, Moment):
        if window.first:
            bounds.append(column >= datetime.combine(window.first, time()))
        if window.last:
            bounds.append(column < datetime.combine(window.last + _ONE_DAY, time()))
    else:
        if window.first:
            bounds.append(column >= window.first)
        if window.last:
            bounds.append(column <= window.last)
    return and_(*bounds) if bounds else column.is_not(None)


def order(query: Query, register: Register, table: Table) -> Iterator[ColumnElement[object]]:
    """The order asked for: words as a Chinese reader sorts them, empty ones last, the id in the end."""
    sort = query.sort or register.order
    for key, down in sort:
        for part in _parts(register, table, key):
            yield (part.desc() if down else part.asc()).nulls_last()
    yield table.c.id.desc() if sort[0][1] else table.c.id.asc()


def _parts(register: Register, table: Table, key: str) -> tuple[ColumnElement[object], ...]:
    if key == "number":
        return table.c.year, table.c.sequence
    column = table.c[key]
    if key == "state":
        places = {state: place for place, state in enumerate(register.flow.states)}
        return (case(places, value=column, else_=len(places)),)
    found = register.by_key.get(key)
    if found is None or isinstance(found.kind, _AS_IS):
        return (column,)
    return (func.zh_key(column),)
