"""What a command says to a person, set to the width of a terminal."""

from __future__ import annotations

import textwrap
from typing import Final

from forms.visible import visible

_COLUMNS: Final = 80
"""Width of a terminal's line where nothing says another: what a person sees of it without scrolling."""


def wrapped(line: str) -> str:
    """For a terminal: 80 columns, no control characters, what belongs to a sentence set in below it."""
    indent = line[: len(line) - len(line.lstrip())] + "  "
    first, *rest = line.split("\n")
    return "\n".join([_filled(first, "", indent), *(_filled(other, indent, indent) for other in rest)])


def _filled(line: str, start: str, indent: str) -> str:
    return textwrap.fill(
        visible(line),
        _COLUMNS,
        initial_indent=start,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
