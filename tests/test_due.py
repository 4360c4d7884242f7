"""`due` over JSON as another program would write it: dates counted on paper calendars, and refusals in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from desktop_app import cli

Steps = list[dict[str, object]]


def received(on: str, channel: str = "in_person") -> dict[str, object]:
    return {"kind": "received", "on": on, "channel": channel}


def told(capsys: pytest.CaptureFixture[str], folder: Path, steps: object, *more: str) -> tuple[int, Any, str]:
    """Exit code, the JSON if there is any, and what was said."""
    path = folder / "步 骤.json"
    path.write_text(json.dumps(steps, ensure_ascii=False), encoding="utf-8")
    code = cli.main(["due", "--steps", str(path), *more])
    said = capsys.readouterr()
    return code, json.loads(said.out) if said.out else None, said.err


@pytest.mark.parametrize(
    ("steps", "due", "state"),
    [
        # Ten days of National Day 2022, 8 and 9 October worked.
        ([received("2022-09-30", "registered_mail")], "2022-11-02", "办理中"),
        # Spring Festival 2026: 15 to 23 February off, Saturdays 14 and 28 February worked.
        ([received("2026-02-05")], "2026-03-11", "办理中"),
        # Handed in on a Saturday: the first day counted is Monday.
        ([received("2024-03-09")], "2024-04-08", "办理中"),
        (
            [received("2019-05-14", "online"), {"kind": "confirmed", "on": "2019-05-15"}],
            "2019-06-13",
            "办理中",
        ),
        ([received("2024-03-01", "online")], None, "待确认"),
        (
            [received("2024-03-01"), {"kind": "supplement_asked", "on": "2024-03-05", "days": 10}],
            None,
            "待补正",
        ),
        (
            [
                received("2024-03-01"),
                {"kind": "supplement_asked", "on": "2024-03-05"},
                {"kind": "supplemented", "on": "2024-03-18"},
            ],
            "2024-04-16",
            "办理中",
        ),
        (
            [
                received("2024-03-01"),
                {"kind": "third_party_asked", "on": "2024-03-06", "note": "甲公司"},
                {"kind": "third_party_answered", "on": "2024-03-13", "note": "甲公司"},
            ],
            "2024-04-08",
            "办理中",
        ),
        (
            [received("2024-03-01"), {"kind": "third_party_asked", "on": "2024-03-06"}],
            "2024-04-22",
            "征询第三方",
        ),
        (
            [received("2024-03-01"), {"kind": "extended", "on": "2024-03-28", "days": 20}],
            "2024-04-28",
            "已延期",
        ),
        (
            [
                received("2024-03-01"),
                {"kind": "fee_notified", "on": "2024-03-20"},
                {"kind": "fee_paid", "on": "2024-03-29"},
            ],
            "2024-04-28",
            "办理中",
        ),
        (
            [
                received("2024-03-01"),
                {"kind": "supplement_asked", "on": "2024-03-05"},
                {"kind": "supplement_lapsed", "on": "2024-04-01"},
            ],
            None,
            "视为放弃",
        ),
        ([received("2024-03-01"), {"kind": "withdrawn", "on": "2024-03-05"}], "2024-03-29", "撤回"),
        (
            [
                received("2024-03-01"),
                {"kind": "replied", "on": "2024-03-20"},
                {"kind": "posted", "on": "2024-03-21"},
            ],
            "2024-03-29",
            "已送达",
        ),
        # In Chinese words, and in the order of recording, not of happening.
        (
            [{"kind": "延期", "on": "2024年3月28日", "days": 1}, received("2024.3.1", "当面")],
            "2024-04-01",
            "已延期",
        ),
    ],
)
def test_due_dates_counted_on_paper(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, steps: Steps, due: str | None, state: str
) -> None:
    code, found, _ = told(capsys, tmp_path, steps)
    assert (code, found["due_on"], found["state"], found["provisional"]) == (0, due, state, False)


def test_every_day_is_accounted_for(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    _, found, _ = told(capsys, tmp_path, [received("2022-09-30", "registered_mail")])
    days = found["explanation"]
    assert {"day", "counted", "reason", "count"} <= set(days[0])
    assert (days[0]["day"], days[-1]["day"]) == ("2022-10-01", "2022-11-02")
    assert len(days) == 33
    assert sum(line["counted"] for line in days) == days[-1]["count"] == 20
    by_day = {line["day"]: line for line in days}
    assert by_day["2022-10-01"]["reason"] == "国庆节放假"
    assert by_day["2022-10-08"]["counted"] is True
    assert "调休" in by_day["2022-10-08"]["reason"]
    assert by_day["2022-10-15"]["counted"] is False
    assert [leg["begins"] for leg in found["legs"]] == ["2022-09-30"]


def test_a_date_in_a_year_not_yet_announced_is_provisional(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    _, found, _ = told(capsys, tmp_path, [received("2027-03-01")])
    assert found["provisional"] is True
    assert "2027年放假安排尚未公布" in found["provisional_reason"]
    assert "（暂定）" in found["explanation"][0]["reason"]


def test_the_board_of_a_day(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    steps = [received("2024-03-01")]
    buckets = [
        told(capsys, tmp_path, steps, "--today", day)[1]["bucket"] for day in ("2024-03-29", "2024-03-30")
    ]
    assert buckets == ["今日到期", "逾期"]


EXTENDED = {"kind": "extended", "on": "2024-03-20", "days": 20}


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ([received("2024-03-01"), {**EXTENDED, "days": 21}], "不得超过20个工作日"),
        ([received("2024-03-01"), EXTENDED, {**EXTENDED, "on": "2024-03-21"}], "延期只能办一次"),
        ([received("2024-03-01"), {"kind": "extended", "on": "2024-03-20"}], "工作日数不对"),
        ([received("2024-03-01"), {"kind": "supplemented", "on": "2024-03-05"}], "之前没有“告知补正”"),
        (
            [received("2024-03-01"), {"kind": "supplement_asked", "on": "2024-03-05", "days": 10**9}],
            "工作日数不对",
        ),
        ([received("2024-03-05"), {"kind": "extended", "on": "2024-03-01", "days": 5}], "早于"),
        ([received("2024-03-01"), received("2024-03-04")], "登记了2次"),
        ([{"kind": "replied", "on": "2024-03-05"}], "没有“收到申请”"),
        ([], "没有“收到申请”"),
        ([{"kind": "danced", "on": "2024-03-01"}], "“danced”不认识"),
        ([{"on": "2024-03-01"}], "没有写步骤种类"),
        ([{"kind": "received"}], "没有日期"),
        ([{"kind": "received", "on": "2024-02-30"}], "2024-02-30"),
        ([{"kind": "received", "on": "2024-03-01", "channel": "pigeon"}], "“pigeon”不认识"),
        ([received("2024-03-01"), {**EXTENDED, "days": "20"}], "不是整数"),
        (["received"], "不是一组"),
        ({"kind": "received"}, "应是一个列表"),
        (3, "应是一个列表"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, steps: object, words: str
) -> None:
    code, found, said = told(capsys, tmp_path, steps)
    assert (code, found) == (1, None)
    assert words in said


def test_what_has_not_happened_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, said = told(capsys, tmp_path, [received("2024-03-05")], "--today", "2024-03-04")
    assert code == 1
    assert "还没有到" in said


@pytest.mark.parametrize("content", ["", "{", "[" * 100_000, "收到申请", '[{"kind": "received", "on": }]'])
def test_files_that_are_no_json_are_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str
) -> None:
    path = tmp_path / "a.json"
    path.write_text(content, encoding="utf-8")
    assert cli.main(["due", "--steps", str(path)]) == 1
    assert capsys.readouterr().err.startswith("《a.json》")


def test_a_missing_file_is_trouble(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert cli.main(["due", "--steps", str(tmp_path / "没有.json")]) == 3
    assert "找不到《没有.json》" in capsys.readouterr().err
