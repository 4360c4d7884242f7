"""A day at two desks: sixty visitors by keyboard alone, and papers whose numbers a second count agrees with."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.records import Query, Record
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.open_day import OPEN, OPEN_DAY
from desktop_app.registers.visit import PASSED, SPOT, TAKEN, VISIT
from desktop_app.services.office import Office
from desktop_app.work import drained
from tests.builders import BUREAU, added, opened
from tests.hand import Hand
from tests.ui.conftest import dressed, open_window
from tests.ui.dialogs.letters import pdf_words
from ui.main_window import MainWindow

__all__ = ["dressed", "open_window"]
DAY = date(2026, 5, 15)
FIRST, SECOND = 36, 24  # visitors at each desk
MATTERS = ("咨询", "求助", "投诉", "举报", "建议", "表扬", "其他")
WAYS = (SPOT, PASSED, TAKEN)
ROOMS = ("房产管理股", "村镇建设股", "城市建设股")
SAID = ("问公租房怎么申请", "反映小区物业乱收费", "问农村危房改造补助", "反映路灯不亮", "建议增设停车位")
ASKED = {"电话", "人数", "住址", "接访领导", "反映事项", "咨询", SPOT, "转办科室", "承诺期限"}


@dataclass
class Visitor:
    """Who comes, as the test knows it: its own count of the day is made from these."""

    name: str
    content: str
    phone: str = ""
    people: int = 1
    matter: str = "咨询"
    way: str = SPOT
    room: str = ""
    promise: str = ""


@dataclass
class Keys:
    """Fingers on the keyboard: what is typed goes where the cursor is."""

    hand: Hand
    seen: set[str] = field(default_factory=set)

    def say(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        if text.isascii():
            QTest.keyClicks(focus, text)
            return
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(focus, event)

    def on(self) -> None:
        """Tab, wherever it leads; the fields passed are remembered."""
        self.hand.key("Tab")
        self.seen.add(self.hand.cursor())

    def receive(self, one: Visitor, *, leader: str = "") -> None:
        """One visitor, from the name to Ctrl+Enter."""
        self.say(one.name) if one.name else self.hand.key("F6")
        if one.name:
            self.on()
        self.hand.key("1")
        self.on()
        self.say(one.phone)
        self.on()
        if one.people != 1:
            self.hand.key("Ctrl+A")
            self.say(str(one.people))
        self.on()
        self.on()
        if leader:
            self.hand.key("Ctrl+A")
            self.say(leader)
        self.on()
        self.say(one.content)
        self.on()
        self.hand.key(str(MATTERS.index(one.matter) + 1))
        self.on()
        self.hand.key(str(WAYS.index(one.way) + 1))
        self.on()
        if one.way != SPOT:
            self.say(one.room)
            self.on()
            self.say(one.promise)
        self.hand.key("Ctrl+Return")


def crowd(count: int, seed: int) -> list[Visitor]:
    """Visitors with everything that differs."""
    dice, made = random.Random(seed), []
    for at in range(count):
        way = dice.choices(WAYS, (6, 2, 1))[0]
        one = Visitor(
            "" if at % 10 == 9 else f"{dice.choice('王李张刘陈杨黄赵')}{dice.choice('秀建国玉文')}{at + 1}",
            f"{dice.choice(SAID)}{at + 1}",
            f"1390000{seed}{at:03d}" if at % 3 else "",
            dice.choice((1, 1, 1, 2, 5)),
            dice.choice(MATTERS),
            way,
            dice.choice(ROOMS) if way == PASSED else "",
            dice.choice(("5", "10个工作日", "5-29", "2026-06-10")) if way != SPOT else "",
        )
        made.append(one)
    return made


def office_at(folder: Path) -> Office:
    office = opened(folder, DAY)
    office.bureau.put(BUREAU)
    office.lists.put("department", [(room, True) for room in ROOMS])
    return office


def visits(office: Office) -> list[Record]:
    return office.entries.page(Query(VISIT.key, sort=(("sequence", False),)), 0, 1_000)


def at_desk(hand: Hand, qtbot: QtBot) -> Keys:
    """The tab, the event's page, F11: the whole screen is the desk."""
    hand.tab("公开日接访")
    hand.key("F11")
    qtbot.waitUntil(lambda: hand.title() == "公开日接访")
    qtbot.waitUntil(lambda: hand.cursor() == "来访人")
    return Keys(hand)


def leave(hand: Hand, qtbot: QtBot) -> None:
    hand.key("Esc")
    qtbot.waitUntil(lambda: hand.title() != "公开日接访")


def words(pdf: bytes) -> str:
    return re.sub(r"\s", "", pdf_words(pdf))


def test_a_day_at_two_desks(  # the window is that of the other tests
    open_window: Callable[[Office], MainWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    first = office_at(tmp_path / "一号台")
    event = added(
        first, OPEN_DAY, held_on=str(DAY), theme="“5·15”政务公开日", leaders="局长、副局长", leaflets="800"
    )
    added(
        first, HOTLINE, called_at="2026-04-02 10:00", caller="周玉梅", phone="13912345678", content="问过户"
    )
    mine = crowd(FIRST, 1)
    mine[3] = Visitor("㛃𬱖", "身份证号110105194912310025，问公租房", matter="咨询")
    mine[7] = Visitor("周玉梅", "又问过户", "13912345678", matter="咨询")
    mine[20] = Visitor("周玉梅", "再问过户", "13912345678", matter="咨询")
    hand = Hand(qtbot, open_window(first))
    keys = at_desk(hand, qtbot)
    hand.key("Ctrl+Return")  # an empty form is told, not written
    assert hand.sees("来访人：必须填写") or hand.sees("必须填写")
    hand.key("Ctrl+Delete")
    for at, one in enumerate(mine):
        keys.receive(one, leader="局长" if at == 0 else "")
        assert hand.sees(f"第{at + 1}位　1-{at + 1:03d}　接访-2026-{at + 1:04d}"), (at, one)
    assert keys.seen >= ASKED  # Tab alone came by every field
    assert first.entries.get(OPEN_DAY, event.id)["state"] == OPEN  # the first visitor opened the day

    keys.say("周玉梅")  # a name is enough to be told who was here
    hand.see("以前来过或来过电话 3 次")
    assert hand.sees("2026-04-02 热线-2026-0001（同名）：问过户")
    keys.on()
    for _ in range(5):
        keys.on()
    keys.say("身份证110105194912310025")
    hand.see("反映事项里有身份证号1处")
    hand.key("Ctrl+Delete")

    # The last one was wrong: taken back, put right, and he keeps his number
    hand.key("Ctrl+Z")
    assert hand.sees(f"改正：1-{FIRST:03d}")
    assert hand.value("反映事项") == mine[-1].content
    mine[-1].name = "改正人"
    hand.key("Ctrl+A")
    keys.say("改正人")
    hand.key("Ctrl+Return")
    assert hand.sees(f"第{FIRST}位　1-{FIRST:03d}　接访-2026-{FIRST:04d}")
    leave(hand, qtbot)
    gone = visits(first)[4]
    first.entries.void(VISIT, gone.id, "重复登记")
    del mine[4]

    # The other desk, another PC, another ledger
    second = office_at(tmp_path / "二号台")
    other = added(second, OPEN_DAY, held_on=str(DAY), theme="“5·15”政务公开日")
    second.open_days.name_desk("2")
    theirs = crowd(SECOND, 2)
    theirs[5] = Visitor("", "问公租房", matter="咨询")
    theirs[6] = Visitor("", "问公租房", matter="咨询")  # another one who asks the same and says no name
    keys = at_desk(Hand(qtbot, open_window(second)), qtbot)
    for at, one in enumerate(theirs):
        keys.receive(one, leader="副局长" if at == 0 else "")
    assert keys.hand.sees(f"第{SECOND}位　2-{SECOND:03d}")
    leave(keys.hand, qtbot)

    sheet = tmp_path / "2号台.xlsx"
    drained(second.open_days.export_desk(other.id, "2号台", sheet, "合并"))
    for told in ({"新增": SECOND}, {"不变": SECOND}):
        rehearsal = first.importing.rehearse(VISIT, sheet)
        assert {key: count for key, count in rehearsal.counts().items() if count} == told
        if "新增" in told:
            drained(first.importing.write(rehearsal))
    numbers = [int(visit.text("number")[-4:]) for visit in visits(first)]
    assert numbers == [
        at for at in range(1, FIRST + SECOND + 1) if at != gone["sequence"]
    ]  # gapless but the void
    _counted(first, event, [*mine, *theirs])
    for office in (first, second):
        office.close(copy=False)


def _counted(office: Office, event: Record, came: list[Visitor]) -> None:
    """The papers tell what the test itself counts."""
    ways = Counter(one.way for one in came)
    people, later = sum(one.people for one in came), len(came) - ways[SPOT]
    figures = {f.measure.label: f for f in office.open_days.figures(event.id)}
    told = {name: figures[name].value for name in ("来访人次", "咨询件数", *WAYS, "带回办理", "办理中")}
    assert told == {
        "来访人次": people, "咨询件数": len(came), **ways, "带回办理": later, "办理中": later,
    }  # fmt: skip
    papers = office.open_day_papers
    summary = words(papers.summary(event.id).pdf)
    assert (
        f"接待来访{people}人次，登记咨询{len(came)}件，其中当场答复{ways[SPOT]}件，转办{ways[PASSED]}件"
        in summary
    )
    kinds = words(papers.kinds(event.id).pdf)
    for matter in MATTERS:
        some = [one for one in came if one.matter == matter]
        mixed = Counter(one.way for one in some)
        row = (matter, len(some), sum(one.people for one in some), *(mixed[way] for way in WAYS))
        assert "".join(map(str, row)) in kinds
    assert {one.room for one in came} >= set(ROOMS[:2])
    for room in {one.room for one in came if one.room}:
        some = [one for one in came if one.room == room]
        row = (room, len(some), sum(one.people for one in some), 0, len(some), 0, 0, len(some))
        assert "".join(map(str, row)) in kinds
    listed = words(papers.register(event.id).pdf)
    assert f"共{len(came)}件" in listed
    assert all((one.name or "未留名") in listed for one in came)
    items = words(papers.open_items(event.id).pdf)
    assert f"带回办理{later}件，已反馈0件，未反馈{later}件" in items
    assert not any(one.name and one.name in items for one in came)
