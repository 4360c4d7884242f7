"""Random days of an office: whatever is typed, attached, taken back and reviewed, nothing unreviewed may leave.

The judge knows nothing of digests: it keeps the whole row and the files as they were when each opinion was given, and
holds them against the row and the files of now.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from desktop_app.domain.review import MASKED, NO, QUESTIONS, YES, Level, Verdict
from desktop_app.errors import AppError
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.office import Office
from desktop_app.services.review_gates import may_leave, public_standing
from tests.builders import BUREAU, PASSWORD, TODAY, added, guarded, opened

SEQUENCES, LONG = (
    120,
    10_000,
)  # the rule alone is tried in 10,000 histories each time: tests/domain/test_review.py
ACTS = 9
NAMES = ("李文", "王芳", "张伟", "赵敏")
# How an item is handled, what publishing writes, whether it lies in the bin: none of it is on the paper that hangs.
HANDLED = (
    "id number state voided_at voided_by year sequence version due_on provisional created_by created_at "
    "updated_by updated_at search_text index_no handler remark archive_no archived_on attachments "
    "void_reason channels place "
    "review_no masked published_on late_days renewed_on withdrawn_on change_reason withheld_on "
    "reassessed_on reassess_note catalogue_no limit_words limit_days limit_unit limit_from limit_on "
    "ordered_on rhythm next_update_on changed_on normative cleaned_on cleanup_note interpreted "
    "period_days period_unit period_until "
)
NOT_ON_PAPER = frozenset(HANDLED.split())
PRINTED = (
    "title",
    "body",
    "summary",
    "doc_no",
    "addressee",
    "department",
    "period_to",
    "reach",
    "contact",
    "roster",
)
WORDS = ("名单如下。", "名单如下：", "咨询电话13800001234", "共三户", "共三户。", "")

Bytes = tuple[tuple[tuple[str, object], ...], tuple[tuple[str, str], ...], str]


@dataclass
class Judge:
    """What was seen when, by whom; who wrote."""

    wrote: set[str] = field(default_factory=set)
    given: list[tuple[Level, Verdict, str, str, Bytes]] = field(default_factory=list)

    def lets_out(self, now: Bytes) -> bool:
        """Whether two people other than the writers passed these very bytes, one after the other, for one place."""
        stop = max((at for at, one in enumerate(self.given) if not _passes(one[1])), default=-1)
        live = [one for one in self.given[stop + 1 :] if _passes(one[1]) and one[4] == now]
        return any(
            (a[0], b[0]) == (Level.FIRST, Level.SECOND)
            and a[2] != b[2]
            and a[3] == b[3]
            and not self.wrote & {a[2], b[2]}
            for at, b in enumerate(live)
            for a in live[:at]
        )


def _passes(verdict: Verdict) -> bool:
    return verdict in (Verdict.OPEN, Verdict.PARTLY)


class Day:
    """One item and everybody who has to do with it."""

    def __init__(self, office: Office, chance: random.Random, folder: Path) -> None:
        self.office, self.chance, self.folder = office, chance, folder
        self.people = {person.name: person for person in office.people.active()}
        self.judge = Judge()
        self.sit("李文")
        self.id = added(office, DISCLOSURE, handler="").id
        self.judge.wrote.add("李文")

    def sit(self, name: str = "") -> str:
        """Somebody signs in, with the password."""
        who = name or self.chance.choice(NAMES)
        self.office.people.sign_in(self.people[who].id, PASSWORD)
        return who

    def now(self) -> Bytes:
        record = self.office.entries.get(DISCLOSURE, self.id)
        row = tuple(sorted((k, v) for k, v in record.values.items() if k not in NOT_ON_PAPER))
        files = self.office.attachments.of(DISCLOSURE, self.id)
        return row, tuple((one.name, one.sha256) for one in files), self.office.bureau.get().phone

    def act(self) -> None:
        before = self.now()
        if self.chance.random() < 0.55:
            act: Callable[[str], None] = self.chance.choice((self.first, self.second))
            who = self.sit()
        else:
            act = self.chance.choice((self.type, self.attach, self.take_back, self.publish, self.ring))
            who = self.sit(self.chance.choice(("李文", "李文", *NAMES)))
        try:
            act(who)
        finally:
            if self.now()[:2] != before[:2]:
                self.judge.wrote.add(who)

    def type(self, _who: str) -> None:
        key = self.chance.choice(PRINTED)
        value = "2026-05-01" if key == "period_to" else self.chance.choice(WORDS) or "另起一行"
        record = self.office.entries.get(DISCLOSURE, self.id)
        raw = {**self.office.entries.copy_of(DISCLOSURE, self.id), "handler": None, key: value}
        self.office.entries.edit(DISCLOSURE, self.id, record.version, raw)

    def attach(self, _who: str) -> None:
        files = self.office.attachments.of(DISCLOSURE, self.id)
        if files and self.chance.random() < 0.5:
            self.office.attachments.remove(DISCLOSURE, self.id, files[0].id)
            return
        path = self.folder / f"附件{self.chance.randrange(3)}.txt"
        path.write_text(self.chance.choice(("甲", "乙")), encoding="utf-8")
        self.office.attachments.add(DISCLOSURE, self.id, path)

    def first(self, who: str) -> None:
        self._give(who, Level.FIRST)

    def second(self, who: str) -> None:
        self._give(who, Level.SECOND)

    def _give(self, who: str, level: Level) -> None:
        verdict = self.chance.choices(list(Verdict), weights=(12, 2, 1, 1, 1))[0]
        preset = self.chance.choice(("board", "board", "website"))
        answers = {**dict.fromkeys(QUESTIONS, NO), "个人隐私": self.chance.choice((NO, MASKED, MASKED, YES))}
        record, seen = self.office.entries.get(DISCLOSURE, self.id), self.now()
        self.office.reviewing.give(
            self.id, record.version, level, verdict, answers, ground="第十五条", text="已核对", preset=preset
        )
        self.judge.given.append((level, verdict, who, preset, seen))

    def take_back(self, _who: str) -> None:
        if self.chance.random() < 0.6:
            self.office.history.undo()
        else:
            self.office.history.redo()

    def publish(self, _who: str) -> None:
        record = self.office.entries.get(DISCLOSURE, self.id)
        key = "published" if record["state"] == "待公开" else "reopened"
        if record["state"] not in ("待公开", "已撤下"):
            key = "taken_down"
        told = {"published_on": str(TODAY), "channels": "公开栏", "place": "一楼", "masked": "是"}
        told |= {"withdrawn_on": str(TODAY), "change_reason": "到期"}
        self.office.entries.move(DISCLOSURE, self.id, record.version, key, told)
        if key == "published":
            assert self.judge.lets_out(self.now()), "published without two opinions about these bytes"

    def ring(self, _who: str) -> None:
        phone = self.chance.choice(("0915-4420000", "0915-4420001"))
        self.office.bureau.put(replace(BUREAU, phone=phone, supervision_phone="0915-4429999"))

    def nothing_unreviewed_leaves(self) -> None:
        with self.office.store.reading() as reader:
            record = reader.get(DISCLOSURE, self.id)
            if record.text("void_reason") or record["voided_at"]:
                return  # taken back: it cannot be printed at all
            clean = any(may_leave(reader, record, preset=preset) for preset in ("board", "website"))
            ready = public_standing(reader, record).publishable
        if clean or ready:
            assert self.judge.lets_out(self.now()), "a clean paper of what nobody reviewed"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = opened(tmp_path_factory.mktemp("fuzz") / "data")
    made.bureau.put(replace(BUREAU, supervision_phone="0915-4429999"))
    with made.store.unit("修改人员") as unit:
        for name in NAMES:
            unit.put_person(guarded(name, "登记", "初审", "复核", "管理"))
    assert made.reviewing.in_program()
    yield made
    made.close(copy=False)


def _days(office: Office, folder: Path, seeds: range) -> int:
    """How many of the days had a moment in which the item was ready to leave."""
    ready = 0
    for seed in seeds:
        day, was_ready = Day(office, random.Random(seed), folder), False
        for _ in range(ACTS):
            with suppress(AppError):
                day.act()
            day.nothing_unreviewed_leaves()
            was_ready = was_ready or day.judge.lets_out(day.now())
        ready += was_ready
    return ready


def test_nothing_leaves_that_two_people_did_not_see(office: Office, tmp_path: Path) -> None:
    assert _days(office, tmp_path, range(SEQUENCES)) >= SEQUENCES // 20, "some days must reach 可发布"


@pytest.mark.long
def test_nothing_leaves_in_ten_thousand_days(office: Office, tmp_path: Path) -> None:
    assert _days(office, tmp_path, range(SEQUENCES, SEQUENCES + LONG)) > LONG // 20
