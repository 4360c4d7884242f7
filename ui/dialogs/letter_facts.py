"""The facts of a letter as a form: what is still needed, what is known and may be changed, what may be added."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.domain.fields import Kind, Text, Value
from desktop_app.domain.letter_facts import FACTS, SUBJECTS
from desktop_app.domain.letter_kinds import needs
from desktop_app.domain.letter_law import GROUNDS
from desktop_app.domain.letter_shape import LetterKind
from desktop_app.domain.register import Field
from ui.field_sheet import FieldSheet

_NEEDED, _KNOWN, _MAY = "须填写", "已从台账带出，可以改", "选填"
_NUMBER, _GROUND = "文号", "不公开理由"
_ROW = 30  # half-width characters: a line of its own
_USUAL = ("联系人", "附件")  # may stand in every letter with a head
_HINTS = {
    "公开内容": "每行一项",
    "附件": "每行一个附件的名称",
    "不予公开部分": "每行一项；不公开理由不止一种时，写成“内容｜个人隐私”",
    "不明确之处": "写明哪些内容不明确、需要补充什么",
    "补正方法": "写明怎样补正、向哪里提交",
    "其他申请人": "每行一人",
}
_OFFERS = {
    "内部事务类别": ("人事管理信息", "后勤管理信息", "内部工作流程信息"),
    "过程性类别": ("讨论记录", "过程稿", "磋商信函", "请示报告"),
    "提供方式": ("纸质复制件", "电子文档", "现场查阅"),
    "区分处理方式": ("删除不予公开的内容后提供", "遮盖不予公开的内容后提供复制件"),
    "送达方式": ("邮寄", "当面送达", "委托送达", "电子邮件", "传真", "网络"),
    "诉求性质": ("信访", "投诉", "举报"),
    "密级": ("秘密", "机密", "绝密"),
}


class FactsForm(QWidget):
    """The fields for some kinds of letter; what the ledger knows follows along until somebody writes over it."""

    changed = Signal()

    def __init__(self, options: Callable[[str], Sequence[str]], today: Callable[[], date]) -> None:
        super().__init__()
        self._options, self._today = options, today
        self._sheet: FieldSheet | None = None
        self._known: dict[str, str] = {}  # as the ledger would fill it
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.addStretch(1)

    def show_kinds(
        self,
        kinds: Sequence[LetterKind],
        facts: Mapping[str, Value],
        missing: Sequence[str],
        before: Mapping[str, str],
    ) -> None:
        """Other fields, with what was typed `before`; what was typed into a field that stays, stays."""
        typed = {**before, **self.given()}
        self._clear()
        fields = _fields(kinds, facts, missing)
        if not fields:
            return
        self._known = {name.key: FACTS[name.key].kind.show(facts.get(name.key)) for name in fields}
        sheet = FieldSheet(fields, self._options, self._today)
        sheet.fill({**self._known, **{name: text for name, text in typed.items() if name in self._known}})
        for name, box in sheet.boxes.items():
            if isinstance(box.editor.control, QPlainTextEdit):
                box.editor.control.setPlaceholderText(_HINTS.get(name, ""))
            if name in _OFFERS:
                box.editor.suggest(partial(_offered, name))
        sheet.changed.connect(self.changed)
        self._room.insertWidget(0, sheet)
        self._sheet = sheet
        self.need(needs(kinds, facts))

    def given(self) -> dict[str, str]:
        """What somebody typed, as far as it differs from what the ledger knows."""
        return {
            name: text for name, text in self._raw().items() if text.strip() and text != self._known[name]
        }

    def cleared(self) -> frozenset[str]:
        """Known facts that somebody emptied."""
        return frozenset(name for name, text in self._raw().items() if not text.strip() and self._known[name])

    def follow(self, facts: Mapping[str, Value]) -> None:
        """Facts reckoned from others are renewed where nobody wrote over them."""
        if self._sheet is None:
            return
        raw = self._raw()
        for name, before in self._known.items():
            text = FACTS[name].kind.show(facts.get(name))
            if raw[name] == before != text:
                self._known[name] = text
                self._sheet.put(name, text)

    def need(self, names: Collection[str]) -> None:
        """Facts that only some grounds ask for are in sight while they do."""
        if self._sheet is not None:
            some = {name for ground in GROUNDS for name in ground.needs}
            self._sheet.show_only({name for name in self._known if name not in some or name in names})

    def tell(self, lines: Sequence[str]) -> None:
        """Word mistakes (字段：哪里不对) at their fields; no lines clean all fields."""
        if self._sheet is not None:
            self._sheet.tell([(self._sheet.key_of(line), line) for line in lines])

    def go_to(self, name: str) -> None:
        """Put the cursor into a field."""
        if self._sheet is not None:
            self._sheet.go_to(name)

    def go_to_first(self) -> None:
        """Put the cursor where something is still needed."""
        if self._sheet is not None:
            empty = (
                n for n, box in self._sheet.boxes.items() if box.field.required and not box.editor.text()
            )
            self.go_to(next(empty, ""))

    def in_order(self, names: Sequence[str]) -> tuple[str, ...]:
        """The same names from top to bottom of the form."""
        order = {name: at for at, name in enumerate(self._known)}
        return tuple(sorted(names, key=lambda name: order.get(name, len(order))))

    def _raw(self) -> dict[str, str]:
        return self._sheet.raw() if self._sheet is not None else {}

    def _clear(self) -> None:
        self._known = {}
        if self._sheet is not None:
            self._room.removeWidget(self._sheet)
            self._sheet.hide()
            self._sheet.deleteLater()
            self._sheet = None


def _offered(name: str, begin: str) -> tuple[str, ...]:
    """The usual words, those with the typed ones first."""
    return tuple(sorted(_OFFERS[name], key=lambda word: begin not in word))


def _fields(kinds: Sequence[LetterKind], facts: Mapping[str, Value], missing: Sequence[str]) -> list[Field]:
    """What is missing first, in the order of the letter; then what is known; then what may be said besides."""
    wanted = [*(SUBJECTS[: len(kinds)] if len(kinds) > 1 else ()), *needs(kinds, facts), *missing]
    may: list[str] = []
    for kind in kinds:
        if kind.withholds:
            wanted += [_GROUND, *(name for ground in GROUNDS for name in ground.needs)]
        may += [*kind.may, *(() if kind.form else _USUAL)]
    names = [name for name in dict.fromkeys(wanted) if _typed(name, facts)]
    optional = [name for name in dict.fromkeys(may) if name not in names and _typed(name, facts)]
    unknown = [name for name in names if not facts.get(name)]
    known = [name for name in names if facts.get(name)]
    return [
        *(_field(name, _NEEDED, required=True) for name in unknown),
        *(_field(name, _KNOWN, required=True) for name in known),
        *(_field(name, _MAY, required=False) for name in optional),
    ]


def _typed(name: str, facts: Mapping[str, Value]) -> bool:
    """Whether it is a matter of this form: the number is given at the end, the bureau's own facts are its settings."""
    fact = FACTS[name]
    return fact.told and name != _NUMBER and not (fact.house and facts.get(name))


def _field(name: str, section: str, *, required: bool) -> Field:
    # 不公开理由 is asked for, but the pieces of 部分公开 may tell it themselves
    star = required and name != _GROUND
    return Field(name, name, _kind(name, section), section, required=star, help=_HINTS.get(name, ""))


def _kind(name: str, section: str) -> Kind:
    kind = FACTS[name].kind
    return replace(kind, width=_ROW) if section == _NEEDED and isinstance(kind, Text) else kind
