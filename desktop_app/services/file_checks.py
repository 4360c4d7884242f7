"""Looking through the attachments of what is to be published: once for each file, and a copy without what is hidden."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.privacy_file import Stripped
from desktop_app.domain.records import Attachment, Changed
from desktop_app.domain.register import Register
from desktop_app.errors import AppError, Refused
from desktop_app.services.attachments import Attachments, shown_name
from desktop_app.services.scanning import Scan, Scanning

_STRIPPED = "（已清理）"


@dataclass(frozen=True)
class FileCheck:
    """What was found in a file; without a scan `why` says in one sentence why nobody could look."""

    scan: Scan | None
    why: str = ""

    @property
    def clean(self) -> bool:
        """Whether it was read to the end and nothing is to be told."""
        return self.scan is not None and not (self.scan.finds or self.scan.hidden or self.scan.notes)

    def brief(self) -> str:
        """In a few words, for a column."""
        if self.scan is None:
            return "没有检查"
        parts = [f"{len(self.scan.finds)}处"] if self.scan.finds else []
        parts += ["有隐藏内容"] if self.scan.hidden else []
        return "，".join(parts) or ("请看说明" if self.scan.notes else "未发现")

    def counts(self) -> str:
        """身份证号3处、手机号码1处; empty when nothing was found."""
        finds = self.scan.finds if self.scan else ()
        return "、".join(
            f"{kind}{count}处" for kind, count in Counter(str(one.kind) for one in finds).items()
        )

    def told(self) -> str:
        """All of it in one sentence."""
        if self.scan is None:
            return f"没有检查：{self.why}"
        unseen = sum(one.hidden for one in self.scan.finds)
        parts = (
            [self.counts() + (f"，其中 {unseen} 处在看不见的地方" if unseen else "")]
            if self.scan.finds
            else []
        )
        parts += [f"看不见的内容：{'、'.join(self.scan.hidden)}"] if self.scan.hidden else []
        return "；".join((*parts, *self.scan.notes)) or "没有发现个人信息和看不见的内容"


class FileChecks:
    """Looks through kept files; bytes under a hash never change, so each is read once while the program runs."""

    def __init__(self, attachments: Attachments, scanning: Scanning) -> None:
        self._attachments, self._scanning = attachments, scanning
        self._known: dict[tuple[str, str, tuple[str, ...]], FileCheck] = {}

    def allowed(self) -> tuple[str, ...]:
        """The numbers that are meant to be read; asked before a check, which may run beside the window."""
        return self._scanning.allowed()

    def known(self, file: Attachment, allowed: tuple[str, ...]) -> FileCheck | None:
        """What was found before; None for a file nobody has looked through yet."""
        return self._known.get((file.sha256, file.name, allowed))

    def check(self, file: Attachment, allowed: tuple[str, ...]) -> FileCheck:
        """Look through a file without touching the ledger; one that cannot be looked through is no error here."""
        key = (file.sha256, file.name, allowed)
        if key not in self._known:
            self._known[key] = self._check(file, allowed)
        return self._known[key]

    def _check(self, file: Attachment, allowed: tuple[str, ...]) -> FileCheck:
        path: Path | None = None
        try:
            path = self._attachments.open_copy(file)
            return FileCheck(Scanning(lambda: allowed).scan(path))
        except AppError as no:
            return FileCheck(None, "；".join(part for part in (no.why or no.what, no.do) if part))
        finally:
            _away(path)

    def strip(self, file: Attachment) -> tuple[Path, Stripped]:
        """Make a copy without what is hidden in the file, without touching the ledger; `attach` keeps it.

        Refused when the format carries nothing that could be stripped, Trouble when it cannot be read or written.
        """
        path = self._attachments.open_copy(file)
        stem, dot, ending = file.name.rpartition(".")
        out = path.with_name(shown_name(f"{stem or ending}{_STRIPPED}{dot}{ending if stem else ''}", ()))
        try:
            return out, self._scanning.strip(path, out)
        finally:
            _away(path)

    def attach(self, register: Register, record_id: int, copy: Path) -> Changed:
        """Attach a copy that was made; the file it was made of stays. Refused when it is there already."""
        try:
            if any(copy.name == one.name for one in self._attachments.of(register, record_id)):
                raise Refused(
                    f"已经有《{copy.name}》",
                    why="再清理一次也是同样的内容",
                    do="要重新清理的，请先移除原来的副本",
                )
            return self._attachments.add(register, record_id, copy)
        finally:
            _away(copy)


def _away(path: Path | None) -> None:
    """Copies of others' data are not left lying about; what is still open goes when the office closes."""
    if path is not None:
        with suppress(OSError):
            path.chmod(0o600)
            path.unlink(missing_ok=True)
            path.parent.rmdir()
