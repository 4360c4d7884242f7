"""文号登记簿: every number of a year with what became of it; numbers set aside, used elsewhere, made void."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QWidget

from desktop_app.domain.changes import IssuedLetter, Paper
from desktop_app.domain.dates import read_day
from desktop_app.domain.fields import Choice, Day, Text
from desktop_app.domain.records import Query
from desktop_app.domain.register import Field
from desktop_app.errors import Refused
from desktop_app.registers.request import REQUEST
from ui.ask_form import AskForm
from ui.dialogs.frame import Frame, named, note
from ui.dialogs.table import TextTable, chosen_row, table_view
from ui.editor_widgets import Box

if TYPE_CHECKING:
    from desktop_app.services.office import Office

_HEADS = ("文号", "文书", "登记编号", "状态", "日期", "经手人", "原因或用途")
_WIDTHS = (15, 16, 9, 4, 7, 5, 12)
_ALL, _SERIES = "全部", "series"
_OLDEST = 10  # years that can be chosen


@dataclass(frozen=True)
class _Line:
    """A row of the book; `letter` is None for a number that is nowhere: a gap."""

    cells: tuple[str, ...]
    letter: IssuedLetter | None = None


def open_letter_numbers(
    window: QWidget,
    office: Office,
    show_paper: Callable[[int], object],
    on_changed: Callable[[object], object] | None = None,
) -> QDialog:
    """Look at the numbers of a year; `show_paper` gets the year to be printed."""
    dialog = _LetterNumbers(window, office, show_paper, on_changed)
    dialog.open()
    return dialog


class _LetterNumbers(Frame):
    def __init__(
        self,
        window: QWidget,
        office: Office,
        show_paper: Callable[[int], object],
        on_changed: Callable[[object], object] | None,
    ) -> None:
        super().__init__(window, "文号登记簿", (1240, 700))
        self._office, self._show_paper, self._on_changed = office, show_paper, on_changed
        self._lines: tuple[_Line, ...] = ()
        self._year, self._series = named(Box(), "年度"), named(Box(), "系列")
        self._model = TextTable(_HEADS)
        self._table = table_view(self._model, "文号", _WIDTHS)
        self._told = note("")
        self._ask = AskForm(self._words, office.entries.today)
        self._ask.done.connect(self._done)
        self.body.addLayout(self._filters())
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._told)
        self.body.addWidget(self._ask)
        self.act("预留文号…", self._reserve, left=True)
        self._use_button = self.act("登记外部使用…", self._use, left=True)
        self._void_button = self.act("作废…", self._void, left=True)
        self.act("文号代字…", self._put_series, left=True)
        self.act("打印或存 PDF…", lambda: self._show_paper(self._chosen_year))
        self.act("关闭", self.reject)
        self._table.selectionModel().selectionChanged.connect(self._light)
        self._year.currentIndexChanged.connect(self._look)
        self._series.currentIndexChanged.connect(self._show)
        self._look()
        self._table.setFocus()

    def _filters(self) -> QHBoxLayout:
        this = self._office.entries.today().year
        self._year.addItems([f"{year}年" for year in range(this, this - _OLDEST, -1)])
        self._series.addItem(_ALL)
        row = QHBoxLayout()
        for box in (self._year, self._series):
            name = QLabel(box.accessibleName())
            name.setBuddy(box)
            row.addWidget(name)
            row.addWidget(box)
        row.addStretch(1)
        return row

    @property
    def _chosen_year(self) -> int:
        return int(self._year.currentText().removesuffix("年"))

    def _words(self, key: str) -> tuple[str, ...]:
        """The words of a drop-down of the small forms."""
        return self._own_series() if key == _SERIES else self._office.entries.options(key)

    def _own_series(self) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(words for words in self._office.letters.series_setting().values() if words)
        )

    # What is seen

    def _look(self) -> None:
        """Read the year anew; the cursor stays on its row."""
        at = max(0, chosen_row(self._table) or 0)
        self._letters = self._office.letters.numbers(self._chosen_year)
        chosen = self._series.currentText()
        series = [_ALL, *dict.fromkeys(one.series for one in self._letters if one.series)]
        self._series.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        self._series.clear()
        self._series.addItems(series)
        self._series.setCurrentText(chosen if chosen in series else _ALL)
        self._series.blockSignals(False)  # noqa: FBT003
        self._show()
        self._table.selectRow(min(at, len(self._lines) - 1))
        self._light()

    def _show(self) -> None:
        wanted = self._series.currentText()
        found = [one for one in self._letters if one.series and wanted in (_ALL, one.series)]
        numbers = self._office.entries.rows(
            REQUEST, sorted({one.record_id for one in found if one.record_id})
        )
        names = {record.id: record.text("number") for record in numbers}
        self._lines = tuple(_lines(found, names))
        self._model.show_rows([line.cells for line in self._lines])
        gaps = sum(line.letter is None for line in self._lines)
        missing = f"，其中 {gaps} 个断号，已在表中标出" if gaps else "，号码连续"
        self._told.setText(
            f"共 {len(self._lines)} 个文号{missing}" if self._lines else "这一年还没有编过文号"
        )
        self._light()

    def _chosen(self) -> IssuedLetter | None:
        row = chosen_row(self._table)
        return self._lines[row].letter if row is not None and row < len(self._lines) else None

    def _light(self) -> None:
        letter = self._chosen()
        self._use_button.setEnabled(letter is not None and letter.status is Paper.RESERVED)
        self._void_button.setEnabled(letter is not None and letter.status is not Paper.VOID)

    # What is done

    def _reserve(self) -> None:
        series = self._own_series()
        fields = [
            Field("series", "文号代字", Choice(_SERIES, width=20), required=True),
            Field("purpose", "用途", Text(200, width=30), required=True),
            Field("number", "登记编号", Text(40)),
        ]
        self._ask.ask(
            "预留文号",
            fields,
            lambda raw: self._office.letters.reserve(
                raw["purpose"], raw["series"], self._request(raw["number"])
            ),
            texts={"series": series[0] if series else ""},
            note="取当年的下一个号，留给还没有出具的文书；登记编号可以不填",
            ok="确定预留",
        )

    def _use(self) -> None:
        letter = self._chosen()
        if letter is None:
            return
        fields = [
            Field("title", "文书名称", Text(200, width=30), required=True),
            Field("on", "成文日期", Day(), required=True),
            Field("number", "登记编号", Text(40)),
        ]
        self._ask.ask(
            f"登记外部使用：{letter.number}",
            fields,
            lambda raw: self._office.letters.use_elsewhere(
                letter.id, raw["title"], read_day(raw["on"]), self._request(raw["number"]) or letter.record_id
            ),
            texts={"title": letter.purpose, "on": self._office.entries.today().isoformat()},
            note="文书是在本程序以外制作的，这里只登记文号的去向",
            ok="确定登记",
        )

    def _void(self) -> None:
        letter = self._chosen()
        if letter is None:
            return
        self._ask.ask(
            f"作废 {letter.number}",
            [Field("reason", "作废原因", Text(500, width=30), required=True)],
            lambda raw: self._office.letters.void(letter.id, raw["reason"]),
            note="文号保留在登记簿里，不再使用",
            ok="确定作废",
        )

    def _put_series(self) -> None:
        kept = self._office.letters.series_setting()
        labels = {"reply": "答复文号代字", "procedure": "程序性文书文号代字"}
        fields = [Field(key, words, Text(40, width=20), required=True) for key, words in labels.items()]

        def act(raw: Mapping[str, str]) -> bool:
            self._office.letters.put_series(raw["reply"], raw["procedure"])
            return True

        self._ask.ask(
            "文号代字",
            fields,
            act,
            texts={key: kept.get(key, "") for key in labels},
            note="只写代字，如“×住建依复”；年份和号数由程序接着写。两种相同的，号数连着编",
            ok="保存",
        )

    def _request(self, number: str) -> int:
        """The id of a request by its number; 0 for none, Refused when there is no such request."""
        told = number.strip()
        if not told:
            return 0
        found = self._office.entries.page(Query(REQUEST.key, equal={"number": (told,)}), 0, 1)
        if not found:
            raise Refused("还不能登记，请改正", why=f"登记编号：没有“{told}”")
        return found[0].id

    def _done(self, result: object) -> None:
        self._look()
        if isinstance(result, IssuedLetter):
            at = next(
                (n for n, line in enumerate(self._lines) if line.letter and line.letter.id == result.id), 0
            )
            self._table.selectRow(at)
            self.tell(f"{result.number}：{result.status}")
        else:
            self.tell("已登记")
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._on_changed is not None and hasattr(result, "records"):
            self._on_changed(result)


def _lines(found: Sequence[IssuedLetter], names: Mapping[int, str]) -> list[_Line]:
    """The book with a row for every number that is not there."""
    lines: list[_Line] = []
    before: dict[str, int] = {}
    for one in found:
        last = before.get(one.series, 0)
        for gone in range(last + 1, one.sequence):
            number = f"{one.series}〔{one.year}〕第{gone}号"
            lines.append(_Line((number, "", "", "断号", "", "", "登记簿里没有这个号")))
        before[one.series] = one.sequence
        day = one.issued_on.isoformat() if one.issued_on else ""
        why = one.void_reason or (one.purpose if one.status is Paper.RESERVED else "")
        who = one.voided_by if one.status is Paper.VOID else one.made_by
        record = names.get(one.record_id, "")
        lines.append(_Line((one.number, one.title, record, str(one.status), day, who, why), one))
    return lines
