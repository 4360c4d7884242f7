"""The command `letter`: a request in, a PDF out, and every refusal in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop_app import cli
from desktop_app.registers.request import REQUEST
from tests.builders import BUREAU, added, opened
from tests.documents.paper import words


@pytest.fixture
def data(tmp_path: Path) -> Path:
    office = opened(tmp_path / "data")
    office.bureau.put(BUREAU)
    added(office, REQUEST)
    office.close(copy=False)
    return tmp_path / "data"


def run(*told: object) -> int:
    try:
        return cli.main([str(word) for word in told])
    except SystemExit as end:
        return int(str(end.code))


def test_a_letter_is_made_by_name_and_by_key(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, kind in (("a", "receipt"), ("b", "政府信息公开申请接收回执")):
        out = tmp_path / f"{name}.pdf"
        assert run("letter", kind, "1", "--data", data, "--out", out) == 0
        assert json.loads(capsys.readouterr().out) == {"file": str(out), "pages": 1, "missing": []}
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_facts_are_given_as_name_and_value(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    told = [
        "--fact",
        "文号=青住建公开〔2026〕3号",
        "--fact",
        r"公开内容=名单，1页\n说明，2页",
        "--fact",
        "提供方式=邮寄",
    ]
    assert run("letter", "予以公开", "1", "--data", data, "--out", out, "--form", "公文", *told) == 0
    text = words(out.read_bytes())
    assert "2.说明，2页" in text
    assert "青住建公开〔2026〕3号" in text


@pytest.mark.parametrize(
    ("kind", "number", "more", "code", "said"),
    [
        ("absent", "1", (), 1, "文号、检索范围、检索方式、检索人、检索日期"),
        ("贺信", "1", (), 1, "没有“贺信”这种文书"),
        ("receipt", "申请2026-9999", (), 1, "没有编号为“申请2026-9999”的依申请公开申请"),
        ("receipt", "1", ("--fact", "没有等号"), 2, "应写成 名称=内容"),
        ("receipt", "1", ("--fact", "心情=好"), 1, "心情：没有这个字段"),
        ("receipt", "1", ("--form", "便条"), 2, "没有“便条”这一种"),
    ],
)
def test_what_is_refused(
    data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    kind: str,
    number: str,
    more: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    out = tmp_path / "a.pdf"
    assert run("letter", kind, number, "--data", data, "--out", out, *more) == code
    assert said in capsys.readouterr().err
    assert not out.exists()
