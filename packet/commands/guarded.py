"""A PDF that is faxed or shown by itself passes the same checks as a paper of a case."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

_STOPS: Final = frozenset(("cut_off", "cut_off_all", "page_lost", "xfa"))
"""What a drawing of the file would not tell; for other faults the fax edition has words of its own."""
_REDRAWN: Final = frozenset(("drawn", "bare_font"))
"""Changes without which the page would lack something: then the clean copy is drawn, else the file."""


@contextmanager
def guarded(pdf: Path, accept: Sequence[str], language: str) -> Iterator[Path]:
    """The file to draw: `pdf`, or its clean copy where that shows more. What is lost by consent goes to stderr.

    Raises `PapersRefused` for a file of which something would be lost, unless `accept` has "paper:NAME", and what
    `packet.intake.take` raises.
    """
    from forms.case import Paper
    from packet.intake import Refusal, take
    from packet.intake.result import LOSSES
    from packet.stops import PapersRefused

    with tempfile.TemporaryDirectory() as work:
        result = take(Paper(file=pdf.name, attachments="leave"), pdf, Path(work))
        if isinstance(result, Refusal):
            if result.code in _STOPS:
                raise PapersRefused([replace(result, name=pdf.name)])
            yield pdf
            return
        losses = tuple(left for left in result.left_out if left.reason in LOSSES)
        if losses and f"paper:{pdf.name}" not in accept:
            raise PapersRefused([Refusal(pdf.name, "losses_ask", {}, losses)])
        for loss in losses:
            sys.stderr.write(f"{loss.message(language)}\n")
        yield result.pdf if _REDRAWN & {change.what for change in result.changes} else pdf
