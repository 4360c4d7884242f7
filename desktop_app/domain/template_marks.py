"""Placeholders of a superior's form, {{…}} and 【…】: found in a text, understood, replaced."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time

from desktop_app.domain.counting import handled
from desktop_app.domain.fields import Value
from desktop_app.domain.register import Field, Register
from desktop_app.domain.template_grid import spelling
from desktop_app.domain.template_plan import Filling, Use

PERIOD, OFFICE, PREPARER, REVIEWER, TODAY = "期间", "单位", "填表人", "审核人", "今天"
FIRST, LAST, YEAR = "起始日期", "截止日期", "年度"
FACTS: dict[str, tuple[str, ...]] = {  # what is known without a ledger, and how forms spell it
    PERIOD: ("统计期间", "时段", "报告期", "统计时间"),
    OFFICE: ("填报单位", "单位名称", "填表单位", "报送单位", "本单位"),
    PREPARER: ("制表人", "填报人", "经办人姓名"),
    REVIEWER: ("复核人", "审核"),
    TODAY: ("填表日期", "填报日期", "制表日期", "今日", "报送日期"),
    FIRST: ("开始日期", "起"),
    LAST: ("结束日期", "止"),
    YEAR: ("年份",),
}
RECORDS = "记录数"
_MARK = re.compile(r"\{\{\s*([^{}]{1,60}?)\s*\}\}|【\s*([^【】\n]{1,60}?)\s*】")
_DOT = re.compile(r"\s*[.．。·]\s*")


def found(text: str) -> Iterator[tuple[str, str]]:
    """Every placeholder of a text as (words as compared, as written)."""
    for match in _MARK.finditer(text):
        yield name_of(match[1] or match[2]), match[0]


def name_of(words: str) -> str:
    """The words of a placeholder as they are compared."""
    return _DOT.sub(".", spelling(words))


def replaced(text: str, with_: Callable[[str], str | None]) -> str:
    """The text with each placeholder exchanged; one that `with_` does not know stays as written."""

    def one(match: re.Match[str]) -> str:
        told = with_(name_of(match[1] or match[2]))
        return match[0] if told is None else told

    return _MARK.sub(one, text)


def only(text: str) -> str | None:
    """The name of the placeholder when the text is nothing else."""
    match = _MARK.fullmatch(text.strip())
    return name_of(match[1] or match[2]) if match else None


def meaning(name: str, register: Register | None, registers: Sequence[Register]) -> Filling | None:
    """What a placeholder says without doubt; None when nobody knows. `register` is the form's own ledger."""
    if "." in name:
        title, _, rest = name.partition(".")
        of = next((one for one in registers if spelling(one.title) == title), None)
        return None if of is None else _in(of, rest)
    for fact, others in FACTS.items():
        if name in (fact, *others):
            return Filling(Use.FACT, fact)
    return None if register is None else _in(register, name)


def _in(register: Register, name: str) -> Filling | None:
    for label in numbers_of(register):
        if spelling(label) == name:
            return Filling(Use.NUMBER, label, register.key)
    field = field_named(register, name)
    return None if field is None else Filling(Use.FIELD, field.key, register.key)


def numbers_of(register: Register) -> tuple[str, ...]:
    """The labels of what is counted of a register; of one that declares nothing, its records."""
    measures = (*register.measures, *handled(register))
    return tuple(measure.label for measure in measures) or (RECORDS,)


def field_named(register: Register, name: str) -> Field | None:
    """The field with exactly this label, or the only one with this other name."""
    labelled = [field for field in register.fields if spelling(field.label) == name]
    aliased = [field for field in register.fields if name in map(spelling, field.aliases)]
    return labelled[0] if labelled else aliased[0] if len(aliased) == 1 else None


def in_words(value: Value | float) -> str:
    """A value as text, days in ISO."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    return value.isoformat() if isinstance(value, date) else str(value)
