"""A year of the annual report: table 二, the written sections, closing, carrying over, corrections, files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from desktop_app.domain.annual_report import CARRIED_IN, CARRIED_OUT, NO_COUNTS, TOTAL, Section2
from desktop_app.domain.annual_report_check import Finding
from desktop_app.domain.annual_report_texts import HOLE, TEXT_TITLES, notes
from desktop_app.domain.annual_report_year import NO_TABLE2
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.request import REQUEST
from desktop_app.services.office import Office
from tests.builders import BEGUN, BUREAU, added, moved, opened

YEAR = 2026
LATER = date(2027, 1, 11)
PERSON = (1, 0, 0, 0, 0, 0, 1)
TABLE2 = {
    "rules_issued": "0",
    "rules_abolished": "0",
    "rules_in_force": "0",
    "normative_issued": "３",
    "normative_abolished": "1",
    "normative_in_force": "12",
    "permits": "1,256",
    "penalties": "48",
    "coercions": "0",
    "fees": "26.55",
}
WRITTEN = {key: f"{title}的内容。" for key, title in TEXT_TITLES.items()}


@pytest.fixture
def later(tmp_path: Path) -> Iterator[Office]:
    """The office in January of the year after."""
    made = opened(tmp_path / "data", LATER)
    made.bureau.put(BUREAU)
    yield made
    made.close(copy=False)


def answered(office: Office, on: date = BEGUN, row: str = "（一）予以公开") -> int:
    """A request that came on BEGUN, with its reply posted on a day."""
    record = moved(office, REQUEST, added(office, REQUEST), "replied", on, report_row=row)
    return moved(office, REQUEST, record, "posted", on).id


def filled(office: Office, year: int = YEAR) -> None:
    """Everything the office itself has to write."""
    office.reports.put_table2(year, TABLE2)
    office.reports.put_texts(year, WRITTEN)


def equations(found: tuple[Finding, ...]) -> list[str]:
    return [finding.equation for finding in found]


# Table 二


def test_table_two_is_typed_kept_and_undone(office: Office) -> None:
    before = office.reports.table2(YEAR)
    assert (before.kept, before.values["rules_issued"], before.values["permits"]) == (False, "0", "")
    assert office.reports.draft(YEAR).report.section2 is None
    assert office.reports.put_table2(YEAR, TABLE2) == ()
    kept = Section2((0, 0, 0), (3, 1, 12), 1256, 48, 0, Decimal("26.55"))
    assert office.reports.draft(YEAR).report.section2 == kept
    assert office.reports.table2(YEAR).values["normative_issued"] == "3"
    office.history.undo()
    assert office.reports.draft(YEAR).report.section2 is None


def test_what_was_in_force_is_proposed_and_held_against_the_year_before(office: Office) -> None:
    office.reports.put_table2(YEAR - 1, TABLE2)
    assert office.reports.table2(YEAR).values["normative_in_force"] == "12"
    office.reports.put_table2(YEAR, TABLE2 | {"normative_in_force": "13"})
    (finding,) = (f for f in office.reports.draft(YEAR).findings if f.equation == "E6")
    assert (finding.expected, finding.found, finding.soft) == (14, 13, True)


def test_every_wrong_box_is_told_at_once(office: Office) -> None:
    wrong = {"permits": "-1", "penalties": "1.5", "coercions": "", "fees": "许多"}
    with pytest.raises(Refused) as no:
        office.reports.put_table2(YEAR, TABLE2 | wrong)
    assert no.value.why.split("\n") == [
        "行政许可本年处理决定数量：“-1”是负数",
        "行政处罚本年处理决定数量：“1.5”不是整数",
        "行政强制本年处理决定数量：空着",
        "行政事业性收费本年收费金额（单位：万元）：“许多”不是数，单位是万元",
    ]
    assert not office.reports.table2(YEAR).kept


def test_a_county_bureau_makes_no_rules(office: Office) -> None:
    (warning,) = office.reports.put_table2(YEAR, TABLE2 | {"rules_in_force": "2"})
    assert "县级部门没有规章制定权" in warning


# The written sections


def test_texts_are_drafted_kept_and_drafted_again(office: Office) -> None:
    answered(office)
    drafted = office.reports.texts(YEAR)
    assert "全年新收政府信息公开申请1件，其中自然人1件。按申请渠道分：当面1件。" in drafted.overview
    assert "全年办结1件：予以公开1件。" in drafted.overview
    assert "未发生因政府信息公开引起的行政复议、行政诉讼。" in drafted.overview
    office.reports.put_texts(YEAR, {"overview": "全年新收政府信息公开申请3件。"})
    assert office.reports.texts(YEAR).overview == "全年新收政府信息公开申请3件。"
    assert office.reports.texts(YEAR).head == drafted.head
    assert office.reports.draft_texts(YEAR) == drafted
    (finding,) = office.reports.draft(YEAR).findings
    assert (finding.equation, finding.expected, finding.found, finding.soft) == ("E7", 1, 3, True)
    assert office.reports.draft(YEAR).texts.overview == "全年新收政府信息公开申请3件。"
    office.reports.put_texts(YEAR, {"overview": ""})
    assert office.reports.texts(YEAR) == drafted
    with pytest.raises(KeyError):
        office.reports.put_texts(YEAR, {"appendix": "?"})


def test_a_year_with_nothing_is_a_zero_report(later: Office) -> None:
    report = later.reports.draft(YEAR)
    assert set(report.report.section3.counts.values()) == {NO_COUNTS}
    assert "本年度未收到政府信息公开申请。" in report.texts.overview
    assert report.texts.others == "信息处理费收取情况：无。其他需要报告的事项：无。"
    assert report.findings == ()
    filled(later)
    later.reports.close(YEAR)
    assert later.reports.frozen(YEAR) is not None


def test_figures_come_from_the_registers(office: Office) -> None:
    for way in ("政府网站", "公开栏"):
        moved(
            office,
            DISCLOSURE,
            added(office, DISCLOSURE, title=f"公示{way}"),
            "published",
            BEGUN,
            channels=way,
        )
    added(office, DISCLOSURE, title="还没有公开的")
    billed = moved(office, REQUEST, added(office, REQUEST), "fee_notified", BEGUN)
    paid = moved(office, REQUEST, billed, "fee_paid", BEGUN)
    texts = office.reports.texts(YEAR)
    assert "全年主动公开政府信息2条，其中公开栏1条、政府网站1条" in texts.overview
    assert f"本年度收取信息处理费{paid['fee_amount']}元，涉及申请1件。" in texts.others
    assert office.reports.draft(YEAR).findings == ()


def test_what_is_still_to_be_written_is_told(office: Office) -> None:
    assert any(HOLE in note for note in notes(office.reports.texts(YEAR)))
    assert NO_TABLE2 in office.reports.open_points(YEAR)
    office.reports.put_texts(YEAR, WRITTEN | {"overview": "字" * 1001})
    assert tuple(notes(office.reports.texts(YEAR))) == ("一、总体情况有1001字，一般不超过1000字",)


# Closing


def test_a_year_is_closed_when_it_is_over_and_nothing_is_open(office: Office, later: Office) -> None:
    with pytest.raises(Refused, match="2026年还没有结束"):
        office.reports.close(YEAR)
    with pytest.raises(Refused, match="2027年还没有结束"):
        later.reports.close(YEAR + 1)
    with pytest.raises(Refused, match="没有处理") as no:
        later.reports.close(YEAR)
    assert NO_TABLE2 in no.value.why
    filled(later)
    later.reports.close(YEAR)
    with pytest.raises(Refused, match="已经定稿"):
        later.reports.close(YEAR)


@pytest.mark.parametrize(("today", "closed"), [(date(2026, 12, 31), False), (date(2027, 1, 1), True)])
def test_a_year_can_be_closed_from_the_first_of_january(tmp_path: Path, today: date, closed: bool) -> None:
    office = opened(tmp_path / "data", today)
    office.bureau.put(BUREAU)
    filled(office)
    with nullcontext() if closed else pytest.raises(Refused, match="还没有结束"):
        office.reports.close(YEAR)
    assert (office.reports.frozen(YEAR) is not None) == closed
    office.close(copy=False)


def test_open_doubts_need_a_reason(later: Office) -> None:
    added(later, REQUEST, channel="电子邮件")
    filled(later)
    with pytest.raises(Refused) as no:
        later.reports.close(YEAR)
    assert "还没有收到日期" in no.value.why
    later.reports.close(YEAR, "申请人联系不上")
    closed = later.reports.draft(YEAR).closed
    assert closed is not None
    assert (closed.reason, closed.by, closed.at.date()) == ("申请人联系不上", "李文", LATER)


def test_a_closed_year_does_not_change_and_its_corrections_are_apart(later: Office, tmp_path: Path) -> None:
    one, two = answered(later), answered(later)
    filled(later)
    later.reports.close(YEAR)
    first = later.reports.write(YEAR, tmp_path / "one.pdf")
    assert later.reports.corrections(YEAR) == ()
    later.entries.void(REQUEST, two, "重复登记")
    three = added(later, REQUEST).id
    assert later.reports.draft(YEAR) == first
    later.reports.write(YEAR, tmp_path / "two.pdf")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    found = {(c.row, c.column): c for c in later.reports.corrections(YEAR)}
    numbers = {each: later.entries.get(REQUEST, each).text("number") for each in (one, two, three)}
    assert (found["granted", TOTAL].frozen, found["granted", TOTAL].now) == (2, 1)
    assert found["granted", TOTAL].numbers == (numbers[two],)
    same = found["new_received", TOTAL]  # two for three: the number is the same, the requests are not
    assert (same.frozen, same.now, same.ids) == (2, 2, (two, three))
    assert "定稿为 2，台账现为 1" in found["granted", TOTAL].words
    for act in (
        lambda: later.reports.put_table2(YEAR, TABLE2),
        lambda: later.reports.put_texts(YEAR, WRITTEN),
    ):
        with pytest.raises(Refused, match="已经定稿"):
            act()


def test_a_closed_year_is_opened_with_a_reason_and_from_the_last_backwards(later: Office) -> None:
    for year in (YEAR - 1, YEAR):
        filled(later, year)
        later.reports.close(year)
    for year, reason, said in (
        (YEAR, " ", "理由"),
        (YEAR - 2, "改", "没有定稿"),
        (YEAR - 1, "改", "2026年的年度报告已经定稿"),
    ):
        with pytest.raises(Refused) as no:
            later.reports.reopen(year, reason)
        assert said in str(no.value)
    later.reports.reopen(YEAR, "公布前发现错误")
    assert later.reports.frozen(YEAR) is None
    assert later.reports.corrections(YEAR) == ()
    later.reports.reopen(YEAR - 1, "同上")
    later.reports.close(YEAR - 1, "再次定稿")
    assert later.reports.draft(YEAR - 1).closed is not None


def test_what_last_year_carried_out_is_what_this_year_carries_in(later: Office) -> None:
    one, two = answered(later, date(2027, 1, 8)), added(later, REQUEST).id
    filled(later)
    later.reports.close(YEAR)
    assert later.reports.draft(YEAR).ids(CARRIED_OUT, TOTAL) == (one, two)
    good = later.reports.draft(YEAR + 1)
    assert (good.findings, good.doubts, good.carried_register) == ((), (), None)
    later.entries.void(REQUEST, two, "重复登记")
    three = added(later, REQUEST).id, added(later, REQUEST).id
    bad = later.reports.draft(YEAR + 1)
    assert bad.report.section3[CARRIED_IN] == (2, 0, 0, 0, 0, 0, 2)
    assert bad.carried_register == (3, 0, 0, 0, 0, 0, 3)
    assert later.reports.ids_behind(YEAR + 1, CARRIED_IN, TOTAL) == (one, two)
    assert sorted(equations(bad.findings)) == ["E1", "E1", "E5", "E5"]
    assert {doubt.id for doubt in bad.doubts} == {two, *three}
    first = next(finding for finding in bad.findings if finding.equation == "E1")
    assert later.reports.culprits(YEAR + 1, first) == (two, *three)


def test_years_that_can_be_reported(office: Office, later: Office) -> None:
    assert office.reports.years() == (2026, 2025)
    added(office, REQUEST, reached_on="2023-05-04")
    assert later.reports.years()[0] == 2027
    assert 2023 in office.reports.years()


# Files


@pytest.mark.parametrize("suffix", [".docx", ".PDF", ".xlsx"])
def test_the_report_as_a_file(office: Office, tmp_path: Path, suffix: str) -> None:
    answered(office)
    path = tmp_path / f"年报{suffix}"
    assert office.reports.write(YEAR, path).report.section3["granted"] == PERSON
    assert path.stat().st_size > 5_000
    with pytest.raises(Refused, match="doc"):
        office.reports.write(YEAR, tmp_path / "年报.doc")


def test_a_report_of_another_hand_is_held_against_the_register(office: Office, tmp_path: Path) -> None:
    one = office.entries.get(REQUEST, answered(office)).text("number")
    path = tmp_path / "r.json"
    told = office.reports.draft(YEAR).report.as_json()
    path.write_text(json.dumps(told), encoding="utf-8")
    assert office.reports.check_file(path, year=YEAR).findings == ()
    rows = told["section3"]
    assert isinstance(rows, dict)
    rows |= {"granted": [0] * 7, "partial": list(PERSON)}
    path.write_text(json.dumps(told), encoding="utf-8")
    assert office.reports.check_file(path).findings == ()
    found = office.reports.check_file(path, year=YEAR).findings
    assert equations(found) == ["E8"] * 4
    assert (found[0].where, found[0].expected, found[0].found, found[0].numbers) == (
        "表三“（一）予以公开”行“自然人”列",
        1,
        0,
        (one,),
    )
    before = tmp_path / "before.json"
    before.write_text(json.dumps({"section3": {"carried_out": list(PERSON)}}), encoding="utf-8")
    assert equations(office.reports.check_file(path, before).findings) == ["E5", "E5"]
    office.reports.write(YEAR - 1, tmp_path / "before.xlsx")
    assert office.reports.check_file(path, tmp_path / "before.xlsx").findings == ()
