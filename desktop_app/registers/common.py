"""Columns that every register has, around its own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from desktop_app.domain.fields import Day, LongText, Moment, Text, Value, Whole
from desktop_app.domain.register import Field, Secret, Source

ARCHIVE = "归档与备注"

HEAD: tuple[Field, ...] = (
    Field("number", "编号", Text(40, width=18), "登记", Source.DERIVED, shown=True, aliases=("登记编号",)),
    Field("state", "状态", Text(20, width=10), "登记", Source.DERIVED, shown=True),
)

TAIL: tuple[Field, ...] = (
    Field("archive_no", "归档号", Text(60), ARCHIVE),
    Field("archived_on", "归档日期", Day(), ARCHIVE),
    Field(
        "remark",
        "备注",
        LongText(5_000, width=24),
        ARCHIVE,
        secret=Secret.TEXT,
        aliases=("说明", "内部备注"),
    ),
    Field("due_on", "到期日", Day(), "登记", Source.DERIVED),
    Field("provisional", "暂定原因", Text(200, width=24), "登记", Source.DERIVED),
    Field("attachments", "附件", Whole(width=6), "登记", Source.DERIVED),
    Field("year", "年度", Whole(width=6), "登记", Source.DERIVED),
    Field("created_by", "登记人", Text(40, width=10), "登记", Source.DERIVED),
    Field("created_at", "登记时间", Moment(), "登记", Source.DERIVED),
    Field("updated_by", "最后修改人", Text(40, width=10), "登记", Source.DERIVED),
    Field("updated_at", "最后修改时间", Moment(), "登记", Source.DERIVED),
    Field("void_reason", "作废原因", Text(500, width=20), "登记", Source.DERIVED),
)


def day_of(values: Mapping[str, Value], key: str) -> date | None:
    """The value as a day, whether it was kept as a day or a moment."""
    value = values.get(key)
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def whole_of(values: Mapping[str, Value], key: str) -> int | None:
    """The value as a whole number."""
    value = values.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
