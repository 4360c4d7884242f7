"""Decisions: no step of the five may be skipped, misdated or taken back behind its followers; the yearly rates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.records import Record
from desktop_app.errors import Refused
from desktop_app.registers.comment import COMMENT
from desktop_app.registers.decision import COMPLETE, DECIDED, DECISION, RUNNING, SHOWN
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.decisions import DONE, FAILED, NEXT, OPEN
from desktop_app.services.office import Office
from desktop_app.services.rules import SKIPS_FIRST_DAY
from tests.builders import BEGUN, added, moved, opened
from tests.services.decisions import ASKED, commented, four, settle, step


def refused(office: Office, record: Record, key: str, on: str, **other: object) -> str:
    with pytest.raises(Refused) as no:
        step(office, record, key, on, **other)
    assert no.value.what == f"还不能{DECISION.flow.move(key).label}"
    assert no.value.do
    return no.value.why


def item(office: Office) -> str:
    return moved(office, DISCLOSURE, added(office, DISCLOSURE), "published", date(2026, 4, 28)).text("number")


def test_the_five_in_their_order_lead_to_a_decision(office: Office) -> None:
    record = four(office)
    assert (record["state"], record["missing"]) == (RUNNING, "集体讨论")
    record = step(office, record, "together_done", "2026-04-21")
    assert (record["state"], record["missing"]) == (COMPLETE, None)
    record = step(office, record, "decided", "2026-04-21", doc_no="青住建〔2026〕8号")
    assert record["state"] == DECIDED
    assert step(office, record, "shown", "2026-04-30", item_no=item(office))["state"] == SHOWN


def test_the_public_is_asked_to_the_end(office: Office) -> None:
    record = added(office, DECISION, **ASKED)
    why = refused(office, record, "public_done", "2026-04-02")
    assert why == "征求意见到2026-04-02截止，当日仍可提出意见"
    assert step(office, record, "public_done", "2026-04-03")["public_on"] == date(2026, 4, 3)
    nothing = added(office, DECISION, title="没有征求过意见的决策", ask_ways="")
    assert "没有登记怎样听取公众意见" in refused(office, nothing, "public_done", "2026-04-03")
    half = added(office, DECISION, title="只填了开始", asked_from="2026-03-03")
    assert "起止日期只填了一个" in refused(office, half, "public_done", "2026-04-03")


@pytest.mark.parametrize(
    ("skips", "last", "soon", "way"),
    [(0, "2026-04-01", "2026-03-31", "含起止两日"), (1, "2026-04-02", "2026-04-01", "首日不计")],
)
def test_thirty_days_as_the_office_counts_them(
    office: Office, skips: int, last: str, soon: str, way: str
) -> None:
    office.rules.put_limits({**office.rules.limits(), SKIPS_FIRST_DAY: skips})
    with pytest.raises(Refused) as no:
        added(office, DECISION, asked_from="2026-03-03", asked_until=soon)
    told = f"征求意见截止：一般不少于30日（{way}），应不早于{last}（第十五条）"
    assert no.value.why == f"{told}；确需缩短的，请填写少于30日的理由"
    record = added(office, DECISION, asked_from="2026-03-03", asked_until=last)
    assert office.decisions.notice_values(record.id)["period_days"] == 30
    unasked = added(office, DECISION, title="还没有定截止日", asked_from="2026-03-03")
    values = office.decisions.notice_values(unasked.id)
    assert (values["period_to"], values["period_days"]) == (date.fromisoformat(last), 30)
    short = added(office, DECISION, asked_from="2026-03-03", asked_until=soon, short_reason="汛期将至")
    assert office.decisions.notice_values(short.id)["period_days"] == 29


def test_comments_asked_for_by_the_former_counting_stay_lawful(office: Office) -> None:
    """Asked from 3 March to 1 April: thirty days with the first, twenty-nine without."""
    asked = {"asked_from": "2026-03-03", "asked_until": "2026-04-01"}
    record, running = four(office, **asked), added(office, DECISION, title="还在征求意见", **asked)
    office.rules.put_limits({**office.rules.limits(), SKIPS_FIRST_DAY: 1})
    assert "应不早于2026-04-02" in refused(office, running, "public_done", "2026-04-03")
    record = step(office, record, "together_done", "2026-04-21")
    raw = {f.key: f.kind.show(record[f.key]) for f in DECISION.typed() if record[f.key] is not None}
    office.entries.edit(DECISION, record.id, record.version, {**raw, "remark": "已归档"})
    now = office.entries.get(DECISION, record.id)
    with pytest.raises(Refused, match="应不早于2026-04-03"):
        office.entries.edit(DECISION, record.id, now.version, {**raw, "asked_from": "2026-03-04"})
    assert step(office, record, "decided", "2026-04-22")["state"] == DECIDED


def test_fewer_days_need_a_reason(office: Office) -> None:
    short = added(
        office, DECISION, asked_from="2026-03-03", asked_until="2026-03-13", short_reason="汛期将至"
    )
    assert step(office, short, "public_done", "2026-03-14")["public_on"]


def test_the_papers_of_a_hearing_are_handed_out_seven_days_before(office: Office) -> None:
    with pytest.raises(Refused, match="不晚于2026-03-13"):
        added(office, DECISION, hearing_on="2026-03-20", hearing_papers_on="2026-03-14")
    record = added(office, DECISION, hearing_on="2026-03-20")
    why = refused(office, record, "public_done", "2026-03-19")
    assert why.split("\n") == ["听证在2026-03-20举行", "听证材料应在听证7日前送达（第十六条）"]
    in_time = added(
        office, DECISION, title="按时送达", hearing_on="2026-03-20", hearing_papers_on="2026-03-13"
    )
    assert step(office, in_time, "public_done", "2026-03-20")["public_on"]


def test_legal_review_takes_seven_workdays_or_a_reason(office: Office) -> None:
    """Sent on Thursday 9 April 2026: the seventh workday after it is Monday the 20th."""
    record = added(office, DECISION)
    sent = {"legal_sent_on": "2026-04-09", "legal_short_reason": ""}
    why = refused(office, record, "legal_done", "2026-04-17", **sent)
    assert "只有6个工作日，审查时间一般不少于7个工作日" in why
    assert "晚于审查日期" in refused(office, record, "legal_done", "2026-04-08", **sent)
    early = {**sent, "legal_sent_on": "2026-02-27"}
    assert "早于启动日期" in refused(office, record, "legal_done", "2026-04-17", **early)
    step(office, record, "legal_done", "2026-04-20", **sent)
    hasty = added(office, DECISION, title="急办的决策")
    told = {**sent, "legal_short_reason": "防汛应急"}
    step(office, hasty, "legal_done", "2026-04-13", **told)
    assert office.decisions.five(hasty.id)[3].note == "审查用了2个工作日"


def test_what_failed_the_legal_review_is_not_discussed_until_it_passed(office: Office) -> None:
    record = four(office)
    sent = {"legal_sent_on": "2026-04-20", "legal_short_reason": ""}
    step(office, record, "legal_done", "2026-04-29", legal_passed="否", **sent)
    assert [one.state for one in office.decisions.five(record.id)] == [DONE, DONE, DONE, FAILED, OPEN]
    assert office.entries.get(DECISION, record.id)["missing"] == "集体讨论、合法性审查未通过"
    assert "合法性审查没有通过" in refused(office, record, "together_done", "2026-04-30")
    sent["legal_sent_on"] = "2026-04-30"
    step(office, record, "legal_done", "2026-05-15", legal_passed="是", **sent)
    assert step(office, record, "together_done", "2026-05-18")["state"] == COMPLETE


def test_the_meeting_comes_last(office: Office) -> None:
    record = added(office, DECISION)
    why = refused(office, record, "together_done", "2026-03-10")
    assert "还缺：公众参与、专家论证、风险评估、合法性审查" in why
    whole = four(office)
    assert "合法性审查在2026-04-20，晚于集体讨论" in refused(office, whole, "together_done", "2026-04-17")
    step(office, whole, "together_done", "2026-04-21")
    assert "集体讨论在2026-04-21" in refused(office, whole, "experts_done", "2026-04-22")


def test_nothing_is_decided_before_all_five_and_nothing_is_pulled_from_under_it(office: Office) -> None:
    record = four(office)
    with pytest.raises(Refused, match="“程序进行中”状态不能作出决定"):
        step(office, record, "decided", "2026-04-21")
    step(office, record, "together_done", "2026-04-21")
    with pytest.raises(Refused, match="前后顺序不对"):
        step(office, record, "decided", "2026-04-20")
    record = step(office, record, "decided", "2026-04-22")
    steps = {line.what: line.step for line in office.history.timeline(DECISION, record.id)}
    experts, meeting = steps["登记专家论证"], steps["登记集体讨论"]
    assert experts is not None
    assert meeting is not None
    with pytest.raises(Refused, match="后面已经登记集体讨论、作出决定"):
        office.entries.correct(DECISION, record.id, experts, None)
    with pytest.raises(Refused, match="还不能登记专家论证；集体讨论在2026-04-21"):
        office.entries.correct(DECISION, record.id, experts, date(2026, 4, 22))
    with pytest.raises(Refused, match="前后顺序不对"):
        office.entries.correct(DECISION, record.id, meeting, date(2026, 4, 23))
    office.entries.correct(DECISION, record.id, experts, date(2026, 4, 9))
    assert office.entries.get(DECISION, record.id)["experts_on"] == date(2026, 4, 9)


def test_what_was_typed_since_is_looked_at_again_before_the_decision(office: Office) -> None:
    record = step(office, four(office), "together_done", "2026-04-21")
    typed = {f.key: f.kind.show(record[f.key]) for f in DECISION.typed() if record[f.key] is not None}
    typed["asked_until"] = "2026-04-30"
    office.entries.edit(DECISION, record.id, record.version, typed)
    assert "征求意见到2026-04-30截止" in refused(office, record, "decided", "2026-05-06")


def test_it_is_shown_only_with_every_comment_answered_and_its_item_out(office: Office) -> None:
    record = step(office, step(office, four(office), "together_done", "2026-04-21"), "decided", "2026-04-22")
    first, second = commented(office, record), commented(office, record, content="建议取消收费。")
    pending = added(office, DISCLOSURE, title="停车办法")
    why = refused(office, record, "shown", "2026-04-30", item_no=pending.text("number"))
    assert f"{pending['number']}还是“待公开”" in why
    assert f"还没有登记采纳情况：{first['number']}、{second['number']}" in why
    assert "没有编号是公开-2026-0999的信息" in refused(
        office, record, "shown", "2026-04-30", item_no="公开-2026-0999"
    )
    for bad in ("不予采纳", "部分采纳"):
        with pytest.raises(Refused, match=f"{bad}的意见必须说明理由"):
            settle(office, second, bad)
    settle(office, second, "不予采纳", "上级有统一规定")
    settle(office, first, "采纳")
    assert step(office, record, "shown", "2026-04-30", item_no=item(office))["state"] == SHOWN


def test_a_number_that_no_decision_has_is_told_and_kept(office: Office) -> None:
    told = office.entries.read(COMMENT, {**_form(), "decision_no": "决策-2026-0099"}).warnings
    assert ("decision_no", "决策编号：没有编号是决策-2026-0099的重大决策") in told
    record = added(office, DECISION)
    known = office.entries.read(COMMENT, {**_form(), "decision_no": record.text("number")})
    assert known.warnings == ()


def _form() -> dict[str, object]:
    return {"received_on": str(BEGUN), "content": "建议延长免费停车时间。"}


def test_the_rates_of_a_year(office: Office) -> None:
    assert office.decisions.counts(date(2026, 1, 1), date(2026, 12, 31)).decisions == 0
    whole = step(office, four(office), "together_done", "2026-04-21")
    begun, given_up = added(office, DECISION, title="刚启动"), added(office, DECISION, title="不办了")
    step(office, given_up, "stopped", "2026-03-10")
    for taken, reason in (("采纳", ""), ("部分采纳", "部分可行"), ("不予采纳", "没有依据")):
        settle(office, commented(office, whole, content=taken), taken, reason)
    commented(office, begun)
    counts = office.decisions.counts(date(2026, 1, 1), date(2026, 12, 31))
    assert (counts.decisions, counts.complete, counts.stopped, counts.asked) == (2, 1, 1, 1)
    assert (counts.comments, dict(counts.taken)) == (4, {"采纳": 1, "部分采纳": 1, "不予采纳": 1})
    assert counts.words() == (
        "决策2项（另有1项终止），五道程序完整1项（50%）；征求意见1次，收到4条，采纳或部分采纳2条（50%）；列席会议0次0人次"
    )
    assert office.decisions.counts(date(2025, 1, 1), date(2025, 12, 31)).comments == 0


def test_the_next_step_is_told(tmp_path: Path) -> None:
    office = opened(tmp_path / "data", date(2026, 3, 20))
    record = added(office, DECISION, **ASKED)
    assert [one.words for one in office.decisions.five(record.id)][:2] == [
        "公众参与：下一步（征求意见到2026-04-02）",
        "专家论证：未办",
    ]
    step(office, record, "experts_done", "2026-03-10")
    assert [one.state for one in office.decisions.five(record.id)] == [NEXT, DONE, OPEN, OPEN, OPEN]
    office.close(copy=False)
