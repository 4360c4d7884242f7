"""What 今日 says of a 公示 that is over: its result may be issued, until there is one or none is needed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from desktop_app.domain.notice_law import SHOWN as PUBLIC_NOTICE
from desktop_app.domain.records import Query, Record, Window
from desktop_app.registers.disclosure import DISCLOSURE, DOWN, SHOWN
from desktop_app.services.result_gate import ResultState, ends_on, state_of
from desktop_app.storage.reader import Reader

READY = "公示期满，可以出结果"
PRESSED, SETTLE = "出结果公告…", "登记异议的处理结果"
FORGOTTEN = timedelta(days=60)  # a 公示 of an imported ledger is not asked about for ever
MOST = 10_000


def ready(reader: Reader, today: date) -> list[tuple[Record, ResultState]]:
    """Every 公示 whose last day was yesterday or lately and that nothing cites yet, by its last day."""
    found = [(item, state_of(reader, item, today)) for item in _over(reader, today)]
    waiting = [(item, state) for item, state in found if not state.results and _whole(item)]
    return sorted(waiting, key=lambda one: (one[1].ends_on or date.min, one[0].id))


def next_step(state: ResultState) -> str:
    """What is pressed now."""
    return SETTLE if state.open else PRESSED


def why(state: ResultState) -> str:
    """What came of it so far."""
    late = f"，另有逾期{state.late}件" if state.late else ""
    told = f"收到异议{state.received}件" if state.received else "没有收到异议"
    left = f"，{state.open}件还没有处理" if state.open else ""
    return f"公示期到{state.ends_on}，已满；{told}{left}{late}"


def _over(reader: Reader, today: date) -> Iterator[Record]:
    """The 公示 that ended lately, whatever they are asked about first: the day announced or the day of the rule."""
    equal = {"state": (*SHOWN, DOWN), "genre": (PUBLIC_NOTICE,)}
    last, first = today - timedelta(days=1), today - FORGOTTEN
    seen: set[int] = set()
    for key in ("period_to", "period_until"):
        asked = Query(
            DISCLOSURE.key,
            equal=equal,
            windows=(Window(key, first, last),),
            empty=("result_of",),
            sort=((key, False),),
        )
        for item in reader.page(asked, 0, MOST):
            until = ends_on(item)
            if item.id not in seen and not item["no_result"] and until and first <= until <= last:
                seen.add(item.id)
                yield item


def _whole(item: Record) -> bool:
    """Whether it hung to the end; one that was cut short has no result."""
    down, until = item.day("withdrawn_on"), ends_on(item)
    return item.text("state") != DOWN or not (down and until and down <= until)
