"""Offices on real files, and records with the least that a form asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from argon2 import PasswordHasher

from desktop_app.domain.changes import IssuedLetter, Person
from desktop_app.domain.fields import Choice, Choices, Day, Moment, Value, Whole, YesNo
from desktop_app.domain.flow import Move
from desktop_app.domain.records import Query, Record, effective
from desktop_app.domain.register import Field, Register
from desktop_app.domain.review import NO, QUESTIONS, Level, Opinion, Verdict, digest
from desktop_app.registers.attendance import ATTENDANCE
from desktop_app.registers.box import BOX
from desktop_app.registers.comment import COMMENT
from desktop_app.registers.decision import DECISION
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.every import LISTS
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.issue import ISSUE
from desktop_app.registers.matter import MERGED
from desktop_app.registers.objection import OBJECTION
from desktop_app.registers.open_day import OPEN_DAY
from desktop_app.registers.publication import PUBLICATION
from desktop_app.registers.request import REQUEST
from desktop_app.registers.sheet import SHEET
from desktop_app.registers.slot import SLOT
from desktop_app.registers.topic import TOPIC
from desktop_app.registers.visit import VISIT
from desktop_app.services.bureau import Bureau
from desktop_app.services.data_folder import LEDGER
from desktop_app.services.office import Office, open_office
from desktop_app.services.review_subject import PUBLISHED, RENEWED
from desktop_app.storage.store import Store
from tests.registers.least_service import LEAST_SERVICE

TODAY = date(2026, 6, 15)
BEGUN = date(2026, 3, 2)  # a Monday well before TODAY: steps have room behind it
SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"
BUREAU = Bureau(
    name="青石县住房和城乡建设局",
    short_name="青石县住建局",
    doc_prefix="青住建公开",
    phone="0915-4420000",
    supervision_phone="0915-4420011",
    address="青石县人民路1号",
    postcode="725300",
    review_organ="青石县人民政府",
    court="青石县人民法院",
)

_TYPED: dict[str, dict[str, str]] = {
    DISCLOSURE.key: {
        "title": "关于2026年第1批公租房保障对象的公示",
        "article": "住建领域 保障性住房",
        "summary": "公示拟保障对象名单。",
        "maker": "青石县住房和城乡建设局",
        "department": "房管股",
        "formed_on": str(BEGUN),
        "openness": "主动公开",
        "audience": "全社会",
        "duration": "长期公开",
        "validity": "有效",
    },
    HOTLINE.key: {
        "called_at": f"{BEGUN} 09:30",
        "way": "来电",
        "caller": "王秀兰",
        "phone": "13800001234",
        "content": "反映幸福小区自来水水压低。",
        "matter": "投诉",
        "area": "燃气供热供水",
        "urgency": "一般",
        "handler": "李文",
        "spot": "否",
    },
    VISIT.key: {
        "event_on": str(BEGUN),
        "visitor": "陈建国",
        "content": "咨询公租房申请条件。",
        "matter": "咨询",
        "leader": "局长",
        "handling": "带回研究",
        "promised_days": "10",
    },
    REQUEST.key: {
        "channel": "当面",
        "applicant_kind": "自然人",
        "applicant": "周玉梅",
        "phone": "13800005678",
        "address": "青石县城关镇东沟村3组",
        "reached_on": str(BEGUN),
        "content": "2025年农村危房改造补助对象名单",
        "form_wanted": "纸质",
        "delivery_wanted": "邮寄",
        "department": "办公室",
        "handler": "李文",
    },
    OPEN_DAY.key: {"held_on": str(BEGUN), "place": "县城文化广场"},
    PUBLICATION.key: {
        "item_no": "公开-2020-0001",  # of another ledger: one of this ledger must be public
        "outlet": "公开栏、查阅场所",
        "kind": "公开栏",
        "published_on": str(BEGUN),
        "address": "一楼大厅公开栏",
    },
    OBJECTION.key: {
        "item_no": "公开-2020-0001",
        "received_on": str(BEGUN),
        "content": "反映名单中一户已有住房。",
    },
    ISSUE.key: {"title": "2026年第3期", "opens_on": str(BEGUN), "rhythm": "定期"},
    SHEET.key: {
        "issue_no": "期-2026-0001",
        "kind": "告示",
        "item_no": "公开-2026-0001",
        "title": "关于2026年第1批公租房保障对象的公示",
        "format": "A4告示",
        "hangs_from": str(BEGUN),
    },
    SLOT.key: {"board": "一楼大厅公开栏", "section": "名单公示", "slot": "第1格", "since": str(BEGUN)},
    TOPIC.key: {
        "raised_on": str(BEGUN),
        "source": "点题箱",
        "content": "请公开2025年老旧小区改造的资金使用情况。",
    },
    DECISION.key: {
        "title": "青石县城区停车收费管理办法",
        "department": "房管股",
        "started_on": str(BEGUN),
        "ask_ways": "座谈会",
    },
    COMMENT.key: {
        "decision_no": "决策-2026-0001",
        "received_on": str(BEGUN),
        "content": "建议延长免费停车时间。",
    },
    BOX.key: {
        "kind": "意见箱",
        "place": "一楼大厅",
        "opened_on": str(BEGUN),
        "handler": "李文",
        "witness": "王芳",
        "cycle_days": "7",
        "letters": "0",
    },
    ATTENDANCE.key: {
        "held_on": str(BEGUN),
        "meeting": "局务会",
        "kind": "人大代表",
        "attendee": "陈建国",
    },
}


@cache
def _empty_ledger() -> bytes:
    """A ledger as the migrations make it; making it anew for each of thousands of tests would take minutes."""
    with TemporaryDirectory() as folder:
        open_office(Path(folder)).close(copy=False)
        return (Path(folder) / LEDGER).read_bytes()


def opened(data: Path, today: date = TODAY, **more: bool) -> Office:
    """An office on a real file whose clock stands at nine on one day."""
    if not (data / LEDGER).exists() and more.get("create", True):
        with suppress(OSError):  # a folder that cannot be is the office's to tell
            data.mkdir(parents=True, exist_ok=True)
            (data / LEDGER).write_bytes(_empty_ledger())
    return open_office(
        data, today=lambda: today, now=lambda: datetime.combine(today, time(9)), nobody="李文", **more
    )


def least(register: Register, **other: object) -> dict[str, object]:
    """A form with the required fields filled as somebody types them."""
    return {**(_TYPED.get(register.key) or _small(register)), **other}


def _small(register: Register) -> dict[str, object]:
    """What a small ledger asks for: its own words where they must fit each other, else one of each list, one day."""
    plain: dict[str, object] = {f.key: _plausible(f, BEGUN) for f in register.typed() if f.required}
    return {**plain, **LEAST_SERVICE.get(register.key, {}), **_FITTING.get(register.key, {})}


_FITTING: Mapping[str, Mapping[str, str]] = {
    "assessment": {"full_score": "10", "score": "9.5", "weight": "4%"},
    "post": {"department": "房管股", "post": "窗口受理"},
    "award": {"person": "李文"},
    "meeting": {"matter": "大要案件"},
}


def added(office: Office, register: Register, **other: object) -> Record:
    """A record just written; of the events, of which a day has one, on a day that is free."""
    if register.key == OPEN_DAY.key and "held_on" not in other:
        taken = {event.day("held_on") for event in office.entries.page(Query(OPEN_DAY.key), 0, 1_000)}
        free = next(day for at in range(1_000) if (day := BEGUN - timedelta(days=at)) not in taken)
        other = {"held_on": str(free), **other}
    made = office.entries.add(register, least(register, **other))
    return office.entries.get(register, next(iter(made.records[register.key])))


def facts(register: Register, move: Move, on: date) -> dict[str, object]:
    """Plausible answers to everything a move asks."""
    told = {key: _plausible(register[key], on) for key in move.asks}
    told |= _OF_CASES.get(move.key, {}) if register.key == REQUEST.key else {}
    return told | ({move.on: on.isoformat()} if move.on else {})


# What the program works out itself is left to it; a decision names its case only where there are several.
_OF_CASES: Mapping[str, Mapping[str, object]] = {
    "fee_notified": {"fee_basis": "按量计收", "fee_units": "200", "fee_before": "", "fee_amount": ""},
    "relief_decided": {"relief_no": ""},
}
_NAMES_ANOTHER = {"merged": "merged_into", "noted_same": "same_as", "noted_similar": "similar_to"}


def letter_made(office: Office, record: Record, kinds: str, number: str, on: date) -> IssuedLetter:
    """A paper of a request as it stands on the shelf once it left; its bytes are nobody's affair here."""
    with office.store.unit("出具文书") as unit:
        made = IssuedLetter(
            REQUEST.key,
            record.id,
            number=number,
            kinds=kinds,
            title="告知书",
            issued_on=on,
            pdf_sha256="0" * 64,
        )
        return unit.letter(unit.issue_letter(made))


PASSWORD = "口令123456"


@cache
def _password_hash() -> str:
    """As the program makes them, but cheap: a test signs in hundreds of times."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


def guarded(name: str, *duties: str, department: str = "") -> Person:
    """A person whose password is PASSWORD."""
    return Person(name, department, duties, _password_hash())


REVIEWERS = {Level.FIRST: "初审员", Level.SECOND: "复核员"}
NOTHING_FOUND = dict.fromkeys(QUESTIONS, NO)


def reviewed(office: Office, record: Record, levels: tuple[Level, ...] = tuple(REVIEWERS)) -> None:
    """The opinions of two more people about an item as it stands, straight into the ledger."""
    office.reviewing.set_in_program(True)
    own = office.store
    current = digest(office.reviewing.subject(record.id))
    for level in levels:
        store = Store(own._engine, partial(REVIEWERS.__getitem__, level), own._now, own._rules)
        with store.unit(level) as unit:
            opinion = Opinion(level, Verdict.OPEN, TODAY, current, checklist=NOTHING_FOUND, preset="board")
            unit.put_review(DISCLOSURE.key, record.id, opinion)


def _of_the_case(office: Office, record: Record, key: str, on: date) -> dict[str, object]:
    """What must stand before a move of a request: the letter of an extension, the other request it names."""
    if key == "extended":
        number = f"青住建公开〔{on.year}〕第{record.id}号"
        letter_made(office, record, "extension", number, on)
        return {"extend_no": number}
    return {_NAMES_ANOTHER[key]: added(office, REQUEST).text("number")} if key in _NAMES_ANOTHER else {}


def _worded(
    office: Office, topic: Record, key: str, told: dict[str, object]
) -> tuple[Record, dict[str, object]]:
    """A topic with what its way to the wall needs: the item that hangs there, reviewed before it does."""
    if key == "worded":
        return topic, {**told, "echo_item": added(office, DISCLOSURE).text("number")}
    if not topic.text("echo_item"):
        office.topics.word(topic.id, topic.version)
    item = office.topics.item(topic.id)
    assert item is not None
    reviewed(office, item)
    return office.entries.get(TOPIC, topic.id), told


def _of_the_matter(
    office: Office, register: Register, record: Record, key: str, on: date
) -> dict[str, object]:
    """What must stand before a move of a 办件 that names another: the one that leads, answered before a call back."""
    if key == "merged":
        return {"merged_into": added(office, register).text("number")}
    if key == "called_back" and record.text("state") == MERGED and register.matter is not None:
        wanted = Query(register.key, equal={"number": (record.text("merged_into"),)})
        (leader,) = office.entries.page(wanted, 0, 1)
        ways = register.flow.open_from(leader.text("state"))
        answer = next(move.key for move in ways if move.end in register.matter.done)
        moved(office, register, leader, answer, on)
    return {}


def moved(office: Office, register: Register, record: Record, key: str, on: date, **other: object) -> Record:
    """The record after a move."""
    told = facts(register, register.flow.move(key), on)
    if register.key == REQUEST.key:
        told |= {k: v for k, v in _of_the_case(office, record, key, on).items() if k not in other}
    if (register.key, key) == (DECISION.key, "shown") and "item_no" not in other:
        told["item_no"] = moved(office, DISCLOSURE, added(office, DISCLOSURE), PUBLISHED, on).text("number")
    if register.matter is not None:
        told |= {k: v for k, v in _of_the_matter(office, register, record, key, on).items() if k not in other}
    told |= other
    if register.key == TOPIC.key and key in ("worded", "echoed"):
        record, told = _worded(office, record, key, told)
    if register.key == DISCLOSURE.key and key in (PUBLISHED, RENEWED):
        reviewed(office, record)
    if (register.key, key) == (ISSUE.key, "posted"):
        on_board(office, record)
    if (register.key, key) == (SHEET.key, "hung"):
        return _hung_with_its_issue(office, record, on)
    office.entries.move(register, record.id, record.version, key, told)
    return office.entries.get(register, record.id)


def on_board(office: Office, issue: Record, **other: object) -> Record:
    """A sheet of an issue whose item was reviewed for the board."""
    item = added(office, DISCLOSURE, title=f"关于第{office.entries.count(Query(SHEET.key)) + 1}件事的公示")
    reviewed(office, item)
    told = {"issue_no": issue.text("number"), "item_no": item.text("number"), "title": item.text("title")}
    return added(office, SHEET, **{**told, **other})


def _hung_with_its_issue(office: Office, sheet: Record, on: date) -> Record:
    item, issue = added(office, DISCLOSURE), added(office, ISSUE)
    reviewed(office, item)
    told = {"issue_no": issue.text("number"), "item_no": item.text("number")}
    office.entries.edit(SHEET, sheet.id, sheet.version, least(SHEET, **told))
    office.board.post(issue.id, issue.version, on)
    return office.entries.get(SHEET, sheet.id)


_LATER = {"mend_until": 15, "extended_to": 15, "reasons_until": 15, "deferred_until": 60, "reopen_until": 15}


def _plausible(field: Field, on: date) -> object:
    kind = field.kind
    if isinstance(kind, (Choice, Choices)):
        words = next(entry.words for entry in LISTS if entry.key == kind.options)
        return words[0] if words else "房管股"
    if isinstance(kind, Day):
        return (on + timedelta(days=_LATER.get(field.key, 0))).isoformat()
    if isinstance(kind, Moment):
        return f"{on} 10:00"
    if isinstance(kind, Whole):
        return max(kind.low, 10)
    return "是" if isinstance(kind, YesNo) else "情况属实"


def rebuilt(office: Office, register: Register, record: Record) -> Mapping[str, Value]:
    """What the steps alone make of a record's typed values."""

    with office.store.reading() as reader:
        steps = effective(reader.steps(register.key, record.id))
    return register.cached(record.values, steps, office.rules.current())


def days(first: date, count: int) -> Iterator[date]:
    """One day after another."""
    return (first + timedelta(days=n) for n in range(count))
