"""The log: discreet, small, and never a reason to fall over."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app import logs
from desktop_app.errors import Trouble


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    root = logging.getLogger()
    level = root.level
    yield
    root.setLevel(level)
    for handler in [h for h in root.handlers if isinstance(h, logs._LogFile)]:
        root.removeHandler(handler)
        handler.close()


def test_numbers_of_people_do_not_go_in(tmp_path: Path) -> None:
    path = logs.begin(tmp_path / "日 志")
    try:
        int("61099919790224955X 13800561505")
    except ValueError:
        logging.getLogger("room").exception("申请人 0915-4420011，编号 热线-2026-0001，㛃")
    told = path.read_text(encoding="utf-8")
    assert "room" in told
    assert "热线-2026-0001" in told
    assert not [number for number in ("61099919790224955", "13800561505", "4420011") if number in told]
    assert "55X" in told


def test_beginning_elsewhere_ends_the_former(tmp_path: Path) -> None:
    first = logs.begin(tmp_path / "一")
    second = logs.begin(tmp_path / "二")
    logging.getLogger("room").error("谁写在哪里")
    assert first.read_text(encoding="utf-8") == ""
    assert "谁写在哪里" in second.read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_is_trouble(tmp_path: Path) -> None:
    file = tmp_path / "文件"
    file.write_text("", encoding="utf-8")
    with pytest.raises(Trouble, match="不能写入"):
        logs.begin(file / "里")


def test_full_logs_are_put_aside_and_the_oldest_goes(tmp_path: Path) -> None:
    for number in range(logs.KEPT + 2):
        path = logs.begin(tmp_path)
        path.write_text(f"{number} " + "x" * logs.LARGEST, encoding="utf-8")
    logs.begin(tmp_path)
    kept = {path.name: path.read_text(encoding="utf-8")[:1] for path in tmp_path.iterdir()}
    assert kept == {"app.log": "", "app.log.1": "4", "app.log.2": "3", "app.log.3": "2"}


def test_a_full_log_that_somebody_reads_is_written_on(tmp_path: Path) -> None:
    path = logs.begin(tmp_path)
    path.write_text("x" * (logs.LARGEST + 1), encoding="utf-8")
    with path.open(encoding="utf-8"):  # Windows moves no file that is open
        logs.begin(tmp_path)
        logging.getLogger("room").error("程序照样打开")
    assert "程序照样打开" in path.read_text(encoding="utf-8")


def test_half_a_character_does_not_stop_the_log(tmp_path: Path) -> None:
    path = logs.begin(tmp_path)
    handler = next(h for h in logging.getLogger().handlers if isinstance(h, logs._LogFile))
    # Straight to the handler: pytest could not pass such a record on from a worker.
    handler.handle(logging.makeLogRecord({"msg": "文件名 \udc80", "levelname": "ERROR", "name": "room"}))
    assert "文件名 \\udc80" in path.read_text(encoding="utf-8")
