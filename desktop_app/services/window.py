"""How each person likes the window: columns, widths, font size; remembered, never audited."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.storage.store import Store


class WindowSettings:
    """Settings of the person at the desk."""

    def __init__(self, store: Store, me: Callable[[], str]) -> None:
        self._store, self._me = store, me

    def get(self, key: str) -> object | None:
        """What was put, as JSON values; None when nothing was."""
        with self._store.reading() as reader:
            return reader.setting(key, f"person:{self._me()}")

    def put(self, key: str, value: object) -> None:
        """Remember a JSON value."""
        with self._store.unit("窗口设置") as unit:
            unit.put_setting(key, value, f"person:{self._me()}")
