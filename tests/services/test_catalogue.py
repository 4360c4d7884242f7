"""The catalogue of the office: changed, undone, handed out, brought in, printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from desktop_app.domain.catalogue import FIRST_OWN, CatalogueRow
from desktop_app.domain.catalogue_rules import ART_26, Kind, TimeRule
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.catalogue_import import Verdict
from desktop_app.services.catalogue_rows import shipped
from desktop_app.services.office import Office
from desktop_app.storage.audit import verify
from tests.builders import BUREAU, added, moved

OWN = CatalogueRow(
    0, "保障性住房", "配给管理", "租金减免", "减免对象", channels=("政府网站",), rules=(ART_26,)
)


def altered(path: Path, tab: str, alter: Callable[[Any], object]) -> Path:
    book = load_workbook(path)
    alter(book[tab])
    book.save(path)
    return path


@pytest.fixture
def exported(office: Office, tmp_path: Path) -> Path:
    path = tmp_path / "标准目录.xlsx"
    assert office.catalogue.export(path) == 96
    return path


def test_rows_are_changed_switched_off_and_restored(office: Office) -> None:
    catalogue = office.catalogue
    assert catalogue.rows() == shipped()
    row = catalogue.row(31)
    catalogue.put(replace(row, limit="信息形成之日起7个工作日内", rules=(replace(ART_26, days=7),)))
    assert catalogue.fill(31)["limit_days"] == 7
    assert catalogue.row(31).changed
    catalogue.enable(31, enabled=False)
    assert (catalogue.row(31).enabled, catalogue.row(31).limit) == (False, "信息形成之日起7个工作日内")
    catalogue.restore(31)
    assert catalogue.row(31) == replace(shipped()[30], enabled=False), "switched off is not what it says"
    catalogue.enable(31, enabled=True)
    assert catalogue.rows() == shipped()
    catalogue.enable(97, enabled=True)
    assert (catalogue.row(97).enabled, catalogue.row(97).changed) == (True, False)
    with office.store.reading() as reader:
        assert verify(reader) is None
        assert reader.catalogue_changes() == {97: {"enabled": True}}


def test_own_rows_have_numbers_of_their_own(office: Office) -> None:
    assert office.catalogue.add(OWN) == FIRST_OWN
    assert office.catalogue.add(replace(OWN, second="租金标准")) == FIRST_OWN + 1
    assert office.catalogue.rows()[-2] == replace(OWN, number=FIRST_OWN)
    assert office.catalogue.fill(FIRST_OWN)["catalogue_no"] == FIRST_OWN
    for act in (lambda: office.catalogue.add(OWN), lambda: office.catalogue.put(replace(OWN, number=31))):
        with pytest.raises(Refused) as no:
            act()
        assert no.value.why == f"与目录{FIRST_OWN}是同一事项"
    with pytest.raises(Refused, match="本单位自定的事项"):
        office.catalogue.restore(FIRST_OWN)
    with pytest.raises(Refused, match="没有序号500"):
        office.catalogue.enable(500, enabled=True)
    with pytest.raises(Refused) as no:
        office.catalogue.add(replace(OWN, first="", way=""))
    assert no.value.why.split("\n") == ["一级事项：必须填写", "公开方式：应是主动或依申请"]


def test_each_change_can_be_taken_back_and_done_again(office: Office) -> None:
    catalogue = office.catalogue
    catalogue.enable(31, enabled=False)
    number = catalogue.add(OWN)
    assert office.history.undoable() == "新增标准目录事项"
    office.history.undo()
    assert number not in {row.number for row in catalogue.rows()}
    office.history.undo()
    assert catalogue.rows() == shipped()
    office.history.redo()
    assert not catalogue.row(31).enabled
    office.history.redo()
    assert catalogue.row(number).second == "租金减免"
    with office.store.reading() as reader:
        assert verify(reader) is None


def test_our_own_export_says_nothing_new(office: Office, exported: Path) -> None:
    rehearsal = office.catalogue.rehearse(exported)
    assert rehearsal.counts() == {"新增": 0, "修改": 0, "不变": 96, "有误": 0}
    assert rehearsal.untouched == 13
    assert office.catalogue.write(rehearsal) == 0
    assert office.history.undoable() == "修改单位信息", "nothing was written"


def test_a_changed_export_is_told_and_brought_in_as_one_action(office: Office, exported: Path) -> None:
    def alter(tab: Any) -> None:
        lines = {tab.cell(row, 3).value: row for row in range(4, tab.max_row + 1)}
        tab.cell(lines["年度计划"], 6).value = "信息形成之日起7个工作日内"
        tab.cell(lines["立项信息"], 12).value = "√"
        tab.cell(lines["立项信息"], 11).value = None
        tab.cell(lines["中长期规划"], 6).value = "按有关规定执行"
        below = tab.max_row + 1
        for column, value in (
            (2, "运营管理"),
            (3, "维修基金"),
            (6, "公示不少于5个工作日"),
            (9, "√"),
            (11, "√"),
            (13, "√"),
        ):
            tab.cell(below, column).value = value

    rehearsal = office.catalogue.rehearse(altered(exported, "保障性住房", alter))
    assert rehearsal.counts() == {"新增": 1, "修改": 3, "不变": 93, "有误": 0}
    told = {
        one.name: (one.changed, one.notes) for one in rehearsal.verdicts if one.verdict is not Verdict.SAME
    }
    assert told == {
        "年度计划": (("公开时限", "时限规则"), ()),
        "立项信息": (("公开方式",), ()),
        "中长期规划": (("公开时限",), ("看不懂公开时限“按有关规定执行”，时限规则没有改",)),
        "维修基金": ((), ()),
    }
    assert office.catalogue.rows() == shipped(), "nothing is written before it was told"
    assert office.catalogue.write(rehearsal) == 4
    new = office.catalogue.row(FIRST_OWN)
    assert (new.field, new.first, new.rules) == (
        ("保障性住房", "运营管理", (TimeRule(Kind.HANG, 5, "工作日"),))
    )
    assert office.catalogue.fill(21)["limit_days"] == 7
    assert office.catalogue.row(22).way == "依申请"
    office.history.undo()
    assert office.catalogue.rows() == shipped()


def test_a_row_that_a_sheet_has_is_in_use_again(office: Office, exported: Path) -> None:
    office.catalogue.enable(31, enabled=False)
    rehearsal = office.catalogue.rehearse(exported)
    (one,) = [one for one in rehearsal.verdicts if one.verdict is not Verdict.SAME]
    assert (one.verdict, one.changed) == (Verdict.CHANGED, ("启用",))
    office.catalogue.write(rehearsal)
    assert office.catalogue.rows() == shipped()


def test_one_wrong_row_keeps_all_out(office: Office, exported: Path) -> None:
    def alter(tab: Any) -> None:
        tab.cell(5, 6).value = "信息形成之日起7个工作日内"
        tab.cell(6, 11).value = None
        tab.cell(10, 13).value = None
        tab.cell(8, 3).value = tab.cell(9, 3).value
        for row in (8, 9):
            tab.cell(row, 2).value = "规划计划"

    def split(tab: Any) -> None:
        for merged in list(tab.merged_cells.ranges):
            if merged.min_row > 3:
                tab.unmerge_cells(str(merged))

    altered(exported, "保障性住房", split)
    rehearsal = office.catalogue.rehearse(altered(exported, "保障性住房", alter))
    assert rehearsal.counts()["有误"] == 3
    with pytest.raises(Refused) as no:
        office.catalogue.write(rehearsal)
    assert no.value.why.split("\n") == [
        "保障性住房 第6行：公开方式：主动和依申请都没有打勾",
        "保障性住房 第9行：与保障性住房第8行是同一事项",
        "保障性住房 第10行：公开层级：一级也没有打勾",
    ]
    assert office.catalogue.rows() == shipped()


def test_an_export_needs_something_to_tell(office: Office, tmp_path: Path) -> None:
    with office.store.unit("停用") as unit:
        for row in shipped():
            unit.put_catalogue(row.number, {"enabled": False})
    with pytest.raises(Refused, match="没有启用的事项"):
        office.catalogue.export(tmp_path / "a.xlsx")


def test_the_directory_lists_what_is_published_and_masks_what_was_typed(office: Office) -> None:
    shown = added(office, DISCLOSURE, summary="联系人电话13800001234，身份证610924199001011234")
    moved(office, DISCLOSURE, shown, "published", date(2026, 3, 4))
    added(office, DISCLOSURE, title="还没有公开的")
    paper = office.catalogue.directory()
    assert (paper.pages, paper.missing, paper.draft) == (1, (), False)
    import pypdfium2  # noqa: PLC0415  # only here

    page = pypdfium2.PdfDocument(paper.pdf)[0]
    text = page.get_textpage().get_text_bounded()
    assert "ZJ-2026-0001" in text
    assert "还没有公开的" not in text
    assert "13800001234" not in text
    assert "610924199001011234" not in text


def test_the_guide_wants_the_facts_of_article_12(office: Office) -> None:
    office.bureau.put(BUREAU)
    with pytest.raises(Refused) as no:
        office.catalogue.guide()
    assert no.value.why.split("\n") == [
        f"{label}：还没有填写" for label in ("政府信息公开工作机构", "办公时间", "传真号码", "电子邮箱")
    ]
    office.bureau.put(
        replace(BUREAU, office="办公室", address="县城", hours="工作日", fax="1", email="a@example.cn")
    )
    assert office.catalogue.guide().missing == ()


def test_documents_are_listed_with_what_clearing_found(office: Office) -> None:
    added(office, DISCLOSURE, normative="是", interpreted="否", validity="废止", cleaned_on="2026-05-01")
    assert office.catalogue.normative().pages == 1
