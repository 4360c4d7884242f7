"""Files of a record: rows that are counted, audited and taken back; bytes that are kept once and never change."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from desktop_app.domain.fields import Value
from desktop_app.domain.records import Attachment
from desktop_app.errors import Refused, Trouble
from desktop_app.registers.hotline import HOTLINE
from desktop_app.storage.audit import verify
from desktop_app.storage.filing import Filing
from desktop_app.storage.store import Store
from tests.storage.builders import call
from tests.storage.conftest import NOW

A, B = "a" * 64, "b" * 64
MOST = 1 << 20


def attach(store: Store, record_id: int, name: str = "申请表.pdf", sha: str = A) -> tuple[int, int]:
    """A file written down by an action of its own: (its id, the action)."""
    with store.unit("添加附件") as unit:
        return unit.attach(HOTLINE, record_id, name, sha, 9), unit.id


def undo(store: Store, unit_id: int) -> int:
    with store.unit("撤销") as unit:
        unit.undo(unit_id)
        return unit.id


def seen(store: Store, record_id: int) -> tuple[Value, list[str]]:
    """The count on the row, and the names of the files."""
    with store.reading() as reader:
        files = reader.attachments("hotline", record_id)
        return reader.get(HOTLINE, record_id)["attachments"], [file.name for file in files]


def test_a_file_is_counted_and_audited(store: Store) -> None:
    added, other = call(store), call(store)
    first, _ = attach(store, added)
    attach(store, added, "照片.jpg", B)
    attach(store, other)
    assert seen(store, added) == (2, ["申请表.pdf", "照片.jpg"])
    assert seen(store, other) == (1, ["申请表.pdf"])
    with store.reading() as reader:
        assert reader.attachments("hotline", added)[0] == Attachment(
            first, "hotline", added, "申请表.pdf", A, 9, NOW, "李四"
        )
        line = reader.changes("hotline", added)[1]
        assert (line.kind, line.before, line.after) == (
            "attach",
            {"attachments": None},
            {"attachments": 1, "attachment": first, "name": "申请表.pdf", "sha256": A},
        )
        assert reader.get(HOTLINE, added).version == 3
        assert verify(reader) is None


def test_removing_only_marks(store: Store) -> None:
    added = call(store)
    first, _ = attach(store, added)
    with store.unit("移除附件") as unit:
        unit.detach(HOTLINE, added, first)
    assert seen(store, added) == (None, [])
    with store.reading() as reader:
        assert reader.changes("hotline", added)[-1].kind == "detach"
    with pytest.raises(Refused, match="已经移除"), store.unit("移除附件") as unit:
        unit.detach(HOTLINE, added, first)
    again, _ = attach(store, added)
    assert again != first


def test_adding_and_removing_go_back_and_forth(store: Store) -> None:
    added = call(store)
    first, unit_id = attach(store, added)
    there: tuple[Value, list[str]] = (1, ["申请表.pdf"])
    gone: tuple[Value, list[str]] = (None, [])
    for expected in (gone, there) * 2:
        unit_id = undo(store, unit_id)
        assert seen(store, added) == expected
    with store.unit("移除附件") as unit:
        unit.detach(HOTLINE, added, first)
        unit_id = unit.id
    for expected in (there, gone) * 2:
        unit_id = undo(store, unit_id)
        assert seen(store, added) == expected
    with store.reading() as reader:
        assert verify(reader) is None


def test_what_stands_in_the_way_is_named(store: Store) -> None:
    added = call(store)
    _, unit_id = attach(store, added)
    with store.unit("修改备注") as unit:
        unit.change(HOTLINE, added, {"remark": "后来"})
    with pytest.raises(Refused, match="不能撤销“添加附件”"):
        undo(store, unit_id)
    assert seen(store, added) == (1, ["申请表.pdf"])


def test_refused_for_void_records_foreign_files_and_the_same_bytes(store: Store) -> None:
    added, other = call(store), call(store)
    first, _ = attach(store, added)
    with pytest.raises(Refused, match=r"与《申请表\.pdf》的内容完全一样"):
        attach(store, added, "副本.pdf")
    with pytest.raises(Refused, match="没有这个附件"), store.unit("移除附件") as unit:
        unit.detach(HOTLINE, other, first)
    with store.unit("作废") as unit:
        unit.void(HOTLINE, added, "重复")
    with pytest.raises(Refused, match="已作废"):
        attach(store, added, "照片.jpg", B)
    with pytest.raises(Refused, match="已作废"), store.unit("移除附件") as unit:
        unit.detach(HOTLINE, added, first)
    assert seen(store, added) == (1, ["申请表.pdf"])


def keep(filing: Filing, source: Path) -> str:
    with filing.receiving(source, MOST) as arrival:
        filing.settle(arrival)
    return arrival.sha256


def test_bytes_are_kept_once_under_their_hash(tmp_path: Path) -> None:
    filing = Filing(tmp_path / "附件")
    (tmp_path / "甲.txt").write_bytes(b"one")
    (tmp_path / "乙.txt").write_bytes(b"one")
    sha = keep(filing, tmp_path / "甲.txt")
    assert sha == keep(filing, tmp_path / "乙.txt") == sha256(b"one").hexdigest()
    assert filing.files() == [filing.place(sha)] == [tmp_path / "附件" / sha[:2] / sha]
    filing.place(sha).write_bytes(b"bad")
    keep(filing, tmp_path / "甲.txt")
    assert filing.place(sha).read_bytes() == b"one", "a damaged file is healed by its original"


def test_what_does_not_settle_leaves_nothing(tmp_path: Path) -> None:
    filing = Filing(tmp_path / "附件")
    (tmp_path / "甲.txt").write_bytes(b"x" * 10)
    with filing.receiving(tmp_path / "甲.txt", 4) as arrival:
        assert arrival.size == 5, "one more than allowed tells that it is too much"
    assert [path for path in (tmp_path / "附件").rglob("*") if path.is_file()] == []
    with (
        pytest.raises(Trouble, match=r"读不了《没有\.txt》；找不到这个文件"),
        filing.receiving(tmp_path / "没有.txt", 4),
    ):
        pass


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, small_disk: Callable[[str], Path]) -> None:
    stick = small_disk("64k")
    (tmp_path / "大.bin").write_bytes(b"x" * 200_000)
    with pytest.raises(Trouble, match=r"没有存下《大\.bin》"):
        keep(Filing(stick), tmp_path / "大.bin")
    assert [path for path in stick.rglob("*") if path.is_file()] == []


def test_only_what_is_missing_is_fetched_and_damage_is_counted(tmp_path: Path) -> None:
    here, there = Filing(tmp_path / "本机"), Filing(tmp_path / "备份")
    shas = []
    for number in range(3):
        (tmp_path / "x").write_bytes(b"%d" % number * 50)
        shas.append(keep(there, tmp_path / "x"))
    assert here.fetch(there) == 0
    assert [path.name for path in here.files()] == sorted(shas)
    here.place(shas[0]).unlink()
    here.place(shas[1]).write_bytes(b"cut")
    there.place(shas[2]).write_bytes(b"not looked at: it is here already" + b" " * 17)
    assert here.fetch(there) == 0
    assert all(here.copy_out(sha, tmp_path / "out") for sha in shas)
    here.place(shas[2]).unlink()
    assert here.fetch(there) == 1
    assert not here.place(shas[2]).exists()
    assert Filing(tmp_path / "空").fetch(Filing(tmp_path / "没有")) == 0


def test_a_file_changed_on_disk_is_not_handed_out(tmp_path: Path) -> None:
    filing = Filing(tmp_path / "附件")
    (tmp_path / "甲").write_bytes(b"one")
    sha, out = keep(filing, tmp_path / "甲"), tmp_path / "out"
    assert filing.copy_out(sha, out)
    out.unlink()
    filing.place(sha).write_bytes(b"two")
    assert not filing.copy_out(sha, out)
    filing.place(sha).unlink()
    assert not filing.copy_out(sha, out)
    assert not out.exists()


def test_bytes_of_the_program_are_kept_once_and_read_whole(tmp_path: Path) -> None:
    filing = Filing(tmp_path / "attachments")
    sha = filing.keep("答复书.pdf", b"%PDF- reply")
    assert sha == sha256(b"%PDF- reply").hexdigest() == filing.keep("再来.pdf", b"%PDF- reply")
    assert [path.name for path in filing.files()] == [sha]
    assert filing.read(sha) == b"%PDF- reply"
    filing.place(sha).write_bytes(b"%PDF- other")
    assert filing.read(sha) is None
    assert filing.keep("答复书.pdf", b"%PDF- reply") == sha, "a damaged file is replaced"
    assert filing.read(sha) == b"%PDF- reply"
    filing.place(sha).unlink()
    assert filing.read(sha) is None
    assert not list((tmp_path / "attachments" / "transit").rglob("*"))
