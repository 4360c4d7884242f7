"""Records to test with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Step
from desktop_app.registers.hotline import HOTLINE
from desktop_app.storage.store import Store

CALL: Mapping[str, Value] = {
    "called_at": datetime(2026, 3, 2, 9, 30),
    "way": "来电",
    "caller": "张三",
    "phone": "13800138000",
    "content": "饮用水发黄",
    "matter": "投诉",
}
DISPATCHED = Step("dispatched", date(2026, 3, 3), {"dispatched_on": date(2026, 3, 3)})
REPLIED = Step("replied", date(2026, 3, 9), {"replied_on": date(2026, 3, 9), "outcome": "已解决"})


def call(store: Store, steps: Sequence[Step] = (), **values: Value) -> int:
    """A call added by an action of its own; its id."""
    with store.unit("新增来电") as unit:
        return unit.add(HOTLINE, {**CALL, **values}, steps)
