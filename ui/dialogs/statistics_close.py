"""定稿 of the numbers of a period, and 登记更正 beside numbers that were fixed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.services.statistics_closing import title_of
from ui.dialogs.ask_reason import AskReason

if TYPE_CHECKING:
    from desktop_app.domain.periods import Period
    from desktop_app.services.office import Office

_FIXED = (
    "定稿后，这一时段的统计数冻结下来，不再随台账变化，也不能撤销；以后台账有变动的，在统计数下面另行列出。"
)
_BESIDE = "原来定稿的统计数不变；现在的统计数连同理由另记一份，用于说明上报以后的更正。"
_NONE = "没有对不上的地方。"


def open_statistics_close(
    window: QWidget,
    office: Office,
    what: str,
    period: Period,
    points: Sequence[str],
    on_done: Callable[[str], object],
) -> QDialog:
    """Fix the numbers of a ledger and period; `points` do not add up and ask for a reason."""
    name = f"{period.title}{title_of(what)}统计数"
    dialog = AskReason(window, f"{name}定稿", _FIXED, "定稿", must=bool(points))
    if points:
        dialog.name_points(f"还有 {len(points)} 处对不上；确需现在定稿的，请写明理由", points)
    else:
        dialog.name_none(_NONE)
    dialog.does(
        lambda reason: office.statistics.close(what, period, reason), lambda: on_done(f"{name}已经定稿")
    )
    dialog.open()
    return dialog


def open_statistics_correct(
    window: QWidget,
    office: Office,
    what: str,
    period: Period,
    changes: Sequence[str],
    on_done: Callable[[str], object],
) -> QDialog:
    """Put the numbers as they are now beside the fixed ones; `changes` are told. `on_done` gets what to tell."""
    name = f"{period.title}{title_of(what)}统计数"
    dialog = AskReason(window, f"更正{name}", _BESIDE, "登记更正", must=True)
    dialog.name_points(f"定稿以后的变动，共 {len(changes)} 处", changes)
    dialog.does(
        lambda reason: office.statistics.correct(what, period, reason), lambda: on_done(f"已登记更正：{name}")
    )
    dialog.open()
    return dialog
