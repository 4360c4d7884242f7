"""Sheets out: what is listed, in its order, masked, and on record before the file exists."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.domain.records import Query
from desktop_app.errors import AppError, Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.hotline import HOTLINE
from desktop_app.services.exporting import Exported, ExportWish
from desktop_app.services.office import Office
from tests.builders import added
from tests.services.test_importing import drained

COLUMNS = ("number", "caller", "phone", "address", "content", "called_at", "spot")


@pytest.fixture
def calls(office: Office) -> Office:
    for number, name in enumerate(("王秀兰", "李桂芳", "赵志强"), 1):
        content = f"第{number}件，请回电 13900000000"
        added(
            office,
            HOTLINE,
            caller=name,
            content=content,
            address=f"东沟村{number}组6号",
            called_at=f"2026-03-0{number} 9:30",
        )
    added(office, HOTLINE, caller="孙建国", matter="咨询")
    return office


def wish(path: Path, **more: object) -> ExportWish:
    query = Query(HOTLINE.key, equal={"matter": ("投诉",)}, sort=(("called_at", False),))
    return ExportWish(**{"query": query, "columns": COLUMNS, "title": "热线台账", "path": path, **more})  # type: ignore[arg-type]


def cells(path: Path) -> list[list[object]]:
    tab = load_workbook(path).active
    assert tab is not None
    return [list(row) for row in tab.iter_rows(values_only=True)]


def below_heads(rows: list[list[object]]) -> list[list[object]]:
    at = next(n for n, row in enumerate(rows) if row[0] == "序号")
    return [row for row in rows[at + 1 :] if isinstance(row[0], int)]


def write(office: Office, told: ExportWish) -> Exported:
    return drained(office.exporting.write(HOTLINE, told))


def test_what_leaves_is_what_is_listed_in_its_order(calls: Office, tmp_path: Path) -> None:
    told = wish(tmp_path / "出.xlsx")
    assert write(calls, told).rows == 3
    listed = calls.entries.rows(HOTLINE, calls.entries.ids(told.query))
    rows = below_heads(cells(told.path))
    assert [row[1] for row in rows] == [record["number"] for record in listed]
    assert [row[0] for row in rows] == [1, 2, 3]
    assert [row[2] for row in rows] == ["王秀兰", "李桂芳", "赵志强"]
    assert rows[0][7] == "否"


def test_it_is_masked_unless_somebody_says_why_not(calls: Office, tmp_path: Path) -> None:
    write(calls, wish(tmp_path / "遮.xlsx"))
    first = below_heads(cells(tmp_path / "遮.xlsx"))[0]
    assert first[3:6] == ["138****1234", "东沟村**", "第1件，请回电 139****0000"]
    write(calls, wish(tmp_path / "严.xlsx", mask="strict"))
    assert below_heads(cells(tmp_path / "严.xlsx"))[0][2] == "王*"
    for more, said in (
        ({"mask": "none"}, "不遮盖导出要写明理由"),
        ({"mask": "none", "reason": "  "}, "不遮盖导出要写明理由"),
        ({"mask": "nonsense"}, "没有“nonsense”这种遮盖方式"),
        ({"columns": ()}, "没有选中任何列"),
    ):
        with pytest.raises(Refused, match=said):
            write(calls, wish(tmp_path / "不.xlsx", **more))
    assert not (tmp_path / "不.xlsx").exists()
    write(calls, wish(tmp_path / "全.xlsx", mask="none", reason="报县政府办"))
    assert below_heads(cells(tmp_path / "全.xlsx"))[0][3] == "13800001234"


def test_that_it_leaves_is_on_record_before_the_file_exists(calls: Office, tmp_path: Path) -> None:
    told = wish(tmp_path / "出.xlsx", mask="none", reason="报县政府办")
    work = calls.exporting.write(HOTLINE, told)
    assert next(work) == (0, 3)
    assert not told.path.exists()
    record = calls.entries.rows(HOTLINE, calls.entries.ids(told.query))[0]
    line = calls.history.timeline(HOTLINE, record.id)[0]
    assert (line.what, line.who) == ("导出咨询热线", "李文")
    with calls.store.reading() as reader:
        after = reader.changes(HOTLINE.key, record.id)[-1].after
    assert (after["file"], after["mask"], after["reason"]) == ("出.xlsx", "none", "报县政府办")
    assert calls.history.undoable() == "新增咨询热线"
    drained(work)
    assert told.path.exists()


def test_a_target_that_cannot_be_written_is_told_and_leaves_nothing(calls: Office, tmp_path: Path) -> None:
    folder = tmp_path / "出.xlsx"
    folder.mkdir()
    with pytest.raises(AppError, match=r"出\.xlsx"):
        write(calls, wish(folder))
    with pytest.raises(AppError, match=r"出\.xlsx"):
        write(calls, wish(tmp_path / "没有的文件夹" / "出.xlsx"))
    file = tmp_path / "文件"
    file.write_text("", encoding="utf-8")
    with pytest.raises(AppError, match=r"出\.xlsx"):
        write(calls, wish(file / "出.xlsx"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "出.xlsx", "文件"]
    assert list(folder.iterdir()) == []


def test_every_column_of_a_register_can_leave(calls: Office, tmp_path: Path) -> None:
    added(calls, DISCLOSURE, channels="政府网站、公开栏")
    columns = tuple(f.key for f in DISCLOSURE.fields)
    told = ExportWish(
        Query(DISCLOSURE.key), columns, calls.exporting.title(DISCLOSURE, 2026), tmp_path / "全.xlsx"
    )
    assert told.title == "青石县住房和城乡建设局2026年度主动公开台账"
    drained(calls.exporting.write(DISCLOSURE, told))
    rows = cells(told.path)
    heads = next(row for row in rows if row[0] == "序号")
    assert heads[1 : len(columns) + 1] == [f.label for f in DISCLOSURE.fields]
    assert "政府网站、公开栏" in below_heads(rows)[0]


def test_what_left_comes_back_unchanged(calls: Office, tmp_path: Path) -> None:
    """Our own masked sheet never overwrites what the ledger knows."""
    write(calls, wish(tmp_path / "出.xlsx", columns=HOTLINE.columns()))
    rehearsal = calls.importing.rehearse(HOTLINE, tmp_path / "出.xlsx")
    assert rehearsal.counts() == {"新增": 0, "修改": 0, "不变": 3, "有误": 0}
