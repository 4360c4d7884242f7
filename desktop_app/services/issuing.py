"""A paper leaves: its number taken, its bytes frozen, the step it means written, all in one action or not at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from desktop_app.documents.letter_text import FORMS, letter_words
from desktop_app.documents.wordings import wording
from desktop_app.domain.changes import IssuedLetter
from desktop_app.domain.fields import Value
from desktop_app.domain.flow import Move
from desktop_app.domain.letter_kinds import letter_kinds
from desktop_app.domain.letter_shape import LetterKind, To
from desktop_app.domain.records import Changed, Record
from desktop_app.domain.rulebook import Rulebook
from desktop_app.errors import Refused, Trouble
from desktop_app.registers.request import REQUEST
from desktop_app.services.bureau import Bureau
from desktop_app.services.entries import Entries
from desktop_app.services.files import write_whole
from desktop_app.services.letter_delivery import Delivery, check_delivery, delivery_steps
from desktop_app.services.letter_moves import move_key, step_values
from desktop_app.services.letter_papers import LetterPapers
from desktop_app.services.letter_prefill import Known, secrets
from desktop_app.services.letter_series import series_of
from desktop_app.services.letters import usable
from desktop_app.services.publishing import Paper
from desktop_app.storage.filing import Filing
from desktop_app.storage.store import Store, Unit

_TAKEN_LATER = "（待编号）"  # stands for the number while everything else is checked
_ADDRESSEES = ("第三方", "共同制作机关", "协办单位")


@dataclass(frozen=True)
class Issued:
    """A paper that left: its line in the register, its frozen PDF, and what the action touched."""

    letter: IssuedLetter
    paper: Paper
    changed: Changed


class Issuing(LetterPapers):
    """Issuing, printing again, and how papers reach who they are for."""

    def __init__(
        self,
        store: Store,
        rules: Callable[[], Rulebook],
        bureau: Callable[[], Bureau],
        today: Callable[[], date],
        data: Path,
        need: Callable[[Collection[str], str], None],
        entries: Entries,
        filings: tuple[Filing, Filing],
    ) -> None:
        """`entries` writes steps; the bytes are kept in the first of the `filings`, by the backup in the second."""
        super().__init__(store, rules, bureau, today, data, need)
        self._entries = entries
        self._filing, self._copies = filings

    def move_of(self, kinds: str, record: Record | None = None) -> Move | None:
        """The move that goes with a paper; None for none, and where the paper only confirms what a record shows."""
        key = move_key(letter_kinds(kinds), record)
        return REQUEST.flow.move(key) if key else None

    def issue(
        self,
        record_id: int,
        kinds: str,
        facts: Mapping[str, Value],
        form: str = FORMS[0],
        *,
        version: int,
        number_id: int = 0,
        move: bool = True,
        row: str = "",
    ) -> Issued:
        """Take the number (or the one reserved as `number_id`), freeze the PDF, and write the step that goes with it.

        `row` is the kind of a mixed reply that the annual report counts. Refused as `paper`, when the state or the
        clock does not allow the step, and when the record was changed since `version` was read: then nothing happened.
        """
        chosen, bureau = letter_kinds(kinds), self._bureau()
        with self._store.unit("出具文书") as unit:
            known = self._known_to(unit, record_id, bureau)
            _same(known.record, version)
            key = move_key(chosen, known.record) if move else ""
            told = {name: value for name, value in facts.items() if name in usable(chosen) and name != "文号"}
            title, day = self._checked(known, chosen, told, form, key)
            line = self._line(unit, record_id, chosen, number_id, day, title)
            if not chosen[0].form:
                told["文号"] = line.number
            paper = self._paper(known, chosen, told, form)
            kept = unit.issue_letter(self._frozen(line, chosen, told, form, title, day, paper))
            if key:  # the letter first: an extension takes effect only with one
                values = step_values(chosen, told, line.number, row)
                self._entries.step_in(unit, REQUEST, record_id, version, key, values)
            letter = unit.letter(kept)
            self._filing.keep(f"{title}.pdf", paper.pdf)  # before the commit: no line without its bytes
        return Issued(letter, paper, Changed(unit.label, {REQUEST.key: frozenset({record_id})}, unit.id))

    def _checked(
        self, known: Known, kinds: tuple[LetterKind, ...], told: Mapping[str, Value], form: str, key: str
    ) -> tuple[str, date]:
        """Title and day of a paper that can leave; Refused by its state first, then with all that is missing."""
        if key:
            told_all = dict.fromkeys(REQUEST.flow.move(key).needs, True)
            REQUEST.flow.check(known.record.text("state"), key, told_all, REQUEST.label)
        names = "+".join(kind.key for kind in kinds)
        if lacking := self.missing(names, {**told, "文号": _TAKEN_LATER}, issuing=bool(key)):
            raise Refused(
                f"“{'、'.join(kind.name for kind in kinds)}”还缺{len(lacking)}项内容",
                why="、".join(lacking),
                do="请补齐后再出具",
            )
        written = told.get("成文日期")
        day = written if isinstance(written, date) and kinds[0].signed else self._today()
        self._not_to_come("成文日期", day)
        first = known.record.day(REQUEST.year_by)
        if first and day < first:
            raise Refused("日期不对", why=f"成文日期 {day} 早于收到申请的 {first}", do="请核对日期")
        letter = self._letter(kinds, {**told, "文号": _TAKEN_LATER}, form, secrets(known.record))
        return letter_words(letter).title, day

    def _line(
        self,
        unit: Unit,
        record_id: int,
        kinds: tuple[LetterKind, ...],
        number_id: int,
        day: date,
        title: str,
    ) -> IssuedLetter:
        """The line of the register this paper takes: a reserved one, the next one, or one without a number."""
        if kinds[0].form:
            if number_id:
                raise Refused(f"“{kinds[0].name}”不编文号", do="请不要选预留的文号")
            return IssuedLetter(REQUEST.key, record_id, year=day.year, purpose=title)
        series = series_of(kinds, self.series_setting())
        if not number_id:
            return unit.reserve_number(series, day.year, title, REQUEST.key, record_id)
        line = unit.letter(number_id)
        self._of_year(line, day)
        if line.series != series:
            raise Refused(
                f"{line.number}不能用于这份文书", why=f"这份文书的文号代字是“{series}”", do="请另选文号"
            )
        if line.record_id not in (0, record_id):
            raise Refused(f"{line.number}是为另一件申请预留的", do="请另选文号")
        return replace(line, register=REQUEST.key, record_id=record_id)

    def _frozen(
        self,
        line: IssuedLetter,
        kinds: tuple[LetterKind, ...],
        told: Mapping[str, Value],
        form: str,
        title: str,
        day: date,
        paper: Paper,
    ) -> IssuedLetter:
        return replace(
            line,
            kinds="+".join(kind.key for kind in kinds),
            title=title,
            addressee=_addressee(kinds[0], told),
            issued_on=day,
            form=form,
            facts=told,
            wordings=self._wording_hashes(kinds),
            pdf_sha256=sha256(paper.pdf).hexdigest(),
            pdf_size=len(paper.pdf),
            pages=paper.pages,
        )

    def _wording_hashes(self, kinds: tuple[LetterKind, ...]) -> dict[str, str]:
        """By kind the SHA-256 of the law a wording follows and of its text."""
        return {
            kind.key: sha256(
                f"{wording(kind, self._folder).law}\n{self.wording_text(kind.key)}".encode()
            ).hexdigest()
            for kind in kinds
        }

    def reprint(self, letter_id: int) -> Paper:
        """The bytes that left, whatever was changed since; the backup's where ours are missing or damaged.

        Refused for a number without a paper of the program; Trouble when neither file is what left.
        """
        letter = self.letter(letter_id)
        if not letter.pdf_sha256:
            why = "它是在程序外制作的" if letter.title else "文号还没有用，或者没有用就作废了"
            raise Refused(f"{letter.number}没有可以重印的文书", why=why)
        for filing in (self._filing, self._copies):
            if (pdf := filing.read(letter.pdf_sha256)) is not None:
                return Paper(pdf, letter.pages, (), draft=False)
        there = self._filing.place(letter.pdf_sha256).exists()
        raise Trouble(
            f"不能重印《{letter.title}》{letter.number}",
            why="磁盘上的文件被改动过，与出具时不一致" if there else "数据文件夹里找不到它，备份里也没有",
            do="请从别处的备份恢复，或者用纸质存档复印",
        )

    def save_copy(self, letter_id: int, path: Path) -> Paper:
        """Write a paper that left as it is (.pdf), or the same words to be edited (.docx); on record before it exists.

        Refused for other endings, and as Word when the wording was changed since.
        """
        paper, letter = self.reprint(letter_id), self.letter(letter_id)
        ending = path.suffix.lower()
        if ending not in (".pdf", ".docx"):
            raise Refused(f"不能存成“{path.name}”", do="文件名应以 .pdf 或 .docx 结尾")
        content = paper.pdf if ending == ".pdf" else self._as_word(letter)
        self._left(letter, f"{letter.title} {ending[1:]}", {"file": path.name})
        write_whole(path, content)
        return paper

    def _as_word(self, letter: IssuedLetter) -> bytes:
        from desktop_app.documents.letter_word import letter_word  # noqa: PLC0415  # start-up must not pay for it

        kinds = letter_kinds(letter.kinds)
        if self._wording_hashes(kinds) != dict(letter.wordings):
            raise Refused(
                "不能存成 Word 文件",
                why="文书用语在出具以后改过，生成的内容会与原件不一致",
                do="请存为 PDF；要用新的用语，请另行出具",
            )
        with self._store.reading() as reader:
            hidden = secrets(reader.get(REQUEST, letter.record_id))
        return letter_word(self._letter(kinds, letter.facts, letter.form, hidden))

    def printed(self, letter_id: int, printer: str, copies: int) -> None:
        """Put on record that a paper goes to a printer."""
        letter = self.letter(letter_id)
        self._left(letter, f"打印{letter.title}", {"printer": printer, "copies": copies})

    def _left(self, letter: IssuedLetter, what: str, details: Mapping[str, object]) -> None:
        with self._store.unit("重印文书") as unit:
            told = {**details, "letter": letter.kinds, "number": letter.number}
            unit.outflow(REQUEST.key, what, [letter.record_id], told)

    def sent(
        self,
        letter_id: int,
        way: str,
        sent_on: date | None,
        mail_no: str,
        signed_on: date | None,
        signed_by: str,
        version: int,
    ) -> Changed:
        """How a paper went out and was received; for the reply the steps 登记交邮 and 登记签收 are written too.

        Refused for other ways than the office's list, a courier's number, days to come or out of order, and where the
        steps say another day already.
        """
        told = Delivery(way.strip(), sent_on, mail_no.strip(), signed_on, signed_by.strip())
        with self._store.unit("登记送达") as unit:
            letter = unit.letter(letter_id)
            check_delivery(letter, told, unit.words("delivery", hidden=True), self._today())
            unit.letter_sent(letter_id, told.way, sent_on, told.mail_no, signed_on, told.signed_by)
            if letter.record_id:
                record = unit.get(REQUEST, letter.record_id)
                at: int | None = version
                for key, values in delivery_steps(record, letter, told):
                    self._entries.step_in(unit, REQUEST, record.id, at, key, values)
                    at = None
        return Changed(unit.label, {REQUEST.key: frozenset({letter.record_id})}, unit.id)


def _same(record: Record, version: int) -> None:
    if record.version != version:
        raise Refused(
            f"{record.text('number')}已被别人修改",
            why="文书内容可能已经不符",
            do="请查看最新内容后再出具",
        )


def _addressee(kind: LetterKind, facts: Mapping[str, Value]) -> str:
    if kind.to is To.INSIDE:
        return ""
    names = ("申请人", "受送达人") if kind.to is To.APPLICANT else _ADDRESSEES
    return next((str(facts[name]) for name in names if facts.get(name)), "")
