"""How headings are compared: without blanks, brackets and punctuation, in half-width letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from desktop_app.domain.register import Field, Register

_NOISE = re.compile(r"[\s()\[\]{}<>《》〈〉【】〔〕「」“”\"'‘’:;,.、，。；：*#＊_\-—/\\|·]+")
_BRACKETED = re.compile(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]")
_COUNTING = frozenset({"序号", "序", "顺序号", "行号", "NO", "N0", "№"})
_SIGNATURES = ("签字", "签名", "签章", "盖章")


def plain(text: str) -> str:
    """The heading as it is compared: 来电（访）人 → 来电访人."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text)).upper()


def stem(text: str) -> str:
    """The same without what stands in brackets: 收费金额（元） → 收费金额."""
    return plain(_BRACKETED.sub("", unicodedata.normalize("NFKC", text)))


def is_counting(label: str) -> bool:
    """Whether a column only counts rows."""
    return plain(label) in _COUNTING


def is_idle(label: str) -> bool:
    """Whether a column is left out knowingly: it counts rows, or somebody signs there by hand."""
    return is_counting(label) or stem(label).endswith(_SIGNATURES)


def readable(register: Register) -> tuple[Field, ...]:
    """The fields a sheet may fill: typed ones, those that steps write, columns only foreign sheets have, the number."""
    derived = tuple(f for f in register.fields if f.key == "number")
    return (*register.typed(), *register.by_step(), *register.imports, *derived)


@lru_cache(maxsize=32)
def _names(fields: tuple[tuple[str, str, tuple[str, ...]], ...]) -> Mapping[str, str]:
    known: dict[str, str] = {}
    for key, label, _ in fields:
        known.setdefault(plain(label), key)
    for key, _, aliases in fields:
        for alias in aliases:
            known.setdefault(plain(alias), key)
    for key, label, aliases in fields:
        for name in (label, *aliases):
            known.setdefault(stem(name), key)
    return known


def names(register: Register) -> Mapping[str, str]:
    """Every known spelling of a heading → the field it means; labels win over aliases."""
    return _names(tuple((f.key, f.label, f.aliases) for f in readable(register)))


def derived_names(register: Register) -> frozenset[str]:
    """Headings of our own exports that are worked out anew and never read."""
    keys = {f.key for f in readable(register)}
    return frozenset(plain(f.label) for f in register.fields if f.key not in keys)
