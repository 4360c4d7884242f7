"""Papers of a request for tests: the facts that make one complete, and issuing it."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from zipfile import ZipFile

from desktop_app.domain.records import Record, effective
from desktop_app.registers.request import REQUEST
from desktop_app.services.issuing import Issued
from desktop_app.services.office import Office
from tests.builders import BUREAU, opened

NOW = date(2026, 3, 20)
ABSENT = {
    "检索范围": "档案室",
    "检索方式": "按关键词检索",
    "检索人": "李文",
    "检索日期": "2026-03-12",
    "签发人": "周局长",
}
EXTENSION = {
    "延期理由": "材料多",
    "延期批准人": "周局长",
    "延期批准日期": "2026-03-18",
    "延期工作日数": "10",
}
THIRD = {"第三方": "安居公司", "涉及信息": "施工合同", "涉及权益": "商业秘密", "机关地址": "县城"}
SUPPLEMENT = {"不明确之处": "没有写明年度", "补正方法": "写明年度", "机关地址": "县城"}


def opened_now(data: Path) -> Office:
    """An office of a known bureau whose day is NOW."""
    made = opened(data, NOW)
    made.bureau.put(BUREAU)
    return made


def again(office: Office, record: Record) -> Record:
    return office.entries.get(REQUEST, record.id)


def issue(office: Office, record: Record, kinds: str, given: dict[str, str], **more: object) -> Issued:
    facts = office.letters.facts(record.id, kinds, given)
    version = again(office, record).version
    return office.letters.issue(record.id, kinds, facts, **{"version": version, **more})  # type: ignore[arg-type]


def steps(office: Office, record: Record) -> list[str]:
    with office.store.reading() as reader:
        return [step.kind for step in effective(reader.steps(REQUEST.key, record.id))]


def kept(office: Office) -> list[Path]:
    folder = office.data / "attachments"
    return sorted(path for path in folder.glob("[0-9a-f][0-9a-f]/*"))


def document(path: Path) -> str:
    with ZipFile(io.BytesIO(path.read_bytes())) as packed:
        return "".join(
            packed.read(name).decode("utf-8") for name in packed.namelist() if name.endswith(".xml")
        )
