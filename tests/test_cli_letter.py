"""The commands `letter` and `casefile`: a request in, paper out, and every refusal in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop_app import cli
from desktop_app.commands import today
from desktop_app.registers.request import REQUEST
from tests.builders import BUREAU, added, opened
from tests.documents.paper import seen, words
from tests.services.papers import document


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
        ("absent", "1", (), 1, "检索范围、检索方式、检索人、检索日期"),
        ("absent", "1", ("--issue",), 1, "检索范围、检索方式、检索人、检索日期、签发人"),
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


def test_a_letter_becomes_word_by_its_ending(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "a.docx"
    assert run("letter", "receipt", "1", "--data", data, "--out", out) == 0
    assert json.loads(capsys.readouterr().out)["file"] == str(out)
    assert "周玉梅" in document(out)
    assert run("letter", "receipt", "1", "--data", data, "--out", tmp_path / "a.txt") == 2
    assert "应以 .pdf 或 .docx 结尾" in capsys.readouterr().err


def test_a_letter_without_a_number_is_made_and_says_so(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "a.pdf"
    told = ("--fact", "公开内容=名单", "--fact", "提供方式=邮寄")
    assert run("letter", "disclosed", "1", "--data", data, "--out", out, *told) == 0
    assert "青住建依复〔2026〕第　号" in words(out.read_bytes())
    assert "还没有文号" in capsys.readouterr().err


def test_a_letter_is_issued_once(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "a.pdf"
    told = ("--fact", "公开内容=名单", "--fact", "提供方式=邮寄", "--fact", "签发人=周局长", "--issue")
    letter = ("letter", "disclosed", "1", "--data", data, "--out", out, *told)
    assert run(*letter) == 0
    said = json.loads(capsys.readouterr().out)
    year = today().year
    assert (said["number"], said["state"]) == (f"青住建依复〔{year}〕第1号", "已答复")
    assert said["number"] in words(out.read_bytes())
    assert run(*letter) == 1
    assert "“已答复”状态不能答复" in capsys.readouterr().err


def test_a_case_is_one_file_and_its_contents_are_told(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "case.pdf"
    assert run("casefile", "1", "--data", data, "--out", out) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["file"] == str(out)
    assert said["pages"] == len(seen(out.read_bytes()))
    titles = [one["title"] for one in said["contents"]]
    assert titles == ["政府信息公开申请登记表", "办理经过", "拟办与审核意见", "期限计算单"]
    assert said["contents"][0] == {
        "title": "政府信息公开申请登记表",
        "number": "",
        "date": "2026-03-02",
        "pages": "3",
    }
    assert run("casefile", "1", "--data", data, "--out", tmp_path / "a.zip") == 2
    assert "应以 .pdf 结尾" in capsys.readouterr().err
    assert run("casefile", "99", "--data", data, "--out", out) == 1
