"""A book on A4: cover, contents with page numbers, then chapters, each piece on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop_app.documents.case_merge import merged
from desktop_app.documents.notice import Sheets
from desktop_app.documents.sheet_blocks import Block, Grid, Text, pieces, plain, text_width, title, told
from desktop_app.documents.sheet_pages import PORTRAIT, broken, sheets
from desktop_app.documents.typeset import Run

_COVER, _PIECE, _CONTENTS, _BODY = 36.0, 18.0, 12.0, 12.0  # points
_LABELLED = (22.0, 78.0)
_UPPER = 100.0  # points of an empty line: the title of a cover does not hang at its upper edge
_LEADER = "."
_GAP = 6.0  # points between a title, its leader and the page


@dataclass(frozen=True)
class BookPiece:
    """One matter or text of a book: facts with their labels; one without a label is a text across the page."""

    title: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Chapter:
    """Pieces under a heading."""

    title: str
    pieces: tuple[BookPiece, ...]


@dataclass(frozen=True)
class Book:
    """What the book holds; `edition` and `issuer` stand on the cover, `foreword` after it where there is one."""

    title: str
    issuer: str
    edition: str
    chapters: tuple[Chapter, ...]
    foreword: str = ""


def book_sheets(book: Book) -> Sheets:
    """The book as one PDF; pages are numbered from the first piece on. The same facts give the same bytes."""
    front = sheets(_front(book), PORTRAIT, title=book.title, author=book.issuer, numbered=False)
    body = sheets(_body(book), PORTRAIT, title=book.title, author=book.issuer)
    missing = tuple(dict.fromkeys((*front.missing, *body.missing)))
    return Sheets(merged([front.pdf, body.pdf], numbered=False), front.pages + body.pages, missing)


def book_lines(book: Book) -> list[str]:
    """Every line of the book in the order of the paper; cells parted by ｜."""
    return told([*_front(book), *_body(book)])


def _front(book: Book) -> list[Block]:
    room = PORTRAIT.room
    blocks: list[Block] = [Text((Run(""),), _UPPER), *title(book.title, room, _COVER)]
    blocks.append(Text((Run(book.edition, "song"),), 16.0, "center", before=24.0))
    blocks.append(Text((Run(book.issuer),), 20.0, "center", before=260.0))
    if book.foreword:
        head = title("前　　言", room, _PIECE)
        blocks += [replace(head[0], turn=True), *head[1:]]
        blocks += [replace(text, first=2.0) for text in plain(book.foreword.split("\n"), 14.0)]
    contents = title("目　　录", room, _PIECE)
    return [*blocks, replace(contents[0], turn=True), *contents[1:], *_contents(book)]


def _contents(book: Book) -> Iterator[Text]:
    starts = iter(_starts(book))
    for chapter in book.chapters:
        yield Text((Run(chapter.title, "hei"),), _CONTENTS + 1, before=8.0, keep=True)
        for number, piece in enumerate(chapter.pieces, start=1):
            yield _entry(f"　{number}. {piece.title}", next(starts))


def _entry(words: str, page: int) -> Text:
    """A title, dots as far as they go, its page."""
    told_page = str(page)
    room = PORTRAIT.room - text_width(told_page, _CONTENTS) - 2 * _GAP
    kept = words
    while text_width(kept, _CONTENTS) > room:
        kept = f"{kept[:-2]}…"
    dots = int((room - text_width(kept, _CONTENTS)) / text_width(_LEADER, _CONTENTS))
    return Text((Run(f"{kept} {_LEADER * dots} {told_page}", "song"),), _CONTENTS)


def _starts(book: Book) -> Iterator[int]:
    """The page each piece begins on, from 1: every piece begins one."""
    page = 1
    for at, chapter in enumerate(book.chapters):
        for number, piece in enumerate(chapter.pieces):
            yield page
            page += len(broken(pieces(_piece(book, at, number, piece), PORTRAIT.room), PORTRAIT.tall))


def _body(book: Book) -> list[Block]:
    return [
        block
        for at, chapter in enumerate(book.chapters)
        for number, piece in enumerate(chapter.pieces)
        for block in _piece(book, at, number, piece)
    ]


def _piece(book: Book, chapter_at: int, number: int, piece: BookPiece) -> list[Block]:
    chapter = book.chapters[chapter_at]
    head = title(piece.title, PORTRAIT.room, _PIECE)
    small = Text((Run(chapter.title, "song"),), align="right", turn=bool(chapter_at or number), keep=True)
    return [small, *head, *_facts(piece.facts)]


def _facts(facts: Sequence[tuple[str, str]]) -> Iterator[Block]:
    rows = [(label, text) for label, text in facts if label]
    if rows:
        yield Grid(_LABELLED, rows, bold=frozenset({0}), size=_BODY, before=8.0, least=26.0)
    for label, text in facts:
        if not label:
            yield from (replace(one, first=2.0) for one in plain(text.split("\n"), _BODY))
