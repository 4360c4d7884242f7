"""What each command of the second door does; every function returns the exit code."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from desktop_app.domain import clocks
from desktop_app.domain.fields import Value
from desktop_app.domain.records import Query, Voided
from desktop_app.domain.register import Register
from desktop_app.domain.workdays import Calendar
from desktop_app.errors import Refused, Trouble
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.every import register as register_of
from desktop_app.registers.visit import VISIT

if TYPE_CHECKING:
    from desktop_app.services.importing import Rehearsal
    from desktop_app.services.office import Office

T = TypeVar("T")
LARGEST_TEXT = 2_000_000  # bytes of a file with steps or a notice text


def _say(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201  # what is said to the person


def _tell(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False))  # noqa: T201  # the result of the command


def _today() -> date:
    return datetime.now().astimezone().date()


def _drained(work: Generator[tuple[int, int], None, T]) -> T:
    """The result of a long work."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: T = end.value
            return result


def _register(name: str) -> Register:
    """`open_day` lists the visits; their event's date is one of their fields."""
    return VISIT if name == "open_day" else register_of(name)


def demo(asked: Namespace) -> int:
    """Fill a folder with the example year."""
    from desktop_app.services.office import make_example  # noqa: PLC0415  # other commands need no database

    made = _drained(make_example(asked.data, asked.records, asked.seed, _today()))
    _say(f"已写入示例年度：{made} 条记录，在 {asked.data}")
    return 0


def due(asked: Namespace) -> int:
    """Reckon a due date from a file of steps."""
    steps = clocks.from_json(_json(asked.steps))
    if asked.today:
        clocks.check(steps, asked.today)
    result = clocks.reckon(steps, Calendar.builtin())
    told = result.as_json()
    if asked.today:
        told["bucket"] = clocks.bucket(result, asked.today).value
    _tell(told)
    return 0


def _json(path: Path) -> object:
    try:
        return json.loads(_text(path))
    except ValueError as error:
        raise Refused(f"《{path.name}》不是 JSON", why=str(error), do="请核对文件内容") from None


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_TEXT:
            raise Refused(
                f"《{path.name}》太大", why=f"最多 {LARGEST_TEXT // 1_000_000} MB", do="请分成几个文件"
            )
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return path.read_text(encoding="gb18030", errors="replace")
    except OSError as error:
        raise Trouble(
            f"读不了《{path.name}》", why=error.strerror or str(error), do="请核对文件名和位置"
        ) from error


def bring_in(asked: Namespace) -> int:
    """Import a sheet, or tell what an import would do; the verdicts are told even when the import is refused."""
    with _opened(asked.data, copy=not asked.dry_run) as office:
        rehearsal = office.importing.rehearse(_register(asked.register), asked.file)
        told: dict[str, object] = {"counts": rehearsal.counts(), "written": False, "ids": []}
        try:
            if not asked.dry_run:
                changed = _drained(office.importing.write(rehearsal, skip_faulty=asked.skip_faulty))
                told |= {"written": True, "ids": sorted(next(iter(changed.records.values())))}
        finally:
            _tell(told | _verdicts(rehearsal))
    return 0


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
    from desktop_app.services.exporting import ExportWish  # noqa: PLC0415  # other commands need no database

    register = _register(asked.register)
    with _opened(asked.data) as office:
        query = Query(register.key, equal={"year": (asked.year,)} if asked.year else {})
        title = office.exporting.title(register, asked.year)
        period = f"{asked.year}年1月1日至12月31日" if asked.year else ""
        wish = ExportWish(query, register.columns(), title, asked.out, asked.mask, asked.reason, period)
        made = _drained(office.exporting.write(register, wish))
    _say(f"已导出 {made.rows} 行到 {made.path}")
    return 0


def notice(asked: Namespace) -> int:
    """Typeset a notice from an entry of the ledger, or from a text."""
    if asked.text:
        from desktop_app.services.files import write_whole  # noqa: PLC0415
        from desktop_app.services.publishing import text_paper  # noqa: PLC0415

        paper = text_paper(
            _text(asked.text),
            asked.kind,
            asked.title or asked.text.stem,
            asked.issuer or "（单位名称）",
            asked.on or _today(),
        )
        write_whole(asked.out, paper.pdf)
    elif asked.id and asked.data:
        with _opened(asked.data) as office:
            paper = office.publishing.save(_entry(office, asked.id), asked.out)
    else:
        raise Refused("不知道要排哪一条", do="请写编号和 --data，或用 --text 给出文本文件")
    if paper.missing:
        _say("字库缺少这些字，印成了〓：" + " ".join(paper.missing))
    _say(
        f"已排成 {paper.pages} 页，存为 {asked.out}"
        + ("；尚无保密审查编号，印有“草稿”" if paper.draft else "")
    )
    return 0


def _entry(office: Office, name: str) -> int:
    found = office.entries.page(Query(DISCLOSURE.key, equal={"number": (name,)}, voided=Voided.BOTH), 0, 1)
    if found:
        return found[0].id
    if name.isdigit():
        return int(name)
    raise Refused(f"没有编号为“{name}”的主动公开信息", do="用 list disclosure 查看编号")


def listing(asked: Namespace) -> int:
    """One JSON object a line for each living record, oldest number first."""
    register = _register(asked.register)
    with _opened(asked.data) as office:
        query = Query(register.key, asked.search, sort=(("year", False), ("sequence", False)))
        ids = office.entries.ids(query)
        for begin in range(0, len(ids), 500):
            for record in office.entries.rows(register, ids[begin : begin + 500]):
                _tell({"id": record.id} | {f.key: _plain(record[f.key]) for f in register.fields})
    return 0


def _plain(value: Value) -> object:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


@contextmanager
def _opened(data: Path, *, copy: bool = False) -> Iterator[Office]:
    from desktop_app.services.office import open_office  # noqa: PLC0415  # other commands need no database

    office = open_office(data, create=False, nobody="命令行")
    try:
        yield office
    finally:
        office.close(copy=copy)


def tour(asked: Namespace) -> int:
    """The example year, four sheets, a notice and pictures of the window, in a folder."""
    from desktop_app.tour import walk  # noqa: PLC0415  # needs Qt

    for line in walk(asked.out):
        _say(line)
    return 0


def open_window(asked: Namespace) -> int:
    """Open the window over a folder; with --check paint it once and close."""
    from desktop_app.main import start  # noqa: PLC0415  # needs Qt

    return start(asked.data, check=asked.check)
