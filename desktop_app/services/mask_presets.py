"""遮盖方式: how each kind of identity is shown at each destination, as this office chose it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.masking_choice import KINDS, PUBLIC, Ways, kept_of, presets_of, way_of, wrong_in
from desktop_app.domain.masking_presets import (
    DESTINATIONS,
    MaskPreset,
    Way,
    show_cell,
    show_name,
    show_number,
)
from desktop_app.domain.privacy_table import Column
from desktop_app.errors import Refused
from desktop_app.services.people import People
from desktop_app.storage.reader import Reader

if TYPE_CHECKING:
    from desktop_app.storage.store import Store

KEY = "mask_presets"  # setting: what differs from the built-in ways
_ACT = "修改遮盖方式"
_MANAGER = "管理"


def presets_in(reader: Reader) -> Mapping[str, MaskPreset]:
    """The presets in force, by destination."""
    return presets_of(reader.setting(KEY))


class MaskPresets:
    """The office's ways; changing them needs 管理 and leaves a line in the audit."""

    def __init__(self, store: Store, people: People) -> None:
        self._store, self._people = store, people

    def get(self) -> Mapping[str, MaskPreset]:
        """The presets in force, by destination."""
        with self._store.reading() as reader:
            return presets_in(reader)

    def put(self, ways: Ways) -> None:
        """Keep ways (destination: kind: way); what is not named stays as the program brings it.

        Refused without 管理, for a destination, kind or way there is none of, and for what must not be seen there.
        """
        self._people.need((_MANAGER,), _ACT)
        presets = {key: _with(key, mine) for key, mine in ways.items()}
        if wrong := wrong_in(presets):
            raise _refused(wrong)
        with self._store.unit(_ACT) as unit:
            unit.put_setting(KEY, kept_of(presets) or None)

    @staticmethod
    def example(destination: str, ways: Mapping[str, str]) -> str:
        """How one person, whom there is not, would look at a destination with these ways, in one sentence."""
        return _example(_with(destination, ways))


def _with(key: str, ways: Mapping[str, str]) -> MaskPreset:
    if key not in DESTINATIONS:
        raise Refused(f"没有“{key}”这种去处", do="可选：" + "、".join(DESTINATIONS))
    for kind, way in ways.items():
        if kind not in KINDS:
            raise Refused(f"没有“{kind}”这一项", do="可选：" + "、".join(KINDS))
        if way not in set(Way):
            raise Refused(f"没有“{way}”这种遮盖方式", do="可选：" + "、".join(Way))
    return replace(DESTINATIONS[key], **{kind: Way(way) for kind, way in ways.items()})


def _refused(wrong: list[tuple[MaskPreset, str]]) -> Refused:
    places = "、".join(f"{preset.title}的{KINDS[kind]}“{way_of(preset, kind)}”" for preset, kind in wrong)
    if any(preset.key in PUBLIC for preset, _ in wrong):
        why = "公开栏和网站谁都能看到，公示名单必须去标识化；病情、残疾和出生日期遮一部分也会看出来"
    else:
        why = "任何去处的名单都不保存完整的证件号码和账号；病情、残疾和出生日期只能不印或照印"
    return Refused(f"{places}，不能这样设", why=why, do="请改成遮盖一部分，或不印")


def _example(preset: MaskPreset) -> str:
    shown, out = [], []
    for kind, (column, value) in _SOMEBODY.items():
        way = way_of(preset, kind)
        if way is Way.OUT:
            out.append(KINDS[kind])
        elif kind == "name":
            shown.append(show_name(value, way))
        elif kind == "paper":
            shown.append(show_number(value, way))
        else:
            shown.append(show_cell(column, value, preset, heading=KINDS[kind]))
    told = "，".join(shown) + (f"；不印{'、'.join(out)}" if out else "")
    if preset.paper is Way.OUT and preset.name is Way.KEEP and preset.namesakes is not Way.OUT:
        told += f"（有同名的人才印{show_number(_SOMEBODY['paper'][1], preset.namesakes)}）"
    return told + "。"


_SOMEBODY: Mapping[str, tuple[Column, str]] = {
    "name": (Column.NAME, "张三丰"),
    "paper": (Column.PAPER, "610999198701020030"),  # a county and a check digit there are not
    "phone": (Column.PHONE, "13800001234"),
    "bank": (Column.BANK, "6222000000000001234"),
    "address": (Column.ADDRESS, "城关镇石门村三组12号"),
    "email": (Column.EMAIL, "zhang@example.com"),
    "plate": (Column.PLATE, "陕G12345"),
    "health": (Column.HEALTH, "肢体残疾二级"),
    "birth": (Column.BIRTH, "1987-01-02"),
}
