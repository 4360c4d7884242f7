"""The very words that leave for a destination, and what of persons can still be read in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.masking_presets import DESTINATIONS
from ui.tell import label

if TYPE_CHECKING:
    from desktop_app.services.review_sight import Sight

TEXT, REMAINS = "将公开的内容", "还能看到的个人信息"
_LINES, _REMAINS_LINES, _AT_MOST = 9, 4, 200


class ReviewText(QWidget):
    """Read, not typed into."""

    def __init__(self) -> None:
        super().__init__()
        self._masked, self._doubts = label("", "note"), label("", "doubt")
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(TEXT)
        self._text.setMinimumHeight(self._text.fontMetrics().lineSpacing() * _LINES)
        self._head = label("", "heading")
        self._list = QTreeWidget()
        self._list.setAccessibleName(REMAINS)
        self._list.setHeaderLabels(["种类", "写的是", "位置", "为什么"])
        self._list.setRootIsDecorated(False)
        self.setFocusProxy(self._text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (self._masked, self._doubts, self._head):
            part.setWordWrap(True)
        for widget in (
            label(TEXT, "heading"),
            self._text,
            self._masked,
            self._head,
            self._list,
            self._doubts,
        ):
            layout.addWidget(widget)

    def show_sight(self, sight: Sight) -> None:
        """The words as they leave, what was hidden in them, what is still in them and asks for a second look."""
        if self._text.toPlainText() != sight.shown:
            self._text.setPlainText(sight.shown)
        place = DESTINATIONS[sight.preset].title
        hidden = f"已遮盖{'、'.join(sight.masked)}" if sight.masked else "没有要遮盖的个人信息"
        self._masked.setText(f"按去处“{place}”：{hidden}。附件照原样公开，不遮盖。")
        self._show_remains(sight)
        told = (
            [f"需要留意的字样：{'、'.join(sight.look.doubts)}，请确认可以公开。"] if sight.look.doubts else []
        )
        self._doubts.setText("\n".join((*told, *(f"{note}。" for note in sight.look.notes))))
        self._doubts.setVisible(bool(self._doubts.text()))

    def _show_remains(self, sight: Sight) -> None:
        remains = sight.look.remains
        self._list.clear()
        for one in remains[:_AT_MOST]:
            item = QTreeWidgetItem([one.kind, one.text, one.where, one.why])
            for column in range(4):
                item.setToolTip(column, item.text(column))
            self._list.addTopLevelItem(item)
        more = f"，这里列出前{_AT_MOST}处" if len(remains) > _AT_MOST else ""
        self._head.setText(f"{REMAINS}：{len(remains)}处{more}" if remains else "没有发现还能看到的个人信息")
        self._list.setVisible(bool(remains))
        for column in range(3):
            self._list.resizeColumnToContents(column)
        rows = min(len(remains), _REMAINS_LINES) + 1
        self._list.setFixedHeight(self._list.fontMetrics().height() * 2 * rows + 8)
