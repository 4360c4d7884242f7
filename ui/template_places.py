"""The places of a superior's form as lines to be decided: what stands there, what may be filled in, what is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.register import Register
from desktop_app.domain.template_plan import Anatomy, Filling, Plan, Rows, TablePlan, Use
from desktop_app.registers.every import REGISTERS
from desktop_app.registers.every import register as register_of
from desktop_app.services.template_match import Choice, choices_for_columns, choices_for_marks
from desktop_app.services.template_shelf import Sight

ASK, FIXED, LEFT = "（请选择）", "固定文字", "（不填这张表）"
LEDGER, ROWS, COLUMN, MARK = "填哪本台账", "已有内容", "表头", "占位符"
Wish = (
    Filling | Rows | str
)  # what a line was decided to: a filling, what becomes of rows, the key of a ledger


@dataclass(frozen=True)
class Place:
    """One line: `table` and `key` say where, `kind` what it is; `wish` is None while nothing is decided.

    `offers` are what may be chosen, the likeliest first where something is asked.
    """

    kind: str
    table: str
    key: str
    title: str
    where: str
    asked: str
    wish: Wish | None
    offers: tuple[tuple[str, Wish], ...]

    @property
    def fixed(self) -> str | None:
        """The fixed text it is filled with; None when it is not."""
        return self.wish.what if isinstance(self.wish, Filling) and self.wish.use is Use.TEXT else None


def places(sight: Sight) -> tuple[Place, ...]:
    """Every line, those that are asked first, else in the order of the form."""
    found = [*_of_tables(sight.anatomy, sight.plan), *_of_marks(sight.anatomy, sight.plan)]
    return tuple(sorted(found, key=lambda place: not place.asked))


def _of_tables(anatomy: Anatomy, plan: Plan) -> Iterator[Place]:
    ledgers = ((LEFT, ""), *((one.title, one.key) for one in REGISTERS))
    for table in anatomy.tables:
        own = plan.tables.get(table.key)
        settled = own is not None and not own.doubt
        asked = "" if settled else (own.doubt if own else "填哪一本台账？")
        key = own.register if own is not None and settled else None
        offers = _first(ledgers, own.register if own is not None and own.register else None)
        yield Place(LEDGER, table.key, "", "这张表", table.where, asked, key, offers)
        if own is None or not own.register:
            continue
        if table.filled:
            words = f"已有 {len(table.filled)} 行" + ("（像是示例）" if table.examples else "")
            rows = own.rows or None
            asked = "" if rows else "换掉，还是留着接在后面填？"
            both: tuple[tuple[str, Wish], ...] = tuple((str(one), one) for one in Rows if one)
            yield Place(ROWS, table.key, "", words, table.where, asked, rows, both)
        register = register_of(own.register)
        choices = _offers(choices_for_columns(register))
        for column in table.columns:
            yield _place(
                COLUMN, table.key, column.key, column.title, table.where, own.columns.get(column.key), choices
            )


def _of_marks(anatomy: Anatomy, plan: Plan) -> Iterator[Place]:
    choices = _offers(choices_for_marks(_registers(plan)))
    for mark in anatomy.marks:
        yield _place(MARK, "", mark.name, mark.written, mark.where, plan.marks.get(mark.name), choices)


def _registers(plan: Plan) -> tuple[Register, ...]:
    keys = [table.register for table in plan.tables.values()]
    keys += [one.register for one in plan.marks.values()]
    return tuple(register_of(key) for key in dict.fromkeys(keys) if key)


def _place(
    kind: str, table: str, key: str, title: str, where: str, filling: Filling | None,
    choices: Sequence[tuple[str, Wish]],
) -> Place:  # fmt: skip
    plain = replace(filling, doubt="") if filling is not None else None
    asked = "没有对应的，请选择" if filling is None else filling.doubt
    return Place(kind, table, key, title, where, asked, None if asked else plain, _first(choices, plain))


def _offers(choices: Iterator[Choice]) -> tuple[tuple[str, Wish], ...]:
    return tuple((choice.title, choice.filling) for choice in choices)


def _first(offers: Sequence[tuple[str, Wish]], likely: Wish | None) -> tuple[tuple[str, Wish], ...]:
    """The offers with the likeliest at their head."""
    return tuple(sorted(offers, key=lambda offer: offer[1] != likely))


def decided(sight: Sight, told: Mapping[tuple[str, str, str], Wish]) -> Plan:
    """The plan with what was chosen, by (kind, table, key) of each place; what was not chosen stays open."""
    tables: dict[str, TablePlan] = {}
    for table in sight.anatomy.tables:
        own = sight.plan.tables.get(table.key, TablePlan("", {}))
        ledger = told.get((LEDGER, table.key, ""))
        rows = told.get((ROWS, table.key, ""))
        columns = {
            column.key: wish
            for column in table.columns
            if isinstance(wish := told.get((COLUMN, table.key, column.key)), Filling)
        }
        doubt = "" if ledger is not None else (own.doubt or "填哪一本台账？")
        kept = own.register if ledger is None or isinstance(ledger, (Filling, Rows)) else ledger
        tables[table.key] = TablePlan(kept, columns, rows if isinstance(rows, Rows) else own.rows, doubt)
    marks = {
        mark.name: wish
        for mark in sight.anatomy.marks
        if isinstance(wish := told.get((MARK, "", mark.name)), Filling)
    }
    return Plan(tables, marks)
