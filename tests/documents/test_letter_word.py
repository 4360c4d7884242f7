"""Letters as Word files: the words of the paper, fonts by name, nothing of a template, pages as many as on paper."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pypdfium2 as pdfium
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table

from desktop_app.documents.letter import blanks, letter_lines, letter_sheets
from desktop_app.documents.letter_text import FORMS, Form, Letter
from desktop_app.documents.letter_word import letter_word
from desktop_app.documents.word import NAMES
from desktop_app.domain.letter_kinds import KINDS
from desktop_app.errors import Refused
from tests.documents.letters import letter
from tests.documents.paper import ISSUER

KEYS = [kind.key for kind in KINDS]
MIXED = "disclosed+absent"


def opened(made: Letter) -> Document:
    return docx.Document(BytesIO(letter_word(made)))


def told(document: Document) -> list[str]:
    """Every paragraph and row of a file in the order in which it is read."""
    head = document.sections[0].first_page_header
    lines = [] if head.is_linked_to_previous else [one.text for one in head.paragraphs]
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                cells = {id(cell._tc): cell.text for cell in row.cells}
                lines.append("｜".join(cells.values()))
        else:
            lines.append(part.text)
    return [line for line in lines if line]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kinds", [*KEYS, MIXED])
def test_the_words_are_those_of_the_paper(kinds: str, form: Form) -> None:
    full = replace(letter(kinds), form=form)
    assert told(opened(full)) == [blanks(line) for line in letter_lines(full)]


def test_attachments_signs_and_rare_characters_stay_as_they_are() -> None:
    full = letter("disclosed", 附件="计划 <第1批> & 说明\n㛃䶮𬱖名单", 公开内容="名单\x07一份")
    lines = told(opened(full))
    assert lines[-4:] == ["附件：1.计划 <第1批> & 说明", "2.㛃䶮𬱖名单", ISSUER, "2026年3月20日"]
    assert "𬱖㛃：" in lines
    assert "名单一份" in lines


@pytest.mark.parametrize("kinds", ["partial", "receipt", "fee"])
def test_every_run_names_its_font_for_every_script(kinds: str) -> None:
    with ZipFile(BytesIO(letter_word(letter(kinds)))) as packed:
        parts = [name for name in packed.namelist() if name.endswith(".xml") and "rels" not in name]
        texts = {name: packed.read(name).decode("utf-8") for name in parts}
    document = opened(letter(kinds))
    runs = list(document.element.body.iter(qn("w:r")))
    assert runs
    for run in runs:
        fonts = run.rPr.rFonts
        names = {fonts.get(qn(f"w:{place}")) for place in ("ascii", "hAnsi", "eastAsia", "cs")}
        assert len(names) == 1
        assert names <= set(NAMES.values())
    assert all(f'w:name="{name}"' in texts["word/fontTable.xml"] for name in NAMES.values())


def test_the_page_is_that_of_official_paper() -> None:
    section = opened(letter("disclosed")).sections[0]
    measures = (section.page_width, section.page_height, section.top_margin, section.bottom_margin)
    for measure, right in zip(measures, (210, 297, 37, 35), strict=True):
        assert measure is not None
        assert abs(measure - Mm(right)) < Mm(0.1)
    assert section.left_margin is not None
    assert abs(section.left_margin - Mm(28)) < Mm(0.1)
    grid = section._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")


def test_pages_are_numbered_but_the_first_of_a_letter_and_a_form_of_one_page() -> None:
    feet = {form: opened(replace(letter("absent"), form=form)).sections[0] for form in FORMS}
    for section in feet.values():
        assert section.footer.paragraphs[0].text == section.even_page_footer.paragraphs[0].text == "— 1 —"
    assert feet["信函"].different_first_page_header_footer
    assert feet["信函"].first_page_footer.paragraphs[0].text == ""
    assert not feet["公文"].different_first_page_header_footer
    assert opened(letter("receipt")).sections[0].footer.is_linked_to_previous


@pytest.mark.parametrize("kinds", ["absent", "third_party_inquiry", "application_form"])
def test_the_properties_tell_title_and_office_and_nothing_else(kinds: str) -> None:
    data = letter_word(letter(kinds))
    about = docx.Document(BytesIO(data)).core_properties
    assert about.title == letter(kinds).wordings[0].title
    assert about.author == about.last_modified_by == ISSUER
    rest = (
        about.subject,
        about.comments,
        about.keywords,
        about.category,
        about.content_status,
        about.version,
    )
    assert rest == ("",) * 6
    with ZipFile(BytesIO(data)) as packed:
        names = packed.namelist()
        everything = b"".join(packed.read(name) for name in names).decode("utf-8")
    assert not [name for name in names if "thumbnail" in name or "custom" in name or "comments" in name]
    assert not [word for word in ("python-docx", "Macintosh", "Normal.dotm", "<w:rsid") if word in everything]


def test_the_same_letter_is_the_same_file() -> None:
    first = letter_word(letter("partial"))
    letter_word(letter("fee"))
    assert letter_word(letter("partial")) == first


def test_an_identity_does_not_leave_in_a_word_file_either() -> None:
    asked = letter("third_party_inquiry", 涉及信息="祁代家的合同")
    with pytest.raises(Refused, match="身份信息"):
        letter_word(replace(asked, hidden=("祁代",)))


@pytest.mark.parametrize("form", FORMS)
def test_a_word_processor_needs_as_many_pages_as_the_paper(tmp_path: Path, form: Form) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("soffice (LibreOffice) is not installed")
    made = {kinds: replace(letter(kinds), form=form) for kinds in ("withdrawn", "extension", "receipt")}
    for kinds, one in made.items():
        (tmp_path / f"{kinds}.docx").write_bytes(letter_word(one))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    files = [str(tmp_path / f"{kinds}.docx") for kinds in made]
    command = [program, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pages = {}
    for kinds in made:
        document = pdfium.PdfDocument(tmp_path / f"{kinds}.pdf")
        pages[kinds] = len(document)
        document.close()
    assert pages == {kinds: letter_sheets(one).pages for kinds, one in made.items()}
    assert pages["receipt"] == 1
