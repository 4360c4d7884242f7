"""突发事件发布会: the sheet those who come sign; the other papers are declared by the register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from desktop_app.domain.records import Record
from desktop_app.errors import Refused
from desktop_app.registers.press import PRESS
from desktop_app.services import outflows
from desktop_app.services.bureau import Bureau
from desktop_app.services.publishing import Paper
from desktop_app.storage.store import Store

SIGN_IN = "发布会签到表"


class PressPapers:
    """The verbs of press conferences that their declaration cannot say."""

    def __init__(self, store: Store, bureau: Callable[[], Bureau]) -> None:
        self._store, self._bureau = store, bureau

    def sign_in(self, record_id: int) -> Paper:
        """发布会签到表 with empty lines; Refused for a void record."""
        from desktop_app.documents.press_sign_in import SignIn, sign_in_sheets  # noqa: PLC0415  # start-up must not pay

        with self._store.reading() as reader:
            record = reader.get(PRESS, record_id)
        if record.text("void_reason"):
            raise Refused(f"{record.text('number')}已作废", do="请先从回收站恢复")
        page = SignIn(
            issuer=self._bureau().name,
            number=record.text("number"),
            event=record.text("event"),
            held_at=_moment(record, "held_at") or _moment(record, "planned_at"),
            place=record.text("place"),
            speaker=record.text("speaker"),
        )
        sheets = sign_in_sheets(page)
        return Paper(sheets.pdf, sheets.pages, sheets.missing, draft=False)

    def save(self, paper: Paper, path: Path, record_id: int) -> None:
        """Write the PDF; that it left is on record before the file exists."""
        outflows.save(self._store, PRESS.key, [record_id], SIGN_IN, path, paper.pdf)

    def printed(self, record_id: int, printer: str, copies: int) -> None:
        """Put on record that the sheet goes to a printer."""
        outflows.printed(self._store, PRESS.key, [record_id], SIGN_IN, printer, copies)


def _moment(record: Record, key: str) -> datetime | None:
    value = record.values.get(key)
    return value if isinstance(value, datetime) else None
