"""依申请公开: who asked for which information, and every step on the way to the reply (registers.md §2)."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.register import Register
from desktop_app.registers.common import HEAD, TAIL
from desktop_app.registers.request_adopt import adopt
from desktop_app.registers.request_fields import ANSWERED, APPLICANT, ASKED, RUNNING, SELDOM
from desktop_app.registers.request_flow import demands, derive
from desktop_app.registers.request_measures import MEASURES, ROLLS
from desktop_app.registers.request_moves import FLOW

REQUEST = Register(
    key="request",
    title="依申请公开",
    prefix="申请",
    noun="件",
    fields=(
        *HEAD,
        *APPLICANT,
        *ASKED,
        *RUNNING,
        *ANSWERED,
        *SELDOM,
        *(replace(f, shown=True) if f.key == "due_on" else f for f in TAIL),
    ),
    flow=FLOW,
    derive=derive,
    identity=("reached_on", "applicant", "phone", "content"),
    essential=("reached_on", "applicant", "content"),
    year_by="reached_on",
    name_by=("applicant", "content"),
    indexed=("reached_on", "department"),
    search=(
        "number",
        "applicant",
        "paper_no",
        "phone",
        "address",
        "agent",
        "content",
        "feature",
        "reply_no",
        "department",
        "handler",
        "mail_no",
        "relief_no",
        "remark",
    ),
    demands=demands,
    adopt=adopt,
    measures=MEASURES,
    rolls=ROLLS,
)
