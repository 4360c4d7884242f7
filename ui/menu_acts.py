"""What each entry of the menus does: the names of ui/menus.py on one side, window and workplace on the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.menus import Act

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.workplace import Workplace


def acts_of(window: MainWindow) -> dict[str, Act]:
    """Name → act; acts of the workplace do nothing while there is none."""

    def work(act: Callable[[Workplace], object]) -> Act:
        return lambda: act(window.work) if window.work else None

    return {
        "import": work(lambda w: w.import_sheet()),
        "export": work(lambda w: w.export()),
        "notice": work(lambda w: w.notice()),
        "backups": work(lambda w: w.doors.backups(window.restore)),
        "recycle_bin": work(lambda w: w.doors.recycle_bin()),
        "example": window.switch,
        "sign_out": window.sign_out,
        "quit": window.close,
        "undo": work(lambda w: w.undo()),
        "redo": work(lambda w: w.redo()),
        "new": work(lambda w: w.new()),
        "copy": work(lambda w: w.in_tab(lambda tab: tab.copy())),
        "edit": work(lambda w: w.in_tab(lambda tab: tab.edit())),
        "find": work(lambda w: w.find()),
        "call": work(lambda w: w.call()),
        "larger": lambda: window.enlarge(window.size_step + 1),
        "smaller": lambda: window.enlarge(window.size_step - 1),
        "columns": work(lambda w: w.in_tab(lambda tab: tab.table.choose_columns())),
        "refresh": work(lambda w: w.look_again()),
        "simulator": work(lambda w: w.doors.simulator()),
        "wordings": work(lambda w: w.doors.wordings()),
        "catalogue": work(lambda w: w.doors.catalogue()),
        "directory": work(lambda w: w.doors.papers.directory()),
        "guide": work(lambda w: w.doors.papers.guide()),
        "normative": work(lambda w: w.doors.papers.normative()),
        "clearing": work(lambda w: w.doors.clearing()),
        "disclosed": work(lambda w: w.doors.papers.disclosed()),
        "review_month": work(lambda w: w.doors.papers.review_month()),
        "week": work(lambda w: w.doors.papers.week()),
        "numbers": work(lambda w: w.doors.papers.numbers()),
        "dispatch": work(lambda w: w.doors.papers.dispatch()),
        "matrix": work(lambda w: w.doors.papers.matrix()),
        "bureau": work(lambda w: w.doors.bureau()),
        "lists": work(lambda w: w.doors.lists()),
        "people": work(lambda w: w.doors.people()),
        "calendar": work(lambda w: w.doors.calendar()),
        "review_settings": work(lambda w: w.doors.review_settings()),
        "mask_settings": work(lambda w: w.doors.mask_settings()),
        "keys": lambda: _keys(window),
        "about": lambda: _about(window),
    }


def _keys(window: MainWindow) -> None:
    from ui.shortcuts import ShortcutsPage  # noqa: PLC0415  # rarely read

    ShortcutsPage(window).open()


def _about(window: MainWindow) -> None:
    from ui.about import About  # noqa: PLC0415  # rarely read

    About(window, window.data).open()
