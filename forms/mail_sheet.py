"""The sheet that goes on top of a packet that is mailed: where its address must stand to show through the window of an
envelope, where it is folded, and what it says.

Pure. Measures are points from the upper left corner of a Letter sheet. It slides in its envelope: only what shows
in every position may hold the address, and what shows in any must hold nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from forms.case import Case
from forms.catalog import filing_for
from forms.next_steps import LineKind, NextFacts, Section, StepLine
from forms.sheet import LETTER
from forms.words import say

_INCH: Final = 72.0
_MM: Final = 72.0 / 25.4


@dataclass(frozen=True)
class WindowEnvelope:
    """Face of an envelope with its flap on top, and its window: `left` and `bottom` are how far that is from the
    edges.
    """

    name: str
    width: float
    height: float
    left: float
    bottom: float
    window_width: float
    window_height: float


ENVELOPES: Final = (
    WindowEnvelope("#10", 9.5 * _INCH, 4.125 * _INCH, 0.875 * _INCH, 0.5 * _INCH, 4.5 * _INCH, 1.125 * _INCH),
    WindowEnvelope("DL", 220 * _MM, 110 * _MM, 20 * _MM, 18 * _MM, 90 * _MM, 35 * _MM),
    WindowEnvelope("DL, DIN 680", 220 * _MM, 110 * _MM, 20 * _MM, 15 * _MM, 90 * _MM, 45 * _MM),
)
"""The one window that makers of #10 envelopes sell as standard; the British and the German one of DL (BS 4264, DIN
680). As makers print them: the standards' own texts are not public, and were not read."""
FOLDS: Final = (4.0 * _INCH, 7.5 * _INCH)
"""The first fold is as low as a #10 envelope allows, so that the sheet cannot slide up and down in it; the rest is
halved."""
CLEAR: Final = 0.125 * _INCH
"""Between the address and the sides of the window, at least (USPS, Domestic Mail Manual 202)."""
MOST_SHEETS: Final = 6
"""Sheets of a folded letter that a window envelope takes; more go flat (as mail houses do it)."""


@dataclass(frozen=True)
class WindowView:
    """A part of the sheet."""

    left: float
    top: float
    right: float
    bottom: float


def always_seen() -> WindowView:
    """What shows through the window of each envelope, wherever the sheet has slid to."""
    each = [_seen(one, inside=True) for one in ENVELOPES]
    return WindowView(
        max(one.left for one in each),
        max(one.top for one in each),
        min(one.right for one in each),
        min(one.bottom for one in each),
    )


def ever_seen() -> WindowView:
    """What may show through the window of any."""
    each = [_seen(one, inside=False) for one in ENVELOPES]
    return WindowView(
        max(0.0, min(one.left for one in each)),
        min(one.top for one in each),
        max(one.right for one in each),
        max(one.bottom for one in each),
    )


def _seen(envelope: WindowEnvelope, *, inside: bool) -> WindowView:
    across, down = envelope.width - LETTER[0], envelope.height - FOLDS[0]  # how far it slides
    top = envelope.height - envelope.bottom - envelope.window_height
    right, bottom = envelope.left + envelope.window_width, top + envelope.window_height
    if inside:
        return WindowView(envelope.left, top, right - across, bottom - down)
    return WindowView(envelope.left - across, top - down, right, bottom)


def address(case: Case) -> tuple[str, ...]:
    """Where the packet of this case is mailed; () where no address is known, and it is written by hand."""
    lines = filing_for(case).agency.address
    return tuple(lines) if len(lines) > 1 else ()


def sections(case: Case, facts: NextFacts) -> Iterator[Section]:
    """What the sheet says below its first fold, in the language of the case."""
    language = case.language

    def told(kind: LineKind, key: str, **params: object) -> StepLine:
        return StepLine(kind, say(f"mail.{key}", language, **params))

    agency = filing_for(case).agency
    if agency.check and agency.phone:
        yield Section(say("mail.check", language), (told("tick", "check.call", phone=agency.phone),))
    if facts.signatures:
        signs = tuple(
            told(
                "tick",
                "sign.line",
                page=sign.page,
                form=say(f"form.{sign.form}.name", language),
                who=say(f"screens.done.who.{sign.who}", language),
            )
            for sign in facts.signatures
        )
        yield Section(say("mail.sign", language), signs)
    sheets = facts.pages + 1
    flat = ".flat" if sheets > MOST_SHEETS else ""
    put_in = [told("tick", f"in.sheet{flat}"), told("tick", "in.packet", id=facts.packet_id, pages=facts.pages)]
    yield Section(say("mail.in", language), (*put_in, told("text", "in.copies")))
    fold = "fold.flat" if flat else "fold.folded"
    yield Section(say("mail.fold", language), (told("tick", fold, sheets=sheets), told("tick", "fold.sender")))
    post = (told("tick", "post.certified"), told("blank", "post.number"), told("blank", "post.on"))
    yield Section(say("mail.post", language), (*post, told("text", "post.note")))
