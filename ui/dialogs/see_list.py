"""公示名单 to be looked at, as the record keeps it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.roster import roster_of
from ui.dialogs.frame import Frame, note
from ui.dialogs.table import TextTable, table_view

_SEEN = 9  # characters of a column


def open_see_list(window: QWidget, text: str) -> QDialog:
    """Look at the list a record keeps."""
    roster = roster_of(text)
    dialog = Frame(window, "公示名单", (1000, 620))
    if roster is not None:
        model = TextTable(roster.headings)
        model.show_rows(roster.rows)
        dialog.body.addWidget(note(roster.told()))
        dialog.body.addWidget(table_view(model, "公示名单", [_SEEN] * len(roster.headings)), 1)
    dialog.act("关闭", dialog.accept, main=True)
    dialog.open()
    return dialog
