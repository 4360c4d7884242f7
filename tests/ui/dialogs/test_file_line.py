"""存为: a place that is there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ui.dialogs.file_line import papers


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not take its folders from HOME")
def test_a_home_without_a_folder_for_documents_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    assert papers() == tmp_path
    (tmp_path / "Documents").mkdir()
    assert papers() == tmp_path / "Documents"
