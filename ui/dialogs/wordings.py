"""文书用语: the words of every letter, the office's own or those that came with the program, edited and compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop_app.errors import AppError
from ui.dialogs.frame import Frame, named, note
from ui.dialogs.table import TextTable, chosen_row, table_view
from ui.dialogs.wording_diff import as_html, compared, summary
from ui.dialogs.wording_places import places
from ui.tell import button, label

if TYPE_CHECKING:
    from desktop_app.services.letters import WordingLine
    from desktop_app.services.office import Office

_KINDS, _KIND_WIDTHS = ("文书", "用语", "依据的法规"), (16, 7, 12)
_PLACES, _PLACE_WIDTHS = ("写法", "说明"), (11, 12)
_COMPARE, _BACK = "与原用语对照", "回到编辑"
_MANAGES = "管理"
_REGULATION = re.compile(r"《中华人民共和国政府信息公开条例》(?:（.*?(\d{4})年.*?）)?")
_LINE = re.compile(r"第(\d+)行")
_HOW = (
    "花括号{}里的内容由程序填写，可用的写法见上表；以“#”开头的行不印；"
    "以“［可选］”开头的段落，可填的内容都没有时整段不印；“｜”分隔表格的格子。"
)


def open_wordings(window: QWidget, office: Office) -> QDialog:
    """Read and change the wordings of the letters."""
    dialog = _Wordings(window, office)
    dialog.open()
    return dialog


class _Wordings(Frame):
    def __init__(self, window: QWidget, office: Office) -> None:
        super().__init__(window, "文书用语", (1280, 720))
        self._office = office
        self._lines: tuple[WordingLine, ...] = office.letters.wordings()
        self._at = 0
        self._unsaved: dict[str, str] = {}  # kind → what was typed and not saved
        self._kept, self._warned = "", False
        self._may = _MANAGES in office.people.duties()
        self._kinds, self._places = TextTable(_KINDS), TextTable(_PLACES)
        self._list = table_view(self._kinds, "文书", _KIND_WIDTHS)
        columns = QHBoxLayout()
        columns.addWidget(self._list, 6)
        columns.addLayout(self._right(), 7)
        self.body.addLayout(columns, 1)
        self._compare_button = self.act(_COMPARE, self._compare, left=True)
        self._restore_button = self.act("恢复原用语", self._restore, left=True)
        self._save_button = self.act("保存", self._save, main=True)
        self.act("关闭", self.reject)
        self._show_list()
        self._list.selectRow(0)
        self._list.selectionModel().selectionChanged.connect(self._go)
        self._text.textChanged.connect(self._typed)
        self._text.cursorPositionChanged.connect(self._say_where)
        self._show_kind()
        self._list.setFocus()

    def _right(self) -> QVBoxLayout:
        self._name, self._state = label("", "heading"), note("")
        self._text, self._compared = QPlainTextEdit(), QTextBrowser()
        self._text.setTabChangesFocus(True)
        self._text.setReadOnly(not self._may)
        self._compared.setTabChangesFocus(True)
        self._compared.setOpenLinks(False)
        self._stack = QStackedWidget()
        self._stack.addWidget(named(self._text, "用语"))
        self._stack.addWidget(named(self._compared, "与原用语对照"))
        self._where = note("")
        self._able = table_view(self._places, "可用的内容", _PLACE_WIDTHS)
        self._able.setFixedHeight(self.fontMetrics().height() * 8 + 20)
        self._able.doubleClicked.connect(self._insert)
        self._insert_button = button("插入到光标处", self._insert)
        foot = QHBoxLayout()
        foot.addWidget(self._where, 1)
        foot.addWidget(self._insert_button)
        column = QVBoxLayout()
        column.addWidget(self._name)
        column.addWidget(self._state)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        column.addWidget(self._able)
        column.addWidget(note(_HOW))
        return column

    @property
    def _line(self) -> WordingLine:
        return self._lines[self._at]

    # The list

    def _show_list(self) -> None:
        self._kinds.show_rows([self._cells(line) for line in self._lines])

    def _cells(self, line: WordingLine) -> tuple[str, ...]:
        own = "不能用" if line.fault else "自拟" if line.own else "附带"
        mark = f"{own}，未保存" if line.kind.key in self._unsaved else own
        return (line.kind.name, mark, _short(line.law or line.shipped_law))

    def _look_again(self) -> None:
        self._lines = self._office.letters.wordings()
        self._renew_marks()
        self._show_state()

    def _renew_marks(self) -> None:
        """New marks without moving the cursor of the list."""
        self._show_list()
        self._list.selectRow(self._at)

    def _go(self) -> None:
        row = chosen_row(self._list)
        if row is not None and row != self._at:
            self._at = row
            self._show_kind()

    # One kind

    def _show_kind(self) -> None:
        """The wording of the chosen kind, with what was typed before and not saved."""
        key = self._line.kind.key
        self.hush()
        self._kept = self.attempt(lambda: self._office.letters.wording_text(key)) or ""
        self._text.setPlainText(self._unsaved.get(key, self._kept))
        self._places.show_rows(places(self._line.kind))
        self._able.selectRow(0)
        self._show_editor()
        self._show_state()
        self._say_where()

    def _show_state(self) -> None:
        line = self._line
        self._name.setText(line.kind.name)
        law = line.law or line.shipped_law
        own = "本单位自拟的用语" if line.own else "随程序附带的用语"
        told = [f"{own}，依据：{law}"]
        if line.own and line.law and line.law != line.shipped_law:
            told.append(f"附带的用语依据：{line.shipped_law}")
        if not self._may:
            told.append("职责中有“管理”的人员才能修改。")
        self._state.setText("\n".join(told))
        self._restore_button.setEnabled(self._may and (line.own or self._is_unsaved()))
        self._save_button.setEnabled(self._may and (self._is_unsaved() or bool(line.fault)))
        self._insert_button.setEnabled(self._may)
        if line.fault and not self._is_unsaved():
            what, *why = line.fault.replace("；", "\n").split("\n")
            self.refuse(f"{what}，出具这种文书前须先改正", why)

    def _is_unsaved(self) -> bool:
        return self._line.kind.key in self._unsaved

    def _typed(self) -> None:
        key, text = self._line.kind.key, self._text.toPlainText()
        before = self._is_unsaved()
        self._warned = False
        if text == self._kept:
            self._unsaved.pop(key, None)
        else:
            self._unsaved[key] = text
        if self._is_unsaved() != before:
            self._renew_marks()
            self._show_state()

    def _say_where(self) -> None:
        self._where.setText(f"光标在第 {self._text.textCursor().blockNumber() + 1} 行")

    def _insert(self) -> None:
        row = chosen_row(self._able)
        if row is not None and self._may:
            self._show_editor()
            self._text.insertPlainText(self._places.index(row, 0).data())
            self._text.setFocus()

    # What is done

    def _save(self) -> None:
        line, text, letters = self._line, self._text.toPlainText(), self._office.letters
        key = line.kind.key
        shipped = self.attempt(lambda: letters.wording_text(key, shipped=True))
        if shipped is None:
            return
        self._show_editor()
        same = text.strip() == shipped.strip()
        try:
            if same:
                letters.restore_wording(key)
            else:
                letters.put_wording(key, text)
        except AppError as no:
            self.refuse(f"没有保存：{no.what}", [*no.why.split("\n"), no.do])
            self._to_line(no)
            return
        self._kept = text
        self._unsaved.pop(key, None)
        self._look_again()
        self.tell(
            f"“{line.kind.name}”与附带的用语相同，改用附带的用语"
            if same
            else f"“{line.kind.name}”的用语已保存，以后出具的文书按它写；已出具的不变"
        )

    def _to_line(self, no: AppError) -> None:
        """Put the cursor into the first line that is named."""
        if found := _LINE.search(no.why):
            cursor = QTextCursor(self._text.document().findBlockByNumber(int(found[1]) - 1))
            self._text.setTextCursor(cursor)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: self._list.scrollTo(self._list.currentIndex()))

    def _restore(self) -> None:
        line, letters = self._line, self._office.letters
        key = line.kind.key
        if self._is_unsaved() and not self._warned:
            self._warned = True
            self.refuse("用语改过还没有保存；不要了请再按一次“恢复原用语”")
            return

        def restored() -> bool:
            letters.restore_wording(key)
            return True

        if self.attempt(restored):
            self._unsaved.pop(key, None)
            self._look_again()
            self._show_kind()
            kept = "；自拟的一份留在数据文件夹里备查" if line.own else ""
            self.tell(f"“{line.kind.name}”已恢复为附带的用语{kept}")

    def _compare(self) -> None:
        if self._stack.currentWidget() is self._compared:
            self._show_editor()
            self._text.setFocus()
            return
        key = self._line.kind.key
        shipped = self.attempt(lambda: self._office.letters.wording_text(key, shipped=True))
        if shipped is None:
            return
        lines = compared(shipped, self._text.toPlainText())
        self._compared.setHtml(as_html(lines))
        self._stack.setCurrentWidget(self._compared)
        self._name_compare(_BACK)
        self._where.setText(summary(lines))
        self._compared.setFocus()

    def _show_editor(self) -> None:
        self._stack.setCurrentWidget(self._text)
        self._name_compare(_COMPARE)
        self._say_where()

    def _name_compare(self, words: str) -> None:
        self._compare_button.setText(words)
        self._compare_button.setAccessibleName(words)

    def reject(self) -> None:
        """Close; the first time with something unsaved it only says so."""
        if self._unsaved and not self._warned:
            self._warned = True
            names = "、".join(line.kind.name for line in self._lines if line.kind.key in self._unsaved)
            self.refuse(f"用语改过还没有保存：{names}；要放弃请再按一次“关闭”")
            return
        super().reject()


def _short(law: str) -> str:
    """A law as a narrow column has room for it: 《条例》第三十条（2019年起施行）."""
    found = _REGULATION.match(law)
    if not found:
        return law
    since = f"（{found[1]}年起施行）" if found[1] else ""
    return f"《条例》{law[found.end() :]}{since}"
