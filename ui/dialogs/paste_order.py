"""粘贴工单: the text on the left, what was read of it on the right; nothing is written before 登记 is pressed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.records import Changed
from desktop_app.domain.register import Field
from desktop_app.errors import AppError
from desktop_app.registers.hotline import HOTLINE
from ui.dialogs.frame import Frame, named, note
from ui.editor_widgets import Box
from ui.field_sheet import FieldSheet
from ui.fitting import Fitting
from ui.order_labels import OrderLabels
from ui.order_text import OrderText
from ui.same_matter import MERGE
from ui.tell import Block, button

if TYPE_CHECKING:
    from desktop_app.services.office import Office
    from desktop_app.services.orders import OrderPlan, Pasted

_ASKED = (
    "order_no", "called_at", "ordered_on", "ordered_due", "caller", "phone", "address", "place", "content", "matter",
    "area", "urgency", "way", "department", "ordered_note", "instruction", "remark", "people",
)  # fmt: skip
_ASK_AFTER = 300  # ms after the last key
_BY_ITSELF = "自动识别"
Taken = Callable[[Changed, str], object]


def open_paste_order(window: QWidget, office: Office, taken: Taken, text: str = "") -> QDialog:
    """Open it over a text, else over the clipboard; `taken` gets what was written and a sentence about it."""
    dialog = _PasteOrder(window, office, taken)
    dialog.open()
    dialog.begin(text or QApplication.clipboard().text())
    return dialog


class _PasteOrder(Frame):
    def __init__(self, window: QWidget, office: Office, taken: Taken) -> None:
        super().__init__(window, "粘贴工单", (1180, 680))
        self._office, self._taken = office, taken
        self._pasted: Pasted | None = None
        self._raws: list[dict[str, str]] = []
        self._wanted: list[bool] = []
        self._at = 0
        self._text, self._labels = OrderText(), OrderLabels(office)
        self._labels.learn.connect(self._learn)
        self._profile = named(Box(), "格式")
        self._profile.setSizeAdjustPolicy(Box.SizeAdjustPolicy.AdjustToContents)
        self._profile.currentIndexChanged.connect(lambda _at: self._read())
        self._forget = button("删除这种格式", self._forget_profile, plain=True)
        self._which = named(Box(), "第几件")
        self._which.currentIndexChanged.connect(self._turn)
        self._take = QCheckBox("登记这一件")
        self._take.toggled.connect(self._ticked)
        self._doubts, self._facts_of = Block("facts"), note("")
        entries = office.entries
        self._sheet = FieldSheet(_fields(), entries.options, entries.today)
        self._merge = QCheckBox(MERGE)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_ASK_AFTER)
        self._later.timeout.connect(self._read)
        self._text.textChanged.connect(self._later.start)
        self._lay()
        self._go = self.act("登记", self._register, main=True)
        self.act("取消", self.reject)
        self._light()

    def _lay(self) -> None:
        left, right = QWidget(), QWidget()
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(QLabel("格式"))
        first.addWidget(self._profile)
        first.addWidget(self._forget)
        first.addStretch(1)
        first.addWidget(button("读剪贴板", lambda: self.begin(QApplication.clipboard().text())))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 6, 0)
        column.addLayout(first)
        column.addWidget(self._text, 1)
        column.addWidget(self._labels)
        second.addWidget(self._which, 1)
        second.addWidget(self._take)
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 8, 0)
        for part in (self._doubts, self._facts_of, self._merge, self._sheet):
            lines.addWidget(part)
        lines.addStretch(1)
        other = QVBoxLayout(right)
        other.setContentsMargins(6, 0, 0, 0)
        other.addLayout(second)
        other.addWidget(Fitting(inside), 1)
        self._doubts.chosen.connect(self._sheet.go_to)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.addWidget(left)
        sides.addWidget(right)
        sides.setSizes([540, 620])
        self.body.addWidget(sides, 1)

    # Reading

    def begin(self, text: str) -> None:
        """Read this text at once."""
        self._text.setPlainText(text)
        self._later.stop()
        self._read()
        self._text.setFocus()

    def _read(self) -> None:
        """Read the text as it stands; what was typed into the preview belongs to another text."""
        text = self._text.toPlainText()
        chosen = str(self._profile.currentData() or "")
        self._pasted, self._raws, self._wanted, self._at = None, [], [], 0
        self._merge.setChecked(False)
        if not text.strip():
            self.hush()
        else:
            self._pasted = self.attempt(lambda: self._office.orders.read(text, chosen))
        if (pasted := self._pasted) is not None:
            self._raws = [{key: plan.texts.get(key, "") for key in _ASKED} for plan in pasted.plans]
            self._wanted = [plan.known is None and not plan.repeated for plan in pasted.plans]
        self._show_profiles(chosen)
        self._labels.ask(pasted.unknown if pasted else (), pasted.profile if pasted else "")
        plans = pasted.plans if pasted else ()
        self._text.mark([part for plan in plans for part in plan.raw.parts])
        with QSignalBlocker(self._which):
            self._which.clear()
            self._which.addItems([_name(at, plan) for at, plan in enumerate(plans, start=1)])
        self._show()

    def _show_profiles(self, chosen: str) -> None:
        found = self._pasted.profile if self._pasted else ""
        with QSignalBlocker(self._profile):
            self._profile.clear()
            self._profile.addItem(f"{_BY_ITSELF}：{found}" if found and not chosen else _BY_ITSELF, "")
            for name in self._office.orders.profiles():
                self._profile.addItem(name, name)
            self._profile.setCurrentIndex(max(0, self._profile.findData(chosen)))
        self._forget.setVisible(bool(chosen))

    def _learn(self, name: str, said: object) -> None:
        assert isinstance(said, Mapping)
        if self.attempt(lambda: self._kept(name, said)):
            self._read()
            self.tell(f"已记住“{name.strip()}”，以后同样的工单直接读出")

    def _kept(self, name: str, said: Mapping[str, str]) -> bool:
        self._office.orders.learn(name, said)
        return True

    def _forget_profile(self) -> None:
        name = str(self._profile.currentData() or "")
        if self.attempt(lambda: self._forgotten(name)):
            self._profile.setCurrentIndex(0)

    def _forgotten(self, name: str) -> bool:
        self._office.orders.forget(name)
        return True

    # One order after the other

    def _turn(self, at: int) -> None:
        self._keep()
        self._at = at
        self._show()

    def _keep(self) -> None:
        if self._raws:
            self._raws[self._at] = dict(self._sheet.raw())

    def _show(self) -> None:
        plan = self._plan()
        self._take.setVisible(plan is not None)
        for part in (self._sheet, self._which):
            part.setVisible(plan is not None)
        if plan is None:
            self._doubts.say("")
            self._facts_of.setText("")
            self._merge.hide()
        else:
            self._take.setChecked(self._wanted[self._at])
            self._sheet.fill(self._raws[self._at])
            told = [(key, f"{HOTLINE.label(key)}：{sentence}") for key, sentence in plan.doubts]
            self._doubts.say("请核对：" if told else "", told)
            self._tell_of(plan)
        self._light()

    def _plan(self) -> OrderPlan | None:
        return self._pasted.plans[self._at] if self._pasted else None

    def _tell_of(self, plan: OrderPlan) -> None:
        """What is known of the order and of whoever called."""
        told: list[str] = []
        if plan.known is not None:
            number, state, day = (
                plan.known.text("number"),
                plan.known.text("state"),
                plan.known.day("called_at"),
            )
            told.append(f"上级工单号{plan.number}已登记为{number}（{day}，{state}），不再重复登记。")
        if plan.repeated:
            told.append(f"上级工单号{plan.number}在这次粘贴里出现了不止一次，只登记第一件。")
        raw = self._raws[self._at]
        found = self._office.hotline.earlier(raw["phone"], raw["address"], raw["place"])
        lead = next((one.record for one in found if self._office.hotline.may_take(one.record)), None)
        if found:
            days = "、".join(
                f"{one.record.day('called_at')}（{one.record.text('number')}）" for one in found[:3]
            )
            told.append(f"同一电话或地址以前来过 {len(found)} 次：{days}。")
        alone = self._pasted is not None and len(self._pasted.plans) == 1
        self._merge.setVisible(alone and lead is not None)
        self._merge.setProperty("number", lead.text("number") if lead else "")
        self._merge.setText(f"{MERGE}：并入{lead.text('number')}" if lead else MERGE)
        self._facts_of.setText("\n".join(told))

    def _ticked(self, on: bool) -> None:  # a slot
        if self._wanted:
            self._wanted[self._at] = on
            self._light()

    def _light(self) -> None:
        count = sum(self._wanted)
        self._go.setEnabled(count > 0)
        self._go.setText(f"登记 {count} 件" if count > 1 else "登记")
        self._go.setAccessibleName("登记")

    # Writing

    def _register(self) -> None:
        self._keep()
        chosen = [at for at, wanted in enumerate(self._wanted) if wanted]
        forms = [self._form(at) for at in chosen]
        into = str(self._merge.property("number") or "") if self._merge.isChecked() else ""
        try:
            changed = (
                self._office.hotline.add_merged(forms[0], into)
                if into
                else self._office.orders.register(forms)
            )
        except AppError as error:
            self._refused(error, chosen)
            return
        ids = sorted(changed.records[HOTLINE.key])
        first = self._office.entries.get(HOTLINE, ids[0]).text("number")
        told = f"已登记：{first}" if len(ids) == 1 else f"已登记 {len(ids)} 件，从{first}起"
        self.accept()
        self._taken(changed, f"{told}（Ctrl+Z 撤销）")

    def _form(self, at: int) -> dict[str, object]:
        assert self._pasted is not None
        return {**self._pasted.plans[at].texts, **self._raws[at]}

    def _refused(self, error: AppError, chosen: Sequence[int]) -> None:
        """Tell what is wrong; with one order its fields are outlined."""
        self.explain(error)
        lines = [line for line in error.why.split("\n") if line]
        if len(chosen) == 1:
            self._which.setCurrentIndex(chosen[0])
            self._sheet.tell([(self._sheet.key_of(line), line) for line in lines])


def _name(at: int, plan: OrderPlan) -> str:
    words = " ".join(plan.texts.get("content", "").split())[:18]
    mark = "（已登记）" if plan.known is not None else "（重复）" if plan.repeated else ""
    return f"第{at}件 {plan.number} {words}{mark}"


def _fields() -> list[Field]:
    return [replace(HOTLINE[key], section="") for key in _ASKED]
