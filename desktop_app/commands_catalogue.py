"""What `catalogue` does from the command line: the standard catalogue handed out and brought in."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.commands import opened, place, say, tell
from desktop_app.usage import Parser

if TYPE_CHECKING:
    from desktop_app.services.catalogue_import import CatalogueRehearsal


def arguments(catalogue: Parser) -> None:
    """What may be done with the catalogue, and the words for it."""
    what = catalogue.add_subparsers(dest="what", required=True, metavar="做什么", parser_class=Parser)
    text = "把启用的事项写成基层政务公开标准目录样式的 Excel 文件"
    out = what.add_parser("export", help=text, description=f"{text}。")
    out.set_defaults(run=export)
    out.add_argument("--out", type=Path, required=True, metavar="文件.xlsx")
    _data(out)
    text = "导入标准目录，逐行说明新增、修改、不变或有误"
    bring = what.add_parser("import", help=text, description=f"{text}。")
    bring.set_defaults(run=bring_in)
    bring.add_argument("file", type=Path, metavar="文件.xlsx", help="也可以是 .xls、.ods、.csv")
    bring.add_argument("--dry-run", action="store_true", help="只预演，不写入")
    _data(bring)


def _data(parser: Parser) -> None:
    parser.add_argument("--data", type=Path, required=True, metavar="文件夹", help="数据文件夹")


def export(asked: Namespace) -> int:
    """Write the rows in use as the official sheet."""
    out = place(asked.out)
    with opened(asked.data) as office:
        rows = office.catalogue.export(out)
    say(f"已导出 {rows} 个事项到 {out}")
    tell({"file": str(out), "rows": rows})
    return 0


def bring_in(asked: Namespace) -> int:
    """Bring in a sheet, or tell what that would do; the verdicts are told even when it is refused."""
    with opened(asked.data, copy=not asked.dry_run) as office:
        rehearsal = office.catalogue.rehearse(asked.file)
        told: dict[str, object] = {"counts": rehearsal.counts(), "written": False, "changed": 0}
        try:
            if not asked.dry_run:
                told |= {"changed": office.catalogue.write(rehearsal), "written": True}
        finally:
            tell(told | _verdicts(rehearsal))
    counted = "，".join(f"{verdict}{count}行" for verdict, count in rehearsal.counts().items())
    say(f"{counted}；文件里没有的{rehearsal.untouched}行不改动" + ("（只是预演）" if asked.dry_run else ""))
    return 0


def _verdicts(rehearsal: CatalogueRehearsal) -> dict[str, object]:
    return {
        "untouched": rehearsal.untouched,
        "rows": [
            {
                "sheet": one.sheet,
                "row": one.line,
                "item": one.name,
                "verdict": one.verdict.value,
                "changed": list(one.changed),
                "mistakes": list(one.mistakes),
                "notes": list(one.notes),
            }
            for one in rehearsal.verdicts
        ],
    }
