"""What the form of 主动公开 says while a notice is typed: the last day of its 公示期, and a kind that suits better."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.dates import read_day
from desktop_app.domain.disclosure_law import CALENDAR_DAYS
from desktop_app.domain.notice_law import advised
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from ui.tell import button, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from desktop_app.services.office import Office
    from ui.field_sheet import FieldSheet

BEGIN, END, DAYS, UNIT = "period_from", "period_to", "period_days", "period_unit"
KIND, BODY, ROSTER, RESULT_OF = "genre", "body", "roster", "result_of"
_PAUSE = 200  # milliseconds without typing before the text is looked at


class KindAdvice(QWidget):
    """A sentence when another kind of notice suits better, with a button for each kind; hidden otherwise."""

    def __init__(self, change: Callable[[str], object]) -> None:
        super().__init__()
        self._change = change
        self._shown: tuple[str, tuple[str, ...]] = ("", ())
        self._words: QLabel = label("", "doubt")
        self._words.setWordWrap(True)
        self._acts = QHBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words)
        layout.addLayout(self._acts)
        self.hide()

    def look(self, kind: str, body: str, *, roster: bool, result: bool) -> None:
        """Judge a notice anew; the result of a 公示 is issued as whatever kind the office uses."""
        found = ("", ()) if result else advised(kind, body, roster)
        if found == self._shown:
            return
        self._shown = found
        self._words.setText(found[0])
        self._offer(found[1])
        self.setVisible(bool(found[0]))

    def _offer(self, kinds: Sequence[str]) -> None:
        while item := self._acts.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for kind in kinds:
            made = button(f"改为{kind}", partial(self._change, kind))
            self._acts.addWidget(made)
            made.show()  # with its words: a layout shows what is added to it only later
        self._acts.addStretch(1)


class NoticeHints(QObject):
    """Follows a form: fills 公示结束 as long as nobody typed another day, and looks at the kind."""

    def __init__(self, office: Office, sheet: FieldSheet) -> None:
        super().__init__(sheet)
        self._office, self._sheet = office, sheet
        self._filled = ""  # what 公示结束 was given here
        self._period = label("", "note")
        self._period.setWordWrap(True)
        self._period.hide()
        self._advice = KindAdvice(lambda kind: sheet.put(KIND, kind))
        sheet.boxes[END].below(self._period)
        sheet.boxes[KIND].below(self._advice)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self._look_at_kind)
        for key in (BEGIN, DAYS, UNIT):
            sheet.boxes[key].editor.changed.connect(self._follow)
        for key in (KIND, BODY, ROSTER, RESULT_OF):
            sheet.boxes[key].editor.changed.connect(self._later.start)

    def begin(self, *, settled: bool) -> None:
        """Another record stands in the form: its own last day is nobody's typing if it follows from the rest.

        Of one that is `settled` no other day is told before its period is changed: it keeps the day it was given.
        """
        self._filled = self._text(END)
        found = self._reckoned()
        if found is None or found[0].isoformat() != self._filled:
            self._filled = ""
        self._say(None if settled else found)
        self._look_at_kind()

    def _follow(self) -> None:
        found = self._reckoned()
        self._say(found)
        if self._text(END) not in ("", self._filled):
            return
        self._filled = found[0].isoformat() if found else ""
        if self._filled != self._text(END):
            self._sheet.put(END, self._filled)

    def _reckoned(self) -> tuple[date, str] | None:
        try:
            begun = read_day(self._text(BEGIN))
            days = DISCLOSURE[DAYS].kind.read(self._text(DAYS))
        except Refused:
            return None
        if begun is None or not isinstance(days, int):
            return None
        span = self._office.results.span(begun, days, self._text(UNIT) or CALENDAR_DAYS)
        return span.until, span.words

    def _say(self, found: tuple[date, str] | None) -> None:
        self._period.setText(found[1] if found else "")
        self._period.setAccessibleName(self._period.text())
        self._period.setVisible(bool(found))

    def _look_at_kind(self) -> None:
        roster, result = bool(self._text(ROSTER)), bool(self._text(RESULT_OF))
        self._advice.look(self._text(KIND), self._text(BODY), roster=roster, result=result)

    def _text(self, key: str) -> str:
        return self._sheet.boxes[key].editor.text().strip()
