"""Whether an item may stand somewhere: what its review covers, way by way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop_app.domain.fields import Value
from desktop_app.domain.masking_presets import BOARD, DESTINATIONS, WEBSITE
from desktop_app.domain.outlets import OUTLETS, destination
from desktop_app.domain.records import Record
from desktop_app.domain.register import Register
from desktop_app.errors import Refused
from desktop_app.registers.disclosure import SHOWN
from desktop_app.registers.disclosure_fields import INNER
from desktop_app.registers.publication import PUBLICATION
from desktop_app.services.bureau import bureau_in
from desktop_app.services.mask_presets import presets_in
from desktop_app.services.outlet_ways import item_of
from desktop_app.services.review_gates import DO, WHY, may_leave, public_standing
from desktop_app.services.review_subject import (
    hidden_in,
    in_program,
    no_secrets,
    preset_of,
    public_numbers,
    subject_of,
    words_of,
)
from desktop_app.storage.reader import Reader

# What was reviewed as masked for a website may hang on a board too; never the other way round.
COVERING: Mapping[str, tuple[str, ...]] = {
    BOARD.key: (BOARD.key, WEBSITE.key),
    WEBSITE.key: (WEBSITE.key,),
}


def _stays_inside(record: Record, ways: Iterable[tuple[str, str]]) -> None:
    """Refused, naming the ways, when what is open to the bureau's own people would go out to everybody."""
    if record.text("scope") != INNER:
        return
    beyond = [kind or outlet for outlet, kind in ways if destination(outlet) == WEBSITE.key]
    if beyond:
        raise Refused(
            f"“对内”公开的信息不能登记到{'、'.join(dict.fromkeys(beyond))}",
            why="公开范围是“对内”：只在单位公开栏、干部职工会等对内渠道公开",
            do="要对社会公开的，请先把公开范围改为“面向社会”，再送初审、复核",
        )


def may_stand(reader: Reader, record: Record, ways: Iterable[tuple[str, str]], act: str) -> None:
    """Refused, naming the ways (outlet, kind) that the review of an item does not cover.

    Where the review is kept on paper nothing is asked here: its number was.
    """
    ways = tuple(ways)
    _stays_inside(record, ways)
    if not in_program(reader):
        return
    no_secrets(subject_of(reader, record, ""))
    covered = {
        key: _covered(reader, record, key) for key in dict.fromkeys(destination(one) for one, _ in ways)
    }
    beyond = [kind or outlet for outlet, kind in ways if not covered[destination(outlet)]]
    if not beyond:
        return
    found = public_standing(reader, record)
    if not found.publishable and not _covered(reader, record, BOARD.key):
        raise Refused(
            f"还不能{act}",
            why=f"现在的内容是“{found.stage}”，{WHY[found.stage]}",
            do=DO[found.stage],
        )
    reviewed = DESTINATIONS.get(preset_of(reader, record.id), BOARD)
    raise Refused(
        f"还不能{act}",
        why=f"{'、'.join(dict.fromkeys(beyond))}要按“{WEBSITE.title}”遮盖和审查，现在的审查意见是按“{reviewed.title}”给出的",
        do=f"请按“{WEBSITE.title}”重新初审、复核（也可以用于公开栏），或先不登记这些渠道",
    )


def covered_by_review(reader: Reader, record: Record) -> frozenset[str]:
    """The outlets an item may stand in as it is; all of them where the review is kept on paper."""
    if not in_program(reader):
        return frozenset(OUTLETS)
    wanted = {destination(outlet) for outlet in OUTLETS}
    able = {key for key in wanted if _covered(reader, record, key)}
    return frozenset(outlet for outlet in OUTLETS if destination(outlet) in able)


def _covered(reader: Reader, record: Record, wanted: str) -> bool:
    return any(may_leave(reader, record, preset=preset) for preset in COVERING[wanted])


def entered(
    reader: Reader, register: Register, values: Mapping[str, Value], before: Record | None = None
) -> None:
    """Refused when a row of 公开渠道登记, entered or changed by hand, says that something stands which may not.

    A row about an item that is not in this ledger is taken as it is.
    """
    if register.key != PUBLICATION.key:
        return
    told = {key: str(values.get(key) or "") for key in ("item_no", "outlet", "kind")}
    if before is not None and all(before.text(key) == text for key, text in told.items()):
        return
    item = item_of(reader, told["item_no"])
    if item is None:
        return
    if before is None and item.text("state") not in SHOWN:
        raise Refused(
            "还不能登记公开渠道",
            why=f"{told['item_no']}现在是“{item.text('state')}”",
            do="请在“主动公开”中选中它，用“登记公开”一并登记各个渠道",
        )
    may_stand(reader, item, [(told["outlet"], told["kind"])], "登记公开渠道")


def masked_word(reader: Reader, record: Record) -> str:
    """去标识化 of an item: as typed, else as what it says and where it was reviewed for tell."""
    if told := record.text("masked"):
        return told
    preset = preset_of(reader, record.id)
    found = hidden_in(
        words_of(record), presets_in(reader).get(preset), public_numbers(bureau_in(reader), record)
    )
    return "是" if found or record.text("roster") else "不需要"
