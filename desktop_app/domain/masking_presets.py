"""What may be seen where: one preset for each place a sheet goes to, as data an office can change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain import masking
from desktop_app.domain.privacy import Found, Kind
from desktop_app.domain.privacy_scan import EVERY, detect
from desktop_app.domain.privacy_signs import digits, folded
from desktop_app.domain.privacy_table import Column, written


class Way(StrEnum):
    """How one kind of identity is shown."""

    KEEP = "照印"
    OUT = "不印"
    HIDE = "遮盖"  # the usual way: 138****1234, ****1234, a***@163.com, up to the village, 陕G***45
    SIX_FOUR = "前6位和后4位"
    THREE_FOUR = "前3位和后4位"
    MIDDLE_SIX = "隐去中间6位"
    LAST_EIGHT = "隐去后8位"
    STAR = "张*"
    SOMEBODY = "张某某"


NUMBER_WAYS = (Way.OUT, Way.SIX_FOUR, Way.THREE_FOUR, Way.MIDDLE_SIX, Way.LAST_EIGHT, Way.KEEP)
NAME_WAYS = (Way.KEEP, Way.STAR, Way.SOMEBODY)


@dataclass(frozen=True)
class MaskPreset:
    """How each kind of identity is shown at one place.

    `paper` is the way of ID numbers in columns of their own; `namesakes` the way they come back for people of one name
    only, OUT for never. Sources: law.md i (leave the column out, then 6+4), print.md 6 (what tells people apart).
    """

    key: str
    title: str
    paper: Way = Way.OUT
    namesakes: Way = Way.SIX_FOUR
    name: Way = Way.KEEP
    phone: Way = Way.HIDE
    bank: Way = Way.OUT
    address: Way = Way.HIDE
    email: Way = Way.OUT
    plate: Way = Way.HIDE
    health: Way = Way.OUT
    birth: Way = Way.OUT

    def of(self, column: Column) -> Way:
        """The way of a column's values; KEEP for what is no identity."""
        return self._ways().get(column, Way.KEEP)

    def _ways(self) -> Mapping[Column, Way]:
        return {
            Column.PAPER: self.paper,
            Column.NAME: self.name,
            Column.PHONE: self.phone,
            Column.BANK: self.bank,
            Column.ADDRESS: self.address,
            Column.EMAIL: self.email,
            Column.PLATE: self.plate,
            Column.HEALTH: self.health,
            Column.BIRTH: self.birth,
        }

    def in_text(self, kind: Kind) -> Way:
        """The way of an identity inside free text, where nothing can be left out: hidden instead."""
        column = _COLUMN_OF[kind]
        way = self.of(column)
        if way is Way.OUT:
            return Way.SIX_FOUR if column is Column.PAPER else Way.HIDE
        return way


_COLUMN_OF: Mapping[Kind, Column] = {
    Kind.ID_NUMBER: Column.PAPER,
    Kind.PERMIT: Column.PAPER,
    Kind.MOBILE: Column.PHONE,
    Kind.LANDLINE: Column.PHONE,
    Kind.ACCOUNT: Column.PHONE,
    Kind.EMAIL: Column.EMAIL,
    Kind.BANK_CARD: Column.BANK,
    Kind.PLATE: Column.PLATE,
    Kind.HOUSE: Column.ADDRESS,
    Kind.HEALTH: Column.HEALTH,
}

BOARD = MaskPreset("board", "公开栏")
WEBSITE = MaskPreset("website", "网站", phone=Way.OUT)  # copied and searched for ever: names and places only
SUPERIOR = MaskPreset(
    "superior", "上报", paper=Way.SIX_FOUR, phone=Way.KEEP, bank=Way.HIDE, email=Way.HIDE, health=Way.KEEP
)
INSIDE = MaskPreset(
    "inside", "内部", paper=Way.SIX_FOUR, phone=Way.KEEP, bank=Way.HIDE, address=Way.KEEP, email=Way.KEEP,
    plate=Way.KEEP, health=Way.KEEP, birth=Way.KEEP,
)  # fmt: skip
DESTINATIONS: Mapping[str, MaskPreset] = {preset.key: preset for preset in (BOARD, WEBSITE, SUPERIOR, INSIDE)}
TEXT = MaskPreset("text", "文稿", paper=Way.SIX_FOUR)  # what the scan shows beside the original


def mask_free(text: str, preset: MaskPreset, allowed: Iterable[str] = (), heading: str = "") -> str:
    """Free text as the preset shows it; names stay, whatever their way: a text does not say which words are names."""
    return hide(text, detect(text, EVERY, allowed, heading), preset)


def hide(text: str, found: Iterable[Found], preset: MaskPreset) -> str:
    """The text with what was found in it shown as the preset wants; lines keep their numbers."""
    parts: list[str] = []
    at = 0
    for one in found:
        way = preset.in_text(one.kind)
        if way is Way.KEEP:
            continue
        told = show_number(one.text, way) if one.kind is Kind.ID_NUMBER else masking.hidden(one)
        parts += [text[at : one.start], told, "\n" * one.text.count("\n")]
        at = one.end
    return "".join((*parts, text[at:]))


def show_number(number: str, way: Way) -> str:
    """An ID number one of the ways of law.md i: 610924********0747, 610***********0747, 610924******300747,
    6109241987********. Anything else as the usual mask of papers shows it.
    """
    plain = digits(folded(number))
    if way is Way.KEEP or "***" in number:
        return number
    if len(plain) not in (15, 18) or not plain[:-1].isdigit() or masking.mask_paper(plain) == plain:
        return masking.mask_paper(number)
    first, last = {
        Way.THREE_FOUR: (3, 4),
        Way.MIDDLE_SIX: (6, len(plain) - 12),
        Way.LAST_EIGHT: (len(plain) - 8, 0),
    }.get(way, (6, 4))
    return f"{plain[:first]}{'*' * (len(plain) - first - last)}{plain[len(plain) - last :]}"


def show_name(name: str, way: Way) -> str:
    """A name or several; organisations stay. 张* or 张某某, however long the name."""
    if "*" in name or "某" in name:
        return name  # masked before
    if way is Way.STAR:
        return masking.mask_name(name)
    if way is Way.SOMEBODY:
        return masking.mask_name(name).replace("*", "某某")
    return name


def show_cell(
    column: Column, cell: object, preset: MaskPreset, allowed: Iterable[str] = (), heading: str = ""
) -> str:
    """One cell of a column that is printed, names apart; empty stays empty."""
    text = written(cell)
    way = preset.of(column)
    if not text.strip() or way is Way.KEEP:
        return text if column is not Column.NAME else mask_free(text, preset, allowed)
    match column:
        case Column.PAPER:
            return show_number(text, way)
        case Column.PHONE:
            return masking.mask_phone(text) if digits(text) not in {digits(one) for one in allowed} else text
        case Column.ADDRESS:
            return masking.mask_address(text)
        case Column.BANK:
            plain = digits(folded(text))
            return text if "**" in text or len(plain) < 8 else f"{'*' * (len(plain) - 4)}{plain[-4:]}"
        case _:
            return mask_free(text, preset, allowed, heading)
