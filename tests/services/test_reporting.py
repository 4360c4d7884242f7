"""The annual report from a real ledger: what clerks entered, corrected and voided, counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.annual_report import NO_COUNTS, TOTAL
from desktop_app.domain.annual_report_check import check
from desktop_app.domain.records import Step
from desktop_app.errors import Refused
from desktop_app.excel.report_read import read_report
from desktop_app.registers.request import REQUEST
from desktop_app.services.example import fill
from desktop_app.services.office import Office
from desktop_app.work import drained
from tests.builders import BEGUN, TODAY, added, moved

YEAR = TODAY.year
PERSON = (1, 0, 0, 0, 0, 0, 1)
FIRM = (0, 1, 0, 0, 0, 0, 1)


def answered(office: Office, row: str, **other: object) -> int:
    """A request with its reply, posted."""
    record = moved(office, REQUEST, added(office, REQUEST, **other), "replied", BEGUN, report_row=row)
    return moved(office, REQUEST, record, "posted", BEGUN).id


def test_cells_tell_their_requests(office: Office) -> None:
    one = answered(office, "（三）4.保护第三方合法权益")
    two = answered(office, "（一）予以公开", applicant="某某公司", applicant_kind="商业企业")
    three = added(office, REQUEST, applicant="吴芳").id
    draft = office.reports.draft(YEAR)
    table = draft.report.section3
    assert (table["denied_4"], table["granted"], table["carried_out"]) == (PERSON, FIRM, PERSON)
    assert (table["new_received"], table["total"]) == ((2, 1, 0, 0, 0, 0, 3), (1, 1, 0, 0, 0, 0, 2))
    assert check(draft.report) == ()
    assert office.reports.ids_behind(YEAR, "new_received", TOTAL) == (one, two, three)
    assert office.reports.ids_behind(YEAR, "denied_4", "自然人") == (one,)
    assert office.reports.ids_behind(YEAR, "denied_4", "商业企业") == ()
    later = office.reports.draft(YEAR + 1).report.section3
    assert (later["carried_in"], later["carried_out"], later["new_received"]) == (PERSON, PERSON, NO_COUNTS)
    with pytest.raises(KeyError):
        office.reports.ids_behind(YEAR, "denied_4", "个体户")


def test_a_request_in_the_recycle_bin_does_not_count(office: Office) -> None:
    gone = answered(office, "（一）予以公开")
    office.entries.void(REQUEST, gone, "重复登记")
    assert office.reports.draft(YEAR).report.section3.counts["total"] == NO_COUNTS
    office.entries.restore(REQUEST, gone)
    assert office.reports.draft(YEAR).report.section3["total"] == PERSON


def test_ends_without_a_reply_have_their_rows(office: Office) -> None:
    moved(office, REQUEST, added(office, REQUEST), "withdrawn", BEGUN)
    asked = moved(office, REQUEST, added(office, REQUEST), "supplement_asked", BEGUN)
    moved(office, REQUEST, asked, "supplement_lapsed", date(2026, 4, 20))
    billed = moved(office, REQUEST, added(office, REQUEST), "fee_notified", BEGUN)
    moved(office, REQUEST, billed, "fee_lapsed", date(2026, 4, 20))
    draft = office.reports.draft(YEAR)
    assert [draft.report.section3[f"other_{n}"] for n in (1, 2, 3)] == [PERSON] * 3
    assert (draft.doubts, check(draft.report)) == ((), ())


def test_a_corrected_step_counts_as_corrected(office: Office) -> None:
    record = answered(office, "（一）予以公开")
    steps = [happening.step for happening in office.history.timeline(REQUEST, record) if happening.step]
    for step in sorted(steps, reverse=True):
        office.entries.correct(REQUEST, record, step, None)
    table = office.reports.draft(YEAR).report.section3
    assert (table["granted"], table["carried_out"]) == (NO_COUNTS, PERSON)


FILED, DECIDED = date(2026, 4, 1), date(2026, 5, 20)


def challenged(office: Office, record_id: int, **other: object) -> int:
    """The request with a review that came on FILED."""
    record = office.entries.get(REQUEST, record_id)
    told = {"relief_kind": "行政复议", "relief_no": "青政复〔2026〕3号", **other}
    return moved(office, REQUEST, record, "relief_filed", FILED, **told).id


def test_reviews_count_by_their_steps(office: Office) -> None:
    found = challenged(office, answered(office, "（一）予以公开"))
    challenged(office, found, relief_kind="复议后起诉", relief_no="")
    record = office.entries.get(REQUEST, found)
    told = {"relief_no": "青政复〔2026〕3号", "relief_result": "纠正"}
    moved(office, REQUEST, record, "relief_decided", DECIDED, **told)
    draft = office.reports.draft(YEAR)
    assert draft.report.section4 is not None
    assert draft.report.section4.review == (0, 1, 0, 0, 1)
    assert draft.report.section4.litigation_after_review == (0, 0, 0, 1, 1)
    assert office.reports.ids_behind(YEAR, "review", "结果纠正") == (found,)
    assert office.reports.draft(YEAR + 1).report.section4 == replace(
        draft.report.section4, review=(0, 0, 0, 0, 0)
    )


def test_a_decision_whose_case_was_voided_is_told(office: Office) -> None:
    found = challenged(office, answered(office, "（一）予以公开"))
    record = office.entries.get(REQUEST, found)
    moved(office, REQUEST, record, "relief_decided", DECIDED, relief_result="维持")
    with office.store.unit("撤销步骤") as unit:
        (filed,) = (step.id for step in unit.steps(REQUEST.key, found) if step.kind == "relief_filed")
        unit.step(REQUEST, found, Step("void", FILED, corrects=filed))
    (doubt,) = office.reports.draft(YEAR).doubts
    assert "没有对应的案件" in doubt.words


def test_merged_and_taken_up_again(office: Office) -> None:
    one, two = added(office, REQUEST), added(office, REQUEST, applicant="吴芳")
    merged = moved(office, REQUEST, two, "merged", BEGUN, merged_into=one.text("number"))
    table = office.reports.draft(YEAR).report.section3
    assert table["other_3"] == PERSON
    carried_out = office.reports.ids_behind(YEAR, "carried_out", TOTAL)
    assert (one.id in carried_out, merged.id in carried_out) == (True, False)
    assert office.reports.ids_behind(YEAR, "other_3", TOTAL) == (merged.id,)
    done = office.entries.get(REQUEST, answered(office, "（一）予以公开"))
    moved(office, REQUEST, done, "reopened", FILED, reopen_until="2026-05-29")
    draft, later = office.reports.draft(YEAR), office.reports.draft(YEAR + 1)
    assert (draft.report.section3["granted"], later.report.section3["granted"]) == (PERSON, NO_COUNTS)
    assert [doubt.note for doubt in draft.doubts] == [True]
    assert check(later.report, draft.report) == ()


def test_the_written_workbook_holds_the_draft(office: Office, tmp_path: Path) -> None:
    answered(office, "（四）1.本机关不掌握相关政府信息")
    path = tmp_path / "年报.xlsx"
    draft = office.reports.write(YEAR, path)
    assert read_report(path).section3.counts == draft.report.section3.counts
    assert read_report(path).section4 == draft.report.section4
    with pytest.raises(Refused):
        office.reports.write(YEAR, tmp_path)


def test_the_example_year_adds_up(office: Office) -> None:
    drained(fill(office.store, 200, 5, TODAY))
    for year in (YEAR - 1, YEAR):
        draft, before = office.reports.draft(year), office.reports.draft(year - 1)
        assert check(draft.report, before.report) == ()
        assert all("还没有收到日期" in doubt.words for doubt in draft.doubts)
    assert sum(office.reports.draft(YEAR).report.section3["total"]) > 0


_MANY = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
INSERT INTO request (number, year, sequence, state, version, created_by, created_at, updated_by, updated_at,
                     search_text, applicant_kind, reached_on, received_on, replied_on, report_row, content)
SELECT '申请-2026-' || i, 2026, i, '已答复', 1, '甲', '2026-01-01 00:00:00.000000', '甲',
       '2026-01-01 00:00:00.000000', '', '自然人', day, day, date(day, '+20 days'), '（一）予以公开', '名单' || i
FROM (SELECT i, date('2025-01-01', (i % 730) || ' days') AS day FROM n)
"""


def _put_many(office: Office, count: int) -> None:
    """So many answered requests, day after day from 1 January of the year before."""
    with office.store._engine.connect() as connection, connection.begin():
        connection.exec_driver_sql(_MANY.format(count=count))


def test_ten_thousand_requests_are_counted(office: Office) -> None:
    _put_many(office, 10_000)
    draft = office.reports.draft(2026)
    assert (len(draft.ids("new_received", TOTAL)), len(draft.ids("carried_in", TOTAL))) == (4_891, 280)
    assert check(draft.report) == ()
