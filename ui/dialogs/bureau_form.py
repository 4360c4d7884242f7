"""The facts of the bureau as a form: asked at the first start, changed in the settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QLineEdit

from ui.dialogs.frame import add_row

if TYPE_CHECKING:
    from desktop_app.services.bureau import Bureau

_LABELS: Mapping[str, str] = {
    "name": "单位名称",
    "short_name": "单位简称",
    "doc_prefix": "文号代字",
    "address": "办公地址",
    "postcode": "邮政编码",
    "phone": "咨询电话",
    "supervision_phone": "监督电话",
    "review_organ": "行政复议机关",
    "court": "人民法院",
}
_EXAMPLES: Mapping[str, str] = {
    "name": "如：青山县住房和城乡建设局",
    "short_name": "如：青山县住建局",
    "doc_prefix": "如：青住建公开，印成“青住建公开〔2026〕3号”",
    "postcode": "6位数字",
    "phone": "公众咨询、受理用的电话",
    "supervision_phone": "须与咨询电话不同",
    "review_organ": "对答复不服时申请复议的机关，一般是县人民政府",
    "court": "对答复不服时起诉的法院",
    "office": "如：局办公室；以下各项印在公开指南上",
    "hours": "如：工作日8:30—12:00，14:30—18:00",
    "fax": "没有传真的写“无”",
    "email": "受理申请用的单位邮箱",
    "website": "公布信息的政府网站",
}


class BureauForm:
    """One line for each fact; facts that follow from the full name are offered until the user types others.

    With `guide` also the facts that only 公开指南 tells, which can wait until after the first start.
    """

    def __init__(self, layout: QFormLayout, bureau: Bureau, *, guide: bool = False) -> None:
        from desktop_app.services.bureau import GUIDE_FACTS  # noqa: PLC0415  # start-up must not pay for storage

        self._bureau = bureau
        self._lines: dict[str, QLineEdit] = {}
        self._offered: dict[str, str] = {}
        told = asdict(bureau)
        for key, label in {**_LABELS, **(GUIDE_FACTS if guide else {})}.items():
            line = self._lines[key] = QLineEdit(told[key])
            line.setPlaceholderText(_EXAMPLES.get(key, ""))
            line.setMaxLength(100)
            add_row(layout, label, line)
        self._lines["name"].textChanged.connect(self._offer)

    def bureau(self) -> Bureau:
        """The facts as typed; everything else of the bureau stays as it was."""
        return replace(self._bureau, **{key: line.text().strip() for key, line in self._lines.items()})

    def focus(self) -> None:
        """Let typing begin at the name."""
        self._lines["name"].setFocus()

    def _offer(self, name: str) -> None:
        from desktop_app.services.bureau import suggested  # noqa: PLC0415  # start-up must not pay for storage

        told = asdict(suggested(name.strip()))
        for key in ("short_name", "doc_prefix", "review_organ", "court"):
            line = self._lines[key]
            if line.text() in {"", self._offered.get(key, "")}:
                line.setText(told[key])
                self._offered[key] = told[key]
