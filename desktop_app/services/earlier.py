"""Records of the same telephone or the same address, however either is written."""

from __future__ import annotations

from desktop_app.domain.address_key import address_key, place_name
from desktop_app.domain.records import Query, Record
from desktop_app.domain.register import Register
from desktop_app.storage.reader import Reader

_MOST, _LOOKED = 20, 2_000  # given at most; rows with the name of a place that are compared
_LEAST = 5  # characters of a telephone or an address that can tell one from another


def same_phone(reader: Reader, register: Register, phone: str) -> list[Record]:
    """Living records with this telephone, newest first; none where it is too short to tell."""
    if "phone" not in register.by_key:
        return []
    told = str(register["phone"].kind.read(phone) or "")
    plain = "".join(sign for sign in told if sign.isdigit())
    spelt = tuple(dict.fromkeys(one for one in (told, plain) if len(one) >= _LEAST))
    return reader.page(Query(register.key, equal={"phone": spelt}), 0, _MOST) if spelt else []


def same_place(reader: Reader, register: Register, address: str) -> list[Record]:
    """Living records that name this place as home or as where it happened, newest first."""
    keys = [key for key in ("address", "place") if key in register.by_key]
    address = address.strip()
    found: dict[int, Record] = {}
    if len(address) >= _LEAST:
        for key in keys:
            page = reader.page(Query(register.key, equal={key: (address,)}), 0, _MOST)
            found.update({record.id: record for record in page})
    wanted, name = address_key(address), place_name(address)
    if wanted and name and keys:
        for record in reader.page(Query(register.key, search=name), 0, _LOOKED):
            if any(wanted == address_key(record.text(key)) for key in keys):
                found[record.id] = record
    return list(found.values())
