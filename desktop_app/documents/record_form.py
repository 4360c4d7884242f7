"""One record as a form on A4: short facts two to a row, long ones across, who signs below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.documents.notice import Sheets
from desktop_app.documents.sheet_blocks import Align, Block, Grid, Text, title, told
from desktop_app.documents.sheet_pages import PORTRAIT, sheets
from desktop_app.documents.typeset import Run

_SIZE = 12.0
_LABELLED, _PAIRS = (20.0, 80.0), (20.0, 30.0, 20.0, 30.0)
_SHORT, _LONG = 28.0, 56.0  # least heights of a row, in points
_NUMBER, _SEAT = 10.0, 25.0  # width of the numbers, least height of a line to be signed
_MIDDLE: Align = "center"
_BLANK_DAY = "　　　　年　　月　　日"


@dataclass(frozen=True)
class Line:
    """A fact of a form; one that is `wide` takes the whole row."""

    label: str
    text: str
    wide: bool = False


@dataclass(frozen=True)
class RecordForm:
    """What the form says; `signers` each get a row to sign and date, `intro` stands above the table, `note` below.

    `seats` numbered lines under the headings `seat` are written in by hand.
    """

    issuer: str
    title: str
    number: str
    lines: tuple[Line, ...]
    signers: tuple[str, ...] = ()
    intro: str = ""
    note: str = ""
    draft: bool = False
    seat: tuple[str, ...] = ()
    seats: int = 0


def record_form_sheets(form: RecordForm) -> Sheets:
    """The form as PDF, A4; the same facts give the same bytes."""
    foot = f"编号：{form.number}" if form.number else ""
    return sheets(_blocks(form), PORTRAIT, title=form.title, author=form.issuer, foot=foot, draft=form.draft)


def record_form_lines(form: RecordForm) -> list[str]:
    """Every line of the form in the order of the paper; cells parted by ｜."""
    return told(_blocks(form))


def _blocks(form: RecordForm) -> list[Block]:
    blocks: list[Block] = [*title(f"{form.issuer}\n{form.title}".strip(), PORTRAIT.room)]
    if form.number:
        blocks.append(Text((Run(f"编号：{form.number}", "song"),), _SIZE, "right", before=8.0, keep=True))
    if form.intro:
        blocks.append(Text((Run(form.intro),), 14.0, first=2.0, before=6.0, keep=True))
    blocks += list(_table(form.lines))
    if form.seats:
        blocks.append(_seats(form))
    if form.signers:
        rows = [(who, f"签字：　　　　　　　　　　{_BLANK_DAY}") for who in form.signers]
        blocks.append(Grid(_LABELLED, rows, bold=frozenset({0}), size=_SIZE, least=34.0))
    if form.note:
        blocks.append(Text((Run(form.note, "song"),), _SIZE, first=2.0, before=8.0))
    return blocks


def _seats(form: RecordForm) -> Grid:
    """As many numbered lines as there are seats, the last heading with half the room: it is signed in."""
    count = len(form.seat)
    share = (100.0 - _NUMBER) / (count + 1)
    rows = [(str(at), *("" for _ in form.seat)) for at in range(1, form.seats + 1)]
    return Grid(
        (_NUMBER, *(share for _ in form.seat[1:]), share * 2),
        rows,
        ("序号", *form.seat),
        (_MIDDLE,) * (count + 1),
        size=_SIZE,
        before=8.0,
        least=_SEAT,
    )


def _table(lines: Sequence[Line]) -> Iterator[Grid]:
    """Runs of short facts as pairs; a single one left over takes the whole row, as long ones do."""
    before, waiting = 6.0, list[Line]()

    def pairs() -> Iterator[Grid]:
        nonlocal before
        while waiting:
            if len(waiting) == 1:
                yield _across(waiting.pop(), before)
            else:
                count = len(waiting) // 2
                taken, waiting[:] = waiting[: count * 2], waiting[count * 2 :]
                rows = [
                    (one.label, one.text, two.label, two.text)
                    for one, two in zip(taken[::2], taken[1::2], strict=True)
                ]
                bold = frozenset({0, 2})
                yield Grid(_PAIRS, rows, bold=bold, size=_SIZE, before=before, least=_SHORT)
            before = 0.0

    for line in lines:
        if not line.wide:
            waiting.append(line)
            continue
        yield from pairs()
        yield _across(line, before)
        before = 0.0
    yield from pairs()


def _across(line: Line, before: float) -> Grid:
    least = _LONG if line.wide else _SHORT
    return Grid(
        _LABELLED, [(line.label, line.text)], bold=frozenset({0}), size=_SIZE, before=before, least=least
    )
