"""Items that are reviewed for a place, and ways to publish them by."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from desktop_app.domain.records import Record
from desktop_app.domain.review import Level, Opinion, Verdict, digest
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.office import Office
from desktop_app.services.outlet_ways import WayOut
from desktop_app.storage.store import Store
from tests.builders import BEGUN, NOTHING_FOUND, REVIEWERS, TODAY

WEBSITE = WayOut(
    "政府信息公开平台、局网站", "局网站", BEGUN, "https://zjj.example.gov.cn/gs/1.html", proof="网页截图"
)
BOARD = WayOut("公开栏、查阅场所", "公开栏", BEGUN, "1号公开栏，办公楼一楼大厅", proof="照片")
MEETING = WayOut("会议", "座谈会", BEGUN, "9:30，局三楼会议室", attendees=32, proof="会议纪要")
WECHAT = WayOut("媒体", "微信", BEGUN, "微信公众号“青石住建”", proof="网页截图")
MASKED = {"masked": "不需要"}


def on(way: WayOut, day: str, *files: Path) -> WayOut:
    """The same way on another day, with files."""
    return replace(way, published_on=type(BEGUN).fromisoformat(day), files=files)


def reviewed_for(office: Office, record: Record, preset: str) -> None:
    """The opinions of two more people about an item as it leaves for a place, straight into the ledger."""
    office.reviewing.set_in_program(True)
    own = office.store
    current = digest(office.reviewing.subject(record.id, preset))
    for level in (Level.FIRST, Level.SECOND):
        store = Store(own._engine, partial(REVIEWERS.__getitem__, level), own._now, own._rules)
        with store.unit(level) as unit:
            opinion = Opinion(level, Verdict.OPEN, TODAY, current, checklist=NOTHING_FOUND, preset=preset)
            unit.put_review(DISCLOSURE.key, record.id, opinion)


def now(office: Office, record: Record) -> Record:
    """The item as it stands."""
    return office.entries.get(DISCLOSURE, record.id)


def published(office: Office, record: Record, *ways: WayOut, preset: str = "website") -> Record:
    """The item made public by these ways, after its review for a place."""
    reviewed_for(office, record, preset)
    office.outlets.publish(record.id, now(office, record).version, ways, MASKED)
    return now(office, record)
