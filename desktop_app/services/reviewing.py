"""保密审查: two opinions of two people about the same bytes, the form they are kept on, and the monthly summary."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop_app.domain.changes import Person
from desktop_app.domain.dates import EARLIEST, LATEST
from desktop_app.domain.masking_presets import DESTINATIONS
from desktop_app.domain.records import Changed, Record
from desktop_app.domain.review import (
    Level,
    Opinion,
    Standing,
    Subject,
    Verdict,
    check,
    digest,
    same_person,
    standing,
)
from desktop_app.domain.review_marks import Marks
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.bureau import bureau_in
from desktop_app.services.files import write_whole
from desktop_app.services.moving import Desk, changed
from desktop_app.services.people import People
from desktop_app.services.publishing import Paper
from desktop_app.services.review_papers import form_of, month_of
from desktop_app.services.review_subject import (
    IN_PROGRAM,
    drafters,
    in_program,
    marks_of,
    no_secrets,
    preset_of,
    standing_of,
    subject_of,
)
from desktop_app.storage.store import Store, Unit

STAND_IN = "review_stand_in"  # setting: why one person may do what three should (代审)
MANAGER = "管理"


class Reviewing:
    """The verbs of the review of 主动公开."""

    def __init__(self, store: Store, desk: Desk, people: People) -> None:
        self._store, self._desk, self._people = store, desk, people

    def subject(self, record_id: int, preset: str = "") -> Subject:
        """What is reviewed of an item as it stands, for a destination (else that of the last opinion)."""
        with self._store.reading() as reader:
            record = reader.get(DISCLOSURE, record_id)
            return subject_of(reader, record, preset or preset_of(reader, record_id))

    def marks(self, record_id: int) -> Marks:
        """密级标志, which block, and words that call for a second look."""
        return marks_of(self.subject(record_id))

    def standing(self, record_id: int) -> Standing:
        """How far an item is: 拟稿, 已初审, 可发布, 待复核, or what stopped it."""
        with self._store.reading() as reader:
            return standing_of(reader, reader.get(DISCLOSURE, record_id))

    def opinions(self, record_id: int) -> tuple[Opinion, ...]:
        """Every opinion about an item, oldest first."""
        with self._store.reading() as reader:
            return reader.reviews(DISCLOSURE.key, record_id)

    def give(
        self,
        record_id: int,
        version: int,
        level: Level,
        verdict: Verdict,
        checklist: Mapping[str, str],
        *,
        ground: str = "",
        text: str = "",
        preset: str = "",
        seen: str = "",
    ) -> Changed:
        """Give an opinion about an item as it was read (`version`, and `seen` its digest then).

        Refused for who is not signed in or has not the duty 初审 or 复核, who drafted or reviewed it before (unless
        代审 is set), a 密级标志, an incomplete opinion, and an item that changed meanwhile.
        """
        self._people.need((level,), level)
        me = self._reviewer(level)
        with self._store.unit(level) as unit:
            record = _as_read(unit, record_id, version)
            wanted = preset or preset_of(unit, record_id)
            if wanted not in DESTINATIONS:
                raise Refused(f"没有“{wanted}”这种去处", do="可选：" + "、".join(DESTINATIONS))
            subject = subject_of(unit, record, wanted)
            no_secrets(subject)
            current = digest(subject)
            if seen and seen != current:
                raise _meanwhile(record)
            wrote = drafters(unit, record)
            before = standing(unit.reviews(DISCLOSURE.key, record_id), current, wrote)
            opinion = Opinion(
                level,
                verdict,
                self._desk.today(),
                current,
                me.name,
                ground.strip(),
                dict(checklist),
                text.strip(),
                drafter="、".join(sorted(wrote)),
                preset=wanted,
            )
            check(opinion, before)
            if why := same_person(level, me.name, before, wrote):
                opinion = replace(opinion, same_person_reason=_allowed(unit, level, why))
            unit.put_review(DISCLOSURE.key, record_id, opinion)
        return changed(unit, DISCLOSURE, record_id)

    def _reviewer(self, act: str) -> Person:
        me = self._people.signed_in()
        if me is None:
            raise Refused(f"还不能{act}", why="不知道是谁在审查", do="请先登录")
        return me

    def stand_in(self) -> str:
        """Why one person may draft and review here (代审); empty where three people must."""
        with self._store.reading() as reader:
            return str(reader.setting(STAND_IN) or "")

    def set_stand_in(self, reason: str) -> None:
        """Allow 代审 for a reason, which every form then prints, or end it with an empty one; needs 管理."""
        self._people.need((MANAGER,), "设置代审")
        with self._store.unit("设置代审") as unit:
            unit.put_setting(STAND_IN, reason.strip()[:200] or None)

    def in_program(self) -> bool:
        """Whether nothing may be published without the two opinions given here."""
        with self._store.reading() as reader:
            return in_program(reader)

    def set_in_program(self, wanted: bool) -> None:
        """Review here, or on paper with the number typed by hand; needs 管理."""
        self._people.need((MANAGER,), "设置审查方式")
        with self._store.unit("设置审查方式") as unit:
            unit.put_setting(IN_PROGRAM, wanted)

    def form(self, record_id: int) -> Paper:
        """保密审查表 of an item with the opinions that hold for it as it stands."""
        with self._store.reading() as reader:
            record = reader.get(DISCLOSURE, record_id)
            return form_of(reader, record, self._desk.today())

    def save_form(self, record_id: int, path: Path) -> Paper:
        """Write 保密审查表; that it left is on record before the file exists."""
        paper = self.form(record_id)
        with self._store.unit("打印保密审查表") as unit:
            unit.outflow(DISCLOSURE.key, "保密审查表 PDF", [record_id], {"file": path.name})
        write_whole(path, paper.pdf)
        return paper

    def month(self, year: int, month: int) -> Paper:
        """保密审查汇总表 of a month; 零报告 where nothing was reviewed. Refused for no month."""
        if not (EARLIEST.year <= year <= LATEST.year and 1 <= month <= 12):
            raise Refused("年月不对", do="请写成2026年3月的样子")
        first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
        with self._store.reading() as reader:
            opinions = reader.reviews_between(DISCLOSURE.key, first, last)
            ids = sorted({one.record_id for one in opinions})
            records = {record.id: record for record in reader.rows(DISCLOSURE, ids)}
            return month_of(opinions, records, first, bureau_in(reader).name)


def _as_read(unit: Unit, record_id: int, version: int) -> Record:
    record = unit.get(DISCLOSURE, record_id)
    if record.text("void_reason"):
        raise Refused(f"{record.text('number')}已作废", why="作废的信息不能审查", do="请先从回收站恢复")
    if record.version != version:
        raise _meanwhile(record)
    return record


def _meanwhile(record: Record) -> Refused:
    return Refused(
        f"{record.text('number')}刚被修改过",
        why="审查意见只能针对看过的内容",
        do="请刷新，看过现在的内容后再审查",
    )


def _allowed(unit: Unit, level: Level, why: str) -> str:
    """The reason of 代审; Refused where it is not set."""
    if reason := str(unit.setting(STAND_IN) or ""):
        return reason
    raise Refused(
        f"不能由本人{level}",
        why=f"{why}；起草、初审、复核应为三名不同的人员",
        do="请由其他人员审查；人手确实不够的，请有“管理”职责的人设置代审并写明理由",
    )
