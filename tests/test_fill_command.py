"""`fill`: a superior's form from the command line, its JSON and its exit codes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.domain.template_plan import Filling, Use
from desktop_app.registers.hotline import HOTLINE
from tests.builders import BUREAU, added, opened
from tests.door import Door
from tests.forms import letter, monthly

SPAN = ("--from", "2026-03-01", "--to", "2026-03-31")


@pytest.fixture
def door(capsys: pytest.CaptureFixture[str]) -> Door:
    return Door(capsys)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    office = opened(tmp_path / "数据")
    office.bureau.put(BUREAU)
    added(office, HOTLINE)
    sight = office.templates.look(monthly(tmp_path / "热线.xlsx"))
    ((key, table),) = sight.plan.tables.items()
    columns = {**table.columns, "上级意见": Filling(Use.EMPTY)}
    plan = replace(sight.plan, tables={key: replace(table, columns=columns)})
    office.templates.keep("热线月报", sight.path, "", plan)
    office.close(copy=False)
    return tmp_path / "数据"


def test_a_kept_form_is_filled_by_its_name(data: Path, tmp_path: Path, door: Door) -> None:
    out = tmp_path / "三月.xlsx"
    said = door("fill", "热线月报", "--data", data, *SPAN, "--out", out)
    assert said.code == 0
    assert said.json["rows"] == 1
    assert any("填表人" in note for note in said.json["notes"])
    assert "已填写 1 行" in said.err
    assert load_workbook(out)["台账"]["C5"].value == "王秀兰"


def test_a_file_with_open_questions_is_refused_with_all_of_them(
    data: Path, tmp_path: Path, door: Door
) -> None:
    blank = letter(tmp_path / "文.docx", "{{咨询热线.收件}}件{{甲}}{{乙}}")
    said = door("fill", blank, "--data", data, *SPAN, "--out", tmp_path / "出.docx")
    assert said.code == 1
    assert "还有 2 处要先说明" in said.err
    assert "“{{甲}}”" in said.err
    assert "“{{乙}}”" in said.err
    assert not (tmp_path / "出.docx").exists()
    plain = letter(tmp_path / "好.docx", "{{咨询热线.收件}}件")
    assert door("fill", plain, "--data", data, *SPAN, "--out", tmp_path / "出.docx").code == 0


@pytest.mark.parametrize(
    ("template", "out", "code", "words"),
    [
        ("没有的", "出.xlsx", 1, "没有名叫“没有的”的套表"),
        ("没有.xlsx", "出.xlsx", 3, "找不到《没有.xlsx》"),
        ("热线月报", "出.docx", 1, "要以 .xlsx 结尾"),
        ("热线月报", "没有的夹/出.xlsx", 3, "没有文件夹"),
    ],
)
def test_what_cannot_be_is_told(
    data: Path, tmp_path: Path, door: Door, template: str, out: str, code: int, words: str
) -> None:
    said = door("fill", template, "--data", data, *SPAN, "--out", tmp_path / out)
    assert (said.code, said.out) == (code, "")
    assert words in said.err
    assert "Traceback" not in said.err
