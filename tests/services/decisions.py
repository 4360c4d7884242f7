"""A decision brought forward by its moves, with comments on it."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.records import Record
from desktop_app.registers.comment import COMMENT
from desktop_app.registers.decision import DECISION
from desktop_app.services.office import Office
from tests.builders import added, moved

ASKED = {"asked_from": "2026-03-03", "asked_until": "2026-04-02"}
PERSON, PHONE = "陈建国", "13800001234"


def step(office: Office, record: Record, key: str, on: str, **other: object) -> Record:
    """A step of a decision on a day, the record as it stands now."""
    now = office.entries.get(DECISION, record.id)
    return moved(office, DECISION, now, key, date.fromisoformat(on), **other)


def four(office: Office, **other: object) -> Record:
    """A decision with everything done but the meeting."""
    record = added(office, DECISION, **{**ASKED, **other})
    step(office, record, "public_done", "2026-04-03")
    step(office, record, "experts_done", "2026-04-07")
    step(office, record, "risk_done", "2026-04-08")
    return step(office, record, "legal_done", "2026-04-20", legal_sent_on="2026-04-09", legal_short_reason="")


def commented(office: Office, decision: Record, **other: object) -> Record:
    return added(office, COMMENT, decision_no=decision.text("number"), author=PERSON, phone=PHONE, **other)


def settle(office: Office, comment: Record, taken: str, reason: str = "") -> Record:
    return moved(office, COMMENT, comment, "settled", date(2026, 4, 10), taken=taken, reason=reason)
