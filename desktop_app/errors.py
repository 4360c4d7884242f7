"""What can go wrong, in three sentences for the person at the desk."""

from __future__ import annotations


class AppError(Exception):
    """Something the user is told about: what happened, why, and what to do.

    `what`, `why` and `do` are Simplified Chinese sentences without a closing full stop; `why` and `do` may be empty.
    """

    def __init__(self, what: str, *, why: str = "", do: str = "") -> None:
        super().__init__(what)
        self.what, self.why, self.do = what, why, do

    def __str__(self) -> str:
        return "；".join(part for part in (self.what, self.why, self.do) if part)


class Refused(AppError):
    """A rule said no: nothing is broken and nothing was written."""


class Trouble(AppError):
    """The machine said no: a locked file, a full disk, a damaged ledger."""
