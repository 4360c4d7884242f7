"""The second door's commands of fees and of the annual report; every function returns the exit code."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from desktop_app.commands import opened, place, say, tell
from desktop_app.domain import fees
from desktop_app.domain.annual_report import AnnualReport
from desktop_app.domain.annual_report_check import check
from desktop_app.domain.annual_report_json import from_json
from desktop_app.textfile import read_json

HOLDS, FAILS = 0, 1


def fee(asked: Namespace) -> int:
    """What so many pages or items cost, with the lines of the calculation."""
    basis, units, unit = (
        ("按件计收", asked.items, "件") if asked.pages is None else ("按量计收", asked.pages, "页")
    )
    amount = fees.amount(basis, units)
    lines = [
        {
            "tier": f"第{tier.first}至{tier.last}{unit}",
            "count": tier.last - tier.first + 1,
            "unit_price": tier.price,
            "sum": tier.amount,
        }
        for tier in fees.tiers(basis, units)
    ]
    words = f"人民币{fees.in_words(amount)}"
    tell({"basis": basis, "units": units, "amount": amount, "words": words, "lines": lines})
    return HOLDS


def report_check(asked: Namespace) -> int:
    """Check the equations of a report somebody filled; 1 when one that must hold does not."""
    report, previous = _report(asked.file)
    found = check(report, previous)
    tell([finding.as_json() for finding in found])
    if report.section4 is None:
        say("没有表四，只核对了表三")
    for finding in found:
        say(("提示：" if finding.soft else "") + finding.words)
    if not found:
        say("勾稽关系全部成立")
    return FAILS if any(not finding.soft for finding in found) else HOLDS


def _report(file: Path) -> tuple[AnnualReport, AnnualReport | None]:
    if file.suffix.lower() == ".json":
        return from_json(read_json(file))
    from desktop_app.excel.report_read import read_report  # noqa: PLC0415  # a text file needs no sheets

    return read_report(file), None


def report_annual(asked: Namespace) -> int:
    """Write the tables of a year from the ledger; what does not add up or has no place is told, never dropped."""
    out = place(asked.out)
    with opened(asked.data) as office:
        draft = office.reports.write(asked.year, out)
    findings = check(draft.report)
    for doubt in draft.doubts:
        say(f"{doubt.number}：{doubt.words}")
    for finding in findings:
        say(finding.words)
    say(f"已写成 {out}；表二不在台账里，请手工填写")
    tell(
        {
            "file": str(out),
            "year": asked.year,
            **draft.report.as_json(),
            "findings": [finding.as_json() for finding in findings],
            "doubts": [{"id": d.id, "number": d.number, "words": d.words} for d in draft.doubts],
        }
    )
    return HOLDS
