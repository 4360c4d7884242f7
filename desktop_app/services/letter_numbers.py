"""The register of 文号: numbers set aside, used elsewhere, made void; every one of a series and year accounted for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from desktop_app.domain.changes import IssuedLetter, Paper
from desktop_app.domain.letter_kinds import letter_kinds
from desktop_app.domain.records import Changed
from desktop_app.errors import Refused
from desktop_app.registers.request import REQUEST
from desktop_app.services.letter_series import KEY, checked, series_of
from desktop_app.services.letters import Letters

_LONGEST = 200


class LetterNumbers(Letters):
    """Numbers of papers: the verbs on the register itself."""

    def of(self, record_id: int) -> tuple[IssuedLetter, ...]:
        """The papers of a request and the numbers set aside for it, newest last."""
        with self._store.reading() as reader:
            return reader.letters(REQUEST.key, record_id)

    def letter(self, letter_id: int) -> IssuedLetter:
        """One line of the register; Refused when there is none of that id."""
        with self._store.reading() as reader:
            return reader.letter(letter_id)

    def numbers(self, year: int) -> tuple[IssuedLetter, ...]:
        """The register of a year: every series in order of its numbers, papers without a number last."""
        with self._store.reading() as reader:
            return reader.letters_of_year(year)

    def next_number(self, kinds: str) -> str:
        """The 文号 the next paper of these kinds would get today; nothing is taken. Empty where it carries none."""
        series, year = self.series(kinds), self._today().year
        if not series:
            return ""
        taken = [line.sequence or 0 for line in self.numbers(year) if line.series == series]
        return f"{series}〔{year}〕第{max(taken, default=0) + 1}号"

    def put_series(self, reply: str, procedure: str) -> None:
        """Keep the office's own words before year and number; Refused for what cannot stand there."""
        told = checked({"reply": reply, "procedure": procedure})
        with self._store.unit("修改文号代字") as unit:
            unit.put_setting(KEY, told)

    def reserve(self, purpose: str, series: str, record_id: int = 0) -> IssuedLetter:
        """Set the next number of this year aside; `series` are its words, or the kinds of the paper it is for.

        Refused without a purpose, for forms (they carry none), and for words that are no series of the office.
        """
        told, words = purpose.strip()[:_LONGEST], self._words(series)
        if not told:
            raise Refused("请写明预留文号的用途", why="文号不能空缺，预留的文号要能说清用途")
        with self._store.unit("预留文号") as unit:
            if record_id:
                unit.get(REQUEST, record_id)
            register = REQUEST.key if record_id else ""
            return unit.reserve_number(words, self._today().year, told, register, record_id)

    def use_elsewhere(
        self, number_id: int, title: str, issued_on: date | None, record_id: int = 0
    ) -> IssuedLetter:
        """Say which paper, made outside the program, a reserved number went to.

        Refused without a title or day, for a day to come or of another year, and for a number that is not reserved.
        """
        told = title.strip()[:_LONGEST]
        if not told or issued_on is None:
            raise Refused("还不能登记", why="请填写文书名称和成文日期")
        self._not_to_come("成文日期", issued_on)
        with self._store.unit("登记文号使用") as unit:
            line = unit.letter(number_id)
            self._of_year(line, issued_on)
            if record_id:
                unit.get(REQUEST, record_id)
                line = replace(line, register=REQUEST.key, record_id=record_id)
            unit.issue_letter(replace(line, title=told, issued_on=issued_on))
            return unit.letter(number_id)

    def void(self, letter_id: int, reason: str) -> Changed:
        """A wrong paper or number: it stays in the register, 作废, with the reason.

        The step it wrote stays: it is the clerk who corrects it. Refused without a reason, or when void already.
        """
        with self._store.unit("作废文书") as unit:
            line = unit.letter(letter_id)
            unit.void_letter(letter_id, reason)
        return Changed(unit.label, _touched(line), unit.id)

    def _words(self, series: str) -> str:
        own: Mapping[str, str] = self.series_setting()
        used = {line.series for line in self.numbers(self._today().year)} | set(own.values())
        if series.strip() and series in used:
            return series
        kinds = letter_kinds(series)
        if kinds[0].form:
            raise Refused(f"“{kinds[0].name}”不编文号", do="表单和回证不用预留文号")
        return series_of(kinds, own)

    def _not_to_come(self, name: str, day: date) -> None:
        if day > self._today():
            raise Refused("日期不对", why=f"{name} {day} 还没有到", do="请核对日期")

    def _of_year(self, line: IssuedLetter, day: date) -> None:
        if line.status is not Paper.RESERVED:
            raise Refused(f"{line.number or line.title}已经{line.status}", do="请刷新后另选文号")
        if line.year != day.year:
            raise Refused(
                f"{line.number}不能用于{day.year}年的文书",
                why="文号按成文日期所在年份编排",
                do="请核对成文日期，或者另取文号",
            )


def _touched(line: IssuedLetter) -> dict[str, frozenset[int]]:
    return {line.register: frozenset({line.record_id})} if line.record_id else {}
