"""An argparse that speaks Chinese: headings, usage and every way a command line can be wrong."""

from __future__ import annotations

import argparse
import re
import sys
from typing import NoReturn

WRONG_USAGE = 2
_HEADINGS = (
    ("usage: ", "用法："),
    ("positional arguments:", "依次写："),
    ("options:", "选项："),
    ("show this help message and exit", "显示本说明"),
)
# What argparse 3.11 to 3.13 says, and how it is told; a sentence unknown here is shown as it came.
_SENTENCES = tuple(
    (re.compile(english), chinese)
    for english, chinese in (
        (r"the following arguments are required: (.+)", r"缺少 \1"),
        (r"one of the arguments (.+) is required", r"应写 \1 之一"),
        (
            r"argument (.+?): invalid choice: '(.*)' \(choose from (.+)\)",
            r"\1没有“\2”这一种，可以写：\3",
        ),
        (r"argument (.+?): invalid int value: '(.*)'", r"\1应写整数，不能是“\2”"),
        (r"argument (.+?): expected (?:one|at least one|\d+) arguments?", r"\1后面要写内容"),
        (r"argument (.+?): ignored explicit argument '(.*)'", r"\1后面不写内容，多了“\2”"),
        (r"argument (.+?): not allowed with argument (.+)", r"\1不能与\2同时写"),
        (r"argument (.+?): (.+)", r"\1：\2"),
        (r"unrecognized arguments: (.+)", r"不认识 \1"),
        (r"ambiguous option: (.+?) could match (.+)", r"\1不明确，可能是 \2"),
    )
)


class Parser(argparse.ArgumentParser):
    """Leaves with 2 after one sentence; takes no shortened options, so that later ones change nothing."""

    def __init__(self, **given: object) -> None:
        given.setdefault("allow_abbrev", False)
        super().__init__(**given)  # type: ignore[arg-type]  # handed through as argparse's own subparsers do

    def format_usage(self) -> str:
        return in_chinese(super().format_usage())

    def format_help(self) -> str:
        return in_chinese(super().format_help())

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"命令写得不对：{sentence(message)}\n用 {self.prog} --help 查看说明\n")


def in_chinese(text: str) -> str:
    """A usage or a help with its headings in Chinese."""
    for english, chinese in _HEADINGS:
        text = text.replace(english, chinese)
    return text


def sentence(message: str) -> str:
    """What argparse found wrong, in Chinese; 3.11 quotes the words to choose from, later ones do not."""
    for english, chinese in _SENTENCES:
        if found := english.fullmatch(message):
            return found.expand(chinese).replace("', '", "、").replace("'", "").replace(", ", "、")
    return message
