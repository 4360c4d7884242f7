"""What the parts of a work order mean for our fields: read where they can be, else left in the content and told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from desktop_app.domain.dates import read_day, read_moment
from desktop_app.domain.work_order import Part, RawOrder
from desktop_app.domain.work_order_labels import CALLED_AT, CONTENT, LIMIT, NOTE, ORDERED_ON, PLACE, TITLE
from desktop_app.domain.workdays import Calendar
from desktop_app.errors import Refused

Doubt = tuple[str, str]  # field, sentence
_FREE = frozenset({CONTENT, NOTE, "instruction", "remark"})  # several lines
_LISTED = ("matter", "urgency", "area", "way", "department")
_URGENCY = {
    **dict.fromkeys(("普通", "平件", "一般件", "正常"), "一般"),
    **dict.fromkeys(("急", "急件", "加急", "较急"), "紧急"),
    "特急件": "特急",
}
_WAYS = {
    "12319": "12319",
    "12345": "12345转办",
    "数字城管": "数字城管",
    **dict.fromkeys(("县长信箱", "市长信箱", "局长信箱", "书记信箱"), "领导信箱"),
}
_MATTERS = {"感谢": "表扬", "意见": "建议"}
_PHONE = re.compile(r"(?<!\d)(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[-— ]?\d{7,8})(?!\d)")
_SPAN = re.compile(r"([\d一二两三四五六七八九十]{1,3})\s*个?\s*(工作日|自然日|小时|日|天)")
_FIGURES = {
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}
_NEW_LINE = re.compile(r"[\u3000\s]{2,}\S|[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]|[①-⑳●■·•]")
_GOES_ON = re.compile(r"^[\dA-Za-z#]|[栋幢座楼号单元室组村路街]")
_WRAPPED = 12  # characters from which a line without a stop is taken for one that was wrapped


@dataclass(frozen=True)
class Order:
    """A work order as texts of our fields, labels nobody has explained, and what the clerk should look at."""

    texts: Mapping[str, str]
    unknown: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass
class _Making:
    texts: dict[str, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    more: list[str] = field(default_factory=list)  # lines that stay in the content
    title: str = ""

    def keep(self, part: Part, why: str = "", key: str = "") -> None:
        """Leave a part in the content as it is written."""
        if part.text:
            self.more.append(f"{part.label}：{part.text}")
            if why:
                self.doubts.append((key or CONTENT, why))


def filled(raw: RawOrder, words: Mapping[str, Sequence[str]], calendar: Calendar) -> Order:
    """The texts of our fields; `words` are the offered words of matter, urgency, area, way and department.

    Nothing is guessed: a word that is none of ours, a date that cannot be read, a label without a field stay in the
    content, each with a doubt where somebody should look.
    """
    made = _Making()
    for part in raw.parts:
        _take(made, part, words)
    _numbers_of_caller(made)
    _limits(made, [part for part in raw.parts if part.key == LIMIT], calendar)
    made.more[:0] = raw.rest
    told = [made.title, made.texts.get(CONTENT, ""), *made.more]
    made.texts[CONTENT] = "\n".join(line for line in dict.fromkeys(told) if line)
    unknown = tuple(dict.fromkeys(part.label for part in raw.parts if part.key is None))
    return Order({key: text for key, text in made.texts.items() if text}, unknown, tuple(made.doubts))


def _take(made: _Making, part: Part, words: Mapping[str, Sequence[str]]) -> None:
    key = part.key
    if key == LIMIT or not part.text:
        return
    if key == TITLE and not made.title:
        made.title = unwrapped(part.text)
    elif not key or key == TITLE:
        made.keep(part)
    elif key in made.texts:
        if key == CONTENT:
            made.more.append(unwrapped(part.text))
        elif unwrapped(part.text) != made.texts[key]:
            made.keep(part, f"“{part.label}”在工单里出现了两次，第二处留在内容里", key)
    elif key in _FREE:
        made.texts[key] = unwrapped(part.text)
    else:
        _single(made, part, key, words)


def _single(made: _Making, part: Part, key: str, words: Mapping[str, Sequence[str]]) -> None:
    """A field of one line: what goes on below it belongs to it in an address, else to the content."""
    lines = [line.strip() for line in part.text.split("\n") if line.strip()]
    text, below = lines[0], lines[1:]
    while (
        below
        and key in (PLACE, "address")
        and len(text) > 3
        and _GOES_ON.search(below[0])
        and len(below[0]) < 30
    ):
        text += below.pop(0)
    text = text.strip(" 。；;，,")
    reader = _READERS.get(key)
    if key in _LISTED:
        found = _word(key, text, words.get(key, ()))
        if found:
            made.texts[key] = found
        else:
            made.keep(Part(part.label, text, key), f"“{text[:20]}”不是可选的词，留在内容里，请选择", key)
    elif reader is None:
        made.texts[key] = text
    elif (told := reader(text)) is not None:
        made.texts[key] = told
    else:
        made.keep(Part(part.label, text, key), f"“{text[:20]}”读不出来，留在内容里，请填写", key)
    made.more += below


def _moment(text: str) -> str | None:
    try:
        found = read_moment(text)
    except Refused:
        return None
    return f"{found:%Y-%m-%d %H:%M}" if found else None


def _day(text: str) -> str | None:
    found = _day_of(text)
    return found.isoformat() if found else None


def _day_of(text: str) -> date | None:
    for read in (read_moment, read_day):
        try:
            found = read(text.rstrip("前以之内止 "))
        except Refused:
            continue
        return found.date() if isinstance(found, datetime) else found
    return None


def _whole(text: str) -> str | None:
    found = re.fullmatch(r"(\d{1,5})\s*[人名位]?", unicodedata.normalize("NFKC", text))
    return found[1] if found else None


_READERS: Mapping[str, Callable[[str], str | None]] = {CALLED_AT: _moment, ORDERED_ON: _day, "people": _whole}


def _word(key: str, text: str, offered: Sequence[str]) -> str:
    """The word of ours that is meant; empty when it could be several, or none."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain in offered:
        return plain
    if key == "department":
        return ""
    told = re.sub(r"(?:类|件|工单|诉求|程度)+$", "", plain)
    also = {"urgency": _URGENCY, "way": _WAYS, "matter": _MATTERS}.get(key, {})
    for word in (plain, told):
        if (found := also.get(word, word)) in offered:
            return found
    if key == "urgency":
        return ""
    inside = {word for word in offered if word != "其他" and word in told}
    inside |= {ours for theirs, ours in also.items() if theirs in told and ours in offered}
    return inside.pop() if len(inside) == 1 else ""


def _numbers_of_caller(made: _Making) -> None:
    """王秀兰 13800001234 under one label."""
    caller = made.texts.get("caller", "")
    found = _PHONE.search(unicodedata.normalize("NFKC", caller))
    if found and not made.texts.get("phone"):
        made.texts["phone"] = found[0]
        made.texts["caller"] = (
            unicodedata.normalize("NFKC", caller).replace(found[0], "").strip(" ,，:：()（）/")
        )
        made.doubts.append(("phone", "取自姓名一栏"))


def _limits(made: _Making, parts: Sequence[Part], calendar: Calendar) -> None:
    """The platform's own limit: a day, or a span from the day it was passed on; of several the earliest leads."""
    begun = _day_of(made.texts.get(ORDERED_ON, "")) or _day_of(made.texts.get(CALLED_AT, ""))
    found: list[date] = []
    for part in parts:
        text = part.text.strip().split("\n")[0]
        if not text:
            continue
        if (day := _day_of(text)) is not None:
            found.append(day)
            if re.search(r"\d{1,2}[:：时点]", text):
                made.keep(Part(part.label, text, LIMIT), f"工单写到了钟点（{text}），台账只记日期", LIMIT)
        elif begun and (day := _after(text, begun, calendar)):
            found.append(day)
            made.keep(Part(part.label, text, LIMIT), f"按{begun}起“{text}”推算为{day}", LIMIT)
        else:
            made.keep(Part(part.label, text, LIMIT), f"“{text[:20]}”推算不出日期，留在内容里，请填写", LIMIT)
        made.more += [line.strip() for line in part.text.strip().split("\n")[1:] if line.strip()]
    if found:
        made.texts[LIMIT] = min(found).isoformat()
        if len(set(found)) > 1:
            told = "、".join(day.isoformat() for day in sorted(set(found)))
            made.doubts.append((LIMIT, f"工单写了几个时限（{told}），取最早的一个"))


def _after(text: str, begun: date, calendar: Calendar) -> date | None:
    """The last day of a span that begins the day after; hours are rounded up to whole days."""
    span = _SPAN.search(unicodedata.normalize("NFKC", text))
    if span is None:
        return None
    count = int(span[1]) if span[1].isdigit() else _FIGURES.get(span[1], 0)
    if not 0 < count < 400:
        return None
    if span[2] == "工作日":
        return calendar.plus(begun, count)
    return begun + timedelta(days=-(-count // 24) if span[2] == "小时" else count)


def unwrapped(text: str) -> str:
    """A text whose lines were cut to a width, as it was before: lines go on unless a sentence or a list ends there."""
    lines = [line.rstrip() for line in text.split("\n")]
    made: list[str] = []
    for line in lines:
        if made and line.strip() and _cut(made[-1]) and not _NEW_LINE.match(line):
            made[-1] += line.strip()
        else:
            made.append(line)
    return "\n".join(line.strip() for line in made if line.strip())


def _cut(line: str) -> bool:
    return len(line.strip()) >= _WRAPPED and line.strip()[-1] not in "。！？；：!?;:"
