"""Everything a clerk can do, opened over one folder of data: what the window and the command line are handed."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.masking_presets import BOARD
from desktop_app.errors import Refused, Trouble
from desktop_app.services.attachments import Attachments
from desktop_app.services.board import Board
from desktop_app.services.board_desk import BoardDesk
from desktop_app.services.booklets import Booklets
from desktop_app.services.bureau import BureauFile
from desktop_app.services.calendar import CalendarFile
from desktop_app.services.call_backs import CallBacks
from desktop_app.services.casefiles import CaseFiles
from desktop_app.services.cases import Cases
from desktop_app.services.catalogue import Catalogue
from desktop_app.services.data_folder import (
    COPIES,
    LEDGER,
    OPEN_MARK,
    copy_before_migration,
    make_folder,
    mark,
)
from desktop_app.services.decisions import Decisions
from desktop_app.services.drafts import Drafts
from desktop_app.services.duties import Duties
from desktop_app.services.entries import Entries
from desktop_app.services.example import fill
from desktop_app.services.exporting import Exporting
from desktop_app.services.file_checks import FileChecks
from desktop_app.services.history import History
from desktop_app.services.hotline import Hotline
from desktop_app.services.hotline_papers import HotlinePapers
from desktop_app.services.importing import Importing
from desktop_app.services.issuing import Issuing
from desktop_app.services.lists import Lists
from desktop_app.services.mask_presets import MaskPresets
from desktop_app.services.moving import Desk
from desktop_app.services.normative import Normative
from desktop_app.services.open_day_papers import OpenDayPapers
from desktop_app.services.open_days import OpenDays
from desktop_app.services.orders import Orders
from desktop_app.services.outlets import Outlets
from desktop_app.services.people import People
from desktop_app.services.press_papers import PressPapers
from desktop_app.services.proposals import Proposals
from desktop_app.services.publishing import Publishing
from desktop_app.services.record_papers import RecordPapers
from desktop_app.services.reminders import Reminders
from desktop_app.services.reporting import AnnualReports
from desktop_app.services.requests import Requests
from desktop_app.services.results import Results
from desktop_app.services.review_subject import public_numbers
from desktop_app.services.reviewing import Reviewing
from desktop_app.services.rules import RuleFile
from desktop_app.services.safekeeping import Safekeeping, put_all_back
from desktop_app.services.scanning import Scanning
from desktop_app.services.simulating import Simulating
from desktop_app.services.statistics import Statistics
from desktop_app.services.templates import Templates
from desktop_app.services.topics import Topics
from desktop_app.services.window import WindowSettings
from desktop_app.services.work_reports import WorkReports
from desktop_app.storage.engine import check, open_engine
from desktop_app.storage.filing import FOLDER, Filing
from desktop_app.storage.migrate import bring_up
from desktop_app.storage.store import Store

if TYPE_CHECKING:
    from sqlalchemy import Engine

EXAMPLE = "example"
EXAMPLE_RECORDS, EXAMPLE_SEED = 420, 1


@dataclass(frozen=True)
class Office:
    """All services over one ledger."""

    data: Path
    resident: bool  # the window, which may be killed; a command is a guest beside it
    store: Store
    entries: Entries
    cases: Cases
    hotline: Hotline
    orders: Orders
    call_backs: CallBacks
    hotline_papers: HotlinePapers
    history: History
    attachments: Attachments
    scanning: Scanning
    file_checks: FileChecks
    drafts: Drafts
    requests: Requests
    reminders: Reminders
    duties: Duties
    catalogue: Catalogue
    publishing: Publishing
    results: Results
    outlets: Outlets
    topics: Topics
    decisions: Decisions
    normative: Normative
    open_days: OpenDays
    open_day_papers: OpenDayPapers
    board: Board
    board_desk: BoardDesk
    reviewing: Reviewing
    masks: MaskPresets
    letters: Issuing
    record_papers: RecordPapers
    booklets: Booklets
    proposals: Proposals
    press_papers: PressPapers
    casefiles: CaseFiles
    exporting: Exporting
    templates: Templates
    importing: Importing
    reports: AnnualReports
    statistics: Statistics
    work_reports: WorkReports
    calendar: CalendarFile
    rules: RuleFile
    simulating: Simulating
    bureau: BureauFile
    lists: Lists
    people: People
    window: WindowSettings
    safekeeping: Safekeeping

    @property
    def is_example(self) -> bool:
        """Whether this is the example year, not real data."""
        return self.data.name == EXAMPLE

    def close(self, *, copy: bool = True) -> None:
        """Close the ledger, after a checked copy was made; Trouble when the copy fails, but closed all the same."""
        try:
            if copy:
                self.safekeeping.copy_now("退出时")
        finally:
            self.store.close()
            if self.resident:
                self.attachments.close()
                (self.data / OPEN_MARK).unlink(missing_ok=True)

    def restore(self, copy: Path) -> None:
        """Close the ledger and put a copy in its place; the former file is kept aside. Open anew afterwards."""
        self.store.close()
        put_all_back(copy, self.data / LEDGER)


def open_office(
    data: Path,
    *,
    today: Callable[[], date] = date.today,
    now: Callable[[], datetime] = datetime.now,
    create: bool = True,
    nobody: str = "未登录",
    resident: bool = True,
) -> Office:
    """Open the ledger of a folder, migrating it when it is older; AppError in words when it cannot be.

    `nobody` is who acts before somebody has signed in. What is not `resident` is a command: it may run while the
    window is open and leaves the window's marks alone.
    """
    ledger = data / LEDGER
    if create:
        make_folder(data)
    elif not ledger.exists():
        raise Trouble(
            "没有找到台账", why=f"{data} 里没有 {LEDGER}", do="请核对数据文件夹，或先打开一次窗口建立台账"
        )
    engine = open_engine(ledger)
    try:
        if (data / OPEN_MARK).exists():
            check(engine)
        bring_up(engine, lambda: copy_before_migration(data, ledger, now))
        if resident:
            mark(data)
        return _assemble(data, engine, Desk(today, now, lambda: nobody, str), resident=resident)
    except BaseException:
        engine.dispose()
        raise


def _assemble(data: Path, engine: Engine, nobody: Desk, *, resident: bool) -> Office:
    """Wire the services; `nobody` tells who acts before somebody has signed in."""
    rules, seat = RuleFile(), list[People]()

    def me() -> str:
        return (seat[0].me() if seat else "") or nobody.me()

    store = Store(engine, me, nobody.now, rules.current)
    rules.attach(store)
    people = People(store)
    seat.append(people)
    people.begin()
    bureau = BureauFile(store)
    filing, spare = Filing(data / FOLDER), Filing(data / COPIES / FOLDER)
    attachments = Attachments(store, filing, spare)
    masks = MaskPresets(store, people)
    scanning = Scanning(lambda: public_numbers(bureau.get()), lambda: masks.get()[BOARD.key])
    desk = replace(nobody, me=me, bureau=lambda: bureau.get().name)
    entries = Entries(store, rules.current, desk, people.duties)
    requests = Requests(store, rules.current, bureau.get, desk.today)
    letters = Issuing(
        store, rules.current, bureau.get, desk.today, data, people.need, entries, (filing, spare)
    )
    outlets = Outlets(store, entries, attachments, desk.today, people.need)
    entries.attach(outlets.put_out)
    return Office(
        data=data,
        resident=resident,
        store=store,
        entries=entries,
        cases=Cases(store, rules.current, entries, bureau.get),
        hotline=Hotline(store, entries, desk.today),
        orders=Orders(store, entries, rules.current),
        call_backs=CallBacks(store, entries, rules.current, desk.today),
        hotline_papers=HotlinePapers(store, rules.current, desk.today),
        history=History(store, rules),
        attachments=attachments,
        scanning=scanning,
        file_checks=FileChecks(attachments, scanning),
        drafts=Drafts(store, desk.now, me),
        requests=requests,
        reminders=Reminders(store, rules.current, desk, people),
        duties=Duties(store, rules.current, desk.today),
        catalogue=Catalogue(store, bureau.get, desk.today, people.need),
        publishing=Publishing(store, desk.today),
        results=Results(store, rules.current, desk.today),
        outlets=outlets,
        topics=Topics(store, entries, outlets, desk.today),
        open_days=OpenDays(
            store, entries, Exporting(store, bureau.get, desk.today), rules.current, desk.today
        ),
        open_day_papers=OpenDayPapers(store, desk.today),
        board=Board(store, entries, desk.today),
        board_desk=BoardDesk(store, entries),
        normative=Normative(store, desk.today),
        decisions=Decisions(store, rules.current, desk.today),
        reviewing=Reviewing(store, desk, people, (filing, spare)),
        masks=masks,
        letters=letters,
        record_papers=RecordPapers(store, desk.today),
        booklets=Booklets(store, desk.today),
        press_papers=PressPapers(store, bureau.get),
        proposals=Proposals(store, entries, bureau.get, data, (filing, spare), people.need),
        casefiles=CaseFiles(store, letters, requests, bureau.get, (filing, spare)),
        exporting=Exporting(store, bureau.get, desk.today),
        templates=Templates(store, filing, spare, desk.today),
        importing=Importing(store, rules.current, desk.today),
        reports=AnnualReports(store, bureau.get, desk.today, people.need),
        statistics=Statistics(store, bureau.get, desk.today, people.need),
        work_reports=WorkReports(store, bureau.get, desk.today),
        calendar=CalendarFile(store, rules),
        rules=rules,
        simulating=Simulating(rules.current, bureau.get, desk.today),
        bureau=bureau,
        lists=Lists(store),
        people=people,
        window=WindowSettings(store, me),
        safekeeping=Safekeeping(engine, filing, data / COPIES, desk.now),
    )


def make_example(data: Path, records: int, seed: int, today: date) -> Generator[tuple[int, int], None, int]:
    """Fill an empty folder with the example year; Refused when real records already stand there."""
    office = open_office(data, today=lambda: today)
    try:
        with office.store.reading() as reader:
            used = bool(reader.last_units(1))
        if used:
            raise Refused("这个文件夹里已有台账", why="示例数据不能混进真实数据", do="请换一个空文件夹")
        return (yield from fill(office.store, records, seed, today))
    finally:
        office.close(copy=False)
