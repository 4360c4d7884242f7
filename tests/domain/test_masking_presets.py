"""What may be seen at each destination, and that nothing seeded is left in what was masked."""

from __future__ import annotations

import re

import pytest

from desktop_app.domain.masking import mask_text
from desktop_app.domain.masking_presets import (
    BOARD,
    DESTINATIONS,
    INSIDE,
    SUPERIOR,
    TEXT,
    Way,
    mask_free,
    show_name,
    show_number,
)
from desktop_app.domain.privacy import Kind
from desktop_app.domain.privacy_scan import NUMBERS
from desktop_app.domain.privacy_signs import folded
from tests.domain import corpus, corpus_clean

SEEDED = 20_000


@pytest.mark.parametrize(
    ("way", "long", "short"),
    [
        (Way.SIX_FOUR, "610924********0747", "610924*****0074"),
        (Way.THREE_FOUR, "610***********0747", "610********0074"),
        (Way.MIDDLE_SIX, "610924******300747", "610924******074"),
        (Way.LAST_EIGHT, "6109241987********", "6109248********"),
        (Way.KEEP, "610924198708300747", "610924870830074"),
    ],
)
def test_the_ways_of_an_id_number(way: Way, long: str, short: str) -> None:
    assert show_number("610924198708300747", way) == long
    assert show_number("610924870830074", way) in (short, "610924870830074"[:6] + "*" * 5 + "0074")
    assert show_number("６１０９２４ 19870830 0747", way) in (long, "６１０９２４ 19870830 0747")
    assert show_number(long, way) == long


@pytest.mark.parametrize(
    ("name", "star", "somebody"),
    [
        ("张三", "张*", "张某某"),
        ("欧阳锋", "欧阳*", "欧阳某某"),
        ("㛃𬱖", "㛃*", "㛃某某"),
        ("𬱖䶮", "𬱖*", "𬱖某某"),
        ("县住建局", "县住建局", "县住建局"),
        ("张三、李四", "张*、李*", "张某某、李某某"),
    ],
)
def test_names(name: str, star: str, somebody: str) -> None:
    assert show_name(name, Way.STAR) == star
    assert show_name(name, Way.SOMEBODY) == somebody
    assert show_name(name, Way.KEEP) == name
    assert show_name(star, Way.STAR) == star


def test_free_text_at_each_destination() -> None:
    text = (
        "龚𬱖䶮（610924198708300747，13812345678，陕G12345），肢体残疾二级，"
        "住幸福家园3栋501室，卡号6222021001123456788"
    )
    assert mask_free(text, BOARD) == (
        "龚𬱖䶮（610924********0747，138****5678，陕G***45），**，住幸福家园**，卡号***************6788"
    )
    assert "13812345678" in mask_free(text, SUPERIOR)
    assert "肢体残疾二级" in mask_free(text, INSIDE)
    assert "6222021001123456788" not in mask_free(text, INSIDE)
    assert set(DESTINATIONS) == {"board", "website", "superior", "inside"}


def _left(seed: corpus.Seeded, masked: str) -> bool:
    """Whether the identity can still be read, whatever stands between its signs."""
    if seed.kind in (Kind.HEALTH, Kind.HOUSE):
        return seed.written in masked
    signs = re.sub(r"[^0-9A-Za-z@._\u4e00-\u9fff]", "", folded(masked)).upper()
    return re.sub(r"[^0-9A-Za-z@._\u4e00-\u9fff]", "", folded(seed.plain)).upper() in signs


def _none_left(count: int, seed: int) -> None:
    for one in corpus.seeded(count, seed):
        masked = mask_free(one.text, TEXT)
        assert not _left(one, masked), (one.text, masked)
        assert masked.count("\n") == one.text.count("\n")
        assert mask_free(masked, TEXT) == masked, masked
        if one.kind in NUMBERS:
            assert not _left(one, mask_text(one.text)), one.text


def test_nothing_seeded_is_left() -> None:
    _none_left(SEEDED, 7)


@pytest.mark.long
def test_nothing_of_a_hundred_thousand_is_left() -> None:
    _none_left(100_000, 8)


def test_clean_lines_stay_as_they_are() -> None:
    own = (corpus_clean.OWN_LINE, corpus_clean.OWN_MAIL)
    changed = [line for line in corpus_clean.clean(10_000, 9) if mask_free(line, TEXT, own) != line]
    assert len(changed) <= 100, changed[:10]
