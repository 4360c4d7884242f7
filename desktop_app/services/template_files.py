"""A superior's form as a file: read, filled and written by what its ending says; what may be kept of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from desktop_app.domain.template_marks import numbers_of
from desktop_app.domain.template_plan import Anatomy, Plan, Rowset, Told, Use, questions
from desktop_app.errors import Refused
from desktop_app.registers.every import REGISTERS
from desktop_app.services.files import write_whole
from desktop_app.services.template_match import known_words

WORD = ".docx"
_LONGEST = 40  # characters of a name
_UNFIT = re.compile(r'[\\/:*?"<>|\n\r\t]')


def read(path: Path) -> Anatomy:
    """A form taken apart; Refused for what is none, Trouble when it cannot be read."""
    from desktop_app.documents.template_docx import read_docx_form  # noqa: PLC0415  start-up must not pay for it
    from desktop_app.excel.template_read import read_book  # noqa: PLC0415  as above

    known = known_words()
    if path.suffix.lower() in (".doc", ".docm", ".dotx", WORD):
        return read_docx_form(path, known)
    return read_book(path, known)


def written(path: Path, sets: Sequence[Rowset], marks: Mapping[str, Told], today: date) -> bytes:
    """The form with everything in it."""
    from desktop_app.documents.template_docx import fill_docx  # noqa: PLC0415  start-up must not pay for it
    from desktop_app.excel.template_fill import fill_book  # noqa: PLC0415  as above

    if path.suffix.lower() == WORD:
        return fill_docx(path, sets, marks)
    return fill_book(path, sets, marks, today)


def save(out: Path, content: bytes) -> None:
    """Written whole; one that is open in Excel is told before anything is touched."""
    if out.suffix.lower() == WORD:
        write_whole(out, content)
        return
    from desktop_app.excel.save import beside  # noqa: PLC0415  start-up must not pay for it

    with beside(out) as file:
        file.write(content)


def check_name(name: str) -> None:
    """Refused for a name nobody could find a form by."""
    if not name:
        raise Refused("请给套表起个名字", why="下次按这个名字找到它")
    if len(name) > _LONGEST or _UNFIT.search(name):
        raise Refused(
            f"“{name[:_LONGEST]}”不能作名字",
            why=f'最多 {_LONGEST} 字，不能有 \\ / : * ? " < > |',
            do="请换一个",
        )


def check(anatomy: Anatomy, plan: Plan) -> None:
    """Refused while something is open, and for a field there is none of."""
    if open_ := questions(anatomy, plan):
        raise Refused(
            f"还有 {len(open_)} 处没有说明，没有保存", why="\n".join(question.words for question in open_)
        )
    sound(plan)


def sound(plan: Plan) -> None:
    """Refused for a ledger, a field or a number there is none of, as one that a later version of ours took away."""
    fillings = [one for table in plan.tables.values() if table.register for one in table.columns.values()]
    fillings += plan.marks.values()
    ledgers = {one.key: one for one in REGISTERS}
    named = [table.register for table in plan.tables.values()] + [one.register for one in fillings]
    gone = [key for key in named if key and key not in ledgers]
    gone += [
        one.what
        for one in fillings
        if (found := ledgers.get(one.register)) is not None
        and one.what
        not in {Use.FIELD: found.by_key.keys(), Use.NUMBER: numbers_of(found)}.get(one.use, (one.what,))
    ]
    if gone:
        raise Refused(f"没有“{gone[0]}”这一项", why="台账里没有它了", do="请用“修改对应关系…”重新选择")
