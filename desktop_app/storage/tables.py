"""Every table of the ledger, found by the key of its register."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Table

from desktop_app.registers.every import REGISTERS
from desktop_app.storage.columns import Base, register_table
from desktop_app.storage.tables_house import (
    AttachmentRow,
    CalendarYearRow,
    ChangeRow,
    CodeWordRow,
    DraftRow,
    LegalMoveRow,
    LetterRow,
    NumberingRow,
    OwnCatalogueRow,
    PersonRow,
    ReviewRow,
    SettingRow,
    SnapshotRow,
    StepRow,
    UnitRow,
)


def _table(row: type[Base]) -> Table:
    found = row.__table__
    assert isinstance(found, Table)
    return found


METADATA = Base.metadata
REGISTER_TABLES: Mapping[str, Table] = {register.key: register_table(register) for register in REGISTERS}
UNIT, STEP, CHANGE, NUMBERING = map(_table, (UnitRow, StepRow, ChangeRow, NumberingRow))
CODE_WORD, SETTING, CALENDAR_YEAR = map(_table, (CodeWordRow, SettingRow, CalendarYearRow))
PERSON, DRAFT, ATTACHMENT = map(_table, (PersonRow, DraftRow, AttachmentRow))
LETTER, SNAPSHOT, LEGAL_MOVE = map(_table, (LetterRow, SnapshotRow, LegalMoveRow))
CATALOGUE_ROW, REVIEW = map(_table, (OwnCatalogueRow, ReviewRow))
