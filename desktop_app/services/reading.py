"""From what was typed to values: every mistake of a form at once, every doubt beside it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.fields import Choice, Value
from desktop_app.domain.register import Field, Register
from desktop_app.errors import Refused
from desktop_app.services import secrecy


@dataclass(frozen=True)
class Reading:
    """The values of a form, its mistakes (it cannot be saved) and its warnings (it can), each naming its field."""

    values: Mapping[str, Value]
    mistakes: tuple[tuple[str, str], ...] = ()  # (field key or "", sentence)
    warnings: tuple[tuple[str, str], ...] = ()

    def refuse(self, what: str, also: Sequence[str] = ()) -> None:
        """Raise Refused with all mistakes together, and what else is wrong; nothing when there are none."""
        if self.mistakes:
            raise Refused(what, why="\n".join([*(sentence for _, sentence in self.mistakes), *also]))


def missing(fields: Sequence[Field], needed: Collection[str], raw: Mapping[str, object]) -> list[str]:
    """A sentence for every needed field that was left empty."""
    return [
        f"{f.label}：必须填写" for f in fields if f.key in needed and not str(raw.get(f.key) or "").strip()
    ]


def read_fields(fields: Sequence[Field], raw: Mapping[str, object]) -> Reading:
    """Each raw value through the door of its kind; fields that are not in `raw` are left out.

    A 密级标志 in what was typed is a mistake of its field.
    """
    values: dict[str, Value] = {}
    mistakes: list[tuple[str, str]] = []
    warnings: list[tuple[str, str]] = []
    for field in fields:
        if field.key not in raw:
            continue
        try:
            value = field.kind.read(raw[field.key])
        except Refused as no:
            mistakes.append((field.key, f"{field.label}：{no}"))
            continue
        if secret := secrecy.fault(str(raw[field.key])):
            mistakes.append((field.key, f"{field.label}：{secret}"))
            continue
        values[field.key] = value
        if doubt := field.kind.warn(value):
            warnings.append((field.key, f"{field.label}：{doubt}"))
    return Reading(values, tuple(mistakes), tuple(warnings))


def read_form(register: Register, raw: Mapping[str, object], words: Mapping[str, Sequence[str]]) -> Reading:
    """The whole form of a register; `words` maps code lists to their words, to tell of a word that is none of them."""
    found = read_fields(register.typed(), raw)
    wrong = {key for key, _ in found.mistakes}
    missing = [
        (f.key, f"{f.label}：必须填写")
        for f in register.typed()
        if f.required and f.key not in wrong and found.values.get(f.key) in (None, ())
    ]
    together = [("", sentence) for sentence in register.demands(found.values)]
    strange = [
        (f.key, f"{f.label}：“{value}”不在代码表中，已照原样保留")
        for f in register.typed()
        if isinstance(f.kind, Choice)
        and (value := found.values.get(f.key))
        and words.get(f.kind.options)
        and value not in words[f.kind.options]
    ]
    return Reading(found.values, (*found.mistakes, *missing, *together), (*found.warnings, *strange))
