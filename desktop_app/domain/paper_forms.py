"""Papers a register declares: one record as a form to fill and sign, several as a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.fields import Value
from desktop_app.domain.measures import Test, always


@dataclass(frozen=True)
class Form:
    """One record on A4: its title, the fields in order (long texts take the whole width), and who signs.

    `intro` stands above the table and `note` below it; {field} in them is the value. `needs` must be filled, or the
    paper is a draft that says what is missing. A field that is not named is not on the paper: an identity appears only
    where it is listed. `number` is the field that stands as 编号. `open_to` tells when the paper makes sense;
    `empty` fields are left blank to be filled by hand, labelled as they stand here; `seats` are that many numbered
    lines for people to write themselves in, under the headings `seat`.
    """

    key: str
    title: str
    fields: tuple[str, ...]
    signers: tuple[str, ...] = ()
    intro: str = ""
    note: str = ""
    needs: tuple[str, ...] = ()
    number: str = "number"
    empty: tuple[str, ...] = ()
    seat: tuple[str, ...] = ()
    seats: int = 0
    open_to: Test = always


@dataclass(frozen=True)
class Roll:
    """Several records as a printed list: the columns in order with 序号 before them."""

    key: str
    title: str
    columns: tuple[str, ...]
    where: Test = always
    landscape: bool = False
    sort: tuple[tuple[str, bool], ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Notice:
    """How a record goes to the public: as an item of 主动公开, which is reviewed before it hangs anywhere.

    `title` and `text` are written with {field}; lines of `text` whose fields are all empty are left out. `given` are
    further values of the item.
    """

    title: str
    text: str
    given: Mapping[str, Value]
