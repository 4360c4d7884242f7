"""The second door's commands of fees and of the annual report; every function returns the exit code."""

from __future__ import annotations

from argparse import Namespace

from desktop_app.commands import opened, place, say, tell
from desktop_app.domain import fees
from desktop_app.domain.annual_report_check import check
from desktop_app.domain.annual_report_table2 import warnings
from desktop_app.domain.annual_report_texts import notes
from desktop_app.domain.annual_report_year import NO_TABLE2
from desktop_app.services.report_files import read_given

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
    """Check the equations of a report somebody filled; 1 when one that must hold does not.

    The list on stdout holds those alone; what only warns is said to the person.
    """
    if asked.data is None:
        report, previous = read_given(asked.file, asked.previous)
        found = check(report, previous)
    else:
        with opened(asked.data) as office:
            checked = office.reports.check_file(asked.file, asked.previous, asked.year)
        report, found = checked.report, checked.findings
    hard = [finding for finding in found if not finding.soft]
    tell([finding.as_json() for finding in hard])
    if report.section4 is None:
        say("没有表四，只核对了表三")
    for warning in warnings(report.section2) if report.section2 is not None else ():
        say(f"提示：{warning}")
    for finding in found:
        say(("提示：" if finding.soft else "") + finding.words)
    if not hard:
        say("勾稽关系全部成立")
    return FAILS if hard else HOLDS


def report_annual(asked: Namespace) -> int:
    """Write the report of a year from the ledger; what does not add up or has no place is told, never dropped."""
    out = place(asked.out)
    with opened(asked.data) as office:
        report = office.reports.write(asked.year, out)
    for doubt in report.doubts:
        say(f"{doubt.number}：{doubt.words}")
    for finding in report.findings:
        say(("提示：" if finding.soft else "") + finding.words)
    if report.report.section2 is None:
        say(f"{NO_TABLE2}，表二留空")
    if report.missing:
        say(f"提示：字库里没有这些字，印成了〓：{''.join(report.missing)}")
    if out.suffix.lower() != ".xlsx":
        for note in notes(report.texts):
            say(f"提示：{note}")
    say(f"已写成 {out}" + (f"，为{report.closed.at:%Y-%m-%d}的定稿" if report.closed else ""))
    tell(
        {
            "file": str(out),
            "year": asked.year,
            **report.report.as_json(),
            "closed": report.closed is not None,
            "findings": [finding.as_json() for finding in report.findings],
            "doubts": [{"id": d.id, "number": d.number, "words": d.words} for d in report.doubts],
        }
    )
    return HOLDS
