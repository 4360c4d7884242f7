"""The page of GB/T 9704-2012 in points: A4, a type area of 156 x 225 mm, 28 characters by 22 lines."""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4
PAPER = (210 * MM, 297 * MM)
LEFT = 28 * MM  # 订口
TOP = 37 * MM  # 天头
WIDTH = 156 * MM
HEIGHT = 225 * MM
BOTTOM = PAPER[1] - TOP - HEIGHT  # from the lower edge of the paper
COLUMNS = 28
ROWS = 22
CELL = WIDTH / COLUMNS  # the standard's 3号 is 15.79 pt; Word's 16 pt would not fit 28 times
PITCH = (HEIGHT - CELL) / (ROWS - 1)  # 29.62 pt: first line touches the upper edge, the 22nd the lower

SIZE_2 = 22.0  # 2号, the title
SIZE_4 = 14.0  # 4号, the page number
SIZE_5_SMALL = 9.0  # 小五, the small print of the board
ASCENT = 0.88  # of every font we ship: the top of the em box above the baseline


@dataclass(frozen=True, slots=True)
class PageGrid:
    """A page of `columns` characters by `rows` lines, in points; as it stands, the page of GB/T 9704-2012."""

    paper: tuple[float, float] = PAPER
    left: float = LEFT
    top: float = TOP
    width: float = WIDTH
    height: float = HEIGHT
    columns: int = COLUMNS
    rows: int = ROWS
    title: float = SIZE_2

    @property
    def cell(self) -> float:
        """The side of a character."""
        return self.width / self.columns

    @property
    def pitch(self) -> float:
        """From baseline to baseline: the first line touches the upper edge, the last the lower."""
        return (self.height - self.cell) / (self.rows - 1)

    @property
    def bottom(self) -> float:
        """The lower edge of the type area, from the lower edge of the paper."""
        return self.paper[1] - self.top - self.height

    @property
    def scale(self) -> float:
        """How much wider the type area is than that of the standard."""
        return self.width / WIDTH


OFFICIAL = PageGrid()
