"""A paper of a record that somebody wants to make, see or send: said by the record panel, heard by the doors."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

REPLY = "答复"  # any of the replies, none chosen yet


class Act(Enum):
    """What is wanted."""

    MAKE = "出具文书"
    SEE = "查看"
    SEND = "登记送达"
    ENVELOPE = "信封"
    CASE_FILE = "卷宗"
    CLOCK_SHEET = "期限计算单"
    REVIEW_FORM = "保密审查表"


@dataclass(frozen=True)
class PaperWish:
    """One of the acts on a record; `kinds` of a paper to make, `letter_id` of one that left."""

    act: Act
    record_id: int
    kinds: str = ""
    letter_id: int = 0
