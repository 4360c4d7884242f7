"""A record to be read: filled fields in their sections, selectable and copyable."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QFrame, QTextBrowser

from desktop_app.domain.fields import LongText
from desktop_app.domain.records import Record
from desktop_app.domain.register import Field, Register
from ui.style import COLOURS

_HEAD = f"color:{COLOURS['main-dark']};font-weight:bold"
_LABEL = f"color:{COLOURS['muted']}"
_LAST = "登记"  # who wrote it and when: read last


class RecordRead(QTextBrowser):
    """Shows the filled fields of a record."""

    def __init__(self, register: Register) -> None:
        super().__init__()
        self._register = register
        self.setObjectName("reading")
        self.setAccessibleName("记录内容")
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)

    def show_record(self, record: Record) -> None:
        """The record from the top."""
        titles = list(dict.fromkeys(f.section for f in self._register.fields))
        titles.sort(key=lambda title: title == _LAST)
        parts = [self._section(title, record) for title in titles]
        self.setHtml("".join(parts))

    def _section(self, title: str, record: Record) -> str:
        mine = [f for f in self._register.fields if f.section == title]
        rows = [_row(f, text) for f in mine if (text := f.kind.brief(record.values.get(f.key)))]
        if not rows:
            return ""
        head = f'<p style="{_HEAD};margin:10px 0 4px 0">{escape(title)}</p>'
        return f'{head}<table width="100%" cellspacing="0" cellpadding="3">{"".join(rows)}</table>'


def _row(field: Field, text: str) -> str:
    words = escape(text).replace("\n", "<br>")
    if isinstance(field.kind, LongText) and len(text) > 60:
        return f'<tr><td colspan="2"><span style="{_LABEL}">{escape(field.label)}</span><br>{words}</td></tr>'
    return f'<tr><td width="26%" style="{_LABEL}">{escape(field.label)}</td><td>{words}</td></tr>'
