"""The annual report of one year with everything around its numbers, and its closed form as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from desktop_app.domain.annual_report import CARRIED_OUT, COLUMNS, Counts
from desktop_app.domain.annual_report_check import Finding
from desktop_app.domain.annual_report_facts import Doubt
from desktop_app.domain.annual_report_fill import Cell, Draft
from desktop_app.domain.annual_report_json import from_json
from desktop_app.domain.annual_report_table2 import Documents
from desktop_app.domain.annual_report_texts import Texts, notes
from desktop_app.errors import Trouble

SNAPSHOT = "annual_report"  # the kind of the snapshots of closed years
NO_TABLE2 = "表二还没有填写"


@dataclass(frozen=True)
class Closed:
    """When a year was closed, by whom, and why although something was open."""

    at: datetime
    by: str
    reason: str = ""


@dataclass(frozen=True)
class YearReport(Draft):
    """The report of a year as it stands: counted now, or as it was closed.

    `carried_register` is the register's own 上年结转 where the closed report of the year before says otherwise, which
    is then what stands in the table.
    """

    year: int = 0
    unit_name: str = ""
    texts: Texts = field(default_factory=Texts)
    findings: tuple[Finding, ...] = ()
    carried_register: Counts | None = None
    closed: Closed | None = None
    made_on: date = date.min
    missing: tuple[str, ...] = ()  # characters of the texts that were printed as 〓
    documents: Documents | None = None  # what the register counts for 行政规范性文件 in table 二

    @property
    def heading(self) -> str:
        return f"{self.unit_name}{self.year}年政府信息公开工作年度报告"

    def open_points(self) -> Iterator[str]:
        """What stands in the way of closing the year, as sentences."""
        yield from (finding.words for finding in self.findings if not finding.soft)
        yield from (f"{doubt.number}：{doubt.words}" for doubt in self.doubts if not doubt.note)
        if self.report.section2 is None:
            yield NO_TABLE2
        yield from notes(self.texts)

    def as_content(self) -> dict[str, object]:
        """Plain data for a snapshot: the tables, the texts, and the requests behind every cell."""
        told = {
            **self.report.as_json(),
            "year": self.year,
            "unit_name": self.unit_name,
            "texts": self.texts.as_json(),
            "behind": [[row, column, list(ids)] for (row, column), ids in self.behind.items()],
            "doubts": [[doubt.id, doubt.number, doubt.words, doubt.note] for doubt in self.doubts],
        }
        if self.carried_register is not None:
            told["carried_register"] = list(self.carried_register)
        if self.documents is not None:
            told["documents"] = {key: list(ids) for key, ids in self.documents.items()}
        return told


def from_content(content: Mapping[str, object], closed: Closed) -> YearReport:
    """The report a snapshot holds; Trouble when it holds none."""
    try:
        report, _ = from_json(dict(content))
        behind: dict[Cell, tuple[int, ...]] = {
            (row, column): tuple(ids) for row, column, ids in _rows(content["behind"])
        }
        texts, own, documents = content["texts"], content.get("carried_register"), content.get("documents")
        assert isinstance(texts, Mapping)
        assert documents is None or isinstance(documents, Mapping)
        assert own is None or isinstance(own, (list, tuple))
        return YearReport(
            report,
            behind,
            tuple(Doubt(*doubt) for doubt in _rows(content["doubts"])),
            int(str(content["year"])),
            str(content["unit_name"]),
            Texts(**{str(key): str(text) for key, text in texts.items()}),
            carried_register=None if own is None else tuple(own),
            closed=closed,
            made_on=closed.at.date(),
            documents=None if documents is None else {str(key): tuple(ids) for key, ids in documents.items()},
        )
    except (KeyError, TypeError, ValueError, AssertionError) as error:
        raise Trouble(
            "定稿的年度报告读不出来", why=str(error), do="请用备份恢复，或撤销定稿后重新定稿"
        ) from error


def _rows(told: object) -> list[list]:  # type: ignore[type-arg]  # plain data of several shapes
    assert isinstance(told, (list, tuple))
    return list(told)


def carried_over(before: Draft) -> dict[str, tuple[int, ...]]:
    """The requests a report carries out, by column."""
    return {column: before.ids(CARRIED_OUT, column) for column in COLUMNS}
