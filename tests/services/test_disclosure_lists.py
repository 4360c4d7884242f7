"""The lists of what is still to be done, read from a real ledger."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Step
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.disclosure_duties import Duty, Intervals, claims
from desktop_app.services import duties
from desktop_app.services.duties import UNCOVERED
from desktop_app.services.office import Office
from desktop_app.services.reminders import EXPLAIN, REASSESS
from tests.builders import TODAY, added, days, moved


def told(office: Office, on: str) -> dict[str, list[str]]:
    board = office.duties.lists(date.fromisoformat(on))
    assert board.count == sum(len(group.lines) for group in board.groups)
    return {
        group.label: [line.why for line in group.lines] for group in board.groups if group.label != UNCOVERED
    }


def test_by_the_row_by_article_26_and_by_a_superior(office: Office) -> None:
    """Formed on Monday 2 March: 20 workdays are 30 March, 7 from the decision of the 9th are the 18th."""
    added(office, DISCLOSURE, title="一般信息")
    decision = {"limit_on": "2026-03-09", "limit_days": "7", "limit_from": "行政决定作出"}
    added(office, DISCLOSURE, title="许可决定", catalogue_no="91", **decision)
    added(office, DISCLOSURE, title="上级要的", ordered_on="2026-03-06")
    assert told(office, "2026-03-05") == {}
    assert told(office, "2026-03-06") == {"应公开未公开": ["上级规定应于2026-03-06以前公开，今天到期"]}
    board = office.duties.lists(date(2026, 3, 31))
    assert [(line.name, line.due_on) for line in board.group("应公开未公开").lines] == [
        ("上级要的", date(2026, 3, 6)),
        ("许可决定", date(2026, 3, 18)),
        ("一般信息", date(2026, 3, 30)),
    ]
    late = board.group("应公开未公开").lines[2]
    moved(office, DISCLOSURE, office.entries.get(DISCLOSURE, late.id), "published", date(2026, 3, 31))
    assert len(told(office, "2026-03-31")["应公开未公开"]) == 2


def test_what_is_withheld_comes_back_after_a_year(office: Office) -> None:
    record = added(office, DISCLOSURE, openness="不予公开", ground="个人隐私（第十五条）", ground_note="名单")
    assert told(office, "2027-03-01") == {}
    why = "2026-03-02定为不予公开或评估过，应于2027-03-02以前重新评估"
    assert told(office, "2027-03-02") == {"该重新评估": [why]}
    (line,) = office.reminders.day(date(2027, 3, 2)).group(REASSESS).lines
    assert (line.why, line.next_step) == (why, "登记重新评估")
    office.duties.put_intervals(Intervals(reassess_months=3))
    assert told(office, "2026-06-01") == {}
    assert list(told(office, "2026-06-02")) == ["该重新评估"]
    moved(office, DISCLOSURE, record, "reassessed", TODAY)
    assert told(office, "2026-09-14") == {}
    assert list(told(office, "2026-09-15")) == ["该重新评估"]


def test_a_document_without_its_explanation(office: Office) -> None:
    record = added(office, DISCLOSURE, normative="是", interpreted="否", doc_no="青住建规〔2026〕1号")
    record = moved(office, DISCLOSURE, record, "published", date(2026, 3, 4))
    assert told(office, "2026-03-04") == {"该解读未解读": ["规范性文件已公开，解读应同步公开"]}
    (line,) = office.reminders.day(date(2026, 3, 4)).group(EXPLAIN).lines
    assert (line.id, line.why) == (record.id, "规范性文件已公开，解读应同步公开")
    assert line.next_step == "编辑：政策解读填“是”"
    form = {f.key: f.kind.show(record[f.key]) for f in DISCLOSURE.typed()}
    explained = {**form, "interpreted": "是", "interpretation": "局网站"}
    office.entries.edit(DISCLOSURE, record.id, record.version, explained)
    assert told(office, "2026-03-04") == {}


def test_a_periodic_item_without_an_entry_in_its_month_or_year(office: Office) -> None:
    office.catalogue.enable(97, enabled=True)

    def missing(on: str) -> list[tuple[str, str]]:
        lines = office.duties.lists(date.fromisoformat(on)).group(UNCOVERED).lines
        return [(line.number, line.why) for line in lines]

    assert missing("2026-06-15") == [
        ("目录97", "2026年还没有公开，应于2026-01-31以前，已经过期"),
        ("目录99", "本月还没有公开，应于2026-06-30以前"),
    ]
    assert office.reminders.day().uncovered == 2
    report = added(office, DISCLOSURE, catalogue_no="97", title="2025年度报告", formed_on="2026-01-20")
    assert len(missing("2026-06-15")) == 2, "it is not published yet"
    moved(office, DISCLOSURE, report, "published", date(2026, 1, 28))
    assert [number for number, _ in missing("2026-06-15")] == ["目录99"]
    assert [number for number, _ in missing("2027-01-04")] == ["目录97", "目录99"]
    monthly = added(office, DISCLOSURE, catalogue_no="99", rhythm="每月（日常）", formed_on="2026-05-01")
    monthly = moved(office, DISCLOSURE, monthly, "published", date(2026, 5, 4))
    assert [number for number, _ in missing("2026-06-15")] == ["目录99"]
    moved(office, DISCLOSURE, monthly, "renewed", date(2026, 6, 1))
    assert missing("2026-06-15") == []
    office.catalogue.enable(99, enabled=False)
    assert missing("2026-08-01") == []


def test_a_void_record_asks_for_nothing(office: Office) -> None:
    record = added(office, DISCLOSURE)
    office.entries.void(DISCLOSURE, record.id, "重复")
    assert told(office, "2026-09-01") == {}


def test_intervals_within_bounds(office: Office) -> None:
    assert office.duties.intervals() == Intervals(30, 12)
    with pytest.raises(Refused) as no:
        office.duties.put_intervals(Intervals(0, 61))
    assert no.value.why.split("\n") == [
        "经常性内容更换周期：应为1～366天",
        "不予公开重新评估周期：应为1～60个月",
    ]


def _some_life(luck: random.Random) -> tuple[dict[str, Value], list[Step]]:
    """An item with days and marks of any kind, published, renewed or withheld."""

    def day(share: float) -> date | None:
        return date(2026, 1, 1) + timedelta(days=luck.randrange(500)) if luck.random() < share else None

    formed = date(2026, 1, 1) + timedelta(days=luck.randrange(200))
    days_of = ("expires_on", "period_to", "changed_on", "next_update_on", "ordered_on")
    values: dict[str, Value] = {
        "title": "甲",
        "formed_on": formed,
        "openness": "主动公开",
        **{key: day(0.2) for key in days_of},
        "period_from": formed,
        "period_days": luck.choice((None, None, 7, 30)),
        "rhythm": luck.choice((None, "每月（日常）", "每年", "按上级规定")),
        "normative": luck.choice((None, None, True)),
        "interpreted": luck.choice((None, True, False)),
        "ground": luck.choice((None, "个人隐私（第十五条）")),
    }
    match luck.randrange(4):
        case 0:
            return values, []
        case 1:
            return values | {"openness": "不予公开"}, [Step("withheld", formed, {"withheld_on": formed})]
        case 2:
            return values, [Step("published", formed, {"published_on": formed})]
    later = formed + timedelta(days=luck.randrange(60))
    return values, [
        Step("published", formed, {"published_on": formed}),
        Step("renewed", later, {"renewed_on": later}),
    ]


def test_lists_hold_exactly_the_items_whose_values_claim_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The few fields asked of likely items find the same as every item looked at whole, on each of many days."""
    luck = random.Random(20260615)
    with office.store.unit("导入") as unit:
        ids = [unit.add(DISCLOSURE, *_some_life(luck)) for _ in range(400)]
    monkeypatch.setattr(duties, "LISTED", 10_000)
    records = office.entries.rows(DISCLOSURE, ids)
    seen = set()
    for day in list(days(date(2026, 1, 1), 900))[::23]:
        wanted = {
            (claim.duty.value, record.id, claim.why)
            for record in records
            for claim in claims(record.values, day, office.rules.current().calendar, Intervals())
        }
        board = office.duties.lists(day)
        found = {
            (group.label, line.id, line.why) for group in board.groups for line in group.lines if line.id
        }
        assert found == wanted, day
        seen |= {duty for duty, _, _ in wanted}
    assert seen == set(Duty)
