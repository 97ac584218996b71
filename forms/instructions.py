"""The instruction page behind the form, in our own words: how to file, what follows, the notice on privacy, and the
warning that the right to sue may be lost. The same for every case. Pure.

Content: Instruction Sheet of DMHC 20-224, revision 09/25; what a privacy notice must say: Civil Code 1798.17.
"""

from __future__ import annotations

from typing import Final

from forms.agencies import DMHC, contacts
from forms.next_steps import LineKind, Section, StepLine
from forms.words import say

COMMAND: Final = "instructions"
"""Its name on the command line of `blank`."""

_PAGE: Final[tuple[tuple[str, tuple[tuple[LineKind, str], ...]], ...]] = (
    (
        "before",
        (
            ("text", "plan"),
            ("text", "skip"),
            ("text", "when"),
            ("address", "sue"),
            ("text", "other"),
            ("address", "phone"),
        ),
    ),
    (
        "how",
        (
            ("text", "online"),
            ("text", "helper"),
            ("text", "records"),
            ("text", "papers"),
            ("text", "copies"),
            ("text", "where"),
            ("address", ""),
            ("address", "fax"),
        ),
    ),
    ("after", (("text", "letter"), ("text", "decision"), ("text", "free"))),
    ("privacy", (("text", "who"), ("text", "why"), ("text", "choice"), ("text", "shared"), ("text", "see"))),
)
"""Section -> kind and words of its lines; a line without words is DMHC's address."""


def sections(language: str) -> tuple[Section, ...]:
    """The whole page in one language; its title and edition are "instructions.title" and "instructions.edition"."""
    return tuple(
        Section(
            say(f"instructions.{part}", language),
            tuple(StepLine(kind, _text(part, name, language)) for kind, name in lines),
        )
        for part, lines in _PAGE
    )


def _text(part: str, name: str, language: str) -> str:
    return say(f"instructions.{part}.{name}", language, **contacts()) if name else "\n".join(DMHC.address)
