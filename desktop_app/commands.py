"""What each command of the second door does; every function returns the exit code."""

from __future__ import annotations

import errno
import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from desktop_app.domain import clocks
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Query, Record, Voided
from desktop_app.domain.register import Register
from desktop_app.domain.workdays import Calendar
from desktop_app.errors import Refused, Trouble
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.every import NAMED
from desktop_app.registers.every import register as register_of
from desktop_app.registers.open_day import OPEN_DAY
from desktop_app.registers.visit import VISIT
from desktop_app.textfile import read_json, read_text
from desktop_app.work import drained

if TYPE_CHECKING:
    from desktop_app.services.importing import Rehearsal
    from desktop_app.services.office import Office

CHUNK = 500
EVENT_FIELDS = ("theme", "place")  # what a visit is told of its Open Day
LONGEST_NOTICE = 100_000  # characters: some 160 pages
WHO = "命令行"  # who acts, in the history


def say(text: str) -> None:
    """Tell the person who runs the command."""
    print(text, file=sys.stderr)  # noqa: T201  # stdout belongs to the result


def tell(value: object) -> None:
    """Hand a result to stdout."""
    with reading_on():
        print(json.dumps(value, ensure_ascii=False))  # noqa: T201  # the result of the command


@contextmanager
def reading_on() -> Iterator[None]:
    """BrokenPipeError when whoever reads stdout has gone, also on Windows, which calls it an invalid argument."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.EINVAL:
            raise BrokenPipeError from error
        raise


def today() -> date:
    return datetime.now().astimezone().date()


def ledger(name: str) -> Register:
    """`open_day` means the visits, as it did before their events had a page of their own; those are `event`."""
    return {"open_day": VISIT, "event": OPEN_DAY}.get(name) or register_of(name)


def place(path: Path) -> Path:
    """Where a file is to be written; Trouble or Refused before any work is done when it cannot be."""
    if path.is_dir():
        raise Refused(f"“{path}”是文件夹", why="要写的是一个文件", do="请在后面加上文件名")
    if not path.parent.is_dir():
        raise Trouble(f"没有文件夹“{path.parent}”", why="不会自动建立", do="请先建好文件夹，或换一个位置")
    return path


def demo(asked: Namespace) -> int:
    """Fill a folder with the example year."""
    from desktop_app.services.office import make_example  # noqa: PLC0415  # `due` needs no database

    drained(make_example(asked.data, asked.records, asked.seed, today()))
    with opened(asked.data) as office:
        records = {_name(register): office.entries.count(Query(register.key)) for register in NAMED}
    say(f"已写入示例年度：{sum(records.values())} 条记录，在 {asked.data}")
    tell({"data": str(asked.data), "records": records})
    return 0


def _name(register: Register) -> str:
    return OPEN_DAY.key if register is VISIT else register.key


def due(asked: Namespace) -> int:
    """Reckon a due date from a file of steps, by the published calendar alone."""
    steps = clocks.from_json(read_json(asked.steps))
    if asked.today:
        clocks.check(steps, asked.today)
    result = clocks.reckon(steps, Calendar.builtin())
    told = result.as_json()
    if asked.today:
        told["bucket"] = clocks.bucket(result, asked.today).value
    tell(told)
    return 0


def bring_in(asked: Namespace) -> int:
    """Import a sheet, or tell what an import would do; the verdicts are told even when the import is refused."""
    from desktop_app.excel import guard  # noqa: PLC0415  # other commands read no sheets

    guard.look(asked.file)  # a mistyped name must not leave an empty ledger behind
    with _rehearsed_in(asked.data) if asked.dry_run else opened(asked.data, create=True, copy=True) as office:
        rehearsal = office.importing.rehearse(ledger(asked.register), asked.file)
        told: dict[str, object] = {"counts": rehearsal.counts(), "written": False, "ids": []}
        try:
            if not asked.dry_run:
                changed = drained(office.importing.write(rehearsal, skip_faulty=asked.skip_faulty))
                told |= {"written": True, "ids": sorted(changed.records[rehearsal.register.key])}
        finally:
            tell(told | _verdicts(rehearsal))
    return 0


@contextmanager
def _rehearsed_in(data: Path) -> Iterator[Office]:
    """The ledger of a folder; an empty one that is thrown away when there is none yet."""
    from desktop_app.services.data_folder import LEDGER  # noqa: PLC0415  # `due` needs no database

    with ExitStack() as stack:
        if not (data / LEDGER).exists():
            data = Path(stack.enter_context(TemporaryDirectory(prefix="zwgk-")))
        yield stack.enter_context(opened(data, create=True))


def _verdicts(rehearsal: Rehearsal) -> dict[str, object]:
    return {
        "headings": [{"heading": m.heading.label, "field": m.key} for m in rehearsal.matched],
        "rows": [
            {
                "row": row.number,
                "verdict": str(row.verdict),
                "mistakes": list(row.mistakes),
                "notes": list(row.notes),
                "changes": [list(change) for change in row.changes],
            }
            for row in rehearsal.rows
        ],
    }


def export(asked: Namespace) -> int:
    """Export a register with the columns a new window shows."""
    from desktop_app.services.exporting import ExportWish  # noqa: PLC0415  # `due` needs no database

    register, out = ledger(asked.register), place(asked.out)
    with opened(asked.data) as office:
        query = Query(register.key, equal={"year": (asked.year,)} if asked.year else {})
        title = office.exporting.title(register, asked.year)
        period = f"{asked.year}年1月1日至12月31日" if asked.year else ""
        wish = ExportWish(query, register.columns(), title, out, asked.mask, asked.reason, period)
        made = drained(office.exporting.write(register, wish))
    say(f"已导出 {made.rows} 行到 {made.path}")
    tell({"file": str(made.path), "rows": made.rows, "mask": asked.mask})
    return 0


def notice(asked: Namespace) -> int:
    """Typeset a notice from an entry of the ledger, or from a text."""
    out = place(asked.out)
    if asked.text:
        from desktop_app.services.files import write_whole  # noqa: PLC0415  # `due` needs no database
        from desktop_app.services.publishing import text_paper  # noqa: PLC0415

        text = read_text(asked.text)
        if len(text) > LONGEST_NOTICE:
            raise Refused(
                "文字太长，没有排版", why=f"有 {len(text)} 字，最多 {LONGEST_NOTICE} 字", do="请分成几份"
            )
        title, issuer = asked.title or asked.text.stem, asked.issuer or "（单位名称）"
        paper = text_paper(text, asked.kind, title, issuer, asked.on or today())
        write_whole(out, paper.pdf)
    else:
        with opened(asked.data) as office:
            paper = office.publishing.save(entry(office, asked.id), out)
    if paper.missing:
        say("字库缺少这些字，印成了〓：" + " ".join(paper.missing))
    say(f"已排成 {paper.pages} 页，存为 {out}" + (f"；{paper.why}，印有“草稿”" if paper.draft else ""))
    tell({"file": str(out), "pages": paper.pages, "draft": paper.draft, "missing": list(paper.missing)})
    return 0


def entry(office: Office, name: str) -> int:
    """The id of an item of 主动公开 named by number or id; Refused when there is none."""
    found = office.entries.page(Query(DISCLOSURE.key, equal={"number": (name,)}, voided=Voided.BOTH), 0, 1)
    if found:
        return found[0].id
    if name.isascii() and name.isdigit() and len(name) < 18:
        return int(name)
    raise Refused(f"没有编号为“{name}”的主动公开信息", do="请用 list disclosure 查看编号")


def listing(asked: Namespace) -> int:
    """One JSON object a line for each living record, oldest number first."""
    register = ledger(asked.register)
    with opened(asked.data) as office:
        events = _events(office) if register is VISIT else {}
        query = Query(register.key, asked.search, sort=(("year", False), ("sequence", False)))
        ids = office.entries.ids(query)
        for begin in range(0, len(ids), CHUNK):
            for record in office.entries.rows(register, ids[begin : begin + CHUNK]):
                told = {"id": record.id} | {f.key: plain(record[f.key]) for f in register.fields}
                if register is VISIT:
                    event = events.get(record.day("event_on"))
                    told |= {f"event_{key}": plain(event[key]) if event else None for key in EVENT_FIELDS}
                tell(told)
    return 0


def _events(office: Office) -> Mapping[date | None, Record]:
    """The Open Days by their date."""
    found = office.entries.page(Query(OPEN_DAY.key, sort=(("held_on", True),)), 0, CHUNK)
    return {event.day("held_on"): event for event in found}


def plain(value: Value) -> object:
    """A value as JSON has it."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


@contextmanager
def opened(data: Path, *, create: bool = False, copy: bool = False) -> Iterator[Office]:
    """The ledger of a folder, closed again at the end."""
    from desktop_app.services.office import open_office  # noqa: PLC0415  # `due` needs no database

    office = open_office(data, create=create, nobody=WHO, resident=False)
    try:
        yield office
    finally:
        office.close(copy=copy)


def tour(asked: Namespace) -> int:
    """The example year, four sheets, a notice and pictures of the window, in a folder."""
    from desktop_app.tour import walk  # noqa: PLC0415  # needs Qt

    made = []
    for path, what in walk(asked.out, today()):
        say(f"{what}：{path.name}")
        made.append(str(path))
    say(f"都在文件夹 {asked.out.resolve()}")
    tell({"folder": str(asked.out.resolve()), "files": made})
    return 0


def open_window(asked: Namespace) -> int:
    """Open the window over a folder; with --check paint it once and close, also where there is no screen."""
    if _screenless():
        if not asked.check:
            raise Trouble("窗口打不开", why="这台机器没有屏幕", do="请在桌面环境里运行，或改用 tour 命令")
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop_app.main import start  # noqa: PLC0415  # needs Qt

    return start(asked.data, check=asked.check)


def _screenless() -> bool:
    """Whether Qt would find nowhere to draw and end the process: only on Linux, and only when nobody told it where."""
    told = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in told)
