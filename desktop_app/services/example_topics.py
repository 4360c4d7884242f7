"""群众点题 of the example year: in every state, the answers on their way to the 回音壁."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from desktop_app.domain.records import Record
from desktop_app.domain.review import Stage
from desktop_app.registers.topic import FEEDBACK_DAYS, TOPIC
from desktop_app.services import example_texts as texts
from desktop_app.services import example_words as words
from desktop_app.services.example_disclosures import BOARD_CHANNEL, Item, item
from desktop_app.services.example_plan import Act, Piece, Planned, Year
from desktop_app.services.topic_gate import MAY, item_values, notice_number

_REVIEWED_IN = 4  # workdays from the answer until its 回音壁稿 is reviewed
_SOURCES = ("点题箱", "点题箱", "热线", "网站", "会议")
MOST = 60  # topics a county board can answer in a year


class End(Enum):
    """How far a topic comes by the end of the year, the rarest first."""

    WALL = auto()
    NEW = auto()
    WITHHELD = auto()
    RUNNING = auto()
    WORDED = auto()
    ANSWERED = auto()
    LATE = auto()


_BEFORE = {End.NEW: 0, End.RUNNING: 3, End.LATE: 9, End.ANSWERED: 8, End.WORDED: 12, End.WITHHELD: 45}


@dataclass(eq=False)
class Topic:
    """A topic; `ready` is the day its 回音壁稿 may hang, `echo_on` the day it does."""

    piece: Piece
    item: Item | None = None
    ready: date | None = None
    echo_on: date | None = None

    def shown(self, on: date, issue: Piece, place: str) -> None:
        """The answer hangs in a round of the board."""
        told: dict[str, Planned] = {"echo_on": on, "echo_issue": lambda: issue.number, "echo_place": place}
        self.piece.acts.append(Act("echoed", on, told))


def topics(year: Year, count: int) -> list[Topic]:
    """So many topics: each end once, the others on the wall."""
    ends = [*End][:count] + [End.WALL] * (count - len(End))
    return [_topic(year, end) for end in ends]


def items_needed(count: int) -> int:
    """How many of so many topics have an item of 主动公开."""
    ends = [*End][:count] + [End.WALL] * (count - len(End))
    return sum(end in (End.WALL, End.WORDED) for end in ends)


def _topic(year: Year, end: End) -> Topic:
    world, pick = year.world, year.world.random
    back = _BEFORE.get(end) if end in _BEFORE else pick.randint(40, 235)
    raised = world.before(year.today, back or 0)
    question, answer, department = texts.WITHHELD_TOPIC if end is End.WITHHELD else pick.choice(texts.TOPICS)
    question, answer = world.say(f"{question}\x00{answer}", raised).split("\x00")
    source = pick.choice(_SOURCES)
    piece = year.add(
        TOPIC,
        raised,
        {
            "raised_on": raised,
            "source": source,
            "asker": world.name() if source != "点题箱" else None,
            "phone": world.phone() if source == "热线" else None,
            "content": question,
            "department": department,
            "handler": pick.choice(words.PEOPLE),
            "demand": "请核实后书面反馈，能公开的写明公开内容。",
            "limit_days": FEEDBACK_DAYS,
            "signer": words.PEOPLE[1],
        },
    )
    if end is not End.NEW:
        notified = world.after(raised, 1)
        number = _in_time(piece)
        piece.acts.append(Act("notified", notified, {"notified_on": notified, "notice_no": number}))
        if end not in (End.RUNNING, End.LATE):
            return _answered(year, piece, end, (world.after(notified, pick.choice((2, 3, 4, 5, 6))), answer))
    return Topic(piece)


def _in_time(piece: Piece) -> Callable[[], str]:
    """通知书编号 as the program gives it."""
    return lambda: notice_number(Record(TOPIC.key, 0, 0, {"number": piece.number}))


def _answered(year: Year, piece: Piece, end: End, said: tuple[date, str]) -> Topic:
    on, answer = said
    judged = "不宜公开" if end is End.WITHHELD else MAY
    piece.acts.append(Act("answered", on, {"answered_on": on, "answer": answer, "judgement": judged}))
    if end is End.WITHHELD:
        gone = year.world.after(on, 1)
        told: dict[str, Planned] = {
            "withheld_on": gone,
            "ground": "个人隐私（第十五条）",
            "judgement_reason": answer,
        }
        piece.acts.append(Act("withheld", gone, told))
    if end not in (End.WALL, End.WORDED):
        return Topic(piece)
    values = item_values(
        Record(TOPIC.key, 0, 0, {**piece.values(), "answered_on": on, "answer": answer}), words.BUREAU
    )
    remark = lambda: f"答复{piece.number}"  # noqa: E731  # late, as the number is
    made = item(year, on, {**values, "handler": piece.told["handler"], "remark": remark}, (BOARD_CHANNEL,))
    made.stage = Stage.READY
    piece.acts.append(Act("worded", on, {"echo_item": lambda: made.piece.number}))
    if end is End.WALL:
        piece.told["satisfaction"] = year.world.random.choice(("非常满意", "满意", "基本满意"))
    return Topic(piece, made, year.world.after(on, _REVIEWED_IN))
