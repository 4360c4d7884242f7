"""建议提案 beside the table: what comes next and by when, the letters that leave, and what the classes mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from desktop_app.domain.deadlines import words
from desktop_app.domain.fields import Choice, LongText, Text
from desktop_app.domain.proposal_law import JOINT, MOTION, basis_of, extended_until
from desktop_app.domain.records import Changed, Record
from desktop_app.domain.register import Field, Source
from desktop_app.registers.matter import NEW, REDOING, RUNNING
from desktop_app.registers.proposal import OPINED, PROPOSAL, REPLIED, SENT_BACK
from desktop_app.registers.proposal_fields import WAY
from ui.paper_offer import Offer
from ui.record_panel import RecordPanel
from ui.tell import Teller

if TYPE_CHECKING:
    from desktop_app.domain.flow import Move
    from desktop_app.services.office import Office
    from desktop_app.services.publishing import Paper

_ISSUED = (REPLIED, OPINED, SENT_BACK)
_REPLY, _OPINION, _RETURN = "proposal_reply", "proposal_opinion", "proposal_return"
_NAMES = {_REPLY: "答复函", _OPINION: "会办意见", _RETURN: "退办说明"}
_NOT_JOINT = frozenset({REPLIED, "called_back", "redone", "followed"})
_FORM, _FORMS = "form", ("信函", "公文")


class ProposalPanel(RecordPanel):
    """The record panel of 建议提案."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(PROPOSAL, office, teller)
        self._moves.own = {key: partial(self._issue, key) for key in _ISSUED} | {"extended": self._extend}
        self._moves.fits = self._fits
        self._moves.papers = self._papers_of
        self._moves.further = self._further

    def _fits(self, move: Move, record: Record) -> bool:
        """Who only takes part gives an opinion; everybody else answers."""
        joint = record.text("role") == JOINT
        if move.key == "accepted" and record.day("signed_on"):
            return False
        return not joint if move.key in _NOT_JOINT else joint if move.key == OPINED else True

    def _issue(self, key: str, record: Record) -> None:
        """The small form of a move that is made by a letter."""
        move = PROPOSAL.flow.move(key)
        fields = [replace(PROPOSAL[one], required=one in move.needs, section="") for one in move.asks]
        fields.append(Field(_FORM, "文书版式", Choice("letter_form"), required=True))
        texts = {f.key: f.kind.show(record.values.get(f.key)) for f in fields if f.source is Source.TYPED}

        def act(raw: Mapping[str, str]) -> Changed:
            told = {name: text for name, text in raw.items() if name != _FORM}
            return self._office.proposals.issue(record.id, record.version, key, told, raw[_FORM])

        self._ask.ask(
            move.label,
            fields,
            act,
            texts={**texts, move.on: self._office.entries.today().isoformat(), _FORM: _FORMS[0]},
            note="\n".join(line for line in (self._before(key, record), move.help) if line),
            ok=f"确定{move.label}",
        )

    def _before(self, key: str, record: Record) -> str:
        """What is told above the form: what the classes mean, or that it is late for sending back."""
        if key == REPLIED:
            year = record.values.get("year")
            told = self._office.proposals.classes(year if isinstance(year, int) else 0)
            classes = "；".join(f"{name}：{text}" for name, text in told.items())
            return f"{classes}\n答复函在登记的同时存下，重印时与当时一样"
        until = record.day("return_due")
        if key == SENT_BACK and until and self._office.entries.today() > until:
            return f"退办期限是 {until}，已经过了：请先与交办单位说好再退"
        return f"退办期限是 {until}" if key == SENT_BACK and until else ""

    def _extend(self, record: Record) -> None:
        due, limits = record.day("due_on"), self._office.rules.current().matters
        until = extended_until(due, limits) if due and record.text("kind") == MOTION else None
        self._moves.begin("extended", {"extended_to": until.isoformat()} if until else None)

    def _following(self, record: Record) -> str:
        """Who does what by when, and where the limit comes from."""
        state, due = record.text("state"), record.day("due_on")
        if state == WAY.answered:
            return "" if record.text("role") == JOINT else self._after_answer(record)
        if state not in (NEW, RUNNING, REDOING) or due is None:
            return ""
        act = {NEW: "分办到科室", REDOING: "重新沟通，作二次答复"}.get(state, "")
        if record.text("role") == JOINT:
            act = act or "提出会办意见"
        elif not act:
            act = "答复" if record.values.get("met_times") else "见面沟通，再答复"
        left = words(due, self._office.entries.today())
        told = f"下一步：{act}。{due} 前（{left}）"
        if not self._office.rules.current().calendar.is_workday(due):
            told += "，那天不上班，期限不顺延"
        hard = record.values.get("hard") is True
        usual = state != REDOING and not record.day("extended_to") and record.text("role") != JOINT
        return f"{told}；依据{basis_of(record.text('kind'), hard=hard)}" if usual else told

    def _after_answer(self, record: Record) -> str:
        told = record.text("satisfaction")
        if not told:
            return "下一步：收回征询意见表，登记代表或者委员的意见"
        if told == "不满意":
            return "下一步：不满意重办，作二次答复"
        later = record.text("result_class") in ("B", "C") and not record.values.get("carried_out")
        return "下一步：办结；以后跟踪落实，落实了再登记" if later else "下一步：办结"

    def _papers_of(self, record: Record) -> Sequence[tuple[str, Callable[[], object]]]:
        if record.text("void_reason"):
            return []
        keys = [_OPINION if record.text("role") == JOINT else _REPLY]
        if record.text("state") in (NEW, RUNNING) or record.day("sent_back_on"):
            keys.append(_RETURN)
        if record.day("sent_back_on"):
            keys = [_RETURN]
        return [(f"{_NAMES[key]}…", partial(self._see, key, record)) for key in keys]

    def _further(self, record: Record) -> Sequence[tuple[str, Callable[[], object]]]:
        key = _OPINION if record.text("role") == JOINT else _REPLY
        named = [(f"{_NAMES[one]}用语…", partial(self._ask_words, one)) for one in (key, _RETURN)]
        return [("类别含义…", partial(self._ask_classes, record)), *named]

    def _ask_words(self, key: str) -> None:
        """The words of a letter, with places for facts in braces."""
        proposals = self._office.proposals

        def act(raw: Mapping[str, str]) -> Changed:
            if raw["words"].strip():
                proposals.put_wording(key, raw["words"])
            else:
                proposals.restore_wording(key)
            return Changed(f"修改{_NAMES[key]}用语", {PROPOSAL.key: frozenset()})

        self._ask.ask(
            f"{_NAMES[key]}用语",
            [Field("words", "用语", LongText(10_000, width=60))],
            act,
            texts={"words": proposals.wording_text(key)},
            note="{　}里的内容由程序填写；全部清空再保存，就恢复成随程序附带的用语。已经发出的文书不变",
            ok="保存",
        )

    def _ask_classes(self, record: Record) -> None:
        """What A, B, C and D mean in the year of this record."""
        found = record.values.get("year")
        year = found if isinstance(found, int) else self._office.entries.today().year
        proposals = self._office.proposals
        fields = [Field(name, f"{name}类", Text(100, width=40)) for name in ("A", "B", "C", "D")]

        def act(raw: Mapping[str, str]) -> Changed:
            proposals.put_classes(year, raw)
            return Changed(f"修改{year}年类别含义", {PROPOSAL.key: frozenset()})

        self._ask.ask(
            f"{year}年起各类别的含义",
            fields,
            act,
            texts=proposals.classes(year),
            note="各地各年规定不同，按交办单位当年的规定写；不用的类别留空",
            ok="保存",
        )

    def _see(self, key: str, record: Record) -> None:
        from ui.dialogs.paper_view import open_paper_view  # noqa: PLC0415  # a door is paid for when opened

        proposals, name = self._office.proposals, _NAMES[key]
        kept = proposals.kept(record.id, key)
        chosen = [_FORMS[0]]

        def make(word: str) -> Paper:
            chosen[0] = word or _FORMS[0]
            return proposals.paper(record.id, key, chosen[0])

        offer = Offer(
            title=f"{name}：{record.text('number')}",
            make=make,
            save=lambda paper, path: proposals.save(paper, path, record.id, key),
            word=lambda path: proposals.save_word(path, record.id, key, chosen[0]),
            printed=lambda printer, copies: proposals.printed(record.id, key, printer, copies),
            file=f"{name} {record.text('reply_no') or record.text('number')}",
            choice="" if kept else "版式",
            words=() if kept else _FORMS,
            told=proposals.told(record.id, key),
        )
        open_paper_view(self.window(), self._office, offer)
