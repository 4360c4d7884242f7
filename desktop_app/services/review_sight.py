"""What a reviewer looks at: how far an item is and what comes next, the very words, and what is still in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.changes import Person
from desktop_app.domain.masking_presets import DESTINATIONS
from desktop_app.domain.privacy_scan import detect
from desktop_app.domain.records import Record
from desktop_app.domain.review import Level, Opinion, Stage, Standing, Subject, digest, same_person
from desktop_app.domain.review_marks import classified
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.attached import Attached, Look, Remains
from desktop_app.services.bureau import bureau_in
from desktop_app.services.mask_presets import presets_in
from desktop_app.services.review_gates import PUBLIC, REVIEW_NO, WHY, number_of
from desktop_app.services.review_subject import (
    FILLED_KEYS,
    KEYS,
    counted,
    drafters,
    hidden_in,
    in_program,
    public_numbers,
    standing_of,
    subject_of,
    words_of,
)
from desktop_app.storage.reader import Reader

STAND_IN = "review_stand_in"  # setting: why one person may do what three should (代审)
_WORDS = {"notice.kind": "文种", "notice.title": "标题", "notice.body": "正文", "notice.number": "文号"}
_LONG = 60  # characters that go on one line with their name
_SAID_BY_THE_WORDS = frozenset({"title", "body", "doc_no", "genre"})


@dataclass(frozen=True)
class Given:
    """An opinion and whether it holds for the item as it stands for the destination looked at, else why not."""

    opinion: Opinion
    holds: bool
    why: str = ""


@dataclass(frozen=True)
class Sight:
    """All that the review of an item shows.

    `told` is where it stands and what comes next; `level` the opinion that is due, `barred` why whoever sits there
    cannot give it, and who can. `shown` is the text as it leaves, `masked` what was hidden in it,
    `look` what can still be read. `digest` binds an opinion to exactly this.
    """

    record: Record
    preset: str
    here: bool
    standing: Standing
    told: str
    number: str
    drafters: tuple[str, ...]
    given: tuple[Given, ...]
    level: Level | None
    barred: str
    shown: str
    masked: tuple[str, ...]
    look: Look
    digest: str


def sight_of(
    reader: Reader, record: Record, preset: str, me: Person | None, duties: Collection[str], files: Attached
) -> Sight:
    """The item as somebody sees it who sits there with these duties."""
    subject = subject_of(reader, record, preset)
    found = standing_of(reader, record, preset)
    opinions = reader.reviews(DISCLOSURE.key, record.id)
    wrote, here, people = drafters(reader, record), in_program(reader), reader.people()
    stand_in = str(reader.setting(STAND_IN) or "")
    able = _able(people, found, wrote)
    own = public_numbers(bureau_in(reader), record)
    return Sight(
        record=record,
        preset=preset,
        here=here,
        standing=found,
        told=_told(record, found, preset) if here else _ON_PAPER,
        number=number_of(record, opinions, found) if here else record.text(REVIEW_NO),
        drafters=tuple(sorted(wrote)),
        given=tuple(_given(one, found, digest(subject), preset) for one in opinions),
        level=found.next if here else None,
        barred=_barred(found, me, duties, wrote, able, stand_in) if here else "",
        shown=_shown(subject),
        masked=counted(hidden_in(words_of(record), presets_in(reader).get(preset), own)),
        look=look_at(reader, record, subject, files),
        digest=digest(subject),
    )


def look_at(reader: Reader, record: Record, subject: Subject, files: Attached) -> Look:
    """What of persons can still be read in an item as it leaves, in its text and in its attachments."""
    own = public_numbers(bureau_in(reader), record)
    texts = [(name, text) for name, text in _parts(subject) if text]
    looks = [files.look(one, own) for one in reader.attachments(DISCLOSURE.key, record.id)]
    remains = [
        Remains(str(one.kind), one.text, f"{name}第{one.line}行", one.why)
        for name, text in texts
        for one in detect(text, allowed=own)
    ]
    doubts = [
        f"{name}第{mark.line}行“{mark.text}”" for name, text in texts for mark in classified(text).warns
    ]
    names = [f"附件名“{mark.text}”" for name, _ in subject.files for mark in classified(name).warns]
    return Look(
        (*remains, *(one for look in looks for one in look.remains)),
        (*doubts, *names, *(one for look in looks for one in look.doubts)),
        tuple(one for look in looks for one in look.notes),
    )


def _parts(subject: Subject) -> Iterable[tuple[str, str]]:
    """The texts that are seen outside, by what they are called: the words of the notice, then the rest of the item."""
    told = dict(subject.texts)
    yield from ((name, told[key]) for key, name in _WORDS.items())
    for key in (*FILLED_KEYS, *KEYS):
        if key not in _SAID_BY_THE_WORDS and not (key == "summary" and told[key] == told["notice.body"]):
            yield DISCLOSURE.label(key), told.get(key, "")


def _shown(subject: Subject) -> str:
    """All of it as one text to read: short facts on a line, long ones below their name, names of files last."""
    lines: list[str] = []
    for name, text in _parts(subject):
        if text:
            lines.append(f"{name}：\n{text}\n" if "\n" in text or len(text) > _LONG else f"{name}：{text}")
    if subject.files:
        lines.append("附件：" + "、".join(f"《{name}》" for name, _ in subject.files))
    return "\n".join(lines)


def _given(one: Opinion, found: Standing, current: str, preset: str) -> Given:
    holds = any(
        pass_ is not None and pass_.id == one.id for pass_ in (found.first, found.second, found.stopped)
    )
    if holds:
        return Given(one, holds=True)
    if one.digest != current and one.preset != preset:
        return Given(one, holds=False, why=f"去处是“{DESTINATIONS[one.preset].title}”")
    return Given(one, holds=False, why="内容后来有改动" if one.digest != current else "后来另有意见")


def _able(people: Sequence[Person], found: Standing, wrote: Collection[str]) -> tuple[str, ...]:
    """Who may give the opinion that is due."""
    level = found.next
    return tuple(
        person.name
        for person in people
        if level
        and person.active
        and level in person.duties
        and not same_person(level, person.name, found, wrote)
    )


def _by(level: Level, able: Sequence[str]) -> str:
    if able:
        return f"可以{level}的人：{'、'.join(able)}"
    return (
        f"没有别的人能{level}，请有“管理”职责的人在“设置 → 人员与密码…”里安排，"
        "人手确实不够的在“设置 → 审查设置…”里设代审"
    )


def _told(record: Record, found: Standing, preset: str) -> str:
    if found.publishable:
        told = "可发布：两名审查人已先后通过现在的内容。"
        return told + (_NEXT.get(record.text("state"), "") if preset in PUBLIC else _NOT_FOR_ALL)
    if found.stage is Stage.DRAFT and record["published_on"] and (number := record.text(REVIEW_NO)):
        return f"已凭纸上审查的编号“{number}”公开；内容要更新的，先在这里审查。"
    return f"{found.stage}：{WHY[found.stage]}。{_PRESS[found.stage]}"


_NEXT: Mapping[str, str] = {
    "待公开": "下一步请按“登记公开”。",
    "已公开": "内容有更新的，请按“登记更新”。",
    "已更新": "内容再有更新的，请按“登记更新”。",
}
_NOT_FOR_ALL = "这个去处不对社会公开；要登记公开的，请另按“公开栏”或“网站”审查。"
_PRESS: Mapping[Stage, str] = {
    Stage.DRAFT: "下一步：初审。",
    Stage.FIRST: "下一步：复核。",
    Stage.AGAIN: "下一步：重新初审。",
    Stage.BACK: "下一步：按“编辑”修改，再重新初审。",
    Stage.ASK: "下一步：报审，确定可以公开后重新初审。",
    Stage.WITHHELD: "下一步：按“定为不予公开”；情况有变的重新初审。",
}
_ON_PAPER = (
    "本单位在纸上审查：登记公开时填写保密审查编号。可以打印保密审查表手填；"
    "要在程序里审查，请有“管理”职责的人在“设置 → 审查设置…”里改。"
)


def _barred(
    found: Standing,
    me: Person | None,
    duties: Collection[str],
    wrote: Collection[str],
    able: Sequence[str],
    stand_in: str,
) -> str:
    """Why whoever sits there cannot give the opinion that is due, and who can; empty where they can."""
    level = found.next
    if level is None:
        return ""
    others = _by(level, tuple(name for name in able if me is None or name != me.name))
    if me is None:
        return f"还不知道是谁在审查，请先登录。{others}。"
    if level not in duties:
        return f"{me.name}没有“{level}”职责，不能{level}。{others}。"
    if stand_in:
        return ""
    if why := same_person(level, me.name, found, wrote):
        return f"不能由{me.name}{level}：{why}；起草、初审、复核应为三名不同的人员。{others}。"
    return UNGUARDED.format(me.name) if not me.password_hash else ""


UNGUARDED = (
    "{}还没有设密码，审查意见要能认定是本人作出的。请在“设置 → 人员与密码…”里设好密码，再“换人登录”重新登录。"
)
