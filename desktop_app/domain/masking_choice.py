"""Which ways of showing an identity an office may choose for a place, and which a clerk for one list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop_app.domain.masking_presets import (
    BOARD,
    DESTINATIONS,
    NAME_WAYS,
    NUMBER_WAYS,
    WEBSITE,
    MaskPreset,
    Way,
)
from desktop_app.domain.privacy_table import Column

Ways = Mapping[str, Mapping[str, str]]  # destination: kind: way in words, as an office keeps it
PUBLIC = frozenset({BOARD.key, WEBSITE.key})  # anybody may read it there

# The fields of a preset with their names, in the order they are told.
KINDS: Mapping[str, str] = {
    "paper": "证件号码",
    "namesakes": "同名的人",
    "name": "姓名",
    "phone": "电话",
    "bank": "银行账号",
    "address": "住址",
    "email": "邮箱",
    "plate": "车牌",
    "health": "病情、残疾",
    "birth": "出生日期",
}
_MASKED_NUMBERS = tuple(way for way in NUMBER_WAYS if way is not Way.KEEP)
_PARTLY = (Way.OUT, Way.HIDE, Way.KEEP)
_IN_FULL: Mapping[str, tuple[Way, ...]] = {
    # A list never keeps these in full (roster.NEVER_KEPT), so no place can ask for them.
    "paper": _MASKED_NUMBERS,
    "namesakes": _MASKED_NUMBERS,
    "bank": (Way.OUT, Way.HIDE),
    "name": NAME_WAYS,
    # An illness or a birthday half shown is shown.
    "health": (Way.OUT, Way.KEEP),
    "birth": (Way.OUT, Way.KEEP),
}
_NEVER_IN_PUBLIC = frozenset({"paper", "namesakes", "phone", "bank", "health", "birth"})


def ways_for(destination: str, kind: str) -> tuple[Way, ...]:
    """The ways of a kind (a key of `KINDS`) that make sense at a destination; in public nothing sensitive in full.

    Sources: law.md i (forms of masks), print.md 6 (illness, accounts and birthdays are not printed at all).
    """
    ways = _IN_FULL.get(kind, _PARTLY)
    if destination in PUBLIC and kind in _NEVER_IN_PUBLIC:
        return tuple(way for way in ways if way is not Way.KEEP)
    return ways


def presets_of(kept: object) -> dict[str, MaskPreset]:
    """The presets with the ways an office keeps; what is unknown or not allowed is as the program brings it."""
    told = kept if isinstance(kept, dict) else {}
    made = {}
    for key, preset in DESTINATIONS.items():
        mine = told.get(key)
        ways = mine if isinstance(mine, dict) else {}
        good = {kind: Way(ways[kind]) for kind in KINDS if ways.get(kind) in ways_for(key, kind)}
        made[key] = replace(preset, **good)
    return made


def way_of(preset: MaskPreset, kind: str) -> Way:
    """The way of one kind."""
    return Way(getattr(preset, kind))


def kept_of(presets: Mapping[str, MaskPreset]) -> dict[str, dict[str, str]]:
    """What differs from the presets of the program, as `presets_of` reads it."""
    found = {
        key: {
            kind: way_of(preset, kind).value
            for kind in KINDS
            if way_of(preset, kind) is not way_of(usual, kind)
        }
        for key, usual in DESTINATIONS.items()
        if (preset := presets.get(key))
    }
    return {key: ways for key, ways in found.items() if ways}


def wrong_in(presets: Mapping[str, MaskPreset]) -> list[tuple[MaskPreset, str]]:
    """Each (preset, kind) whose way is not allowed there."""
    return [
        (preset, kind)
        for key, preset in presets.items()
        for kind in KINDS
        if way_of(preset, kind) not in ways_for(key, kind)
    ]


def ways_for_list(preset: MaskPreset, column: Column) -> tuple[Way, ...]:
    """The ways a clerk may choose for one list; none for a column that has no choice of its own.

    Never weaker than the place: a name it hides stays hidden, a number is never printed in full.
    """
    if column is Column.PAPER:
        return _MASKED_NUMBERS
    if column is Column.NAME:
        return (
            NAME_WAYS if preset.name is Way.KEEP else tuple(way for way in NAME_WAYS if way is not Way.KEEP)
        )
    return ()
