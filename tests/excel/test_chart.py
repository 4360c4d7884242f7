"""Charts as Excel draws them: from the right cells, with Chinese letters, and readable by another office program."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from desktop_app.domain.chart import Chart, Kind, Series
from desktop_app.excel.chart import Cells, put_chart
from tests.documents.paper import words

LONG = "县城市管理综合行政执法大队第三中队"
TAB = "统计 图"
QUARTERS = ("一季度", "二季度", "三季度")


def written(path: Path, chart: Chart) -> Any:
    """A book with the table of a chart and the chart, as it is read again."""
    book = Workbook()
    tab = book.worksheets[0]
    tab.title = TAB
    tab.append(["题", ""])
    tab.append(["项目", *(one.name for one in chart.series)])
    for at, category in enumerate(chart.categories):
        tab.append([category, *(one.values[at] for one in chart.series)])
    columns = tuple(range(2, 2 + len(chart.series)))
    put_chart(tab, chart, Cells(2, 3, 1, columns), "A8")
    book.save(path)
    drawn = vars(load_workbook(path).worksheets[0])["_charts"]
    return drawn[0] if drawn else None


def made(kind: Kind, categories: tuple[str, ...] = QUARTERS) -> Chart:
    names = (("办结", (110.0, 97.0, 0.0)), ("在办", (10.0, 1.0, 0.0)))
    return Chart("各季度办件", kind, categories, tuple(Series(*one) for one in names), "件")


@pytest.mark.parametrize("kind", ["bars", "lines", "stacked"])
def test_it_is_drawn_from_the_cells_of_the_table(tmp_path: Path, kind: Kind) -> None:
    found = written(tmp_path / "a.xlsx", made(kind))
    assert [one.val.numRef.f for one in found.series] == [f"'{TAB}'!$B$3:$B$5", f"'{TAB}'!$C$3:$C$5"]
    assert {one.cat.numRef.f for one in found.series} == {f"'{TAB}'!$A$3:$A$5"}
    assert [one.tx.strRef.f for one in found.series] == [f"'{TAB}'!$B$2", f"'{TAB}'!$C$2"]
    assert all(one.dLbls.showVal for one in found.series)
    assert not found.x_axis.delete
    assert not found.y_axis.delete
    assert found.y_axis.scaling.min == 0
    run = found.title.tx.rich.p[0].r[0]
    assert run.t == "各季度办件（单位：件）"
    assert run.rPr.ea.typeface == found.x_axis.txPr.p[0].pPr.defRPr.ea.typeface == "宋体"


def test_kinds_are_those_of_excel(tmp_path: Path) -> None:
    bars, stacked = (written(tmp_path / "a.xlsx", made(kind)) for kind in ("bars", "stacked"))
    assert (bars.tagname, bars.type, bars.grouping) == ("barChart", "col", "clustered")
    assert (stacked.grouping, stacked.overlap) == ("stacked", 100)
    assert written(tmp_path / "a.xlsx", made("lines")).tagname == "lineChart"


def test_long_names_lie_down_and_are_read_from_the_top(tmp_path: Path) -> None:
    found = written(tmp_path / "a.xlsx", made("bars", (LONG, "财政所", "其他")))
    assert (found.type, found.x_axis.scaling.orientation) == ("bar", "maxMin")


def test_series_differ_in_black_and_white(tmp_path: Path) -> None:
    first, second = written(tmp_path / "a.xlsx", made("bars")).series
    assert first.graphicalProperties.solidFill
    assert second.graphicalProperties.pattFill.prst == "wdUpDiag"
    one, other = written(tmp_path / "a.xlsx", made("lines")).series
    assert one.graphicalProperties.line.prstDash != other.graphicalProperties.line.prstDash
    assert one.marker.symbol != other.marker.symbol


def test_parts_of_nothing_have_no_number_that_would_lie_on_another(tmp_path: Path) -> None:
    found = written(tmp_path / "a.xlsx", made("stacked"))
    silent = [[(one.idx, one.showVal) for one in series.dLbls.dLbl] for series in found.series]
    assert silent == [[], [(2, False)]]  # one 0 is left where the whole is nothing


def test_of_nothing_no_chart_is_drawn(tmp_path: Path) -> None:
    assert written(tmp_path / "a.xlsx", Chart("今日", "bars", (), (), "件")) is None


def test_an_office_program_draws_it(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no office program on this machine")
    written(tmp_path / "a.xlsx", made("stacked"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [
            office,
            "--headless",
            profile,
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "a.xlsx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    seen = words((tmp_path / "a.pdf").read_bytes()).replace(" ", "")
    assert "各季度办件（单位：件）" in seen
    assert seen.count("97") == 2  # in its cell and on its bar
