"""The clocks of a request side by side and how its period was reckoned, to be read, selected and copied."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QTextBrowser

from desktop_app.domain.dates import chinese_day
from desktop_app.domain.deadlines import words
from ui.due import due_tone
from ui.style import COLOURS

if TYPE_CHECKING:
    from desktop_app.domain.clock_board import Clock
    from desktop_app.domain.clocks import Result

_HEAD = f"color:{COLOURS['main-dark']};font-weight:bold"
_MUTED = f"color:{COLOURS['muted']}"
_FIRST, _OURS_FIRST = "最先到期", "先办这项"


class ClockText(QTextBrowser):
    """Every clock that runs, the leading one first to the eye; then the legs."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reading")
        self.setAccessibleName("各项期限和计算过程")
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)

    def show_clocks(self, clocks: Sequence[Clock], result: Result, today: date) -> None:
        """Show them from the top, warnings before everything else."""
        doubt = [f"到期日暂定：{result.provisional}"] if result.provisional else []
        warned = "".join(f"<br>{escape(line)}" for line in (*result.warnings, *doubt))
        told = [f"{n}. {escape(leg.text)}（{escape(leg.article)}）" for n, leg in enumerate(result.legs, 1)]
        parts = [_boxed(f"<b>请注意</b>{warned}", "soon-pale")] if warned else []
        if clocks:
            parts.append(
                _titled(
                    "各项期限", "".join(_clock(clock, clocks, today) for clock in sorted(clocks, key=_rank))
                )
            )
        if told:
            lines = "".join(f'<p style="margin:2px 0">{line}</p>' for line in told)
            parts.append(_titled("计算过程", lines))
        self.setHtml("".join(parts))


def _titled(title: str, body: str) -> str:
    return f'<p style="{_HEAD};margin:6px 0 3px 0">{title}</p>{body}'


def _rank(clock: Clock) -> tuple[bool, bool]:
    """The leading one first, then the others as they fall due, last those that nobody can act on any more."""
    return not clock.leads, not clock.whose


def _clock(clock: Clock, clocks: Sequence[Clock], today: date) -> str:
    first = f"{escape(clock.name)}&nbsp; {_due(clock, today)}"
    turn = f"&nbsp; 轮到{clock.whose}" if clock.whose else ""
    if clock.leads:
        days = [one.due_on for one in clocks if one.due_on and one.whose]
        lead = _FIRST if clock.due_on and clock.due_on == min(days) else _OURS_FIRST
        first, turn = f"<b>▶ {first}&nbsp; {lead}{turn}</b>", ""
    law = f'&nbsp; <span style="{_MUTED}">{escape(clock.article)}</span>'
    otherwise = f"<br>{escape(clock.otherwise)}" if clock.otherwise not in {"", clock.what} else ""
    return _boxed(
        f"{first}{turn}<br>{escape(clock.what)}{law}{otherwise}", "pale" if clock.leads else "paper"
    )


def _due(clock: Clock, today: date) -> str:
    if clock.due_on is None:
        return "没有确定的到期日"
    if not clock.whose:
        return f"{chinese_day(clock.due_on)}&nbsp; 已过"
    tone = due_tone(clock.due_on, today)
    ink = COLOURS[tone] if tone else COLOURS["ink"]
    return f'{chinese_day(clock.due_on)}&nbsp; <span style="color:{ink}">{words(clock.due_on, today)}</span>'


def _boxed(body: str, ground: str) -> str:
    return (
        f'<table width="100%" cellspacing="0" cellpadding="4"><tr>'
        f'<td style="background-color:{COLOURS[ground]}">{body}</td></tr></table>'
    )
