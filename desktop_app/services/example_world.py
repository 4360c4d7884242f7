"""Names, places and days of the invented county, drawn from one seeded source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from stdnum.cn import ric

from desktop_app.services import example_words as words

if TYPE_CHECKING:
    from desktop_app.domain.workdays import Calendar

NOWHERE = "610999"  # a district code that was never given out: no ID number made here can be somebody's


@dataclass
class World:
    """A year that ends on `today`."""

    random: Random
    today: date
    calendar: Calendar
    _numbers: Counter[str] = field(default_factory=Counter)

    def day(self) -> date:
        """Some day of the last twelve months; the last weeks are a little fuller, as desks are."""
        back = int(364 * self.random.random() ** 1.25)
        return self.today - timedelta(days=back)

    def workday(self) -> date:
        """Some workday of the last twelve months."""
        day = self.day()
        while not self.calendar.is_workday(day):
            day -= timedelta(days=1)
        return day

    def after(self, day: date, workdays: int) -> date:
        """Some workdays later."""
        return self.calendar.plus(day, workdays)

    def before(self, day: date, workdays: int) -> date:
        """The workday from which it is some workdays to that day, or to the last workday before it."""
        while not self.calendar.is_workday(day):
            day -= timedelta(days=1)
        for _ in range(workdays):
            day -= timedelta(days=1)
            while not self.calendar.is_workday(day):
                day -= timedelta(days=1)
        return day

    def name(self) -> str:
        """A person who does not exist."""
        given = self.random.choice(words.GIVEN)
        if len(given) == 1 and self.random.random() < 0.6:
            given += self.random.choice(words.GIVEN[:48])
        surname: str = self.random.choice(words.SURNAMES)
        return surname + given

    def firm(self) -> str:
        """An organisation that does not exist."""
        return "青石县" + self.random.choice(words.FIRMS)

    def phone(self) -> str:
        """A mobile number of a range kept for examples."""
        return f"13800{self.random.randint(0, 999_999):06}"

    def home(self) -> str:
        """An address in the county."""
        if self.random.random() < 0.5:
            return f"{self.random.choice(words.TOWNS)}{self.random.choice(words.VILLAGES)}{self.random.randint(1, 9)}组"
        return f"{self.random.choice(words.ESTATES)}{self.random.randint(1, 30)}号楼{self.random.randint(101, 1804)}室"

    def village(self) -> str:
        """A village of the county."""
        return self.random.choice(words.VILLAGES)

    def id_number(self) -> str:
        """An ID number with a right check digit and a district that does not exist."""
        born = date(1950, 1, 1) + timedelta(days=self.random.randint(0, 19_000))
        body = f"{NOWHERE}{born:%Y%m%d}{self.random.randint(1, 999):03}"
        return body + str(ric.calc_check_digit(body + "0"))

    def say(self, text: str, day: date) -> str:
        """A phrase with its places, year and running number filled in; other braces are left alone."""
        self._numbers[text] += 1
        told = {
            "{year}": str(day.year),
            "{n}": str(self._numbers[text]),
            "{road}": self.random.choice(words.ROADS),
            "{estate}": self.random.choice(words.ESTATES),
        }
        for mark, value in told.items():
            text = text.replace(mark, value)
        return text
