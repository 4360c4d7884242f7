"""Which ways an office may choose where, and what becomes of what it keeps."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from desktop_app.domain.masking_choice import KINDS, PUBLIC, kept_of, presets_of, way_of, ways_for, wrong_in
from desktop_app.domain.masking_presets import BOARD, DESTINATIONS, WEBSITE, MaskPreset, Way

_FULL = ("paper", "namesakes", "phone", "bank", "health", "birth")


def test_every_field_of_a_preset_can_be_chosen() -> None:
    assert {*KINDS, "key", "title"} == {field.name for field in fields(MaskPreset)}


@pytest.mark.parametrize("destination", sorted(PUBLIC))
@pytest.mark.parametrize("kind", _FULL)
def test_in_public_nothing_sensitive_is_offered_in_full(destination: str, kind: str) -> None:
    assert Way.KEEP not in ways_for(destination, kind)
    shown = replace(DESTINATIONS[destination], **{kind: Way.KEEP})
    assert [kind for _, kind in wrong_in({destination: shown})] == [kind]


@pytest.mark.parametrize(
    ("destination", "kind", "ways"),
    [
        ("board", "paper", "不印 前6位和后4位 前3位和后4位 隐去中间6位 隐去后8位"),
        ("superior", "namesakes", "不印 前6位和后4位 前3位和后4位 隐去中间6位 隐去后8位"),
        ("board", "name", "照印 张* 张某某"),
        ("website", "phone", "不印 遮盖"),
        ("superior", "phone", "不印 遮盖 照印"),
        ("inside", "bank", "不印 遮盖"),
        ("board", "address", "不印 遮盖 照印"),
        ("board", "health", "不印"),
        ("website", "birth", "不印"),
        ("superior", "birth", "不印 照印"),
    ],
)
def test_the_ways_that_make_sense(destination: str, kind: str, ways: str) -> None:
    assert " ".join(ways_for(destination, kind)) == ways


def test_the_program_brings_only_ways_that_may_be_chosen() -> None:
    assert wrong_in(DESTINATIONS) == []


def test_only_what_differs_is_kept_and_it_comes_back() -> None:
    assert kept_of(DESTINATIONS) == {}
    chosen = {**DESTINATIONS, "board": replace(BOARD, paper=Way.THREE_FOUR, name=Way.STAR)}
    assert kept_of(chosen) == {"board": {"paper": "前3位和后4位", "name": "张*"}}
    assert presets_of(kept_of(chosen)) == chosen


@pytest.mark.parametrize(
    "kept", [None, [], "x", {"board": 3}, {"board": {"phone": "照印", "paper": 4, "x": "y"}}, {"moon": {}}]
)
def test_what_cannot_be_is_as_the_program_brings_it(kept: object) -> None:
    assert presets_of(kept) == DESTINATIONS


def test_a_good_way_beside_a_bad_one_counts() -> None:
    made = presets_of({"website": {"phone": "照印", "email": "遮盖"}})
    assert made["website"] == replace(WEBSITE, email=Way.HIDE)
    assert way_of(made["website"], "phone") is Way.OUT
