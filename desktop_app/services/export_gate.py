"""What of 主动公开 may leave as a sheet: to the public only what was reviewed, elsewhere never without its 状态."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from desktop_app.domain.fields import Day, Value, Whole, YesNo
from desktop_app.domain.masking_presets import MaskPreset, mask_free
from desktop_app.domain.register import Register
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.review_gates import PUBLIC, draft_why
from desktop_app.services.review_subject import REVIEWED_KEYS
from desktop_app.storage.reader import Reader

STATE = "state"
_NAMED_AT_MOST = 10
_EVERY = 200  # rows between two reports of how far it is
# What is no text of the clerk's, or tells only where and when the item hangs.
_PLAIN = frozenset(
    {"number", "index_no", "state", "channels", "place", "rhythm", "limit_words", "review_no", "masked"}
)


def columns_for(register: Register, columns: Sequence[str], destination: str) -> tuple[str, ...]:
    """The columns of the sheet: 状态 joins them where unreviewed rows may stand beside reviewed ones.

    Refused for the public when a column holds what nobody reviewed, such as 备注.
    """
    if register.key != DISCLOSURE.key:
        return tuple(columns)
    if destination not in PUBLIC:
        return tuple(columns) if STATE in columns else (*columns, STATE)
    strange = [DISCLOSURE.label(key) for key in columns if not _reviewed(key)]
    if strange:
        raise Refused(
            "有些列没有经过保密审查，不能对社会公开",
            why="、".join(strange),
            do="请用“视图 → 显示的列…”隐去这些列，或把去处改为“上报”“内部”",
        )
    return tuple(columns)


def _reviewed(key: str) -> bool:
    return key in REVIEWED_KEYS or key in _PLAIN or isinstance(DISCLOSURE[key].kind, (Day, Whole, YesNo))


def masked(
    rows: Iterable[tuple[Value, ...]], preset: MaskPreset, own: Sequence[str]
) -> Iterator[tuple[Value, ...]]:
    """Rows for the public with every text masked as the notices are; the bureau's `own` telephones stay."""
    for row in rows:
        yield tuple(mask_free(value, preset, own) if isinstance(value, str) else value for value in row)


def only_reviewed(reader: Reader, register: Register, ids: Sequence[int], destination: str) -> Iterator[int]:
    """Looks at every row that is to go to the public, telling how many are done; Refused with the numbers of those
    that were not reviewed.
    """
    if register.key != DISCLOSURE.key or destination not in PUBLIC:
        return
    wrong: list[str] = []
    for done, record_id in enumerate(ids, 1):
        record = reader.get(DISCLOSURE, record_id)
        if draft_why(reader, record, preset=destination):
            wrong.append(record.text("number"))
        if done % _EVERY == 0:
            yield done
    if wrong:
        more = f"等{len(wrong)}条" if len(wrong) > _NAMED_AT_MOST else ""
        raise Refused(
            f"有 {len(wrong)} 条的内容没有经过保密审查，不能对社会公开",
            why="、".join(wrong[:_NAMED_AT_MOST]) + more,
            do="请先审查，或筛选掉这些条目，或把去处改为“上报”“内部”",
        )
