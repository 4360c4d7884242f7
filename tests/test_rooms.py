"""What a machine keeps of the house rules: sizes, arrows that import-linter does not see, no network, no hosts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted(path for room in ("desktop_app", "ui") for path in (ROOT / room).rglob("*.py"))
TEXTS = sorted(
    path
    for pattern in (
        "*.md",
        "*.toml",
        "*.in",
        "*.lock",
        "*.spec",
        "*.bat",
        "run",
        "test",
        "launcher.py",
        ".ci/*",
    )
    for path in ROOT.glob(pattern)
    if path.is_file()
)
LONGEST = 300  # lines of a file
# The rooms that may know Qt: the window itself, the root that builds it, and the tour that photographs it.
QT_ALLOWED = ("ui/", "desktop_app/main.py", "desktop_app/tour.py")
NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib", "urllib3", "webbrowser", "xmlrpc", "PySide6.QtNetwork",
}  # fmt: skip
# Spelt in halves, so that this file does not name them itself.
HOSTS = re.compile(
    "|".join(re.escape(a + b) for a, b in (("pypi.", "org"), ("python", "hosted"), ("deb.", "debian")))
)
NUMBERED_HOST = re.compile(r"https?://\d")
MACHINE_PATHS = re.compile(
    "|".join(a + b for a, b in (("/wor", "k/"), ("/ro", "ot/"), ("/ho", "me/"), ("bash_", "jobs")))
)


def named(paths: list[Path]) -> list[object]:
    """Paths as parameters that tell their file."""
    return [pytest.param(path, id=path.relative_to(ROOT).as_posix()) for path in paths]


def imports(tree: ast.AST) -> Iterator[tuple[str, ast.stmt]]:
    """Every module imported anywhere in a file, with its statement."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node
            yield from ((f"{node.module}.{alias.name}", node) for alias in node.names)


def late_imports(tree: ast.AST) -> Iterator[ast.stmt]:
    """The import statements inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield from (inner for inner in ast.walk(node) if isinstance(inner, (ast.Import, ast.ImportFrom)))


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", named(SOURCES))
def test_a_file_fits_in_the_head(path: Path) -> None:
    assert len(read(path).splitlines()) <= LONGEST


@pytest.mark.parametrize("path", named([path for path in SOURCES if path.name == "__init__.py"]))
def test_a_room_re_exports_nothing(path: Path) -> None:
    assert not list(imports(ast.parse(read(path))))


@pytest.mark.parametrize("path", named(SOURCES))
def test_only_the_window_knows_qt(path: Path) -> None:
    if path.relative_to(ROOT).as_posix().startswith(QT_ALLOWED):
        return
    known = [
        name for name, _ in imports(ast.parse(read(path))) if re.match(r"(PySide6|shiboken6|ui)(\.|$)", name)
    ]
    assert not known


@pytest.mark.parametrize("path", named(SOURCES))
def test_nothing_speaks_to_the_network(path: Path) -> None:
    for name, _ in imports(ast.parse(read(path))):
        assert name.split(".")[0] not in NETWORK
        assert name not in NETWORK


@pytest.mark.parametrize("path", named([*SOURCES, *TEXTS]))
def test_no_hosts_and_no_paths_of_a_machine_are_named(path: Path) -> None:
    text = read(path)
    for pattern in (HOSTS, NUMBERED_HOST, MACHINE_PATHS):
        assert not pattern.search(text), pattern.pattern


@pytest.mark.parametrize("path", named(SOURCES))
def test_late_imports_say_why(path: Path) -> None:
    """Each is marked; the reason stands beside at least one of a file."""
    text = read(path)
    lines = text.splitlines()
    found = sorted(late_imports(ast.parse(text)), key=lambda statement: statement.lineno)
    marks = [" ".join(lines[s.lineno - 1 : s.end_lineno]) for s in found]
    assert all(re.search(r"noqa: [A-Z0-9, ]*PLC0415", mark) for mark in marks), marks
    assert not marks or any(re.search(r"PLC0415\s*[#-]?\s*.{6,}", mark) for mark in marks), marks


@pytest.mark.parametrize("path", named(SOURCES))
def test_what_is_broken_is_never_passed_over(path: Path) -> None:
    """`except Exception` only where the reason stands on the line: the last hooks."""
    lines = read(path).splitlines()
    for node in ast.walk(ast.parse("\n".join(lines))):
        if isinstance(node, ast.ExceptHandler):
            line = lines[node.lineno - 1]
            caught = ast.unparse(node.type) if node.type else ""
            if caught in {"", "Exception"}:
                assert re.search(r"#.*\w{3,}.{12,}", line.partition(":")[2]), line


def test_the_rooms_were_found() -> None:
    assert len(SOURCES) > 80
    assert {"README.md", "pyproject.toml", "requirements.lock"} <= {path.name for path in TEXTS}
