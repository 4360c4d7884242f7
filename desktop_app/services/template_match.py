"""套表: what each heading and each placeholder of a form probably means; what is not certain is left to be asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.fields import Moment
from desktop_app.domain.register import Register
from desktop_app.domain.template_grid import Column, Table
from desktop_app.domain.template_marks import FACTS, field_named, meaning, name_of, numbers_of, only
from desktop_app.domain.template_plan import Anatomy, Filling, Mark, Plan, TablePlan, Use
from desktop_app.registers.every import REGISTERS

DAY, TIME = "日", "时"
Profile = Callable[[Register], Mapping[str, str]]


@dataclass(frozen=True)
class Choice:
    """Something a place may be filled with, in words; `group` is the heading it stands under."""

    title: str
    filling: Filling
    group: str = ""


def known_words() -> Callable[[str], bool]:
    """Whether some ledger has a field of that name."""
    from desktop_app.excel.headings import names, plain  # noqa: PLC0415  start-up must not pay for it

    words = {word for register in REGISTERS for word in names(register)}
    words |= {plain(field.label) for register in REGISTERS for field in register.fields}
    return lambda text: plain(text) in words


def proposed(anatomy: Anatomy, profile: Profile, register: Register | None) -> Plan:
    """What is certain, and behind each `doubt` what is probable; `register` is the ledger the clerk named."""
    several = len(anatomy.tables) > 1
    tables = {table.key: _table_plan(table, profile, register, several=several) for table in anatomy.tables}
    return Plan(tables, marks_of(anatomy, tables, register))


def marks_of(
    anatomy: Anatomy, tables: Mapping[str, TablePlan], register: Register | None = None
) -> dict[str, Filling]:
    """What the placeholders mean; those nobody knows are left out."""
    own = register or _main(tables)
    told = {mark.name: _mark(mark, own) for mark in anatomy.marks}
    return {name: filling for name, filling in told.items() if filling is not None}


def _main(tables: Mapping[str, TablePlan]) -> Register | None:
    keys = [plan.register for plan in tables.values() if plan.register]
    return next((one for one in REGISTERS if keys and one.key == keys[0]), None)


def suggested(table: Table) -> tuple[Register | None, bool]:
    """The ledger that knows most of a table's headings, and whether that is certain."""
    from desktop_app.excel.headings import names, plain, stem  # noqa: PLC0415  start-up must not pay for it

    labels = [column.label for column in table.columns if not column.counts]
    scores: list[tuple[int, Register]] = []
    for register in REGISTERS:
        words = {*names(register), *(plain(field.label) for field in register.fields)}
        scores.append((sum(plain(label) in words or stem(label) in words for label in labels), register))
    scores.sort(key=lambda one: one[0], reverse=True)
    (best, found), (second, _) = scores[:2]
    if best == 0:
        return None, False
    return found, best >= 2 and best > second and best * 2 >= len(labels)


def _table_plan(table: Table, profile: Profile, named: Register | None, *, several: bool) -> TablePlan:
    found, certain = (named, True) if named is not None else suggested(table)
    if found is None:
        return TablePlan("", {}, doubt="表头都不认识，请选填哪一本台账，或不填这张表")
    doubt = "" if certain else f"像是“{found.title}”，请确认填哪一本台账"
    if several:
        doubt = f"文件里不止一张表，这一张要不要填？填的话像是“{found.title}”"
    return TablePlan(found.key, columns_of(table, found, profile(found)), doubt=doubt)


def columns_of(table: Table, register: Register, profile: Mapping[str, str]) -> dict[str, Filling]:
    """What the columns of a table mean in a register; those that mean nothing are left out."""
    from desktop_app.excel.match import Sure, match  # noqa: PLC0415  start-up must not pay for it
    from desktop_app.excel.table import Heading  # noqa: PLC0415  as above

    told: dict[str, Filling] = {}
    taken: dict[str, str] = {}
    for column in table.columns:
        if (filling := _plain_column(column, register)) is not None:
            if filling.use is Use.FIELD and filling.what in taken and not filling.doubt:
                filling = _again(register, filling.what, taken[filling.what])
            taken.setdefault(filling.what, column.title)
            told[column.key] = filling
    rest = [column for column in table.columns if column.key not in told]
    headings = [Heading(column.at, column.label, column.over) for column in rest]
    for column, one in zip(rest, match(register, headings, profile), strict=True):
        if one.key is None:
            filling = _left(column, register, taken, idle=one.sure is Sure.IGNORED)
        elif one.key not in register.by_key:
            filling = _parted(column, register, one.key)
        elif one.key in taken:
            filling = _again(register, one.key, taken[one.key])
        else:
            taken[one.key] = column.title
            doubt = f"像是“{register.label(one.key)}”，请确认" if one.sure is Sure.CLOSE else ""
            filling = Filling(Use.FIELD, one.key, register.key, doubt=doubt)
        if filling is not None:
            told[column.key] = filling
    return _days_apart(register, told)


def _plain_column(column: Column, register: Register) -> Filling | None:
    """What needs no likeness: a counting column, a formula, a placeholder, the very label of a field."""
    from desktop_app.excel.headings import is_idle, plain  # noqa: PLC0415  start-up must not pay for it

    if column.counts:
        return Filling(Use.COUNT)
    if column.doubt:
        return Filling(Use.EMPTY, doubt=column.doubt)
    if column.sample.startswith("="):
        return Filling(Use.KEEP)
    if (name := only(column.sample)) is not None:
        found = meaning(name, register, REGISTERS)
        if found is not None and (
            found.use is Use.FACT or (found.use, found.register) == (Use.FIELD, register.key)
        ):
            return found
        return Filling(Use.EMPTY, doubt=f"不知道“{column.sample}”填什么")
    if is_idle(column.label):
        return Filling(Use.EMPTY)
    for field in register.fields:
        if plain(field.label) == plain(column.label):
            return Filling(Use.FIELD, field.key, register.key)
    return None


def _left(column: Column, register: Register, taken: Mapping[str, str], *, idle: bool) -> Filling | None:
    from desktop_app.excel.headings import names, plain, stem  # noqa: PLC0415  start-up must not pay for it

    known = names(register)
    key = known.get(plain(column.label)) or known.get(stem(column.label))
    if key is not None and key in taken:
        return _again(register, key, taken[key])
    return Filling(Use.EMPTY) if idle else None


def _again(register: Register, key: str, other: str) -> Filling:
    doubt = f"与“{other}”都像是“{register.label(key)}”，请确认各填什么"
    return Filling(Use.FIELD, key, register.key, doubt=doubt)


def _parted(column: Column, register: Register, key: str) -> Filling | None:
    """A column that only foreign sheets have: the time of day beside the day; anything else is asked."""
    first = register[register.year_by]
    if key == "time_of_day" and isinstance(first.kind, Moment):
        return Filling(Use.FIELD, first.key, register.key, TIME)
    found = field_named(register, name_of(column.label))
    return (
        Filling(Use.FIELD, found.key, register.key, doubt=f"像是“{found.label}”，请确认") if found else None
    )


def _days_apart(register: Register, told: dict[str, Filling]) -> dict[str, Filling]:
    """Where the time has a column of its own, the other one holds the day."""
    apart = {filling.what for filling in told.values() if filling.part == TIME}
    return {
        key: Filling(Use.FIELD, filling.what, register.key, DAY, filling.doubt)
        if filling.use is Use.FIELD and filling.what in apart and not filling.part
        else filling
        for key, filling in told.items()
    }


def _mark(mark: Mark, register: Register | None) -> Filling | None:
    found = meaning(mark.name, register, REGISTERS)
    if found is None and mark.written.startswith("【"):
        return Filling(Use.KEEP, doubt="也许只是普通的方括号，照原样留着吗？")
    return found


def choices_for_columns(register: Register) -> Iterator[Choice]:
    """What a column of a table may be filled with."""
    yield Choice("序号", Filling(Use.COUNT))
    yield Choice("留空", Filling(Use.EMPTY))
    for field in register.fields:
        yield Choice(field.label, Filling(Use.FIELD, field.key, register.key))
        if isinstance(field.kind, Moment):
            for part, word in ((DAY, "日期"), (TIME, "时刻")):
                yield Choice(
                    f"{field.label}（只填{word}）", Filling(Use.FIELD, field.key, register.key, part)
                )
    yield from (Choice(fact, Filling(Use.FACT, fact)) for fact in FACTS)
    yield Choice("照原样（公式）", Filling(Use.KEEP))


def choices_for_marks(registers: Sequence[Register]) -> Iterator[Choice]:
    """What a placeholder may stand for; the numbers and fields of the form's own ledgers come first."""
    yield from (Choice(fact, Filling(Use.FACT, fact)) for fact in FACTS)
    yield Choice("照原样保留", Filling(Use.KEEP))
    yield Choice("留空", Filling(Use.EMPTY))
    rest = [one for one in REGISTERS if one not in registers]
    for register in (*registers, *rest):
        for label in numbers_of(register):
            yield Choice(f"{register.title}．{label}（统计数）", Filling(Use.NUMBER, label, register.key))
    for register in registers:
        for field in register.fields:
            yield Choice(f"{register.title}．{field.label}", Filling(Use.FIELD, field.key, register.key))
