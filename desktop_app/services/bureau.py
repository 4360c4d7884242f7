"""Who the bureau is: the facts that every letter, notice and sheet repeats."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from desktop_app.domain.letter_law import organ_fault
from desktop_app.errors import Refused
from desktop_app.storage.reader import Reader
from desktop_app.storage.store import Store

KEY = "bureau"


@dataclass(frozen=True)
class Bureau:
    """Name and addresses of the bureau, and where its decisions can be challenged."""

    name: str = ""
    short_name: str = ""
    doc_prefix: str = ""  # of document numbers: ×住建公开
    address: str = ""
    postcode: str = ""
    phone: str = ""
    supervision_phone: str = ""
    review_organ: str = ""  # 《行政复议法》第二十四条: the county government
    court: str = ""
    preparer: str = ""
    reviewer: str = ""
    mask: str = "standard"
    # What 公开指南 tells besides (第十二条).
    office: str = ""  # 政府信息公开工作机构 (第四条)
    hours: str = ""
    fax: str = ""
    email: str = ""
    website: str = ""


_REQUIRED: Mapping[str, str] = {
    "name": "单位名称",
    "short_name": "单位简称",
    "doc_prefix": "文号代字",
    "phone": "咨询电话",
    "review_organ": "行政复议机关",
    "court": "人民法院",
}

# The facts of 公开指南 that no letter needs, as the settings call them.
GUIDE_FACTS: Mapping[str, str] = {
    "office": "政府信息公开工作机构",
    "hours": "办公时间",
    "fax": "传真号码",
    "email": "电子邮箱",
    "website": "网站地址",
}
_GUIDE_NEEDS: Mapping[str, str] = {
    "name": "单位名称",
    "office": GUIDE_FACTS["office"],
    "address": "办公地址",
    "hours": GUIDE_FACTS["hours"],
    "phone": "咨询电话",
    "fax": GUIDE_FACTS["fax"],
    "email": GUIDE_FACTS["email"],
}


def suggested(name: str) -> Bureau:
    """What follows from a bureau's full name: short name, document prefix, review organ."""
    place = re.match(r"(.+?[县区市旗])(.*)", name)
    if not place:
        return Bureau(name=name, short_name=name)
    county, rest = place.groups()
    short = rest.replace("住房和城乡建设局", "住建局").replace("住房城乡建设局", "住建局")
    prefix = f"{county[0]}{short.removesuffix('局')}公开"
    return Bureau(name, county + short, prefix, review_organ=f"{county}人民政府", court=f"{county}人民法院")


def mistakes(bureau: Bureau) -> tuple[str, ...]:
    """Every fact that is missing or cannot be, as sentences."""
    told = asdict(bureau)
    missing = [f"{label}：必须填写" for key, label in _REQUIRED.items() if not told[key].strip()]
    if wrong := organ_fault(bureau.review_organ.strip()):
        missing.append(f"行政复议机关：{wrong}")
    if bureau.postcode and not re.fullmatch(r"\d{6}", bureau.postcode):
        missing.append("邮政编码：应为6位数字")
    if bureau.phone and bureau.phone == bureau.supervision_phone:
        missing.append("监督电话：须与咨询电话不同")
    return tuple(missing)


def guide_missing(bureau: Bureau) -> tuple[str, ...]:
    """What 公开指南 must tell (第十二条: 名称、地址、时间、电话、传真、邮箱) and nobody entered, as sentences."""
    told = asdict(bureau)
    return tuple(f"{label}：还没有填写" for key, label in _GUIDE_NEEDS.items() if not told[key].strip())


def bureau_in(reader: Reader) -> Bureau:
    """The facts as a reading of the ledger finds them; empty ones before the first start is done."""
    kept = reader.setting(KEY)
    known = {f.name for f in fields(Bureau)}
    return (
        Bureau(**{k: str(v) for k, v in kept.items() if k in known}) if isinstance(kept, dict) else Bureau()
    )


class BureauFile:
    """The bureau's facts as kept in the ledger."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self) -> Bureau:
        """The facts; empty ones before the first start is done."""
        with self._store.reading() as reader:
            return bureau_in(reader)

    def known(self) -> bool:
        """Whether the first start has been done."""
        return bool(self.get().name)

    def put(self, bureau: Bureau) -> None:
        """Keep new facts; Refused with everything that is missing."""
        if wrong := mistakes(bureau):
            raise Refused("单位信息还不完整", why="\n".join(wrong))
        with self._store.unit("修改单位信息") as unit:
            unit.put_setting(KEY, asdict(bureau))
