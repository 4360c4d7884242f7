"""A real spreadsheet program opens what we write: text stays text, pages are as a superior prints them."""

from __future__ import annotations

import csv
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from desktop_app.excel.write import ColumnOut, SheetOut, write_register

COLUMNS = (
    ColumnOut("HEADING", 18),
    ColumnOut("证件号码", 21),
    ColumnOut("日期", 12, "date"),
    ColumnOut("内容", 40, "long"),
)
STARTS = ("=1+1", "+86", "-5", "@SUM(A1)", "#N/A", "00123", "1E5")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sheet of ninety rows, and what the spreadsheet program made of it."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed: nobody here can open the sheet")
    folder = tmp_path_factory.mktemp("office")
    rows = [
        (f"KEY{n:03}", f"6109241987083{n:05}", date(2026, 3, 1 + n % 28), STARTS[n % len(STARTS)])
        for n in range(90)
    ]
    sheet = SheetOut("台账", "某局", "2026年", COLUMNS, rows, "李四", "王五", date(2026, 4, 1))
    write_register(folder / "sheet.xlsx", sheet)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for kind in ("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,true", "pdf"):
        subprocess.run(
            [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(folder), "sheet.xlsx"],
            cwd=folder,
            check=True,
            capture_output=True,
            timeout=180,
        )
    return folder


def test_what_was_typed_is_still_text(office: Path) -> None:
    """The export shows formulas as formulas: none may be there."""
    with (office / "sheet.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[3:]
    assert [row[4] for row in rows[: len(STARTS)]] == list(STARTS)
    assert [row[2] for row in rows] == [f"6109241987083{n:05}" for n in range(90)]
    assert rows[0][3] == "2026-03-01"


def test_pages_are_landscape_and_repeat_the_head(office: Path) -> None:
    document = pypdfium2.PdfDocument(office / "sheet.pdf")
    try:
        texts = []
        for page in document:
            width, height = page.get_size()
            assert width > height
            assert (round(width), round(height)) == (842, 595)
            texts.append(page.get_textpage().get_text_range())
    finally:
        document.close()
    assert len(texts) > 1
    assert all("HEADING" in text for text in texts)
    keys = [word for text in texts for word in text.split() if word.startswith("KEY")]
    assert keys == [f"KEY{n:03}" for n in range(90)], "one page wide: every row whole and once"
