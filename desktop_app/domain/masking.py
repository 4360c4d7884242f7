"""What of an identity may be seen on sheets and paper that leave the desk; the same person always looks the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from desktop_app.domain import identifiers
from desktop_app.domain.fields import Value
from desktop_app.domain.privacy import EMAIL, ID_NUMBER, Found, Kind, find
from desktop_app.domain.privacy_scan import NUMBERS, detect
from desktop_app.domain.privacy_signs import digits
from desktop_app.domain.register import Secret

STANDARD, STRICT, NONE = "standard", "strict", "none"
PRESETS: Mapping[str, str] = {STANDARD: "遮盖证件、电话、住址", STRICT: "另隐去姓名", NONE: "不遮盖"}

_BODIES = re.compile(
    r"公司|中心|事务所|研究所|合作社|居委会|村委会|委员会|协会|学会|商会|基金会|银行|信用社|学校|中学|小学|幼儿园|大学|学院|医院"
    r"|政府|集团|企业|工厂|工程队|项目部|经营部|商店|超市|报社|电视台|派出所|街道办|业委会|物业"
)
_BODY_ENDS = re.compile(r".{2,}[局所社厂店院校会部处站队办行馆室委署厅]$")
_DOUBLE = frozenset(
    re.findall(
        "..",
        "欧阳司马上官诸葛东方皇甫尉迟公孙慕容令狐宇文长孙司徒司空"
        "夏侯轩辕端木百里南宫独孤西门东郭呼延闻人澹台申屠公羊拓跋",
    )
)  # surnames of two characters
_NAMELESS = frozenset({"匿名", "不详", "未留", "无", "未留姓名", "不愿透露", "保密"})
_BETWEEN = re.compile(r"([、，,；;/\s（）()]+)")
_AND_OTHERS = re.compile(r"(等?\d*[余多]?[人户名位]|等)$")
_STREET = re.compile(r".*?(?:村|社区|小区|花园|家园|路(?!口)|街(?!道)|巷|弄)(?=.*)")
_PLAIN_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_DIGIT = re.compile(r"\d")
_TELLING = re.compile(
    r"[@＠]|\d(?:[^\w\t]{0,8}\d){7}|(?i:qq|微信|vx|wechat)|护照|通行证|回乡证|台胞证|旅行证|出入境"
    r"|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Ha-hJ-Nj-nP-Yp-yＡ-Ｚ]"
)
_TOWN = re.compile(r".*(?:省|市|区|县|镇|乡|街道)")


def mask(preset: str, secret: Secret | None, value: Value) -> Value:
    """The value as the preset lets it be seen; what is no text, or no secret, stays. KeyError for an unknown preset.

    standard: ID numbers, telephones, addresses, e-mail, also inside free text. strict: names of persons besides.
    """
    PRESETS[preset]  # a misspelt preset must not show everything
    if preset == NONE or secret is None or not isinstance(value, str) or not value:
        return value
    match secret:
        case Secret.PAPER:
            return mask_paper(value)
        case Secret.PHONE:
            return mask_phone(value)
        case Secret.ADDRESS:
            return mask_address(value)
        case Secret.NAME:
            return mask_name(value) if preset == STRICT else mask_text(value)
        case Secret.TEXT:
            return mask_text(value)


def mask_paper(number: str) -> str:
    """610924********1234; credit codes of organisations are public and stay; other papers keep two at each end."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", number)).upper()
    if ID_NUMBER.fullmatch(plain):
        return _id(plain)
    if len(plain) == 18 and identifiers.fault(plain) == "":
        return plain
    if re.search(r"[^0-9A-Z]", plain):
        if "***" in number:
            return mask_text(number)  # masked before
        found = tuple(one for one in _numbers_in(number) if one.kind is not Kind.PERMIT)
        return _replaced(number, found) if found else _ends(plain)
    if re.fullmatch(r"\d{14,20}[\dX]", plain):
        return _id(plain)
    return plain if re.fullmatch(r"[0-9A-HJ-NPQRTUWXY]{18}", plain) else _ends(plain)


def _id(number: str) -> str:
    return f"{number[:6]}{'*' * (len(number) - 10)}{number[-4:]}"


def _ends(number: str) -> str:
    return f"{number[:2]}{'*' * max(len(number) - 4, 3)}{number[-2:]}" if len(number) > 4 else "****"


def mask_phone(phones: str) -> str:
    """138****1234, 0915-442****; several numbers each for itself, other runs of five digits and more hidden too."""
    if _PLAIN_MOBILE.fullmatch(phones):
        return f"{phones[:3]}****{phones[-4:]}"  # nearly all of them; an export holds thousands
    told = mask_text(phones)
    return re.sub(r"(?<![\d*])\d{5,}(?![\d*])", _last_hidden, told)


def _last_hidden(found: re.Match[str]) -> str:
    return f"{found[0][:-4]}****"


def mask_address(address: str) -> str:
    """Up to the village, community or street, without the house: ××镇××村**; organisations stay as they are."""
    if EMAIL.search(address) and not re.search(r"[\u3400-\u9fff]", address):
        return mask_text(address)
    if is_body(address) and not re.search(r"\d", unicodedata.normalize("NFKC", address)):
        return address
    for pattern in (_STREET, _TOWN):
        if found := pattern.match(address):
            kept = mask_text(found[0])
            return kept if found.end() == len(address) else f"{kept}**"
    return "**"


def mask_name(names: str) -> str:
    """张* for a person, however long the name; organisations and 匿名 stay; several names each for itself."""
    return "".join(
        part if at % 2 or not part else _one_name(part) for at, part in enumerate(_BETWEEN.split(names))
    )


def _one_name(name: str) -> str:
    if name in _NAMELESS or is_body(name):
        return name
    others = _AND_OTHERS.search(name)
    person, rest = (name[: others.start()], others[0]) if others and others.start() > 0 else (name, "")
    if (masked := mask_text(person)) != person:
        return masked + rest
    return f"{person[:2] if person[:2] in _DOUBLE and len(person) > 2 else person[:1]}*{rest}"


def is_body(name: str) -> bool:
    """Whether a name is an organisation's: those are no private identity."""
    return bool(_BODIES.search(name)) or (len(name) >= 4 and bool(_BODY_ENDS.match(name)))


def mask_text(text: str) -> str:
    """Free text with ID numbers, telephones, bank cards, plates and e-mail addresses in it masked, however spelt."""
    return _replaced(text, _numbers_in(text)) if _TELLING.search(text) else text


def _numbers_in(text: str) -> tuple[Found, ...]:
    """What either search finds; where they disagree, the one that looked harder is right."""
    hard = detect(text, NUMBERS)
    more = [one for one in find(text) if not any(one.start < h.end and h.start < one.end for h in hard)]
    return tuple(sorted((*hard, *more), key=lambda one: one.start)) if more else hard


def _replaced(text: str, found: tuple[Found, ...]) -> str:
    parts: list[str] = []
    at = 0
    for one in found:
        parts += [text[at : one.start], hidden(one)]
        at = one.end
        if "\n" in one.text:
            parts.append("\n")  # lines keep their numbers
    return "".join((*parts, text[at:]))


def hidden(one: Found) -> str:
    """What may be seen of an identity that was found: 610924********0747, 138****1234, ****1234, z***@163.com."""
    match one.kind:
        case Kind.ID_NUMBER:
            return _id(digits(one.text))
        case Kind.MOBILE:
            number = digits(one.text)[-11:]
            return f"{number[:3]}****{number[-4:]}"
        case Kind.LANDLINE:
            return _DIGIT.sub("*", one.text[::-1], count=4)[::-1]
        case Kind.BANK_CARD:
            number = digits(one.text)
            return f"{'*' * (len(number) - 4)}{number[-4:]}"
        case Kind.EMAIL:
            name, _, host = one.text.partition("@")
            return f"{name[:1]}***@{host}"
        case Kind.PLATE:
            return f"{one.text[:2]}***{one.text[-2:]}"
        case Kind.PERMIT | Kind.ACCOUNT:
            return _ends(digits(one.text))
        case Kind.HOUSE | Kind.HEALTH:
            return "**"
