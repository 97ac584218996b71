"""The program's door: a command word goes to the headless commands, anything else to the screens."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Return the exit code of what was asked for."""
    words = list(sys.argv[1:] if argv is None else argv)
    from packet.cli import main as headless

    return headless(words)


if __name__ == "__main__":
    sys.exit(main())
