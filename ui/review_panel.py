"""审查: where an item stands and what to press next, who found what, the words that leave, and the opinion due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.dates import chinese_day
from desktop_app.domain.masking_presets import DESTINATIONS
from desktop_app.domain.records import Changed, Record
from desktop_app.domain.review import Stage
from desktop_app.errors import AppError
from ui.editor_widgets import Box
from ui.fitting import Fitting
from ui.paper_wish import Act, PaperWish
from ui.review_form import ReviewForm
from ui.review_text import ReviewText
from ui.style import set_tone
from ui.tell import Block, Teller, button, label

if TYPE_CHECKING:
    from desktop_app.services.office import Office
    from desktop_app.services.review_sight import Given, Sight

TITLE = "审查"
DESTINATION = "去处"
_TONES = {Stage.READY: "fine", Stage.AGAIN: "late", Stage.BACK: "late", Stage.WITHHELD: "late"}


class ReviewPanel(QWidget):
    """The review of one item; `given` tells of an opinion that was taken, `asking` whether one can be given now."""

    given = Signal(object)  # Changed
    paper_wanted = Signal(object)  # PaperWish
    asking = Signal(bool)

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__()
        self._office, self._teller = office, teller
        self._record: Record | None = None
        self._told, self._drafters, self._given = label(""), label("", "note"), label("")
        self._barred = Block("hint")
        self._where = Box()
        self._where.setAccessibleName(DESTINATION)
        for key, preset in DESTINATIONS.items():
            self._where.addItem(preset.title, key)
        self._where.currentIndexChanged.connect(lambda _at: self._look(str(self._where.currentData())))
        self._text, self._form = ReviewText(), ReviewForm(office)
        self._form.given.connect(self._taken)
        self._form.reached.connect(self._bring_up)
        self._build()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._form.hand_in)

    def _build(self) -> None:
        name = QLabel(DESTINATION)
        name.setBuddy(self._where)
        row = QHBoxLayout()
        row.addWidget(name)
        row.addWidget(self._where)
        row.addWidget(button("打印保密审查表…", self._print))
        row.addStretch(1)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 6, 8, 0)
        for part in (self._told, self._drafters, self._given):
            part.setWordWrap(True)
        inside.addWidget(self._told)
        inside.addWidget(self._barred)
        inside.addLayout(row)
        for widget in (self._drafters, self._given, self._text, self._form):
            inside.addWidget(widget)
        inside.addStretch(1)
        self._area = Fitting(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._form.foot)

    def show_record(self, record: Record) -> None:
        """The review of an item, for the destination of its last opinion, or the one chosen while it stays in front."""
        same = self._record is not None and self._record.id == record.id
        self._record = record
        if not same:
            self._form.rest()
            self._area.verticalScrollBar().setValue(0)
        self._look(str(self._where.currentData()) if same else "")

    def _look(self, preset: str) -> None:
        if self._record is None:
            return
        try:
            sight = self._office.reviewing.sight(self._record.id, preset)
        except AppError as error:
            self._teller.refuse(error)
            return
        self._show(sight)

    def _show(self, sight: Sight) -> None:
        void = bool(sight.record.text("void_reason"))
        with QSignalBlocker(self._where):
            self._where.setCurrentIndex(self._where.findData(sight.preset))
        number = f"　保密审查编号：{sight.number}" if sight.number else ""
        set_tone(self._told, _TONES.get(sight.standing.stage, "") if sight.here and not void else "")
        self._drafters.setText(f"拟稿人：{'、'.join(sight.drafters)}")
        lines = [_line(at, one) for at, one in enumerate(sight.given, 1)]
        self._given.setText("\n".join(lines) if lines else "还没有审查意见。")
        due = sight.here and sight.level is not None and not void
        self._barred.say(sight.barred if due else "")
        self._text.setVisible(sight.here and not void)
        if sight.here:
            self._text.show_sight(sight)
        may = due and not sight.barred
        press = f"请看过下面的内容，填写后按“提交{sight.level}意见”。" if may else ""
        self._told.setText("已作废的信息不能审查。" if void else f"{sight.told}{press}{number}")
        self._form.setVisible(may)
        self._form.foot.setVisible(may)
        if may:
            self._form.show_sight(sight)
        else:
            self._form.rest()
        self.asking.emit(may)

    def _taken(self, changed: object) -> None:
        assert isinstance(changed, Changed)
        self._teller.tell(f"已提交{changed.label}意见；审查意见不能撤销，有误的另提意见", "fine")
        self.given.emit(changed)

    def take_cursor(self) -> None:
        """To the words that are to be read first."""
        self._text.setFocus()

    def _bring_up(self, field: QWidget) -> None:
        """Once what is wrong has its height, the field the cursor went to is in sight above it."""
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(field, 0, 8))

    def _print(self) -> None:
        if self._record is not None:
            self.paper_wanted.emit(PaperWish(Act.REVIEW_FORM, self._record.id))


def _line(place: int, given: Given) -> str:
    """An opinion in a few lines: who, when, what, and whether it holds for the item as it stands."""
    one = given.opinion
    holds = "对现在的内容有效" if given.holds else f"已失效：{given.why}"
    place_of = DESTINATIONS[one.preset].title
    lines = [
        f"{place}. {one.level}　{one.reviewer}　{chinese_day(one.on)}　{one.verdict}（{place_of}，{holds}）"
    ]
    lines += [f"　　意见：{one.text}"] if one.text else []
    lines += [f"　　依据：{one.ground}"] if one.ground else []
    lines += [f"　　同一人审核，理由：{one.same_person_reason}"] if one.same_person_reason else []
    return "\n".join(lines)
