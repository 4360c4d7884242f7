"""单位设置: the bureau's facts, who prepares and reviews sheets, the usual mask, and the limits the office may set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QGroupBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.masking import PRESETS
from desktop_app.errors import Refused
from ui.dialogs.bureau_form import BureauForm
from ui.dialogs.frame import Frame, add_row, form_layout, note

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_REQUEST_LIMITS: Mapping[str, str] = {
    "supplement_days": "补正期限",
    "third_party_days": "第三方答复期限",
    "agency_days": "征求其他机关意见期限",
    "payment_days": "缴费期限",
}
# What no article says: the office's own reading decides.
_READINGS: Mapping[str, str] = {
    "request.late_supplement_restarts": "补正告知晚于7个工作日的，收到补正后仍重新计算期限",
    "request.pause_capped": "征求意见超过期限才收到答复的，超出的时间照常计入期限",
    "request.fee_restarts": "缴费后重新计算期限",
    "notice.skips_first_day": "公示期、征求意见期从公布次日起算（首日不计）",
}
# Limits that are no workdays: what they are called, and whether they may be 0.
_MATTER_LIMITS: Mapping[str, str] = {
    "matters.proposal_months": "建议提案：答复（月）",
    "matters.proposal_hard_months": "建议提案：涉及面广、难度大的答复（月）",
    "matters.joint_months": "建议提案：会办意见（月）",
    "matters.proposal_extend_months": "政协提案：延期（月）",
    "matters.proposal_return_days": "建议提案：退办（天）",
    "matters.opinion_first_hours": "舆情：重大突发事件首次发布（小时）",
    "matters.opinion_press_hours": "舆情：重大突发事件发布会（小时）",
    "matters.opinion_answer_hours": "舆情：其他舆情回应（小时）",
    "matters.call_back_days": "办件：答复后回访（工作日，0为当天）",
    "matters.urge_days": "办件：催办后限办（工作日）",
}
_MAY_BE_NONE = frozenset({"matters.call_back_days"})
_MOST = 365


def open_bureau_settings(
    window: QWidget, office: Office, on_changed: Callable[[], None] | None = None
) -> QDialog:
    """Change the facts of the bureau and its limits; `on_changed` after they were kept."""
    dialog = _BureauSettings(window, office, on_changed)
    dialog.open()
    return dialog


class _BureauSettings(Frame):
    def __init__(self, window: QWidget, office: Office, on_changed: Callable[[], None] | None) -> None:
        super().__init__(window, "单位设置", (760, 690), scrolls=True)
        self._office, self._on_changed = office, on_changed
        self._bureau = office.bureau.get()
        lines = self._group("单位信息")
        self._form = BureauForm(lines, self._bureau, guide=True)
        self._add_sheets()
        self._add_limits()
        self.body.addStretch(1)
        self.act("保存", self._save, main=True)
        self.act("取消", self.reject)

    def _group(self, title: str, words: str = "") -> QFormLayout:
        box, lines = QGroupBox(title), form_layout()
        column = QVBoxLayout(box)
        if words:
            column.addWidget(note(words))
        column.addLayout(lines)
        self.body.addWidget(box)
        return lines

    def _add_sheets(self) -> None:
        lines = self._group("导出表格")
        names = [person.name for person in self._office.people.active()]
        self._preparer, self._reviewer, self._mask = QComboBox(), QComboBox(), QComboBox()
        for box, name in ((self._preparer, self._bureau.preparer), (self._reviewer, self._bureau.reviewer)):
            box.setEditable(True)
            box.addItems(["", *names])
            box.setCurrentText(name)
        for key, words in PRESETS.items():
            self._mask.addItem(words, key)
        self._mask.setCurrentIndex(max(0, self._mask.findData(self._bureau.mask)))
        add_row(lines, "制表人", self._preparer)
        add_row(lines, "审核人", self._reviewer)
        add_row(lines, "常用遮盖方式", self._mask)

    def _add_limits(self) -> None:
        lines = self._group(
            "办理时限（工作日）", "各地规定不同，按本地规定改；保存后，没有办完的件按新时限重新推算。"
        )
        self._limits: dict[str, QLineEdit] = {}
        told = self._office.rules.limits()
        for key, days in told.items():
            if key not in _READINGS and key not in _MATTER_LIMITS:
                self._add_limit(lines, key, days)
        lines = self._group(
            "办件时限（月、天、小时）", "写明工作日的按工作日算，其余按自然月、自然日和钟点算，节假日照算。"
        )
        for key in _MATTER_LIMITS:
            self._add_limit(lines, key, told[key])
        lines = self._group("期限算法", "法规没有写明的，按本单位的口径勾选；保存后，没有办完的件重新推算。")
        self._readings = {key: QCheckBox(words) for key, words in _READINGS.items()}
        for key, box in self._readings.items():
            box.setChecked(bool(told[key]))
            lines.addRow(box)

    def _add_limit(self, lines: QFormLayout, key: str, days: int) -> None:
        self._limits[key] = QLineEdit(str(days))
        self._limits[key].setMaxLength(5)
        add_row(lines, _limit_label(key), self._limits[key])

    def _save(self) -> None:
        if self.attempt(self._keep):
            self.accept()
            if self._on_changed:
                self._on_changed()

    def _keep(self) -> bool:
        from desktop_app.services.bureau import mistakes  # noqa: PLC0415  # start-up must not pay for storage

        bureau = replace(
            self._form.bureau(),
            preparer=self._preparer.currentText().strip(),
            reviewer=self._reviewer.currentText().strip(),
            mask=str(self._mask.currentData()),
        )
        wrong = [*mistakes(bureau)]
        limits = {key: int(box.isChecked()) for key, box in self._readings.items()}
        for key, line in self._limits.items():
            text, least = line.text().strip(), int(key in _MATTER_LIMITS and key not in _MAY_BE_NONE)
            if text.isascii() and text.isdigit() and least <= int(text) <= _MOST:
                limits[key] = int(text)
            else:
                wrong.append(f"{_limit_label(key)}：应为{least}～{_MOST}的整数")
        if wrong:
            raise Refused("还不能保存，请改正", why="\n".join(wrong))
        if bureau != self._bureau:
            self._office.bureau.put(bureau)
        if limits != self._office.rules.limits():
            self._office.rules.put_limits(limits)
        return True


def _limit_label(key: str) -> str:
    if key in _MATTER_LIMITS:
        return _MATTER_LIMITS[key]
    kind, _, name = key.partition(".")
    return f"热线：{name}" if kind == "hotline" else f"依申请：{_REQUEST_LIMITS.get(name, name)}"
