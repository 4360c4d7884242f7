"""A book: its contents name the pages on which its pieces begin, and nothing of it is lost."""

from __future__ import annotations

from desktop_app.documents.book import Book, BookPiece, Chapter, book_lines, book_sheets
from tests.documents.paper import poppler


def page_words(pdf: bytes) -> list[str]:
    return poppler("pdftotext", pdf, "-layout").split("\f")[:-1]


def piece(name: str, lines: int) -> BookPiece:
    return BookPiece(
        name, (("办理对象", "本县户籍家庭"), ("申请材料", "\n".join(f"第{n}份材料" for n in range(lines))))
    )


LONG = "一个名字特别长的事项" * 6
BOOK = Book(
    "青石县住建局\n百姓办事通",
    "青石县住房和城乡建设局",
    "2026年6月15日编印　共4项",
    (
        Chapter("住房保障", (piece("公共租赁住房申请", 3), piece("住房租赁补贴申请", 120))),
        Chapter(
            "市政公用",
            (piece(LONG, 2), BookPiece("监督制度", (("", "第一条　为了公开。\n第二条　适用于全局。"),))),
        ),
    ),
    foreword="以最新办事指南为准。",
)


def test_the_contents_tell_the_page_of_every_piece() -> None:
    pages = page_words(book_sheets(BOOK).pdf)
    contents = next(at for at, words in enumerate(pages) if "".join(words.split()).startswith("目录"))
    told = {
        name: int(line.rsplit(" ", 1)[-1])
        for line in pages[contents].splitlines()
        for name in ("公共租赁住房申请", "住房租赁补贴申请", "监督制度", LONG[:10])
        if name in line
    }
    body = pages[contents + 1 :]
    assert len(told) == 4
    for name, page in told.items():
        assert name in "".join(body[page - 1].split())
    assert told["监督制度"] - told[LONG[:10]] == 1
    assert told[LONG[:10]] - told["住房租赁补贴申请"] > 1


def test_a_book_says_all_of_it_and_is_the_same_each_time() -> None:
    lines = book_lines(BOOK)
    assert sum(line.count("份材料") for line in lines) == 125
    assert "以最新办事指南为准。" in lines
    assert "第二条　适用于全局。" in lines
    made = book_sheets(BOOK)
    assert made == book_sheets(BOOK)
    assert made.missing == ()
    assert "卷内" not in "".join(page_words(made.pdf))
