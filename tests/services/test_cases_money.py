"""What a request costs, with the applicant's other requests of the month; and what came of it in court."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop_app.domain.records import Record
from desktop_app.errors import Refused
from desktop_app.registers.request import REQUEST
from desktop_app.services.office import Office
from tests.builders import BEGUN, added, moved

NOTICED = date(2026, 3, 20)


def noticed(office: Office, record: Record, **told: object) -> Record:
    facts = {"fee_noticed_on": str(NOTICED), "fee_basis": "按件计收", "fee_units": "1", **told}
    office.entries.move(REQUEST, record.id, record.version, "fee_notified", facts)
    return office.entries.get(REQUEST, record.id)


def asked(office: Office, count: int, **other: object) -> list[Record]:
    return [added(office, REQUEST, content=f"第{n}件", **other) for n in range(count)]


def test_the_applicants_requests_of_the_month_count_in_order_of_receipt(office: Office) -> None:
    asked(office, 3, reached_on="2026-02-27")  # another month
    asked(office, 4, applicant="陈建国", phone="13911112222", address="别处")  # another person
    mine = asked(office, 10)
    eleventh, twelfth = asked(office, 2, reached_on="2026-03-03")
    assert office.cases.fee(mine[9].id, "按件计收", 1, NOTICED).amount == 0
    quoted = office.cases.fee(eleventh.id, "按件计收", 1, NOTICED)
    assert (quoted.before, quoted.amount, quoted.words) == (10, 100, "壹佰元整")
    assert quoted.sum == "第11件1件×100元＝100元"
    assert office.cases.fee(twelfth.id, "按件计收", 1, NOTICED).before == 11
    earlier = added(office, REQUEST, reached_on="2026-03-01", content="后来才登记")
    assert office.cases.fee(earlier.id, "按件计收", 1, NOTICED).before == 0
    assert office.cases.fee(eleventh.id, "按件计收", 1, NOTICED).before == 11
    office.entries.void(REQUEST, earlier.id, "误登")
    kept = noticed(office, eleventh)
    assert (kept["fee_before"], kept["fee_amount"], kept["state"]) == (10, 100, "待缴费")


def test_who_was_said_to_be_the_same_counts(office: Office) -> None:
    asked(office, 10)
    other = added(
        office, REQUEST, applicant="周女士", phone="13911112222", address="别处", reached_on="2026-03-05"
    )
    assert office.cases.fee(other.id, "按件计收", 1, NOTICED).before == 0
    office.cases.say_same(other.id, "申请-2026-0003")
    assert office.cases.fee(other.id, "按件计收", 1, NOTICED).before == 10  # the others belong to that one


def test_pages_are_those_of_this_request_alone(office: Office) -> None:
    asked(office, 2)
    record = added(office, REQUEST)
    quoted = office.cases.fee(record.id, "按量计收", 200, NOTICED)
    assert (quoted.before, quoted.amount) == (0, 2700)
    assert quoted.sum == "第31至100页70页×10元＋第101至200页100页×20元＝2700元"
    kept = noticed(office, record, fee_basis="按量计收", fee_units="200", fee_amount="2700")
    assert (kept["fee_before"], kept["fee_amount"]) == (0, 2700)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            {"fee_basis": "按量计收", "fee_units": "200", "fee_amount": "2000"},
            "收费金额应是2700元（第31至100页",
        ),
        ({"fee_basis": "按量计收", "fee_units": "30"}, "不用收费"),
        ({}, "不用收费"),
        ({"fee_units": "0"}, "至少是1"),
        ({"fee_basis": "按次计收"}, "没有“按次计收”"),
        ({"fee_before": "10"}, "当月此前件数应是0，填的是10"),
        ({"fee_noticed_on": "2026-03-31", "fee_basis": "按量计收", "fee_units": "200"}, "通知收费已经晚了"),
    ],
)
def test_what_cannot_be_charged(office: Office, told: dict[str, object], said: str) -> None:
    record = added(office, REQUEST)
    with pytest.raises(Refused, match=said):
        noticed(office, record, **told)
    assert office.entries.get(REQUEST, record.id) == record


def test_a_fee_is_asked_for_once(office: Office) -> None:
    record = noticed(office, added(office, REQUEST), fee_basis="按量计收", fee_units="200")
    record = moved(office, REQUEST, record, "fee_paid", date(2026, 3, 24))
    with pytest.raises(Refused, match="已经发过收费通知"):
        noticed(office, record, fee_noticed_on="2026-03-26", fee_basis="按量计收", fee_units="200")
    with pytest.raises(Refused, match="通知收费已经晚了"):
        office.cases.fee(added(office, REQUEST).id, "按量计收", 200, date(2026, 3, 31))


def filed(office: Office, record: Record, number: str, on: date = BEGUN + timedelta(days=30)) -> Record:
    return moved(office, REQUEST, record, "relief_filed", on, relief_no=number, relief_organ="青石县人民政府")


def decided(
    office: Office, record: Record, number: str, result: str, on: date = BEGUN + timedelta(days=60)
) -> Record:
    return moved(office, REQUEST, record, "relief_decided", on, relief_no=number, relief_result=result)


def test_several_reliefs_each_with_its_own_decision(office: Office) -> None:
    record = filed(office, filed(office, added(office, REQUEST), "复1"), "")
    record = decided(office, record, "复1", "纠正")
    first, second = office.cases.reliefs(record.id)
    assert (first.number, first.result, first.result_on) == ("复1", "纠正", BEGUN + timedelta(days=60))
    assert (second.number, second.result, second.organ) == ("", "", "青石县人民政府")
    decided(office, record, "", "维持")
    assert [one.result for one in office.cases.reliefs(record.id)] == ["纠正", "维持"]


def test_the_number_of_the_only_one_is_filled_in(office: Office) -> None:
    record = decided(office, filed(office, added(office, REQUEST), "复7"), "", "尚未审结")
    assert record["relief_no"] == "复7"
    assert decided(office, record, "", "维持", BEGUN + timedelta(days=80))["relief_result"] == "维持"


def test_a_decision_needs_its_case(office: Office) -> None:
    record = added(office, REQUEST)
    with pytest.raises(Refused, match="没有等待结果的复议诉讼"):
        decided(office, record, "", "维持")
    record = filed(office, record, "复1")
    with pytest.raises(Refused, match="已登记的：复1"):
        decided(office, record, "复2", "维持")
    with pytest.raises(Refused, match="案号复1已经登记过"):
        filed(office, record, "复1")
    with pytest.raises(Refused, match="没有登记过案号复1"):
        decided(office, record, "复1", "维持", BEGUN + timedelta(days=20))  # before it was filed
    record = filed(office, record, "")
    with pytest.raises(Refused, match="有2件没有结果"):
        decided(office, record, "", "维持")
    record = decided(office, record, "复1", "维持")
    with pytest.raises(Refused, match="已经有结果"):
        decided(office, record, "复1", "纠正")
    line = next(line for line in office.history.timeline(REQUEST, record.id)[::-1] if line.step)
    with pytest.raises(Refused, match="已登记结果"):
        office.entries.correct(REQUEST, record.id, line.step or 0, None)
