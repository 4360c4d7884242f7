"""The catalogue as a sheet: the published layout, and read back however somebody made it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from desktop_app.domain.catalogue import CHANNELS, LEVELS, CatalogueRow, channels, in_order, parse
from desktop_app.errors import Refused
from desktop_app.excel.catalogue_read import read_catalogue
from desktop_app.excel.catalogue_sheet import CatalogueOut, boxes, write_catalogue
from desktop_app.paths import resource
from tests.excel.test_write import dump

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "catalogue-sheet.txt"
ROWS = parse(resource("catalogue/standard.csv").read_text(encoding="utf-8"))
FIELDS = tuple(dict.fromkeys(row.field for row in ROWS))
READ = (
    "field",
    "first",
    "second",
    "content",
    "basis",
    "limit",
    "subject",
    "channels",
    "audience",
    "who",
    "way",
    "levels",
)


def made(path: Path, rows: tuple[CatalogueRow, ...]) -> Path:
    write_catalogue(path, CatalogueOut("青石县住房和城乡建设局", rows, date(2026, 6, 15)))
    return path


def told(row: CatalogueRow) -> dict[str, object]:
    return {key: getattr(row, key) for key in READ}


def test_the_sheet_is_as_published(tmp_path: Path) -> None:
    book = load_workbook(made(tmp_path / "目录.xlsx", (*ROWS[2:10], ROWS[98], ROWS[84])))
    assert book.sheetnames == ["国有土地上房屋征收与补偿", "综合政务（部门通用）"]
    found = "\n".join(line for tab in book for line in (tab.title, *dump(tab))) + "\n"
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_equal_catalogues_are_equal_files(tmp_path: Path) -> None:
    one, other = (made(tmp_path / name, ROWS).read_bytes() for name in ("甲.xlsx", "乙.xlsx"))
    assert one == other


def test_every_row_is_read_back(tmp_path: Path) -> None:
    found = read_catalogue(made(tmp_path / "目录.xlsx", ROWS), FIELDS)
    assert [told(one.row) for one in found] == [told(row) for row in ROWS]
    assert [one.mistakes for one in found] == [()] * len(ROWS)


def test_boxes_of_channels() -> None:
    assert boxes(("政府网站", "征收现场")).split("\n")[0] == "■政府网站　　　　□政府公报"
    assert boxes(("政府网站", "征收现场")).split("\n")[-1] == "■其他（征收现场）"
    assert boxes(()) == ""


@given(st.lists(st.sampled_from((*CHANNELS, "征收现场", "公开栏/公开墙", "信用中国"))).map(in_order))
def test_any_choice_of_channels_is_read_back(chosen: tuple[str, ...]) -> None:
    assert sorted(channels(boxes(chosen))) == sorted(chosen)


texts = st.text(st.sampled_from("公开事项，（一）/:*=+-@1a \n"), min_size=1, max_size=30).map(str.strip)
anything = st.builds(
    replace,
    st.just(CatalogueRow(1, "领域", "一级", "二级")),
    field=st.sampled_from(("保障性住房", "物业/管理", "物业:管理")),
    first=st.sampled_from(("甲", "乙")),
    content=texts,
    basis=texts,
    subject=texts,
    levels=st.sampled_from((LEVELS, LEVELS[:1], LEVELS[1:], LEVELS[2:])),
    way=st.sampled_from(("主动", "依申请")),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(anything, min_size=1, max_size=6))
def test_any_rows_are_read_back(tmp_path: Path, rows: list[CatalogueRow]) -> None:
    numbered = tuple(replace(row, number=at, second=f"事项{at}") for at, row in enumerate(rows, 1))
    known = tuple(dict.fromkeys(row.field for row in rows))
    found = read_catalogue(made(tmp_path / "目录.xlsx", numbered), known)
    in_sheets = [row for field in known for row in numbered if row.field == field]
    assert [told(one.row) for one in found] == [told(row) for row in in_sheets]


def foreign(path: Path, lay: Callable[[Any], object], title: str = "Sheet1") -> Path:
    book = Workbook()
    tab: Any = book.active
    tab.title = title
    lay(tab)
    book.save(path)
    return path


def _other_county(tab: Any) -> None:
    """Another county's: 领域 only in the title, three kinds of audience heads, levels apart, first column merged."""
    tab.append(["××县住房和城乡建设局保障性住房领域基层政务公开标准目录"])
    tab.append([])
    tab.append(
        [
            *(
                "序号",
                "公开事项",
                None,
                "公开内容\n（要素）",
                "公开依据",
                "公开 时限",
                "公开主体",
                "公开渠道和载体",
            ),
            *("公开对象", None, "公开方式", None, "公开层级", None, None),
        ]
    )
    tab.append(
        [
            None,
            "一级\n事项",
            "二级\n事项",
            *[None] * 5,
            "全社会",
            "特定群众",
            "主动",
            "依申请公开",
            "县级",
            "乡镇级",
            "村级",
        ]
    )
    tab.append(
        [
            1,
            "配给管理",
            "分配对象",
            "名单",
            "11号令",
            "公示不少于7日",
            "县住建局",
            "√政府网站\n□政府公报",
            "√",
            None,
            "√",
            None,
            "√",
            "√",
            None,
        ]
    )
    tab.append(
        [
            2,
            None,
            "分配结果",
            "结果",
            "11号令",
            "及时",
            "县住建局",
            "●政府网站 〇两微一端",
            None,
            "申请人",
            None,
            "√",
            "√",
            "×",
            "√",
        ]
    )
    tab.append([None, "注：本目录由局办公室解释"])
    tab.merge_cells("B5:B6")
    tab.merge_cells("E5:E6")  # which empties the lower one


def test_the_sheet_of_another_office(tmp_path: Path) -> None:
    first, second = read_catalogue(foreign(tmp_path / "外县.xlsx", _other_county), FIELDS)
    assert told(first.row) == {
        "field": "保障性住房", "first": "配给管理", "second": "分配对象", "content": "名单", "basis": "11号令",
        "limit": "公示不少于7日", "subject": "县住建局", "channels": ("政府网站",), "audience": "全社会", "who": "",
        "way": "主动", "levels": ("县级", "乡级"),
    }  # fmt: skip
    assert (second.row.first, second.row.basis) == ("配给管理", "11号令")
    assert (second.row.audience, second.row.who) == ("特定群体", "申请人")
    assert (second.row.way, second.row.levels, second.row.channels) == (
        ("依申请", ("县级", "村级"), ("政府网站",))
    )
    assert (second.sheet, second.line) == ("Sheet1", 6)


def test_a_third_level_is_part_of_the_item(tmp_path: Path) -> None:
    def lay(tab: Any) -> None:
        tab.append(["一级事项", "二级事项", "三级事项", "公开时限"])
        tab.append(["配给管理", "分配", "对象", "及时"])
        tab.append([None, None, "房源", "及时"])
        tab.append(["退出管理", "退出情况", None, "及时"])

    found = read_catalogue(foreign(tmp_path / "a.xlsx", lay, "保障性住房"), FIELDS)
    assert [(one.row.first, one.row.second) for one in found] == [
        ("配给管理", "分配 / 对象"),
        ("配给管理", "分配 / 房源"),
        ("退出管理", "退出情况"),
    ]


def test_a_field_nobody_knows_is_named_by_the_title_or_the_tab(tmp_path: Path) -> None:
    def lay(tab: Any) -> None:
        tab.append(["青石县住房和城乡建设局物业管理领域政务公开标准目录"])
        tab.append(["一级事项", "二级事项"])
        tab.append(["备案", "物业合同备案"])

    (one,) = read_catalogue(foreign(tmp_path / "a.xlsx", lay), FIELDS)
    assert (one.row.field, one.told) == ("物业管理", ())

    def bare(tab: Any) -> None:
        tab.append(["一级事项", "二级事项", "公开时限"])
        tab.append(["备案", "物业合同备案", "及时"])

    (one,) = read_catalogue(foreign(tmp_path / "b.xlsx", bare, "物业"), FIELDS)
    assert (one.row.field, one.told) == ("物业", ("limit",))


def test_what_is_no_catalogue_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有找到标准目录"):
        read_catalogue(foreign(tmp_path / "a.xlsx", lambda tab: tab.append(["姓名", "电话"])), FIELDS)
    with pytest.raises(Refused, match="标准目录是空的"):
        read_catalogue(foreign(tmp_path / "b.xlsx", lambda tab: tab.append(["一级事项", "二级事项"])), FIELDS)
