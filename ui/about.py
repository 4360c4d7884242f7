"""自检与关于: what this is, where its data lies, and whether all it needs is there."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.services.data_folder import LEDGER
from desktop_app.services.rescue import kept
from ui.tell import button, label


class About(QDialog):
    """A table of facts, copied in one press for whoever is asked to help."""

    def __init__(self, window: QWidget, data: Path | None) -> None:
        super().__init__(window)
        self.setWindowTitle("自检与关于")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._facts = list(_facts(data))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setColumnStretch(1, 1)
        for row, (name, fact) in enumerate(self._facts):
            grid.addWidget(label(name, "heading"), row, 0, Qt.AlignmentFlag.AlignTop)
            words = label(fact)
            words.setWordWrap(True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(words, row, 1)
        foot = QHBoxLayout()
        foot.addWidget(button("复制", self._copy))
        foot.addStretch(1)
        foot.addWidget(button("关闭", self.accept, main=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.addLayout(grid)
        layout.addStretch(1)
        layout.addLayout(foot)
        self.resize(620, 380)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(f"{name}：{fact}" for name, fact in self._facts))


def _facts(data: Path | None) -> Iterator[tuple[str, str]]:
    yield "程序", f"政务公开台账 {_version()}"
    yield (
        "系统",
        f"{platform.system()} {platform.release()}，Python {platform.python_version()}，Qt {qVersion()}",
    )
    if data is not None:
        ledger = data / LEDGER
        size = f"（{ledger.stat().st_size / 1_048_576:.1f} MB）" if ledger.exists() else "（还没有建立）"
        yield "台账文件", f"{ledger}{size}"
        copies = kept(data)
        newest = (
            f"{copies[0].made_at:%Y-%m-%d %H:%M}，共 {len(copies)} 份"
            if copies
            else "还没有备份，退出时自动备份"
        )
        yield "最近备份", newest
    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    yield "中文字体", QGuiApplication.font().family() if chinese else "缺少中文字体，请联系维护人员"
    yield "打印机", "、".join(QPrinterInfo.availablePrinterNames()) or "没有找到打印机，可先存为 PDF"
    yield "网络", "本程序不联网，数据只在本机"


def _version() -> str:
    try:
        return metadata.version("zwgk-ledger")
    except metadata.PackageNotFoundError:
        return "0.1.0"
