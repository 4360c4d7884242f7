"""The second door: commands, their JSON, their exit codes and what they say when something is wrong."""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from desktop_app import cli, commands, usage
from desktop_app.ledger_names import REGISTERS
from desktop_app.registers.every import PAGED
from desktop_app.registers.open_day import OPEN_DAY
from desktop_app.registers.visit import VISIT
from desktop_app.services.notice_rules import KINDS
from tests.door import Door

ROOT = Path(__file__).resolve().parents[1]
RECORDS = 40


@pytest.fixture
def door(capsys: pytest.CaptureFixture[str]) -> Door:
    return Door(capsys)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("年 度") / "数据"
    assert cli.main(["demo", "--data", str(folder), "--records", str(RECORDS), "--seed", "7"]) == 0
    return folder


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "数据 文件夹"))


def calls(path: Path, *rows: tuple[object, ...]) -> Path:
    """A sheet of calls as an office keeps it."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("来电时间", "来电人", "联系电话", "来电内容", "接听人", "承办科室"), *rows):
        sheet.append(list(row))
    book.save(path)
    return path


GOOD = ("2026-03-05 09:30", "王小明", "13800001234", "咨询公租房申请条件", "李芳", "住房保障股")
BAD = ("三月初", "王小明", "13800001234", "咨询公租房申请条件", "李芳", "住房保障股")


# The example year and the lists


def test_a_year_has_so_many_records_and_the_same_seed_makes_the_same(door: Door, tmp_path: Path) -> None:
    one = door("demo", "--data", tmp_path / "一", "--records", 23, "--seed", 3)
    door("demo", "--data", tmp_path / "二", "--records", 23, "--seed", 3)
    door("demo", "--data", tmp_path / "三", "--records", 23, "--seed", 4)
    assert one.code == 0
    assert sum(one.json["records"].values()) == 23
    lists = [door("list", "hotline", "--data", tmp_path / name).out for name in "一二三"]
    stripped = [
        [{**json.loads(line), "created_at": 0, "updated_at": 0} for line in text.splitlines()]
        for text in lists
    ]
    assert stripped[0] == stripped[1] != stripped[2]


def test_an_example_never_mixes_with_a_ledger(door: Door, data: Path) -> None:
    said = door("demo", "--data", data)
    assert said.code == 1
    assert "示例数据不能混进真实数据" in said.err


def test_a_list_tells_every_field_with_plain_dates(door: Door, data: Path) -> None:
    lines = [json.loads(line) for line in door("list", "request", "--data", data).out.splitlines()]
    assert len(lines) == int(RECORDS * 0.18)
    numbers = [line["number"] for line in lines]
    assert numbers == sorted(numbers)
    assert {"id", "number", "state", "due_on", "applicant", "received_on", "content"} <= set(lines[0])
    assert all(len(line["reached_on"]) == 10 for line in lines)


def test_the_events_are_listed_by_a_name_of_their_own(door: Door, data: Path) -> None:
    (line,) = door("list", "event", "--data", data).out.splitlines()
    event = json.loads(line)
    assert event["held_on"].endswith("-05-15")
    assert (event["place"], event["leaflets"]) == ("县城文化广场", 800)


def test_visits_know_their_open_day(door: Door, data: Path) -> None:
    first = json.loads(door("list", "open_day", "--data", data).out.splitlines()[0])
    assert first["event_on"].endswith("-05-15")
    assert (first["event_theme"], first["event_place"]) == ("“5·15”政务公开日", "县城文化广场")


def test_a_search_narrows_a_list(door: Door, data: Path) -> None:
    lines = [json.loads(line) for line in door("list", "hotline", "--data", data).out.splitlines()]
    tail = next(line["phone"] for line in lines if line["phone"])[-6:]
    found = [
        json.loads(line)
        for line in door("list", "hotline", "--data", data, "--search", tail).out.splitlines()
    ]
    assert found
    assert all(tail in line["phone"] for line in found)
    assert door("list", "hotline", "--data", data, "--search", "没有这样的话").out == ""


# Import and export


def test_an_import_begins_a_ledger_and_a_second_one_changes_nothing(door: Door, tmp_path: Path) -> None:
    sheet, folder = calls(tmp_path / "来电 登记.xlsx", GOOD), tmp_path / "新" / "数据"
    first = door("import", "hotline", sheet, "--data", folder)
    assert (first.code, first.json["counts"]["新增"], first.json["written"]) == (0, 1, True)
    assert first.json["rows"][0]["verdict"] == "新增"
    second = door("import", "hotline", sheet, "--data", folder)
    assert (second.code, second.json["counts"]["不变"], second.json["written"]) == (1, 1, False)
    listed = [json.loads(line) for line in door("list", "hotline", "--data", folder).out.splitlines()]
    assert [(line["caller"], line["called_at"]) for line in listed] == [("王小明", "2026-03-05T09:30")]


def test_a_faulty_row_keeps_everything_out_until_it_is_left_out(door: Door, tmp_path: Path) -> None:
    sheet, folder = calls(tmp_path / "表.xlsx", GOOD, BAD), tmp_path / "数据"
    said = door("import", "hotline", sheet, "--data", folder)
    assert (said.code, said.json["written"]) == (1, False)
    assert [row["verdict"] for row in said.json["rows"]] == ["新增", "有误"]
    assert "三月初" in said.json["rows"][1]["mistakes"][0]
    assert door("list", "hotline", "--data", folder).out == ""
    assert door("import", "hotline", sheet, "--data", folder, "--skip-faulty").code == 0
    assert len(door("list", "hotline", "--data", folder).out.splitlines()) == 1


def test_a_rehearsal_leaves_no_trace(door: Door, tmp_path: Path, data: Path) -> None:
    sheet, folder = calls(tmp_path / "表.xlsx", GOOD), tmp_path / "还没有"
    said = door("import", "hotline", sheet, "--data", folder, "--dry-run")
    assert (said.code, said.json["counts"]["新增"], said.json["written"]) == (0, 1, False)
    assert not folder.exists()
    before = door("list", "hotline", "--data", data).out
    assert door("import", "hotline", sheet, "--data", data, "--dry-run").code == 0
    assert door("list", "hotline", "--data", data).out == before


def test_a_mistyped_sheet_leaves_no_empty_ledger(door: Door, tmp_path: Path) -> None:
    said = door("import", "hotline", tmp_path / "没有.xlsx", "--data", tmp_path / "数据")
    assert said.code == 3
    assert "找不到《没有.xlsx》" in said.err
    assert not (tmp_path / "数据").exists()


def test_an_export_is_numbered_masked_and_complete(door: Door, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "热线 台账.xlsx"
    said = door("export", "hotline", "--data", data, "--out", out)
    rows = list(load_workbook(out).worksheets[0].iter_rows(values_only=True))
    listed = door("list", "hotline", "--data", data).out.splitlines()
    assert (said.code, said.json["rows"]) == (0, len(listed))
    heads = rows[2]
    assert heads[0] == "序号"
    assert heads.count("序号") == 1
    phones = [row[heads.index("电话")] for row in rows[3:] if row[heads.index("电话")]]
    assert phones
    assert all("****" in str(phone) for phone in phones)


def test_an_export_of_one_year_holds_that_year(door: Door, data: Path, tmp_path: Path) -> None:
    listed = [
        json.loads(line)["number"] for line in door("list", "disclosure", "--data", data).out.splitlines()
    ]
    year = listed[0].split("-")[1]
    said = door("export", "disclosure", "--data", data, "--out", tmp_path / "年.xlsx", "--year", year)
    assert said.json["rows"] == sum(number.split("-")[1] == year for number in listed)
    assert (
        door("export", "disclosure", "--data", data, "--out", tmp_path / "空.xlsx", "--year", 1990).json[
            "rows"
        ]
        == 0
    )


def test_nothing_leaves_unmasked_without_a_reason(door: Door, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    said = door("export", "hotline", "--data", data, "--out", out, "--mask", "none")
    assert said.code == 1
    assert "理由" in said.err
    assert not out.exists()
    assert (
        door("export", "hotline", "--data", data, "--out", out, "--mask", "none", "--reason", "上级调阅").code
        == 0
    )


# Notices


def test_a_notice_by_number_and_by_id_is_the_same(door: Door, data: Path, tmp_path: Path) -> None:
    entry = json.loads(door("list", "disclosure", "--data", data).out.splitlines()[0])
    one = door("notice", entry["number"], "--data", data, "--out", tmp_path / "一.pdf")
    two = door("notice", entry["id"], "--data", data, "--out", tmp_path / "二.pdf")
    assert (one.code, two.code, one.json["pages"]) == (0, 0, two.json["pages"])
    assert (tmp_path / "一.pdf").read_bytes() == (tmp_path / "二.pdf").read_bytes()
    assert door("notice", "公开-1999-0001", "--data", data, "--out", tmp_path / "三.pdf").code == 1
    assert door("notice", "999999", "--data", data, "--out", tmp_path / "三.pdf").code == 1


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_text_is_typeset_from_any_encoding(door: Door, tmp_path: Path, code: str) -> None:
    text = tmp_path / "停水 通知.txt"
    text.write_bytes("城区自来水管网检修，3月5日停水。\n特此通知。".encode(code))
    out = tmp_path / "通知.pdf"
    said = door(
        "notice", "--text", text, "--kind", "通知", "--title", "停水", "--on", "2026年3月5日", "--out", out
    )
    assert (said.code, said.json["missing"]) == (0, [])
    assert out.read_bytes().startswith(b"%PDF")


def test_texts_that_are_none_are_refused_in_words(door: Door, tmp_path: Path) -> None:
    text, out = tmp_path / "文.txt", tmp_path / "文.pdf"
    for content, words in (
        (b"", "空的"),
        (b"\x00\x01\xff" * 9, "不是文本文件"),
        (b"a" * 1_000_001, "太大"),
        (b"a" * 100_001, "太长"),
    ):
        text.write_bytes(content)
        said = door("notice", "--text", text, "--out", out)
        assert said.code == 1
        assert words in said.err
    assert door("notice", "--text", tmp_path / "没有.txt", "--out", out).code == 3
    assert door("notice", "--text", tmp_path, "--out", out).code == 1
    assert not out.exists()


def test_the_kinds_of_notice_are_those_of_the_publisher() -> None:
    assert cli.KINDS == KINDS


# What is wrong with the machine, the folders and the ledger


def test_every_register_with_a_page_can_be_named() -> None:
    """The visitors go by their event, as they always did; the events by a name of their own."""
    names = {VISIT.key: "open_day", OPEN_DAY.key: "event"}
    assert {(names.get(r.key, r.key), r.title) for r in PAGED} == set(REGISTERS.items())


def test_folders_that_are_missing_or_none(door: Door, data: Path, tmp_path: Path) -> None:
    for command in (("list", "hotline"), ("export", "hotline", "--out", tmp_path / "a.xlsx")):
        said = door(*command, "--data", tmp_path / "没有")
        assert said.code == 3
        assert "没有找到台账" in said.err
    assert not (tmp_path / "没有").exists()
    said = door("export", "hotline", "--data", data, "--out", tmp_path / "无" / "a.xlsx")
    assert (said.code, "没有文件夹" in said.err) == (3, True)
    said = door("export", "hotline", "--data", data, "--out", tmp_path)
    assert (said.code, "是文件夹" in said.err) == (1, True)
    file = tmp_path / "文件"
    file.write_text("", encoding="utf-8")
    assert door("demo", "--data", file).code == 3
    assert door("demo", "--data", file / "里").code == 3
    assert door("list", "hotline", "--data", file).code == 3


def test_ledgers_that_are_none(door: Door, data: Path, tmp_path: Path) -> None:
    ledger = data / "ledger.db"
    whole = ledger.read_bytes()
    for content in (whole[: len(whole) // 3], b"no database at all " * 300):
        ledger.write_bytes(content)
        said = door("list", "hotline", "--data", data)
        assert (said.code, said.out) == (3, "")
        assert "账本" in said.err
    ledger.unlink()
    with sqlite3.connect(ledger) as foreign:
        foreign.execute("CREATE TABLE other (x)")
    foreign.close()
    said = door("list", "hotline", "--data", data)
    assert (said.code, "不是政务公开台账的账本" in said.err) == (3, True)


def test_a_ledger_that_another_program_holds(door: Door, data: Path) -> None:
    holder = sqlite3.connect(data / "ledger.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        said = door("list", "hotline", "--data", data)
    finally:
        holder.close()
    assert said.code == 3
    assert "占用" in said.err


@pytest.fixture
def clerk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder to play in; on Linux the test goes on as a user who is not root, whom permissions bind."""
    if sys.platform == "win32":
        pytest.skip("permissions are tested where chmod has an effect")
    folder = tmp_path_factory.mktemp("clerk")
    root = os.geteuid() == 0
    if root:
        for part in (folder, *folder.parents):
            if part.stat().st_mode & 0o005 != 0o005:
                part.chmod(part.stat().st_mode | 0o055)
        os.chown(folder, 65534, 65534)
    yield folder
    if root:
        os.seteuid(0)


def _as_clerk(folder: Path) -> None:
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, 65534, 65534)
        os.seteuid(65534)


def test_what_may_not_be_written(door: Door, clerk: Path, made: Path) -> None:
    data = Path(shutil.copytree(made, clerk / "数据"))
    (clerk / "只读").mkdir()
    sheet = calls(clerk / "表.xlsx", GOOD)
    # Both load the modules that root alone may read here.
    assert door("export", "hotline", "--data", data, "--out", clerk / "a.xlsx").code == 0
    assert door("import", "hotline", sheet, "--data", data, "--dry-run").code == 0
    _as_clerk(clerk)
    (clerk / "只读").chmod(0o555)
    said = door("export", "hotline", "--data", data, "--out", clerk / "只读" / "a.xlsx")
    assert (said.code, "没有权限" in said.err) == (3, True)
    (clerk / "a.xlsx").unlink()
    assert door("demo", "--data", clerk / "只读" / "数据").code == 3
    (data / "ledger.db").chmod(0o444)
    said = door("import", "hotline", sheet, "--data", data)
    assert (said.code, "只读" in said.err) == (3, True)
    (data / "ledger.db").chmod(0o000)
    said = door("list", "hotline", "--data", data)
    assert (said.code, said.out) == (3, "")


# Wrong usage


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("demo", "缺少 --data"),
        ("", "缺少 命令"),
        ("dance", "命令没有“dance”这一种，可以写：demo、"),
        ("list nothing --data x", "台账没有“nothing”这一种，可以写：disclosure、hotline、open_day、request"),
        ("list hotline --data", "--data后面要写内容"),
        ("list hotline --data x --loud", "不认识 --loud"),
        ("demo --data x --records 0", "--records：条数应在 1 到 1000000 之间"),
        ("demo --data x --seed y", "--seed应写整数，不能是“y”"),
        ("due --steps x --today 2026-02-30", "2026-02-30"),
        ("export hotline --data x --out y --year 26", "年份应写四位数字"),
        ("export hotline --data x --out y --mask all", "可以写：standard、strict、none"),
        ("import hotline x --data y --dry-run=1", "--dry-run后面不写内容"),
        ("notice --out x", "要么写编号和 --data"),
        ("notice 1 --data x --text y --out z", "要么写编号和 --data"),
        ("notice --text y --out z --kind 信", "--kind没有“信”这一种，可以写：公示、公告、通告、通知"),
    ],
)
def test_wrong_usage_is_told_in_chinese(door: Door, words: str, told: str) -> None:
    said = door(*words.split())
    assert (said.code, said.out) == (2, "")
    assert told in said.err
    assert not [word for word in ("usage", "argument", "invalid", "required", "choose") if word in said.err]


@pytest.mark.parametrize("command", ["", "demo", "due", "import", "list", "export", "notice", "tour", "open"])
def test_help_speaks_chinese(door: Door, command: str) -> None:
    said = door(*command.split(), "--help")
    assert said.code == 0
    assert not [word for word in ("usage", "options:", "positional", "show this") if word in said.out]


def test_a_sentence_of_a_later_argparse_is_passed_on() -> None:
    assert usage.sentence("something new") == "something new"


# Pipes, and what is loaded


def run(*words: object, **how: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-P", "-m", "desktop_app", *map(str, words)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, env=env, timeout=120, check=False, **{"capture_output": True, **how})


def test_a_reader_that_has_seen_enough_is_no_fault(data: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        said = run(
            "list", "hotline", "--data", data, capture_output=False, stdout=closed, stderr=subprocess.PIPE
        )
    assert (said.returncode, said.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the full disk of the test is /dev/full")
def test_a_full_disk_behind_stdout_is_told(data: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        said = run(
            "list", "hotline", "--data", data, capture_output=False, stdout=full, stderr=subprocess.PIPE
        )
    assert said.returncode == 3
    assert b"Traceback" not in said.stderr


def test_stdout_is_utf_8_whatever_the_locale(data: Path) -> None:
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C",
        "PYTHONIOENCODING": "latin-1",
        "PYTHONUTF8": "0",
    }
    command = [sys.executable, "-P", "-m", "desktop_app", "list", "open_day", "--data", str(data)]
    out = subprocess.run(command, env=env, capture_output=True, check=True, timeout=60).stdout
    assert json.loads(out.decode("utf-8").splitlines()[0])["event_place"] == "县城文化广场"


NO_QT = """
import sys
from desktop_app import cli
for words in {commands!r}:
    assert cli.main(words) == 0, words
    loaded = sorted(name for name in sys.modules if name.split(".")[0] in ("PySide6", "shiboken6", "ui"))
    assert not loaded, (words, loaded)
"""


def test_no_command_but_those_of_the_window_loads_qt(tmp_path: Path) -> None:
    data, sheet = str(tmp_path / "d"), str(calls(tmp_path / "表.xlsx", GOOD))
    steps = tmp_path / "s.json"
    steps.write_text('[{"kind": "received", "on": "2026-03-02"}]', encoding="utf-8")
    text = tmp_path / "t.txt"
    text.write_text("正文。", encoding="utf-8")
    commands = [
        ["due", "--steps", str(steps)],
        ["demo", "--data", data, "--records", "10"],
        ["import", "hotline", sheet, "--data", data],
        ["list", "hotline", "--data", data],
        ["export", "hotline", "--data", data, "--out", str(tmp_path / "a.xlsx")],
        ["notice", "1", "--data", data, "--out", str(tmp_path / "a.pdf")],
        ["notice", "--text", str(text), "--out", str(tmp_path / "b.pdf")],
    ]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    code = NO_QT.format(commands=commands)
    said = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, check=False, timeout=120
    )
    assert said.returncode == 0, said.stderr.decode("utf-8", "replace")


def test_a_bug_leaves_its_trace_and_a_sentence(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "today", lambda: 1 / 0)
    said = door("demo", "--data", "x")
    assert said.code == 3
    assert "ZeroDivisionError" in said.err
    assert "程序出错" in said.err


def test_a_stream_that_cannot_be_set_up_anew_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    steps = tmp_path / "s.json"
    steps.write_text('[{"kind": "received", "on": "2026-03-02"}]', encoding="utf-8")
    heard = io.StringIO()
    monkeypatch.setattr(sys, "stdout", heard)
    assert cli.main(["due", "--steps", str(steps)]) == 0
    assert json.loads(heard.getvalue())["due_on"] == "2026-03-30"
