"""Every table of the ledger, found by the key of its register."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Table

from desktop_app.storage.columns import Base
from desktop_app.storage.tables_board import (
    IssueRow,
    ObjectionRow,
    PublicationRow,
    SheetRow,
    SlotRow,
    TopicRow,
)
from desktop_app.storage.tables_decision import AttendanceRow, CommentRow, DecisionRow
from desktop_app.storage.tables_disclosure import DisclosureRow
from desktop_app.storage.tables_hotline import HotlineRow
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
from desktop_app.storage.tables_open_day import OpenDayRow, VisitRow
from desktop_app.storage.tables_request import RequestRow


def _table(row: type[Base]) -> Table:
    found = row.__table__
    assert isinstance(found, Table)
    return found


METADATA = Base.metadata
REGISTER_TABLES: Mapping[str, Table] = {
    table.name: table
    for table in map(
        _table,
        (
            *(DisclosureRow, HotlineRow, VisitRow, RequestRow, OpenDayRow),
            *(PublicationRow, ObjectionRow, IssueRow, SheetRow, SlotRow, TopicRow),
            *(DecisionRow, CommentRow, AttendanceRow),
        ),
    )
}
UNIT, STEP, CHANGE, NUMBERING = map(_table, (UnitRow, StepRow, ChangeRow, NumberingRow))
CODE_WORD, SETTING, CALENDAR_YEAR = map(_table, (CodeWordRow, SettingRow, CalendarYearRow))
PERSON, DRAFT, ATTACHMENT = map(_table, (PersonRow, DraftRow, AttachmentRow))
LETTER, SNAPSHOT, LEGAL_MOVE = map(_table, (LetterRow, SnapshotRow, LegalMoveRow))
CATALOGUE_ROW, REVIEW = map(_table, (OwnCatalogueRow, ReviewRow))
