"""Sentences that choose their words by the numbers; what does not add up becomes a doubt instead of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from desktop_app.domain.dates import chinese_day
from desktop_app.domain.measures import percent
from desktop_app.domain.work_report import Doubt, Hole, Number, Paragraph, Piece
from desktop_app.domain.work_report_facts import Counted, Facts, Gap, Total

CITY_CASES = "数字城管案件"
_VERBS = {CITY_CASES: ("收", "处置")}  # how a source calls coming in and being handled; else 收 and 办理
_ENDS = "。！？；"


def paragraph(*pieces: Piece | Iterable[Piece]) -> Paragraph:
    """A paragraph of pieces and of runs of pieces."""
    told: list[Piece] = []
    for piece in pieces:
        told += [piece] if isinstance(piece, (str, Number, Doubt, Hole)) else piece
    return Paragraph(tuple(told))


def listed(groups: Sequence[Iterable[Piece]], between: str = "，") -> Iterator[Piece]:
    """Runs of pieces with a mark between each two."""
    for at, group in enumerate(groups):
        if at:
            yield between
        yield from group


def rate(ledger: Counted, label: str, name: str, done: str) -> tuple[Piece, ...]:
    """A share with its two counts: 办结率97.06%（136件中办结132件）; says so where there is nothing to divide."""
    figure = ledger.figures[label]
    unit = ledger.unit
    if not figure.whole:
        return (f"还没有可以计算{name}的件",)
    told = Number(
        percent(figure.part, figure.whole),
        f"{ledger.title}·{label}",
        figure.measure.definition,
        ledger.behind(figure.rows),
    )
    return (name, told, f"（{figure.whole}{unit}中{done}{figure.part}{unit}）")


def doubtful(ledger: Counted, whole: str, parts: Mapping[str, str]) -> Doubt | None:
    """The doubt of parts (label: word) that do not make up the whole; None where they do."""
    came, told = ledger.value(whole), {word: ledger.value(label) for label, word in parts.items()}
    if sum(told.values()) == came:
        return None
    unit = ledger.figures[whole].measure.unit
    counted = {row for label in parts for row in ledger.figures[label].rows}
    strange = tuple(row for row in ledger.figures[whole].rows if row not in counted)
    parted = "、".join(f"{word}{count}{unit}" for word, count in told.items())
    words = f"{ledger.title}共{came}{unit}，{parted}，合计{sum(told.values())}{unit}，不等于{came}{unit}"
    return Doubt(words, ledger.behind(strange or ledger.figures[whole].rows))


def rates(ledger: Counted, *told: tuple[str, str]) -> Paragraph:
    """Several shares (label, what their part did); those there is nothing to divide by together, at the end."""
    known = [rate(ledger, label, label, done) for label, done in told if ledger.figures[label].whole]
    lacking = "、".join(label for label, _ in told if not ledger.figures[label].whole)
    if lacking:
        known.append((f"还没有可以计算{lacking}的件",))
    return paragraph(listed(known), "。")


def course(ledger: Counted, done: str = "办结") -> Iterator[Piece]:
    """What became of what came in: all done, or so many done and so many running, with the rate; ends with a full stop.

    A doubt where 收件 is not 办结 + 在办 + 撤销.
    """
    if doubt := doubtful(ledger, "收件", {"办结": "办结", "在办": "在办", "撤销": "撤销"}):
        yield doubt
        return
    came, ended, running = (ledger.value(label) for label in ("收件", "办结", "在办"))
    if ended == came:
        yield f"全部{done}"
    elif running == came:
        yield "全部在办"
    else:
        groups: list[tuple[Piece, ...]] = [(f"已{done}", ledger.number("办结"))]
        if running:
            groups.append(("在办", ledger.number("在办")))
        if ledger.value("撤销"):
            groups.append(("撤销、合并", ledger.number("撤销")))
        yield from listed(groups)
    if "办结率" in ledger.figures:
        yield "，"
        yield from rate(ledger, "办结率", f"{done}率", done)
    if ended and ledger.figures.get("按期率"):
        yield "，"
        yield from rate(ledger, "按期率", "按期率", f"按期{done}")
    if ledger.figures.get("超期") and ledger.value("超期"):
        yield "，超期"
        yield ledger.number("超期")
    yield "。"


def matters(ledger: Counted, noun: str, groups: Mapping[str, Sequence[str]], done: str = "办结") -> Paragraph:
    """What came in by where it came from, and what became of it; 未收到 when nothing did.

    `groups` are always told, by name and words; every other word only when something came in under it.
    """
    if not ledger.value("收件"):
        return paragraph(f"未收到{noun}（", ledger.number("收件"), "）。")
    known = {word for words in groups.values() for word in words}
    more = {word: [word] for word, figure in ledger.parts.items() if word not in known and figure.value}
    told = [(_apart(name), ledger.part(name, words)) for name, words in (*groups.items(), *more.items())]
    parted: list[Piece] = ["，其中", *listed(told)] if told else []
    return paragraph(f"共收到{noun}", ledger.number("收件"), parted, "。", course(ledger, done))


def _apart(word: str) -> str:
    """A word that a number may follow."""
    return f"{word}来件" if word[-1:].isdigit() else word


def acts(*told: tuple[Counted, str, str]) -> Iterator[Piece]:
    """So many of each: (ledger, label, words before the number); what there was none of says 0."""
    yield from listed([(words, ledger.number(label)) for ledger, label, words in told])
    yield "。"


# Totals told by others


def total_of(total: Total) -> Paragraph:
    """The sentence of a total somebody else told, or the doubt it raises."""
    if words := _doubts(total):
        return paragraph(Doubt(words, {total.register: (total.id,)}))
    came, did = _VERBS.get(total.subject, ("收件", "办理"))
    span = f"{chinese_day(total.first)}至{chinese_day(total.last)}"

    def number(name: str, count: int) -> Number:
        said = f"{total.source}报来的数，不是本局台账统计的"
        return Number(f"{count}件", f"{total.subject}·{name}", said, {total.register: (total.id,)})

    told: list[tuple[Piece, ...]] = [(came, number(came, total.received))]
    named = ((did, total.handled), ("办结", total.closed), ("在办", total.open), ("撤销", total.withdrawn))
    told += [(name, number(name, count)) for name, count in named if count is not None]
    if total.closed is not None and total.received:
        share = percent(total.closed, total.received)
        told.append(("办结率", share, f"（{total.received}件中办结{total.closed}件）"))
    if total.cancelled is not None:
        shown = number("取消事项", total.cancelled)
        told.append(("取消事项", Number(f"{total.cancelled}项", shown.name, shown.definition, shown.rows)))
    lacking = "" if total.closed is not None else "；未收到办结数，不计算办结率"
    return paragraph(f"据{total.source}，{span}{total.subject}", listed(told), f"{lacking}。")


def _doubts(total: Total) -> str:
    """What keeps the numbers of a total from being true, in words; empty when nothing does."""
    _, did = _VERBS.get(total.subject, ("收", "办理"))
    found = []
    for verb, count in ((did, total.handled), ("办结", total.closed)):
        if count is not None and count > total.received:
            found.append(f"{total.subject}收{total.received}件、{verb}{count}件，{verb}多于收到")
    parts = [part for part in (total.closed, total.open, total.withdrawn) if part is not None]
    if len(parts) == 3 and sum(parts) != total.received:  # all three were told
        found.append(f"{total.subject}收{total.received}件，办结、在办、撤销合计{sum(parts)}件，不等于收件")
    return "；".join(found) or (f"{total.subject}：{total.warning}" if total.warning else "")


# The office's own words, and shortfalls


def own(facts: Facts, key: str, hole: str = "") -> tuple[Paragraph, ...]:
    """The paragraphs the office wrote; where it wrote none, a hole, if one is asked for."""
    lines = [line for line in map(str.strip, facts.texts.get(key, "").splitlines()) if line]
    if not lines and hole:
        return (paragraph(Hole(hole)),)
    return tuple(paragraph(line) for line in lines)


def shortfalls(facts: Facts) -> tuple[Paragraph, ...]:
    """What falls short, and what became of last year's."""
    mine = facts.ledgers["shortfall"]
    told = [*own(facts, "gaps", "" if facts.gaps else "存在的不足")]
    if facts.gaps:
        told.append(paragraph("登记的不足有", mine.number("不足"), "："))
        told += [_item(at, gap, gap.words) for at, gap in enumerate(facts.gaps, 1)]
    return (*told, *_last_year(facts))


def _last_year(facts: Facts) -> Iterator[Paragraph]:
    before = facts.before
    if not before.value("不足"):
        yield paragraph(f"{facts.before_title}没有登记不足（", before.number("不足"), "），没有需要复查的。")
        return
    groups = [(label, before.number(label)) for label in ("已落实", "待落实", "转入下年")]
    yield paragraph(
        f"{facts.before_title}提出的不足",
        before.number("不足"),
        "，",
        listed(groups),
        "，",
        rate(before, "落实率", "落实率", "落实"),
        "。",
    )
    for at, gap in enumerate(facts.before_gaps, 1):
        yield _item(at, gap, gap.words, f"{gap.state}{'：' if gap.fate else ''}{gap.fate}")


def plans(facts: Facts) -> tuple[Paragraph, ...]:
    """What is to be done next."""
    lead = own(facts, "plans", "" if facts.gaps else "下一步打算")
    return (*lead, *(_item(at, gap, gap.action, _who(gap)) for at, gap in enumerate(facts.gaps, 1)))


def _who(gap: Gap) -> str:
    known = [f"责任科室：{gap.department}" if gap.department else ""]
    known.append(f"{chinese_day(gap.review_on)}前复查" if gap.review_on else "")
    return "；".join(part for part in known if part)


def _item(at: int, gap: Gap, words: str, after: str = "") -> Paragraph:
    """A numbered line; its number opens the record."""
    line = " ".join(words.split()).rstrip(_ENDS)
    more = f"（{' '.join(after.split()).rstrip(_ENDS)}）" if after else ""
    number = Number(f"{at}.", f"不足与打算·第{at}条", "不足与打算台账里的一条", {gap.register: (gap.id,)})
    return paragraph(number, f"{line}{more}。")
