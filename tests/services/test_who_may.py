"""Who may close a year or change the words of a letter, once duties were given."""

from __future__ import annotations

import pytest

from desktop_app.domain.changes import Person
from desktop_app.errors import Refused
from desktop_app.registers.legal import DUTIES
from desktop_app.services.office import Office
from tests.builders import TODAY


def at_the_desk(office: Office, *duties: str) -> None:
    """A manager and one more with these duties, who sits down."""
    office.people.put(Person("主任", duties=DUTIES))
    office.people.sign_in(office.people.put(Person("小王", duties=duties)), "")


@pytest.mark.parametrize("duties", [("登记",), ("初审",), ("登记", "初审")])
def test_a_year_is_closed_by_who_decides(office: Office, duties: tuple[str, ...]) -> None:
    at_the_desk(office, *duties)
    with pytest.raises(Refused, match="“复核”或者“管理”"):
        office.reports.close(TODAY.year - 1, "上级催报")
    with pytest.raises(Refused, match="“复核”或者“管理”"):
        office.reports.reopen(TODAY.year - 1, "更正")
    assert office.reports.frozen(TODAY.year - 1) is None


def test_who_decides_may_close(office: Office) -> None:
    at_the_desk(office, "复核")
    office.reports.close(TODAY.year - 1, "上级催报")
    assert office.reports.frozen(TODAY.year - 1) is not None


def test_the_words_of_a_letter_are_the_managers(office: Office) -> None:
    at_the_desk(office, "登记", "复核")
    text = office.letters.wording_text("supplement")
    with pytest.raises(Refused, match="“管理”职责"):
        office.letters.put_wording("supplement", text)
    with pytest.raises(Refused, match="“管理”职责"):
        office.letters.restore_wording("supplement")
    assert not any(line.own for line in office.letters.wordings())
