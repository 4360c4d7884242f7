"""What is new on 今日 since it was last seen: one quiet line with numbers that lead to the rows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.tell import button, label

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.services.last_look import News

_WORDS = {
    "新到期": "到了到期日的",
    "新逾期": "过了到期日的",
    "新登记": "别人登记的",
    "新答复": "别人办理，已经答复的",
}


class NewsLine(QWidget):
    """Says since when, and how many lines are new in which way; pressing a number goes from one to the next."""

    wanted = Signal(str)  # 新到期, 新逾期, 新登记 or 新答复

    def __init__(self) -> None:
        super().__init__()
        self._since = label("", "note")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._since)
        self._numbers = {word: button(word, partial(self.wanted.emit, word), plain=True) for word in _WORDS}
        for word, number in self._numbers.items():
            number.setToolTip(f"{_WORDS[word]}，列表里有“●”记号；再按一次到下一件")
            row.addWidget(number)
        row.addStretch(1)
        self.hide()

    def show_news(self, news: News | None, day: date) -> None:
        """Tell them; nothing is shown to whoever is here for the first time."""
        self.setVisible(news is not None)
        if news is None:
            return
        on = "今天" if news.since.date() == day else f"{news.since.month}月{news.since.day}日"
        if news.since.year != day.year:
            on = f"{news.since.year}年{on}"
        counts = {word: news.counts.get(word, 0) for word in _WORDS}
        some = any(counts.values())
        self._since.setText(f"自{on} {news.since:%H:%M}上次查看以来" + ("：" if some else "没有新的事项"))
        for word, number in self._numbers.items():
            number.setVisible(bool(counts[word]))
            number.setText(f"{word}  {counts[word]}")
            number.setAccessibleName(f"{word}，{counts[word]}件，{_WORDS[word]}")
