"""Export = what I see: the rows of a question in its order, with the columns asked for, masked by default."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from desktop_app.domain.fields import Choices, LongText, Text, Value, YesNo
from desktop_app.domain.masking import NONE, PRESETS, mask
from desktop_app.domain.masking_presets import DESTINATIONS, INSIDE
from desktop_app.domain.records import Query
from desktop_app.domain.register import Field, Register, Secret
from desktop_app.domain.roster import RosterText
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import DISCLOSURE
from desktop_app.services.bureau import Bureau
from desktop_app.services.export_gate import columns_for, masked, only_reviewed
from desktop_app.services.mask_presets import presets_in
from desktop_app.services.review_gates import PUBLIC
from desktop_app.services.review_subject import public_numbers
from desktop_app.storage.store import Store

CHUNK, _SENTENCE = 500, 200  # rows read at once; characters a field of sentences may have at least
_CELL = 16_000  # characters: half of what Excel holds, which counts rare ones twice


@dataclass(frozen=True)
class ExportWish:
    """Which rows and columns leave, how they are headed and what is masked; `reason` is needed when nothing is.

    `destination` is where 主动公开 goes: to the public (网站, 公开栏) only what was reviewed, to superiors and inside
    with its 状态.
    """

    query: Query
    columns: tuple[str, ...]
    title: str
    path: Path
    mask: str = "standard"
    reason: str = ""
    period: str = ""
    preparer: str = ""
    reviewer: str = ""
    destination: str = INSIDE.key


@dataclass(frozen=True)
class Exported:
    """The file that was made and how many rows it holds."""

    path: Path
    rows: int


class Exporting:
    """Registers out as Excel."""

    def __init__(
        self,
        store: Store,
        bureau: Callable[[], Bureau],
        today: Callable[[], date],
    ) -> None:
        self._store, self._bureau, self._today = store, bureau, today

    def title(self, register: Register, year: int | None) -> str:
        """The usual heading of a register's sheet."""
        name = self._bureau().name
        return f"{name}{f'{year}年度' if year else ''}{register.title}台账"

    def write(self, register: Register, wish: ExportWish) -> Generator[tuple[int, int], None, Exported]:
        """Write the sheet; yields (done, all). That it leaves is on record before the file exists.

        Refused for an unknown mask, for none without a reason, and for what no review let out to the public; Trouble
        when the file cannot be written.
        """
        from desktop_app.excel.write import SheetOut, column_of, write_register  # noqa: PLC0415  # start-up must not pay

        self._check(wish)
        wish = replace(wish, columns=columns_for(register, wish.columns, wish.destination))
        with self._store.reading() as reader:
            ids = reader.ids(wish.query)
            for done in only_reviewed(reader, register, ids, wish.destination):
                yield done, len(ids)
        with self._store.unit(f"导出{register.title}") as unit:
            told = {
                "file": wish.path.name,
                "mask": wish.mask,
                "reason": wish.reason,
                "destination": wish.destination,
                "columns": list(wish.columns),
            }
            unit.outflow(register.key, "导出 Excel", ids, told)
        yield 0, len(ids)
        fields = [register[key] for key in wish.columns]
        bureau = self._bureau()
        sheet = SheetOut(
            title=wish.title,
            unit_name=bureau.name,
            period=wish.period,
            columns=tuple(column_of(f) for f in fields),
            rows=self._rows(register, ids, fields, wish),
            preparer=wish.preparer or bureau.preparer,
            reviewer=wish.reviewer or bureau.reviewer,
            made_on=self._today(),
        )
        write_register(wish.path, sheet)
        yield len(ids), len(ids)
        return Exported(wish.path, len(ids))

    def _check(self, wish: ExportWish) -> None:
        if wish.mask not in PRESETS:
            raise Refused(f"没有“{wish.mask}”这种遮盖方式", do="可选：" + "、".join(PRESETS))
        if wish.mask == NONE and not wish.reason.strip():
            raise Refused("不遮盖导出要写明理由", why="证件号码、电话、住址会完整出现在文件里")
        if wish.destination not in DESTINATIONS:
            raise Refused(f"没有“{wish.destination}”这种去处", do="可选：" + "、".join(DESTINATIONS))
        if wish.mask == NONE and wish.destination in PUBLIC:
            raise Refused("对社会公开的表格必须遮盖", why="证件号码、电话、住址会完整出现在文件里")
        if not wish.columns:
            raise Refused("没有选中任何列", do="请至少显示一列")

    def _rows(
        self, register: Register, ids: Sequence[int], fields: list[Field], wish: ExportWish
    ) -> Iterator[tuple[Value, ...]]:
        keys = [field.key for field in fields]
        for begin in range(0, len(ids), CHUNK):
            with self._store.reading() as reader:
                rows = list(reader.values(register, ids[begin : begin + CHUNK], keys))
                place = presets_in(reader)[wish.destination]
            told = seen(fields, rows, wish.mask)
            if register.key == DISCLOSURE.key and wish.destination in PUBLIC:
                told = masked(told, place, public_numbers(self._bureau()))
            yield from told


def seen(
    fields: Sequence[Field], rows: Iterable[tuple[Value, ...]], preset: str
) -> Iterator[tuple[Value, ...]]:
    """Rows with one value for each field, as they leave: masked, several words and yes or no in words."""
    ways = [(at, way) for at, field in enumerate(fields) if (way := _way(field, preset)) is not None]
    for row in rows:
        told = list(row)
        for at, way in ways:
            told[at] = way(told[at])
        yield tuple(told)


def _way(field: Field, preset: str) -> Callable[[Value], Value] | None:
    """What becomes of a field's values; None when they leave as they are."""
    if isinstance(field.kind, (Choices, YesNo)):
        return field.kind.show
    if isinstance(field.kind, RosterText):
        return partial(_list_shown, field.kind, preset)
    secret = field.secret or (Secret.TEXT if _tells(field) else None)
    return None if secret is None or preset == NONE else partial(mask, preset, secret)


def _tells(field: Field) -> bool:
    """Whether a field holds sentences, in which anything may stand; short ones are names and numbers."""
    return isinstance(field.kind, (Text, LongText)) and field.kind.limit >= _SENTENCE


def _list_shown(kind: RosterText, preset: str, value: Value) -> Value:
    """A list that no cell can hold is told in one line; reading that line back changes nothing."""
    told = mask(preset, Secret.TEXT, value)
    return told if len(str(told or "")) <= _CELL else kind.brief(value)
