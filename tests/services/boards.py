"""Issues of the notice board for tests and the bench: items reviewed for the board, sheets in every layout."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.domain.records import Query, Record
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.sheet import SHEET
from desktop_app.registers.slot import SLOT
from desktop_app.services.board_sheets import Candidate
from desktop_app.services.office import Office
from tests.builders import BUREAU, TODAY, added, reviewed
from tests.documents.paper import words

HALL = "一楼大厅公开栏"
WHOLE = replace(
    BUREAU, address="青石县城关镇人民路18号", postcode="725000", supervision_phone="0915-4420999"
)  # a 公示 must say them
BODY = (
    "根据《公共租赁住房管理办法》和《青石县公共租赁住房管理实施细则》，经个人申请、社区初审、街道复核、县级审核，"
    "现将2026年第{}批公共租赁住房拟保障对象予以{}，接受社会监督。\n特此{}。"
)
NOTICE = "因主管网检修，定于2026年6月16日8时至18时对幸福小区、东街停水，请提前做好储水准备。\n特此通告。"
_FAMILY, _GIVEN = "王李张刘陈杨赵黄周吴", ["秀兰", "建国", "玉梅", "志强", "丽华", "文斌", "桂英", "海燕"]
_LAYOUTS = ("A4告示",) * 12 + ("A3横排名单",) * 3 + ("A3海报",) * 2 + ("A4大字版",) * 2 + ("A4拼接",)


def roster(rows: int) -> str:
    """A list as a record keeps it."""
    lines = ["姓名\t乡镇\t村（社区）\t家庭人口\t保障方式\t月补贴（元）\t备注"]
    for at in range(rows):
        name = _FAMILY[at % 10] + _GIVEN[at % 8]
        told = (name, "城关镇", f"东沟村{at % 9 + 1}组", str(at % 5 + 1), "实物配租", f"{120 + at}.00", "")
        lines.append("\t".join(told))
    return "\n".join(lines)


def item_for(office: Office, layout: str, at: int, *, ready: bool = True, **other: Any) -> Record:
    """An item that suits a layout and says all it must, reviewed for the board unless told otherwise.

    What has a period, or a list of names, is a 公示; anything else hangs as 公告.
    """
    if layout == "A3横排名单":
        other = {"roster": roster(120), "period_from": "2026-06-15", "period_to": "2026-06-21", **other}
    kind = "公示" if "period_to" in other or "roster" in other else "公告"
    told = {
        "title": f"关于2026年第{at}批公租房保障对象的{kind}",
        "body": BODY.format(at, kind, kind),
        "genre": kind,
    }
    if layout in ("A3海报", "A4拼接"):
        told |= {
            "title": f"关于幸福小区第{at}次停水的通告",
            "genre": "通告",
            "body": NOTICE,
            "reach": "幸福小区、东街",
        }
    record = added(office, DISCLOSURE, **{**told, **other})
    if ready:
        reviewed(office, record)
    return office.entries.get(DISCLOSURE, record.id)


def declared(office: Office, count: int, section: str = "名单公示", **other: object) -> None:
    """Slots of one section of the hall."""
    for at in range(1, count + 1):
        added(office, SLOT, board=HALL, section=section, slot=f"第{at}格", place="办公楼一楼", **other)


def issue_with(office: Office, *items: Record, **other: object) -> Record:
    """An issue that opens TODAY, with a sheet for each item as the program proposes it."""
    issue = added(office, ISSUE, **{"title": "2026年第3期", "opens_on": str(TODAY), **other})
    if items:
        office.board.collect(issue.id, [Candidate(DISCLOSURE.key, item, "") for item in items])
    return office.entries.get(ISSUE, issue.id)


def mixed(office: Office, count: int = 20) -> Record:
    """An issue with sheets in every layout: A4, A3 lists of 120 people, posters, large print, a poster in tiles."""
    declared(office, count)
    issue = issue_with(office)
    for at, layout in enumerate((_LAYOUTS * (count // len(_LAYOUTS) + 1))[:count], 1):
        item = item_for(office, layout, at)
        changed = office.board.collect(issue.id, [Candidate(DISCLOSURE.key, item, "")])
        sheet = office.entries.get(SHEET, changed.one())
        raw = {**office.entries.copy_of(SHEET, sheet.id), "format": layout}
        office.entries.edit(SHEET, sheet.id, sheet.version, raw)
    return issue


def posted(office: Office, issue: Record, on: date = TODAY) -> Record:
    """The issue after it was posted."""
    office.board.post(issue.id, office.entries.get(ISSUE, issue.id).version, on)
    return office.entries.get(ISSUE, issue.id)


def only_sheet(office: Office, issue: Record) -> Record:
    """The one sheet of an issue as it stands."""
    (sheet,) = office.board.sheets(issue.text("number"))
    return sheet


def ways(office: Office, item: Record) -> list[tuple[str, str, str]]:
    """Kind, place and state of every way an item is public by."""
    found = office.outlets.of(item.text("number"))
    return [(way.text("kind"), way.text("address"), way.text("state")) for way in found]


def counted(office: Office, key: str) -> int:
    """How many living records a register has."""
    return office.entries.count(Query(key))


def text_of(pdf: bytes) -> str:
    """Everything a paper says, without blanks and line ends."""
    return "".join(words(pdf).split())
