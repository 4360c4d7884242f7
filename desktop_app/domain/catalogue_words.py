"""What the 公开时限 of a catalogue says, as rules: sheets of other offices bring words, not data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from desktop_app.domain.catalogue_rules import ART_26, FORMED, HANGING, Kind, TimeRule
from desktop_app.domain.disclosure_law import CALENDAR_DAYS, PUBLISH_DAYS, WORKDAYS

_CLAUSE = re.compile(r"[；;。\n]|其中|(?<![\d.])\d\.(?!\d)")
_COUNT = re.compile(
    r"(\d{1,3}|[一二两三四五六七八九十]{1,3})\s*个?\s*(工作日|自然日|日历日|日|天|周|星期|个月)"
)
_YEARLY = re.compile(r"每年\D{0,4}(\d{1,2})月(\d{1,2})日")
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}
_STARTS = (
    ("收到申请", "收到申请"),
    ("分配结果", "分配结果确定"),
    ("处罚决定", "处罚决定作出"),
    ("作出决定", "行政决定作出"),
    ("决定作出", "行政决定作出"),
    ("批复", "财政部门批复"),
)
_SCOPES = {"处罚决定作出": "处罚决定", "行政决定作出": "行政许可、行政处罚"}
_ONLY_ASKED = "仅依申请"


def rules_of(text: str) -> tuple[TimeRule, ...]:
    """The rules that the words of a 公开时限 tell, in their order; none when they tell nothing that is known."""
    plain = re.sub(r"[ \u3000]", "", unicodedata.normalize("NFKC", text))
    found = (rule for clause in _CLAUSE.split(plain) for rule in _of_clause(clause))
    return tuple(dict.fromkeys(found))


def in_words(rule: TimeRule) -> str:
    """A rule as a catalogue would say it."""
    count = f"{rule.days}{'个工作日' if rule.unit == WORKDAYS else '日'}"
    if rule.kind in HANGING:
        return f"{rule.kind.value}不得少于{count}"
    if rule.kind is Kind.PUBLISH:
        said = "信息形成或者变更" if rule.start == FORMED else rule.start
        scope = f"{rule.scope}：" if rule.scope else ""
        return f"{scope}{said}之日起{count}内"
    if rule.kind is Kind.PERIODIC:
        if rule.every == "month":
            return "每月更换一次"
        return f"每年{rule.by[0]}月{rule.by[1]}日前" if rule.by else "每年公开一次"
    return {Kind.STANDING: "长期公开"}.get(rule.kind, rule.kind.value) + (
        f"（{rule.update}）" if rule.update else ""
    )


def _of_clause(clause: str) -> Iterator[TimeRule]:
    count = _COUNT.search(clause)
    if count and ("少于" in clause or "公示期" in clause):
        days, unit = _counted(count)
        kind = Kind.COMMENT if "意见" in clause else Kind.HANG
        note = "" if unit == WORKDAYS or "日" in count[2] else f"原文为“{count[2]}”"
        yield TimeRule(kind, days, unit, note=note)
    elif yearly := _YEARLY.search(clause):
        yield TimeRule(Kind.PERIODIC, every="year", by=(int(yearly[1]), int(yearly[2])))
    elif "每月" in clause:
        yield TimeRule(Kind.PERIODIC, every="month")
    elif "每年" in clause:
        yield TimeRule(Kind.PERIODIC, every="year")
    elif count:
        days, unit = _counted(count)
        start = next((start for word, start in _STARTS if word in clause), FORMED)
        note = _ONLY_ASKED if start == "收到申请" else ""
        yield TimeRule(Kind.PUBLISH, days, unit, start, _SCOPES.get(start, ""), note=note)
    elif "长期" in clause:
        yield TimeRule(Kind.STANDING, update="动态调整" if "动态" in clause else "")
    elif "实时" in clause:
        yield TimeRule(Kind.AT_ONCE, 0, CALENDAR_DAYS, FORMED)
    elif "限时反馈" in clause:
        yield TimeRule(Kind.ANSWER)
    elif "及时" in clause or "随时" in clause:
        yield TimeRule(Kind.PROMPT, PUBLISH_DAYS, ART_26.unit, FORMED)


def _counted(found: re.Match[str]) -> tuple[int, str]:
    days = int(found[1]) if found[1].isdigit() else _number(found[1])
    if found[2] == "工作日":
        return days, WORKDAYS
    return days * {"周": 7, "星期": 7, "个月": 30}.get(found[2], 1), CALENDAR_DAYS


def _number(word: str) -> int:
    """十五 is 15, 二十 is 20."""
    tens, ten, ones = word.rpartition("十")
    if not ten:
        return _DIGITS[word[-1]]
    return 10 * (_DIGITS[tens[-1]] if tens else 1) + (_DIGITS[ones[-1]] if ones else 0)
