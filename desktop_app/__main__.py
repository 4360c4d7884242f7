"""`python -m desktop_app`: the window; with a command, the second door."""

from __future__ import annotations

import sys


def run() -> int:
    """Choose the door."""
    if len(sys.argv) > 1:
        from desktop_app.cli import main  # noqa: PLC0415  # the window must not pay for the command line

        return main(sys.argv[1:])
    from desktop_app.main import start  # noqa: PLC0415  # commands must not import Qt

    return start()


if __name__ == "__main__":
    sys.exit(run())
