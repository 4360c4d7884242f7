"""What the ledger knows of a letter, without a ledger: everybody who must not be named, and the steps of Art 35."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.letter_kinds import letter_kind
from desktop_app.domain.records import Record
from desktop_app.domain.rulebook import Rulebook
from desktop_app.services.bureau import Bureau
from desktop_app.services.letter_prefill import Known, prefilled, secrets

TODAY = date(2026, 3, 20)
ASKED = Record(
    "request",
    1,
    1,
    {
        "applicant": "周玉梅",
        "co_applicants": "祁同\n闫共\n",
        "agent": "李代",
        "agent_paper": "610924198507121236",
        "address": "县城",
        "content": "请公开周玉梅、祁同、闫共三户的名单",
        "channel": "邮寄(挂号、EMS)",
        "received_on": date(2026, 3, 2),
        "deferred_on": TODAY,
        "deferred_until": date(2026, 5, 29),
        "deferred_reason": "须逐件检索",
        "reasons_given_on": date(2026, 3, 13),
        "reasons_text": "研究需要",
    },
)


def known() -> Known:
    return Known(ASKED, (), Rulebook(), Bureau(name="青石县住房和城乡建设局"), TODAY)


def test_every_applicant_and_his_agent_are_secret() -> None:
    assert secrets(ASKED) == ("周玉梅", "祁同", "闫共", "李代", "610924198507121236", "县城")
    facts = prefilled(letter_kind("assistance"), known(), {})
    assert facts["所申请信息"] == "请公开申请人、申请人、申请人三户的名单"


def test_the_deferral_is_told_as_the_ledger_has_it() -> None:
    facts = prefilled(letter_kind("deferral"), known(), {"延迟理由": "涉及63件"})
    told = {name: facts[name] for name in ("延迟答复期限", "延迟理由", "说明理由日期", "申请人说明")}
    assert told == {
        "延迟答复期限": date(2026, 5, 29),
        "延迟理由": "涉及63件",
        "说明理由日期": date(2026, 3, 13),
        "申请人说明": "研究需要",
    }


def test_a_receipt_of_delivery_has_the_address_once() -> None:
    facts = prefilled(letter_kind("delivery"), known(), {})
    assert facts["送达地点"] == "县城"
