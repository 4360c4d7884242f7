"""出具文书: choose a paper of a request, fill in what is missing, see it, and sign it out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.fields import Value
from desktop_app.domain.letter_kinds import letter_kinds, needs
from desktop_app.errors import AppError
from desktop_app.registers.request import REQUEST
from ui.dialogs.frame import Frame, scrolled
from ui.dialogs.letter_draft import LetterDraft
from ui.dialogs.letter_facts import FactsForm
from ui.dialogs.letter_foot import Follows, LastQuestion, Numbering
from ui.dialogs.letter_kinds import KindsChoice
from ui.dialogs.letter_sight import LetterSight
from ui.dialogs.ways_out import WORD, WaysOut

if TYPE_CHECKING:
    from desktop_app.domain.flow import Move
    from desktop_app.services.issuing import Issued
    from desktop_app.services.office import Office
    from desktop_app.services.publishing import Paper

_PAUSE = 400  # milliseconds without typing before the paper is drawn anew
_LEFT = 32  # Chinese characters the form is wide


def open_letter_dialog(
    window: QWidget, office: Office, record_id: int, kinds: str, issued: Callable[[Issued], None]
) -> QDialog:
    """Make a paper of a request; `kinds` chosen beforehand ("" none, 答复 any reply), `issued` hears what left."""
    dialog = _LetterDialog(window, office, record_id, kinds, issued)
    dialog.open()
    return dialog


class _LetterDialog(Frame):
    def __init__(
        self, window: QWidget, office: Office, record_id: int, kinds: str, issued: Callable[[Issued], None]
    ) -> None:
        record = office.entries.get(REQUEST, record_id)
        super().__init__(window, f"出具文书：{record.text('number')}", (1300, 740))
        self._office, self._record, self._tell_issued = office, record, issued
        self._shown = ""  # the kinds whose fields stand in the form
        self._outlined_facts = False
        self._ready_facts: dict[str, Value] | None = None
        self._choice = KindsChoice(office.letters.kinds_for(record), kinds)
        self._form = FactsForm(office.entries.options, office.entries.today)
        self._draft = LetterDraft(office, record_id, self._form.given, self._troubled)
        self._follows, self._numbering = Follows(), Numbering(office, record_id)
        self._sight, self._ways = LetterSight(office), WaysOut("文书", prints=False)
        self._question = LastQuestion(self._sign, self._back)
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE)
        self._wait.timeout.connect(self._draw)
        self._build()
        self._word_button = self.act("存为 Word", self._save_word, left=True)
        self._pdf_button = self.act("存草稿 PDF", self._save_draft, left=True)
        self._sign_button = self.act("签发…", self._ask, main=True)
        self._sign_button.setDefault(False)  # an Enter meant for a line must not sign
        self.act("关闭", self.reject)
        self._choice.changed.connect(self._choose)
        self._form.changed.connect(self._typed)
        self._numbering.changed.connect(self._draw)
        self._sight.chosen.connect(self._form.go_to)
        self._choose()
        if self._shown:
            self._form.go_to_first()
        else:
            self._choice.go_to_first()

    def _build(self) -> None:
        # The choice scrolls too: with three replies and the largest letters it takes half a low screen.
        filled = QWidget()
        inside = QVBoxLayout(filled)
        inside.setContentsMargins(0, 0, 6, 0)
        inside.addWidget(self._choice)
        inside.addWidget(self._form, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(filled), 1)
        column.addWidget(self._follows)
        column.addWidget(self._numbering)
        room = self.screen().availableGeometry().width() * 45 // 100
        left.setFixedWidth(min(self.fontMetrics().horizontalAdvance("字") * _LEFT + 60, room))
        right = QVBoxLayout()
        right.addWidget(self._sight, 1)
        right.addWidget(self._ways)
        columns = QHBoxLayout()
        columns.addWidget(left)
        columns.addLayout(right, 1)
        self.body.addLayout(columns, 1)
        self.body.addWidget(self._question)

    # What is chosen and typed

    def _choose(self) -> None:
        """Other kinds: other fields, with what the ledger knows of them."""
        kinds = self._choice.kinds()
        self._back()
        renewed = kinds != self._shown and self._show_fields(kinds)
        for way in (self._sign_button, self._word_button, self._pdf_button):
            way.setEnabled(bool(kinds))
        self._draw()
        if renewed:
            self.tell("已带出上次填写、还没有签发的内容，请核对")

    def _show_fields(self, kinds: str) -> bool:
        """The fields of these kinds; whether something was typed into them another time."""
        self._shown = kinds
        before = self._draft.begin(kinds)
        if not kinds:
            self._form.show_kinds((), {}, (), {})
            return False
        try:
            chosen, facts = letter_kinds(kinds), self._office.letters.facts(self._record.id, kinds)
            self._form.show_kinds(chosen, facts, self._missing(kinds, facts), before)
        except AppError:
            self._form.show_kinds((), {}, (), {})  # the sight says why
            return False
        self._ways.suggest(f"{self._record.text('number')} {'＋'.join(kind.name for kind in chosen)}")
        return bool(before)

    def _typed(self) -> None:
        self._withdraw()
        self._draft.touch()
        self._wait.start()

    def _troubled(self, no: object) -> None:
        if isinstance(no, AppError):
            self.explain(no)

    def done(self, result: int) -> None:
        """Close; what was typed is there again next time."""
        self._draft.flush()
        super().done(result)

    def _read(self) -> dict[str, Value]:
        """The facts as they stand: known ones, what was typed over them, without what was emptied; Refused as facts."""
        found = self._office.letters.facts(self._record.id, self._shown, self._form.given())
        self._form.follow(found)
        self._numbering.look(self._shown)
        return {name: value for name, value in found.items() if name not in self._form.cleared()}

    def _missing(self, kinds: str, facts: Mapping[str, Value]) -> tuple[str, ...]:
        """What the paper lacks, and what the step lacks that it writes."""
        found = self._office.letters.missing(kinds, facts, issuing=self._move(kinds) is not None)
        return self._form.in_order(found)

    def _paper(self, facts: Mapping[str, Value]) -> Paper:
        """The paper with the number it would take."""
        number = {"文号": told} if (told := self._numbering.number) else {}
        return self._office.letters.paper(
            self._record.id, self._shown, {**facts, **number}, self._numbering.form
        )

    def _draw(self) -> None:
        """The paper as it would leave, or what still keeps it from leaving."""
        self._wait.stop()
        self._ready_facts = None
        if self._outlined_facts:
            self._form.tell(())
        self._outlined_facts = False
        if not self._shown:
            self._follows.hide()
            self._sight.say("请先选择要出具的文书")
            return
        try:
            facts = self._read()
            self._form.need(needs(letter_kinds(self._shown), facts))
            self._show_follows(facts)
            if missing := self._missing(self._shown, facts):
                self._sight.lack(missing)
                return
            paper = self._paper(facts)
        except AppError as no:
            self._sight.explain(no)
            self._form.tell(no.why.split("\n"))
            self._outlined_facts = True
            return
        self.hush()
        self._ready_facts = facts
        self._sight.show_paper(paper)

    def _show_follows(self, facts: Mapping[str, Value]) -> None:
        kinds = letter_kinds(self._shown)
        if kinds[0].reply:
            filled = self._office.letters.filling(self._shown, facts, self._choice.counted())
            self._follows.show_reply(filled, several=len(kinds) > 1)
        else:
            move = self._move(self._shown)
            self._follows.show_rule(kinds[0].basis, move.label if move else "")

    def _move(self, kinds: str) -> Move | None:
        """The step this paper writes, where the state still asks for it."""
        move = self._office.letters.move_of(kinds, self._record)
        return move if move and self._record.text("state") in move.start else None

    # What is done

    def _ready(self) -> dict[str, Value] | None:
        """The facts of a paper that can be made now; else everything that is missing or wrong is told together."""
        self._draw()
        if self._ready_facts is not None or not self._shown:
            return self._ready_facts
        try:
            facts = self._read()
            if missing := self._missing(self._shown, facts):
                self.refuse(f"还缺 {len(missing)} 项内容", [f"{name}：必须填写" for name in missing])
                self._form.go_to(missing[0])
                return None
            self._paper(facts)
        except AppError as no:
            self.explain(no)
        return None

    def _ask(self) -> None:
        if self._ready() is None:
            return
        self.hush()
        number, move = self._numbering.number, self._move(self._shown)
        said = [f"将使用文号 {number}" if number else "这份文书不编文号"]
        if move:
            said.append(f"登记“{move.label}”")
        said.append("此后不能修改，只能作废")
        self._question.ask("；".join(said) + "。")

    def _withdraw(self) -> None:
        """Take the question away; the cursor must not slip from it to a button that writes a file."""
        held = self.focusWidget()
        if held is not None and self._question.isAncestorOf(held):
            self._sign_button.setFocus()
        self._question.hide()

    def _back(self) -> None:
        self._withdraw()
        self.hush()

    def _sign(self) -> None:
        facts = self._ready()
        if facts is None:
            return
        issued = self.attempt(
            lambda: self._office.letters.issue(
                self._record.id,
                self._shown,
                facts,
                self._numbering.form,
                version=self._record.version,
                number_id=self._numbering.number_id,
                move=self._move(self._shown) is not None,
                row=self._choice.counted(),
            )
        )
        if issued is None:
            self._withdraw()
            return
        self._draft.drop()
        self.accept()
        self._tell_issued(issued)

    def _save_word(self) -> None:
        letters = self._office.letters
        self._save(
            self._ways.path(WORD),
            lambda facts, path: letters.save_word(
                self._record.id, self._shown, facts, path, self._numbering.form
            ),
        )

    def _save_draft(self) -> None:
        letters = self._office.letters
        self._save(
            self._ways.path(),
            lambda facts, path: letters.save(self._record.id, self._shown, facts, path, self._numbering.form),
        )

    def _save(self, path: Path | None, save: Callable[[dict[str, Value], Path], object]) -> None:
        facts = self._ready()
        if facts is None:
            return
        if path is None:
            self.refuse("请先写明存到哪里")
            return

        def saved() -> bool:
            save(facts, path)
            return True

        if self.attempt(saved):
            self._ways.set_path(path)
            self.tell(f"已存为 {path}；这是未签发的稿子，没有占用文号")
