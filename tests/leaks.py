"""Identifiers nobody else has, and the search for any of them in whatever the program makes."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop_app.domain.privacy_signs import folded
from desktop_app.services.scan_files import read_file
from tests.domain.corpus import card, id18, mobile

_HOSTS = ("163.com", "qq.com", "mail.gov.cn", "a-b.com.cn")
_RUN = re.compile(r"[0-9Xx]+")
_SPACED = re.compile(r"\d(?:[ \-·]?\d){9,21}(?:[ \-]?[Xx])?")
_BROKEN = re.compile(r"(?<![0-9Xx])[0-9](?:[ \r\n]*[0-9Xx]){9,21}(?![0-9Xx])")
_MAIL = re.compile(r"[a-z0-9._]+@(?:163\.com|qq\.com|mail\.gov\.cn|a-b\.com\.cn)")
_PLATE = re.compile(r"[陕湘京沪粤鲁川][A-K][A-Z0-9]{5,6}")
_LENGTHS = (11, 16, 18, 19)


@dataclass
class Seeds:
    """Every identifier given out so far, no two alike."""

    rng: random.Random
    numbers: set[str] = field(default_factory=set)  # of papers, telephones and cards
    others: set[str] = field(default_factory=set)  # addresses of e-mail, plates

    def __len__(self) -> int:
        return len(self.numbers) + len(self.others)

    def row(self) -> tuple[str, str, str, str, str]:
        """ID number, telephone, card, e-mail and plate of one person."""
        rng = self.rng
        made: list[str] = []
        for make in (id18, mobile, card):
            while (number := make(rng)) in self.numbers:
                pass
            self.numbers.add(number)
            made.append(number)
        mail = f"u{len(self.others)}.{rng.randrange(10**6)}@{rng.choice(_HOSTS)}"
        plate = ""
        while not plate or plate in self.others:
            letters = "".join(rng.choice("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789") for _ in range(3))
            plate = (
                f"{rng.choice('陕湘京沪粤鲁川')}{rng.choice('ABCDEFGHJK')}{letters}{rng.randrange(10, 100)}"
            )
        self.others |= {mail, plate}
        return made[0], made[1], made[2], mail, plate

    def found(self, text: str) -> set[str]:
        """Those of them that can be read in a text, also where it breaks or parts them."""
        plain = folded(text)
        joined = re.sub(r"\s", "", plain)
        told = set(self._in_runs(joined)) | set(_MAIL.findall(plain)) | set(_PLATE.findall(plain))
        told |= {mark[:7] for mark in _PLATE.findall(plain)}
        for pattern in (_SPACED, _BROKEN):
            told |= {re.sub(r"[^0-9Xx]", "", run).upper() for run in pattern.findall(plain)}
        told |= {run.upper() for run in _RUN.findall(plain)}
        lost = {mail for mail in self._mails(joined) if mail in self.others}
        return (told & self.numbers) | (told & self.others) | lost

    def _in_runs(self, joined: str) -> Iterator[str]:
        """Long numbers anywhere in a run of digits; telephones are too short for that not to be chance."""
        for run in _RUN.findall(joined):
            for length in _LENGTHS[1:]:
                for at in range(len(run) - length + 1):
                    yield run[at : at + length].upper()

    def _mails(self, joined: str) -> Iterator[str]:
        for place in re.finditer("@", joined):
            host = next((one for one in _HOSTS if joined.startswith(one, place.end())), "")
            for begin in range(max(0, place.start() - 16), place.start()):
                yield f"{joined[begin : place.start()]}@{host}"


def texts(path: Path) -> Iterator[str]:
    """All of a file: what the readers find in it, and the parts of a package as they lie there."""
    yield path.name
    contents = read_file(path)
    yield "\n\n".join(passage.text for passage in contents.passages)
    yield from contents.hidden
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as package:
            for part in package.namelist():
                yield re.sub(r"<[^>]*>", "\n", package.read(part).decode("utf-8", "replace"))


def leaks(seeds: Seeds, paths: Sequence[Path]) -> dict[str, set[str]]:
    """What can be read in each file that must not be; empty when nothing can."""
    found = {path.name: set().union(*(seeds.found(text) for text in texts(path))) for path in paths}
    return {name: some for name, some in found.items() if some}
