"""Every row of the taxonomy that has a record of its own, in order."""

from __future__ import annotations

from tests.institutions.row import Row
from tests.institutions.rows_matters import MATTERS
from tests.institutions.rows_public import PUBLIC
from tests.institutions.rows_service import SERVICE
from tests.institutions.rows_work import WORK

ROWS: tuple[Row, ...] = tuple(sorted((*PUBLIC, *MATTERS, *WORK, *SERVICE), key=lambda row: row.number))
