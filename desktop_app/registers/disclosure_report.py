"""What the annual report counts in 主动公开: 行政规范性文件 issued, abolished and in force (第二十条第（一）项)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from desktop_app.domain.annual_report_table2 import DOCUMENT_PARTS, Documents
from desktop_app.domain.fields import Value
from desktop_app.registers.disclosure import ABOLISHED, ENDED

NEEDED = ("formed_on", "validity", "cleaned_on")


def cells(rows: Iterable[tuple[int, Sequence[Value]]], year: int) -> Documents:
    """The ids behind each box of a year, by its key; `rows` are ids with the values of NEEDED.

    Issued in the year it was formed. 失效 counts as abolished, in the year clearing found it. What was 已修改 lives on
    in its new text, which is an item of its own. In force means on 31 December: what ended later still was.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    found: dict[str, list[int]] = {part: [] for part in DOCUMENT_PARTS}
    for record_id, (formed, validity, cleaned) in rows:
        if not isinstance(formed, date) or formed > last:
            continue
        ended = cleaned if isinstance(cleaned, date) else None
        if formed >= first:
            found["issued"].append(record_id)
        if validity in ABOLISHED and ended and first <= ended <= last:
            found["abolished"].append(record_id)
        if validity not in ENDED or (ended and ended > last):
            found["in_force"].append(record_id)
    return {f"normative_{part}": tuple(ids) for part, ids in found.items()}
