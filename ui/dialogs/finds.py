"""Every identity that was found, one by one: its kind, how it is written, where, and why it is one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from ui.dialogs.frame import Frame, note
from ui.dialogs.table import TextTable, table_view

_HEADINGS, _WIDTHS = ("种类", "原文", "位置", "为什么"), (6, 14, 21, 20)


def open_finds(
    window: QWidget, title: str, rows: Sequence[tuple[str, str, str, str]], said: Sequence[str] = ()
) -> QDialog:
    """Rows of kind, words, place and reason; `said` are sentences about the whole."""
    dialog = Frame(window, title, (980, 500))
    for sentence in said:
        dialog.body.addWidget(note(sentence))
    model = TextTable(_HEADINGS)
    model.show_rows(rows)
    view = table_view(model, "找到的个人信息", _WIDTHS)
    view.setVisible(bool(rows))
    dialog.body.addWidget(view, 1)
    if rows:
        view.selectRow(0)
    else:
        dialog.body.addStretch(1)
    dialog.act("关闭", dialog.accept, main=True)
    dialog.open()
    return dialog
