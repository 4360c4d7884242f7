"""The annual report as files: written in the published layout, read from those of others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop_app.domain.annual_report import AnnualReport
from desktop_app.domain.annual_report_json import from_json, previous_from_json
from desktop_app.domain.annual_report_year import YearReport
from desktop_app.errors import Refused
from desktop_app.services.files import write_whole
from desktop_app.textfile import read_json

SUFFIXES = (".docx", ".pdf", ".xlsx")


def write_file(path: Path, report: YearReport) -> YearReport:
    """The report as the suffix says, and with the characters that no font of ours has (on PDF they become 〓).

    Refused for another suffix, Trouble when it cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        from desktop_app.documents.report_pdf import report_pdf  # noqa: PLC0415  # start-up must not pay for it

        sheets = report_pdf(report)
        write_whole(path, sheets.pdf)
        return replace(report, missing=sheets.missing)
    if suffix == ".docx":
        from desktop_app.documents.report_word import report_word  # noqa: PLC0415  # the same

        write_whole(path, report_word(report))
    elif suffix == ".xlsx":
        from desktop_app.excel.report_sheet import ReportOut, write_report  # noqa: PLC0415  # the same

        write_report(path, ReportOut(report.unit_name, report.year, report.report, report.made_on))
    else:
        raise Refused(
            f"不能写成“{path.suffix or path.name}”文件", do=f"文件名应以 {'、'.join(SUFFIXES)} 之一结尾"
        )
    return report


def read_given(path: Path, previous: Path | None = None) -> tuple[AnnualReport, AnnualReport | None]:
    """A report of another hand and the one before it: from a file of its own, else as the JSON tells it."""
    report, before = _read(path)
    if previous is None:
        return report, before
    if previous.suffix.lower() == ".json":
        return report, previous_from_json(read_json(previous))
    return report, _read(previous)[0]


def _read(path: Path) -> tuple[AnnualReport, AnnualReport | None]:
    if path.suffix.lower() == ".json":
        return from_json(read_json(path))
    from desktop_app.excel.report_read import read_report  # noqa: PLC0415  # a text file needs no sheets

    return read_report(path), None
