"""本周到期: what is overdue, due today and on each day left of the week, on A4, with names as they may be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.clocks import Bucket
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.deadlines import week_end
from desktop_app.domain.masking import STRICT, mask
from desktop_app.domain.records import Record
from desktop_app.domain.register import Register, Secret
from desktop_app.registers.every import register as register_of
from desktop_app.services import outflows
from desktop_app.services.bureau import bureau_in
from desktop_app.services.due_lines import Due, Group, Today
from desktop_app.services.publishing import Paper
from desktop_app.storage.store import Store

if TYPE_CHECKING:
    from desktop_app.documents.sheet_blocks import Block

TITLE, NONE = "本周到期", "本周没有到期事项"
GROUPS = (Bucket.OVERDUE, Bucket.TODAY, Bucket.THIS_WEEK)
_DAYS = "一二三四五六日"
_GAP = 8.0  # points above a heading
_SIZE = 9.0  # 小五: a week of a small bureau is one page
_LONG = 34  # characters of a matter that are printed

Rows = Sequence[tuple[str, ...]]


class WeekPaper:
    """The paper of a week, for the wall or a meeting; `day` tells what is due."""

    def __init__(self, store: Store, day: Callable[[date | None], Today]) -> None:
        self._store, self._day = store, day

    def paper(self, on: date | None = None) -> Paper:
        """One page of A4 where it fits, else as many as are needed.

        What is overdue comes first, then every day to Sunday. What 今日 counts but does not list is told as a number.
        """
        from desktop_app.documents.sheet_pages import PORTRAIT, sheets  # noqa: PLC0415  # start-up must not pay for it

        today = self._day(on)
        groups = [today.group(label) for label in GROUPS]
        with self._store.reading() as reader:
            bureau = bureau_in(reader)
            known = {
                (key, record.id): record
                for key, ids in _listed(groups).items()
                for record in reader.rows(register_of(key), ids)
            }
        total = sum(group.total for group in groups)
        until = week_end(today.day)
        above = [
            f"{chinese_day(today.day)}（星期{_weekday(today.day)}）至{chinese_day(until)}　　共{total}件"
        ]
        above += [] if total else [NONE]
        above += [
            f"{group.label}还有{group.total - len(group.lines)}件没有印出，请在“今日”里查看"
            for group in groups
            if group.total > len(group.lines)
        ]
        parts = list(_parted(groups, today.day)) if total else []
        rows = [
            (heading, [_cells(line, known[line.place], today.day) for line in lines])
            for heading, lines in parts
        ]
        made = sheets(_blocks(f"{bureau.name}\n{TITLE}", PORTRAIT.room, above, rows), PORTRAIT, title=TITLE)
        return Paper(made.pdf, made.pages, made.missing, draft=False)

    def save(self, paper: Paper, path: Path, on: date | None = None) -> None:
        """Write the paper of a day; on record before it exists."""
        outflows.save_of(self._store, _listed(self._groups(on)), TITLE, path, paper.pdf)

    def printed(self, printer: str, copies: int, on: date | None = None) -> None:
        """Put on record that it goes to a printer."""
        outflows.printed_of(self._store, _listed(self._groups(on)), TITLE, printer, copies)

    def _groups(self, on: date | None) -> list[Group]:
        today = self._day(on)
        return [today.group(label) for label in GROUPS]


def _listed(groups: Iterable[Group]) -> dict[str, list[int]]:
    """The records on the paper, by register."""
    found: dict[str, list[int]] = {}
    for group in groups:
        for line in group.lines:
            found.setdefault(line.register, []).append(line.id)
    return found


def _parted(groups: Sequence[Group], today: date) -> Iterator[tuple[str, list[Due]]]:
    """What is overdue, then each day to Sunday, also those on which nothing is due."""
    overdue, *rest = groups
    if overdue.lines:
        yield f"逾期（{overdue.total}件）", list(overdue.lines)
    lines = [line for group in rest for line in group.lines]
    day = today
    while day <= week_end(today):
        found = [line for line in lines if line.due_on == day]
        word = "今天　" if day == today else ""
        many = f"（{len(found)}件）" if found else "　没有到期事项"
        yield f"{word}{day.month}月{day.day}日　星期{_weekday(day)}{many}", found
        day += timedelta(days=1)


def _weekday(day: date) -> str:
    return _DAYS[day.weekday()]


def _cells(line: Due, record: Record, today: date) -> tuple[str, ...]:
    register = register_of(line.register)
    late = line.due_on is not None and line.due_on < today
    by = f"{line.moment:%H:%M}前" if line.moment else "当日"
    why = f"{line.why}；" if line.why else ""
    return (
        line.number,
        masked_name(register, record),
        record.text("department"),
        f"{line.due_on}\n{line.words}" if late else by,
        f"{why}{line.next_step}",
    )


def _blocks(name: str, room: float, above: Sequence[str], parts: Sequence[tuple[str, Rows]]) -> list[Block]:
    """A table for what is overdue and for each day; the heads of the columns stand above the first one alone."""
    from desktop_app.documents.sheet_blocks import Text, plain, title  # noqa: PLC0415  # start-up must not pay for it
    from desktop_app.documents.table_page import Column, grid  # noqa: PLC0415
    from desktop_app.documents.typeset import Run  # noqa: PLC0415

    columns = (
        Column("编号", 27), Column("事项", 66), Column("科室", 22), Column("到期", 20, "center"),
        Column("为什么、下一步", 47),
    )  # fmt: skip
    lines = plain(above, size=_SIZE)
    lines[0] = replace(lines[0], before=_GAP)
    blocks: list[Block] = [*title(name, room), *lines]
    headed = False
    for heading, rows in parts:
        blocks.append(Text((Run(heading, "hei"),), _SIZE + 1, before=_GAP, keep=bool(rows)))
        if rows:
            table = grid(columns, rows, size=_SIZE, before=_GAP / 2)
            blocks.append(replace(table, head=()) if headed else table)
            headed = True
    return blocks


def masked_name(register: Register, record: Record) -> str:
    """A record in a few words as it may hang on a wall: persons by their surname, no numbers, not in titles either."""
    told = (
        mask(STRICT, register[key].secret or Secret.TEXT, register[key].kind.show(record.values.get(key)))
        for key in register.name_by
    )
    words = " ".join(" ".join(str(part).split()) for part in told if part)
    return words if len(words) <= _LONG else words[: _LONG - 1] + "…"
