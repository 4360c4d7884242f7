"""公开栏: an issue is collected, printed in one run, posted, filed and taken down; what hangs where, and until when."""

from __future__ import annotations

from collections.abc import Collection, Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Changed, Record
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.registers.issue import DOWN, ISSUE
from desktop_app.registers.sheet import SHEET
from desktop_app.services.board_forms import (
    CHANGES,
    FILING,
    changes_of,
    filing_of,
    pages_known,
    paper_of,
)
from desktop_app.services.board_gate import items_of
from desktop_app.services.board_papers import (
    Job,
    drafts_of,
    file_name,
    job_of,
    jobs_of,
    missing_of,
    numbered,
    whole_paper,
)
from desktop_app.services.board_plan import (
    Place,
    living_issue,
    place_of,
    sheets_of,
)
from desktop_app.services.board_sheets import Candidate, candidates, going_on, sheet_of
from desktop_app.services.board_wall import Wall
from desktop_app.services.bureau import bureau_in
from desktop_app.services.files import write_whole_set
from desktop_app.services.publishing import Paper
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Unit


@dataclass(frozen=True)
class IssueRun:
    """What one run wrote: the files in the order they hang, then 备案表 and 更换清单; `pages` counts the sheets' 张.

    `drafts` tells of each sheet that 草稿 stands across, `missing` are characters no font has.
    """

    files: tuple[Path, ...]
    pages: int
    drafts: tuple[str, ...]
    missing: tuple[str, ...]


class Board(Wall):
    """The verbs of the notice board: an issue is put together and printed; what hangs is the wall's affair."""

    # An issue is put together

    def sheets(self, issue_no: str) -> tuple[Record, ...]:
        """The sheets of an issue in the order they are numbered in."""
        with self._store.reading() as reader:
            return sheets_of(reader, issue_no)

    def candidates(self) -> tuple[Candidate, ...]:
        """What could go on the board: reviewed items and answered topics that are on no sheet."""
        with self._store.reading() as reader:
            return candidates(reader, self._today())

    def suggest(self, issue: Record, candidate: Candidate, taken: Collection[Place] = ()) -> dict[str, Value]:
        """The values of a new sheet: title, kind, layout, days, and a free slot that is not `taken` if there is."""
        with self._store.reading() as reader:
            return sheet_of(reader, issue, candidate, taken)

    def collect(
        self,
        issue_id: int,
        chosen: Sequence[Candidate],
        given: Mapping[str, Mapping[str, Value]] | None = None,
    ) -> Changed:
        """Add sheets to an issue, one action; `given`, by number, are values that stand instead of the suggested ones.

        Refused for an issue that was taken down, and for what it has already.
        """
        if not chosen:
            raise Refused("请先选中要上栏的内容")
        with self._store.unit("收稿") as unit:
            issue = _open(unit, issue_id)
            known = {sheet.text("item_no") for sheet in sheets_of(unit, issue.text("number"))}
            taken, made = set[Place](), list[int]()
            for one in chosen:
                number = one.record.text("number")
                if number in known:
                    raise Refused(f"{number}已经在这一期里", do="请从选中的内容里去掉它")
                known.add(number)
                values = {**sheet_of(unit, issue, one, taken), **(given or {}).get(number, {})}
                made.append(unit.add(SHEET, values))
                taken.add(place_of(unit.get(SHEET, made[-1])))
        return Changed(unit.label, {SHEET.key: frozenset(made)}, unit.id)

    def carry_over(self, issue_id: int) -> Changed:
        """Add what hangs beyond the day this issue comes, at the place where it hangs. Refused when nothing does."""
        with self._store.unit("沿用在挂稿件") as unit:
            issue = _open(unit, issue_id)
            going = going_on(unit, issue)
            if not going:
                why = "在挂的稿件到期都要撤下，或者已经在这一期里"
                raise Refused("没有可以沿用的稿件", why=why)
            made = [unit.add(SHEET, values) for values in going]
        return Changed(unit.label, {SHEET.key: frozenset(made)}, unit.id)

    # Its papers

    def paper(self, issue_id: int) -> Paper:
        """All sheets of an issue in one PDF, numbered through; 草稿 stands across those not reviewed for the board.

        Refused for an empty issue, a void item, a 密级标志, and what cannot be set.
        """
        with self._store.reading() as reader:
            jobs = jobs_of(reader, living_issue(reader, issue_id))
        return whole_paper(jobs, [job.lay() for job in jobs])

    def sheet_paper(self, sheet_id: int) -> Paper:
        """One sheet alone, counting its own 张. Refused as `paper`, and for one that is made elsewhere."""
        with self._store.reading() as reader:
            sheet = reader.get(SHEET, sheet_id)
            if sheet.text("void_reason"):
                raise Refused(f"{sheet.text('number')}已作废", do="请先从回收站恢复")
            job = job_of(reader, sheet, bureau_in(reader))
        if job is None:
            raise Refused(
                f"《{sheet.text('title')}》没有填信息编号", why="台账里没有它的内容", do="请另行印制"
            )
        return whole_paper([job], [job.lay()], alone=True)

    def filing(self, issue_id: int) -> Paper:
        """政务公开情况备案表 filled from the issue, its sheets and the opinions about them."""
        from desktop_app.documents.filing_form import filing_form_sheets  # noqa: PLC0415  # start-up must not pay

        with self._store.reading() as reader:
            issue = living_issue(reader, issue_id)
            form = filing_of(reader, issue, self._pages(reader, issue))
        return paper_of(filing_form_sheets(form))

    def changes(self, issue_id: int) -> Paper:
        """更换清单: the issue against what hangs."""
        from desktop_app.documents.change_list import change_list_sheets  # noqa: PLC0415  # start-up must not pay

        with self._store.reading() as reader:
            issue = living_issue(reader, issue_id)
            told = changes_of(reader, issue, self._pages(reader, issue))
        return paper_of(change_list_sheets(told))

    def _pages(self, reader: Reader, issue: Record) -> dict[int, int]:
        if known := pages_known(reader, issue):
            return known
        return {job.sheet.id: job.lay().pages for job in jobs_of(reader, issue)}

    def make(self, issue_id: int, out: Path) -> Generator[tuple[int, int], None, IssueRun]:
        """Write every sheet, 备案表 and 更换清单 into a folder, all or none; that they left is on record before.

        Refused as `paper`; Trouble when the folder cannot be written.
        """
        from desktop_app.documents.change_list import change_list_sheets  # noqa: PLC0415  # start-up must not pay
        from desktop_app.documents.filing_form import filing_form_sheets  # noqa: PLC0415

        with self._store.reading() as reader:
            issue = living_issue(reader, issue_id)
            jobs = jobs_of(reader, issue)
        laid = []
        for job in jobs:
            laid.append(job.lay())
            yield len(laid), len(jobs) + 2
        files = {
            file_name(at, job): pdf for at, (job, pdf) in enumerate(zip(jobs, numbered(laid), strict=True), 1)
        }
        yield len(jobs) + 1, len(jobs) + 2
        pages = {job.sheet.id: one.pages for job, one in zip(jobs, laid, strict=True)}
        number = issue.text("number")
        with self._store.reading() as reader:
            files[f"{FILING} {number}.pdf"] = filing_form_sheets(filing_of(reader, issue, pages)).pdf
            files[f"{CHANGES} {number}.pdf"] = change_list_sheets(changes_of(reader, issue, pages)).pdf
        drafts = drafts_of(jobs)
        self._outflow(issue, jobs, {"file": out.name, "files": len(files), "draft": bool(drafts)})
        written = write_whole_set(out, files)
        yield len(jobs) + 2, len(jobs) + 2
        return IssueRun(written, sum(pages.values()), drafts, missing_of(laid))

    def save(self, paper: Paper, path: Path, what: str, issue_id: int) -> None:
        """Write one paper of an issue; that it left is on record before the file exists."""
        with self._store.reading() as reader:
            issue = living_issue(reader, issue_id)
        self._outflow(issue, (), {"file": path.name, "paper": what, "draft": paper.draft})
        write_whole_set(path.parent, {path.name: paper.pdf})

    def printed(self, issue_id: int, what: str, printer: str, copies: int) -> None:
        """Put on record that a paper of an issue goes to a printer."""
        with self._store.unit(f"打印{what}") as unit:
            unit.outflow(ISSUE.key, f"打印{what}", [issue_id], {"printer": printer, "copies": copies})

    def _outflow(self, issue: Record, jobs: Sequence[Job], told: Mapping[str, object]) -> None:
        with self._store.unit("打印公开栏稿件") as unit:
            unit.outflow(ISSUE.key, "公开栏稿件 PDF", [issue.id], told)
            items = sorted({item.id for job in jobs for item in items_of(unit, job.sheet)})
            if items:
                unit.outflow(DISCLOSURE.key, "公开栏稿件 PDF", items, told)


def _open(unit: Unit, issue_id: int) -> Record:
    issue = living_issue(unit, issue_id)
    if issue.text("state") == DOWN:
        raise Refused(f"{issue.text('number')}已经撤下", why="撤下的期次不能再加稿件", do="请新建一期")
    return issue
