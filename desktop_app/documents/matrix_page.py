"""办理流程权限表: which step may be taken in which state and by whom, as a page the bureau signs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop_app.documents.notice import Sheets
from desktop_app.documents.table_page import Column, TableSheet, table_lines, table_sheets
from desktop_app.domain.flow import Flow, Move

MARK = "●"
_SIZE = 9.0  # points: the least that is read without trouble
_STEP, _RECORDS, _BASIS, _NARROW = 22.0, 44.0, 50.0, 9.4  # mm
_SIGNED = "编制：　　　　　　　　　　审核：　　　　　　　　　　批准：　　　　　　　　　　日期：　　　　年　　月　　日"


@dataclass(frozen=True)
class Matrix:
    """What the page is made from: `duties` are every duty of the bureau, `label` the Chinese name of a field.

    `notes` are told below the table.
    """

    title: str
    issuer: str
    flow: Flow
    duties: Sequence[str]
    label: Callable[[str], str]
    notes: tuple[str, ...] = ()


def matrix_sheets(matrix: Matrix) -> Sheets:
    """The page as PDF, A4 lying; the same table gives the same bytes."""
    return table_sheets(_sheet(matrix))


def matrix_lines(matrix: Matrix) -> list[str]:
    """Every line of the page in the order of the paper; cells parted by ｜."""
    return table_lines(_sheet(matrix))


def _sheet(matrix: Matrix) -> TableSheet:
    flow = matrix.flow
    named = (*matrix.duties, *flow.states)
    columns = (
        Column("步骤", _STEP),
        Column("登记内容", _RECORDS),
        Column("依据和要求", _BASIS),
        *(Column(_two_wide(name), _NARROW, "center") for name in named),
    )
    duties = f"“{matrix.duties[0]}”至“{matrix.duties[-1]}”{len(matrix.duties)}栏为岗位"
    decided = any(move.end for move in flow.moves)
    states = "状态随步骤改变" if decided else "状态由各步骤的日期推算，不能手工改动"
    return TableSheet(
        title=matrix.title,
        columns=columns,
        rows=[_row(matrix, move) for move in flow.moves],
        above=(
            f"单位：{matrix.issuer}",
            f"{duties}，其后各栏为办理状态。标{MARK}的，该岗位在该状态下可以办理；没有标{MARK}的，程序一律拒绝。{states}。",
        ),
        below=("登记内容中带（可空）的可以以后补充，其余的不填不能办理。", *matrix.notes, "", _SIGNED),
        landscape=True,
        size=_SIZE,
        foot=f"{matrix.issuer}　{matrix.title}",
    )


def _two_wide(name: str) -> str:
    """A state's name for a column of two characters: 待／补正, 办理／中, 征询／第三／方."""
    begin = 1 if len(name) == 3 and name[0] in "待已" else 0
    rest = (name[at : at + 2] for at in range(begin, len(name), 2))
    return "\n".join([*([name[0]] if begin else []), *rest])


def _row(matrix: Matrix, move: Move) -> tuple[str, ...]:
    records = "、".join(
        matrix.label(key) + ("" if key in move.needs else "（可空）") for key in (move.asks or move.needs)
    )
    basis = "\n".join(part for part in (move.help, move.end and f"办理后为“{move.end}”") if part)
    marks = [move.open_to((duty,)) for duty in matrix.duties]
    marks += [state in move.start for state in matrix.flow.states]
    return (move.label, records, basis, *(MARK if legal else "" for legal in marks))
