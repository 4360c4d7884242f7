"""Where in a superior's blank form the tables are: heads of one or two rows, the rows to fill, what stands around."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

_LONGEST = 30  # characters of a heading
_MARKED = re.compile(r"\{\{|【[^】]{2,}】")
_NUMBER = re.compile(r"[-+]?[\d.,，％%/:：年月日\s-]+")
_SUMS = ("合计", "小计", "总计", "共计", "累计", "本页合计", "本页小计")
_FOOT = re.compile(
    r"\s*(填表|填报|制表|审核|复核|审批|负责|经办|联系|分管|主管|注|备注|说明|单位|日期|报送|统计|附)[^：:]{0,12}[：:]"
)
_COUNTING = frozenset({"序号", "序", "顺序号", "编次", "NO", "№"})
_EXAMPLE = re.compile(r"示例|样例|举例|例[：:]|（例）|\(例\)")
_NOISE = re.compile(r"\s+")


@dataclass(frozen=True)
class Area:
    """A merged range, rows and columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Grid:
    """A sheet, or a table of a document, as texts; only the first cell of a merged range has one.

    `framed` are the rows with lines around their cells: blank ones among them wait to be filled.
    """

    title: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Area, ...] = ()
    framed: frozenset[int] = frozenset()

    def text(self, row: int, column: int) -> str:
        """The text of a cell; empty outside."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else ()
        return cells[column].strip() if column < len(cells) else ""

    def told(self, row: int) -> list[str]:
        """The texts of a row that are not empty."""
        return [cell.strip() for cell in self.rows[row] if cell.strip()]


@dataclass(frozen=True)
class Column:
    """One column of a table (`at` from 0): its heading, what stands over it, and how it is remembered.

    `doubt` is a sentence where the head does not say what the column is; `sample` what stands in the first row.
    """

    at: int
    label: str
    over: str = ""
    key: str = ""
    doubt: str = ""
    sample: str = ""

    @property
    def title(self) -> str:
        """The heading with what stands over it."""
        return f"{self.over} {self.label}".strip()

    @property
    def counts(self) -> bool:
        """Whether the column only counts rows."""
        return spelling(self.label) in _COUNTING


@dataclass(frozen=True)
class Table:
    """A table to fill: rows from 0, `head` both ends included, `body` without its end.

    `filled` are rows of the body that hold something already; `examples` tells that they call themselves so.
    """

    key: str
    where: str
    columns: tuple[Column, ...]
    head: tuple[int, int]
    body: tuple[int, int]
    filled: tuple[int, ...] = ()
    examples: bool = False


Known = Callable[[str], bool]


def spelling(text: str) -> str:
    """A heading as it is compared: without blanks, in half-width letters."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text)).upper()


def find_tables(grid: Grid, known: Known) -> tuple[Table, ...]:
    """The tables of a grid from the top, those side by side from the left; `known` tells a word some ledger knows."""
    found: list[Table] = []
    at = 0
    while at < len(grid.rows):
        runs = _head_runs(grid, at, known)
        if not runs:
            at += 1
            continue
        last = max(_bottom(grid, at, run) for run in runs)
        body = _body(grid, last + 1, runs, known)
        for run in runs:
            made = _table(grid, (_top(grid, at, run), last), body, run)
            found.append(replace(made, key=f"{grid.title}#{len(found) + 1}"))
        at = max(body[1], last + 1)
    return tuple(found)


def _spread(grid: Grid, row: int) -> list[str]:
    """The texts of a row with those of merged cells in each column they cover."""
    width = max((len(cells) for cells in grid.rows), default=0)
    texts = [grid.text(row, column) for column in range(width)]
    for area in grid.merged:
        if area.top <= row <= area.bottom:
            for column in range(area.left, min(area.right + 1, width)):
                texts[column] = grid.text(area.top, area.left)
    return texts


def _head_runs(grid: Grid, row: int, known: Known) -> list[tuple[int, int]]:
    """The columns (both ends included) of each head that begins in this row."""
    if len(grid.told(row)) < 2 or any(_MARKED.search(cell) for cell in grid.told(row)):
        return []
    runs: list[tuple[int, int]] = []
    texts = _spread(grid, row)
    start = None
    for column, text in enumerate([*texts, ""]):
        if text and start is None:
            start = column
        elif not text and start is not None:
            runs.append((start, column - 1))
            start = None
    return [run for run in runs if _is_head(texts[run[0] : run[1] + 1], known)]


def _is_head(texts: Sequence[str], known: Known) -> bool:
    labels = dict.fromkeys(texts)
    if any(len(text) > _LONGEST or _NUMBER.fullmatch(text) or _FOOT.match(text) for text in labels):
        return False
    if any(text.startswith("=") or text.endswith(("：", ":")) for text in labels):
        return False
    knows = sum(known(text) for text in labels)
    counts = any(spelling(text) in _COUNTING for text in labels)
    return len(labels) >= 2 and (knows >= 2 or counts or len(labels) >= 3)


def _bottom(grid: Grid, row: int, run: tuple[int, int]) -> int:
    """The last row of a head: where its merged cells end, or the labels below what groups them."""
    mine = [area for area in grid.merged if area.top == row and run[0] <= area.left <= run[1]]
    last = max((area.bottom for area in mine), default=row)
    if last > row:
        return last
    groups = [area for area in mine if area.right > area.left]
    below = [grid.text(row + 1, c) for area in groups for c in range(area.left, area.right + 1)]
    labels = [text for text in below if text and not _NUMBER.fullmatch(text) and not _MARKED.search(text)]
    return row + 1 if len(set(labels)) >= 2 else row


def _top(grid: Grid, row: int, run: tuple[int, int]) -> int:
    """The first row of a head: what groups its columns from above belongs to it."""
    top = row
    while top and any(
        area.bottom == top - 1 and area.right > area.left and run[0] <= area.left and area.right <= run[1]
        and (area.left, area.right) != run and grid.text(area.top, area.left)
        for area in grid.merged
    ):  # fmt: skip
        top -= 1
    return top


def _table(grid: Grid, head: tuple[int, int], body: tuple[int, int], run: tuple[int, int]) -> Table:
    columns = tuple(_columns(grid, head, body, run))
    telling = [column.at for column in columns if not column.counts]
    filled = tuple(
        row for row in range(*body) if any(_is_content(grid.text(row, column)) for column in telling)
    )
    words = " ".join(cell for row in filled for cell in grid.told(row))
    where = f"{grid.title}，第{head[0] + 1}行起"
    return Table("", where, columns, head, body, filled, bool(_EXAMPLE.search(words)))


def _is_content(text: str) -> bool:
    return bool(text) and not text.startswith("=") and not _MARKED.search(text)


def _columns(
    grid: Grid, head: tuple[int, int], body: tuple[int, int], run: tuple[int, int]
) -> Iterator[Column]:
    lines = [_spread(grid, row) for row in range(head[0], head[1] + 1)]
    seen: dict[str, int] = {}
    for at in range(run[0], run[1] + 1):
        parts = list(dict.fromkeys(line[at] for line in lines if line[at]))
        if not parts:
            continue
        label, over = parts[-1], "".join(parts[:-1])
        area = _across(grid, head[1], at)
        if area is not None and area.left != at and _merged_alike(grid, body, area):
            continue  # one column of the form, drawn over several of the sheet
        vague = area is not None and not _merged_alike(grid, body, area)
        wide = area.right - area.left + 1 if area is not None else 1
        doubt = f"表头“{_short(label)}”合并了 {wide} 列，没有小标题，不知道各列填什么" if vague else ""
        key = spelling(over + label)
        seen[key] = seen.get(key, 0) + 1
        named = key if seen[key] == 1 else f"{key}#{seen[key]}"
        sample = grid.text(body[0], at) if body[0] < body[1] else ""
        yield Column(at, _short(label), _short(over), named, doubt, sample)


def _across(grid: Grid, row: int, column: int) -> Area | None:
    """The merged range over several columns that a cell lies in."""
    for area in grid.merged:
        if area.top <= row <= area.bottom and area.left <= column <= area.right and area.right > area.left:
            return area
    return None


def _merged_alike(grid: Grid, body: tuple[int, int], area: Area) -> bool:
    """Whether the first row to fill is merged over the same columns."""
    return body[0] < body[1] and any(
        one.top == body[0] and (one.left, one.right) == (area.left, area.right) for one in grid.merged
    )


def _short(text: str) -> str:
    return _NOISE.sub("", text) if re.search(r"[\u3400-\u9fff]", text) else " ".join(text.split())


def _body(grid: Grid, first: int, runs: Sequence[tuple[int, int]], known: Known) -> tuple[int, int]:
    """The rows below a head, up to a sum, a signature, a note, the next table or the end of the frame."""
    row, seen_frame = first, bool(grid.framed)
    while row < len(grid.rows):
        told = grid.told(row)
        if not told and (row not in grid.framed if seen_frame else not _foot_follows(grid, row)):
            break
        if told and (_is_foot(grid, row, runs) or _is_next_head(grid, row, known)):
            break
        row += 1
    while not seen_frame and row < len(grid.rows) and row > first and not grid.told(row - 1):
        if _foot_follows(grid, row - 1):
            break
        row -= 1
    return first, row


def _is_foot(grid: Grid, row: int, runs: Sequence[tuple[int, int]]) -> bool:
    told = grid.told(row)
    if any(spelling(text).startswith(_SUMS) and len(spelling(text)) <= 8 for text in told[:2]):
        return True
    if _FOOT.match(told[0]) or told[0].endswith(("：", ":")):
        return True
    if len(told) > 1:
        return False
    lies = [area for area in grid.merged if area.top == row and area.right > area.left]
    wide = any(area.right - area.left >= (run[1] - run[0]) * 0.6 for area in lies for run in runs)
    return wide or (row not in grid.framed and not _NUMBER.fullmatch(told[0]))


def _is_next_head(grid: Grid, row: int, known: Known) -> bool:
    """Another head, not an example row: its words are known, or it counts rows."""
    texts = dict.fromkeys(_spread(grid, row))
    knows = sum(known(text) for text in texts if text)
    counts = any(spelling(text) in _COUNTING for text in texts)
    return bool(_head_runs(grid, row, known)) and (knows >= 2 or counts)


def _foot_follows(grid: Grid, row: int) -> bool:
    """Whether only blank rows lie between this one and a sum or a signature: without a frame, room to fill."""
    below = next((at for at in range(row, len(grid.rows)) if grid.told(at)), None)
    if below is None:
        return False
    first = grid.told(below)[0]
    return bool(_FOOT.match(first)) or spelling(first).startswith(_SUMS)
