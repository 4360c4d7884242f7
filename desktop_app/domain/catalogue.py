"""The 基层政务公开标准目录 of a bureau: rows as shipped, and what the office changed in them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from desktop_app.domain.catalogue_rules import Kind, TimeRule, as_json, from_json
from desktop_app.domain.fields import Value

ACTIVE, ON_REQUEST = "主动", "依申请"
PUBLIC, GROUP = "全社会", "特定群体"
COUNTY, TOWN, VILLAGE = "县级", "乡级", "村级"
LEVELS = (COUNTY, TOWN, VILLAGE)
READ, PARTLY, REMEMBERED, OWN = "已核", "部分", "回忆", "自定"
OTHER = "其他"
VILLAGE_BOARD = "社区/企事业单位/村公示栏（电子屏）"
CHANNELS = (
    "政府网站",
    "政府公报",
    "两微一端",
    "发布会/听证会",
    "广播电视",
    "纸质媒体",
    "公开查阅点",
    "政务服务中心",
    "便民服务站",
    "入户/现场",
    VILLAGE_BOARD,
    "精准推送",
    OTHER,
)
FIRST_OWN = 1001  # own rows never take a number that a later version of the program may ship
HEADS = (
    "序号", "领域", "一级事项", "二级事项", "公开内容(要素)", "公开依据", "公开时限", "公开主体", "公开渠道和载体",
    "公开对象", "公开方式", "公开层级", "source_url", "核实", "时限规则",
)  # fmt: skip
LABELS: Mapping[str, str] = {
    "field": "领域",
    "first": "一级事项",
    "second": "二级事项",
    "content": "公开内容（要素）",
    "basis": "公开依据",
    "limit": "公开时限",
    "subject": "公开主体",
    "channels": "公开渠道和载体",
    "audience": "公开对象",
    "who": "特定群体",
    "way": "公开方式",
    "levels": "公开层级",
    "rules": "时限规则",
    "enabled": "启用",
}
_CUT = re.compile(r"^（.*(被截|未定|无此列|页面空).*）$")  # what the page it was read from did not show
_BOX = re.compile(r"[■●√☑]")
_PLAIN_WORDS = {
    "社区/村公示栏": VILLAGE_BOARD,
    "村公示栏": VILLAGE_BOARD,
    "村委会公示栏": VILLAGE_BOARD,
    "公示栏": VILLAGE_BOARD,
    "社区/企事业单位/村公示栏": VILLAGE_BOARD,
    "办事大厅": "政务服务中心",
    "乡镇便民服务中心": "便民服务站",
    "政府网站“政府信息公开”专栏": "政府网站",
}


@dataclass(frozen=True)
class CatalogueRow:
    """One item. `limit` are the catalogue's words, `rules` what they mean; `who` names a 特定群体.

    `channels` are words of CHANNELS, or names of their own that a sheet puts under 其他; `verified` tells how far
    the source was read (自定 for the office's own); `changed` that a shipped row differs in more than `enabled`.
    """

    number: int
    field: str
    first: str
    second: str
    content: str = ""
    basis: str = ""
    limit: str = ""
    subject: str = ""
    channels: tuple[str, ...] = ()
    audience: str = PUBLIC
    who: str = ""
    way: str = ACTIVE
    levels: tuple[str, ...] = (COUNTY,)
    rules: tuple[TimeRule, ...] = ()
    enabled: bool = True
    verified: str = OWN
    source: str = ""
    changed: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two rows the same item."""
        return self.field, self.first, self.second

    @property
    def own(self) -> bool:
        """Whether the office added it."""
        return self.number >= FIRST_OWN

    @property
    def periodic(self) -> TimeRule | None:
        """The rule by which it appears every month or year, if it has one."""
        return next((rule for rule in self.rules if rule.kind is Kind.PERIODIC), None)


EDITABLE = tuple(LABELS)


def parse(text: str) -> tuple[CatalogueRow, ...]:
    """The rows of a catalogue file, those from memory (回忆) not enabled; ValueError with every fault of the file."""
    if wrong := list(faults(text)):
        raise ValueError("\n".join(wrong))
    return tuple(_row(line) for line in csv.DictReader(io.StringIO(text, newline="")))


def faults(text: str) -> Iterator[str]:
    """Everything that is wrong with a catalogue file, each with its line."""
    reader = csv.reader(io.StringIO(text, newline=""))
    head = tuple(next(reader, ()))
    if head != HEADS:
        yield f"第1行：表头应是{'、'.join(HEADS)}"
        return
    seen: dict[object, int] = {}
    for number, cells in enumerate(reader, 2):
        where = f"第{number}行"
        if len(cells) != len(HEADS):
            yield f"{where}：有{len(cells)}格，应有{len(HEADS)}格"
            continue
        line = dict(zip(HEADS, cells, strict=True))
        yield from (f"{where}：{fault}" for fault in _line_faults(line))
        for key in (line["序号"], (line["领域"], line["一级事项"], line["二级事项"])):
            if key in seen:
                yield f"{where}：与第{seen[key]}行的{'序号' if isinstance(key, str) else '事项'}相同"
            seen.setdefault(key, number)


def _line_faults(line: Mapping[str, str]) -> Iterator[str]:
    if not line["序号"].isdecimal() or not 1 <= int(line["序号"]) < FIRST_OWN:
        yield f"序号“{line['序号']}”应是1到{FIRST_OWN - 1}的整数"
    yield from (f"{name}是空的" for name in ("领域", "一级事项", "二级事项") if not line[name].strip())
    if line["公开方式"] not in (ACTIVE, ON_REQUEST):
        yield f"公开方式“{line['公开方式']}”应是{ACTIVE}或{ON_REQUEST}"
    if line["核实"] not in (READ, PARTLY, REMEMBERED):
        yield f"核实“{line['核实']}”应是{READ}、{PARTLY}或{REMEMBERED}"
    if not levels(line["公开层级"]):
        yield f"公开层级“{line['公开层级']}”里没有{'、'.join(LEVELS)}"
    try:
        from_json(json.loads(line["时限规则"]))
    except json.JSONDecodeError:
        yield "时限规则不是JSON"
    except ValueError as wrong:
        yield f"时限规则：{wrong}"


def _row(line: Mapping[str, str]) -> CatalogueRow:
    audience, who = audience_of(line["公开对象"])
    return CatalogueRow(
        int(line["序号"]),
        line["领域"],
        line["一级事项"],
        line["二级事项"],
        shown(line["公开内容(要素)"]),
        shown(line["公开依据"]),
        shown(line["公开时限"]),
        shown(line["公开主体"]),
        channels(line["公开渠道和载体"]),
        audience,
        who,
        line["公开方式"],
        levels(line["公开层级"]),
        from_json(json.loads(line["时限规则"])),
        enabled=line["核实"] != REMEMBERED,
        verified=line["核实"],
        source=line["source_url"],
    )


def shown(text: str) -> str:
    """A cell without what its source only said of itself: （被截）, （未定）."""
    return "" if _CUT.match(text.strip()) else text.strip()


def channels(text: str) -> tuple[str, ...]:
    """The channels a cell ticks: after each ■, or all of them where nothing is boxed; those after □ are not meant."""
    text = shown(text)
    if _BOX.search(text):
        parts = [
            re.split(r"[□〇○]", part)[0] for part in re.split(r"(?=[■●√☑□〇○])", text) if _BOX.match(part)
        ]
        names = [_BOX.sub("", part) for part in parts]
    else:
        names = [] if re.search(r"[□〇○]", text) else re.split(r"[和、，,\n]", text)
    found: dict[str, None] = {}
    for name in names:
        for one in _named(" ".join(name.split()).strip(" ；;，,")):
            found[one] = None
    return in_order(found)


def in_order(names: Iterable[str]) -> tuple[str, ...]:
    """Channels as the official list has them, then those with names of their own; each once."""
    once = dict.fromkeys(names)
    return (*(name for name in CHANNELS if name in once), *(name for name in once if name not in CHANNELS))


def _named(name: str) -> Iterator[str]:
    """One name of a sheet as ours; what 其他 holds in brackets is named by itself."""
    if inside := re.fullmatch(rf"{OTHER}[（(](.+)[）)]", name):
        yield from (part for part in re.split(r"[、，,；;]", inside[1]) if part)
    elif name in _PLAIN_WORDS or name in CHANNELS:
        yield _PLAIN_WORDS.get(name, name)
    elif "/" in name and any(part in _PLAIN_WORDS for part in name.split("/")):
        yield from (_PLAIN_WORDS.get(part, part) for part in name.split("/"))
    elif name:
        yield name


def audience_of(text: str) -> tuple[str, str]:
    """全社会 or 特定群体, and who; both empty where the source showed nothing."""
    text = shown(text)
    kind, _, who = text.partition("：")
    if kind == GROUP:
        return GROUP, who
    kind, _, who = text.partition("/")
    return (PUBLIC, who) if kind == PUBLIC else (GROUP if text else "", text)


def levels(text: str) -> tuple[str, ...]:
    """The levels a cell names, 乡、村级 being two."""
    return tuple(level for level in LEVELS if level[0] in re.sub(r"部级目录", "", text))


def changes(row: CatalogueRow, shipped: CatalogueRow | None) -> dict[str, Value]:
    """What must be kept of a row: all of an own one, only what differs of a shipped one; rules as their JSON text."""
    told: dict[str, Value] = {}
    for key in EDITABLE:
        value = getattr(row, key)
        if shipped is None or value != getattr(shipped, key):
            told[key] = _packed(row.rules) if key == "rules" else value
    return told


def with_changes(
    shipped: Sequence[CatalogueRow], kept: Mapping[int, Mapping[str, Value]]
) -> tuple[CatalogueRow, ...]:
    """The catalogue in force: shipped rows with the office's changes, then its own rows, by number."""
    rows = {row.number: row for row in shipped}
    known = {f.name for f in fields(CatalogueRow)} & {*EDITABLE}
    for number, told in kept.items():
        row = rows.get(number)
        if row is None and number < FIRST_OWN:
            continue  # shipped by another version of the program
        changed = {key: value for key, value in told.items() if key in known}
        if "rules" in changed:
            changed["rules"] = _unpacked(str(changed["rules"]))  # type: ignore[assignment]
        made = replace(row or CatalogueRow(number, "", "", ""), **changed)  # type: ignore[arg-type]
        differs = row is not None and replace(made, enabled=row.enabled) != row
        rows[number] = replace(made, changed=differs)
    return tuple(rows[number] for number in sorted(rows))


def _packed(rules: Sequence[TimeRule]) -> str:
    return json.dumps(as_json(rules), ensure_ascii=False, sort_keys=True)


def _unpacked(text: str) -> tuple[TimeRule, ...]:
    told = json.loads(text)
    return from_json(told) if told else ()


def mistakes(row: CatalogueRow) -> Iterator[str]:
    """Everything that keeps a row from being kept, as sentences."""
    yield from (f"{LABELS[key]}：必须填写" for key in ("field", "first", "second") if not getattr(row, key))
    if row.way not in (ACTIVE, ON_REQUEST):
        yield f"公开方式：应是{ACTIVE}或{ON_REQUEST}"
    if row.audience not in (PUBLIC, GROUP, ""):
        yield f"公开对象：应是{PUBLIC}或{GROUP}"
    if not row.levels or set(row.levels) - set(LEVELS):
        yield f"公开层级：应是{'、'.join(LEVELS)}中的一个或几个"
    for key in ("field", "first", "second", "content", "basis", "limit", "subject", "who"):
        if len(getattr(row, key)) > MOST[key]:
            yield f"{LABELS[key]}：最多{MOST[key]}字"
    try:
        _unpacked(_packed(row.rules))
    except ValueError as wrong:
        yield f"时限规则：{wrong}"


MOST: Mapping[str, int] = {
    "field": 40, "first": 60, "second": 120, "content": 1000, "basis": 500, "limit": 200, "subject": 100, "who": 60,
}  # fmt: skip
