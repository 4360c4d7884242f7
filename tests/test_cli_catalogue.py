"""The standard catalogue at the second door."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.domain.changes import Person
from tests.builders import BUREAU, opened
from tests.door import Door


@pytest.fixture
def door(capsys: pytest.CaptureFixture[str]) -> Door:
    return Door(capsys)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    office = opened(tmp_path / "数据")
    office.bureau.put(BUREAU)
    office.close(copy=False)
    return tmp_path / "数据"


def test_out_and_in_again(door: Door, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "目录.xlsx"
    said = door("catalogue", "export", "--data", data, "--out", out)
    assert (said.code, said.json) == (0, {"file": str(out), "rows": 96})
    book = load_workbook(out)
    book["保障性住房"]["F5"] = "信息形成之日起7个工作日内"
    book.save(out)
    rehearsed = door("catalogue", "import", out, "--data", data, "--dry-run")
    assert rehearsed.code == 0
    assert rehearsed.json["counts"] == {"新增": 0, "修改": 1, "不变": 95, "有误": 0}
    assert (rehearsed.json["written"], rehearsed.json["changed"]) == (False, 0)
    assert "只是预演" in rehearsed.err
    written = door("catalogue", "import", out, "--data", data).json
    assert (written["written"], written["changed"], written["untouched"]) == (True, 1, 13)
    (line,) = [row for row in written["rows"] if row["verdict"] != "不变"]
    assert (line["sheet"], line["row"], line["changed"]) == ("保障性住房", 5, ["公开时限", "时限规则"])
    again = door("catalogue", "import", out, "--data", data).json
    assert again["counts"] == {"新增": 0, "修改": 0, "不变": 96, "有误": 0}


def test_a_wrong_row_is_told_and_nothing_is_written(door: Door, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "目录.xlsx"
    door("catalogue", "export", "--data", data, "--out", out)
    book = load_workbook(out)
    book["保障性住房"]["K5"] = None
    book["保障性住房"]["F4"] = "每月更换"
    book.save(out)
    said = door("catalogue", "import", out, "--data", data)
    assert said.code == 1
    assert said.json["written"] is False
    assert said.json["counts"]["有误"] == 1
    assert "保障性住房 第5行：公开方式：主动和依申请都没有打勾" in said.err
    assert door("catalogue", "import", out, "--data", data, "--dry-run").json["counts"]["修改"] == 1


def test_what_cannot_be_done_is_said(door: Door, data: Path, tmp_path: Path) -> None:
    assert door("catalogue").code == 2
    assert door("catalogue", "export", "--data", tmp_path / "无", "--out", tmp_path / "a.xlsx").code == 3
    assert door("catalogue", "export", "--data", data, "--out", data).code == 1
    wrong = tmp_path / "a.csv"
    wrong.write_text("姓名,电话\n张,1\n", encoding="utf-8")
    said = door("catalogue", "import", wrong, "--data", data)
    assert said.code == 1
    assert "没有找到标准目录" in said.err


def test_where_duties_were_given_a_command_without_a_person_only_looks(
    door: Door, data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "目录.xlsx"
    assert door("catalogue", "export", "--data", data, "--out", out).code == 0
    book = load_workbook(out)
    book["保障性住房"]["F5"] = "信息形成之日起7个工作日内"
    book.save(out)
    office = opened(data)
    for name, duties in (("主任", ("管理",)), ("小王", ("登记",))):
        office.people.put(Person(name, duties=duties))
    office.close(copy=False)
    assert door("catalogue", "import", out, "--data", data, "--dry-run").code == 0
    said = door("catalogue", "import", out, "--data", data)
    assert (said.code, said.json["written"], said.json["counts"]["修改"]) == (1, False, 1)
    assert "当前人员不能办理“导入标准目录”" in said.err
    assert "由有“管理”职责的人员办理" in said.err
