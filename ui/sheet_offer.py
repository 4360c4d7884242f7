"""The papers of the board as offers: looked at, saved and printed like every other paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.paper_offer import Offer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.domain.records import Record
    from desktop_app.services.office import Office
    from desktop_app.services.publishing import Paper

SHEET_PAPER, ISSUE_PAPER, FILING, CHANGES = "上栏稿件", "整期预览", "政务公开情况备案表", "更换清单"


def sheet_offer(office: Office, sheet: Record, issue_id: int) -> Offer:
    """One sheet of a round."""
    name = f"{sheet.text('number')} {sheet.text('title')}"[:60]
    return Offer(
        title=f"稿件：{name}",
        make=lambda _word: office.board.sheet_paper(sheet.id),
        save=lambda paper, path: office.board.save(paper, path, SHEET_PAPER, issue_id),
        printed=lambda printer, copies: office.board.printed(issue_id, SHEET_PAPER, printer, copies),
        file=name,
    )


def issue_offer(office: Office, issue: Record, what: str, told: str = "") -> Offer:
    """A paper of a whole round: all its sheets, 备案表 or 更换清单."""
    board, name = office.board, f"{issue.text('number')} {what}"
    makes: dict[str, Callable[[int], Paper]] = {
        ISSUE_PAPER: board.paper,
        FILING: board.filing,
        CHANGES: board.changes,
    }

    def save(paper: Paper, path: Path) -> None:
        board.save(paper, path, what, issue.id)

    return Offer(
        title=name,
        make=lambda _word: makes[what](issue.id),
        save=save,
        printed=lambda printer, copies: board.printed(issue.id, what, printer, copies),
        file=name,
        told=told,
    )
