"""Where the review stands in the way: printing without 草稿, 登记公开 and 登记更新, taking back, exporting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from desktop_app.domain.changes import ATTACH, DETACH, EDIT, STEP
from desktop_app.domain.masking_presets import BOARD, DESTINATIONS, WEBSITE
from desktop_app.domain.records import Record
from desktop_app.domain.review import Opinion, Stage, Standing, digest
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE, SHOWN
from desktop_app.services.bureau import bureau_in
from desktop_app.services.mask_presets import presets_in
from desktop_app.services.review_subject import (
    PUBLISHED,
    RENEWED,
    Words,
    as_shown,
    in_program,
    is_content,
    list_shown,
    no_secrets,
    preset_of,
    public_numbers,
    standing_of,
    subject_of,
    words_of,
)
from desktop_app.storage.reader import Reader

REVIEW_NO = "review_no"
PUBLIC = (BOARD.key, WEBSITE.key)  # destinations where anybody may read it
_NUMBERED = "审查"


def draft_why(reader: Reader, record: Record, words: Words | None = None, preset: str = "") -> str:
    """Why 草稿 stands across a notice that leaves for a destination (else for that of the last opinion); empty where
    these very words, masked as they leave, were reviewed twice for it.

    What was reviewed for 网站 may hang on 公开栏 too where both see the same words. What was published with the number
    of a review on paper may leave as it stood then: not one reviewed field or file changed since.
    """
    if not in_program(reader):
        return "" if record.text(REVIEW_NO) else "没有填保密审查编号"
    wanted = preset or preset_of(reader, record.id)
    found = standing_of(reader, record, wanted, words)
    if found.publishable or _stricter(reader, record, words, wanted):
        return ""
    own = words is None or _same(reader, record, words)
    if own and record.text(REVIEW_NO) and _as_published(reader, record):
        return ""
    reviewed = preset_of(reader, record.id)
    if reviewed != wanted:  # opinions for another place hold there: nothing was changed after them
        there = standing_of(reader, record, reviewed, words)
        if there.publishable:
            names = (DESTINATIONS[key].title for key in (reviewed, wanted))
            return "审查的去处是“{}”，这里的去处是“{}”".format(*names)
        found = there
    if not own and standing_of(reader, record, wanted).publishable:
        return "文种、标题、正文或文号与审查过的不一致"
    return f"现在的内容是“{found.stage}”，{WHY[found.stage]}"


def may_leave(reader: Reader, record: Record, words: Words | None = None, preset: str = "") -> bool:
    """Whether a notice needs no 草稿 across it."""
    return not draft_why(reader, record, words, preset)


def _stricter(reader: Reader, record: Record, words: Words | None, wanted: str) -> bool:
    if wanted != BOARD.key:
        return False
    allowed, said = public_numbers(bureau_in(reader), record), words or words_of(record)
    listed = record.text("roster")
    board, website = (presets_in(reader)[key] for key in PUBLIC)
    if as_shown(said, board, allowed) != as_shown(said, website, allowed):
        return False
    if list_shown(listed, board, allowed) != list_shown(listed, website, allowed):
        return False
    return standing_of(reader, record, WEBSITE.key, words).publishable


def _same(reader: Reader, record: Record, words: Words) -> bool:
    return digest(subject_of(reader, record, "", words)) == digest(subject_of(reader, record, ""))


def _as_published(reader: Reader, record: Record) -> bool:
    if reader.reviews(DISCLOSURE.key, record.id):
        return False
    stood = False
    for change in reader.changes(DISCLOSURE.key, record.id):
        if change.kind == STEP and change.after.get("kind") == PUBLISHED:
            stood = True
        elif change.kind in (ATTACH, DETACH) or (
            change.kind == EDIT and is_content(change.before, change.after)
        ):
            stood = False
    return stood and record["published_on"] is not None


def public_standing(reader: Reader, record: Record) -> Standing:
    """How far the review for the public is: ready as soon as it is for one place where anybody may read it."""
    found = [standing_of(reader, record, preset) for preset in PUBLIC]
    last = PUBLIC.index(preset) if (preset := preset_of(reader, record.id)) in PUBLIC else 0
    return next((one for one in found if one.publishable), found[last])


def may_publish(reader: Reader, record: Record, key: str) -> None:
    """Refused, saying what is missing, when 登记公开 or 登记更新 would put up what was not reviewed."""
    if record.register != DISCLOSURE.key or key not in (PUBLISHED, RENEWED) or not in_program(reader):
        return
    if not (key == RENEWED and _for_the_public(reader, record)):
        _reviewed(reader, record, DISCLOSURE.flow.move(key).label)


def _for_the_public(reader: Reader, record: Record) -> bool:
    return any(may_leave(reader, record, preset=preset) for preset in PUBLIC)


def _reviewed(reader: Reader, record: Record, act: str) -> None:
    no_secrets(subject_of(reader, record, ""))
    found = public_standing(reader, record)
    if found.publishable:
        return
    last = preset_of(reader, record.id)
    if last not in PUBLIC and standing_of(reader, record, last).publishable:
        raise Refused(
            f"还不能{act}",
            why=f"审查的去处是“{DESTINATIONS[last].title}”，不是公开栏或网站",
            do="请按“公开栏”或“网站”重新初审、复核",
        )
    raise Refused(f"还不能{act}", why=f"现在的内容是“{found.stage}”，{WHY[found.stage]}", do=DO[found.stage])


def given_by_review(reader: Reader, record: Record, key: str) -> Mapping[str, str]:
    """What 登记公开 and 登记更新 need not ask since the review here tells it: 保密审查编号."""
    if record.register != DISCLOSURE.key or key not in (PUBLISHED, RENEWED) or not in_program(reader):
        return {}
    number = number_of(record, reader.reviews(DISCLOSURE.key, record.id), public_standing(reader, record))
    return {REVIEW_NO: number} if number else {}


def number_of(record: Record, opinions: Sequence[Opinion], found: Standing) -> str:
    """保密审查编号: the item's own number and which of its opinions let it out (审查-2026-0007/2); else empty."""
    if not found.publishable or found.second is None:
        return ""
    place = [one.id for one in opinions].index(found.second.id) + 1
    return f"{_NUMBERED}-{record.text('number').partition('-')[2]}/{place}"


def hung(reader: Reader, touched: Iterable[tuple[str, int]]) -> frozenset[int]:
    """Those of the records (register, id) that are 主动公开 and in public sight now."""
    ids = sorted({record_id for register, record_id in touched if register == DISCLOSURE.key})
    return frozenset(one.id for one in reader.rows(DISCLOSURE, ids) if one.text("state") in SHOWN)


def none_hung_anew(
    reader: Reader, touched: Iterable[tuple[str, int]], before: frozenset[int], act: str
) -> None:
    """Refused when taking something back, or doing it again, put up an item that no review let out."""
    if not in_program(reader):
        return
    for record in reader.rows(DISCLOSURE, sorted(hung(reader, touched) - before)):
        if not _for_the_public(reader, record):
            _reviewed(reader, record, act)


WHY: Mapping[Stage, str] = {
    Stage.DRAFT: "还没有审查；先审查、后公开（第十七条）",
    Stage.FIRST: "还差复核；要两名不同的人员先后审查",
    Stage.READY: "",
    Stage.AGAIN: "审查以后内容、附件或审查用的单位信息有改动，原来的意见不能用于新的内容",
    Stage.BACK: "审查退回了它",
    Stage.ASK: "要先报请有关主管部门或保密行政管理部门确定",
    Stage.WITHHELD: "审查定为免予公开",
}
DO: Mapping[Stage, str] = {
    Stage.DRAFT: "请先初审、复核",
    Stage.FIRST: "请由初审以外的人员复核",
    Stage.READY: "",
    Stage.AGAIN: "请重新初审、复核",
    Stage.BACK: "请按审查意见修改后重新初审、复核",
    Stage.ASK: "确定可以公开后，请重新初审、复核",
    Stage.WITHHELD: "请用“定为不予公开”；情况有变的请重新初审、复核",
}
