"""What of an item of 主动公开 is reviewed, as it leaves for its destination, who wrote it, and how far that is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from desktop_app.domain.changes import ADD, ATTACH, DETACH, EDIT
from desktop_app.domain.fields import Value
from desktop_app.domain.masking_presets import BOARD, MaskPreset, Way, hide
from desktop_app.domain.privacy import Found
from desktop_app.domain.privacy_scan import detect
from desktop_app.domain.records import Query, Record
from desktop_app.domain.review import Stage, Standing, Subject, digest, standing
from desktop_app.domain.review_marks import NEVER_HERE, REMOVE_IT, Marks, classified
from desktop_app.domain.roster import masked_again, roster_of
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.bureau import Bureau, bureau_in
from desktop_app.services.mask_presets import presets_in
from desktop_app.storage.reader import Reader

_NUMBERS = re.compile(r"[\s、，,；;/]+")
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
# As KEYS, but told only where they are filled: what was reviewed before they were asked for stays reviewed.
FILLED_KEYS = ("roster", "reach", "contact", "result_of")
REVIEWED_KEYS = frozenset({*KEYS, *FILLED_KEYS})
_WRITING = (ADD, EDIT, ATTACH, DETACH)


@dataclass(frozen=True)
class Words:
    """What a notice says that may still be changed before printing; a line end in the title is layout."""

    kind: str
    title: str
    body: str
    number: str


def words_of(record: Record) -> Words:
    """The notice as the entry suggests it, as typed."""
    kind = record.text("genre") if record.text("genre") in KINDS else KINDS[0]
    body = record.text("body") or record.text("summary")
    return Words(kind, record.text("title"), body, record.text("doc_no"))


def public_numbers(bureau: Bureau, record: Record | None = None) -> tuple[str, ...]:
    """The numbers that are meant to be read: the bureau's own and the one an item names for questions."""
    contact = record.text("contact") if record else ""
    told = (bureau.phone, bureau.supervision_phone, bureau.fax, bureau.email, contact)
    return tuple(number for text in told for number in _NUMBERS.split(text) if number)


def as_shown(words: Words, wanted: MaskPreset | None, allowed: tuple[str, ...]) -> Words:
    """The words as they leave for a destination, masked in the data; as typed where none is named."""
    if wanted is None:
        return words
    title, body = (hide(text, detect(text, allowed=allowed), wanted) for text in (words.title, words.body))
    return replace(words, title=title, body=body)


@lru_cache(maxsize=32)  # a long list takes half a second, and is asked about several times in a row
def list_shown(text: str, wanted: MaskPreset | None, allowed: tuple[str, ...]) -> str:
    """公示名单 as it leaves for a destination, as a record keeps it; as kept where none is named."""
    roster = roster_of(text)
    return masked_again(roster, wanted, allowed).text() if roster and wanted else text


def hidden_in(words: Words, wanted: MaskPreset | None, allowed: tuple[str, ...]) -> tuple[Found, ...]:
    """What of the words as typed is hidden on the way to a destination."""
    found = found_in(words, allowed)
    return tuple(one for one in found if wanted and wanted.in_text(one.kind) is not Way.KEEP)


def found_in(words: Words, allowed: tuple[str, ...]) -> tuple[Found, ...]:
    """Every identity in the words."""
    return tuple(one for text in (words.title, words.body) for one in detect(text, allowed=allowed))


def counted(found: Iterable[Found]) -> tuple[str, ...]:
    """How many of each kind, in words."""
    return tuple(f"{kind}{count}处" for kind, count in Counter(str(one.kind) for one in found).items())


def subject_of(reader: Reader, record: Record, preset: str, words: Words | None = None) -> Subject:
    """What is reviewed: the item; the notice with `words` in place of its own and its list, as they leave for the
    destination `preset` (as typed for none); the bureau's lines on it; its files.
    """
    bureau: Bureau = bureau_in(reader)
    wanted, allowed = presets_in(reader).get(preset), public_numbers(bureau, record)
    said = as_shown(words or words_of(record), wanted, allowed)
    shown = {
        f.key: f.kind.show(record.values.get(f.key)) for f in DISCLOSURE.fields if f.key in REVIEWED_KEYS
    }
    if record.text("roster"):
        shown["roster"] = list_shown(record.text("roster"), wanted, allowed)
    texts = (
        *((key, shown[key]) for key in KEYS),
        *((key, shown[key]) for key in FILLED_KEYS if shown.get(key)),
        ("notice.kind", said.kind),
        ("notice.title", said.title.replace("\r", "").replace("\n", "")),
        ("notice.body", said.body),
        ("notice.number", said.number),
        ("bureau.name", bureau.name),
        ("bureau.address", bureau.address),
        ("bureau.phone", bureau.phone),
        ("bureau.supervision_phone", bureau.supervision_phone),
        *((("bureau.postcode", bureau.postcode),) if bureau.postcode else ()),
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
        if change.kind in _WRITING and (change.kind != EDIT or is_content(change.before, change.after))
    }
    handler = record.text("handler")
    return frozenset(wrote | ({handler} if handler else set()))


def is_content(before: Mapping[str, Value], after: Mapping[str, Value]) -> bool:
    """Whether an edit touched what is reviewed."""
    return not REVIEWED_KEYS.isdisjoint((*before, *after))


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
    """Whether this office reviews here. Until it says which: here, unless it has published with numbers of reviews on
    paper and nobody has ever reviewed anything here.
    """
    said = reader.setting(IN_PROGRAM)
    if isinstance(said, bool):
        return said
    on_paper = Query(DISCLOSURE.key, filled=("review_no", "published_on"))
    return reader.has_reviews(DISCLOSURE.key) or not reader.count(on_paper)
