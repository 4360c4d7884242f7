"""The words of an Open Day's papers, line by line."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.documents import open_day_forms, open_day_lists, open_day_prose
from desktop_app.documents.open_day_parts import DayHead, VisitRow
from desktop_app.documents.open_day_prose import DayFacts, DayNumbers
from desktop_app.registers.open_day_counts import Kept
from tests.documents.paper import GOLDEN, ISSUER

DAY = date(2026, 5, 15)
HEAD = DayHead(ISSUER, DAY, "“5·15”政务公开日", "县城文化广场")
SPOT = VisitRow(
    number="接访-2026-0001", seat="1-001", visitor="陈建国", sex="男", phone="13800001234", address="城关镇新民路12号",
    people="2", content="咨询公租房申请条件。", matter="咨询", leader="局长", handler="李文", handling="当场答复",
    spot=True, answer="已说明条件。", department="", promised="", state="当场答复", outcome="", fed_back_on="",
    satisfaction="",
)  # fmt: skip
LATER = replace(
    SPOT, number="接访-2026-0002", seat="2-001", visitor="未留名", content="反映小区漏水。\n要求维修。", matter="投诉",
    handling="转办", spot=False, answer="", department="房产管理股", promised="2026-05-22", state="已反馈",
    outcome="已解决", fed_back_on="2026-05-20", satisfaction="满意",
)  # fmt: skip
ROWS = [SPOT, LATER]
KINDS = [Kept("咨询", 1, 2, 1, 0, 0, 0, 0), Kept("投诉", 1, 2, 0, 1, 0, 1, 0)]
ROOMS = [Kept("房产管理股", 1, 2, 0, 1, 0, 1, 0)]
TOTAL, NOBODY = Kept("合计", 2, 4, 1, 1, 0, 1, 0), Kept("合计", 0, 0, 0, 0, 0, 0, 0)
FACTS = DayFacts(
    ISSUER, DAY, "政务公开日", "“5·15”政务公开日", "县城文化广场", "8:30—12:00", "局长、副局长", 2,
    ("办公室", "房产管理股"), "李文", "0915-4420000", "设接访台两个。\n发放《百姓办事通》。",
    12, "公租房申请流程\n危房改造政策", 800, "办事指南",
    "来访人满意而归。",
)  # fmt: skip


def papers() -> list[list[str]]:
    numbers = DayNumbers(TOTAL, KINDS, ROOMS, date(2026, 5, 22), date(2026, 5, 22))
    bare = DayFacts(ISSUER, DAY)
    return [
        open_day_lists.sign_in_lines(HEAD, ROWS, 1),
        open_day_lists.register_lines(HEAD, ROWS),
        open_day_lists.open_items_lines(HEAD, [LATER], DAY),
        open_day_forms.visitor_lines(HEAD, LATER),
        open_day_forms.kinds_lines(HEAD, KINDS, ROOMS, TOTAL),
        open_day_prose.prose_lines(open_day_prose.plan(FACTS)),
        open_day_prose.prose_lines(open_day_prose.summary(FACTS, numbers)),
        open_day_lists.register_lines(HEAD, []),
        open_day_lists.open_items_lines(HEAD, [], DAY),
        open_day_forms.kinds_lines(HEAD, [], [], NOBODY),
        open_day_prose.prose_lines(open_day_prose.plan(bare)),
        open_day_prose.prose_lines(open_day_prose.summary(bare, DayNumbers(NOBODY))),
    ]


def test_every_paper_says_its_words() -> None:
    told = "\n\n".join("\n".join(lines) for lines in papers()) + "\n"
    golden = GOLDEN / "open-day.txt"
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(told, encoding="utf-8", newline="\n")
    assert told == golden.read_text(encoding="utf-8")


def test_the_same_day_gives_the_same_bytes_and_the_lines_stand_on_the_paper() -> None:
    first, again = (open_day_lists.register_sheets(HEAD, ROWS * 30) for _ in range(2))
    assert first.pdf == again.pdf
    assert first.pages > 1
    prose = open_day_prose.summary(FACTS, DayNumbers(TOTAL, KINDS, ROOMS))
    assert open_day_prose.prose_word(prose) == open_day_prose.prose_word(prose)


@pytest.mark.parametrize("char", ["㛃", "𬱖"])
def test_rare_characters_of_names_are_printed(char: str) -> None:
    sheets = open_day_lists.register_sheets(HEAD, [replace(SPOT, visitor=f"王{char}")])
    assert sheets.missing == ()
