"""What of an item of 主动公开 is reviewed, who wrote it, and whether its very bytes may leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop_app.domain.changes import ADD, ATTACH, DETACH, EDIT, STEP
from desktop_app.domain.fields import Value
from desktop_app.domain.masking_presets import BOARD
from desktop_app.domain.records import Record
from desktop_app.domain.review import Stage, Standing, Subject, digest, standing
from desktop_app.domain.review_marks import NEVER_HERE, REMOVE_IT, Marks, classified
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.bureau import Bureau, bureau_in
from desktop_app.storage.reader import Reader

IN_PROGRAM = "review_in_program"  # setting: True where the opinions are given here, not on paper
PUBLISHED, RENEWED = "published", "renewed"
KINDS = ("公示", "公告", "通告", "通知")
# Everything of an item that is printed or exported to others, in the order it is told; how it is handled, and what
# publishing itself fills in (渠道、审查编号、位置), is not what was reviewed.
KEYS = (
    "title",
    "doc_no",
    "genre",
    "addressee",
    "summary",
    "body",
    "maker",
    "department",
    "article",
    "category",
    "formed_on",
    "openness",
    "ground",
    "ground_note",
    "audience",
    "audience_who",
    "scope",
    "level",
    "duration",
    "expires_on",
    "period_from",
    "period_to",
    "basis",
    "validity",
    "interpretation",
)
_WRITING = (ADD, EDIT, ATTACH, DETACH)


@dataclass(frozen=True)
class Words:
    """What a notice says that may still be changed before printing; a line end in the title is layout."""

    kind: str
    title: str
    body: str
    number: str


def words_of(record: Record) -> Words:
    """The notice as the entry suggests it."""
    kind = record.text("genre") if record.text("genre") in KINDS else KINDS[0]
    body = record.text("body") or record.text("summary")
    return Words(kind, record.text("title"), body, record.text("doc_no"))


def subject_of(reader: Reader, record: Record, preset: str, words: Words | None = None) -> Subject:
    """What is reviewed: the item, the notice with `words` in place of its own, the bureau's lines on it, its files."""
    said = words or words_of(record)
    bureau: Bureau = bureau_in(reader)
    shown = {f.key: f.kind.show(record[f.key]) for f in DISCLOSURE.fields if f.key in KEYS}
    texts = (
        *((key, shown[key]) for key in KEYS),
        ("notice.kind", said.kind),
        ("notice.title", said.title.replace("\r", "").replace("\n", "")),
        ("notice.body", said.body),
        ("notice.number", said.number),
        ("bureau.name", bureau.name),
        ("bureau.address", bureau.address),
        ("bureau.phone", bureau.phone),
        ("bureau.supervision_phone", bureau.supervision_phone),
    )
    files = tuple((one.name, one.sha256) for one in reader.attachments(DISCLOSURE.key, record.id))
    return Subject(texts, files, preset)


def marks_of(subject: Subject) -> Marks:
    """The 密级标志 in anything that is reviewed, names of files too."""
    return classified("\n\n".join([text for _, text in subject.texts] + [name for name, _ in subject.files]))


def no_secrets(subject: Subject) -> None:
    """Refused when a mark of a state secret stands in it."""
    if found := marks_of(subject).blocks:
        raise Refused(
            "内容里有国家秘密标志：" + "、".join(dict.fromkeys(mark.text for mark in found)),
            why=NEVER_HERE,
            do=REMOVE_IT,
        )


def drafters(reader: Reader, record: Record) -> frozenset[str]:
    """Whoever wrote the item or changed what is reviewed of it, and its 经办人."""
    wrote = {
        change.who
        for change in reader.changes(DISCLOSURE.key, record.id)
        if change.kind in _WRITING and (change.kind != EDIT or _content(change.before, change.after))
    }
    handler = record.text("handler")
    return frozenset(wrote | ({handler} if handler else set()))


def _content(before: Mapping[str, Value], after: Mapping[str, Value]) -> bool:
    return not set(KEYS).isdisjoint((*before, *after))


def preset_of(reader: Reader, record_id: int) -> str:
    """The destination the last opinion was about; the notice board before there is any."""
    opinions = reader.reviews(DISCLOSURE.key, record_id)
    return opinions[-1].preset if opinions else BOARD.key


def standing_of(reader: Reader, record: Record, preset: str = "", words: Words | None = None) -> Standing:
    """How far the review of an item is, or of the notice about it with these words; a secret mark is never ready."""
    subject = subject_of(reader, record, preset or preset_of(reader, record.id), words)
    found = standing(reader.reviews(DISCLOSURE.key, record.id), digest(subject), drafters(reader, record))
    if found.publishable and marks_of(subject).blocks:
        return replace(found, stage=Stage.AGAIN)
    return found


def in_program(reader: Reader) -> bool:
    """Whether this office reviews here; until it says so it types the number of the review it made on paper."""
    return reader.setting(IN_PROGRAM) is True


def may_leave(reader: Reader, record: Record, words: Words | None = None) -> bool:
    """Whether a notice needs no 草稿 across it.

    What was published before reviews were made here, with the number of a review on paper, may leave as it stood
    then: not one reviewed field or file changed since.
    """
    if not in_program(reader):
        return bool(record.text("review_no"))
    if standing_of(reader, record, words=words).publishable:
        return True
    own = words is None or digest(subject_of(reader, record, "", words)) == digest(
        subject_of(reader, record, "")
    )
    return own and bool(record.text("review_no")) and _as_published(reader, record)


def _as_published(reader: Reader, record: Record) -> bool:
    if reader.reviews(DISCLOSURE.key, record.id):
        return False
    stood = False
    for change in reader.changes(DISCLOSURE.key, record.id):
        if change.kind == STEP and change.after.get("kind") == PUBLISHED:
            stood = True
        elif change.kind in (ATTACH, DETACH) or (
            change.kind == EDIT and _content(change.before, change.after)
        ):
            stood = False
    return stood and record["published_on"] is not None


def may_publish(reader: Reader, record: Record, key: str) -> None:
    """Refused, saying what is missing, when 登记公开 or 登记更新 would put up what was not reviewed."""
    if record.register != DISCLOSURE.key or key not in (PUBLISHED, RENEWED) or not in_program(reader):
        return
    no_secrets(subject_of(reader, record, ""))
    found = standing_of(reader, record)
    if found.publishable or (key == RENEWED and may_leave(reader, record)):
        return
    label = DISCLOSURE.flow.move(key).label
    raise Refused(
        f"还不能{label}", why=f"现在的内容是“{found.stage}”，{_WHY[found.stage]}", do=_DO[found.stage]
    )


_WHY = {
    Stage.DRAFT: "还没有审查；先审查、后公开（第十七条）",
    Stage.FIRST: "还差复核；要两名不同的人员先后审查",
    Stage.READY: "",
    Stage.AGAIN: "审查以后内容、附件或审查用的单位信息有改动，原来的意见不能用于新的内容",
    Stage.BACK: "审查退回了它",
    Stage.ASK: "要先报请有关主管部门或保密行政管理部门确定",
    Stage.WITHHELD: "审查定为免予公开",
}
_DO = {
    Stage.DRAFT: "请先初审、复核",
    Stage.FIRST: "请由初审以外的人员复核",
    Stage.READY: "",
    Stage.AGAIN: "请重新初审、复核",
    Stage.BACK: "请按审查意见修改后重新初审、复核",
    Stage.ASK: "确定可以公开后，请重新初审、复核",
    Stage.WITHHELD: "请用“定为不予公开”；情况有变的请重新初审、复核",
}
