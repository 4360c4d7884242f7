"""The form of a request as it is taken in: which fields stand where, and which are asked for when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from desktop_app.domain.fields import Choice
from desktop_app.domain.register import Field
from desktop_app.domain.request_law import Channel
from desktop_app.registers.request import REQUEST
from desktop_app.registers.request_flow import channel_of
from desktop_app.services.intake import CONFIRMED_ON, ChannelAsk

CHANNEL = "channel"
_WHOLE_ROW = 24  # half-width characters from which a field has a row of its own
_SECTIONS: Mapping[str, tuple[str, ...]] = {
    "收到申请": (
        CHANNEL,
        "submitted_on",
        "reached_on",
        CONFIRMED_ON,
        "proof_kind",
        "proof_note",
        "oral",
        "oral_reason",
    ),
    "申请人": ("applicant", "applicant_kind", "paper_kind", "paper_no", "phone", "address"),
    "申请内容": ("content", "feature", "form_wanted", "delivery_wanted", "department", "handler"),
    "其他申请人和代理人": ("co_applicants", "agent", "agent_paper", "mandate", "needs_help"),
}
_DATES = frozenset({"submitted_on", CONFIRMED_ON})
_WITH_AGENT = frozenset({"agent_paper", "mandate"})
_SELDOM = frozenset({"oral", "parent_no"})


@cache
def fields() -> tuple[Field, ...]:
    """The declared fields in the order of the form; those it does not place follow under their own headings.

    The day of confirmation is a step of its own; a new form may tell of it too.
    """
    placed = {key: section for section, keys in _SECTIONS.items() for key in keys}
    first = [replace(REQUEST[key], section=section) for key, section in placed.items()]
    rest = [
        replace(field, section="归档与备注" if field.key == "parent_no" else field.section)
        for field in REQUEST.typed()
        if field.key not in placed
    ]
    return tuple(_wide(field) if field.key == CHANNEL else field for field in (*first, *rest))


def _wide(field: Field) -> Field:
    assert isinstance(field.kind, Choice)
    return replace(field, kind=replace(field.kind, width=_WHOLE_ROW))


def asked(raw: Mapping[str, str], ask: ChannelAsk | None, *, new: bool) -> frozenset[str]:
    """The keys of the fields to be seen: what this channel and this applicant need, and whatever is filled.

    What was typed never goes out of sight, or it would be saved unseen.
    """
    hidden = set(_SELDOM)
    if not raw.get("agent"):
        hidden |= _WITH_AGENT
    if ask is None:
        hidden |= {*_DATES, "proof_kind", "proof_note"}
    else:
        hidden |= _DATES.difference(ask.dates)
    if channel_of(raw) is not Channel.ORAL:
        hidden.add("oral_reason")
    shown = {field.key for field in fields() if field.key not in hidden or raw.get(field.key)}
    return frozenset(shown if new else shown - {CONFIRMED_ON})
