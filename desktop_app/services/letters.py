"""The letters of 依申请公开 before they leave: which fit a request, what they need, how they will look, their words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.documents.letter_text import FORMS, Letter, letter_form, missing
from desktop_app.documents.wordings import own_path, parse, shipped_text, wording
from desktop_app.domain.fields import Value
from desktop_app.domain.letter_facts import SUBJECTS, read
from desktop_app.domain.letter_kinds import KINDS, Filling, allowed, filling, letter_kind, letter_kinds
from desktop_app.domain.letter_shape import LetterKind
from desktop_app.domain.records import Record, effective
from desktop_app.domain.rulebook import Rulebook
from desktop_app.errors import Refused, Trouble, reason
from desktop_app.registers.request import REQUEST
from desktop_app.services.bureau import Bureau
from desktop_app.services.charging import BY_ITEM, earlier_this_month
from desktop_app.services.files import write_whole
from desktop_app.services.joining import led_by
from desktop_app.services.letter_moves import needed_facts
from desktop_app.services.letter_prefill import Known, check_dates, prefilled, secrets
from desktop_app.services.letter_series import KEY, blank_number, in_force, series_of
from desktop_app.services.publishing import Paper
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Store
from desktop_app.textfile import read_text

_AFTER_ASKING = "third_party_decision"  # to disclose against a third party's will, he must have been asked
FOLDER = "letters"  # the office's own wordings, in the data folder


@dataclass(frozen=True)
class WordingLine:
    """One wording as the office may see it: the law its text follows, and the law the shipped one follows."""

    kind: LetterKind
    law: str
    shipped_law: str
    own: bool
    fault: str = ""


class Letters:
    """Letters of requests; several kinds joined by + make one mixed reply."""

    def __init__(
        self,
        store: Store,
        rules: Callable[[], Rulebook],
        bureau: Callable[[], Bureau],
        today: Callable[[], date],
        data: Path,
        need: Callable[[Collection[str], str], None],
    ) -> None:
        self._need = need
        self._store, self._rules, self._bureau, self._today = store, rules, bureau, today
        self._folder = data / FOLDER

    def kinds_for(self, record: Record) -> tuple[LetterKind, ...]:
        """The letters that fit the state of a request; of the replies only the one given, once one was given."""
        state, replied = record.text("state"), record.text("reply_kind")
        fitting = [
            kind
            for kind in KINDS
            if state in kind.when and (kind.key != _AFTER_ASKING or record.day("third_on"))
        ]
        return tuple(kind for kind in fitting if not (replied and kind.reply) or kind.reply == replied)

    def facts(
        self, record_id: int, kinds: str, given: Mapping[str, object] | None = None
    ) -> dict[str, Value]:
        """The facts of a letter as far as they are known; `given` ones, as typed, stand.

        Refused as `read`, and when a given fact has no place in this letter.
        """
        chosen, told = letter_kinds(kinds), read(given or {})
        if strange := [name for name in told if name not in usable(chosen)]:
            raise Refused(
                f"“{'、'.join(kind.name for kind in chosen)}”里没有{'、'.join(strange)}",
                why="这份文书用不到这些内容，或者不得写入这些内容",
                do="请去掉这些内容",
            )
        known = self._known(record_id)
        found = self._facts(known, chosen, told)
        if found.get("计收方式") == BY_ITEM and "此前累计件数" not in found:
            with self._store.reading() as reader:
                found["此前累计件数"] = earlier_this_month(reader, known.record)
        return found

    def missing(self, kinds: str, facts: Mapping[str, Value], *, issuing: bool = False) -> tuple[str, ...]:
        """The names of the facts that are still needed, all together; `issuing`: also those its move asks for."""
        chosen = letter_kinds(kinds)
        lacking = missing(self._letter(chosen, facts, FORMS[0], ()))
        wanted = needed_facts(chosen) if issuing else ()
        unsaid = (name for name in wanted if facts.get(name) in (None, "", ()))
        return tuple(dict.fromkeys((*lacking, *unsaid)))

    def series(self, kinds: str) -> str:
        """The words before year and number of a paper's 文号; empty where it carries none."""
        return series_of(letter_kinds(kinds), self.series_setting())

    def series_setting(self) -> dict[str, str]:
        """The words in force for replies (`reply`) and for papers of the procedure (`procedure`)."""
        with self._store.reading() as reader:
            kept = reader.setting(KEY)
        return in_force(kept, self._bureau())

    def paper(self, record_id: int, kinds: str, facts: Mapping[str, Value], form: str = FORMS[0]) -> Paper:
        """The letter as PDF, with a blank in its 文号 unless one is told.

        Refused when facts are missing, dates are not the clock's, or an identity would leave.
        """
        return self._paper(self._known(record_id), letter_kinds(kinds), facts, form)

    def word(self, record_id: int, kinds: str, facts: Mapping[str, Value], form: str = FORMS[0]) -> bytes:
        """The letter as an editable Word file; Refused as `paper`."""
        from desktop_app.documents.letter_word import letter_word  # noqa: PLC0415  # start-up must not pay for it

        known, chosen = self._known(record_id), letter_kinds(kinds)
        check_dates(chosen[0], known, facts)
        return letter_word(self._letter(chosen, facts, form, secrets(known.record)))

    def save(
        self, record_id: int, kinds: str, facts: Mapping[str, Value], path: Path, form: str = FORMS[0]
    ) -> Paper:
        """Write the PDF of a paper that is not issued; that it left is on record before the file exists."""
        paper = self.paper(record_id, kinds, facts, form)
        self._leaves(record_id, kinds, path)
        write_whole(path, paper.pdf)
        return paper

    def save_word(
        self, record_id: int, kinds: str, facts: Mapping[str, Value], path: Path, form: str = FORMS[0]
    ) -> None:
        """Write the Word file of a paper that is not issued; that it left is on record before the file exists."""
        made = self.word(record_id, kinds, facts, form)
        self._leaves(record_id, kinds, path)
        write_whole(path, made)

    def _leaves(self, record_id: int, kinds: str, path: Path) -> None:
        name = "＋".join(kind.name for kind in letter_kinds(kinds))
        what = "Word" if path.suffix.lower() == ".docx" else "PDF"
        with self._store.unit("另存文书样稿") as unit:
            unit.outflow(REQUEST.key, f"{name} {what}", [record_id], {"file": path.name, "letter": kinds})

    def filling(self, kinds: str, facts: Mapping[str, Value], chosen: str = "") -> Filling:
        """What a reply writes into the ledger: 答复类型, 适用条款, 统计类别, relief."""
        return filling(letter_kinds(kinds), facts, chosen)

    def wordings(self) -> tuple[WordingLine, ...]:
        """Every wording in force, with the fault of one that cannot be used."""
        lines = []
        for kind in KINDS:
            shipped = wording(kind).law
            try:
                made = wording(kind, self._folder)
                lines.append(WordingLine(kind, made.law, shipped, made.own))
            except (Refused, Trouble) as no:
                lines.append(WordingLine(kind, "", shipped, own=True, fault=str(no)))
        return tuple(lines)

    def wording_text(self, kind: str, *, shipped: bool = False) -> str:
        """The text of a wording, to be edited; with `shipped` the one that came with the program."""
        path = own_path(self._folder, letter_kind(kind))
        if shipped or not path.exists():
            return shipped_text(letter_kind(kind))
        return read_text(path).replace("\r\n", "\n")  # as Windows editors end their lines

    def put_wording(self, kind: str, text: str) -> None:
        """Keep the office's own wording of a kind; Refused as `parse` and without the duty 管理: nothing is kept."""
        self._need(("管理",), "修改文书用语")
        parse(letter_kind(kind), text)
        write_whole(own_path(self._folder, letter_kind(kind)), text.encode("utf-8"))

    def restore_wording(self, kind: str) -> None:
        """Go back to the shipped wording; the office's own stays beside it as .bak."""
        self._need(("管理",), "恢复原用语")
        path = own_path(self._folder, letter_kind(kind))
        try:
            if path.exists():
                path.replace(path.with_suffix(".bak"))
        except OSError as error:
            raise Trouble(
                "没有恢复成原来的用语", why=reason(error), do="请关闭正在打开的文件后重试"
            ) from error

    def _known(self, record_id: int) -> Known:
        bureau = self._bureau()
        with self._store.reading() as reader:
            return self._known_to(reader, record_id, bureau)

    def _known_to(self, reader: Reader, record_id: int, bureau: Bureau) -> Known:
        record = reader.get(REQUEST, record_id)
        if record.text("void_reason"):
            raise Refused(
                f"{record.text('number')}已作废", why="作废的申请不能出具文书", do="请先从回收站恢复"
            )
        steps = effective(reader.steps(REQUEST.key, record_id))
        letters = reader.letters(REQUEST.key, record_id)
        joined = led_by(reader, record)
        return Known(record, steps, self._rules(), bureau, self._today(), letters, joined)

    def _facts(
        self, known: Known, kinds: tuple[LetterKind, ...], given: Mapping[str, Value]
    ) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for kind in kinds:
            found = prefilled(kind, known, given) | found
        return {name: value for name, value in found.items() if name in usable(kinds)}

    def _letter(
        self, kinds: tuple[LetterKind, ...], facts: Mapping[str, Value], form: str, hidden: tuple[str, ...]
    ) -> Letter:
        """A letter ready to be set; one that carries a number and has none yet shows a blank in its place."""
        wordings = tuple(wording(kind, self._folder) for kind in kinds)
        told = dict(facts)
        if _lacks_number(kinds, facts):
            day = facts.get("成文日期")
            year = (day if isinstance(day, date) else self._today()).year
            told["文号"] = blank_number(series_of(kinds, self.series_setting()), year)
        return Letter(kinds, wordings, told, letter_form(form), hidden=hidden)

    def _paper(
        self, known: Known, kinds: tuple[LetterKind, ...], facts: Mapping[str, Value], form: str
    ) -> Paper:
        from desktop_app.documents.letter import letter_sheets  # noqa: PLC0415  # start-up must not pay for reportlab

        check_dates(kinds[0], known, facts)
        sheets = letter_sheets(self._letter(kinds, facts, form, secrets(known.record)))
        return Paper(sheets.pdf, sheets.pages, sheets.missing, draft=_lacks_number(kinds, facts))


def _lacks_number(kinds: tuple[LetterKind, ...], facts: Mapping[str, Value]) -> bool:
    return not kinds[0].form and not str(facts.get("文号") or "").strip()


def usable(kinds: tuple[LetterKind, ...]) -> frozenset[str]:
    """Every fact that has a place in a letter of these kinds."""
    subjects = SUBJECTS[: len(kinds)] if len(kinds) > 1 else ()
    return frozenset({"复议机关", "受诉法院", *subjects}).union(*(allowed(kind) for kind in kinds))
