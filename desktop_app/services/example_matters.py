"""督办建议 of the example year, and the boxes that were opened: matters in every state, what they hang on linked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time, timedelta
from enum import Enum, auto

from desktop_app.domain.fields import Value
from desktop_app.registers.box import BOX
from desktop_app.registers.citycase import CITYCASE
from desktop_app.registers.figure import FIGURE
from desktop_app.registers.node import NODE
from desktop_app.registers.opinion import OPINION
from desktop_app.registers.press import PRESS
from desktop_app.registers.project import PROJECT
from desktop_app.registers.proposal import PROPOSAL
from desktop_app.registers.suggestion import SUGGESTION
from desktop_app.registers.supervision import SUPERVISION
from desktop_app.registers.task import TASK
from desktop_app.registers.topic import TOPIC
from desktop_app.services import example_matter_texts as texts
from desktop_app.services import example_words as words
from desktop_app.services.example_matter_texts import Text
from desktop_app.services.example_rows import At, Book, Cell, In, Link, Row, Told, dealt, part, row, then

_OFFICES = dict(zip(words.DEPARTMENTS[1:], words.HEADS, strict=True)) | {
    words.DEPARTMENTS[0]: words.PEOPLE[0]
}
_EVERY = 7  # days from one opening of a box to the next
_TOPIC_BOXES = 3  # openings of the 点题箱 that brought a topic


class End(Enum):
    """How far a matter has come."""

    NEW = auto()
    PLANNED = auto()
    RUNNING = auto()
    DUE = auto()
    LATE = auto()
    ANSWERED = auto()
    REDOING = auto()
    CLOSED = auto()
    FILED = auto()
    MERGED = auto()
    WITHDRAWN = auto()
    RETURNED = auto()


_LAST = {
    End.NEW: "", End.PLANNED: "planned", End.RUNNING: "accepted", End.DUE: "accepted", End.LATE: "accepted",
    End.ANSWERED: "replied", End.REDOING: "replied", End.CLOSED: "closed", End.FILED: "filed",
    End.MERGED: "planned", End.WITHDRAWN: "dispatched", End.RETURNED: "",
}  # fmt: skip
_BACK = {
    End.NEW: 1, End.PLANNED: 4, End.RUNNING: 6, End.DUE: 11, End.LATE: 27, End.ANSWERED: 13, End.REDOING: 32,
    End.MERGED: 5, End.WITHDRAWN: 80, End.RETURNED: 70,
}  # fmt: skip
_PROPOSED = {
    End.NEW: 2, End.RUNNING: 40, End.DUE: 90, End.ANSWERED: 78, End.REDOING: 96, End.MERGED: 39, End.WITHDRAWN: 60,
    End.RETURNED: 66,
}  # fmt: skip
_USUAL = (
    End.RUNNING, End.CLOSED, End.LATE, End.ANSWERED, End.NEW, End.REDOING, End.PLANNED, End.FILED, End.MERGED,
    End.WITHDRAWN, End.CLOSED, End.FILED, End.DUE, End.CLOSED, End.FILED, End.CLOSED,
)  # fmt: skip
_PROPOSALS = (
    End.RUNNING, End.ANSWERED, End.DUE, End.CLOSED, End.CLOSED, End.NEW, End.REDOING, End.FILED, End.RETURNED,
    End.MERGED, End.WITHDRAWN, End.CLOSED,
)  # fmt: skip
_SUGGESTIONS = tuple(End.RUNNING if end is End.PLANNED else end for end in _USUAL)

_Path = Callable[[Text, End], tuple[Told, ...]]


def matters(book: Book, share: float) -> None:
    """The ledgers of 督办建议 and 开箱登记, as much of them as belongs to a year of that share."""
    book.add(TASK, part(_rows(TASK.key, texts.TASKS, _USUAL, _BACK, _task), share))
    book.add(PROPOSAL, part(_rows(PROPOSAL.key, texts.PROPOSALS, _PROPOSALS, _PROPOSED, _proposal), share))
    suggestions = _rows(SUGGESTION.key, texts.SUGGESTIONS, _SUGGESTIONS, _BACK, _suggestion)
    suggestions[0] = row(13, *_suggestion(texts.SUGGESTIONS[0], End.ANSWERED), **suggestions[0].values)
    book.add(SUGGESTION, part(suggestions, share))
    book.add(CITYCASE, part(_cases(), share))
    for register in (SUPERVISION, PROJECT, OPINION, PRESS):
        book.add(register, part(texts.MATTER_ROWS[register.key], share))
    nodes = dealt(texts.MATTER_ROWS[NODE.key], "department", ("城建股",))
    book.add(NODE, part(dealt(nodes, "handler", (_OFFICES["城建股"],)), share))
    book.add(FIGURE, part(_figures(book.year.today), share))
    book.add(BOX, part(_boxes(book), share))


def _rows(
    register: str, told: Sequence[Text], ends: Sequence[End], backs: Mapping[End, int], path: _Path
) -> list[Row]:
    """A matter for each text; those that are done are spread over the year."""
    made = []
    for at, (text, end) in enumerate(zip(told, ends, strict=False)):
        acts = path(text, end)
        if end is End.MERGED:
            acts = (*acts, then("merged", 3, merged_into=Link(register)))
        back = backs.get(end, 100 + 16 * at)
        handler = {"handler": _OFFICES[text.department]} if acts or "special" in text.more else {}
        department = {"department": text.department} if acts else {}
        values: dict[str, Cell] = {"content": text.content, **department, **handler, **text.more}
        values |= _OWN[register](text, end, back)
        made.append(row(back, *acts, **values))
    return made


def _until(path: Sequence[Told], end: End, redo: Told) -> tuple[Told, ...]:
    """The steps up to where the matter stands, and what is beside the way."""
    kinds = [told.kind for told in path]
    last = _LAST[end]
    if last == "accepted" and "progressed" in kinds:
        last = "progressed"
    if last == "replied" and "opined" in kinds:
        last = "opined"
    done = tuple(path[: kinds.index(last) + 1]) if last in kinds else ()
    beside = {
        End.LATE: then("urged", 24, urge_note="已超过办结时限，请三日内办结并说明原因"),
        End.REDOING: redo,
        End.WITHDRAWN: then("withdrawn", 4, withdraw_reason="不属于本局职责，已退回来文单位"),
        End.RETURNED: then("sent_back", 4, sent_back_reason="不属于本局职责，建议由县交通运输局办理"),
    }
    return (*done, beside[end]) if end in beside else done


def _task(text: Text, end: End) -> tuple[Told, ...]:
    path = (
        then("planned", 1, plan=f"拟由{text.department}主办，按期报告办理结果", approver=words.CHIEF),
        then("dispatched", 1),
        then("accepted", 2),
        then("progressed", 5, progress=40, progress_note="已到现场核实，制定了办理方案"),
        then("replied", 11, report_no="青住建办报〔{year}〕号", answer=text.answer, outcome="已解决"),
        then("closed", 13),
        then("filed", 20),
    )
    return _until(path, end, then("redone", 25, redo_reason="领导再次批示，要求逐户说明办理结果"))


def _proposal(text: Text, end: End) -> tuple[Told, ...]:
    joint = text.more.get("role") == "会办"
    answer = then("opined", 24) if joint else then("replied", 62)
    path = (
        then("dispatched", 3),
        then("accepted", 4),
        then("studied", 20, study_note="到现场察看，听取社区和群众意见"),
        then(
            "contacted",
            22,
            contact_way="见面",
            contact_whom=text.more["proposer"],
            contact_note="当面介绍办理思路",
        ),
        answer,
        *(() if joint else (then("called_back", 70, satisfaction="满意"),)),
        then("closed", 72),
        then("filed", 80),
    )
    again = "对解决措施不满意，希望写明完成时间"
    return _until(path, end, then("redone", 80, redo_reason=again, redo_due=In(110)))


def _suggestion(text: Text, end: End) -> tuple[Told, ...]:
    path = (
        then("dispatched", 1),
        then("accepted", 2),
        then("replied", 9, answer=text.answer, outcome="已解决", reply_way="书面"),
        then("called_back", 11, satisfaction="满意"),
        then("closed", 12),
        then("filed", 20),
    )
    return _until(path, end, then("redone", 22, redo_reason="提出人认为没有完全解决"))


def _case(text: Text, end: End) -> tuple[Told, ...]:
    path = (
        then("dispatched", 0),
        then("accepted", 0),
        then("replied", 2, answer=text.answer, outcome="已解决"),
        then("closed", 4),
        then("filed", 8),
    )
    return _until(path, end, then("redone", 5, redo_reason="市中心核查时仍有积水"))


def _cases() -> list[Row]:
    """Cases of the city's centre; they take days, not weeks."""
    backs = {
        End.NEW: 0, End.RUNNING: 2, End.DUE: 1, End.LATE: 8, End.ANSWERED: 3, End.REDOING: 12, End.MERGED: 2,
        End.WITHDRAWN: 30,
    }  # fmt: skip
    return _rows(CITYCASE.key, texts.CASES, _SUGGESTIONS, backs, _case)


def _task_own(text: Text, end: End, back: int) -> dict[str, Cell]:
    days: dict[str, Cell] = {"due_day": In(20)} if text.more.get("special") else {"limit_days": 15}
    if end is End.DUE:
        days = {"due_day": In(back + 3)}
    return {
        **days,
        "demand": "写明措施、进度和结果，按时报告",
        "signer": words.CHIEF,
        "sent_to": text.more["issuer"],
    }


def _proposal_own(text: Text, end: End, _back: int) -> dict[str, Cell]:
    answered = end in (End.ANSWERED, End.CLOSED, End.FILED, End.REDOING)
    told: dict[str, Cell] = {
        "title": text.content,
        "content": f"{text.content.removeprefix('关于')}，请研究办理。",
    }
    if not answered:
        return told | {"result_class": None}
    number = (
        f"青住建{'提' if text.more['kind'] == '政协提案' else '议'}字〔{{year}}〕{text.more['case_no']}号"
    )
    follow = {"follow_until": In(320)} if text.more.get("result_class") == "B" else {}
    return told | {"answer": text.answer, "reply_no": number, "openness": "主动公开", **follow}


def _suggestion_own(_text: Text, end: End, back: int) -> dict[str, Cell]:
    due: dict[str, Cell] = {"due_day": In(back + 1)} if end is End.DUE else {"limit_days": 15}
    return {**due, "chaser": words.PEOPLE[0]}


def _case_own(text: Text, end: End, back: int) -> dict[str, Cell]:
    at = texts.CASES.index(text)
    due: dict[str, Cell] = {"due_day": In(back)} if end is End.DUE else {"limit_days": 3}
    return {
        **due,
        "case_no": f"SZCG{{year}}{1_204 + 37 * at:05}",
        "sent_at": At(0, time(8 + at % 9, 7 * at % 60)),
    }


_OWN: dict[str, Callable[[Text, End, int], dict[str, Cell]]] = {
    TASK.key: _task_own,
    PROPOSAL.key: _proposal_own,
    SUGGESTION.key: _suggestion_own,
    CITYCASE.key: _case_own,
}


def _figures(today: date) -> list[Row]:
    """What others told of whole months; the first one does not add up, as such reports sometimes do not."""
    told = (
        ("数字城管案件", "市数字城管中心月报", (312, 312, 296, 9, 4)),
        ("12345热线", "县12345热线平台月报", (146, 146, 138, 8, 0)),
        ("政务服务中心办件", "县政务服务中心月报", (420, 418, 405, 13, 2)),
        ("审批服务事项", "县政务服务中心月报", (58, 58, 55, 3, 0)),
        ("12319热线", "县12319热线平台月报", (64, 64, 62, 1, 1)),
        ("数字城管案件", "市数字城管中心月报", (288, 288, 279, 6, 3)),
    )
    months = [_month(today, back) for back in (1, 1, 1, 1, 1, 2)]
    rows = []
    for (subject, source, numbers), (first, last) in zip(told, months, strict=True):
        counted: dict[str, Value] = dict(
            zip(("received", "handled", "closed", "open", "withdrawn"), numbers, strict=True)
        )
        rows.append(
            row((today - last).days, subject=subject, source=source, first=first, last=last, **counted)
        )
    return rows


def _month(today: date, back: int) -> tuple[date, date]:
    """The first and last day of a month before that of today."""
    last = today.replace(day=1) - timedelta(days=1)
    for _ in range(back - 1):
        last = last.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last


def _boxes(book: Book) -> list[Row]:
    """The 意见箱 week after week, and the days on which the 点题箱 brought a topic."""
    two: dict[str, Cell] = {"handler": words.PEOPLE[3], "witness": words.PEOPLE[0], "cycle_days": _EVERY}
    usual: dict[str, Cell] = {"kind": "意见箱", "place": "办公楼一层大厅", **two}
    told: dict[str, Cell] = {"letters": 1, "advice": 1, "handling": "登记为意见办理件，交责任科室办理"}
    made = [
        row(13, then("followed", _EVERY), **usual, **told, records=Link(SUGGESTION.key)),
        row(6, **usual, letters=0),
        row(20, then("followed", _EVERY), **usual, letters=0),
        row(27, then("followed", _EVERY), **usual, letters=0),
    ]
    topics = book.pieces.get(TOPIC.key, [])
    brought = [at for at, topic in enumerate(topics) if topic.text("source") == "点题箱"][:_TOPIC_BOXES]
    for at in brought:
        back = (book.year.today - topics[at].on).days
        after = (then("followed", _EVERY),) if back >= _EVERY else ()
        topic: dict[str, Cell] = {
            "kind": "点题箱",
            "place": "政务服务中心公开栏旁",
            "records": Link(TOPIC.key, at),
        }
        made.append(row(back, *after, **two, **topic, letters=1, topics=1, handling="登记为群众点题"))
    return made
