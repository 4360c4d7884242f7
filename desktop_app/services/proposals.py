"""建议提案: the reply, the opinion to whoever answers and the letter that sends back; what left is kept as it was.

The step and the frozen PDF are one action. Unlike the letters of requests these take no number from the bureau's
register (文号 comes from the document office), so what left is kept as a file of the record: it is printed again from
those bytes whatever is changed afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.documents.letter_text import FORMS, letter_form
from desktop_app.documents.matter_wordings import matter_wording
from desktop_app.domain.dates import chinese_day
from desktop_app.domain.proposal_letters import COMMON, COPIES, ENCLOSED, mark_of, words_of
from desktop_app.domain.records import Attachment, Changed, Record
from desktop_app.errors import Refused, Trouble
from desktop_app.registers.matter import REDOING
from desktop_app.registers.proposal import PROPOSAL
from desktop_app.services import outflows
from desktop_app.services.attachments import shown_name
from desktop_app.services.bureau import Bureau
from desktop_app.services.entries import Entries
from desktop_app.services.files import write_whole
from desktop_app.services.letters import FOLDER
from desktop_app.services.moving import changed
from desktop_app.services.proposal_words import LETTERS, RETURN, ProposalWords, Sent
from desktop_app.services.publishing import Paper
from desktop_app.storage.filing import Filing
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Store

if TYPE_CHECKING:
    from desktop_app.documents.official_letter import OfficialLetter

_BY_MOVE = {sent.move: sent for sent in LETTERS.values()}
# What a letter cannot leave without, as the register calls it.
_LABELS = {"内容": "", "主办单位": "lead", "交办单位": "assigner", "提出人": "proposer", "标题": "title"}


class Proposals(ProposalWords):
    """The verbs of 建议提案 that its declaration cannot say."""

    def __init__(
        self,
        store: Store,
        entries: Entries,
        bureau: Callable[[], Bureau],
        data: Path,
        filings: tuple[Filing, Filing],
        need: Callable[[Collection[str], str], None],
    ) -> None:
        """`filings`: where bytes are kept, and where the backup keeps them once more."""
        super().__init__(store, data / FOLDER, need)
        self._entries, self._bureau, self._filings = entries, bureau, filings

    # The letters

    def issue(
        self, record_id: int, version: int, move: str, raw: Mapping[str, object], form: str = FORMS[0]
    ) -> Changed:
        """答复, 提出会办意见 or 退办: the step is written and the letter's PDF kept with the record, or neither.

        Refused as every move, and when the letter lacks a fact; Trouble when the PDF cannot be kept.
        """
        sent = _BY_MOVE[move]
        with self._store.unit(PROPOSAL.flow.move(move).label) as unit:
            self._entries.step_in(unit, PROPOSAL, record_id, version, move, raw)
            record = unit.get(PROPOSAL, record_id)
            if lacking := self._lacking(sent, record):
                raise Refused(f"{sent.words.name}还缺内容", why="、".join(lacking), do="请补齐后再办")
            pdf = self._drawn(self._letter(sent, record, form)).pdf
            there = unit.attachments(PROPOSAL.key, record_id)
            name = shown_name(_file_name(sent, record), {file.name.casefold() for file in there})
            sha = self._filings[0].keep(name, pdf)  # before the commit: no row without its bytes
            if sha not in {file.sha256 for file in there}:
                unit.attach(PROPOSAL, record_id, name, sha, len(pdf))
        return changed(unit, PROPOSAL, record_id)

    def kept(self, record_id: int, key: str) -> Attachment | None:
        """The letter that left, as it lies with the record; None before, and while it is being answered anew."""
        with self._store.reading() as reader:
            return self._kept(reader, LETTERS[key], reader.get(PROPOSAL, record_id))

    def paper(self, record_id: int, key: str, form: str = FORMS[0]) -> Paper:
        """The letter that left, byte by byte; before that as it would be, with 草稿 across it and what is missing.

        Refused for a void record; Trouble when neither our file nor the backup's is what left.
        """
        sent = LETTERS[key]
        with self._store.reading() as reader:
            record = _living(reader, record_id)
            kept = self._kept(reader, sent, record)
        if kept is not None:
            return self._again(sent, kept)
        drawn = self._drawn(self._letter(sent, record, form, draft=True))
        return Paper(drawn.pdf, drawn.pages, drawn.missing, draft=True, why=self._why_draft(sent, record))

    def told(self, record_id: int, key: str) -> str:
        """What the letter of a record is: the one that left, or a draft and what it lacks."""
        sent = LETTERS[key]
        with self._store.reading() as reader:
            record = reader.get(PROPOSAL, record_id)
            kept = self._kept(reader, sent, record)
        if kept is not None:
            return f"这是存下的《{kept.name}》，与当时发出的一样"
        return f"{self._why_draft(sent, record)}；纸上印有“草稿”字样"

    def _why_draft(self, sent: Sent, record: Record) -> str:
        if record.day(sent.on) and record.text("state") != REDOING:
            why = f"没有存下当时的{sent.words.name}，这是按现在登记的内容排的"
        else:
            why = f"还没有登记“{PROPOSAL.flow.move(sent.move).label}”"
        lacking = self._lacking(sent, record)
        return f"{why}；还缺：{'、'.join(lacking)}" if lacking else why

    def word(self, record_id: int, key: str, form: str = FORMS[0]) -> bytes:
        """The letter by the record as it stands, as an editable Word file."""
        from desktop_app.documents.official_word import official_word  # noqa: PLC0415  # start-up must not pay for it

        with self._store.reading() as reader:
            return official_word(self._letter(LETTERS[key], _living(reader, record_id), form))

    def save(self, paper: Paper, path: Path, record_id: int, key: str) -> None:
        """Write the PDF; that it left is on record before the file exists."""
        outflows.save(self._store, PROPOSAL.key, [record_id], LETTERS[key].words.name, path, paper.pdf)

    def save_word(self, path: Path, record_id: int, key: str, form: str = FORMS[0]) -> None:
        """Write the Word file; on record as `save`."""
        content, what = self.word(record_id, key, form), LETTERS[key].words.name
        with self._store.unit(f"另存{what}") as unit:
            unit.outflow(PROPOSAL.key, f"{what} Word", [record_id], {"file": path.name})
        write_whole(path, content)

    def printed(self, record_id: int, key: str, printer: str, copies: int) -> None:
        """Put on record that a letter goes to a printer."""
        outflows.printed(self._store, PROPOSAL.key, [record_id], LETTERS[key].words.name, printer, copies)

    def _kept(self, reader: Reader, sent: Sent, record: Record) -> Attachment | None:
        if record.day(sent.on) is None or record.text("state") == REDOING:
            return None
        stem = _file_name(sent, record).removesuffix(".pdf")
        files = [one for one in reader.attachments(PROPOSAL.key, record.id) if one.name.startswith(stem)]
        return files[-1] if files else None

    def _again(self, sent: Sent, kept: Attachment) -> Paper:
        from desktop_app.documents.preview import page_count  # noqa: PLC0415  # start-up must not pay for it

        for filing in self._filings:
            if (pdf := filing.read(kept.sha256)) is not None:
                return Paper(pdf, page_count(pdf), (), draft=False)
        do = "请从别处的备份恢复，或者用纸质存档复印"
        raise Trouble(f"不能重印{sent.words.name}", why=f"找不到存下的《{kept.name}》，或者它被改动过", do=do)

    def _drawn(self, letter: OfficialLetter) -> Paper:
        from desktop_app.documents.official_letter import official_sheets  # noqa: PLC0415  # start-up must not pay

        sheets = official_sheets(letter)
        return Paper(sheets.pdf, sheets.pages, sheets.missing, letter.draft)

    def _letter(self, sent: Sent, record: Record, form: str, *, draft: bool = False) -> OfficialLetter:
        from desktop_app.documents.official_letter import OfficialLetter  # noqa: PLC0415  # start-up must not pay

        bureau = self._bureau()
        title, salutation, body = matter_wording(sent.words, self._folder).filled(_facts(sent, record))
        contact = [("联系人", record.text("handler")), ("联系电话", bureau.phone)]
        copies = record.text("copies") or COPIES.get(record.text("kind"), "")
        return OfficialLetter(
            issuer=bureau.name,
            number=record.text("reply_no") if sent is not RETURN else "",
            title=title,
            salutation=salutation,
            body=body,
            day=record.day(sent.on) or self._entries.today(),
            mark=mark_of(record.text("result_class")) if sent.classed else "",
            attachments=(ENCLOSED,) if sent.classed else (),
            note="，".join(f"{name}：{told}" for name, told in contact if told),
            copies=copies if sent.classed else "",
            form=letter_form(form),
            draft=draft,
        )

    def _lacking(self, sent: Sent, record: Record) -> tuple[str, ...]:
        """What the words name and the record does not tell, as the form calls it."""
        facts = _facts(sent, record)
        named = sorted(matter_wording(sent.words, self._folder).names(), key=COMMON.index)
        labels = {name: PROPOSAL.label(_LABELS.get(name) or sent.text) for name in _LABELS}
        lacking = [labels.get(name, name) for name in named if not facts.get(name)]
        if sent.classed and not record.text("result_class"):
            lacking.append(PROPOSAL.label("result_class"))
        if not self._bureau().name:
            lacking.append("单位名称（在“单位设置”里填写）")
        return tuple(lacking)


def _living(reader: Reader, record_id: int) -> Record:
    record = reader.get(PROPOSAL, record_id)
    if record.text("void_reason"):
        raise Refused(f"{record.text('number')}已作废", why="作废的件不能出具文书", do="请先从回收站恢复")
    return record


def _file_name(sent: Sent, record: Record) -> str:
    number = record.text("reply_no") if sent is not RETURN else record.text("case_no")
    return f"{sent.words.name} {number}".rstrip() + ".pdf"


def _facts(sent: Sent, record: Record) -> dict[str, str]:
    word, address = words_of(record.text("kind"))
    assigned = record.day("assigned_on")
    return {
        "届次": record.text("session"),
        "案号": record.text("case_no").removeprefix("第").removesuffix("号"),
        "文种": word,
        "标题": record.text("title"),
        "提出人": record.text("proposer"),
        "称呼": address,
        "人称": "你们" if "、" in record.text("proposer") else "您",
        "内容": record.text(sent.text),
        "交办日期": chinese_day(assigned) if assigned else "",
        "交办单位": record.text("assigner"),
        "主办单位": record.text("lead"),
        "承办科室": record.text("department"),
    }
