"""The counts the superiors ask for every year beside the annual report (registers.md §12), in one declared list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.annual_report_table2 import NORMATIVE
from desktop_app.domain.counting import NOTHING, base, inside, summary
from desktop_app.domain.fields import Value
from desktop_app.domain.measures import Figure, Measure, Test, always
from desktop_app.domain.periods import Kind, Period, of
from desktop_app.domain.records import Query, Record, Window
from desktop_app.domain.register import Register
from desktop_app.registers.categories import KEY_FIELDS
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.every import REGISTERS
from desktop_app.services.outlet_lists import PeriodLine, PeriodList, period_of, reached
from desktop_app.services.report_sources import documents_of
from desktop_app.storage.reader import Reader

PUBLIC, OUTLETS, CATEGORIES, DOCUMENTS = "主动公开", "主动公开按渠道", "主动公开按类别", "行政规范性文件"
CONCERNS, CHANNELS, HOTLINE, PROPOSALS, TOTALS = (
    "回应关切",
    "平台和活动",
    "12345热线",
    "建议提案",
    "办件汇总数",
)
_EARLIEST = date(1949, 10, 1)


@dataclass(frozen=True)
class YearLine:
    """One yearly count: `rows` of its figure are of `register`; `missing` says why there is nothing to count."""

    group: str
    register: str
    figure: Figure
    base: tuple[int, ...]
    missing: str = ""


@dataclass(frozen=True)
class Asked:
    """A count of one register; `make` is handed the register, None there means that it cannot tell.

    `distinct` counts the different values of a field instead of rows; `standing` counts everything up to the last day.
    """

    group: str
    register: str
    title: str  # of the register, said where it is not there
    label: str
    make: Callable[[Register], Measure | None]
    distinct: str = ""
    standing: bool = False


def _plain(measure: Measure) -> Callable[[Register], Measure]:
    return lambda _register: measure


def _matter(label: str, name: str, said: str, only: Test = always) -> Callable[[Register], Measure | None]:
    """A measure of the register's own under another name, over the rows `only` chooses; `said` if it means less."""

    def make(register: Register) -> Measure | None:
        found = next((measure for measure in register.measures if measure.label == label), None)
        if found is None:
            return None
        where, among = found.where, found.among
        return replace(
            found,
            label=name,
            definition=said or found.definition,
            where=lambda values: only(values) and where(values),
            among=lambda values: only(values) and among(values),
        )

    return make


def _responded(register: Register) -> Measure | None:
    """Opinions that were answered, by the day they were."""
    if register.matter is None:
        return None
    done, finished = register.matter.done, register.matter.finished
    day = register.label(finished)
    return Measure("回应舆情", f"{day}在年内的舆情", lambda values: values.get("state") in done, on=finished)


def _from_12345(label: str, name: str, said: str) -> Asked:
    return Asked(HOTLINE, "hotline", "咨询热线", name, _matter(label, name, said, _from_12345_centre))


def _of_proposals(label: str, name: str, said: str = "") -> Asked:
    return Asked(PROPOSALS, "proposal", "建议提案", name, _matter(label, name, said))


def _gazette(values: Mapping[str, Value]) -> bool:
    return values.get("kind") == "政府公报"


def _from_12345_centre(values: Mapping[str, Value]) -> bool:
    return values.get("way") == "12345转办"


COUNTS: tuple[Asked, ...] = (
    Asked(
        CONCERNS, "topic", "群众点题", "回音壁公布",
        _plain(Measure("回音壁公布", "回音壁公布日期在年内的群众点题", on="echo_on")),
    ),
    Asked(CONCERNS, "opinion", "舆情", "回应舆情", _responded),
    Asked(
        CHANNELS, "web_column", "网站栏目", "信息公开平台、专区数",
        lambda register: Measure(
            "信息公开平台、专区数", f"{register.label(register.year_by)}在年末以前的网站栏目、专区", unit="个"
        ),
        standing=True,
    ),
    Asked(
        CHANNELS, "publication", "公开渠道登记", "公报期数",
        _plain(Measure(
            "公报期数", "年内登过本单位信息的政府公报有几期，同一期号只计一次，没有期号的每条计一期",
            _gazette, unit="期",
        )),
        distinct="issue_no",
    ),
    Asked(
        CHANNELS, "open_day", "公开日活动", "政府开放日次数",
        _plain(Measure("政府开放日次数", "活动日期在年内的公开日活动", on="held_on", unit="次")),
    ),
    _from_12345("收件", "12345件数", "年内收到、方式为“12345转办”的件"),
    _from_12345("办结率", "12345办结率", "12345转办件的办结÷（收件－撤销）"),
    _from_12345("满意率", "12345满意率", "12345转办件里，非常满意、满意、基本满意÷有评价的件；联系不上的不算"),
    _of_proposals("收件", "建议提案件数", "年内交办的人大建议和政协提案"),
    _of_proposals("办复率", "建议提案办复率"),
    _of_proposals("满意率", "建议提案满意率"),
)  # fmt: skip


def yearly_of(reader: Reader, year: int, today: date) -> tuple[YearLine, ...]:
    """Every count of a year, in the order of the list; what has no ledger counts 0 and says so."""
    period = of(Kind.YEAR, date(year, 1, 1))
    known = {register.key: register for register in REGISTERS}
    lines = [*published_in(reader, period, today), *_documents(reader, year)]
    lines += [_counted(reader, asked, known.get(asked.register), period, today) for asked in COUNTS]
    return (*lines, *_totals(reader, known.get("figure"), period, today))


def published_in(reader: Reader, period: Period, today: date) -> Iterator[YearLine]:
    """What was made public, as 公开情况表 counts it."""
    found = period_of(reader, period.first, period.last, today)
    ids = reader.ids(Query(DISCLOSURE.key))
    numbers = (str(number) for (number,) in reader.values(DISCLOSURE, ids, ("number",)))
    rows = dict(zip(numbers, ids, strict=True))

    def line(group: str, label: str, said: str, lines: Iterable[PeriodLine]) -> YearLine:
        mine = tuple(sorted(rows[one.number] for one in lines))
        return _line(group, DISCLOSURE.key, Measure(label, said, unit="条"), mine)

    yield line(PUBLIC, "主动公开总条数", "公开日期在年内的主动公开信息", found.lines)
    said = "年内公开的信息里，登记了政策解读的"
    yield line(PUBLIC, "政策解读数", said, (one for one in found.lines if one.interpreted))
    said = "年内公开的信息里，信息类别是住建领域，或公开类别是结果公开里的重点领域的"
    yield line(PUBLIC, "重点领域条数", said, (one for one in found.lines if _key_field(one)))
    yield from _by_words(found, line)


def _by_words(
    found: PeriodList, line: Callable[[str, str, str, Iterable[PeriodLine]], YearLine]
) -> Iterator[YearLine]:
    for tally in found.by_outlet():
        said = "年内公开、登记了这个渠道的信息；经几个渠道公开的各计一次"
        mine = (one for one in found.lines if tally.word in reached(one, found.last))
        yield line(OUTLETS, tally.word, said, mine)
    for tally in found.by_category():
        mine = (one for one in found.lines if one.category.startswith(tally.word))
        yield line(CATEGORIES, tally.word, "年内公开、公开类别属于这一类的信息", mine)


def _key_field(line: PeriodLine) -> bool:
    return line.article.startswith(KEY_FIELDS) or line.category.startswith(KEY_FIELDS)


def _documents(reader: Reader, year: int) -> Iterator[YearLine]:
    """The row of 行政规范性文件 of table 二, from the one place that counts it."""
    documents = documents_of(reader, year)
    for entry in NORMATIVE:
        measure = Measure(entry.label, f"年度报告表二“{entry.title}”，按台账统计")
        mine = tuple(sorted((documents or {}).get(entry.key, ())))
        yield _line(DOCUMENTS, DISCLOSURE.key, measure, mine)


def _counted(
    reader: Reader, asked: Asked, register: Register | None, period: Period, today: date
) -> YearLine:
    measure = asked.make(register) if register else None
    if register is None or measure is None:
        absent = Measure(asked.label, f"取自“{asked.title}”台账", unit="")
        why = f"没有“{asked.title}”台账，按0计"
        return YearLine(asked.group, asked.register, Figure(absent, 0, ()), (), why)
    day = measure.on or register.year_by
    first = _EARLIEST if asked.standing else period.first
    span = Period(first, period.last, Kind.FREE, period.title)
    query = Query(register.key, windows=(Window(day, first, period.last),))
    records = reader.rows(register, sorted(reader.ids(query)))
    (figure,) = summary(register, records, today, span, (measure,))
    if asked.distinct:
        figure = replace(figure, value=_different(records, figure.rows, asked.distinct))
    whole = base(figure, inside(register, measure, records, span), today)
    return YearLine(asked.group, register.key, figure, whole, _lack(figure))


def _different(records: Iterable[Record], rows: tuple[int, ...], key: str) -> int:
    """How many different values a field has in these rows; a row without one counts as its own."""
    told = [record.text(key) for record in records if record.id in set(rows)]
    return len({word for word in told if word}) + told.count("")


def _totals(reader: Reader, register: Register | None, period: Period, today: date) -> Iterator[YearLine]:
    """Totals told by others, beside our own counts and never added to them."""
    if register is None:
        return
    query = Query(register.key, windows=(Window(register.year_by, period.first, period.last),))
    records = reader.rows(register, sorted(reader.ids(query)))
    for figure in summary(register, records, today, period):
        yield YearLine(TOTALS, register.key, figure, figure.rows, _lack(figure))


def _line(group: str, register: str, measure: Measure, rows: tuple[int, ...]) -> YearLine:
    figure = Figure(measure, len(rows), rows)
    return YearLine(group, register, figure, rows, _lack(figure))


def _lack(figure: Figure) -> str:
    """The word for a figure without anything behind it; none for a share of 0 %."""
    return "" if figure.value or figure.whole else NOTHING
