"""E7: the numbers told in the written sections against those of the tables and of the registers; it only warns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desktop_app.domain.annual_report import (
    CARRIED_IN,
    CARRIED_OUT,
    DONE,
    NEW,
    RESULTS,
    ROWS,
    TOTAL,
    AnnualReport,
)
from desktop_app.domain.annual_report_check import Finding
from desktop_app.domain.annual_report_fill import Cell
from desktop_app.domain.annual_report_table2 import told_table2
from desktop_app.domain.annual_report_texts import TEXT_TITLES, Figures, Texts

_N = r"(?P<n>\d{1,7})"
_CASES = "(?:件|宗|份)"
_BETWEEN = r"(?P<what>[^\d。；;，,、：:]{0,30}?)"
_OTHERS = re.compile("复议|诉讼|热线|投诉|举报|建议|提案|咨询|来信|来电|留言|信访|更正|意见|案件")
_PART = re.compile("其中|网络|网上|当面|现场|邮|信函|传真|窗口|自然人|法人|企业|按期|按时|逾期|超期")
_REQUEST = re.compile("申请|依申请公开")
_WITH_CARRIED = re.compile("[(]?含上年(?:度)?结转")
_OF_TABLE2 = {
    "(?:制发|印发|制定)(?:行政)?规范性文件": "normative_issued",
    "行政许可(?:决定)?": "permits",
    "行政处罚(?:决定)?": "penalties",
    "行政强制(?:决定)?": "coercions",
}
_GROUPS = {
    name: tuple(row.key for row in ROWS if row.key in RESULTS and name in (row.group or row.word))
    for name in ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理")
}


@dataclass(frozen=True)
class _Claim:
    said: str
    number: int
    cells: tuple[Cell, ...] = ()
    of: Callable[[AnnualReport, Figures], int] | None = None
    or_rows: tuple[str, ...] = ()  # what the words may mean as well

    def expected(self, report: AnnualReport, figures: Figures) -> int:
        if self.of is not None:
            return self.of(report, figures)
        if self.or_rows and self.number == sum(_count(report, row) for row in self.or_rows):
            return self.number
        return sum(_count(report, row) for row, _ in self.cells)


def _count(report: AnnualReport, row: str) -> int:
    if row in ("review", "litigation_direct", "litigation_after_review"):
        return report.section4[row][-1] if report.section4 is not None else 0
    return report.section3[row][-1]


def check_prose(report: AnnualReport, figures: Figures, texts: Texts) -> tuple[Finding, ...]:
    """Every number of the texts that is another in the tables: differences of scope are normal, so all are soft.

    Full-width digits, blanks within numbers and 含上年结转 are understood; numbers nobody can place are left alone.
    """
    found = []
    for key in ("overview", "others"):
        for claim in claims(_plain(getattr(texts, key))):
            expected = claim.expected(report, figures)
            if expected != claim.number and not (claim.cells and _no_table4(claim, report)):
                where = f"{TEXT_TITLES[key]}“{claim.said}”"
                found.append(Finding("E7", where, expected, claim.number, soft=True, left=claim.cells))
    return tuple(found)


def _no_table4(claim: _Claim, report: AnnualReport) -> bool:
    return report.section4 is None and claim.cells[0][0] in ("review", "litigation_direct")


def _plain(text: str) -> str:
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"(?<=\d),(?=\d{3})", "", text)


def claims(text: str) -> Iterator[_Claim]:
    """The numbers a text of half-width digits and no blanks tells."""
    yield from _received(text)
    yield from _done(text)
    yield from _simple(text)
    yield from _none_at_all(text)
    yield from _beside_the_tables(text)


def _cells(*rows: str) -> tuple[Cell, ...]:
    return tuple((row, TOTAL) for row in rows)


_SUITS = _cells("litigation_direct", "litigation_after_review")


def _received(text: str) -> Iterator[_Claim]:
    pattern = rf"(?:新收|收到|受理|接收){_BETWEEN}{_N}{_CASES}(?P<tail>[^，,。；;]{{0,20}})"
    for found in re.finditer(pattern, text):
        what, tail = found["what"], found["tail"]
        about = what + tail.split("(", maxsplit=1)[0]
        new_alone = found[0].startswith("新收") and not what
        if (
            not (new_alone or _REQUEST.search(about))
            or _OTHERS.search(about)
            or _PART.search(what)
            or text.endswith("其中", 0, found.start())
        ):
            continue
        said = found[0].removesuffix(tail)
        rows = (NEW, CARRIED_IN) if _WITH_CARRIED.match(text, found.end("n") + 1) else (NEW,)
        if _WITH_CARRIED.search(about + tail):
            rows = (NEW, CARRIED_IN)
        either = (NEW, CARRIED_IN) if found[0].startswith("受理") else ()
        yield _Claim(said, int(found["n"]), _cells(*rows), or_rows=either)


def _done(text: str) -> Iterator[_Claim]:
    for found in re.finditer(rf"(?P<before>.{{0,2}})(?:办结|答复){_BETWEEN}{_N}{_CASES}", text):
        about = found["before"] + found["what"]
        if not text.startswith("中", found.end()) and not (
            _OTHERS.search(about) or _PART.search(about) or re.search("未|不予|予以|部分|无法", about)
        ):
            yield _Claim(found[0][len(found["before"]) :], int(found["n"]), _cells(DONE))


def _simple(text: str) -> Iterator[_Claim]:
    places = [
        (rf"上年(?:度)?结转{_BETWEEN}", _cells(CARRIED_IN)),
        (rf"结转(?:至|到)?下(?:一)?年(?:度)?{_BETWEEN}", _cells(CARRIED_OUT)),
        (rf"行政复议{_BETWEEN}", _cells("review")),
        (rf"行政诉讼{_BETWEEN}", _SUITS),
        *((rf"{name}{_BETWEEN}", _cells(*rows)) for name, rows in _GROUPS.items()),
    ]
    for pattern, cells in places:
        for found in re.finditer(f"{pattern}{_N}{_CASES}", text):
            if re.search("维持|纠正|撤销|结果|审结|各", found["what"]) or _PART.search(found["what"]):
                continue
            yield _Claim(found[0], int(found["n"]), cells)
    for found in re.finditer(rf"行政复议[、和与]行政诉讼(?:案件)?各{_N}{_CASES}", text):
        yield _Claim(found[0], int(found["n"]), _cells("review"))
        yield _Claim(found[0], int(found["n"]), _SUITS)


def _none_at_all(text: str) -> Iterator[_Claim]:
    for found in re.finditer("(?:未|没有)(?:收到|发生|受理|产生|涉及)(?P<what>[^。；;，,]{0,30})", text):
        what = found["what"]
        if re.search("纠正|撤销|败诉|投诉|举报", what):
            continue
        if "行政复议" in what:
            yield _Claim(found[0], 0, _cells("review"))
        if "行政诉讼" in what:
            yield _Claim(found[0], 0, _SUITS)
        if "公开申请" in what and not _OTHERS.search(what):
            yield _Claim(found[0], 0, _cells(NEW))


def _beside_the_tables(text: str) -> Iterator[_Claim]:
    def told(pattern: str, of: Callable[[AnnualReport, Figures], int]) -> Iterator[_Claim]:
        for found in re.finditer(pattern, text):
            number = found.groupdict().get("n") or "0"
            yield _Claim(found[0], int(number), of=of)

    yield from told(rf"主动公开(?:政府|各类)*信息(?:共|共计)?{_N}(?:条|件|篇)", lambda _, f: f.published)
    yield from told(rf"更新(?:已公开的)?(?:政府)?信息{_N}(?:条|件|篇)", lambda _, f: f.renewed)
    yield from told(rf"信息处理费(?:共|共计|合计)?(?:人民币)?{_N}元", lambda _, f: f.fees)
    yield from told("(?:未|没有)收取(?:政府信息公开)?信息处理费|信息处理费收取情况:无", lambda _, f: f.fees)
    for words, key in _OF_TABLE2.items():
        for found in re.finditer(rf"{words}{_N}{_CASES}", text):
            yield _Claim(found[0], int(found["n"]), of=_typed(key, int(found["n"])))


def _typed(key: str, said: int) -> Callable[[AnnualReport, Figures], int]:
    """A number of table 二; nothing is wrong while nobody has filled it."""

    def of(report: AnnualReport, _figures: Figures) -> int:
        return said if report.section2 is None else int(told_table2(report.section2)[key])

    return of
