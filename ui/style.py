"""How the window looks: fonts, five sizes, calm colours, Qt's own buttons in Chinese."""

from __future__ import annotations

import re

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from desktop_app.paths import resource

SIZES: tuple[tuple[str, float], ...] = (
    ("小", 9.0),
    ("标准", 10.5),
    ("较大", 12.0),
    ("大", 14.0),
    ("特大", 16.0),
)
STANDARD = 1
FONTS = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)
OWN_FONT = "fonts/zwgk-hei.ttf"

# Each at least 4.5 : 1 on white and on the pale ground of the window.
COLOURS = {
    "ground": "#f3f5f8",
    "paper": "#ffffff",
    "ink": "#1b1f24",
    "muted": "#4a5560",
    "line": "#c4ccd5",
    "edge": "#76828f",
    "main": "#1d5a9e",
    "main-dark": "#154478",
    "pale": "#e3edf8",
    "late": "#b3261e",
    "late-pale": "#fdecea",
    "soon": "#8a4b00",
    "soon-pale": "#fff3d9",
    "fine": "#1f6b3a",
    "fine-pale": "#e4f4ea",
}


def dress(app: QApplication, size: int = STANDARD) -> None:
    """Give the whole program its look and Chinese; call once before the first window."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    fusion = QStyleFactory.create("Fusion")
    app.setStyle(fusion)
    app.setPalette(_palette())
    # The coming of a first sheet gives tables, menus and messages the small fonts of Windows; ours must come later.
    app.setStyleSheet("QWidget {}")
    enlarge(app, size)


def enlarge(app: QApplication, size: int) -> int:
    """Show every word in one of the five sizes; the size taken."""
    size = max(0, min(size, len(SIZES) - 1))
    points = SIZES[size][1]
    font = QFont(_family(app))
    font.setPointSizeF(points)
    app.setFont(font)
    app.setStyleSheet(_sheet(points))
    return size


def set_tone(widget: QWidget, tone: str) -> None:
    """Colour a widget by what it says (late, soon, fine, or nothing); the words must say it too."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def colour(name: str) -> QColor:
    """A colour of the house by its name."""
    return QColor(COLOURS[name])


def _family(app: QApplication) -> str:
    known: str | None = app.property("family")
    if known:
        return known
    present = set(QFontDatabase.families())
    family = next((name for name in FONTS if name in present), "")
    if not family:
        made = QFontDatabase.addApplicationFont(str(resource(OWN_FONT)))
        names = QFontDatabase.applicationFontFamilies(made)
        family = names[0] if names else app.font().family()
    app.setProperty("family", family)
    return family


def _sheet(points: float) -> str:
    text = resource("style.qss").read_text(encoding="utf-8")
    text = re.sub(r"#(down)\)", lambda found: f"{resource('icons').as_posix()}/{found[1]}.svg)", text)
    text = re.sub(r"@([a-z-]+)", lambda found: COLOURS[found[1]], text)
    return re.sub(r"(\d+(?:\.\d+)?)x\b", lambda found: f"{float(found[1]) * points:.1f}pt", text)


def _palette() -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, name in (
        (role.Window, "ground"),
        (role.WindowText, "ink"),
        (role.Base, "paper"),
        (role.AlternateBase, "ground"),
        (role.Text, "ink"),
        (role.Button, "paper"),
        (role.ButtonText, "ink"),
        (role.PlaceholderText, "muted"),
        (role.Highlight, "main"),
        (role.HighlightedText, "paper"),
        (role.Link, "main"),
        (role.ToolTipBase, "paper"),
        (role.ToolTipText, "ink"),
    ):
        palette.setColor(which, colour(name))
    group = QPalette.ColorGroup.Disabled
    for which in (role.Text, role.ButtonText, role.WindowText):
        palette.setColor(group, which, QColor("#5f6b77"))
    return palette
