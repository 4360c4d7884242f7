"""登记解读: the 政策解读 of a 规范性文件, entered beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.records import Record
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.normative import EXPLAINED
from ui.ask_form import AskForm

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_LABEL = "登记解读"


class ExplainActs:
    """What may be done with a 规范性文件 besides its moves; asked in `ask`, which tells when it was done."""

    def __init__(self, office: Office, ask: AskForm) -> None:
        self._office, self._ask = office, ask

    def further(self, record: Record) -> Sequence[tuple[str, Callable[[], object]]]:
        """One act for a document, none for anything else."""
        if record.text("void_reason") or not record["normative"]:
            return ()
        return ((f"{_LABEL}…", lambda: self._explain(record)),)

    def _explain(self, record: Record) -> None:
        fields = [replace(DISCLOSURE[key], required=True, section="") for key in EXPLAINED]
        texts = {key: DISCLOSURE[key].kind.show(record[key]) for key in EXPLAINED}
        texts["interpreted_on"] = texts["interpreted_on"] or self._office.entries.today().isoformat()
        self._ask.ask(
            f"{_LABEL}：{record.text('number')}",
            fields,
            lambda raw: self._office.normative.explain(record.id, record.version, raw),
            texts=texts,
            note="解读与规范性文件同步公开；链接填网址，或解读材料的公开编号",
            ok=f"确定{_LABEL}",
        )
