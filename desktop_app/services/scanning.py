"""Looking through a text or a file before it is published: what of persons is in it, and what is hidden."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path

from desktop_app.domain.masking_presets import BOARD, TEXT, MaskPreset, Way, hide
from desktop_app.domain.privacy import Found, Kind
from desktop_app.domain.privacy_file import Passage, Stripped
from desktop_app.domain.privacy_scan import detect
from desktop_app.errors import Refused
from desktop_app.services import scan_files
from desktop_app.services.files import write_whole

_CELLS = re.compile(r'"[^"]*"|[,，]')


@dataclass(frozen=True)
class Find:
    """An identity in a file: what, as it is written, in which line of the text, where in the file, and why.

    `where` is empty for plain texts; `hidden` when a reader of the file does not see it.
    """

    kind: Kind
    text: str
    line: int
    where: str
    why: str
    hidden: bool = False

    def as_json(self) -> dict[str, object]:
        """For the second door."""
        why = f"{self.where}：{self.why}" if self.where else self.why
        return {"kind": self.kind.value, "text": self.text, "line": self.line, "why": why}


@dataclass(frozen=True)
class Scan:
    """What was found; `text` is all that was read, `masked` the same with everything found hidden.

    `hidden` tells what a file carries that nobody sees, `notes` what could not be looked at; sentences both.
    """

    finds: tuple[Find, ...]
    text: str
    masked: str
    hidden: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Scanning:
    """Looks through texts and files; `allowed` gives the numbers an office publishes of itself, `board` what of others
    may be seen on its board.
    """

    def __init__(
        self,
        allowed: Callable[[], Iterable[str]] = tuple,
        board: Callable[[], MaskPreset] = lambda: BOARD,
    ) -> None:
        self._allowed, self.board = allowed, board

    def allowed(self) -> tuple[str, ...]:
        """The numbers that are meant to be read."""
        return tuple(self._allowed())

    def found(self, text: str, preset: MaskPreset, more: Iterable[str] = ()) -> tuple[Found, ...]:
        """What of a text is not to be read at a destination, with its places; `more` may be read besides."""
        found = detect(text, allowed=(*self._allowed(), *more))
        return tuple(one for one in found if preset.in_text(one.kind) is not Way.KEEP)

    def text(self, text: str, preset: MaskPreset = TEXT) -> Scan:
        """Look through a text that was typed or pasted."""
        return self._look((Passage("", text),), preset)

    def scan(self, path: Path, preset: MaskPreset = TEXT) -> Scan:
        """Look through a file: text, .csv, .xlsx, .xls, .ods, .docx or .pdf.

        Refused when it is damaged, encrypted, too big or of a kind no reader knows, Trouble when it cannot be read.
        """
        contents = scan_files.read_file(path)
        found = self._look(contents.passages, preset, cells=path.suffix.lower() == ".csv")
        return Scan(found.finds, found.text, found.masked, contents.hidden, contents.notes)

    def _look(self, passages: tuple[Passage, ...], preset: MaskPreset, *, cells: bool = False) -> Scan:
        joined, starts = _joined(passages)
        looked = _CELLS.sub(lambda m: m[0] if len(m[0]) > 1 else "\t", joined) if cells else joined
        found = detect(looked, allowed=self._allowed())
        finds = tuple(_find(joined, passages, starts, one) for one in found)
        return Scan(finds, joined, hide(joined, found, preset))

    def strip(self, path: Path, out: Path) -> Stripped:
        """Write the file without what is hidden in it; the original stays as it is.

        Refused when `out` is the original or the format carries nothing that could be stripped, Trouble when it
        cannot be read or written.
        """
        if out.resolve() == path.resolve() or (out.exists() and path.exists() and out.samefile(path)):
            raise Refused("清理后的文件不能覆盖原件", do="请换一个文件名")
        made = _stripped(path)
        write_whole(out, made.content)
        return made


def _stripped(path: Path) -> Stripped:
    match scan_files.shape(path):
        case "book":
            from desktop_app.excel.strip_hidden import strip_book  # noqa: PLC0415  only what is needed is loaded

            return strip_book(path)
        case "word":
            from desktop_app.documents.strip_docx import strip_docx  # noqa: PLC0415  as above

            return strip_docx(path)
        case "pdf":
            from desktop_app.documents.strip_pdf import strip_pdf  # noqa: PLC0415  as above

            return strip_pdf(path)
        case _:
            raise Refused(f"《{path.name}》是纯文本", why="里面没有隐藏的内容", do="不用清理")


def _joined(passages: tuple[Passage, ...]) -> tuple[str, list[int]]:
    """All passages as one text and where each begins; a number may go on in the next paragraph, not in a list."""
    between = [
        "\n" if not (one.rows or other.rows) and one.hidden == other.hidden else "\n\n"
        for one, other in pairwise(passages)
    ]
    parts = [one.text + gap for one, gap in zip(passages, (*between, ""), strict=False)]
    return "".join(parts), [0, *accumulate(map(len, parts))][: len(parts)]


def _find(text: str, passages: tuple[Passage, ...], starts: list[int], found: Found) -> Find:
    at = bisect_right(starts, found.start) - 1
    where = passages[at].place(found.start - starts[at])
    return Find(
        found.kind,
        text[found.start : found.end],
        found.line,
        where,
        found.why,
        "隐藏" in where or bool(passages[at].hidden),
    )
