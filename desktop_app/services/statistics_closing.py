"""Periods closed by hand: their figures are kept as they were, what changes later is listed apart."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.closed_figures import (
    CORRECTION,
    SNAPSHOT,
    ClosedSheet,
    Difference,
    Kept,
    Sheet,
    Touched,
    differences,
    kept,
    sheet_of,
)
from desktop_app.domain.counting import TOTAL
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.periods import Kind, Period, free
from desktop_app.errors import Refused
from desktop_app.registers.every import register as register_of
from desktop_app.registers.request_moves import DECIDES
from desktop_app.services.statistics_counts import matters_of, standing_of, summary_of
from desktop_app.services.yearly_counts import yearly_of
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Store

MATTERS, YEARLY = "matters", "yearly"
TITLES = {MATTERS: "各类办件", YEARLY: "年度常用统计数"}
CAME, HANDLED = "期间收到", "期间办理"
_MOST = 30  # findings in one message


@dataclass(frozen=True)
class Change:
    """A figure that is not what it was when it was closed; `numbers` are (编号, what happened) of its records."""

    difference: Difference
    numbers: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """The change in one sentence."""
        name = "·".join(part for part in (self.difference.group, self.difference.label) if part)
        was, now = self.difference.was or "没有这一项", self.difference.now or "不再统计"
        rows = "、".join(f"{number}（{words}）" for number, words in self.numbers)
        return f"{name}：定稿时{was}，现在{now}" + (f"；{rows}" if rows else "")


def title_of(what: str) -> str:
    """What a register, all matters or the yearly counts are called; KeyError for anything else."""
    return TITLES.get(what) or register_of(what).title


class StatisticsClosing:
    """The verbs of closing; `need` refuses whoever has none of the duties named."""

    def __init__(
        self,
        store: Store,
        today: Callable[[], date],
        need: Callable[[Collection[str], str], None],
    ) -> None:
        self._store, self._today, self._need = store, today, need

    def close(self, what: str, period: Period, reason: str = "") -> None:
        """Freeze the figures of a register, of all MATTERS or the YEARLY counts, with the rows behind them, for good.

        Refused before the period has ended, when it is closed already, while something does not add up and no reason
        says why it is closed all the same; and to whom has neither 复核 nor 管理.
        """
        self._need(DECIDES, "统计数定稿")
        period = _plain(what, period)
        if self._today() <= period.last:
            until = f"统计期间到{chinese_day(period.last)}"
            raise Refused(f"{period.title}还没有结束，不能定稿", why=until, do="请在期间结束以后再定稿")
        with self._store.unit(f"{title_of(what)}统计数定稿") as unit:
            if _latest(unit, SNAPSHOT, what, period):
                raise Refused(
                    f"{period.title}的{title_of(what)}统计数已经定稿",
                    why="定稿不能撤销",
                    do="后来的变动单独列出；需要更正的，请用“登记更正”",
                )
            found = list(_open_points(unit, what, period, self._today()))
            if found and not reason.strip():
                more = [f"……还有{len(found) - _MOST}处"] if len(found) > _MOST else []
                raise Refused(
                    f"{title_of(what)}还有{len(found)}处对不上，没有定稿",
                    why="\n".join(found[:_MOST] + more),
                    do="请处理后再定稿；确需现在定稿的，请写明理由",
                )
            sheet = counted(unit, what, period, self._today())
            unit.put_snapshot(SNAPSHOT, _key(what, period), sheet.as_content(), reason.strip())

    def correct(self, what: str, period: Period, reason: str) -> None:
        """Put the figures as they are now beside the closed ones, with the reason; the closed ones stay.

        Refused without a reason, when the period is not closed, and when nothing has changed.
        """
        self._need(DECIDES, "更正统计数")
        period = _plain(what, period)
        if not reason.strip():
            raise Refused("请填写更正的理由", why="定稿的统计数一般已经上报")
        with self._store.unit(f"更正{title_of(what)}统计数") as unit:
            closed = _latest(unit, SNAPSHOT, what, period)
            if closed is None:
                raise Refused(f"{period.title}的{title_of(what)}统计数没有定稿", do="没有定稿的不用更正")
            before = _latest(unit, CORRECTION, what, period) or closed
            now = counted(unit, what, period, self._today())
            if not differences(before.sheet, now):
                raise Refused("没有变动，不用更正", why="现在的统计数和定稿或者上次更正时一样")
            unit.put_snapshot(CORRECTION, _key(what, period), now.as_content(), reason.strip())

    def closed(self, what: str, period: Period) -> ClosedSheet | None:
        """The figures of a period as they were closed; None when it is open."""
        with self._store.reading() as reader:
            return _latest(reader, SNAPSHOT, what, _plain(what, period))

    def corrections(self, what: str, period: Period) -> tuple[ClosedSheet, ...]:
        """What was put beside the closed figures, oldest first."""
        with self._store.reading() as reader:
            return tuple(_kept(reader, CORRECTION, _key(what, _plain(what, period))))

    def all_closed(self) -> tuple[ClosedSheet, ...]:
        """Everything that was closed, the last one first."""
        with self._store.reading() as reader:
            return tuple(reversed(list(_kept(reader, SNAPSHOT))))

    def changes(self, what: str, period: Period) -> tuple[Change, ...]:
        """The figures of a closed period that are counted otherwise now; none when it is open."""
        period = _plain(what, period)
        with self._store.reading() as reader:
            closed = _latest(reader, SNAPSHOT, what, period)
            if closed is None:
                return ()
            found = differences(closed.sheet, counted(reader, what, period, self._today()))
            numbers = _numbers(reader, [touched for one in found for touched in one.records])
            return tuple(
                Change(one, tuple((numbers[t.register, t.id], t.words) for t in one.records)) for one in found
            )


def counted(reader: Reader, what: str, period: Period, today: date) -> Sheet:
    """The figures of a period as they are now, with the rows behind them; KeyError when there is no such thing."""
    figures = tuple(_figures(reader, what, period, today))
    rows: dict[str, set[int]] = {}
    for figure in figures:
        if figure.register and (figure.rows or figure.base):
            rows.setdefault(figure.register, set()).update(figure.rows, figure.base)
    versions = {}
    for register, ids in sorted(rows.items()):
        ordered = sorted(ids)
        told = reader.values(register_of(register), ordered, ("version",))
        versions[register] = {row: int(str(version)) for row, (version,) in zip(ordered, told, strict=True)}
    return Sheet(what, period.key, f"{period.title}{title_of(what)}", figures, versions)


def _figures(reader: Reader, what: str, period: Period, today: date) -> Iterator[Kept]:
    if what == MATTERS:
        table = matters_of(reader, period, today)
        for one in table.ledgers:
            for figure, base in zip(one.figures, one.bases, strict=True):
                yield kept(one.title, one.register, figure, base)
        yield from (kept(TOTAL, "", figure, ()) for figure in table.total)
    elif what == YEARLY:
        for line in yearly_of(reader, period.first.year, today):
            made = kept(line.group, line.register, line.figure, line.base)
            said = f"{made.definition}（{line.missing}）" if line.missing else made.definition
            yield replace(made, definition=said)
    else:
        found = summary_of(reader, register_of(what), period, today)
        came = CAME if found.handled else ""
        groups = (came,) * len(found.figures) + (HANDLED,) * len(found.handled)
        for group, figure, base in zip(groups, (*found.figures, *found.handled), found.bases, strict=True):
            yield kept(group, what, figure, base)


def _open_points(reader: Reader, what: str, period: Period, today: date) -> Iterator[str]:
    """What does not add up in the ledgers a sheet is counted from."""
    if what == MATTERS:
        for one in matters_of(reader, period, today).ledgers:
            yield from (f"{one.title}：{finding.words}" for finding in one.findings)
    elif what != YEARLY:
        _, findings = standing_of(reader, register_of(what), period)
        yield from (finding.words for finding in findings)


def _plain(what: str, period: Period) -> Period:
    """The period under the one key its days have; Refused where yearly counts are asked for less than a year."""
    if what == YEARLY and period.kind is not Kind.YEAR:
        raise Refused("年度常用统计数只能按整年定稿", do="请选择年份")
    return free(period.first, period.last)


def _key(what: str, period: Period) -> str:
    return f"{what} {period.key}"


def _latest(reader: Reader, kind: str, what: str, period: Period) -> ClosedSheet | None:
    found = list(_kept(reader, kind, _key(what, period)))
    return found[-1] if found else None


def _kept(reader: Reader, kind: str, key: str = "") -> Iterator[ClosedSheet]:
    for found in reader.snapshots(kind):
        if found.content is not None and key in ("", found.period):
            sheet = sheet_of(found.content)
            yield ClosedSheet(sheet, found.made_at, found.made_by, found.sha256, found.note)


def _numbers(reader: Reader, touched: Iterable[Touched]) -> dict[tuple[str, int], str]:
    """The numbers of records, void ones too."""
    ids: dict[str, set[int]] = {}
    for one in touched:
        ids.setdefault(one.register, set()).add(one.id)
    return {
        (register, record.id): record.text("number")
        for register, rows in ids.items()
        for record in reader.rows(register_of(register), sorted(rows))
    }
