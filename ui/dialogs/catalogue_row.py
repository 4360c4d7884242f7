"""One item of the 标准目录 as a form; what its time limit means is shown while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from desktop_app.domain.catalogue import (
    ACTIVE,
    CHANNELS,
    GROUP,
    LABELS,
    LEVELS,
    MOST,
    ON_REQUEST,
    PUBLIC,
    CatalogueRow,
)
from desktop_app.domain.catalogue_rules import ART_26, TimeRule
from desktop_app.domain.catalogue_words import in_words, rules_of
from desktop_app.domain.fields import SEPARATOR
from ui.dialogs.frame import Frame, add_row, form_layout, named, note
from ui.editor_widgets import Box
from ui.pick_editors import ChoicesEditor

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_LINES = {"first": 1, "second": 1, "content": 3, "basis": 3, "limit": 1, "subject": 1}
_LIMIT = "limit"


def open_catalogue_row(
    window: QWidget, office: Office, row: CatalogueRow | None, on_kept: Callable[[int, str], object]
) -> QDialog:
    """Change a row, or with None add one; `on_kept` gets its number and the sentence that tells of it."""
    dialog = _CatalogueRow(window, office, row, on_kept)
    dialog.open()
    return dialog


class _CatalogueRow(Frame):
    def __init__(
        self,
        window: QWidget,
        office: Office,
        row: CatalogueRow | None,
        on_kept: Callable[[int, str], object],
    ) -> None:
        title = f"修改目录{row.number}" if row else "新增标准目录事项"
        super().__init__(window, title, (820, 690), scrolls=True)
        self._office, self._on_kept = office, on_kept
        self._new = row is None
        self._row = row or CatalogueRow(0, "", "", "", rules=(ART_26,))
        self._texts: dict[str, QLineEdit | QPlainTextEdit] = {}
        self._meant = note("")
        lines = form_layout()
        self._add_texts(lines)
        self._add_choices(lines)
        self.body.addLayout(lines)
        self.body.addStretch(1)
        self.act("保存", self._save, main=True)
        self.act("取消", self.reject)
        self._explain()
        self._domain.setFocus()

    def _add_texts(self, lines: QFormLayout) -> None:
        self._domain = Box()
        self._domain.setEditable(True)
        known = (row.field for row in self._office.catalogue.rows())
        self._domain.addItems(list(dict.fromkeys(known)))
        self._domain.setCurrentText(self._row.field)
        add_row(lines, LABELS["field"], self._domain)
        for key, high in _LINES.items():
            told = str(getattr(self._row, key))
            if high == 1:
                line = self._texts[key] = QLineEdit(told)
                line.setMaxLength(MOST[key])
            else:
                paper = self._texts[key] = QPlainTextEdit(told)
                paper.setTabChangesFocus(True)
                paper.setFixedHeight(paper.fontMetrics().lineSpacing() * high + 16)
            add_row(lines, LABELS[key], self._texts[key])
            if key == _LIMIT:
                lines.addRow("", self._meant)
                line.textChanged.connect(self._explain)

    def _add_choices(self, lines: QFormLayout) -> None:
        row = self._row
        self._channels = ChoicesEditor(CHANNELS, "多项用“、”隔开，或按“选择”")
        self._channels.set_text(SEPARATOR.join(row.channels))
        add_row(lines, LABELS["channels"], self._channels)
        self._channels.name(LABELS["channels"])
        self._audience, self._way, self._who = Box(), Box(), QLineEdit(row.who)
        self._who.setMaxLength(MOST["who"])
        for box, words, word in (
            (self._audience, (PUBLIC, GROUP) if row.audience else ("", PUBLIC, GROUP), row.audience),
            (self._way, (ACTIVE, ON_REQUEST), row.way),
        ):
            box.addItems(list(words))
            box.setCurrentText(word)
        add_row(lines, LABELS["audience"], self._audience)
        add_row(lines, LABELS["who"], self._who)
        add_row(lines, LABELS["way"], self._way)
        self._levels = {word: QCheckBox(word) for word in LEVELS}
        ticks = QWidget()
        inner = QHBoxLayout(ticks)
        inner.setContentsMargins(0, 0, 0, 0)
        for word, tick in self._levels.items():
            tick.setChecked(word in row.levels)
            inner.addWidget(tick)
        inner.addStretch(1)
        add_row(lines, LABELS["levels"], ticks)
        self._enabled = QCheckBox("启用，登记时可以选用")
        self._enabled.setChecked(row.enabled)
        lines.addRow("", named(self._enabled, "启用，登记时可以选用"))

    def _text(self, key: str) -> str:
        control = self._texts[key]
        return (control.text() if isinstance(control, QLineEdit) else control.toPlainText()).strip()

    def _rules(self) -> tuple[TimeRule, ...]:
        """What the words of the limit mean; words that tell nothing leave the rules as they were."""
        limit = self._text(_LIMIT)
        return self._row.rules if limit == self._row.limit else rules_of(limit) or self._row.rules

    def _explain(self) -> None:
        limit = self._text(_LIMIT)
        unread = limit and limit != self._row.limit and not rules_of(limit)
        told = "；".join(in_words(rule) for rule in self._rules())
        doubt = "看不懂这个时限，仍" if unread else ""
        self._meant.setText(f"{doubt}按此推算：{told or in_words(ART_26)}")

    def _typed(self) -> CatalogueRow:
        channels = (word.strip() for word in self._channels.text().split(SEPARATOR))
        return replace(
            self._row,
            field=self._domain.currentText().strip(),
            channels=tuple(word for word in channels if word),
            audience=self._audience.currentText(),
            who=self._who.text().strip(),
            way=self._way.currentText(),
            levels=tuple(word for word, box in self._levels.items() if box.isChecked()),
            rules=self._rules(),
            enabled=self._enabled.isChecked(),
            first=self._text("first"),
            second=self._text("second"),
            content=self._text("content"),
            basis=self._text("basis"),
            limit=self._text(_LIMIT),
            subject=self._text("subject"),
        )

    def _save(self) -> None:
        number = self.attempt(self._keep)
        if number is not None:
            self.accept()
            self._on_kept(number, f"已{'新增' if self._new else '保存'}目录{number}")

    def _keep(self) -> int:
        row = self._typed()
        if self._new:
            return self._office.catalogue.add(row)
        self._office.catalogue.put(row)
        return row.number
