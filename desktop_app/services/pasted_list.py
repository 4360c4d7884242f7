"""粘贴名单: a pasted or chosen table as the list that may be printed; what was pasted is never kept anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from desktop_app.domain.masking_choice import PUBLIC, ways_for_list
from desktop_app.domain.masking_presets import MaskPreset, Way, mask_free
from desktop_app.domain.masking_table import PARTLY, MaskedTable, mask_table
from desktop_app.domain.pasted_grid import Grid, cleaned, grid_of
from desktop_app.domain.pasted_head import Head, head_of, headings
from desktop_app.domain.privacy_table import Column, of_column, written
from desktop_app.domain.roster import Roster
from desktop_app.errors import Refused

_FIELD_OF: Mapping[Column, str] = {
    Column.PAPER: "paper",
    Column.PHONE: "phone",
    Column.BANK: "bank",
    Column.ADDRESS: "address",
    Column.EMAIL: "email",
    Column.PLATE: "plate",
    Column.BIRTH: "birth",
    Column.HEALTH: "health",
}
# How a column that stays out comes in when it is asked for; everything else is masked.
_ASKED_WAY = {Column.PAPER: Way.SIX_FOUR, Column.BIRTH: Way.KEEP, Column.HEALTH: Way.KEEP}
_NEVER = frozenset(
    {Column.HEALTH, Column.BIRTH}
)  # print.md 6: nothing of them may be printed, however masked
_SCANNED = frozenset({Column.TEXT, Column.OTHER, Column.NAME})


@dataclass(frozen=True)
class PastedList:
    """A table as it came: where from, its clean grid, and which rows look like title and headings."""

    origin: str
    grid: Grid
    head: Head


@dataclass(frozen=True)
class ColumnPlan:
    """What becomes of a column: what it holds, how it is shown and why; `locked` when it may not be printed at all.

    `ways` are those that may be chosen for this list; none where there is no choice.
    """

    heading: str
    holds: Column
    way: Way
    printed: bool
    why: str
    locked: bool = False
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True)
class ListPlan:
    """The list as it would be kept, every column of the pasted one judged, and what was done in sentences."""

    roster: Roster
    columns: tuple[ColumnPlan, ...]
    notes: tuple[str, ...] = ()


def from_clipboard(text: str, html: str) -> PastedList:
    """The table on the clipboard; Refused when there is none or it is too big."""
    grid = grid_of(text, html)
    if grid.columns < 2 and len(grid.rows) < 2:
        raise Refused(
            "剪贴板里没有表格", why="只有一格文字", do="请在 Excel、WPS 或 Word 里选中名单，复制后再试"
        )
    return PastedList("剪贴板", grid, head_of(grid.rows))


def from_file(path: Path) -> tuple[PastedList, ...]:
    """The sheets of a file that are shown and hold something; Refused when there are none, Trouble when unreadable."""
    from desktop_app.excel.read import read_sheets  # noqa: PLC0415  # start-up must not pay for it

    found: list[PastedList] = []
    for sheet in read_sheets(path):
        rows = [[_text(cell) for cell in row] for row in sheet.grid]
        if sheet.hidden or not rows:
            continue
        width = sheet.columns
        full = [[*row, *[""] * (width - len(row))] for row in rows]
        for one in sheet.merged:
            for row in full[one.top : one.bottom + 1]:
                row[one.left : one.right + 1] = [full[one.top][one.left]] * len(row[one.left : one.right + 1])
        grid = cleaned(full)
        found.append(PastedList(f"《{path.name}》“{sheet.title}”", grid, head_of(grid.rows)))
    if not found:
        raise Refused(f"《{path.name}》里没有名单", why="没有看得见、有内容的工作表", do="请确认选对了文件")
    return tuple(found)


def planned(
    pasted: PastedList,
    preset: MaskPreset,
    allowed: Sequence[str] = (),
    *,
    with_head: bool = True,
    choice: Mapping[int, bool] | None = None,
    ways: Mapping[Column, Way] | None = None,
) -> ListPlan:
    """The list masked for a destination; `choice` says of a column (from 0) whether it is to be printed, `ways` how all
    names or all ID numbers of this list are shown: the same person looks the same in every column.

    Refused when it asks for what must not be printed there, when no column or no row is left.
    """
    choice, ways = choice or {}, ways or {}
    head = pasted.head if with_head else Head(pasted.head.above, 0)
    names = tuple(mask_free(name, preset, allowed) for name in headings(pasted.grid.rows, head))
    rows = pasted.grid.rows[head.above + head.rows :]
    if not rows:
        raise Refused("名单里只有表头", do="请把人员各行一起选中，复制后再试")
    kinds = [of_column(name, [row[at] for row in rows]) for at, name in enumerate(names)]
    wanted = _for_this_list(preset, ways)
    asked = {at for at, kind in enumerate(kinds) if choice.get(at) and preset.of(kind) is Way.OUT}
    for at in sorted(asked):
        kind = kinds[at]
        if _is_locked(preset, kind):
            raise _locked(preset, names[at], kind)
        way = ways.get(kind, _ASKED_WAY.get(kind, Way.HIDE))
        wanted = replace(wanted, **{_FIELD_OF[kind]: way})
    masked = mask_table(names, rows, wanted, allowed)
    dropped = {
        at for at, kind in enumerate(kinds) if not choice.get(at, _usual(at, kind, preset, wanted, masked))
    }
    plans = tuple(
        replace(
            _column(at, name, kinds[at], preset, wanted, choice, at in masked.kept and at not in dropped),
            ways=ways_for_list(preset, kinds[at]),
        )
        for at, name in enumerate(names)
    )
    if not any(plan.printed for plan in plans):
        raise Refused("没有一列可以印", do="请至少留下一列")
    notes = (
        *pasted.grid.notes,
        *_titles(pasted),
        *_notes(masked, dropped, plans),
        *_inside(rows, masked, kinds, names),
    )
    return ListPlan(_roster(masked, dropped, asked), plans, notes)


def _for_this_list(preset: MaskPreset, ways: Mapping[Column, Way]) -> MaskPreset:
    """The preset with the ways chosen for one list; Refused for one that shows more than the place allows."""
    wanted = preset
    for column, way in ways.items():
        if way is Way.OUT or way not in ways_for_list(preset, column):
            raise Refused(
                f"{column}不能“{way}”",
                why=f"{preset.title}要遮得更多",
                do="请选列出的遮盖方式，不印的请去掉勾",
            )
        if column is Column.NAME:
            wanted = replace(wanted, name=way)
        else:  # numbers that stay out come back for namesakes this way
            wanted = replace(wanted, namesakes=way, paper=preset.paper if preset.paper is Way.OUT else way)
    return wanted


def _usual(at: int, kind: Column, preset: MaskPreset, wanted: MaskPreset, masked: MaskedTable) -> bool:
    """Whether a column is printed that nobody asked about: numbers that stay out come back for namesakes only."""
    if preset.of(kind) is not Way.OUT:
        return True
    return kind is Column.PAPER and wanted.paper is Way.OUT and at in masked.kept


def _column(
    at: int,
    name: str,
    kind: Column,
    preset: MaskPreset,
    wanted: MaskPreset,
    choice: Mapping[int, bool],
    printed: bool,  # what was found of it, no switch
) -> ColumnPlan:
    way, usual = wanted.of(kind), preset.of(kind)
    locked = _is_locked(preset, kind)
    if not printed and choice.get(at) is False:
        return ColumnPlan(name, kind, Way.OUT, printed=False, why="您选择不印", locked=locked)
    if usual is Way.OUT and kind is Column.PAPER and printed and not choice.get(at):
        return ColumnPlan(name, kind, wanted.namesakes, printed=True, why="只给同名的人印，用来区分")
    if not printed:
        return ColumnPlan(name, kind, Way.OUT, printed=False, why=_why_out(preset, kind), locked=locked)
    if usual is Way.OUT:
        why = "您选择印" if way is Way.KEEP else "您选择印，号码遮盖"
        return ColumnPlan(name, kind, way, printed=True, why=why)
    if way is not usual:
        return ColumnPlan(name, kind, way, printed=True, why="您为这份名单选的")
    if way is Way.KEEP:
        why = "夹在里面的号码遮盖" if kind in _SCANNED else f"{preset.title}可以印"
        return ColumnPlan(name, kind, way, printed=True, why=why)
    return ColumnPlan(name, kind, way, printed=True, why=f"{preset.title}只印一部分")


def _is_locked(preset: MaskPreset, kind: Column) -> bool:
    return preset.key in PUBLIC and kind in _NEVER


def _why_out(preset: MaskPreset, kind: Column) -> str:
    return f"{preset.title}不印{kind}"


def _locked(preset: MaskPreset, name: str, kind: Column) -> Refused:
    return Refused(
        f"“{name}”不能印",
        why=f"{preset.title}不印{kind}，遮盖一部分也会看出是谁、是什么情况",
        do="确实要写的，请在正文里用不涉及个人的话说明",
    )


def _roster(masked: MaskedTable, dropped: set[int], asked: set[int]) -> Roster:
    """What is kept; the heading of a column somebody asked for says so, or the next masking would leave it out."""
    kept = [n for n, at in enumerate(masked.kept) if at not in dropped]
    return Roster(
        tuple(
            masked.columns[n].removesuffix(PARTLY) + (PARTLY if masked.kept[n] in asked else "") for n in kept
        ),
        tuple(tuple(written(row[n]) for n in kept) for row in masked.rows),
    )


def _titles(pasted: PastedList) -> list[str]:
    above = pasted.head.above
    return [f"表头上面的标题 {above} 行不算名单"] if above else []


def _notes(masked: MaskedTable, dropped: set[int], plans: Sequence[ColumnPlan]) -> list[str]:
    """What the masking tells of people; which columns stay out is told column by column."""
    out = {f"“{plan.heading}”" for at, plan in enumerate(plans) if at in dropped or not plan.printed}
    return [note for note in masked.notes if not any(note.startswith(name) for name in out)]


def _inside(
    rows: Sequence[Sequence[str]], masked: MaskedTable, kinds: Sequence[Column], names: Sequence[str]
) -> list[str]:
    told = []
    for n, at in enumerate(masked.kept):
        if kinds[at] not in (Column.TEXT, Column.OTHER):
            continue
        changed = sum(row[at] != shown[n] for row, shown in zip(rows, masked.rows, strict=True))
        if changed:
            told.append(f"“{names[at]}”有 {changed} 格里写着个人信息，已遮盖")
    return told


def _text(cell: object) -> str:
    if isinstance(cell, datetime) and not (cell.hour or cell.minute or cell.second):
        cell = cell.date()
    if isinstance(cell, bool):
        return "是" if cell else "否"
    return cell.isoformat() if isinstance(cell, date) else written(cell)
