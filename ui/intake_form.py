"""The form of a request: the channel first, only what it needs, the deadline while typing, and who asked before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

from desktop_app.domain.dates import chinese_day
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Record, Step
from desktop_app.domain.request_law import Channel
from desktop_app.errors import AppError, Refused
from desktop_app.registers.common import day_of
from desktop_app.registers.request import REQUEST
from desktop_app.registers.request_flow import channel_of, clock_steps
from desktop_app.services.intake import CONFIRMED_ON
from ui import intake_fields
from ui.editor_widgets import ChoiceEditor
from ui.editors import list_of
from ui.entry_form import EntryForm
from ui.field_sheet import FieldBox, FieldSheet
from ui.intake_applicant import ApplicantList
from ui.intake_channel import ChannelEditor
from ui.similar_pane import SimilarPane
from ui.tab_order import come_after
from ui.tell import Block, Teller

if TYPE_CHECKING:
    from desktop_app.services.kinship import Applicant, Similar
    from desktop_app.services.office import Office

PAUSE = 400  # ms without a key: only then earlier requests are compared
_TAKEN = {
    "applicant": "name",
    "applicant_kind": "kind",
    "paper_kind": "paper_kind",
    "paper_no": "paper_no",
    "phone": "phone",
    "address": "address",
}
_ORAL = "口头代填：由本机关按申请人口述代为填写，读给申请人听、核对无误后由其签名或按指印，并写明代填原因"


class IntakeForm(EntryForm):
    """Types one request; `pending` holds what was decided about similar ones, to be logged once it is saved."""

    def __init__(self, office: Office, teller: Teller) -> None:
        self._channel = ChannelEditor(office.entries.options(_list("channel")))
        super().__init__(REQUEST, office, teller)
        self.pending: dict[str, str] = {}
        self._found: Sequence[Similar] = ()
        self._defaults: Mapping[str, str] = {}
        self._line = Block("hint")
        self._column.insertWidget(2, self._line)  # does not scroll: the deadline is always in sight
        self._similar = SimilarPane()
        below = self.sheet.boxes["content"].layout()
        assert below is not None
        below.addWidget(self._similar)
        come_after(self.sheet.boxes["feature"].editor.control, self._similar.stops())
        self._similar.decided.connect(self._decide)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._compare)
        self.sheet.changed.connect(self._changed)
        self._channel.changed.connect(self._offer_proof)
        name = self.sheet.boxes["applicant"].editor.control
        assert isinstance(name, QLineEdit)
        ApplicantList(name, self._earlier).taken.connect(self._take)

    def _made_sheet(self) -> FieldSheet:
        entries = self._office.entries
        own = {intake_fields.CHANNEL: self._channel}
        return FieldSheet(intake_fields.fields(), entries.options, entries.today, own)

    def _offers_earlier(self, box: FieldBox) -> bool:
        return box.field.key != "applicant" and super()._offers_earlier(box)

    def _begin(self, record: Record | None, texts: Mapping[str, str], title: str) -> None:
        self.pending, self._found = {}, ()
        blank = self._office.entries.blank(REQUEST)
        self._defaults = {key: REQUEST[key].kind.show(value) for key, value in blank.items()}
        super()._begin(record, texts, title)
        self._offer_proof()
        self._follow()
        self._compare()

    # What is seen

    def _changed(self) -> None:
        self._follow()
        self._pause.start()

    def _follow(self) -> None:
        """Fields, rule and deadline follow what stands in the form."""
        raw = self.sheet.raw()
        channel = raw[intake_fields.CHANNEL]
        ask = self._office.cases.asks(channel) if channel else None
        self.sheet.show_only(intake_fields.asked(raw, ask, new=self._record is None))
        self._channel.rule(ask.rule if ask else "先选申请渠道：渠道决定哪一天算收到")
        heading, lines = self._deadline(raw)
        if channel_of(raw) is Channel.ORAL:
            lines.append(_ORAL)
        if self._similar.shown():
            lines.append("有内容相近的申请，请看“申请内容”下方")
        self._line.say(heading or (lines.pop(0) if lines else ""), [("", line) for line in lines])

    def _offer_proof(self) -> None:
        """The proofs that fit the channel; every word of the list while there is none."""
        channel, box = self._channel.text(), self.sheet.boxes["proof_kind"]
        if isinstance(box.editor, ChoiceEditor):
            every = self._office.entries.options(_list("proof_kind"))
            box.editor.offer(self._office.cases.asks(channel).proof if channel else every)
        oral = self.sheet.boxes["oral"].editor
        if channel_of({"channel": channel}) is Channel.ORAL and not oral.text():
            oral.set_text("是")

    def _deadline(self, raw: Mapping[str, str]) -> tuple[str, list[str]]:
        """收到日期 → 答复期限, and how long the request lay before it is typed in."""
        values = self._values(raw, "channel", "reached_on", CONFIRMED_ON)
        if self._record is not None or not values.get("channel") or not values.get("reached_on"):
            return "", []
        today, confirmed = self._office.entries.today(), day_of(values, CONFIRMED_ON)
        steps = [Step("confirmed", confirmed, {CONFIRMED_ON: confirmed})] if confirmed else []
        try:
            found = self._office.simulating.reckon(clock_steps(values, steps))
        except Refused as no:
            return no.what, [no.why] if no.why else []
        if found.received_on is None or found.due_on is None:
            return "还没有与申请人确认，答复期限未起算；确认后登记“确认日期”", []
        doubt = "（暂定）" if found.provisional else ""
        heading = f"收到日期 {chinese_day(found.received_on)} → 答复期限 {chinese_day(found.due_on)}{doubt}"
        return heading, [
            *([found.provisional] if found.provisional else []),
            *self._gap(found.received_on, today),
        ]

    def _gap(self, received: Value, today: Value) -> list[str]:
        form = Record(REQUEST.key, 0, 0, {"received_on": received, "created_at": today})
        gap = self._office.cases.gap(form)
        return [gap_words(gap.workdays)] if gap else []

    def _values(self, raw: Mapping[str, str], *keys: str) -> dict[str, Value]:
        """What can be read of these fields; what cannot is left out."""
        found: dict[str, Value] = {}
        for key in keys:
            try:
                found[key] = REQUEST[key].kind.read(raw.get(key, ""))
            except Refused:
                continue
        return found

    # Who asked before

    def _earlier(self, begin: str) -> Sequence[Applicant]:
        try:
            return self._office.cases.suggestions(begin)
        except AppError:
            return ()  # nothing to offer; the name is typed as before

    def _take(self, one: Applicant) -> None:
        """The name as it was written then, the rest only where nothing was typed."""
        raw = self.sheet.raw()
        for key, attribute in _TAKEN.items():
            told = str(getattr(one, attribute))
            untouched = not raw[key] or raw[key] == self._defaults.get(key)
            if told and (key == "applicant" or untouched):
                self.sheet.put(key, told)
        self._teller.tell(f"已填入{one.name}以前登记的资料，只填空着的栏，请核对")

    # What is alike

    def _compare(self) -> None:
        self._pause.stop()
        if self._record is not None:
            self._similar.show_pairs("", ())
            return
        raw = self.sheet.raw()
        keys = ("applicant", "paper_no", "phone", "address", "content", "reached_on")
        try:
            self._found = self._office.cases.similar(self._values(raw, *keys))
        except AppError as error:
            self._teller.refuse(error)
            return
        self._show_similar()

    def _show_similar(self) -> None:
        waiting = [one for one in self._found if one.record.text("number") not in self.pending]
        self._similar.show_pairs(self.sheet.raw()["content"], waiting)
        self._follow()

    def _decide(self, number: str, decision: str) -> None:
        self.pending[number] = decision
        self.sheet.go_to("content")
        self._show_similar()
        self._teller.tell(f"与{number}：{decision}，保存时一并记录")


def gap_words(workdays: int) -> str:
    """How long a request lay before it was typed in."""
    return f"已收到 {workdays} 个工作日，今日才登记" if workdays else "收到之日不是今日，其间没有工作日"


def _list(key: str) -> str:
    return list_of(REQUEST[key])
