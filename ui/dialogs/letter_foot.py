"""What follows from the choice of a letter: article, relief, statistics; its number and form; and the last question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.changes import Paper
from desktop_app.domain.letter_law import Relief
from ui.dialogs.frame import named
from ui.editor_widgets import Box
from ui.tell import button, label

if TYPE_CHECKING:
    from desktop_app.domain.changes import IssuedLetter
    from desktop_app.domain.letter_kinds import Filling
    from desktop_app.services.office import Office

FORMS = ("信函", "公文")
RELIEFS = {
    Relief.NONE: "不涉及救济，不写",
    Relief.REVIEW_FIRST: "复议前置：先申请行政复议，对复议决定不服的再起诉",
    Relief.CHOICE: "可以申请行政复议，也可以直接起诉",
    Relief.BOTH: "不予公开的部分复议前置，其他部分可以复议或者起诉",
}


class Follows(QFrame):
    """What is filled in together once the kind is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("hint")
        self._words = named(label(""), "随文书一并填写")
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        QVBoxLayout(self).addWidget(self._words)

    def show_reply(self, filled: Filling, *, several: bool) -> None:
        """The lines of the ledger that a reply fills."""
        row = filled.report_row or "按不公开理由确定，请先选不公开理由"
        as_one = "（几种答复合写，按这一种计）" if several else ""
        self._say(
            f"答复类型：{filled.reply_kind}{as_one}",
            f"适用条款：{filled.article or '不引条款'}",
            f"统计类别：{row}",
            f"救济：{RELIEFS[filled.relief]}",
        )

    def show_rule(self, basis: str, step: str) -> None:
        """What a paper of the procedure rests on, and the step it writes."""
        then = f"签发后一并登记“{step}”" if step else "签发后不另登记步骤"
        self._say(f"依据：{basis}", then)

    def _say(self, *lines: str) -> None:
        self._words.setText("\n".join(lines))
        self.setVisible(any(lines))


class Numbering(QWidget):
    """版式 and 文号: the next number, or one that was set aside; `changed` when another was chosen."""

    changed = Signal()

    def __init__(self, office: Office, record_id: int) -> None:
        super().__init__()
        self._office, self._id = office, record_id
        self._form, self._number = named(Box(), "版式"), named(Box(), "文号")
        self._form.addItems(FORMS)
        self._ids: tuple[int, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for box, wide in ((self._form, 0), (self._number, 1)):
            name = QLabel(box.accessibleName())
            name.setBuddy(box)
            row.addWidget(name)
            row.addWidget(box, wide)
            box.currentIndexChanged.connect(self.changed)

    def look(self, kinds: str) -> None:
        """The numbers a paper of these kinds may take now: the next one, those set aside for anybody or for this."""
        letters = self._office.letters
        following, series = letters.next_number(kinds), letters.series(kinds)
        found = letters.numbers(self._office.entries.today().year) if following else ()
        self._offer(
            following,
            [
                one
                for one in found
                if one.status is Paper.RESERVED and one.series == series and one.record_id in (0, self._id)
            ],
        )

    def _offer(self, following: str, reserved: Sequence[IssuedLetter]) -> None:
        """Show them; a form carries no number."""
        if (0, *(one.id for one in reserved)) == self._ids and self._number.itemText(0) == following:
            return
        self._ids = (0, *(one.id for one in reserved)) if following else ()
        self._number.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        self._number.clear()
        if following:
            told = (f"{one.number}（预留{'：' if one.purpose else ''}{one.purpose}）" for one in reserved)
            self._number.addItems([following, *told])
        else:
            self._number.addItem("不编文号")
        self._number.setEnabled(bool(reserved))
        self._number.blockSignals(False)  # noqa: FBT003

    @property
    def form(self) -> str:
        """信函 or 公文."""
        return self._form.currentText()

    @property
    def number_id(self) -> int:
        """The id of a number set aside, or 0 for the next one."""
        at = self._number.currentIndex()
        return self._ids[at] if 0 <= at < len(self._ids) else 0

    @property
    def number(self) -> str:
        """The number as it will be printed; empty for a form."""
        return self._number.currentText().partition("（")[0] if self._ids else ""


class LastQuestion(QFrame):
    """What will happen, said inside the form, with the button that does it."""

    def __init__(self, do: Callable[[], object], back: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName("facts")
        self._words = named(label(""), "签发确认")
        self._words.setWordWrap(True)
        self._do = button("确定签发", do, main=True)
        row = QHBoxLayout(self)
        row.addWidget(self._words, 1)
        row.addWidget(self._do)
        row.addWidget(button("返回修改", back))
        self.hide()

    def ask(self, words: str) -> None:
        """Show it; Enter does it."""
        self._words.setText(words)
        self.show()
        self._do.setFocus(Qt.FocusReason.OtherFocusReason)
