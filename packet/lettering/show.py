"""The PDF operators that show one run of glyphs (ISO 32000-2 9.4), and how numbers are written in a content stream."""

from __future__ import annotations

from dataclasses import dataclass

from packet.lettering.embed import Embedded
from packet.lettering.shape import Glyph
from packet.lettering.typeface import Typeface


@dataclass(frozen=True)
class Show:
    """Glyphs of one face shown at a place: kept apart until the subset is known."""

    face: Typeface
    glyphs: tuple[Glyph, ...]
    x: float
    y: float
    size: float
    shaped: bool


def number(value: float) -> str:
    """A number as PDF writes it: at most three decimals, never an exponent."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def show(mark: Show, label: str, made: Embedded) -> str:
    """The operators of one run: whole for plain letters, cluster by cluster when shaped. `label` names the font."""
    start = f"BT {label} {number(mark.size)} Tf "
    if not mark.shaped and all(made.told[glyph.number] == glyph.text for glyph in mark.glyphs):
        codes = "".join(f"{made.codes[glyph.number]:04X}" for glyph in mark.glyphs)
        return f"{start}{number(mark.x)} {number(mark.y)} Td <{codes}> Tj ET"
    parts, x, scale = [start], mark.x, mark.size / 1000
    space = mark.face.glyph(0x20)
    for cluster in clusters(mark.glyphs):
        first = cluster[0]
        if len(cluster) == 1 and made.told[first.number] == first.text and not first.dx:
            place = f"1 0 0 1 {number(x)} {number(mark.y + first.dy * scale)} Tm"
            parts.append(f"{place} <{made.codes[first.number]:04X}> Tj ")
        else:
            parts.append(_cluster(cluster, x, mark, made, space))
        x += sum(glyph.advance for glyph in cluster) * scale
    return "".join(parts) + "ET"


def _cluster(cluster: list[Glyph], x: float, mark: Show, made: Embedded, space: int | None) -> str:
    """Glyphs that together stand for some characters: marked content with those characters as ActualText (14.9.4).

    pdfium sorts the pieces of a line by where each begins, and tells the text once for neighbours of one mark. So every
    glyph begins at the cluster's own place, with a space, and is moved from there to where it belongs.
    """
    words = "".join(glyph.text for glyph in cluster)
    itself = len(cluster) == 1 and made.told[cluster[0].number] == words
    told = "" if itself else (chr(0xFEFF) + words).encode("utf-16-be").hex().upper()
    parts = [f"/Span << /ActualText <{told}> >> BDC "] if told else []
    at = 0.0
    for glyph in cluster:
        y = number(mark.y + glyph.dy * mark.size / 1000)
        code = f"<{made.codes[glyph.number]:04X}>"
        if space is None:
            parts.append(f"1 0 0 1 {number(x + (at + glyph.dx) * mark.size / 1000)} {y} Tm {code} Tj ")
        else:
            back = mark.face.advance(space) - at - glyph.dx
            parts.append(f"1 0 0 1 {number(x)} {y} Tm [<{made.codes[space]:04X}> {number(back)} {code}] TJ ")
        at += glyph.advance
    return "".join(parts) + ("EMC " if told else "")


def clusters(glyphs: tuple[Glyph, ...]) -> list[list[Glyph]]:
    """Glyphs grouped so that the first of each group holds the group's text."""
    groups: list[list[Glyph]] = []
    for glyph in glyphs:
        if groups and not glyph.text:
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    return groups
