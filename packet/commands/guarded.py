"""A PDF that is faxed or shown by itself passes the same checks as a paper of a case."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

_MISSING: Final = "not_found"
"""The one refusal that is left to the fax: it names the folder to look into."""
_REDRAWN: Final = frozenset(("drawn", "bare_font"))
"""Changes without which the page would lack something: then the clean copy is drawn, else the file."""


@contextmanager
def guarded(pdf: Path, accept: Sequence[str], language: str) -> Iterator[Path]:
    """The file to draw: `pdf`, or its clean copy where that shows more, or where a
    password opened it. What is lost by consent goes to stderr.

    Raises `FileRefused` for a file that could not be a paper, or of which something would be lost, unless `accept` has
    "paper:NAME" for the loss, and what `packet.intake.take` raises.
    """
    from forms.case import Paper
    from packet.commands.build import VARIABLE
    from packet.intake import Refusal, take
    from packet.intake.result import LOSSES
    from packet.sandbox.supervisor import private
    from packet.stops import FileRefused

    with private() as work:
        paper, password = Paper(file=pdf.name, attachments="leave"), os.environ.get(VARIABLE, "")
        result = take(paper, pdf, work)
        locked = isinstance(result, Refusal) and result.code == "password_needed" and password
        if locked:
            result = take(paper, pdf, work, password=password)
        if isinstance(result, Refusal):
            if result.code != _MISSING:
                raise FileRefused(replace(result, name=pdf.name))
            yield pdf
            return
        losses = tuple(left for left in result.left_out if left.reason in LOSSES)
        if losses and f"paper:{pdf.name}" not in accept:
            raise FileRefused(Refusal(pdf.name, "losses_ask", {}, losses))
        for loss in losses:
            sys.stderr.write(f"{loss.message(language)}\n")
        yield result.pdf if locked or _REDRAWN & {change.what for change in result.changes} else pdf
