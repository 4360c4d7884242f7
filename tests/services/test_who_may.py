"""Who may close a year, change the words of a letter or keep the 标准目录, once duties were given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.catalogue import CatalogueRow
from desktop_app.domain.changes import Person
from desktop_app.errors import Refused
from desktop_app.registers.hotline import HOTLINE
from desktop_app.registers.legal import DUTIES
from desktop_app.services.office import Office
from tests.builders import TODAY, added, least


def at_the_desk(office: Office, *duties: str) -> None:
    """A manager and one more with these duties, who sits down."""
    office.people.put(Person("主任", duties=DUTIES))
    office.people.sign_in(office.people.put(Person("小王", duties=duties)), "")


@pytest.mark.parametrize("duties", [("登记",), ("初审",), ("登记", "初审")])
def test_a_year_is_closed_by_who_decides(office: Office, duties: tuple[str, ...]) -> None:
    at_the_desk(office, *duties)
    with pytest.raises(Refused, match="“复核”或者“管理”"):
        office.reports.close(TODAY.year - 1, "上级催报")
    with pytest.raises(Refused, match="“复核”或者“管理”"):
        office.reports.reopen(TODAY.year - 1, "更正")
    assert office.reports.frozen(TODAY.year - 1) is None


def test_who_decides_may_close(office: Office) -> None:
    at_the_desk(office, "复核")
    office.reports.close(TODAY.year - 1, "上级催报")
    assert office.reports.frozen(TODAY.year - 1) is not None


def test_the_words_of_a_letter_are_the_managers(office: Office) -> None:
    at_the_desk(office, "登记", "复核")
    text = office.letters.wording_text("supplement")
    with pytest.raises(Refused, match="“管理”职责"):
        office.letters.put_wording("supplement", text)
    with pytest.raises(Refused, match="“管理”职责"):
        office.letters.restore_wording("supplement")
    assert not any(line.own for line in office.letters.wordings())


OWN = CatalogueRow(0, "保障性住房", "配给管理", "租金减免")
VERBS: dict[str, Callable[[Office, Path], object]] = {
    "修改标准目录": lambda office, _sheet: office.catalogue.put(
        replace(office.catalogue.row(31), basis="《某办法》")
    ),
    "新增标准目录事项": lambda office, _sheet: office.catalogue.add(OWN),
    "启用目录事项": lambda office, _sheet: office.catalogue.enable(97, enabled=True),
    "停用目录事项": lambda office, _sheet: office.catalogue.enable(31, enabled=False),
    "恢复目录原有事项": lambda office, _sheet: office.catalogue.restore(31),
    "导入标准目录": lambda office, sheet: office.catalogue.write(office.catalogue.rehearse(sheet)),
}


@pytest.mark.parametrize("act", VERBS)
def test_the_catalogue_is_kept_by_who_manages(office: Office, tmp_path: Path, act: str) -> None:
    sheet = tmp_path / "目录.xlsx"
    office.catalogue.export(sheet)
    office.catalogue.put(replace(office.catalogue.row(31), basis="《旧办法》"))
    before = office.catalogue.rows()
    at_the_desk(office, "登记", "初审", "复核")
    with pytest.raises(Refused) as no:
        VERBS[act](office, sheet)
    assert no.value.what == f"小王不能办理“{act}”"
    assert no.value.why == "这一步由有“管理”职责的人员办理"
    assert office.catalogue.rows() == before
    manager = next(person for person in office.people.every() if person.name == "主任")
    office.people.sign_in(manager.id, "")
    VERBS[act](office, sheet)
    assert office.catalogue.rows() != before
    assert office.history.undoable() == act


@pytest.mark.parametrize("duties", [("初审",), ("复核",), ("初审", "复核")])
def test_records_are_written_by_who_registers(office: Office, duties: tuple[str, ...]) -> None:
    """A reviewer who could change what is reviewed would review his own words."""
    record = added(office, HOTLINE)
    at_the_desk(office, *duties)
    acts: tuple[Callable[[], object], ...] = (
        lambda: office.entries.add(HOTLINE, least(HOTLINE)),
        lambda: office.entries.edit(HOTLINE, record.id, record.version, least(HOTLINE, content="改过")),
        lambda: office.entries.void(HOTLINE, record.id, "重复"),
        lambda: office.entries.restore(HOTLINE, record.id),
    )
    for act in acts:
        with pytest.raises(Refused, match="“登记”或者“管理”职责"):
            act()
    assert office.entries.get(HOTLINE, record.id) == record


@pytest.mark.parametrize("duty", ["登记", "管理"])
def test_who_registers_or_manages_writes(office: Office, duty: str) -> None:
    at_the_desk(office, duty)
    assert added(office, HOTLINE)["state"]
