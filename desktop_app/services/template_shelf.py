"""What is known of superiors' forms: one looked at, one kept under its name, one filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop_app.domain.template_plan import Anatomy, Plan, Question, plan_of, questions


@dataclass(frozen=True)
class Sight:
    """A form looked at: what is in it, what it is to be filled with, and what is still to be asked."""

    path: Path
    digest: str
    anatomy: Anatomy
    plan: Plan

    @property
    def questions(self) -> tuple[Question, ...]:
        """What only the clerk can say; none when the form can be filled."""
        return questions(self.anatomy, self.plan)

    @property
    def register(self) -> str:
        """The key of the ledger it is mostly about; empty when there is none."""
        return main_register(self.plan)


@dataclass(frozen=True)
class Kept:
    """A form kept under its name: its file's own name and SHA-256, the ledger, and when it was last filled."""

    name: str
    file: str
    digest: str
    register: str
    plan: Plan
    last_filled: date | None = None

    @property
    def suffix(self) -> str:
        """.xlsx or .docx."""
        return Path(self.file).suffix.lower()


@dataclass(frozen=True)
class Filled:
    """The file that was written, how many rows it holds, and what the clerk should know."""

    path: Path
    rows: int
    notes: tuple[str, ...]


def main_register(plan: Plan) -> str:
    """The ledger of the first table, else of the first placeholder that names one."""
    named = [table.register for table in plan.tables.values()]
    named += [filling.register for filling in plan.marks.values()]
    return next((key for key in named if key), "")


def kept_in(setting: object) -> dict[str, object]:
    """The forms a setting holds, each as it was put away."""
    return {str(key): one for key, one in setting.items()} if isinstance(setting, Mapping) else {}


def kept_of(name: str, told: object, filled: object) -> Kept | None:
    """One of them; `filled` is the day it was last filled, in ISO."""
    if not isinstance(told, Mapping):
        return None
    last = date.fromisoformat(filled) if isinstance(filled, str) else None
    file, digest, register = (str(told[key]) for key in ("file", "digest", "register"))
    return Kept(name, file, digest, register, plan_of(told["plan"]), last)
