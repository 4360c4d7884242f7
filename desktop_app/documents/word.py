"""Editable Word files of official paper: A4 with the margins and the grid of GB/T 9704-2012, and nothing of a template.

A file begins from the few parts written here, not from the template python-docx ships: that one brings a
thumbnail, the names of its makers and styles that no official paper uses.
"""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from desktop_app.documents.characters import clean
from desktop_app.documents.fonts import Role

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

SIZE_3 = 16.0  # Word's 3号; -0.25 pt between characters lets 28 of them fit
LINE = 28.95  # points: 22 lines fill the type area
CHARACTER = SIZE_3 - 0.25
RED = "E60000"
_NUMBER_ABOVE = 17.0  # points above the feet: the dash of the page number is 7 mm below the type area
NAMES: dict[Role, str] = {
    "fang": "仿宋_GB2312",
    "song": "宋体",
    "hei": "黑体",
    "kai": "楷体_GB2312",
    "title": "方正小标宋简体",
}
_INSTEAD = {"fang": "仿宋", "song": "SimSun", "hei": "SimHei", "kai": "楷体", "title": "宋体"}

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FONT = "".join(f' w:{place}="{NAMES["fang"]}"' for place in ("ascii", "hAnsi", "eastAsia", "cs"))
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_ML}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_ML}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_ML}.settings+xml"/>'
    f'<Override PartName="/word/fontTable.xml" ContentType="{_ML}.fontTable+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>',
    "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    + "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(("styles", "settings", "fontTable"), start=1)
    )
    + "</Relationships>",
    # 上37 下35 左28 右26 mm; feet end 20 mm above the edge, where 信函格式 has its lower double line
    "word/document.xml": f'<w:document {_W} xmlns:r="{_OFFICE}"><w:body><w:sectPr>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" '
    'w:header="1701" w:footer="1134" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="579"/>'
    "</w:sectPr></w:body></w:document>",
    "word/styles.xml": f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{_FONT}/>"
    '<w:spacing w:val="-5"/><w:kern w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
    '<w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/>'
    '<w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/><w:jc w:val="both"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
    "<w:tblPr><w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="5" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders><w:tblCellMar>"
    + "".join(
        f'<w:{side} w:w="{twips}" w:type="dxa"/>'
        for side, twips in (("top", 50), ("left", 80), ("bottom", 50), ("right", 80))
    )
    + "</w:tblCellMar></w:tblPr></w:style></w:styles>",
    "word/settings.xml": f'<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>',
    "word/fontTable.xml": f"<w:fonts {_W}>"
    + "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{_INSTEAD[role]}"/><w:charset w:val="86"/></w:font>'
        for role, name in NAMES.items()
    )
    + "</w:fonts>",
}


def blank(title: str, author: str, day: date | None = None) -> Document:
    """An empty file of one section. `author` is an office, never a person; `day` stands for the clock."""
    import docx  # noqa: PLC0415  start-up must not pay for it

    packed = BytesIO()
    with ZipFile(packed, "w") as zipped:
        for name, text in _PARTS.items():
            zipped.writestr(name, _HEAD + text)
    made = docx.Document(packed)
    properties = made.core_properties
    properties.title, properties.author, properties.last_modified_by = title, author, author
    properties.language = "zh-CN"
    properties.revision = 1
    if day:
        properties.created = properties.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001  no clock
    return made


def add_text(
    paragraph: Paragraph, text: str, role: Role = "fang", size: float = SIZE_3, colour: str = ""
) -> None:
    """Text at the end of a paragraph, its font named for every script; `size` in points."""
    from docx.oxml.ns import qn  # noqa: PLC0415  start-up must not pay for it
    from docx.shared import Pt, RGBColor  # noqa: PLC0415  as above

    run = paragraph.add_run(clean(text))
    run.font.name = NAMES[role]
    fonts = run.element.get_or_add_rPr().get_or_add_rFonts()
    for place in ("w:eastAsia", "w:cs"):
        fonts.set(qn(place), NAMES[role])
    run.font.size = Pt(size)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)


def set_lines(paragraph: Paragraph, exact: float, before: float = 0.0, after: float = 0.0) -> None:
    """Lines `exact` points apart, with space above and below in points."""
    from docx.enum.text import WD_LINE_SPACING  # noqa: PLC0415  start-up must not pay for it
    from docx.shared import Pt  # noqa: PLC0415  as above

    how = paragraph.paragraph_format
    how.line_spacing, how.line_spacing_rule = Pt(exact), WD_LINE_SPACING.EXACTLY
    how.space_before, how.space_after = Pt(before), Pt(after)


_AFTER_BORDERS = ("w:spacing", "w:ind", "w:jc", "w:rPr")  # of what this program sets: the schema has an order


def set_borders(paragraph: Paragraph, colour: str = RED, **sides: tuple[float, float]) -> None:
    """Lines above (`top`) or below (`bottom`) a paragraph: thickness and distance from the text in points."""
    from docx.oxml import parse_xml  # noqa: PLC0415  start-up must not pay for it

    drawn = "".join(
        f'<w:{side} w:val="single" w:sz="{round(sides[side][0] * 8)}" w:space="{round(sides[side][1])}" '
        f'w:color="{colour}"/>'
        for side in ("top", "bottom")
        if side in sides
    )
    border = parse_xml(f"<w:pBdr {_W}>{drawn}</w:pBdr>")
    paragraph.paragraph_format.element.get_or_add_pPr().insert_element_before(border, *_AFTER_BORDERS)


def number_pages(document: Document) -> None:
    """— 1 — at the outer edge, one character from it: right on odd pages, left on even ones (GB/T 9704, 7.5)."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, left in ((section.footer, False), (section.even_page_footer, True)):
        footer.is_linked_to_previous = False
        _page_number(footer.paragraphs[0], left=left)


def _page_number(paragraph: Paragraph, *, left: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN  # noqa: PLC0415  start-up must not pay for it
    from docx.oxml import parse_xml  # noqa: PLC0415  as above
    from docx.shared import Pt  # noqa: PLC0415  as above

    how = paragraph.paragraph_format
    how.alignment = ALIGN.LEFT if left else ALIGN.RIGHT
    how.left_indent, how.right_indent = Pt(CHARACTER if left else 0), Pt(0 if left else CHARACTER)
    set_lines(paragraph, 14, after=_NUMBER_ABOVE)
    add_text(paragraph, "— ", "song", 14)
    for kind in ("begin", "PAGE", "separate", "1", "end"):
        add_text(paragraph, "1" if kind == "1" else "", "song", 14)
        run = paragraph.runs[-1].element
        if kind == "PAGE":
            run.append(parse_xml(f'<w:instrText {_W} xml:space="preserve"> PAGE </w:instrText>'))
        elif kind != "1":
            run.append(parse_xml(f'<w:fldChar {_W} w:fldCharType="{kind}"/>'))
    add_text(paragraph, " —", "song", 14)


def saved(document: Document) -> bytes:
    """The file; the same document gives the same bytes: the clock stays out of the archive too."""
    loose, packed = BytesIO(), BytesIO()
    document.save(loose)
    with ZipFile(loose) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name), source.read(name), ZIP_DEFLATED)
    return packed.getvalue()
