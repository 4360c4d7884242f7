"""Values as canonical JSON text and back: days and moments keep their kind, tuples come back as tuples."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime

from desktop_app.domain.fields import Value

_DAY, _MOMENT = "$date", "$moment"


def pack(value: object) -> str:
    """One text for equal values: sorted keys, no blanks. TypeError when something has no JSON form."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_told)


def unpack(text: str) -> object:
    """The value packed before; lists stay lists."""
    return json.loads(text, object_hook=_read)


def unpack_values(text: str) -> dict[str, Value]:
    """The mapping of values packed before; lists come back as tuples."""
    found = unpack(text)
    if not isinstance(found, dict):
        raise TypeError(text[:40])
    return {key: tuple(value) if isinstance(value, list) else value for key, value in found.items()}


def _told(value: object) -> object:
    if isinstance(value, datetime):
        return {_MOMENT: value.isoformat()}
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)


def _read(found: dict[str, object]) -> object:
    if len(found) == 1:
        if isinstance(day := found.get(_DAY), str):
            return date.fromisoformat(day)
        if isinstance(moment := found.get(_MOMENT), str):
            return datetime.fromisoformat(moment)
    return found
