"""公示名单 as it is kept: in and out, in one line, masked once more, never with full numbers."""

from __future__ import annotations

import random

import pytest

from desktop_app.domain.masking_presets import BOARD, DESTINATIONS, SUPERIOR, MaskPreset
from desktop_app.domain.masking_table import mask_table
from desktop_app.domain.privacy_table import written
from desktop_app.domain.roster import Roster, RosterText, full_numbers, masked_again, roster_of
from desktop_app.errors import Refused
from tests.domain.corpus import VILLAGES, card, id18, mobile, person

KIND = RosterText(1_000_000)
HEADINGS = ("序号", "姓名", "身份证号", "联系电话", "家庭住址", "银行卡号", "备注")


def people(count: int, seed: int = 1) -> list[tuple[str, ...]]:
    rng = random.Random(seed)
    return [
        (str(at), person(rng), id18(rng), mobile(rng), f"{rng.choice(VILLAGES)}三组12号", card(rng), "低保")
        for at in range(1, count + 1)
    ]


def masked(preset: MaskPreset, count: int = 200) -> Roster:
    shown = mask_table(HEADINGS, people(count), preset)
    return Roster(shown.columns, tuple(tuple(map(written, row)) for row in shown.rows))


def test_a_list_comes_back_as_it_was_kept() -> None:
    roster = Roster(("姓名", "备注"), (("张㛃", ""), ("", "李𬱖\t甲\n乙")))
    text = roster.text()
    assert text == "姓名\t备注\n张㛃\t\n\t李𬱖 甲 乙"
    assert KIND.read(text) == text
    assert roster_of(text) == Roster(("姓名", "备注"), (("张㛃", ""), ("", "李𬱖 甲 乙")))
    assert KIND.read(KIND.show(text)) == text


def test_the_kind_keeps_tabs_and_drops_what_no_sheet_can_hold() -> None:
    assert KIND.read("姓名\t人数\r\n张三\x00\t 3 \r\n\r\n") == "姓名\t人数\n张三\t3"
    assert KIND.read(" \n\t\n") is None
    assert KIND.read(None) is None
    with pytest.raises(Refused, match="最多 10 字"):
        RosterText(10).read("姓名\t人数\n张三\t3333")


def test_one_line_tells_of_it_and_reading_that_line_changes_nothing() -> None:
    roster = Roster(("甲", "乙", "丙", "丁", "戊", "己", "庚"), (("1",) * 7,) * 5_000)
    told = KIND.brief(roster.text())
    assert told == "5,000行 × 7列：甲、乙、丙、丁、戊、己、…"
    assert KIND.read(told) is None
    assert KIND.brief(None) == ""


def test_rows_are_made_as_long_as_the_headings() -> None:
    roster = roster_of("甲\t乙\n1\n1\t2\t3")
    assert roster is not None
    assert roster.rows == (("1", ""), ("1", "2"))


@pytest.mark.parametrize("preset", list(DESTINATIONS.values()), ids=lambda preset: str(preset.key))
def test_masking_twice_is_masking_once(preset: MaskPreset) -> None:
    once = masked(preset)
    assert masked_again(once, preset) == once


def test_what_was_masked_for_superiors_is_masked_anew_for_the_board() -> None:
    again = masked_again(masked(SUPERIOR), BOARD)
    phones = {row[3] for row in people(200)}
    assert any(row[3] in phones for row in masked(SUPERIOR).rows)
    assert not any(cell in phones for row in again.rows for cell in row)
    assert again.headings[:2] == ("序号", "姓名")
    assert "银行卡号" not in again.headings


def test_full_numbers_are_never_kept() -> None:
    for preset in DESTINATIONS.values():
        assert full_numbers(masked(preset).text()) == ""
    original = Roster(HEADINGS, tuple(people(3))).text()
    assert full_numbers(original) == "有 6 处没有遮盖的身份证号、银行卡号，请用“粘贴名单”重新粘贴"
