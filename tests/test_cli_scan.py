"""The second door's look through a file: its JSON, its exit codes, and what it loads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.door import Door

ROOT = Path(__file__).resolve().parents[1]
TEXT = "公示名单\n张三，610924 19870830 0747，电话１３８１２３４５６７８\n施工许可证编号：610924202503050101"


@pytest.fixture
def door(capsys: pytest.CaptureFixture[str]) -> Door:
    return Door(capsys)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "名单.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("flag", [["--json"], []])
def test_finds_and_the_masked_text(door: Door, text: Path, flag: list[str]) -> None:
    said = door("scan", text, *flag)
    assert said.code == 0
    assert said.json == {
        "finds": [
            {
                "kind": "身份证号",
                "text": "610924 19870830 0747",
                "line": 2,
                "why": "18位，出生日期真实，校验码正确，中间夹有空格或符号",
            },
            {"kind": "手机号码", "text": "１３８１２３４５６７８", "line": 2, "why": "11位，手机号段"},
        ],
        "masked": "公示名单\n张三，610924********0747，电话138****5678\n施工许可证编号：610924202503050101",
    }
    assert "找到 2 处个人信息" in said.err


def test_nothing_found_and_own_numbers(door: Door, text: Path) -> None:
    text.write_text("咨询电话0915-4421234", encoding="utf-8")
    said = door("scan", text, "--json", "--allow", "0915-4421234")
    assert (said.code, said.json) == (0, {"finds": [], "masked": "咨询电话0915-4421234"})
    assert "没有找到个人信息" in said.err


def test_what_nobody_sees_is_told(door: Door, tmp_path: Path) -> None:
    book = Workbook()
    book.create_sheet("底册")["B2"] = "13812345678"
    book["底册"].sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    said = door("scan", tmp_path / "a.xlsx", "--json")
    (found,) = said.json["finds"]
    assert found["why"].startswith("工作表“底册”第2行B列（隐藏的工作表）：")
    assert "工作表“底册”隐藏" in said.err
    assert "其中 1 处在看不见的地方" in said.err


def test_what_cannot_be_read(door: Door, tmp_path: Path) -> None:
    assert door("scan", tmp_path / "没有.txt", "--json").code == 3
    (tmp_path / "空.txt").touch()
    said = door("scan", tmp_path / "空.txt", "--json")
    assert (said.code, said.out) == (1, "")
    assert "空文件" in said.err
    assert door("scan").code == 2


def test_a_text_loads_no_heavy_library(text: Path) -> None:
    code = f"""
import sys
from desktop_app import cli
assert cli.main(["scan", {str(text)!r}, "--json"]) == 0
assert not {{"sqlalchemy", "openpyxl", "docx", "pypdfium2", "reportlab", "PySide6"}} & set(sys.modules)
"""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    said = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=False, timeout=60)
    assert said.returncode == 0, said.stderr.decode("utf-8", "replace")
