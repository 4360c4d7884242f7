"""Papers, closed periods and opinions put away: numbers without a gap, what left frozen, nothing ever removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256

from sqlalchemy import insert, update

from desktop_app.domain.changes import LETTER as LETTER_LINE
from desktop_app.domain.changes import REVIEW as REVIEW_LINE
from desktop_app.domain.changes import SNAPSHOT as SNAPSHOT_LINE
from desktop_app.domain.changes import IssuedLetter, Paper
from desktop_app.domain.review import Opinion
from desktop_app.errors import Refused
from desktop_app.storage.attachments import Attaching
from desktop_app.storage.packing import pack
from desktop_app.storage.shelf import PLAIN
from desktop_app.storage.tables import LETTER, REVIEW, SNAPSHOT


class Shelving(Attaching):
    """The verbs on letters, snapshots and reviews. The bytes of a letter are the caller's affair: see `filing`."""

    def reserve_number(
        self, series: str, year: int, purpose: str, register: str, record_id: int
    ) -> IssuedLetter:
        """The next 文号 of a series and year, set aside: 〔2026〕第3号 after the series. Refused without a series."""
        if not series.strip():
            raise Refused("还没有发文字号的代字", do="请先在“单位信息”里填写发文代字")
        key = f"letter:{series}"
        sequence = self._last_sequence(key, year) + 1
        self._take_sequence(key, year, sequence)
        return self._put(
            IssuedLetter(
                register,
                record_id,
                series=series,
                year=year,
                sequence=sequence,
                number=f"{series}〔{year}〕第{sequence}号",
                status=Paper.RESERVED,
                purpose=purpose,
            )
        )

    def issue_letter(self, letter: IssuedLetter) -> int:
        """Keeps a paper as it leaves; its id. With an id it uses that reserved number, which must still be reserved."""
        if not letter.id:
            return self._put(replace(letter, status=Paper.USED)).id
        before = self.letter(letter.id)
        if before.status is not Paper.RESERVED:
            raise Refused(f"{before.number}已经{before.status}", why="一个文号只能用一次", do="请另取文号")
        kept = replace(
            letter,
            status=Paper.USED,
            series=before.series,
            year=before.year,
            sequence=before.sequence,
            number=before.number,
            made_at=self._now,
            made_by=self._who,
        )
        self._update_letter(kept.id, _row(kept))
        self._tell_letter(kept)
        return kept.id

    def void_letter(self, letter_id: int, reason: str) -> None:
        """A paper or number that shall not count; it stays with its reason. Refused without one, or when void."""
        before = self.letter(letter_id)
        if before.status is Paper.VOID:
            raise Refused(f"{before.number or before.title}已经作废", do="请刷新后再看")
        if not reason.strip():
            raise Refused("请填写作废原因", why="文号不能空缺，作废的文号要说明原因")
        kept = replace(before, status=Paper.VOID, void_reason=reason.strip()[:500])
        self._update_letter(
            letter_id,
            {
                "status": kept.status,
                "void_reason": kept.void_reason,
                "voided_at": self._now,
                "voided_by": self._who,
            },
        )
        self._tell_letter(kept, reason=kept.void_reason)

    def letter_sent(
        self,
        letter_id: int,
        way: str,
        sent_on: date | None,
        mail_no: str,
        signed_on: date | None,
        signed_by: str,
    ) -> None:
        """How a paper went out and when it was received; may be told again. Refused for a number not used."""
        before = self.letter(letter_id)
        if before.status is not Paper.USED:
            raise Refused(
                f"{before.number or before.title}是{before.status}的文号", do="签发以后才能登记送达"
            )
        told = {
            "sent_way": way,
            "sent_on": sent_on,
            "mail_no": mail_no,
            "signed_on": signed_on,
            "signed_by": signed_by,
        }
        if all(getattr(before, key) == value for key, value in told.items()):
            return
        self._update_letter(letter_id, told)
        self._tell_letter(before, **{key: value for key, value in told.items() if value})

    def put_snapshot(self, kind: str, period: str, content: object, note: str = "") -> int:
        """Closes a period with its numbers (a mapping), or opens it again (None); the id of the snapshot."""
        packed = None if content is None else pack(content)
        digest = "" if packed is None else sha256(packed.encode()).hexdigest()
        row = {
            "kind": kind,
            "period": period,
            "content": packed,
            "sha256": digest,
            "made_at": self._now,
            "made_by": self._who,
            "note": note,
        }
        snapshot_id: int = self._connection.execute(insert(SNAPSHOT), row).lastrowid
        told = {"snapshot": snapshot_id, "period": period, "sha256": digest, "note": note}
        self._note(SNAPSHOT_LINE, kind, 0, {}, told)
        return snapshot_id

    def put_review(self, register: str, record_id: int, opinion: Opinion) -> int:
        """Keeps the opinion of whoever does this action; its id. It cannot be taken back, only followed by another."""
        row = {
            "register": register,
            "record_id": record_id,
            "level": str(opinion.level),
            "verdict": str(opinion.verdict),
            "ground": opinion.ground,
            "checklist": pack(opinion.checklist),
            "opinion": opinion.text,
            "same_person_reason": opinion.same_person_reason,
            "reviewer": self._who,
            "drafter": opinion.drafter,
            "given_on": opinion.on,
            "digest": opinion.digest,
            "preset": opinion.preset,
            "made_at": self._now,
            "unit": self.id,
        }
        review_id: int = self._connection.execute(insert(REVIEW), row).lastrowid
        keys = ("level", "verdict", "ground", "opinion", "same_person_reason", "drafter", "digest", "preset")
        told = {key: row[key] for key in keys} | {"review": review_id, "on": opinion.on}
        self._note(REVIEW_LINE, register, record_id, {}, {**told, "checklist": row["checklist"]})
        return review_id

    def _put(self, letter: IssuedLetter) -> IssuedLetter:
        made = replace(letter, made_at=self._now, made_by=self._who)
        kept = replace(made, id=self._connection.execute(insert(LETTER), _row(made)).lastrowid)
        self._tell_letter(kept)
        return kept

    def _update_letter(self, letter_id: int, row: Mapping[str, object]) -> None:
        self._connection.execute(update(LETTER).where(LETTER.c.id == letter_id), row)

    def _tell_letter(self, letter: IssuedLetter, **more: object) -> None:
        told = {
            "letter": letter.id,
            "number": letter.number,
            "title": letter.title or letter.purpose,
            "status": str(letter.status),
            "sha256": letter.pdf_sha256,
        }
        self._note(LETTER_LINE, letter.register, letter.record_id, {}, {**told, **more})


def _row(letter: IssuedLetter) -> dict[str, object]:
    plain = {name: getattr(letter, name) for name in PLAIN if name != "id"}
    said = {"facts": pack(letter.facts), "wordings": pack(letter.wordings), "status": str(letter.status)}
    return {**plain, **said}
