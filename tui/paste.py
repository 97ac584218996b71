"""What a paste of several lines becomes where one line is asked for."""

from __future__ import annotations

import shlex
import unicodedata


def one_line(text: str) -> str:
    """A paste of several lines as one: lines joined by a comma, as an address is written. NFC."""
    lines = (line.strip().rstrip(",") for line in unicodedata.normalize("NFC", text).splitlines())
    return ", ".join(line for line in lines if line)


def one_line_of_paths(text: str) -> str:
    """Several lines, each a path, as several quoted paths; one line as it is."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[0] if len(lines) == 1 else " ".join(shlex.quote(line) for line in lines)
