"""The rulebook in force: built-in calendar, the years and limits the office entered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, fields, replace
from typing import Any

from desktop_app.domain.clocks import Rules
from desktop_app.domain.records import Query
from desktop_app.domain.register import Register
from desktop_app.domain.rulebook import HotlineLimits, MatterLimits, Rulebook
from desktop_app.domain.workdays import Calendar, Year
from desktop_app.registers.every import PAGED
from desktop_app.storage.store import Store, Unit

LIMITS = "limits"
REQUEST_READINGS = ("late_supplement_restarts", "pause_capped", "fee_restarts")  # yes (1) or no (0)
SKIPS_FIRST_DAY = "notice.skips_first_day"  # of a 公示期 or 征求意见期: yes (1) or no (0)
MATTERS = "matters."  # before the names of MatterLimits
MAY_BE_NONE = frozenset({"call_back_days"})  # of MatterLimits, those that may be 0: the same day
REQUEST_LIMITS = ("supplement_days", "third_party_days", "agency_days", "payment_days")


class RuleFile:
    """Holds the rulebook; storage asks it for every derived date."""

    def __init__(self) -> None:
        self._store: Store | None = None
        self._current = Rulebook()

    def attach(self, store: Store) -> None:
        """Read the office's years and limits from a ledger from now on."""
        self._store = store
        self.refresh()

    def current(self) -> Rulebook:
        """The rulebook in force."""
        return self._current

    def refresh(self) -> None:
        """Read years and limits again."""
        assert self._store is not None
        with self._store.reading() as reader:
            years, limits = reader.years(), reader.setting(LIMITS)
        calendar = Calendar.builtin()
        for year in years:
            calendar = calendar.with_year(year)
        self._current = _with_limits(Rulebook(calendar=calendar), limits if isinstance(limits, dict) else {})

    def with_year(self, year: Year) -> Rulebook:
        """The rulebook as it would be with another year's table."""
        return replace(self._current, calendar=self._current.calendar.with_year(year))

    @contextmanager
    def trying(self, rules: Rulebook) -> Iterator[None]:
        """Let another rulebook be in force for a block; the former one is back when the block fails."""
        former, self._current = self._current, rules
        try:
            yield
        except BaseException:
            self._current = former
            raise

    def limits(self) -> dict[str, int]:
        """Every limit the office may set: hotline.<事项类别 or 紧急 or 其他>, request.<rule>, matters.<rule>,
        notice.<rule>; readings as 0 or 1.
        """
        hotline = self._current.hotline
        told = {f"hotline.{matter}": days for matter, days in hotline.by_matter.items()}
        told |= {"hotline.紧急": hotline.urgent, "hotline.其他": hotline.other}
        request = self._current.request
        named = (*REQUEST_LIMITS, *REQUEST_READINGS)
        told |= {f"request.{name}": int(getattr(request, name)) for name in named}
        told |= {f"{MATTERS}{name}": count for name, count in asdict(self._current.matters).items()}
        return told | {SKIPS_FIRST_DAY: int(self._current.skips_first_day)}

    def put_limits(self, limits: Mapping[str, int]) -> None:
        """Keep other limits; the dates of open records follow in the same unit, closed ones keep theirs."""
        assert self._store is not None
        new = _with_limits(self._current, limits)
        with self.trying(new), self._store.unit("修改办理时限") as unit:
            unit.put_setting(LIMITS, dict(limits))
            recompute_open(unit)
        self.refresh()


def open_ones(register: Register) -> Query:
    """The living records of a register that are not done."""
    states = tuple(s for s in register.flow.states if s not in register.flow.closed)
    return Query(register.key, equal={"state": states})


def recompute_open(unit: Unit) -> dict[str, frozenset[int]]:
    """Rebuild the dates of all open records by the rules of the unit; those whose due day moved."""
    moved: dict[str, frozenset[int]] = {}
    for register in PAGED:
        if found := unit.recompute_all(register, unit.ids(open_ones(register))):
            moved[register.key] = found
    return moved


def _with_limits(rules: Rulebook, limits: Mapping[str, object]) -> Rulebook:
    days = {key: value for key, value in limits.items() if isinstance(value, int) and 0 <= value <= 365}
    by_matter = dict(rules.hotline.by_matter)
    by_matter |= {
        key.removeprefix("hotline."): value
        for key, value in days.items()
        if key.startswith("hotline.") and key not in ("hotline.紧急", "hotline.其他")
    }
    hotline = HotlineLimits(
        by_matter,
        days.get("hotline.紧急", rules.hotline.urgent),
        days.get("hotline.其他", rules.hotline.other),
    )
    request = rules.request
    for name in REQUEST_LIMITS:
        if (told := days.get(f"request.{name}")) is not None:
            request = _replaced(request, name, told)
    for name in REQUEST_READINGS:
        if (told := days.get(f"request.{name}")) is not None:
            request = _replaced(request, name, bool(told))
    matters = {
        one.name: told
        for one in fields(MatterLimits)
        if (told := days.get(f"{MATTERS}{one.name}")) or (told == 0 and one.name in MAY_BE_NONE)
    }
    skips = bool(days.get(SKIPS_FIRST_DAY, rules.skips_first_day))
    return replace(
        rules,
        hotline=hotline,
        request=request,
        matters=replace(rules.matters, **matters),
        skips_first_day=skips,
    )


def _replaced(rules: Rules, name: str, days: int) -> Rules:
    changes: dict[str, Any] = {name: days}  # dataclasses.replace cannot be told which field a name means
    return replace(rules, **changes)
