"""What each kind of notice must say (print.md 3; 党政机关公文处理工作条例 第八条), and which kind suits a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from desktop_app.domain.dates import chinese_day

SHOWN, PROCLAIMED, MADE_KNOWN, TOLD = "公示", "公告", "通告", "通知"
RESULT = "公示结果"  # whatever kind it is issued as: the paper that ends a 公示

_GROUND = r"依据|根据|按照|依照|遵照|《[^》]+》"
_NAMED_LAW = r"《[^》]+》"
_DAYS = r"\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}月\d{1,2}日|即日起|施行"
_PHONE = r"(?:电话|热线)[^。；\n]{0,12}?\d{3,}"
_PLACE = r"范围|路段|小区|街道|全县|辖区|区域|[东南西北]至"


@dataclass(frozen=True)
class Element:
    """One thing a notice must say: told under one of `keys`, or seen in its body by `pattern`."""

    name: str
    keys: tuple[str, ...]
    do: str
    pattern: str = ""

    def told(self, facts: Mapping[str, str]) -> bool:
        """Whether the facts say it."""
        if any(facts.get(key, "").strip() for key in self.keys):
            return True
        return bool(self.pattern and re.search(self.pattern, facts.get("body", "")))


_TITLE = Element("标题", ("title",), "请填写标题")
_TEXT = Element("正文", ("body",), "请填写正文")
_ISSUER = Element("落款单位", ("issuer",), "请在设置里填写单位全称")
_NUMBER_TO_CALL = Element("联系电话", ("phone",), "请填写联系电话", _PHONE)

ELEMENTS: Mapping[str, tuple[Element, ...]] = MappingProxyType(
    {
        SHOWN: (
            _TITLE,
            Element("依据", ("basis",), "请填写依据的文件或者在正文里写明", _GROUND),
            Element("公示内容或名单", ("body", "roster"), "请填写正文或者附上名单"),
            Element("公示期", ("period",), "请填写公示期的起止日期"),
            # beside a period the paper says the usual sentence by itself
            Element("异议方式", ("objections", "period"), "请写明怎样提出异议", "异议"),
            Element("受理单位", ("receiver",), "请填写受理异议的科室"),
            Element("地址", ("address",), "请填写受理单位的地址"),
            Element("邮编", ("postcode",), "请填写受理单位的邮编"),
            _NUMBER_TO_CALL,
            Element("监督电话", ("supervision_phone",), "请填写监督电话"),
            _ISSUER,
        ),
        PROCLAIMED: (
            _TITLE,
            _TEXT,
            Element("法律依据", ("basis",), "公告只用于法定事项，请写明规定要公告的法律法规", _NAMED_LAW),
            _ISSUER,
        ),
        MADE_KNOWN: (
            _TITLE,
            _TEXT,
            Element("起止时间或施行日期", ("period", "effective"), "请写明从哪天到哪天，或者从哪天起施行", _DAYS),
            Element("范围", ("reach",), "请写明涉及的地段、小区或者人群", _PLACE),
            _NUMBER_TO_CALL,
            _ISSUER,
        ),
        TOLD: (_TITLE, Element("主送单位", ("addressee",), "通知要写明发给谁，请填写主送单位"), _TEXT, _ISSUER),
        RESULT: (
            _TITLE,
            Element("原公示的名称和编号", ("cites",), "请引用原公示的名称和编号", r"《[^》]*公示[^》]*》"),
            Element("异议情况", ("outcome",), "请写明公示期间收到异议几件、怎样处理，或者未收到异议", "异议"),
            Element("公示结果或名单", ("body", "roster"), "请写明结果或者附上名单"),
            _NUMBER_TO_CALL,
            _ISSUER,
        ),
    }
)  # fmt: skip


def missing(kind: str, told: Mapping[str, str]) -> tuple[str, ...]:
    """What a notice of this kind does not say yet, one sentence each; empty when nothing is missing.

    `told` has what the paper will say under `title body roster basis period objections receiver address postcode
    phone supervision_phone reach effective addressee issuer cites outcome`. The telephone for complaints must not be
    the one of the office complained about.
    """
    lines = [f"缺少{one.name}：{one.do}。" for one in ELEMENTS.get(kind, ()) if not one.told(told)]
    phone, above = (_digits(told.get(key, "")) for key in ("phone", "supervision_phone"))
    if kind == SHOWN and phone and phone == above:
        lines.append("监督电话与受理电话相同：请改填另一个科室的电话。")
    return tuple(lines)


def _digits(phone: str) -> str:
    return re.sub(r"\D", "", phone)


_ASKS_OBJECTION = re.compile(r"公示期|异议|予以公示|拟(?:定|确定|推荐|纳入|给予|认定|批准)")
_BINDS = re.compile(
    r"停[水电气暖]|停止供|封闭|封路|限行|改道|绕行|施工|禁止|不得|应当遵守|须遵守|请.{0,12}(?:准备|配合|绕)"
)
_LAWFUL = re.compile(
    r"征收(?:决定|补偿)|听证|行政许可|注销|撤销|送达|招标|拍卖|《[^》]+(?:法|条例|规定|办法)》[^。]{0,40}公告"
)
_USE_SHOWN = "名单或者要听取异议的事项，一般用“公示”"
_LEGAL_ONLY = "公告只用于法律法规规定要公告的事项"


def suggest(kind: str, body: str, has_roster: bool) -> str:
    """A sentence when another kind of notice suits better; empty otherwise.

    公告 is for what concerns the whole country or what a law says is to be proclaimed; offices use it far too often.
    """
    return advised(kind, body, has_roster)[0]


def advised(kind: str, body: str, has_roster: bool) -> tuple[str, tuple[str, ...]]:
    """As `suggest`, with the kinds that suit better, the likeliest first."""
    before = has_roster or bool(_ASKS_OBJECTION.search(body))
    if kind == PROCLAIMED:
        if _LAWFUL.search(body):
            return "", ()
        if before:
            return f"{_USE_SHOWN}；{_LEGAL_ONLY}，建议改用“公示”。", (SHOWN,)
        if _BINDS.search(body):
            why = f"要求一定范围内的人遵守或者知道的事项用“通告”；{_LEGAL_ONLY}，建议改用“通告”。"
            return why, (MADE_KNOWN,)
        why = f"{_LEGAL_ONLY}；一般事项建议改用“通告”，要听取异议的用“公示”。"
        return why, (MADE_KNOWN, SHOWN)
    if kind == MADE_KNOWN and before:
        return f"{_USE_SHOWN}，建议改用“公示”。", (SHOWN,)
    if kind == TOLD and has_roster:
        return "通知是发给单位的；名单要让群众看的，建议改用“公示”。", (SHOWN,)
    return "", ()


def cited(title: str, number: str, ended_on: date) -> str:
    """What a result says of the 公示 it ends: 《…》（编号：…）公示期已于…届满."""
    name = title.replace("\n", "").strip().strip("《》")
    return (
        f"《{name}》" + (f"（编号：{number}）" if number else "") + f"公示期已于{chinese_day(ended_on)}届满"
    )


def outcome(objections: int, handled: str = "") -> str:
    """公示期间未收到异议, or how many came and what was done about them."""
    if not objections:
        return "公示期间未收到异议"
    result = handled.strip().rstrip("。；")
    return f"公示期间收到异议{objections}件" + (f"，处理结果：{result}" if result else "")


_NONE_CAME = re.compile(r"[未没][有]?收到(?:任何)?异议|无异议")
_CAME = re.compile(r"收到(?:有效)?异议(\d+)件")


def disagrees(body: str, objections: int) -> bool:
    """Whether the text of a result tells of another number of objections than came; none told is no matter."""
    told = _CAME.search(body)
    if told:
        return int(told[1]) != objections
    return bool(objections and _NONE_CAME.search(body))
