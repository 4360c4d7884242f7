"""登记送达: how a paper went out, when the post took it, and when it was received."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.dates import read_day
from desktop_app.domain.fields import Choice, Day, Text
from desktop_app.domain.letter_kinds import letter_kinds
from desktop_app.domain.register import Field
from desktop_app.errors import Refused
from desktop_app.registers.request import REQUEST
from ui.dialogs.frame import Frame, note
from ui.field_sheet import FieldSheet

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.domain.records import Changed
    from desktop_app.services.office import Office

_POST = (
    "邮寄的，送出日期填交给邮政企业（中国邮政）之日；是否按期以交邮之日或者签收之日为准。"
    "其他快递公司不是邮政企业，不能用来寄送（国办公开办函〔2016〕235号）。"
)
_WAY, _SENT, _MAIL, _SIGNED, _WHO = "送达方式", "送出日期", "邮件号", "签收日期", "签收人"
_FIELDS = (
    Field("way", _WAY, Choice("delivery", width=30), required=True),
    Field("sent_on", _SENT, Day()),
    Field("mail_no", _MAIL, Text(50)),
    Field("signed_on", _SIGNED, Day()),
    Field("signed_by", _WHO, Text(50)),
)


def open_send_letter(
    window: QWidget, office: Office, letter_id: int, sent: Callable[[Changed], None]
) -> QDialog:
    """Say how a paper went out; `sent` hears what that changed."""
    dialog = _SendLetter(window, office, letter_id, sent)
    dialog.open()
    return dialog


class _SendLetter(Frame):
    def __init__(
        self, window: QWidget, office: Office, letter_id: int, sent: Callable[[Changed], None]
    ) -> None:
        super().__init__(window, "登记送达", (640, 460), scrolls=True)
        self._office, self._sent = office, sent
        letter = self._letter = office.letters.letter(letter_id)
        self._version = office.entries.get(REQUEST, letter.record_id).version
        self._sheet = FieldSheet(_FIELDS, office.entries.options, office.entries.today)
        days = {"sent_on": letter.sent_on, "signed_on": letter.signed_on}
        told = {key: day.isoformat() for key, day in days.items() if day}
        first = {} if letter.sent_way else {"way": "邮寄", "sent_on": office.entries.today().isoformat()}
        self._sheet.fill(
            {
                "way": letter.sent_way,
                "mail_no": letter.mail_no,
                "signed_by": letter.signed_by,
                **told,
                **first,
            }
        )
        self.body.addWidget(note(f"{letter.title}　{letter.number}"))
        self.body.addWidget(self._sheet)
        self.body.addWidget(note(_POST))
        if letter.kinds and letter_kinds(letter.kinds)[0].reply:
            self.body.addWidget(note("这是答复：保存后一并登记交邮、签收，据此判断是否按期。"))
        self.body.addStretch(1)
        self.act("保存", self._save, main=True)
        self.act("取消", self.reject)
        self._sheet.go_to("way" if not letter.sent_way else "signed_on")

    def _save(self) -> None:
        raw = self._sheet.raw()
        changed = self.attempt(
            lambda: self._office.letters.sent(
                self._letter.id,
                raw["way"],
                _day(_SENT, raw["sent_on"]),
                raw["mail_no"],
                _day(_SIGNED, raw["signed_on"]),
                raw["signed_by"],
                self._version,
            )
        )
        if changed is not None:
            self.accept()
            self._sent(changed)


def _day(name: str, text: str) -> date | None:
    try:
        return read_day(text)
    except Refused as no:
        raise Refused("还不能登记，请改正", why=f"{name}：{no.what}", do=no.do) from no
