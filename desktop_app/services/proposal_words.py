"""What the letters of 建议提案 say and what the classes of their answers mean: the office's own where it has some."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_app.documents.matter_wordings import LetterWords, own_path, parse, shipped_text
from desktop_app.domain.proposal_letters import CLASSES, COMMON
from desktop_app.errors import Refused, Trouble, reason
from desktop_app.registers.proposal import OPINED, REPLIED, SENT_BACK
from desktop_app.services.files import write_whole
from desktop_app.storage.store import Store
from desktop_app.textfile import read_text

_CLASSES = "proposal_classes"  # by year what the letters A, B, C, D mean
_LONGEST = 100


@dataclass(frozen=True)
class Sent:
    """A letter and the move it is made by: the field of its day, of its text, and whether it shows the class."""

    words: LetterWords
    move: str
    on: str
    text: str
    classed: bool = False


REPLY = Sent(
    LetterWords("proposal_reply", "答复函", COMMON, ("标题", "内容")),
    REPLIED,
    "replied_on",
    "answer",
    classed=True,
)
OPINION = Sent(
    LetterWords("proposal_opinion", "会办意见", COMMON, ("标题", "内容")), OPINED, "opined_on", "answer"
)
RETURN = Sent(
    LetterWords("proposal_return", "退办说明", COMMON, ("标题", "内容")),
    SENT_BACK,
    "sent_back_on",
    "sent_back_reason",
)
LETTERS: Mapping[str, Sent] = {sent.words.key: sent for sent in (REPLY, OPINION, RETURN)}


class ProposalWords:
    """Wordings and classes."""

    def __init__(self, store: Store, folder: Path, need: Callable[[Collection[str], str], None]) -> None:
        self._store, self._folder, self._need = store, folder, need

    def wording_text(self, key: str, *, shipped: bool = False) -> str:
        """The words of a letter, to be edited; with `shipped` those that came with the program."""
        kind = LETTERS[key].words
        path = own_path(self._folder, kind)
        return shipped_text(kind) if shipped or not path.exists() else read_text(path).replace("\r\n", "\n")

    def put_wording(self, key: str, text: str) -> None:
        """Keep the office's own words of a letter; Refused when they cannot be used and without the duty 管理."""
        self._need(("管理",), "修改文书用语")
        kind = LETTERS[key].words
        parse(kind, text)
        path = own_path(self._folder, kind)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Trouble("没有存下用语", why=reason(error), do="请检查磁盘空间和写入权限") from error
        write_whole(path, text.encode("utf-8"))

    def restore_wording(self, key: str) -> None:
        """Go back to the words that came with the program; the office's own stay beside them as .bak."""
        self._need(("管理",), "恢复原用语")
        path = own_path(self._folder, LETTERS[key].words)
        try:
            if path.exists():
                path.replace(path.with_suffix(".bak"))
        except OSError as error:
            do = "请关闭正在打开的文件后重试"
            raise Trouble("没有恢复成原来的用语", why=reason(error), do=do) from error

    def classes(self, year: int) -> dict[str, str]:
        """What A, B, C and D mean in a year: as the office wrote them, else as the latest year before says."""
        with self._store.reading() as reader:
            kept = _by_year(reader.setting(_CLASSES))
        earlier = [known for known in kept if known <= year]
        return dict(kept[max(earlier)]) if earlier else dict(CLASSES)

    def put_classes(self, year: int, told: Mapping[str, str]) -> None:
        """Keep what the classes mean from a year on; a class without words is not used there.

        Refused without the duty 管理, and when none is left.
        """
        self._need(("管理",), "修改结果类别的含义")
        words = {name: " ".join(told.get(name, "").split())[:_LONGEST] for name in CLASSES}
        words = {name: text for name, text in words.items() if text}
        if not words:
            raise Refused("还不能保存", why="至少要有一个类别写明含义")
        with self._store.unit(f"修改{year}年结果类别的含义") as unit:
            kept = _by_year(unit.setting(_CLASSES))
            unit.put_setting(_CLASSES, {str(known): text for known, text in {**kept, year: words}.items()})


def _by_year(kept: object) -> dict[int, dict[str, str]]:
    if not isinstance(kept, dict):
        return {}
    return {int(year): dict(words) for year, words in kept.items() if isinstance(words, dict)}
