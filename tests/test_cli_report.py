"""Fees and the annual report at the second door."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app import cli
from tests.domain.annual_reports import changed, real
from tests.door import Door

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def door(capsys: pytest.CaptureFixture[str]) -> Door:
    return Door(capsys)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("年 度") / "数据"
    assert cli.main(["demo", "--data", str(folder), "--records", "120", "--seed", "7"]) == 0
    return folder


def written(path: Path, **other: object) -> Path:
    """A report as a text file."""
    path.write_text(json.dumps(real().as_json() | other, ensure_ascii=False), encoding="utf-8")
    return path


# Fees


@pytest.mark.parametrize(
    ("words", "amount", "said"),
    [
        ("--pages 0", 0, "人民币零元整"),
        ("--pages 68", 380, "人民币叁佰捌拾元整"),
        ("--pages 201", 2740, "人民币贰仟柒佰肆拾元整"),
        ("--items 10", 0, "人民币零元整"),
        ("--items 41", 4300, "人民币肆仟叁佰元整"),
    ],
)
def test_a_fee_with_its_lines(door: Door, words: str, amount: int, said: str) -> None:
    told = door("fee", *words.split()).json
    assert (told["amount"], told["words"]) == (amount, said)
    assert sum(line["sum"] for line in told["lines"]) == amount
    assert all(line["count"] * line["unit_price"] == line["sum"] for line in told["lines"])


def test_the_lines_of_a_fee(door: Door) -> None:
    assert door("fee", "--items", 31).json == {
        "basis": "按件计收",
        "units": 31,
        "amount": 2200,
        "words": "人民币贰仟贰佰元整",
        "lines": [
            {"tier": "第1至10件", "count": 10, "unit_price": 0, "sum": 0},
            {"tier": "第11至30件", "count": 20, "unit_price": 100, "sum": 2000},
            {"tier": "第31至31件", "count": 1, "unit_price": 200, "sum": 200},
        ],
    }


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("fee", "应写 --pages --items 之一"),
        ("fee --pages 3 --items 4", "不能与"),
        ("fee --pages -3", "应写 0 到 1000000 的整数，不能是“-3”"),
        ("fee --items 1.5", "不能是“1.5”"),
        ("fee --pages 1000001", "不能是“1000001”"),
        ("fee --pages 000000000999999999", "应写 0 到 1000000 的整数"),
        ("fee --items 三", "不能是“三”"),
        ("report", "缺少 做什么"),
        ("report check", "缺少 文件"),
        ("report annual --year 2026 --data d --out x.doc", "文件名应以 .docx、.pdf、.xlsx 之一结尾"),
        ("report annual --year 2026 --data d --out docx", "文件名应以 .docx、.pdf、.xlsx 之一结尾"),
        ("report check r.json --year 2026", "--data 与 --year 要一起写"),
        ("report check r.json --data d", "--data 与 --year 要一起写"),
        ("report annual --year 26 --data d --out x.xlsx", "年份应写四位数字"),
    ],
)
def test_wrong_usage(door: Door, words: str, told: str) -> None:
    said = door(*words.split())
    assert (said.code, said.out) == (2, "")
    assert told in said.err
    assert not [word for word in ("usage", "argument", "invalid", "required") if word in said.err]


@pytest.mark.parametrize("command", ["fee", "report", "report check", "report annual"])
def test_help_speaks_chinese(door: Door, command: str) -> None:
    said = door(*command.split(), "--help")
    assert said.code == 0
    assert not [word for word in ("usage", "options:", "positional", "show this") if word in said.out]


# Checking


def test_a_report_that_adds_up(door: Door, tmp_path: Path) -> None:
    said = door("report", "check", written(tmp_path / "年报.json"))
    assert (said.code, said.json) == (0, [])
    assert "勾稽关系全部成立" in said.err


def test_what_does_not_add_up_is_told_and_leaves_with_one(door: Door, tmp_path: Path) -> None:
    table = changed(real().section3, "carried_in", "自然人")
    rows = {key: list(counts) for key, counts in table.counts.items()}
    before = {"section3": {"carried_out": [2, 0, 0, 0, 0, 0, 2]}}
    said = door("report", "check", written(tmp_path / "r.json", section3=rows, previous=before))
    assert said.code == 1
    assert [found["equation"] for found in said.json] == ["E1", "E3", "E5"]
    assert said.json[2] == {"equation": "E5", "where": "表三“自然人”列：上年结转", "expected": 2, "found": 3}
    assert "上年结转，等于上一年报告的结转下年度继续办理" in said.err


def test_only_table_three(door: Door, tmp_path: Path) -> None:
    said = door("report", "check", written(tmp_path / "r.json", section4=None))
    assert (said.code, said.json) == (0, [])
    assert "没有表四，只核对了表三" in said.err


def test_bad_input_is_refused_in_words(door: Door, tmp_path: Path) -> None:
    said = door("report", "check", written(tmp_path / "r.json", section3={"granted": [1, 2]}))
    assert (said.code, said.out) == (1, "")
    assert "section3 缺少 24 行" in said.err
    assert "应有 7 个数，有 2 个" in said.err
    assert door("report", "check", tmp_path / "none.json").code == 3
    assert door("report", "check", tmp_path / "none.xlsx").code == 3
    (tmp_path / "x.json").write_text("[", encoding="utf-8")
    assert "不是 JSON" in door("report", "check", tmp_path / "x.json").err
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.4")
    assert door("report", "check", tmp_path / "x.pdf").code == 1


# From the ledger


def test_a_year_of_the_ledger_is_written_and_adds_up(door: Door, data: Path, tmp_path: Path) -> None:
    lines = [json.loads(line) for line in door("list", "request", "--data", data).out.splitlines()]
    year = max(int(line["received_on"][:4]) for line in lines if line["received_on"])
    path = tmp_path / "年报.xlsx"
    said = door("report", "annual", "--year", year, "--data", data, "--out", path)
    assert said.code == 0
    told = said.json
    new = [line for line in lines if (line["received_on"] or "").startswith(str(year))]
    assert told["section3"]["new_received"][-1] == len(new) > 0
    assert told["findings"] == []
    assert "表二还没有填写，表二留空" in said.err
    assert door("report", "check", path).json == []
    (tmp_path / "told.json").write_text(said.out, encoding="utf-8")
    assert door("report", "check", tmp_path / "told.json").json == []
    book = load_workbook(path)
    cell = book["表三"]["D8"]
    cell.value += 1
    book.save(path)
    spoilt = door("report", "check", path)
    assert (spoilt.code, [found["equation"] for found in spoilt.json]) == (1, ["E2", "E3"])


@pytest.mark.parametrize(("suffix", "begins"), [(".pdf", b"%PDF-"), (".docx", b"PK"), (".PDF", b"%PDF-")])
def test_the_report_as_paper_and_as_word(
    door: Door, data: Path, tmp_path: Path, suffix: str, begins: bytes
) -> None:
    path = tmp_path / f"年报{suffix}"
    said = door("report", "annual", "--year", 2026, "--data", data, "--out", path)
    assert (said.code, said.json["closed"]) == (0, False)
    assert path.read_bytes().startswith(begins)
    assert "没有补充" in said.err


def test_a_report_against_the_ledger_it_comes_from(door: Door, data: Path, tmp_path: Path) -> None:
    told = door("report", "annual", "--year", 2026, "--data", data, "--out", tmp_path / "a.xlsx").json
    path = tmp_path / "told.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    same = ("report", "check", path, "--data", data, "--year", 2026)
    assert (door(*same).code, door(*same).json) == (0, [])
    block = told["section4"]["review"]
    told["section4"]["review"] = [block[0] + 1, *block[1:4], block[4] + 1]
    path.write_text(json.dumps(told), encoding="utf-8")
    assert door("report", "check", path).code == 0
    other = door(*same)
    assert (other.code, [found["equation"] for found in other.json]) == (1, ["E8", "E8"])
    assert other.json[0]["where"] == "表四“行政复议”：结果维持"


def test_the_year_before_may_be_a_file_of_its_own(door: Door, tmp_path: Path) -> None:
    path, before = written(tmp_path / "年报.json"), tmp_path / "上年.json"
    before.write_text(json.dumps({"section3": {"carried_out": [3, 0, 0, 0, 0, 0, 3]}}), encoding="utf-8")
    said = door("report", "check", path, "--previous", before)
    assert (said.code, [found["equation"] for found in said.json]) == (1, ["E5", "E5"])
    before.write_text("{}", encoding="utf-8")
    assert "缺少 1 行" in door("report", "check", path, "--previous", before).err


def test_what_only_warns_is_said_and_not_listed(door: Door, tmp_path: Path) -> None:
    two = {
        "rules": [0, 0, 0],
        "normative": [3, 1, 8],
        "permits": 1,
        "penalties": 0,
        "coercions": 0,
        "fees": "0",
    }
    path = written(tmp_path / "r.json", section2=two)
    before = {"section2": two, "section3": {"carried_out": [2, 0, 0, 0, 0, 0, 2]}}
    (tmp_path / "b.json").write_text(json.dumps(before), encoding="utf-8")
    said = door("report", "check", path, "--previous", tmp_path / "b.json")
    assert (said.code, said.json) == (0, [])
    assert "提示：表二“行政规范性文件”行：现行有效件数：应为 10，填的是 8" in said.err
    rules = written(tmp_path / "rules.json", section2=two | {"rules": [1, 0, 1]})
    assert "提示：县级部门没有规章制定权" in door("report", "check", rules).err
    hard = door("report", "check", written(path, section2=two | {"normative": [3, 0, 2]}))
    assert (hard.code, [found["equation"] for found in hard.json]) == (1, ["E6"])


def test_a_ledger_or_a_folder_that_is_not_there(door: Door, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    assert door("report", "annual", "--year", 2026, "--data", tmp_path / "no", "--out", out).code == 3
    lost = door("report", "annual", "--year", 2026, "--data", data, "--out", tmp_path / "no" / "a.xlsx")
    assert (lost.code, lost.out) == (3, "")
    assert not out.exists()


def test_a_year_to_come_has_no_report(door: Door, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    said = door("report", "annual", "--year", date.today().year + 1, "--data", data, "--out", out)
    assert (said.code, said.out, out.exists()) == (1, "", False)
    assert "还没有开始" in said.err


def test_a_fee_loads_no_database_and_nothing_loads_qt(tmp_path: Path, data: Path) -> None:
    check = str(written(tmp_path / "r.json"))
    annual = ["report", "annual", "--year", "2026", "--data", str(data), "--out", str(tmp_path / "a.xlsx")]
    code = f"""
import sys
from desktop_app import cli
for words in (["fee", "--pages", "40"], ["report", "check", {check!r}]):
    assert cli.main(words) == 0, words
    assert not {{"sqlalchemy", "openpyxl", "python_calamine", "PySide6"}} & set(sys.modules), words
assert cli.main({annual!r}) == 0
assert "PySide6" not in sys.modules
"""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    said = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, check=False, timeout=120
    )
    assert said.returncode == 0, said.stderr.decode("utf-8", "replace")
