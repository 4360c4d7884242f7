"""A yearly notice typed or imported by the office, read with every fault told at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop_app.domain.dates import chinese_day, read_day
from desktop_app.domain.workdays import DayKind, Year, fixed_holiday, weekday
from desktop_app.errors import Refused

Row = Sequence[object]
"""(date or its text, kind or its text, holiday name or empty)."""

LONGEST_BREAK = 10  # 24 January to 2 February 2020
FEWEST_SPRING_DAYS = 4  # 除夕至初三 since 2025, 全国年节及纪念日放假办法 (2024-11-10)
# Days off on Mondays to Fridays less makeup days: the statutory days, those on weekends being made good.
# True of every year 2008-2026 (11 before 2025) but 2015 and 2020, which had extra days by special notice.
STATUTORY_DAYS = 13
# Word in the name, full name, days of which at least one must be off (moon holidays never fall outside).
_MOON = (
    ("春节", "春节", (1, 20), (2, 28)),
    ("清明", "清明节", (4, 4), (4, 6)),
    ("端午", "端午节", (5, 25), (6, 30)),
    ("中秋", "中秋节", (9, 5), (10, 10)),
)
_FIXED = (
    ("元旦", ((1, 1),)),
    ("劳动节", ((5, 1), (5, 2))),
    ("国庆节", ((10, 1), (10, 2), (10, 3))),
)


@dataclass
class _Reading:
    year: int
    faults: list[str] = field(default_factory=list)
    days: dict[date, tuple[DayKind, str]] = field(default_factory=dict)

    def off(self) -> list[date]:
        return sorted(day for day, (kind, _) in self.days.items() if kind is DayKind.HOLIDAY)


def year_table(year: int, rows: Iterable[Row], notice: str) -> Year:
    """The notice of one year from rows of (date, kind, holiday name); only days unlike plain weeks need one.

    Days of the December before may be given from the 26th on, since New Year's swaps reach there.
    Raises Refused naming all faults together; what is merely odd stays in `Year.doubts`.
    Source: 全国年节及纪念日放假办法 (2024-11-10).
    """
    reading = _Reading(year)
    if not notice.strip():
        reading.faults.append("没有填写通知文号")
    for number, row in enumerate(rows, 1):
        _read_row(reading, number, row)
    _check_full_listing(reading)
    _check_holidays(reading)
    if reading.faults:
        raise Refused(
            f"{year}年放假安排不能采用",
            why="；".join(reading.faults),
            do="请对照国务院办公厅的放假通知改正后重新录入",
        )
    return Year(year, notice.strip(), dict(sorted(reading.days.items())), _doubts(reading))


def _read_row(reading: _Reading, number: int, row: Row) -> None:
    try:
        day, kind = read_day(row[0]), DayKind(str(row[1]).strip())
    except Refused as refused:
        reading.faults.append(f"第{number}行{refused.what}")
        return
    except (ValueError, IndexError):
        reading.faults.append(f"第{number}行的类别不是“{'、'.join(DayKind)}”之一")
        return
    if day is None:
        reading.faults.append(f"第{number}行没有日期")
        return
    name = str(row[2] or "").strip() if len(row) > 2 else ""
    if kind is DayKind.HOLIDAY:
        name = name or fixed_holiday(day)
    if fault := _fault(reading, day, kind, name):
        reading.faults.append(fault)
    else:
        reading.days[day] = (kind, name)


def _fault(reading: _Reading, day: date, kind: DayKind, name: str) -> str:
    said = f"{chinese_day(day)}（{weekday(day)}）"
    if not date(reading.year - 1, 12, 26) <= day <= date(reading.year, 12, 31):
        return f"{said}不在{reading.year}年内"
    if (earlier := reading.days.get(day)) and earlier[0] is not kind:
        return f"{said}既写“{earlier[0]}”又写“{kind}”"
    if kind is not DayKind.HOLIDAY and (fixed := fixed_holiday(day)):
        return f"{said}是{fixed}，不能写成“{kind}”"
    if kind is DayKind.MAKEUP and day.weekday() < 5:
        return f"{said}本来就上班，不能写成“调休补班”"
    if kind is DayKind.WORKDAY and day.weekday() >= 5:
        return f"{said}是周末，上班应写“调休补班”"
    if kind is DayKind.HOLIDAY and not name:
        return f"{said}放假没有写节日名称"
    return ""


def _check_full_listing(reading: _Reading) -> None:
    """A table that lists plain days too claims to be the whole year: then no month may lack a day."""
    plain = any(
        kind is DayKind.WORKDAY or (kind is DayKind.REST and day.weekday() >= 5)
        for day, (kind, _) in reading.days.items()
    )
    if not plain:
        return
    day, missing = date(reading.year, 1, 1), dict.fromkeys(range(1, 13), 0)
    while day.year == reading.year:
        missing[day.month] += day not in reading.days
        day += timedelta(days=1)
    reading.faults.extend(f"{month}月缺{count}天" for month, count in missing.items() if count)


def _check_holidays(reading: _Reading) -> None:
    off, year = reading.off(), reading.year
    for name, days in _FIXED:
        if missing := [chinese_day(date(year, *day)) for day in days if date(year, *day) not in off]:
            reading.faults.append(f"缺{name}（{'、'.join(missing)}）")
    for word, name, first, last in _MOON:
        named = [day for day in off if word in reading.days[day][1].replace("除夕", "春节")]
        if not any(date(year, *first) <= day <= date(year, *last) for day in named):
            reading.faults.append(f"缺{name}（{first[0]}月{first[1]}日至{last[0]}月{last[1]}日之间没有）")
        elif word == "春节" and len(named) < FEWEST_SPRING_DAYS:
            reading.faults.append(f"春节只有{len(named)}天，法定至少{FEWEST_SPRING_DAYS}天")
    for run in _runs(off):
        if len(run) > LONGEST_BREAK:
            reading.faults.append(f"{chinese_day(run[0])}起连续放假{len(run)}天，从未有过")


def _runs(days: list[date]) -> list[list[date]]:
    runs: list[list[date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _doubts(reading: _Reading) -> tuple[str, ...]:
    kinds = [(day, kind) for day, (kind, _) in reading.days.items()]
    free = sum(day.weekday() < 5 and not kind.works for day, kind in kinds)
    makeup = sum(kind is DayKind.MAKEUP for _, kind in kinds)
    if free - makeup == STATUTORY_DAYS:
        return ()
    guess = "漏了调休补班" if free - makeup > STATUTORY_DAYS else "漏了放假的日子，或者多写了调休补班"
    counted = f"周一至周五放假{free}天，调休补班{makeup}天，相差{free - makeup}天"
    return (f"{counted}；法定应相差{STATUTORY_DAYS}天，可能{guess}，请核对",)
