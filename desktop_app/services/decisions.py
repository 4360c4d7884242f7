"""重大行政决策: the five steps as they stand, papers of a decision, what it tells the public, the yearly rates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from desktop_app.domain.dates import chinese_day
from desktop_app.domain.decision_law import FIVE, LEGAL, LEGAL_WORKDAYS, PUBLIC
from desktop_app.domain.fields import Value
from desktop_app.domain.masking_presets import WEBSITE
from desktop_app.domain.periods import free
from desktop_app.domain.records import Query, Record, Step, effective
from desktop_app.domain.rulebook import Rulebook
from desktop_app.errors import Refused
from desktop_app.registers.attendance import ATTENDANCE, HEADS
from desktop_app.registers.comment import COMMENT, NOT_TAKEN, PARTLY, TAKEN, WAITING
from desktop_app.registers.decision import DECISION, RUNNING
from desktop_app.registers.decision_rules import legal_days
from desktop_app.services.bureau import bureau_in
from desktop_app.services.decision_checks import NUMBER, comments_on
from desktop_app.services.decision_notices import notice_values, result_values
from desktop_app.services.files import write_whole
from desktop_app.services.mask_presets import presets_in
from desktop_app.services.publishing import Paper
from desktop_app.services.statistics_counts import summary_of
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Store

DONE, FAILED, NEXT, OPEN = "已完成", "未通过", "下一步", "未办"
COVER, SIGN_IN, SAT_IN = "决策档案封面", "列席人员签到表", "列席人员名单"
MOST = 100_000
_RESULTS = {kind: f"{kind.removesuffix('_done')}_result" for kind in FIVE}


@dataclass(frozen=True)
class FiveStep:
    """One of the five: its day, how far it is (DONE, FAILED, NEXT or OPEN), and what should be looked at."""

    name: str
    on: date | None
    state: str
    note: str = ""

    @property
    def words(self) -> str:
        """The step as one line."""
        told = f"{self.name}：{f'{self.on} ' if self.on else ''}{self.state}"
        return f"{told}（{self.note}）" if self.note else told


@dataclass(frozen=True)
class Beside:
    """How much belongs to a decision: comments, those of them that wait, and who sat in."""

    comments: int
    waiting: int
    attendees: int


@dataclass(frozen=True)
class Counts:
    """The rates of a period: decisions by the day they began (those given up apart), comments, who sat in."""

    decisions: int = 0
    complete: int = 0
    stopped: int = 0
    asked: int = 0  # decisions whose period for comments began in it
    comments: int = 0
    taken: Mapping[str, int] = field(default_factory=dict)  # by 采纳情况; what waits has none
    meetings: int = 0
    attended: Mapping[str, int] = field(default_factory=dict)  # who came, by kind

    def words(self) -> str:
        """The rates as one sentence."""
        gone = f"（另有{self.stopped}项终止）" if self.stopped else ""
        five = f"五道程序完整{self.complete}项{_share(self.complete, self.decisions)}"
        heard = self.taken.get(TAKEN, 0) + self.taken.get(PARTLY, 0)
        kinds = "、".join(f"{kind}{count}" for kind, count in self.attended.items())
        sat = f"列席会议{self.meetings}次{sum(self.attended.values())}人次" + (
            f"（{kinds}）" if kinds else ""
        )
        return "；".join(
            (
                f"决策{self.decisions}项{gone}，{five}",
                f"征求意见{self.asked}次，收到{self.comments}条，采纳或部分采纳{heard}条{_share(heard, self.comments)}",
                sat,
            )
        )


class Decisions:
    """Readings and papers of decisions; their moves are those of every register."""

    def __init__(self, store: Store, rules: Callable[[], Rulebook], today: Callable[[], date]) -> None:
        self._store, self._rules, self._today = store, rules, today

    def five(self, decision_id: int) -> tuple[FiveStep, ...]:
        """The five steps in their order."""
        with self._store.reading() as reader:
            decision = reader.get(DECISION, decision_id)
            return self._five(decision, effective(reader.steps(DECISION.key, decision_id)))

    def _five(self, decision: Record, steps: tuple[Step, ...]) -> tuple[FiveStep, ...]:
        done = {step.kind: step.on for step in steps}
        failed = decision["legal_passed"] is False
        waits = decision.text("state") == RUNNING
        following = next((k for k in FIVE if k not in done or (k == LEGAL and failed)), "") if waits else ""
        made = []
        for key, name in FIVE.items():
            bad = key == LEGAL and failed and key in done
            state = FAILED if bad else DONE if key in done else NEXT if key == following else OPEN
            made.append(FiveStep(name, done.get(key), state, self._note(decision, key)))
        return tuple(made)

    def _note(self, decision: Record, key: str) -> str:
        if key == PUBLIC and (until := decision.day("asked_until")):
            return f"征求意见到{until}" if decision["public_on"] is None else ""
        took = legal_days(decision.values, self._rules().calendar) if key == LEGAL else None
        return f"审查用了{took}个工作日" if took is not None and took < LEGAL_WORKDAYS else ""

    def beside(self, decision_id: int) -> Beside:
        """How much belongs to a decision, without reading it."""
        with self._store.reading() as reader:
            number = reader.get(DECISION, decision_id).text("number")
            tally = reader.tally(comments_on(number), "state")
            sat = reader.count(Query(ATTENDANCE.key, equal={NUMBER: (number,)}))
        return Beside(sum(tally.values()), tally.get(WAITING, 0), sat)

    def comments(self, decision_id: int) -> tuple[Record, ...]:
        """The comments on a decision, in the order they came."""
        with self._store.reading() as reader:
            return _comments(reader, reader.get(DECISION, decision_id).text("number"))

    def attendees(self, decision_id: int) -> tuple[Record, ...]:
        """Who sat in on a decision, by meeting."""
        with self._store.reading() as reader:
            number = reader.get(DECISION, decision_id).text("number")
            order = (("held_on", False), ("id", False))
            return tuple(reader.page(Query(ATTENDANCE.key, equal={NUMBER: (number,)}, sort=order), 0, MOST))

    # What it tells the public: values for a new item of 主动公开

    def notice_values(self, decision_id: int) -> dict[str, Value]:
        """征求意见公告 as a new item; see `decision_notices.notice_values`. Refused for a void decision."""
        with self._store.reading() as reader:
            decision, skips = _living(reader, decision_id), self._rules().skips_first_day
            return notice_values(decision, bureau_in(reader), self._today(), skips_first_day=skips)

    def result_values(self, decision_id: int) -> dict[str, Value]:
        """意见采纳情况公告 as a new item; see `decision_notices.result_values`. Refused for a void decision."""
        with self._store.reading() as reader:
            decision = _living(reader, decision_id)
            comments = _comments(reader, decision.text("number"))
            website = presets_in(reader)[WEBSITE.key]
            return result_values(decision, comments, bureau_in(reader), self._today(), website)

    # Papers for the file

    def archive_cover(self, decision_id: int) -> Paper:
        """决策档案封面 with the five steps and their days. Refused for a void decision."""
        from desktop_app.documents import decision_cover  # noqa: PLC0415  # start-up must not pay for reportlab

        with self._store.reading() as reader:
            decision = _living(reader, decision_id)
            five = self._five(decision, effective(reader.steps(DECISION.key, decision_id)))
            comments = _comments(reader, decision.text("number"))
            issuer = bureau_in(reader).name
        lines = [
            decision_cover.StepLine(
                one.name,
                chinese_day(one.on) if one.on else "",
                _result(one, decision.text(_RESULTS[kind])),
            )
            for kind, one in zip(FIVE, five, strict=True)
        ]
        cover = decision_cover.DecisionCover(
            issuer, decision.text("title"), _facts(decision), lines, (_heard(comments),)
        )
        sheets = decision_cover.cover_sheets(cover)
        return Paper(sheets.pdf, sheets.pages, sheets.missing, draft=False)

    def attendance_paper(self, attendance_id: int, *, sign_in: bool) -> Paper:
        """Everybody of the meeting this person sat in on: to sign before it, else as a list of who came."""
        from desktop_app.documents import decision_pages  # noqa: PLC0415  # start-up must not pay for reportlab

        with self._store.reading() as reader:
            one = reader.get(ATTENDANCE, attendance_id)
            where = {"held_on": (one["held_on"],), "meeting": (one["meeting"],)}
            people = reader.page(Query(ATTENDANCE.key, equal=where, sort=(("id", False),)), 0, MOST)
            issuer = bureau_in(reader).name
        held = one.day("held_on")
        if held is None or not people:
            raise Refused(f"{one.text('number')}印不成表", why="没有会议日期，或者已作废")
        agendas = dict.fromkeys(person.text("agenda") for person in people if person.text("agenda"))
        page = decision_pages.AttendancePage(
            one.text("meeting"),
            issuer,
            held,
            "；".join(agendas) or "（未登记）",
            [
                decision_pages.Attendee(p.text("attendee"), p.text("kind"), p.text("unit"), p["came"] is True)
                for p in people
            ],
            sign_in,
        )
        sheets = decision_pages.attendance_sheets(page)
        return Paper(sheets.pdf, sheets.pages, sheets.missing, draft=False)

    def save(self, register: str, paper: Paper, path: Path, what: str, record_id: int) -> None:
        """Write one of these papers; that it left is on record before the file exists."""
        with self._store.unit(f"另存{what}") as unit:
            unit.outflow(register, f"{what} PDF", [record_id], {"file": path.name})
        write_whole(path, paper.pdf)

    def printed(self, register: str, what: str, printer: str, copies: int, record_id: int) -> None:
        """Put on record that one of these papers goes to a printer."""
        with self._store.unit(f"打印{what}") as unit:
            unit.outflow(register, f"打印{what}", [record_id], {"printer": printer, "copies": copies})

    def counts(self, first: date, last: date) -> Counts:
        """The rates of a period, both days in it."""
        period, today = free(first, last), self._today()
        with self._store.reading() as reader:
            told = [summary_of(reader, one, period, today).figures for one in (DECISION, COMMENT, ATTENDANCE)]
            came = next(one.rows for one in told[-1] if one.measure.label == HEADS)
            people = list(reader.values(ATTENDANCE, came, ("held_on", "meeting", "kind")))
        number = {one.measure.label: int(one.value or 0) for figures in told for one in figures}
        return Counts(
            decisions=number["决策"],
            complete=number["五步完整"],
            stopped=number["终止"],
            asked=number["征求意见"],
            comments=number["意见"],
            taken={word: number[word] for word in (TAKEN, PARTLY, NOT_TAKEN) if number[word]},
            meetings=len({(row[0], row[1]) for row in people}),
            attended=dict(Counter(str(row[2]) for row in people).most_common()),
        )


def _share(part: int, whole: int) -> str:
    return f"（{part / whole:.0%}）" if whole else ""


def _comments(reader: Reader, number: str) -> tuple[Record, ...]:
    return tuple(reader.page(comments_on(number), 0, MOST))


def _living(reader: Reader, decision_id: int) -> Record:
    decision = reader.get(DECISION, decision_id)
    if decision.text("void_reason"):
        raise Refused(f"{decision.text('number')}已作废", why="作废的决策不能出具文书", do="请先从回收站恢复")
    return decision


def _facts(decision: Record) -> list[tuple[str, str]]:
    def day(key: str) -> str:
        on = decision.day(key)
        return chinese_day(on) if on else ""

    asked = f"{day('asked_from')}至{day('asked_until')}" if decision["asked_from"] else ""
    if asked and decision.text("short_reason"):
        asked += f"（少于30日的理由：{decision.text('short_reason')}）"
    return [
        ("编号", decision.text("number")),
        ("承办科室", decision.text("department")),
        ("启动日期", day("started_on")),
        ("列入目录", DECISION["listed"].kind.show(decision["listed"])),
        ("征求意见", asked),
        ("决定", "　".join(part for part in (day("decided_on"), decision.text("doc_no")) if part)),
        ("公布", "　".join(part for part in (day("shown_on"), decision.text("item_no")) if part)),
        ("政策解读", day("interpreted_on")),
        ("归档", "　".join(part for part in (day("archived_on"), decision.text("archive_no")) if part)),
    ]


def _result(step: FiveStep, words: str) -> str:
    if step.on is None:
        return ""
    said = "；".join(part for part in (words, step.note) if part)
    return f"未通过；{said}".rstrip("；") if step.state == FAILED else said


def _heard(comments: tuple[Record, ...]) -> str:
    if not comments:
        return "征求意见期间未收到意见。"
    tally = Counter(one.text("taken") or "待研究" for one in comments)
    return (
        f"收到意见{len(comments)}条：" + "，".join(f"{word}{count}条" for word, count in tally.items()) + "。"
    )
