"""The papers a register declares: one record as a form, many as a list, and the way of a record to the public."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from desktop_app.domain.dates import chinese_day, chinese_moment
from desktop_app.domain.fields import LongText, Value
from desktop_app.domain.measures import TODAY
from desktop_app.domain.paper_forms import Form, Roll
from desktop_app.domain.records import Query, Record
from desktop_app.domain.register import Field, Register, Secret
from desktop_app.errors import Refused
from desktop_app.services import outflows
from desktop_app.services.bureau import bureau_in
from desktop_app.services.exporting import seen
from desktop_app.services.publishing import Paper
from desktop_app.storage.store import Store

if TYPE_CHECKING:
    from desktop_app.documents.record_form import Line, RecordForm

MOST = 20_000  # rows of a printed list
NOTHING = "未收到"  # what a list without rows says
_STANDARD = "standard"
_WIDE = 60  # characters of a one-line field from which it takes a whole row
_SMALL = 9.0  # points, where the columns together want more than so many half-width characters
_CROWDED = 120
_BLANK = "＿＿＿＿"  # to be filled by hand, in a sentence
_NAMED = re.compile(r"\{(\w+)\}")
_ONLY_OFFICE = (Secret.NAME, Secret.PHONE, Secret.ADDRESS, Secret.PAPER)


class RecordPapers:
    """Papers of any register."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store, self._today = store, today

    def forms(self, register: Register, record: Record) -> tuple[Form, ...]:
        """The forms that make sense for a record now."""
        if record.text("void_reason"):
            return ()
        values = self._values(record)
        return tuple(form for form in register.forms if form.open_to(values))

    def form(self, register: Register, record_id: int, key: str) -> Paper:
        """One form of a record; a draft that says what is missing where a fact it needs is not there.

        Refused for a void record.
        """
        from desktop_app.documents.record_form import record_form_sheets  # noqa: PLC0415  # start-up must not pay

        form = _named(register.forms, key)
        with self._store.reading() as reader:
            record, bureau = reader.get(register, record_id), bureau_in(reader)
        if record.text("void_reason"):
            raise Refused(
                f"{record.text('number')}已作废", why="作废的记录不能出具文书", do="请先从回收站恢复"
            )
        lacking = [register.label(need) for need in form.needs if record.values.get(need) in (None, "", ())]
        why = f"还没有填写：{'、'.join(lacking)}" if lacking else ""
        made = record_form_sheets(form_of(register, form, record, bureau.name, draft=bool(lacking)))
        return Paper(made.pdf, made.pages, made.missing, bool(lacking), why)

    def roll(self, register: Register, query: Query, key: str) -> Paper:
        """The records of a question as a list in its order, identities masked as in an export; Refused for too many."""
        from desktop_app.documents.sheet_blocks import SIZE_5  # noqa: PLC0415  # start-up must not pay for it
        from desktop_app.documents.table_page import Column, TableSheet, table_sheets  # noqa: PLC0415  # start-up must not pay

        roll = _named(register.rolls, key)
        asked = replace(query, sort=roll.sort or query.sort)
        with self._store.reading() as reader:
            if (count := reader.count(asked)) > MOST:
                raise Refused(
                    f"共{count}条，一次最多打印{MOST}条", do="请先用年度、状态等条件筛选，或者导出 Excel"
                )
            records = [one for one in reader.page(asked, 0, MOST) if roll.where(self._values(one))]
            bureau = bureau_in(reader)
        fields = [register[column] for column in roll.columns]
        rows = [
            (str(at), *(_brief(field, value) for field, value in zip(fields, row, strict=True)))
            for at, row in enumerate(seen(fields, _values_of(records, fields), _STANDARD), start=1)
        ]
        empty = ("", NOTHING, *("" for _ in fields[1:]))
        made = table_sheets(
            TableSheet(
                title=f"{bureau.name}\n{roll.title}",
                columns=(Column("序号", 8, "center"), *(Column(f.label, _room(f)) for f in fields)),
                rows=rows or [empty],
                above=(f"打印日期：{chinese_day(self._today())}　　共{len(rows)}{register.noun}",),
                below=(roll.note,) if roll.note else (),
                landscape=roll.landscape,
                size=_SMALL if sum(map(_room, fields)) > _CROWDED else SIZE_5,
            )
        )
        return Paper(made.pdf, made.pages, made.missing, draft=False)

    def public_values(self, register: Register, record: Record) -> dict[str, str]:
        """A new item of 主动公开 about a record, as typed; identities are left out, it is reviewed like any other.

        Refused where the register has none.
        """
        if register.notice is None:
            raise Refused(f"{register.title}没有可以公开的文稿")
        open_values = {
            key: value
            for key, value in record.values.items()
            if key in register.by_key and not _identity(register[key])
        }
        lines = (
            filled(line, register, open_values)
            for line in register.notice.text.split("\n")
            if any(open_values.get(key) not in (None, "", ()) for key in _NAMED.findall(line))
            or not _NAMED.search(line)
        )
        given = {key: str(value) for key, value in register.notice.given.items()}
        title = filled(register.notice.title, register, open_values)
        body = "\n".join(lines)
        return {
            **given,
            "title": title,
            "body": body,
            "summary": title,
            "department": record.text("department"),
        }

    def save(self, register: Register, ids: Sequence[int], what: str, paper: Paper, path: Path) -> None:
        """Write a paper; that it left is on record before the file exists. Trouble when it cannot be written."""
        outflows.save(self._store, register.key, ids, what, path, paper.pdf)

    def printed(self, register: Register, ids: Sequence[int], what: str, printer: str, copies: int) -> None:
        """Put on record that a paper goes to a printer."""
        outflows.printed(self._store, register.key, ids, what, printer, copies)

    def _values(self, record: Record) -> Mapping[str, Value]:
        return {**record.values, TODAY: self._today()}


def form_of(
    register: Register, form: Form, record: Record, issuer: str, *, draft: bool = False
) -> RecordForm:
    """What a form of a record says."""
    from desktop_app.documents.record_form import RecordForm  # noqa: PLC0415  # start-up must not pay for it

    return RecordForm(
        issuer=issuer,
        title=form.title,
        number=record.text(form.number),
        lines=tuple(_lines(register, form, record)),
        signers=form.signers,
        intro=filled(form.intro, register, record.values, _BLANK),
        note=filled(form.note, register, record.values, _BLANK),
        draft=draft,
        seat=form.seat,
        seats=form.seats,
    )


def filled(text: str, register: Register, values: Mapping[str, Value], blank: str = "") -> str:
    """A text with {field} replaced by the value as it is shown, days in Chinese; `blank` where there is none."""
    return _NAMED.sub(lambda found: shown(register[found[1]], values.get(found[1])) or blank, text)


_Declared = TypeVar("_Declared", Form, Roll)


def _named(papers: Sequence[_Declared], key: str) -> _Declared:
    return next(paper for paper in papers if paper.key == key)


def _lines(register: Register, form: Form, record: Record) -> Iterator[Line]:
    from desktop_app.documents.record_form import Line  # noqa: PLC0415  # start-up must not pay for it

    for key in form.fields:
        field = register[key]
        text = shown(field, record.values.get(key))
        yield Line(field.label, text, isinstance(field.kind, LongText) or len(text) > _WIDE)
    for label in form.empty:
        yield Line(label, "", wide=True)


def _values_of(records: Sequence[Record], fields: Sequence[Field]) -> Iterator[tuple[Value, ...]]:
    for record in records:
        yield tuple(record.values.get(field.key) for field in fields)


def shown(field: Field, value: Value) -> str:
    """A value as papers write it: days and moments in Chinese."""
    if isinstance(value, str) and not isinstance(field.kind, LongText):
        return value  # already as it is shown
    if isinstance(value, datetime):
        return chinese_moment(value)
    if isinstance(value, date):
        return chinese_day(value)
    return field.kind.show(value)


def _brief(field: Field, value: Value) -> str:
    """As in a table on the screen: lists have no room for Chinese dates."""
    return value if isinstance(value, str) else field.kind.show(value)


def _room(field: Field) -> float:
    return float(min(max(field.kind.width, 8), 32))


def _identity(field: Field) -> bool:
    return field.secret in _ONLY_OFFICE
