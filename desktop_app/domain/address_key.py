"""One address in however many spellings: 幸福小区3栋2单元, 幸福小区３号楼2单元, 青石县幸福小区三幢二单元."""

from __future__ import annotations

import re
import unicodedata

_FIGURES = {word: at for at, word in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_COUNTED = "号楼|号院|栋|幢|座|楼|单元|门洞|层|室|户|号|组|队|社|弄|巷"
_WORDS = "[零〇一二两三四五六七八九十百]+"
_IN_WORDS = re.compile(rf"({_WORDS})(?={_COUNTED})|(?<=[元栋幢座楼层])({_WORDS})$")
_LAND = re.compile(
    r"^(?:[一-龥]{2,3}(?:省|自治区))?"
    r"(?:[一-龥]{2,4}市(?=[一-龥]{1,5}[县区镇乡]|[一-龥]{1,6}街道))?"
    r"(?:[一-龥]{1,4}县(?:城(?!关))?|[一-龥]{2,3}(?<![小社园厂库山])区(?=[一-龥]{2}))?"
    r"(?:[一-龥]{1,5}(?:(?<![城乡村集])镇|(?<![城下])乡|街道(?:办事处|办)?)(?=[一-龥]{2}))?"
)
_PART = re.compile(
    r"(?<=\d)(?:号[楼院室]?(?![路线街门])|栋|幢|座|楼|层|#楼?|单元|门洞|[室户]$)|(?<=[A-Z])(?:栋|幢|座|号楼)"
)
_NOISE = re.compile(r"[\s,，.。;；、:：·()（）【】\[\]“”\"'’‘_/\\|—–~～-]+")
_NAME = re.compile(r"[一-龥]{2,}")
_LEAST = 4  # characters of a key that can tell one address from another


def address_key(text: str) -> str:
    """The same for the same address, however it is written; empty where it is too vague to be compared.

    Full width, 栋/幢/座/号楼, 单元/门洞, figures in words and the province, county or town in front make no
    difference; 3-2-501 is 3栋2单元501室. A key without a figure names no place where somebody lives.
    """
    plain = unicodedata.normalize("NFKC", text).upper()
    plain = re.sub(r"(?<=\d)\s*[-—–_/]\s*(?=\d)", "|", plain)
    plain = _NOISE.sub("", plain.replace("|", "\x00"))
    plain = _IN_WORDS.sub(lambda found: str(_number(found[1] or found[2])), plain)
    plain = _LAND.sub("", plain, count=1)
    plain = _PART.sub("\x00", plain)
    plain = re.sub(r"(?<=[一-龥])(?=\d)", "\x00", plain)
    key = re.sub("\x00+", "|", plain).strip("|")
    key = re.sub(r"(?<![0-9])0+(?=\d)", "", key)
    return key if len(key) >= _LEAST and any(sign.isdigit() for sign in key) else ""


def same_address(one: str, other: str) -> bool:
    """Whether two texts name the same address; two vague ones are never the same."""
    key = address_key(one)
    return bool(key) and key == address_key(other)


def place_name(text: str) -> str:
    """The name of the place in an address (幸福小区, 东沟村): by it candidates are looked for; empty without one."""
    found = _NAME.search(address_key(text))
    return found[0] if found else ""


def _number(words: str) -> int:
    """三 is 3, 十二 is 12, 二十 is 20, 一百零五 is 105; a row of figures is read one by one: 五〇一 is 501."""
    if not re.search("[十百]", words):
        return int("".join(str(_FIGURES[word]) for word in words))
    total = figure = 0
    for word in words:
        if word in "十百":
            total += (figure or 1) * (10 if word == "十" else 100)
            figure = 0
        else:
            figure = _FIGURES[word]
    return total + figure
