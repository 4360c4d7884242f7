"""Numbers that belong to a person, in every spelling: papers, telephones, bank cards; each hit with a reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desktop_app.domain import privacy_signs as signs
from desktop_app.domain.privacy import EMAIL, Kind
from desktop_app.domain.privacy_signs import GAP

Words = Callable[[int], str]  # what is written before a place: in the line, or the heading of its column


@dataclass(frozen=True)
class Hit:
    """A find before overlaps are settled: place and reason."""

    kind: Kind
    start: int
    end: int
    why: str


# Lookaheads, so that a number that fails its check does not hide the one that begins inside it.
_ID18 = re.compile(
    rf"(?<!\d)(?=([1-9]{GAP}\d(?:{GAP}\d){{4}}{GAP}(?:1{GAP}[89]|2{GAP}0)(?:{GAP}\d){{9}}{GAP}[\dXx])(?!\d))"
)
_ID15 = re.compile(
    rf"(?<!\d)(?=([1-9]\d{{5}}(?:{GAP}\d){{2}}{GAP}[01]{GAP}\d{GAP}[0-3](?:{GAP}\d){{4}})(?![\dXx]|{GAP}\d{{3}}[\dXx]))"
)
_DISABILITY_CARD = re.compile(r"(?<!\d)([1-9]\d{5}(?:19|20)\d{9}[\dXx])[1-7][1-4](?:[Bb]\d)?(?![\dA-Za-z])")
_AFTER_PAPER = re.compile(r"(?:身份证|身份号码|身分证)[^\d\n*]{0,8}([1-9]\d{13,17}[\dXx])(?![\dA-Za-z*])")
_MOBILE = re.compile(
    r"(?<![\d.¥￥])(?:(?:\+|00)?\(?(?:\+|00)?86\)?[- ]?)?"
    r"(1[3-9]\d)(?:[- .·_\u200b]?\d{4}[- .·_\u200b]?\d{4}|\d[- ]\d{3}[- ]\d{4}|\d{2}[- ]\d{6})"
    r"(?!\d|[.]\d|[ ]?(?:元|万|亿|平方|㎡|吨|立方))"
)
_MOBILE_SPLIT = re.compile(rf"(?<!\d)(?=(1{GAP}[3-9](?:{GAP}\d){{9}})(?!\d))")
_AREA = r"(?:010|02\d|0[3-9]\d{2})"
_LANDLINE = re.compile(
    rf"(?<![\d.])(?:(?:\+|00)?86[- ]?)?\(?((?<=86[- ])(?:10|2\d|[3-9]\d\d)|{_AREA})\)?"
    r"([- ]{0,2})([2-9]\d{2,3})([- ]?)(\d{4})"
    r"(?!\d|\.\d|[ ]?(?:元|万元|平方|㎡))"
)
_LANDLINE_SHORT = re.compile(
    r"(?:电话|座机|固话|家电|传真|[tT][eE][lL])[^\d\n]{0,4}([2-9]\d{2,3}[- ]?\d{4})(?![\d-])"
)
_CARD = re.compile(
    r"(?<![\d.])(?=((?:62|4\d|5[1-5]|35|36|60|65|81|95|68)\d{2}(?:\d{12,15}"
    r"|([ \-\u200b])\d{4}\2\d{4}\2\d{4}(?:\2\d{1,3})?|\d{2}[ -]\d{10,13}|[\d ]{0,12}\r?\n[\d ]{1,14}))(?![\dA-Za-z]))"
)
_AFTER_CARD = re.compile(
    r"(?:银行卡|卡号|一卡通|存折|惠农[^\d\n]{0,4}|社保卡)[^\d\n*]{0,10}(\d(?:[ -]?\d){11,21})(?![\d*])"
)
_PERMIT = re.compile(
    r"(?:护照|通行证|回乡证|台胞证|出入境|旅行证)[^A-Za-z\d\n]{0,10}"
    r"([A-Za-z][A-Za-z\d]?[ -]?\d{7,8}(?:\d{2})?|\d{8}(?:\d{2})?)(?![A-Za-z\d])"
)
_ACCOUNT = re.compile(
    r"(?:(?:[qQ]{2}(?!群)|扣扣)(?:号码?)?[为是: ]{0,3}([1-9]\d{4,10})(?!\d)"
    r"|(?:微信(?!公众|小程序|群|平台)|[wW][eE]?[cC]hat|VX|vx)(?:号码?)?[为是: ]{0,3}"
    r"([A-Za-z][-_A-Za-z\d]{5,19})(?![-_A-Za-z\d]))"
)


def papers(text: str, words: Words) -> Iterator[Hit]:
    """ID numbers of 18 places, then of 15, then whatever is written after the word 身份证."""
    for found in _ID18.finditer(text):
        number, start = signs.digits(found[1]), found.start()
        born, right = signs.birth(number), signs.id_check_right(number)
        plain = len(found[1]) == 18
        if not born or not (
            right or (plain and signs.province_known(number) and not signs.is_credit_code(number))
        ):
            continue
        if (not right or born.year >= 2000) and signs.is_other(words(start)):
            continue
        if not right and not plain:
            continue
        why = "18位，出生日期真实，" + ("校验码正确" if right else "校验码不对，可能录错了一位，仍能认出本人")
        yield Hit(Kind.ID_NUMBER, start, found.end(1), why + _spelling(found[1]))
    yield from _old_papers(text, words)


def _old_papers(text: str, words: Words) -> Iterator[Hit]:
    for found in _ID15.finditer(text):
        number, start = signs.digits(found[1]), found.start()
        if not signs.birth(number) or not signs.province_known(number) or signs.is_other(words(start)):
            continue
        if len(found[1]) > 15 and not signs.is_personal(words(start)):
            continue  # fifteen scattered digits prove nothing: there is no check digit
        yield Hit(
            Kind.ID_NUMBER, start, found.end(1), "15位旧号，省份代码和出生日期都对" + _spelling(found[1])
        )
    for found in _AFTER_PAPER.finditer(text):
        yield Hit(Kind.ID_NUMBER, found.start(1), found.end(1), "写在“身份证”后面")
    for found in _DISABILITY_CARD.finditer(text):
        number = found[1].upper()
        if signs.birth(number) and (signs.id_check_right(number) or "残疾" in words(found.start())):
            yield Hit(Kind.ID_NUMBER, found.start(), found.end(), "残疾人证号，前18位是身份证号")


def _spelling(written: str) -> str:
    if written.isalnum():
        return ""
    return "，中间换了行" if "\n" in written else "，中间夹有空格或符号"


def telephones(text: str, words: Words) -> Iterator[Hit]:
    """Mobile numbers and landlines with area code; hotlines of three to six digits are nobody's."""
    for found in _MOBILE.finditer(text):
        grouped = " " in found[0][-13:]
        if grouped and signs.among_figures(text, found.start(), found.end()):
            continue
        if signs.is_other(words(found.start())):
            continue
        yield Hit(
            Kind.MOBILE, found.start(), found.end(), "11位，手机号段" + _spelling(found[0].lstrip("+("))
        )
    for found in _MOBILE_SPLIT.finditer(text):
        if _is_torn(text, found.start(), found.end(1)) and not signs.is_other(words(found.start())):
            yield Hit(Kind.MOBILE, found.start(), found.end(1), "11位，手机号段" + _spelling(found[1]))
    for found in _LANDLINE.finditer(text):
        if found[4] == " " and signs.among_figures(text, found.start(), found.end()):
            continue
        if len(found[3]) == 3 and found[1] in {"010", "021"}:
            continue  # eight digits there
        if not signs.is_other(words(found.start())):
            yield Hit(Kind.LANDLINE, found.start(), found.end(), f"区号{found[1]}，{len(found[3]) + 4}位号码")
    for found in _LANDLINE_SHORT.finditer(text):
        yield Hit(Kind.LANDLINE, found.start(1), found.end(1), "写在“电话”后面")


def _is_torn(text: str, start: int, end: int) -> bool:
    """Whether eleven digits are one number: each by itself, held together by unseen signs, or broken once in running
    text; a column of figures stands alone in its lines.
    """
    written = text[start:end]
    if "\n" not in written:
        return "\u200b" in written or (
            len(re.findall(r"\d[ -]", written)) == 10 and not signs.among_figures(text, start, end)
        )
    glued = text[start - 1 : start].strip() or text[end : end + 1].strip()
    return written.count("\n") == 1 and bool(glued)


def cards(text: str, words: Words) -> Iterator[Hit]:
    """Bank cards of 16 to 19 digits by their check digit, and what is written after 卡号."""
    for found in _CARD.finditer(text):
        written = found[1]
        for cut in (
            len(written),
            written.rfind(found[2]) if found[2] and written.count(found[2]) == 4 else 0,
        ):
            number = signs.digits(written[:cut])
            if not 16 <= len(number) <= 19 or not signs.luhn(number):
                continue
            if _is_card(text, found.start(), found.start() + cut, number, words(found.start())):
                why = f"{len(number)}位，校验码正确，发卡行号段" + _spelling(written[:cut])
                yield Hit(Kind.BANK_CARD, found.start(), found.start() + cut, why)
                break
    for found in _AFTER_CARD.finditer(text):
        yield Hit(Kind.BANK_CARD, found.start(1), found.end(1), "写在“卡号”后面")


def _is_card(text: str, start: int, end: int, number: str, told: str) -> bool:
    if signs.is_card(told):
        return True
    if signs.is_other(told) or signs.is_credit_code(number):
        return False
    if len(number) == 18 and signs.birth(number) and signs.province_known(number):
        return False  # region, day, sequence: a permit's number, or an ID that is found as one
    return " " not in text[start:end] or not signs.among_figures(text, start, end)


def others(text: str, _words: Words) -> Iterator[Hit]:
    """E-mail addresses, passports and permits, QQ and WeChat: the last two only beside their words."""
    if "@" in text:
        for found in EMAIL.finditer(text):
            yield Hit(Kind.EMAIL, found.start(), found.end(), "电子邮箱的写法")
    for found in _PERMIT.finditer(text):
        yield Hit(Kind.PERMIT, found.start(1), found.end(1), "写在护照或通行证后面")
    for found in _ACCOUNT.finditer(text):
        at = 1 if found[1] else 2
        yield Hit(Kind.ACCOUNT, found.start(at), found.end(at), "写在“QQ”或“微信”后面")
