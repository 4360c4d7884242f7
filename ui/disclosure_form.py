"""The form of 主动公开: an item of the 标准目录 chosen first fills what the catalogue decides, and says so."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from desktop_app.domain.fields import SEPARATOR, Value
from desktop_app.domain.pasted_grid import is_table
from desktop_app.domain.records import Record
from desktop_app.errors import AppError
from desktop_app.registers.disclosure import DISCLOSURE
from ui import shortcuts
from ui.editor_widgets import LongEditor
from ui.entry_form import EntryForm
from ui.field_sheet import FieldSheet
from ui.notice_hints import NoticeHints
from ui.roster_editor import RosterEditor
from ui.tell import Block, Teller, button

if TYPE_CHECKING:
    from desktop_app.services.office import Office

NUMBER, CHANNELS, BODY, ROSTER = "catalogue_no", "channels", "body", "roster"
# What the columns of the catalogue say; the rest of what it fills is a reading of ours and never replaces a word.
_DECIDED = frozenset(
    {
        NUMBER,
        CHANNELS,
        "basis",
        "audience",
        "audience_who",
        "level",
        "limit_words",
        "limit_days",
        "limit_unit",
        "limit_from",
        "period_days",
        "period_unit",
        "rhythm",
    }
)
_EMPTIED = frozenset({"limit_days", "limit_from"})  # empty means the 20 workdays of Art 26
_LONGEST = 24  # characters of a replaced text that are told


class DisclosureForm(EntryForm):
    """Types one item of 主动公开."""

    def __init__(self, office: Office, teller: Teller) -> None:
        super().__init__(DISCLOSURE, office, teller)
        self._defaults: Mapping[str, str] = {}
        choose = button(f"从标准目录选…（{shortcuts.CATALOGUE}）", self.choose)
        choose.setAccessibleName("从标准目录选…")
        choose.setToolTip("在标准目录里的事项，选定后依据、时限、渠道、对象自动填好")
        self._head.insertWidget(1, choose)
        self._chosen = Block("hint")
        self._inside.insertWidget(0, self._chosen)  # scrolls: a low screen has no line to spare
        body = self.sheet.boxes[BODY].editor
        assert isinstance(body, LongEditor)
        body.offer(self._take_table)
        self._hints = NoticeHints(office, self.sheet)
        for keys, act in ((shortcuts.CATALOGUE, self.choose), (shortcuts.ROSTER, self.paste_list)):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(act)

    def _made_sheet(self) -> FieldSheet:
        entries = self._office.entries
        self._roster = RosterEditor(self._office)
        self._roster.told.connect(self._teller.tell)
        own = {ROSTER: self._roster}
        return FieldSheet(self._register.typed(), entries.options, entries.today, own)

    def paste_list(self) -> None:
        """Open the list on the clipboard, from wherever the cursor is."""
        self.sheet.go_to(ROSTER)
        self._roster.paste()

    def _take_table(self, pasted: QMimeData) -> bool:
        """A table belongs into 公示名单, masked; the clerk may still want it as words."""
        text, html = pasted.text(), pasted.html() if pasted.hasHtml() else ""
        if not is_table(text, html):
            return False
        body = self.sheet.boxes[BODY].editor
        assert isinstance(body, LongEditor)
        self._roster.paste(pasted, partial(body.insert, text))
        return True

    def _begin(self, record: Record | None, texts: Mapping[str, str], title: str) -> None:
        blank = {} if record else self._office.entries.blank(DISCLOSURE)
        self._defaults = _texts(blank)
        super()._begin(record, texts, title)
        self._hints.begin(settled=record is not None and record.text("state") in DISCLOSURE.flow.closed)
        number = self._number()
        self._chosen.say(self._name_of(number) if number else "")

    def choose(self) -> None:
        """Open the catalogue; what was chosen before is in front."""
        from ui.dialogs.catalogue_pick import open_catalogue_pick  # noqa: PLC0415  # a door is paid for when opened

        open_catalogue_pick(self.window(), self._office, self.take, self._number())

    def take(self, number: int, scope: str = "") -> None:
        """Fill in what follows from a row; words of the clerk give way only where the catalogue decides."""
        try:
            told = _texts(self._office.catalogue.fill(number, scope))
        except AppError as error:
            self._teller.refuse(error)
            return
        raw, before = self.sheet.raw(), self._filled_before()
        filled: list[str] = []
        replaced: list[str] = []
        kept: list[str] = []
        for key, text in told.items():
            old = raw[key]
            new = _with_own(text, old, before.get(key, "")) if key == CHANNELS else text
            free = old in {"", self._defaults.get(key, ""), before.get(key, "")}
            if new == old or not (new or key in _EMPTIED or (old and old == before.get(key))):
                continue
            name = DISCLOSURE[key].label
            if not free and key not in _DECIDED:
                kept.append(name)
                continue
            self.sheet.put(key, new)
            if free:
                filled.append(name)
            else:
                replaced.append(f"{name}（原为“{_short(old)}”）")
        self._tell_taken(number, filled, replaced, kept)

    def _tell_taken(self, number: int, filled: list[str], replaced: list[str], kept: list[str]) -> None:
        lines = (("填好", filled), ("按目录改了", replaced), ("照原样没有动", kept))
        told = [f"{word}：{SEPARATOR.join(names)}" for word, names in lines if names]
        self._chosen.say(self._name_of(number), [("", line) for line in told])
        self._area.verticalScrollBar().setValue(0)
        counts = "，".join(f"{word} {len(names)} 栏" for word, names in lines if names)
        self._teller.tell(f"已选目录{number}，{counts or '各栏与目录一致'}")
        empty = (k for k, box in self.sheet.boxes.items() if box.field.required and not box.editor.text())
        self.sheet.go_to(next(empty, "title"))

    def _number(self) -> int:
        text = self.sheet.raw()[NUMBER]
        return int(text) if text.isdecimal() else 0

    def _filled_before(self) -> dict[str, str]:
        """What the row chosen before filled in: its texts may go without being anybody's words."""
        number = self._number()
        try:
            return _texts(self._office.catalogue.fill(number)) if number else {}
        except AppError:
            return {}  # a number that no row has fills nothing

    def _name_of(self, number: int) -> str:
        try:
            row = self._office.catalogue.row(number)
        except AppError as no:
            return no.what
        return f"目录{number}：{row.field}　{row.first}　{row.second}"


def _texts(values: Mapping[str, Value]) -> dict[str, str]:
    return {key: DISCLOSURE[key].kind.show(value) for key, value in values.items()}


def _with_own(text: str, old: str, before: str) -> str:
    """The channels of the row, then those the clerk added himself."""
    gone = {*before.split(SEPARATOR)}
    own = (word for word in old.split(SEPARATOR) if word and word not in gone)
    return SEPARATOR.join(dict.fromkeys((*(word for word in text.split(SEPARATOR) if word), *own)))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"
