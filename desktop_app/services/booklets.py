"""Books made of ledgers: 《百姓办事通》 from the guides in force, 制度汇编 from the rules (taxonomy E46, 53)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby

from desktop_app.domain.dates import chinese_day
from desktop_app.domain.records import Query, Record
from desktop_app.domain.register import Register
from desktop_app.errors import Refused
from desktop_app.registers.work.guide import GUIDE
from desktop_app.registers.work.institutions import CURRENT, INSTITUTION
from desktop_app.services.bureau import bureau_in
from desktop_app.services.publishing import Paper
from desktop_app.services.record_papers import shown
from desktop_app.storage.store import Store

GUIDE_BOOK, RULE_BOOK = "百姓办事通", "制度汇编"
MOST = 2_000  # pieces of a book
_IN_BOOK = ("现行", "修订中")
_GUIDE = next(form for form in GUIDE.forms if form.key == "guide").fields
_RULE = (
    *("doc_no", "department", "issued_on", "effective_on", "purpose", "scope", "principle", "procedure"),
    *("organisation", "summary"),
)
_FOREWORD = (
    "本书收录本单位窗口办理的事项，写明办理条件、申请材料、办理流程、时限、收费和联系电话。\n"
    "事项内容有变更的，以政府网站和窗口公布的最新办事指南为准。"
)


class Booklets:
    """Books of records in force."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store, self._today = store, today

    def guides(self) -> Paper:
        """《百姓办事通》: every guide in force that is to stand in it, by chapter. Refused when there is none."""
        query = Query(
            GUIDE.key,
            equal={"state": _IN_BOOK, "in_book": (True,)},
            sort=(("chapter", False), ("position", False), ("id", False)),
        )
        return self._book(GUIDE, query, GUIDE_BOOK, "chapter", _GUIDE, _FOREWORD)

    def rules(self) -> Paper:
        """制度汇编: every rule in force, by kind. Refused when there is none."""
        query = Query(
            INSTITUTION.key,
            equal={"state": (CURRENT,)},
            sort=(("kind", False), ("issued_on", False), ("id", False)),
        )
        return self._book(INSTITUTION, query, RULE_BOOK, "kind", _RULE)

    def _book(
        self, register: Register, query: Query, name: str, by: str, keys: Sequence[str], foreword: str = ""
    ) -> Paper:
        from desktop_app.documents.book import Book, BookPiece, Chapter, book_sheets  # noqa: PLC0415  # start-up must not pay

        with self._store.reading() as reader:
            records, bureau = reader.page(query, 0, MOST), bureau_in(reader)
        if not records:
            raise Refused(
                f"还没有可以收入《{name}》的{register.title}",
                do=f"请先在“工作保障 → {register.title}”里登记"
                + ("，并勾选收入" if register is GUIDE else ""),
            )
        chapters = tuple(
            Chapter(heading, tuple(BookPiece(one.text("title"), _facts(register, one, keys)) for one in some))
            for heading, some in _by(records, by)
        )
        edition = f"{chinese_day(self._today())}编印　共{len(records)}{register.noun}"
        made = book_sheets(
            Book(f"{bureau.short_name or bureau.name}\n{name}", bureau.name, edition, chapters, foreword)
        )
        return Paper(made.pdf, made.pages, made.missing, draft=False)


def _by(records: Iterable[Record], key: str) -> list[tuple[str, list[Record]]]:
    return [(word or "其他", list(some)) for word, some in groupby(records, lambda one: one.text(key))]


def _facts(register: Register, record: Record, keys: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """What is known of a record; a book leaves out what is not."""
    told = ((register[key], shown(register[key], record.values.get(key))) for key in keys if key != "title")
    return tuple((field.label, text) for field, text in told if text)
