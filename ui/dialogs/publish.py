"""登记公开: by which ways an item is made public, all of them in one step; 登记更新 and 增加渠道 are the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.outlets import OUTLETS
from desktop_app.domain.records import Changed, Record
from desktop_app.errors import AppError, Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.publication import OPEN
from desktop_app.services.outlet_ways import WayOut, read_ways
from ui.dialogs.frame import Frame, note, scrolled
from ui.field_sheet import FieldSheet
from ui.outlet_card import OutletCard
from ui.shortcuts import NEW

if TYPE_CHECKING:
    from desktop_app.domain.register import Field
    from desktop_app.services.office import Office

Done = Callable[[Changed], object]


class Act(Enum):
    """What is done with the ways."""

    PUBLISH = "登记公开"
    RENEW = "登记更新"
    ADD = "增加渠道"


def open_publish(window: QWidget, office: Office, record: Record, act: Act, done: Done) -> QDialog:
    """Ask for the ways of an item; `done` hears of what was written."""
    dialog = _Publish(window, office, record, act, done)
    dialog.open()
    return dialog


class _Publish(Frame):
    def __init__(self, window: QWidget, office: Office, record: Record, act: Act, done: Done) -> None:
        size = (1060, 420 if act is Act.RENEW else 660)
        super().__init__(window, f"{act.value}：{record.text('number')}", size)
        self._office, self._record, self._act, self._done = office, record, act, done
        self._covered = office.outlets.covered(record.id)
        self._cards: list[OutletCard] = []
        self.body.addWidget(note(self._said()))
        self._sheet = FieldSheet(self._fields(), office.entries.options, office.entries.today)
        self._sheet.fill(self._asked)
        self.body.addWidget(self._sheet)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.addStretch(1)
        held = QWidget()
        held.setLayout(self._column)
        self._area: QScrollArea = scrolled(held)
        self.body.addWidget(self._area, 1)
        more = self.act(f"增加一个渠道（{NEW}）", self._more, left=True)
        more.setAccessibleName("增加一个渠道")
        self.act(f"确定{act.value}", self._keep, main=True)
        self.act("取消", self.reject)
        for keys, does in ((NEW, self._more), ("Ctrl+Return", self._keep), ("Ctrl+S", self._keep)):
            QShortcut(QKeySequence(keys), self).activated.connect(does)
        for way in self._begun():
            self._put(way)
        if self._cards:
            self._cards[0].go_to()
        else:
            self._sheet.go_to(next(iter(self._sheet.boxes)))

    def _said(self) -> str:
        """The item, and how far its review reaches."""
        title = f"《{self._record.text('title')}》" + self._stands()
        if self._covered == frozenset(OUTLETS):
            return title
        able = "、".join(outlet for outlet in OUTLETS if outlet in self._covered)
        if not able:
            return f"{title}还没有通过审查，不能公开；先审查、后公开（第十七条）。"
        return f"{title}是按“公开栏”审查的，可以登记到：{able}。要登记到网站、媒体、电子屏的，先按“网站”重新审查。"

    def _stands(self) -> str:
        """Where it stands already, which a renewal need not tell again."""
        if self._act is Act.PUBLISH:
            return ""
        ways = self._office.outlets.of(self._record.text("number"))
        names = "、".join(way.text("kind") or way.text("outlet") for way in ways if way.text("state") == OPEN)
        told = f"现在公开在：{names}。" if names else ""
        return told + ("在原处更新的，不用增加渠道。" if self._act is Act.RENEW else "")

    def _go_to(self, name: str) -> None:
        super()._go_to(name)
        if (field := self._field(name)) is not None:
            self._area.ensureWidgetVisible(field, 0, 60)

    def _fields(self) -> list[Field]:
        """What is asked besides the ways; its values stand in `_asked`."""
        if self._act is Act.PUBLISH:
            self._asked: Mapping[str, str] = self._office.outlets.asks(self._record.id)
        elif self._act is Act.RENEW:
            self._asked = {"renewed_on": self._office.entries.today().isoformat(), "change_reason": ""}
        else:
            self._asked = {}
        return [replace(DISCLOSURE[key], required=True, section="") for key in self._asked]

    def _begun(self) -> Sequence[WayOut]:
        suggested = self._office.outlets.suggested(self._record.id)
        if self._act is Act.PUBLISH:
            return suggested
        return () if self._act is Act.RENEW else (_blank(suggested[0]),)

    def _more(self) -> None:
        card = self._put(_blank(self._office.outlets.suggested(self._record.id)[0]))
        self._in_sight(card)
        card.go_to()

    def _put(self, way: WayOut) -> OutletCard:
        card = OutletCard(self._office, self._covered)
        card.fill(way)
        card.removed.connect(lambda: self._drop(card))
        self._cards.append(card)
        self._column.insertWidget(self._column.count() - 1, card)
        self._number()
        return card

    def _in_sight(self, card: OutletCard) -> None:
        """A card that was just added gets its room now, not when Qt comes round to it: else it is scrolled past."""
        card.show()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._area.ensureWidgetVisible(card, 0, 12)

    def _drop(self, card: OutletCard) -> None:
        at = self._cards.index(card)
        self._cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._number()
        self.hush()
        if self._cards:
            self._cards[min(at, len(self._cards) - 1)].go_to()
        elif self._sheet.boxes:
            self._sheet.go_to(next(iter(self._sheet.boxes)))

    def _number(self) -> None:
        for number, card in enumerate(self._cards, 1):
            card.number(number)

    def _keep(self) -> None:
        try:
            changed = self._written()
        except AppError as no:
            self.explain(no)
            return
        self.accept()
        self._done(changed)

    def _written(self) -> Changed:
        record, outlets, told = self._record, self._office.outlets, self._sheet.raw()
        ways = self._ways()
        if self._act is Act.RENEW:
            return outlets.renew(record.id, record.version, told, ways)
        if self._act is Act.ADD:
            return outlets.add(record.id, ways)
        return outlets.publish(record.id, record.version, ways, told)

    def _ways(self) -> tuple[WayOut, ...]:
        """The ways with their files; Refused with every mistake, those of the other fields first."""
        empty = [
            f"{box.field.label}：必须填写"
            for box in self._sheet.boxes.values()
            if not box.editor.text().strip()
        ]
        try:
            ways = read_ways([card.raw() for card in self._cards])
        except Refused as no:
            raise Refused(f"还不能{self._act.value}，请改正", why="\n".join([*empty, no.why])) from no
        if empty:
            raise Refused(f"还不能{self._act.value}，请改正", why="\n".join(empty))
        return tuple(replace(way, files=card.files) for way, card in zip(ways, self._cards, strict=True))


def _blank(way: WayOut) -> WayOut:
    """A way nothing is known of but its day."""
    return replace(way, outlet="", kind="", address="", proof="")
