"""What is proposed once a supplement or a payment has not come in time."""

from __future__ import annotations

from datetime import date, timedelta

from desktop_app.registers.request import REQUEST
from desktop_app.services.lapses import lapse
from desktop_app.services.office import Office
from tests.builders import BEGUN, added


def test_a_payment_that_never_came_is_proposed_the_day_after(office: Office) -> None:
    one = added(office, REQUEST)
    told = {"fee_noticed_on": str(BEGUN), "fee_basis": "按量计收", "fee_units": "31"}
    office.entries.move(REQUEST, one.id, one.version, "fee_notified", told)
    waiting = office.entries.get(REQUEST, one.id)
    until = waiting.day("pay_due")
    assert until is not None
    assert lapse(waiting, until) is None
    found = lapse(waiting, until + timedelta(days=1))
    assert found is not None
    assert found.move == "fee_lapsed"
    assert found.words.startswith("缴费期限已于")
    assert found.move in {move.key for move in REQUEST.flow.open_from(waiting.text("state"))}


def test_nothing_is_proposed_for_a_request_that_runs_or_is_void(office: Office) -> None:
    one = added(office, REQUEST)
    assert lapse(one, date(2099, 1, 1)) is None
    told = {"asked_on": str(BEGUN), "mend_what": "年度", "mend_until": str(BEGUN + timedelta(days=14))}
    office.entries.move(REQUEST, one.id, one.version, "supplement_asked", told)
    assert lapse(office.entries.get(REQUEST, one.id), date(2099, 1, 1)) is not None
    office.entries.void(REQUEST, one.id, "重复登记")
    assert lapse(office.entries.get(REQUEST, one.id), date(2099, 1, 1)) is None
