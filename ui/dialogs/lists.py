"""代码表: the words that forms offer, kept by the office."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QListWidget, QVBoxLayout, QWidget

from desktop_app.domain.fields import Choice, Choices
from desktop_app.domain.records import Query, Voided
from desktop_app.domain.register import Field
from desktop_app.errors import AppError
from desktop_app.registers.categories import CATEGORY, JOINT
from desktop_app.registers.every import REGISTERS
from ui.dialogs.frame import Frame, named, note
from ui.dialogs.word_tree import WordTree
from ui.tell import button

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_LONGEST = 60  # characters of a word
_EVERY = 1_000_000  # records: more than any bureau has


def open_lists(
    window: QWidget, office: Office, key: str = "", on_changed: Callable[[], None] | None = None
) -> QDialog:
    """Edit the code lists, beginning with `key`; `on_changed` after lists were kept."""
    dialog = _Lists(window, office, key, on_changed)
    dialog.open()
    return dialog


class _Lists(Frame):
    def __init__(
        self, window: QWidget, office: Office, key: str, on_changed: Callable[[], None] | None
    ) -> None:
        super().__init__(window, "代码表", (820, 600))
        self._office, self._on_changed = office, on_changed
        self._lists = office.lists.every()
        self._edited: dict[str, list[tuple[str, bool]]] = {}
        self._kept: dict[str, list[tuple[str, bool]]] = {}
        self._key, self._warned = "", False
        self._names = named(QListWidget(), "代码表")
        self._names.setStyleSheet("QListWidget::item { min-height: 32px; }")
        self._names.addItems([found.title for found in self._lists])
        self._tree = WordTree()
        self._word = QLineEdit()
        self._word.setMaxLength(_LONGEST)
        self._word.setAccessibleName("词条内容")
        self._build()
        self._names.currentRowChanged.connect(self._show_list)
        self._tree.currentItemChanged.connect(self._show_word)
        keys = [found.key for found in self._lists]
        self._names.setCurrentRow(keys.index(key) if key in keys else 0)

    def _build(self) -> None:
        self.body.addWidget(
            note("打勾的词条出现在登记表里；内置词条不能删，不用的去掉勾即可。旧记录不受影响。")
        )
        columns = QHBoxLayout()
        self._names.setMaximumWidth(self.fontMetrics().horizontalAdvance("字") * 14)
        columns.addWidget(self._names)
        right = QVBoxLayout()
        right.addWidget(self._tree, 1)
        line = QHBoxLayout()
        label = QLabel("词条内容")
        label.setBuddy(self._word)
        line.addWidget(label)
        line.addWidget(self._word, 1)
        line.addWidget(button("新增", lambda: self._add(below=False)))
        self._below = button("新增下级", lambda: self._add(below=True))
        line.addWidget(self._below)
        right.addLayout(line)
        acts = QHBoxLayout()
        for words, act in (
            ("改名", self._rename),
            ("删除", self._remove),
            ("上移", lambda: self._tree.shift(-1)),
            ("下移", lambda: self._tree.shift(1)),
        ):
            acts.addWidget(button(words, act))
        acts.addStretch(1)
        right.addLayout(acts)
        columns.addLayout(right, 1)
        self.body.addLayout(columns, 1)
        self.act("保存", self._save, main=True)
        self.act("关闭", self.reject)

    def _show_list(self, row: int) -> None:
        self._remember()
        self._key = self._lists[row].key
        nested = self._key == CATEGORY.key
        words = self._edited.get(self._key) or self._office.lists.words(self._key)
        self._tree.show_words(words, nested=nested)
        if self._key not in self._edited:
            self._kept[self._key] = self._tree.words()
        self._below.setVisible(nested)
        self._show_word()
        self.hush()

    def _remember(self) -> None:
        if not self._key:
            return
        words = self._tree.words()
        if words != self._kept[self._key]:
            self._edited[self._key] = words
        else:
            self._edited.pop(self._key, None)

    def _show_word(self) -> None:
        item = self._tree.currentItem()
        self._word.setText(item.text(0) if item else "")
        self._word.selectAll()

    def _typed(self) -> str:
        return " ".join(self._word.text().split())

    def _add(self, *, below: bool) -> None:
        text = self._typed()
        if wrong := self._unfit(text, below=below):
            self.refuse(wrong)
            return
        self._tree.add_word(text, below=below)
        self._word.setFocus()
        self.tell(f"已加入“{text}”，保存后生效")

    def _rename(self) -> None:
        text, chosen = self._typed(), self._tree.chosen()
        if wrong := self._fixed(chosen, "改名") or self._unfit(text, below=False):
            self.refuse(wrong)
            return
        self._tree.rename(text)
        self.tell(f"已改成“{text}”，保存后生效")

    def _remove(self) -> None:
        if wrong := self._fixed(self._tree.chosen(), "删除"):
            self.refuse(wrong)
            return
        self._tree.remove()
        self.hush()

    def _unfit(self, text: str, *, below: bool) -> str:
        if not text:
            return "请先写词条内容"
        if JOINT.strip() in text and self._key == CATEGORY.key:
            return "词条内容不能含“/”，下级请用“新增下级”"
        chosen = self._tree.chosen()
        above = chosen if below else chosen.rpartition(JOINT)[0]
        path = f"{above}{JOINT}{text}" if above and self._key == CATEGORY.key else text
        if path in {word for word, _ in self._tree.words()}:
            return f"已有“{text}”"
        return ""

    def _fixed(self, word: str, act: str) -> str:
        """Why a word can be neither renamed nor removed; empty when it can."""
        if not word:
            return f"请先选中要{act}的词条"
        builtin = next(found.words for found in self._lists if found.key == self._key)
        if word in builtin:
            return f"“{word}”是内置词条，不能{act}；不用时去掉勾"
        if self._tree.has_below():
            return f"“{word}”还有下级，不能{act}"
        if (word in {known for known, _ in self._kept[self._key]}) and (used := self._used(word)):
            return f"“{word}”已有 {used} 条记录使用，不能{act}；不用时去掉勾"
        return ""

    def _used(self, word: str) -> int:
        """How many records hold a word, void ones too."""
        return sum(
            self._holding(register.key, field, word)
            for register in REGISTERS
            for field in register.fields
            if isinstance(field.kind, (Choice, Choices)) and field.kind.options == self._key
        )

    def _holding(self, register: str, field: Field, word: str) -> int:
        entries = self._office.entries
        if isinstance(field.kind, Choice):
            return entries.count(Query(register, equal={field.key: (word,)}, voided=Voided.BOTH))
        several = entries.page(Query(register, filled=(field.key,), voided=Voided.BOTH), 0, _EVERY)
        values = (record[field.key] for record in several)
        return sum(isinstance(value, tuple) and word in value for value in values)

    def _save(self) -> None:
        self._remember()
        for key in list(self._edited):
            try:
                self._keep(key)
            except AppError as no:
                self._names.setCurrentRow([found.key for found in self._lists].index(key))
                self.explain(no)
                return
        self._warned = False
        self.tell("已保存")
        if self._on_changed:
            self._on_changed()

    def _keep(self, key: str) -> None:
        self._office.lists.put(key, self._edited[key])
        self._kept[key] = self._edited.pop(key)

    def reject(self) -> None:
        """Close; the first time with unsaved words it only says so."""
        self._remember()
        if self._edited and not self._warned:
            self._warned = True
            titles = "、".join(found.title for found in self._lists if found.key in self._edited)
            self.refuse(f"“{titles}”有改动没有保存；要放弃请再按一次“关闭”")
            return
        super().reject()
