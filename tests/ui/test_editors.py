"""Controls as hands use them: every spelling of a day, words of a list, the wheel that must change nothing."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QComboBox,
    QLineEdit,
    QListWidget,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.fields import (
    Choice,
    Choices,
    Day,
    Kind,
    LongText,
    Moment,
    PaperNumber,
    Phone,
    Text,
    Whole,
    YesNo,
)
from desktop_app.domain.register import Field
from desktop_app.registers.every import REGISTERS
from ui.editor_widgets import Editor
from ui.editors import editor_for
from ui.field_sheet import FieldSheet

TODAY = date(2026, 5, 20)


def made(kind: Kind, qtbot: QtBot, words: tuple[str, ...] = ()) -> Editor:
    editor = editor_for(Field("x", "栏目", kind, help="说明"), words, lambda: TODAY)
    qtbot.addWidget(editor)
    editor.show()
    return editor


@pytest.mark.parametrize("typed", ["2026-3-5", "2026/3/5", "2026.3.5", "2026年3月5日", "20260305"])
def test_every_spelling_of_a_day_becomes_the_same(typed: str, qtbot: QtBot) -> None:
    editor = made(Day(), qtbot)
    line = editor.control
    assert isinstance(line, QLineEdit)
    line.setText(typed)
    line.editingFinished.emit()
    assert editor.text() == "2026-03-05"


def test_what_is_no_day_stays_as_typed(qtbot: QtBot) -> None:
    editor = made(Day(), qtbot)
    line = editor.control
    assert isinstance(line, QLineEdit)
    line.setText("下个月")
    line.editingFinished.emit()
    assert editor.text() == "下个月"


def test_one_key_is_today(qtbot: QtBot) -> None:
    editor = made(Day(), qtbot)
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    editor.control.setFocus()
    QTest.keyClick(editor.control, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == "2026-05-20"


@pytest.mark.parametrize(
    ("kind", "dropped", "picked"),
    [(Day(), QCalendarWidget, "2026-05-21"), (Choices(options="x"), QListWidget, "乙")],
)
def test_one_key_opens_what_is_picked_from_and_tab_passes_its_button_by(
    kind: Kind, dropped: type[QWidget], picked: str, qtbot: QtBot
) -> None:
    """Two stops for every date would double the way through a form."""
    sheet = FieldSheet(
        [Field("x", "栏目", kind), Field("y", "下一栏", Text())], lambda _key: ("甲", "乙"), lambda: TODAY
    )
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    line, after = (sheet.boxes[key].editor.control for key in ("x", "y"))
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after
    QTest.keyClick(after, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is line
    QTest.keyClick(line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    inside = popup.findChild(dropped)
    assert inside is not None
    if isinstance(inside, QCalendarWidget):
        table = inside.findChild(QTableView)
        assert table is not None
        QTest.keyClick(table, Qt.Key.Key_Right)
        QTest.keyClick(table, Qt.Key.Key_Return)
    else:
        QTest.keyClick(inside, Qt.Key.Key_Down)
        QTest.keyClick(inside, Qt.Key.Key_Space)
        QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert sheet.boxes["x"].editor.text() == picked
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        (Text(), "一行", ()),
        (LongText(), "一段\n又一段", ()),
        (Day(), "2026-03-05", ()),
        (Moment(), "2026-03-05 09:30", ()),
        (Choice(options="x"), "表外的词", ("甲", "乙")),
        (Choice(options="x"), "甲 / 一", ("甲", "甲 / 一")),
        (Choices(options="x"), "甲、表外的", ("甲", "乙")),
        (YesNo(), "否", ()),
        (YesNo(), "", ()),
        (Whole(), "12", ()),
        (Phone(), "13812345678", ()),
        (PaperNumber(), "11010519491231002X", ()),
    ],
)
def test_what_goes_in_comes_out(kind: Kind, text: str, words: tuple[str, ...], qtbot: QtBot) -> None:
    editor = made(kind, qtbot, words)
    editor.set_text(text)
    assert editor.text() == text
    assert editor.control.accessibleName() == "栏目"
    assert editor.control.accessibleDescription() == "说明"
    editor.set_text("")
    assert editor.text() == ""


def test_the_wheel_changes_nothing_in_passing(qtbot: QtBot) -> None:
    editor = made(Choice(options="x"), qtbot, ("甲", "乙", "丙"))
    editor.set_text("甲")
    box = editor.control
    assert isinstance(box, QComboBox)
    box.clearFocus()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  # Qt's own signature
    )
    QApplication.sendEvent(box, wheel)
    assert editor.text() == "甲"


@pytest.mark.parametrize("register", REGISTERS, ids=lambda r: r.key)
def test_every_field_of_every_register_has_a_named_control(register: object, qtbot: QtBot) -> None:
    fields = register.typed()  # type: ignore[attr-defined]
    sheet = FieldSheet(fields, lambda _key: ("甲", "乙"), lambda: TODAY)
    qtbot.addWidget(sheet)
    for field in fields:
        assert sheet.boxes[field.key].editor.control.accessibleName() == field.label
