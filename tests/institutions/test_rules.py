"""What the rows of the taxonomy ask for beside a record: parting, steps that cannot be left out, nothing, a link."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from desktop_app.domain.periods import free, parse
from desktop_app.domain.records import Query
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.publication import PUBLICATION
from desktop_app.registers.request import REQUEST
from desktop_app.registers.task import TASK
from desktop_app.services.office import Office
from tests.builders import BEGUN, BUREAU, added, moved, opened
from tests.documents.paper import words

MARCH = parse("2026-03")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = opened(tmp_path_factory.mktemp("rules") / "data")
    made.bureau.put(BUREAU)
    yield made
    made.close(copy=False)


def shown(office: Office, way: str) -> dict[str, str]:
    """应公开 of March by a way."""
    table = office.statistics.by(DISCLOSURE, MARCH, way, DISCLOSURE.measures[:1])
    return {line.word: line.figures[0].shown for line in table.lines}


def test_row_1_is_counted_by_the_five_kinds_by_department_and_by_channel(office: Office) -> None:
    for kind in ("执行公开 / 督查审计 / 整改落实", "结果公开 / 规范性文件", "结果公开"):
        item = added(office, DISCLOSURE, title=f"关于{kind[:4]}的公告", category=kind)
        moved(office, DISCLOSURE, item, "published", BEGUN, channels="政府网站、公开栏")
    kinds = shown(office, "category")
    assert (kinds["结果公开"], kinds["执行公开"], kinds["决策公开"]) == ("2条", "1条", "0条")
    assert (shown(office, "department")["房管股"], shown(office, "channels")["公开栏"]) == ("3条", "3条")


def test_row_61_a_period_without_requests_says_0_and_that_none_came(office: Office) -> None:
    found = office.statistics.period(REQUEST, parse("2024"))
    assert found.sentence == "2024年：未收到。"
    assert {figure.measure.label: figure.shown for figure in found.figures}["收件"] == "0件"


def test_row_65_what_is_for_the_staff_alone_is_on_no_list_for_the_public(office: Office) -> None:
    item = added(office, DISCLOSURE, title="关于值班补贴的公告", scope="对内", category="结果公开")
    moved(office, DISCLOSURE, item, "published", BEGUN)
    rolls = {
        key: office.record_papers.roll(DISCLOSURE, Query(DISCLOSURE.key), key) for key in ("outer", "inner")
    }
    lists = {key: words(paper.pdf) for key, paper in rolls.items()}
    assert ["值班补贴" in lists["outer"], "值班补贴" in lists["inner"]] == [False, True]
    assert "值班补贴" not in words(office.catalogue.directory().pdf)
    period = office.outlets.period(BEGUN, BEGUN)
    assert "关于值班补贴的公告" not in [line.title for line in (*period.lines, *period.standing)]


def test_row_82_the_day_a_superior_sets_leads(office: Office) -> None:
    item = added(office, DISCLOSURE, title="关于上级定了日期的公告", limit_days="7", ordered_on="2026-03-05")
    assert item.day("due_on") == date(2026, 3, 5)
    later = added(office, DISCLOSURE, title="关于上级没有定日期的公告", limit_days="7")
    assert later.day("due_on") == date(2026, 3, 11)


def test_row_87_a_village_ledger_is_a_link_of_an_item_and_nothing_more(office: Office) -> None:
    item = moved(
        office, DISCLOSURE, added(office, DISCLOSURE, title="村务公开、民主理财链接"), "published", BEGUN
    )
    link = {"item_no": item.text("number"), "outlet": "其他", "kind": "其他", "proof": "网页截图"}
    way = added(office, PUBLICATION, **link, address="https://village.example.cn/")
    paper = office.record_papers.form(PUBLICATION, way.id, "proof")
    assert "https://village.example.cn/" in "".join(words(paper.pdf).split())


def test_row_92_no_step_can_be_left_out(office: Office) -> None:
    task = added(office, TASK)
    for key in ("dispatched", "replied", "closed", "filed"):
        with pytest.raises(Refused):
            moved(office, TASK, task, key, BEGUN)
    for key in ("planned", "dispatched", "replied", "closed", "filed"):
        task = moved(office, TASK, task, key, BEGUN)
    found = office.statistics.period(TASK, free(BEGUN, BEGUN)).figures
    assert {figure.measure.label: figure.shown for figure in found}["办结率"] == "100%"
