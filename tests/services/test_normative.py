"""规范性文件: cleared in one go, explained, and counted for table 二 with the items behind every number."""

from __future__ import annotations

from datetime import date

import pytest

from desktop_app.domain.records import Record
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.disclosure_duties import Duty
from desktop_app.services.office import Office
from tests.builders import BUREAU, added, moved, opened

YEAR = 2026
OTHERS = {
    "rules_issued": "0",
    "rules_abolished": "0",
    "rules_in_force": "0",
    "permits": "1",
    "penalties": "0",
    "coercions": "0",
    "fees": "0",
}
PARTS = ("normative_issued", "normative_abolished", "normative_in_force")


def document(office: Office, title: str, formed: str, **other: object) -> Record:
    told = {"normative": "是", "interpreted": "否", "formed_on": formed, **other}
    return added(office, DISCLOSURE, title=title, **told)


def again(office: Office, record: Record) -> Record:
    return office.entries.get(DISCLOSURE, record.id)


def section(office: Office, year: int = YEAR) -> tuple[int, int, int]:
    found = office.reports.draft(year).report.section2
    assert found is not None
    return found.normative


def test_a_clearing_is_one_action_and_is_undone_as_one(office: Office) -> None:
    names = ("继续有效", "修改", "废止", "失效", "没有结论")
    records = [document(office, name, "2020-05-06") for name in names]
    added(office, DISCLOSURE, title="不是规范性文件")
    assert [one.id for one in office.normative.in_force()] == [one.id for one in records]
    results = {one.id: one.text("title") for one in records[:4]}
    office.normative.clear(results, "2026-06-01", "青住建〔2026〕12号")
    told = [again(office, one) for one in records]
    assert [one["validity"] for one in told] == ["有效", "已修改", "废止", "失效", "有效"]
    assert [one["cleanup"] for one in told] == [*names[:4], None]
    assert told[2]["cleaned_on"] == date(2026, 6, 1)
    assert told[4]["cleaned_on"] is None
    assert [one.id for one in office.normative.in_force()] == [records[0].id, records[4].id]
    office.history.undo()
    assert {again(office, one)["validity"] for one in records} == {"有效"}


@pytest.mark.parametrize(
    ("result", "on", "why"),
    [
        ("大概有效", "2026-06-01", "没有“大概有效”这种清理结论"),
        ("废止", "2026-06-16", "还没有到"),
        ("废止", "2020-05-05", "2020年5月6日才制定"),
        ("废止", "", "清理日期：必须填写"),
    ],
)
def test_a_wrong_clearing_writes_nothing(office: Office, result: str, on: str, why: str) -> None:
    first, second = document(office, "甲", "2020-05-06"), document(office, "乙", "2019-05-06")
    with pytest.raises(Refused, match=why):
        office.normative.clear({second.id: "继续有效", first.id: result}, on)
    assert again(office, second)["cleaned_on"] is None


def test_only_documents_are_cleared(office: Office) -> None:
    with pytest.raises(Refused, match="还没有选清理结论"):
        office.normative.clear({}, "2026-06-01")
    plain = added(office, DISCLOSURE)
    with pytest.raises(Refused, match="不是规范性文件"):
        office.normative.clear({plain.id: "废止"}, "2026-06-01")
    gone = document(office, "作废的", "2020-05-06")
    office.entries.void(DISCLOSURE, gone.id, "重复")
    with pytest.raises(Refused, match="已作废"):
        office.normative.clear({gone.id: "废止"}, "2026-06-01")


def test_an_interpretation_ends_the_duty_and_is_counted(office: Office) -> None:
    record = moved(office, DISCLOSURE, document(office, "办法", "2026-03-02"), "published", date(2026, 3, 9))
    duty = Duty.EXPLAIN.value
    assert [line.name for line in office.duties.lists().group(duty).lines] == ["办法"]
    told = {"interpreted_on": "2026-03-10", "interpretation_form": "图表图解", "interpretation": ""}
    with pytest.raises(Refused, match="解读链接：必须填写"):
        office.normative.explain(record.id, record.version, told)
    told["interpretation"] = "公开-2026-0009"
    with pytest.raises(Refused, match="2026-06-16 还没有到"):
        office.normative.explain(record.id, record.version, {**told, "interpreted_on": "2026-06-16"})
    office.normative.explain(record.id, record.version, told)
    assert again(office, record)["interpreted_on"] == date(2026, 3, 10)
    assert office.duties.lists().group(duty).lines == ()
    counts = office.normative.counts(YEAR)
    assert (counts.issued, counts.shown, counts.explained) == (1, 1, 1)
    with pytest.raises(Refused, match="别人"):
        office.normative.explain(record.id, record.version, told)


def test_the_row_of_table_two_follows_the_register(office: Office) -> None:
    old, ended = document(office, "旧办法", "2019-05-06"), document(office, "去年废止", "2018-05-06")
    new = document(office, "新办法", "2026-03-02")
    office.normative.clear({ended.id: "废止"}, "2025-12-31")
    proposal = office.reports.table2(YEAR)
    assert not proposal.kept
    assert [proposal.values[key] for key in PARTS] == ["1", "0", "2"]
    office.reports.put_table2(YEAR, {**OTHERS, **{key: proposal.values[key] for key in PARTS}})
    assert section(office) == (1, 0, 2)
    office.normative.clear({old.id: "失效"}, "2026-05-06")
    assert section(office) == (1, 1, 1)  # what was not typed otherwise goes on following
    behind = office.reports.draft(YEAR).documents
    assert behind == {
        "normative_issued": (new.id,),
        "normative_abolished": (old.id,),
        "normative_in_force": (new.id,),
    }


def test_another_number_stands_and_is_told(office: Office) -> None:
    document(office, "新办法", "2026-03-02")
    warned = office.reports.put_table2(
        YEAR, {**OTHERS, "normative_issued": "4", "normative_abolished": "0", "normative_in_force": "4"}
    )
    assert warned == (
        "行政规范性文件本年制发件数：填的是4，台账是1",
        "行政规范性文件现行有效件数：填的是4，台账是1",
    )
    assert section(office) == (4, 0, 4)
    found = [one for one in office.reports.draft(YEAR).findings if one.equation == "E8"]
    assert [(one.where, one.expected, one.found, one.soft) for one in found] == [
        ("表二“行政规范性文件”行：本年制发件数", 1, 4, True),
        ("表二“行政规范性文件”行：现行有效件数", 1, 4, True),
    ]
    assert office.reports.table2(YEAR).warnings == warned
    for _ in range(3):
        document(office, f"又一件{_}", "2026-03-03")
    assert office.reports.table2(YEAR).warnings == ()


def test_an_office_without_documents_types_as_before(office: Office) -> None:
    added(office, DISCLOSURE)
    told = office.reports.table2(YEAR)
    assert [told.values[key] for key in PARTS] == ["", "", ""]
    assert told.counted == {}
    assert office.reports.draft(YEAR).documents is None
    warned = office.reports.put_table2(
        YEAR, {**OTHERS, "normative_issued": "4", "normative_abolished": "0", "normative_in_force": "9"}
    )
    assert warned == ()
    assert section(office) == (4, 0, 9)


def test_a_closed_year_keeps_its_documents(tmp_path_factory: pytest.TempPathFactory) -> None:
    office = opened(tmp_path_factory.mktemp("closed") / "data", date(2027, 1, 11))
    office.bureau.put(BUREAU)
    record = document(office, "新办法", "2026-03-02")
    told = office.reports.table2(YEAR)
    office.reports.put_table2(YEAR, {**OTHERS, **{key: told.values[key] for key in PARTS}})
    office.reports.close(YEAR, "示例")
    office.normative.clear({record.id: "废止"}, "2027-01-04")
    document(office, "补登的", "2026-04-02")
    closed = office.reports.draft(YEAR)
    assert closed.closed is not None
    assert section(office) == (1, 0, 1)
    assert closed.documents is not None
    assert closed.documents["normative_in_force"] == (record.id,)
    office.close(copy=False)
