"""保密审查: two opinions of two people about the same bytes, the form they are kept on, and the monthly summary."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop_app.domain.changes import Person
from desktop_app.domain.dates import EARLIEST, LATEST
from desktop_app.domain.masking_presets import BOARD, DESTINATIONS
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
from desktop_app.services import secrecy
from desktop_app.services.attached import Attached
from desktop_app.services.bureau import bureau_in
from desktop_app.services.files import write_whole
from desktop_app.services.mask_presets import presets_in
from desktop_app.services.moving import Desk, changed
from desktop_app.services.people import People
from desktop_app.services.publishing import Paper
from desktop_app.services.review_gates import number_of, public_standing
from desktop_app.services.review_papers import form_of, month_of
from desktop_app.services.review_sight import STAND_IN, UNGUARDED, Sight, look_at, sight_of
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
from desktop_app.storage.filing import Filing
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Store, Unit

MANAGER = "管理"


class Reviewing:
    """The verbs of the review of 主动公开; `filings` are where the attachments lie."""

    def __init__(self, store: Store, desk: Desk, people: People, filings: Sequence[Filing]) -> None:
        self._store, self._desk, self._people = store, desk, people
        self._files = Attached(filings)

    def subject(self, record_id: int, preset: str = "") -> Subject:
        """What is reviewed of an item as it stands, for a destination (else that of the last opinion)."""
        with self._store.reading() as reader:
            record = reader.get(DISCLOSURE, record_id)
            return subject_of(reader, record, preset or preset_of(reader, record_id))

    def sight(self, record_id: int, preset: str = "") -> Sight:
        """All that whoever sits there sees of the review, for a destination (else that of the last opinion)."""
        with self._store.reading() as reader:
            record = reader.get(DISCLOSURE, record_id)
            wanted = preset or preset_of(reader, record_id)
            me, duties = self._people.signed_in(), self._people.duties()
            return sight_of(reader, record, wanted, me, duties, self._files)

    def number(self, record_id: int) -> str:
        """保密审查编号 of an item that may be published as it stands; empty before it may."""
        with self._store.reading() as reader:
            record = reader.get(DISCLOSURE, record_id)
            opinions = reader.reviews(DISCLOSURE.key, record_id)
            return number_of(record, opinions, public_standing(reader, record))

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

        Refused for who is not signed in or has not the duty 初审 or 复核, who has no password of their own, drafted or
        reviewed it before (unless 代审 is set), a 密级标志, an incomplete opinion, passing what identities can still
        be read in without saying why, and an item that changed meanwhile.
        """
        self._people.need((level,), level)
        me = self._reviewer(level)
        secrecy.refuse(f"还不能{level}", (ground, text))
        with self._store.reading() as reader:  # reading files takes a while: nobody has to wait for that
            record = _as_read(reader, record_id, version)
            wanted = preset or preset_of(reader, record_id)
            if wanted not in DESTINATIONS:
                raise Refused(f"没有“{wanted}”这种去处", do="可选：" + "、".join(DESTINATIONS))
            looked = subject_of(reader, record, wanted)
            no_secrets(looked)
            remains = [one.kind for one in look_at(reader, record, looked, self._files).remains]
        with self._store.unit(level) as unit:
            record = _as_read(unit, record_id, version)
            current = digest(subject_of(unit, record, wanted))
            if current != digest(looked) or (seen and seen != current):
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
            check(opinion, before, remains)
            if why := same_person(level, me.name, before, wrote):
                opinion = replace(opinion, same_person_reason=_allowed(unit, level, why))
            unit.put_review(DISCLOSURE.key, record_id, opinion)
        return changed(unit, DISCLOSURE, record_id)

    def _reviewer(self, act: str) -> Person:
        me = self._people.signed_in()
        if me is None:
            raise Refused(f"还不能{act}", why="不知道是谁在审查", do="请先登录")
        if not me.password_hash and not self.stand_in():
            why, _, do = UNGUARDED.format(me.name).partition("。")
            raise Refused(f"还不能{act}", why=why, do=do.rstrip("。"))
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

    def put_settings(self, *, in_program: bool, stand_in: str) -> None:
        """Keep 审查方式 and 代审 together, or neither; needs 管理."""
        self._people.need((MANAGER,), "修改审查设置")
        secrecy.refuse("还不能保存", (stand_in,))
        with self._store.unit("修改审查设置") as unit:
            unit.put_setting(IN_PROGRAM, in_program)
            unit.put_setting(STAND_IN, stand_in.strip()[:200] or None)

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

    def printed_form(self, record_id: int, printer: str, copies: int) -> None:
        """Put on record that 保密审查表 goes to a printer."""
        with self._store.unit("打印保密审查表") as unit:
            told = {"printer": printer, "copies": copies}
            unit.outflow(DISCLOSURE.key, "打印保密审查表", [record_id], told)

    def month(self, year: int, month: int) -> Paper:
        """保密审查汇总表 of a month; 零报告 where nothing was reviewed. Refused for no month."""
        if not (EARLIEST.year <= year <= LATEST.year and 1 <= month <= 12):
            raise Refused("年月不对", do="请写成2026年3月的样子")
        first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
        with self._store.reading() as reader:
            opinions = reader.reviews_between(DISCLOSURE.key, first, last)
            ids = sorted({one.record_id for one in opinions})
            records = {record.id: record for record in reader.rows(DISCLOSURE, ids)}
            board = presets_in(reader)[BOARD.key]
            return month_of(opinions, records, first, bureau_in(reader).name, board)


def _as_read(unit: Reader, record_id: int, version: int) -> Record:
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
