"""One row of the taxonomy as a test tells it: a record, its paper, its number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop_app.domain.fields import Moment
from desktop_app.domain.measures import Figure, How
from desktop_app.domain.periods import Period, free
from desktop_app.domain.records import Query, Record, Window
from desktop_app.domain.register import Register
from desktop_app.services.office import Office
from tests.builders import least, moved
from tests.documents.paper import words

Values = Mapping[str, object]
Move = tuple[str, Values] | str
FIRST = date(2025, 1, 1)


def day_of_row(number: int) -> date:
    """The day on which everything of a row happens, its own: so each row is counted apart in one ledger."""
    return FIRST + timedelta(days=2 * number)


def on_day(register: Register, day: date) -> dict[str, object]:
    """The day a record is counted by, as it is typed."""
    moment = isinstance(register[register.year_by].kind, Moment)
    return {register.year_by: f"{day} 09:30" if moment else str(day)}


def enter(office: Office, register: Register, day: date, values: Values, *moves: Move) -> Record:
    """A record of that day, moved on the same day."""
    made = office.entries.add(register, least(register, **{**on_day(register, day), **values}))
    record = office.entries.get(register, made.one())
    for move in moves:
        key, given = (move, {}) if isinstance(move, str) else move
        told = {name: str(value).replace("{day}", str(day)) for name, value in given.items()}
        record = moved(office, register, record, key, day, **told)
    return record


@dataclass(frozen=True)
class Row:
    """A row of the taxonomy and where it stands.

    `paper` is "form KEY" or "roll KEY" of the register, or what makes the bytes of a paper of its own; `said` are words
    of the record that are on it. `numbers` are figures of the register over its day, as they are shown; `beside` are
    figures of other registers. `make` enters the record where values and moves are not enough; `told` are numbers that
    something else than the register's own figures counts.
    """

    number: int
    name: str
    register: Register
    values: Values = field(default_factory=dict)
    moves: tuple[Move, ...] = ()
    paper: str | Callable[[Office, Record], bytes] = ""
    said: tuple[str, ...] = ()
    numbers: Mapping[str, str] = field(default_factory=dict)
    beside: tuple[tuple[Register, str, str], ...] = ()
    make: Callable[[Office, date], Record] | None = None
    told: Callable[[Office, Record], Mapping[str, object]] | None = None
    counted: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"E{self.number:03d}-{self.name}"

    @property
    def day(self) -> date:
        return day_of_row(self.number)

    @property
    def period(self) -> Period:
        return free(self.day, self.day)

    def entered(self, office: Office) -> Record:
        """The record of the row."""
        if self.make:
            return self.make(office, self.day)
        return enter(office, self.register, self.day, self.values, *self.moves)

    def printed(self, office: Office, record: Record) -> str:
        """What its paper says, without blanks."""
        if not isinstance(self.paper, str):
            pdf = self.paper(office, record)
        else:
            how, key = self.paper.split()
            pdf = (
                form(office, self.register, record, key)
                if how == "form"
                else roll(office, self.register, self.day, key)
            )
        return "".join(words(pdf).split())

    def figures(self, office: Office) -> dict[tuple[str, str], Figure]:
        """The figures of its registers over its day."""
        asked = dict.fromkeys([self.register.key, *(one.key for one, _, _ in self.beside)])
        known = {self.register.key: self.register} | {one.key: one for one, _, _ in self.beside}
        return {
            (key, figure.measure.label): figure
            for key in asked
            for figure in office.statistics.period(known[key], self.period).figures
        }

    def expected(self) -> dict[tuple[str, str], str]:
        """The figures that are looked at, as they are shown."""
        own = {(self.register.key, label): shown for label, shown in self.numbers.items()}
        return own | {(one.key, label): shown for one, label, shown in self.beside}


def grown(after: Figure, before: Figure) -> str:
    """A figure as it is shown; of what stands at the end of a period, whenever it began, by how much it grew."""
    if not after.measure.standing or after.measure.how is How.SHARE:
        return after.shown
    return f"{(after.value or 0) - (before.value or 0):g}{after.measure.unit}"


def form(office: Office, register: Register, record: Record, key: str) -> bytes:
    """A declared form of a record, one that lacks nothing."""
    paper = office.record_papers.form(register, record.id, key)
    assert (paper.why, paper.missing) == ("", ())
    return paper.pdf


def roll(office: Office, register: Register, day: date, key: str) -> bytes:
    """A declared list of the records of a day."""
    paper = office.record_papers.roll(
        register, Query(register.key, windows=(Window(register.year_by, day, day),)), key
    )
    assert paper.missing == ()
    return paper.pdf
