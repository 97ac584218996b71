"""A worker whose parser is captured, for the fork server: it runs the program that lies in its own folder."""

from __future__ import annotations

from pathlib import Path
from typing import Final

PROGRAM: Final = "captured"
"""Name of the file in the worker's folder."""


def main() -> int:
    """Run it, up to the worker's own `main`, which fences itself in and is attacked."""
    exec(compile(Path(PROGRAM).read_text("utf-8"), PROGRAM, "exec"), {})
    return 0
