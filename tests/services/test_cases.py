"""Taking a request in: channels and their proof, who asked before, the same thing asked again, the same person."""

from __future__ import annotations

import time
from datetime import date

import pytest

from desktop_app.domain.records import Query
from desktop_app.errors import Refused
from desktop_app.registers.codes import CODE_LISTS
from desktop_app.registers.request import REQUEST
from desktop_app.services.office import Office
from desktop_app.storage.tables import REGISTER_TABLES
from tests.builders import BEGUN, added, least, moved

LISTED = "申请公开2025年农村危房改造补助对象名单"
REWORDED = "请提供二〇二五年度农村危房改造的补助名单"
CHANNELS = next(entry.words for entry in CODE_LISTS if entry.key == "request_channel")
PROOFS = next(entry.words for entry in CODE_LISTS if entry.key == "proof_kind")
ASKED = {
    "当面": (("reached_on",), "当面递交回执"),
    "邮寄(挂号、EMS)": (("submitted_on", "reached_on"), "邮件签收记录"),
    "平信": (("submitted_on", "reached_on", "confirmed_on"), "电话确认记录"),
    "网络(网站平台)": (("reached_on", "confirmed_on"), "网上确认回执"),
    "电子邮件": (("reached_on", "confirmed_on"), "电子邮件确认回复"),
    "传真": (("reached_on", "confirmed_on"), "传真确认记录"),
    "口头代填": (("reached_on",), "口头申请笔录"),
    "其他": (("submitted_on", "reached_on"), "其他"),
}


@pytest.mark.parametrize("channel", CHANNELS)
def test_each_channel_asks_for_its_dates_and_its_proof(office: Office, channel: str) -> None:
    asked = office.cases.asks(channel)
    dates, proof = ASKED[channel]
    assert (asked.dates, asked.proof[0], asked.proof[-1]) == (dates, proof, "其他")
    assert set(asked.proof) <= set(PROOFS)
    assert asked.rule.endswith(("）", "凭证"))


def test_every_proof_belongs_to_a_channel(office: Office) -> None:
    assert {proof for channel in CHANNELS for proof in office.cases.asks(channel).proof} == set(PROOFS)


def test_a_new_request_is_held_to_its_papers_all_together(office: Office) -> None:
    raw = least(REQUEST, channel="口头代填", agent="王律师", reached_on="2026-06-16")
    with pytest.raises(Refused) as no:
        office.entries.add(REQUEST, raw)
    assert [line.split("：")[0] for line in no.value.why.split("\n")] == [
        "签收（到达）日期",
        "已交委托书",
        "代填原因",
    ]
    right = {**raw, "reached_on": str(BEGUN), "mandate": "是", "oral_reason": "本人不会写字"}
    assert added(office, REQUEST, **right)["mandate"] is True
    assert office.entries.count(Query(REQUEST.key)) == 1


def test_an_old_request_is_not(office: Office) -> None:
    record = added(office, REQUEST)
    office.entries.edit(
        REQUEST, record.id, record.version, least(REQUEST, channel="口头代填", agent="王律师")
    )
    assert office.entries.get(REQUEST, record.id)["agent"] == "王律师"


def test_what_does_not_fit_the_channel_is_doubted_only(office: Office) -> None:
    raw = least(
        REQUEST, proof_kind="邮件签收记录", oral="是", submitted_on="2026-03-01", co_applicants="张三、李四"
    )
    assert [key for key, _ in office.entries.read(REQUEST, raw).warnings] == [
        "proof_kind",
        "oral",
        "submitted_on",
        "co_applicants",
    ]
    assert added(office, REQUEST, **raw)["proof_kind"] == "邮件签收记录"
    fine = least(REQUEST, proof_kind="当面递交回执", submitted_on=str(BEGUN), co_applicants="张三\n李四")
    assert office.entries.read(REQUEST, fine).warnings == ()
    assert (
        office.entries.read(REQUEST, least(REQUEST, channel="专人送达", proof_kind="其他")).warnings[1:] == ()
    )


def test_received_and_typed_in_are_both_kept_and_the_gap_is_told(office: Office) -> None:
    gap = office.cases.gap(added(office, REQUEST, reached_on="2026-06-10"))
    assert gap is not None
    assert (gap.received_on, gap.typed_on, gap.workdays) == (date(2026, 6, 10), date(2026, 6, 15), 3)
    assert office.cases.gap(added(office, REQUEST, reached_on="2026-06-15")) is None
    late = moved(
        office,
        REQUEST,
        added(office, REQUEST, channel="传真", reached_on="2026-06-01"),
        "confirmed",
        date(2026, 6, 8),
    )
    told = office.cases.gap(late)
    assert told is not None
    assert told.received_on == date(2026, 6, 8)


def test_applicants_are_offered_the_latest_first_and_never_joined(office: Office) -> None:
    added(office, REQUEST, reached_on="2026-03-02")
    added(office, REQUEST, reached_on="2026-03-09")
    added(office, REQUEST, phone="13900000000", reached_on="2026-04-01")
    added(office, REQUEST, applicant="周玉兰", content="周玉梅的申请材料", reached_on="2026-05-01")
    found = office.cases.suggestions("周玉梅")
    assert [(one.name, one.phone, one.times, one.last_on) for one in found] == [
        ("周玉梅", "13900000000", 1, date(2026, 4, 1)),
        ("周玉梅", "13800005678", 2, date(2026, 3, 9)),
    ]
    assert [one.name for one in office.cases.suggestions("周")] == ["周玉兰", "周玉梅", "周玉梅"]
    assert office.cases.suggestions(" ") == ()
    for n in range(9):
        added(office, REQUEST, applicant=f"周{n}")
    assert len(office.cases.suggestions("周")) == 8


def test_the_same_asked_again_within_thirty_days_is_shown(office: Office) -> None:
    first = added(office, REQUEST, content=LISTED, reached_on="2026-03-02")
    added(office, REQUEST, content="2024年农村危房改造补助对象名单", reached_on="2026-03-02")
    added(office, REQUEST, content=LISTED, applicant="陈建国", reached_on="2026-03-02")
    added(office, REQUEST, content=LISTED, reached_on="2026-03-01")
    form = office.entries.read(REQUEST, least(REQUEST, content=REWORDED, reached_on="2026-04-01")).values
    found = office.cases.similar(form)
    assert [one.record.id for one in found] == [first.id]
    assert found[0].likeness > 0.7
    assert found[0].why == "姓名和联系电话相同"
    elsewhere = {**form, "phone": "13900000000", "address": "别处"}
    assert office.cases.similar(elsewhere) == ()
    assert office.cases.similar({**form, "content": ""}) == ()


def test_a_decision_about_a_similar_request_is_logged_and_not_asked_for_again(office: Office) -> None:
    first = added(office, REQUEST, content=LISTED)
    second = added(office, REQUEST, content=REWORDED)
    assert [one.record.id for one in office.cases.similar(second.values, second.id)] == [first.id]
    office.cases.decide_similar(
        second.id, second.version, first.text("number"), "内容不同，分别办理", "要的是明细"
    )
    second = office.entries.get(REQUEST, second.id)
    assert second["similar_to"] == first["number"]
    assert office.history.timeline(REQUEST, second.id)[0].what == "相近申请处理"
    assert office.cases.similar(second.values, second.id) == ()
    with pytest.raises(Refused, match="找不到申请“申请-2026-0099”"):
        office.cases.decide_similar(second.id, second.version, "申请-2026-0099", "内容不同，分别办理")
    with pytest.raises(Refused, match="本件自己的编号"):
        office.cases.decide_similar(second.id, second.version, second.text("number"), "内容不同，分别办理")


def test_the_same_person_is_said_both_ways_through_others_and_unsaid(office: Office) -> None:
    one, two, three = (
        added(office, REQUEST, applicant=name, phone=f"1390000000{n}", address=f"{n}号院", content=LISTED)
        for n, name in enumerate(("周玉梅", "周玉每", "周女士"))
    )
    assert office.cases.similar(three.values, three.id) == ()
    office.cases.say_same(one.id, two.text("number"))
    office.cases.say_same(three.id, two.text("number"))
    assert office.entries.get(REQUEST, two.id)["same_as"] == one["number"]  # kept on the later one
    for record, others in ((one, (two, three)), (two, (one, three)), (three, (one, two))):
        assert [r.id for r in office.cases.same_as(record.id)] == [r.id for r in others]
    assert {s.record.id: s.why for s in office.cases.similar(three.values, three.id)} == {
        one.id: "已认定为同一申请人",
        two.id: "已认定为同一申请人",
    }
    with pytest.raises(Refused, match="已经认定"):
        office.cases.say_same(two.id, one.text("number"))
    with pytest.raises(Refused, match="没有直接认定") as no:
        office.cases.unsay_same(one.id, three.text("number"))
    assert no.value.why == "它们是通过别的申请连在一起的"
    office.cases.unsay_same(one.id, two.text("number"))
    assert office.cases.same_as(one.id) == ()
    assert [r.id for r in office.cases.same_as(three.id)] == [two.id]
    office.history.undo()
    assert [r.id for r in office.cases.same_as(one.id)] == [two.id, three.id]
    with pytest.raises(Refused, match="本件自己的编号"):
        office.cases.say_same(one.id, one.text("number"))


def test_of_whom_it_was_decided_that_he_is_another_is_not_taken_for_the_same(office: Office) -> None:
    first, second = added(office, REQUEST, content=LISTED), added(office, REQUEST, content=LISTED)
    office.cases.decide_similar(second.id, second.version, first.text("number"), "不是同一申请人")
    assert office.cases.similar(first.values, first.id) == ()
    assert office.cases.fee(second.id, "按件计收", 1, BEGUN).before == 0


def test_five_thousand_requests_are_looked_through_at_once(office: Office) -> None:
    first = added(office, REQUEST, content="第1号楼的验收备案表")
    _multiply(office, first.id, 5_000)
    form = {**first.values, "applicant": "申请人7", "phone": "13000000007", "reached_on": date(2026, 3, 20)}
    assert office.entries.count(Query(REQUEST.key)) == 5_001
    best = 1.0
    for _ in range(5):
        begun = time.perf_counter()
        found = office.cases.similar(form)
        best = min(best, time.perf_counter() - begun)
    assert len(found) == 13
    assert best < 0.05, f"{best * 1000:.0f} ms"


def _multiply(office: Office, record_id: int, count: int) -> None:
    """Copies of a row by 400 applicants, faster than any verb could write them."""
    names = [column.name for column in REGISTER_TABLES[REQUEST.key].columns]
    other = {
        "id": f"{record_id} + n",
        "sequence": "sequence + n",
        "number": "number || n",
        "applicant": "'申请人' || (n % 400)",
        "phone": "'1300000' || substr('000' || (n % 400), -4)",
        "address": "'新村' || n",
    }
    with office.store._connected() as connection, connection.begin():
        connection.exec_driver_sql(
            f"WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < {count}) "
            f"INSERT INTO request ({', '.join(names)}) "
            f"SELECT {', '.join(other.get(name, name) for name in names)} FROM request, many WHERE id = {record_id}"
        )
