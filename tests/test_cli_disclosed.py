"""The command `disclosed`: a period in, 公开情况表 out, its counts told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.registers.disclosure import DISCLOSURE
from tests.builders import BUREAU, added, opened
from tests.documents.paper import words
from tests.services.ways import BOARD, WEBSITE, published
from tests.test_cli_letter import run


@pytest.fixture
def data(tmp_path: Path) -> Path:
    office = opened(tmp_path / "data")
    office.bureau.put(BUREAU)
    published(office, added(office, DISCLOSURE), WEBSITE, BOARD)
    added(office, DISCLOSURE, title="没有公开的")
    office.close(copy=False)
    return tmp_path / "data"


@pytest.mark.parametrize("name", ["表.xlsx", "表.pdf"])
def test_the_lists_are_written(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    out = tmp_path / name
    assert run("disclosed", "--data", data, "--from", "2026-3-1", "--to", "2026-03-31", "--out", out) == 0
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert (told["published"], told["late"], told["standing"], told["missing"]) == (1, 0, 1, 1)
    assert told["outlets"]["公开栏、查阅场所"] == told["outlets"]["政府信息公开平台、局网站"] == 1
    assert told["outlets"]["电子屏"] == 0
    assert "本期公开1条，应公开未公开1条" in said.err
    if name.endswith(".pdf"):
        assert "主动公开情况表" in words(out.read_bytes())
    else:
        assert load_workbook(out).sheetnames[0] == "主动公开情况表"


def test_an_empty_period_is_a_zero_report(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "零.pdf"
    assert run("disclosed", "--data", data, "--from", "2026-01-01", "--to", "2026-01-31", "--out", out) == 0
    assert "本期公开0条（零报告）" in capsys.readouterr().err


def test_what_cannot_be_is_told(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    span = ("--from", "2026-03-31", "--to", "2026-03-01")
    assert run("disclosed", "--data", data, *span, "--out", tmp_path / "a.pdf") == 1
    assert "早于起日" in capsys.readouterr().err
    assert run("disclosed", "--data", data, *span, "--out", tmp_path / "a.txt") == 2
    assert "应以 .xlsx 或 .pdf 结尾" in capsys.readouterr().err
