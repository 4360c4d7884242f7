"""What tests of the doors share: the real office on a real file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop_app.domain.changes import Person
from desktop_app.registers.codes import DEPARTMENT
from desktop_app.services.bureau import suggested
from desktop_app.services.office import Office, open_office

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

TODAY = date(2026, 5, 20)
NOW = datetime(2026, 5, 20, 9, 30)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A bureau with one person at the desk, its lists filled, no records, on 20 May 2026."""
    opened = open_office(tmp_path / "数据", today=lambda: TODAY, now=lambda: NOW)
    facts = suggested("云阳县住房和城乡建设局")
    opened.bureau.put(replace(facts, phone="0519-81234567", address="云阳县人民路1号", postcode="213300"))
    opened.lists.put(DEPARTMENT, [("办公室", True), ("房产管理股", True), ("村镇建设股", True)])
    opened.people.put(Person("王芳", "办公室", ("登记", "管理")))
    opened.people.begin()
    yield opened
    opened.close(copy=False)
