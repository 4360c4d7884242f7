"""备份与恢复: the copies there are, one made now, and the way back to an older one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.dialogs.frame import Frame, named, note
from ui.dialogs.table import TextTable, chosen_row, table_view
from ui.job import Job, JobBar, once
from ui.tell import button

if TYPE_CHECKING:
    from desktop_app.services.office import Office
    from desktop_app.storage.backup import Copy
