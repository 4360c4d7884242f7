"""The files of a record as rows: added, removed, brought back; count and audit line in the same action."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, insert, select, update

from desktop_app.domain.changes import ATTACH, DETACH
from desktop_app.domain.records import Record
from desktop_app.domain.register import Register
from desktop_app.errors import Refused
from desktop_app.storage.tables import ATTACHMENT
from desktop_app.storage.writing import Writing


class Attaching(Writing):
    """The verbs on attachments. The bytes are the caller's affair: see `filing`."""

    def attach(self, register: Register, record_id: int, name: str, sha256: str, size: int) -> int:
        """Writes down a file of a record; its id. Refused when the record is void or already has these bytes."""
        record = self._current(register, record_id, None)
        self._refuse_twice(register, record_id, sha256)
        row = {
            "register": register.key,
            "record_id": record_id,
            "name": name,
            "sha256": sha256,
            "size": size,
            "added_at": self._now,
            "added_by": self._who,
        }
        attachment_id = self._connection.execute(insert(ATTACHMENT), row).lastrowid
        self._recount(ATTACH, register, record, _told(attachment_id, name, sha256))
        return attachment_id

    def detach(self, register: Register, record_id: int, attachment_id: int) -> None:
        """Marks a file as removed. Refused when the record is void or no longer has that file."""
        record = self._current(register, record_id, None)
        found = self._one(register, record_id, attachment_id)
        if found.removed_at is not None:
            raise Refused(f"附件《{found.name}》已经移除", do="请刷新列表")
        self._mark_removed(register, record, DETACH, found)

    def reattach(self, register: Register, record_id: int, attachment_id: int) -> None:
        """Takes the mark of a removed file away again. Refused when the record has these bytes once more."""
        record = self._current(register, record_id, None)
        found = self._one(register, record_id, attachment_id)
        self._refuse_twice(register, record_id, found.sha256)
        self._mark_removed(register, record, ATTACH, found)

    def _mark_removed(self, register: Register, record: Record, kind: str, found: Row[Any]) -> None:
        removed_at = self._now if kind == DETACH else None
        one = update(ATTACHMENT).where(ATTACHMENT.c.id == found.id)
        self._connection.execute(one, {"removed_at": removed_at})
        self._recount(kind, register, record, _told(found.id, found.name, found.sha256))

    def _refuse_twice(self, register: Register, record_id: int, sha256: str) -> None:
        for there in self.attachments(register.key, record_id):
            if there.sha256 == sha256:
                raise Refused("这个文件已经是附件了", why=f"与《{there.name}》的内容完全一样")

    def _one(self, register: Register, record_id: int, attachment_id: int) -> Row[Any]:
        columns = ATTACHMENT.c
        mine = (columns.register == register.key, columns.record_id == record_id)
        found = self._connection.execute(select(ATTACHMENT).where(columns.id == attachment_id, *mine)).first()
        if found is None:
            raise Refused("这条记录没有这个附件", do="请刷新列表")
        return found

    def _recount(self, kind: str, register: Register, record: Record, told: Mapping[str, object]) -> None:
        count = len(self.attachments(register.key, record.id))
        self._rewrite(kind, register, record, {"attachments": count or None}, told)


def _told(attachment_id: int, name: str, sha256: str) -> dict[str, object]:
    return {"attachment": attachment_id, "name": name, "sha256": sha256}
