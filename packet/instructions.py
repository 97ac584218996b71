"""Draws the instruction page (`forms.instructions`): behind the form when it is wanted there, or alone."""

from __future__ import annotations

from dataclasses import dataclass

from forms.words import say
from packet.lettering.paint import Paint
from packet.next_steps import Flow, instruct


@dataclass(frozen=True)
class Instructions:
    """The drawn page or pages."""

    pdf: bytes
    pages: int


def draw(language: str) -> Instructions:
    """The page in one language; the same bytes each time."""
    title = say("instructions.title", language)
    flow = Flow(Paint(title, language))
    instruct(flow, language)
    return Instructions(flow.paint.save(), flow.paint.page + 1)
