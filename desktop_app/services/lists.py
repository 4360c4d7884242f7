"""The code lists as the office keeps them: built-in words may be hidden, own words added."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.errors import Refused
from desktop_app.registers.codes import CodeList
from desktop_app.registers.every import LISTS
from desktop_app.storage.store import Store


class Lists:
    """Reading and changing code lists."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def every(self) -> tuple[CodeList, ...]:
        """All lists with their titles; `words` are the built-in ones."""
        return LISTS

    def words(self, key: str) -> tuple[tuple[str, bool], ...]:
        """The words of a list in order, each with whether it is offered."""
        with self._store.reading() as reader:
            shown = set(reader.words(key))
            return tuple((word, word in shown) for word in reader.words(key, hidden=True))

    def put(self, key: str, words: Sequence[tuple[str, bool]]) -> None:
        """Keep a list anew; Refused for empty or double words, or when a built-in word is gone instead of hidden."""
        clean = [(" ".join(word.split()), shown) for word, shown in words]
        names = [word for word, _ in clean]
        wrong = ["词条不能为空"] if "" in names else []
        wrong += [f"“{word}”重复" for word in dict.fromkeys(names) if word and names.count(word) > 1]
        wrong += [
            f"“{word}”含有分隔符“、”" for word in names if "、" in word and word not in self._builtin(key)
        ]
        gone = [word for word in self._builtin(key) if word not in names]
        wrong += [f"“{word}”是内置词条，只能停用" for word in gone]
        if wrong:
            raise Refused("代码表还不能保存", why="\n".join(wrong))
        with self._store.unit("修改代码表") as unit:
            unit.set_words(key, clean)

    def _builtin(self, key: str) -> tuple[str, ...]:
        return next(found.words for found in LISTS if found.key == key)
