"""Qt's own English remarks go to the log, not in front of the user."""

from __future__ import annotations

import logging

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_HARMLESS = "This plugin does not support"  # what the screenless platform says of every window

log = logging.getLogger("qt")


def to_log() -> None:
    """Send what Qt has to say to the log from now on."""
    qInstallMessageHandler(_note)


def _note(kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
    if not words.startswith(_HARMLESS):
        log.log(_LEVELS[kind], "%s", words)
