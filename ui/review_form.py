"""初审 or 复核: six questions, a verdict, its ground and opinion; Ctrl+Enter hands it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.records import Changed
from desktop_app.domain.review import ANSWERS, QUESTIONS, Verdict
from desktop_app.errors import AppError
from ui.answers import Answers
from ui.editor_widgets import TARGET, LongEditor
from ui.tell import Block, button, label

if TYPE_CHECKING:
    from desktop_app.services.office import Office
    from desktop_app.services.review_sight import Sight

VERDICT, GROUND, OPINION = "结论", "依据", "意见"
_HOW = "逐项选择是否涉及，可按数字键1、2、3；“已去除”指原来有、在上面的内容里已经去掉或遮盖。"
_GROUND_HINT = "部分公开、免予公开的必须写明条款，如：第十五条（个人隐私）"
_WHETHER = "：必须填写是否涉及"
_MENDED = "内容刚改过，请看过现在的内容后重新选择"


@dataclass
class _Typed:
    """What somebody has put in for one item and not handed in."""

    digest: str
    answers: Mapping[str, str] = field(default_factory=dict)
    verdict: str = ""
    ground: str = ""
    text: str = ""


class ReviewForm(QWidget):
    """The opinion that is due; `given` after it was taken. What was typed stays, also while another item is read.

    `foot`, with what is wrong and the button, has a place of its own below what scrolls; `reached` is a field that
    should be in sight.
    """

    given = Signal(object)  # Changed
    reached = Signal(QWidget)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._sight: Sight | None = None
        self._kept: dict[int, _Typed] = {}
        self._head, self._wrong, self._mended = label("", "heading"), Block("mistakes"), Block("hint")
        self._answers = {question: Answers(question, ANSWERS) for question in QUESTIONS}
        self._verdict = Answers(VERDICT, [str(one) for one in Verdict])
        self._ground, self._text = QLineEdit(), LongEditor(3)
        self._ground.setAccessibleName(GROUND)
        self._ground.setPlaceholderText(_GROUND_HINT)
        self._ground.setMaxLength(500)
        self._ground.setMinimumHeight(TARGET)
        self._text.name(OPINION)
        self._send = button("", self.hand_in, main=True)
        self.foot = QWidget()
        self._build()
        self._wrong.chosen.connect(self._go_to)

    def _build(self) -> None:
        how = label(_HOW, "note")
        how.setWordWrap(True)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(2)
        for row, (name, widget) in enumerate(self._fields().items()):
            grid.addWidget(label(name), row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(widget, row, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (self._head, self._mended, how):
            layout.addWidget(part)
        layout.addLayout(grid)
        below = QVBoxLayout(self.foot)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self._wrong)
        below.addWidget(self._send, 0, Qt.AlignmentFlag.AlignLeft)

    def show_sight(self, sight: Sight) -> None:
        """The form of the opinion that is due, with what was put in before for this item."""
        self._keep()
        same = self._sight is not None and self._sight.digest == sight.digest
        self._sight = sight
        level = str(sight.level)
        self._head.setText(f"{level}意见：请先看过上面的内容")
        self._send.setText(f"提交{level}意见（Ctrl+Enter）")
        self._send.setAccessibleName(f"提交{level}意见")
        if same:
            return
        self._wrong.say("")
        typed = self._kept.get(sight.record.id, _Typed(sight.digest))
        fresh = typed.digest == sight.digest
        self._mended.say("" if fresh else _MENDED)
        for question, row in self._answers.items():
            row.put(typed.answers.get(question, "") if fresh else "")
        self._verdict.put(typed.verdict if fresh else "")
        self._ground.setText(typed.ground)
        self._text.set_text(typed.text)

    def rest(self) -> None:
        """Another item, or nothing to give: what was put in is kept."""
        self._keep()
        self._sight = None

    def _keep(self) -> None:
        if self._sight is None:
            return
        answers = {question: row.word() for question, row in self._answers.items() if row.word()}
        typed = _Typed(
            self._sight.digest, answers, self._verdict.word(), self._ground.text(), self._text.text()
        )
        self._kept[self._sight.record.id] = typed

    def hand_in(self) -> None:
        """Give the opinion; everything that is wrong is told together."""
        sight = self._sight
        if sight is None or sight.level is None:
            return
        answers = {question: row.word() for question, row in self._answers.items() if row.word()}
        if not self._verdict.word():
            missing = [f"{question}：必须填写" for question in QUESTIONS if question not in answers]
            self._tell("审查意见还不完整", [*missing, f"{VERDICT}：必须填写"])
            return
        try:
            changed: Changed = self._office.reviewing.give(
                sight.record.id,
                sight.record.version,
                sight.level,
                Verdict(self._verdict.word()),
                answers,
                ground=self._ground.text(),
                text=self._text.text(),
                preset=sight.preset,
                seen=sight.digest,
            )
        except AppError as error:
            self._tell(error.what, [*error.why.split("\n"), error.do])
            return
        self._kept.pop(sight.record.id, None)
        self._sight = None
        self.given.emit(changed)

    def _tell(self, what: str, lines: Sequence[str]) -> None:
        plain = [line.replace(_WHETHER, "：必须填写") for line in lines if line]  # many of them fit one line
        fields = self._fields()
        told = [(name if (name := line.partition("：")[0]) in fields else "", line) for line in plain]
        self._wrong.say(what, told)
        wrong = {name for name, _ in told}
        if first := next((name for name in fields if name in wrong), ""):
            self._go_to(first)

    def _fields(self) -> Mapping[str, QWidget]:
        """In the order of the form."""
        return {**self._answers, VERDICT: self._verdict, GROUND: self._ground, OPINION: self._text}

    def _go_to(self, name: str) -> None:
        found = self._fields()[name]
        found.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.reached.emit(found)
