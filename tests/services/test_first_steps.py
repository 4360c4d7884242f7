"""What a new form already tells of: a call answered on the spot, an item that is not for publishing."""

from __future__ import annotations

import pytest

from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.hotline import HOTLINE
from desktop_app.services.office import Office
from tests.builders import BEGUN, TODAY, added, least


def test_a_call_answered_on_the_spot_is_done_when_saved(office: Office) -> None:
    record = added(office, HOTLINE, **least(HOTLINE, spot="是", outcome="解释说明"))
    assert (record["state"], record["replied_on"], record["late"]) == ("已办结", BEGUN, False)


def test_an_answer_on_the_spot_needs_its_result(office: Office) -> None:
    with pytest.raises(Refused) as no:
        office.entries.add(HOTLINE, least(HOTLINE, spot="是", outcome=""))
    assert "办理结果：当场答复的必须填写" in no.value.why


def test_an_item_entered_as_withheld_has_no_day_to_be_published_by(office: Office) -> None:
    with pytest.raises(Refused) as no:
        office.entries.add(DISCLOSURE, least(DISCLOSURE, openness="不予公开"))
    assert "不公开理由：不予公开的必须填写" in no.value.why
    record = added(
        office, DISCLOSURE, **least(DISCLOSURE, openness="不予公开", ground="个人隐私（第十五条）")
    )
    assert (record["state"], record["due_on"]) == ("不予公开", None)
    assert not office.reminders.day(TODAY).groups


def test_what_is_open_on_request_only_has_no_such_day_either(office: Office) -> None:
    record = added(office, DISCLOSURE, **least(DISCLOSURE, openness="依申请公开"))
    assert record["due_on"] is None


def test_withholding_and_taking_it_back_set_the_openness(office: Office) -> None:
    record = added(office, DISCLOSURE, **least(DISCLOSURE))
    told = {"withheld_on": str(TODAY), "ground": "过程性信息（第十六条）", "ground_note": "讨论稿"}
    office.entries.move(DISCLOSURE, record.id, record.version, "withheld", told)
    record = office.entries.get(DISCLOSURE, record.id)
    assert (record["state"], record["openness"], record["due_on"]) == ("不予公开", "不予公开", None)
    office.entries.move(DISCLOSURE, record.id, record.version, "reopened", {})
    record = office.entries.get(DISCLOSURE, record.id)
    assert (record["state"], record["openness"]) == ("待公开", "主动公开")
    assert record["due_on"] is not None
