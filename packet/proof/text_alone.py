"""Pages with nothing on them but their words: what a page would show if nothing covered or cut them.

An allow-list of operators (ISO 32000-2 annex A): what places, colours and shows text stays, and forms are looked into.
Clipping, images, lines, fills and notes go. Words keep their colour, their transparency and their layers: what is white
or hidden by itself shows nothing here either.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from packet.pdf.page import inherited

_KEPT: Final = frozenset(
    (
        *("q", "Q", "cm", "gs", "BT", "ET", "BDC", "BMC", "EMC"),
        *("Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts", "Td", "TD", "Tm", "T*", "Tj", "TJ", "'", '"'),
        *("g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"),
    )
)
_FAR: Final = 1 << 20
"""Points from the origin that no page reaches: a box so large cuts nothing."""


def text_alone(pdf: Path | bytes, pages: Sequence[int]) -> bytes:
    """A PDF of these pages (from 0), in this order, that shows their words only.

    Content that cannot be parsed shows nothing. Raises `pikepdf.PdfError` when the file cannot be opened.
    """
    with pikepdf.open(io.BytesIO(pdf) if isinstance(pdf, bytes) else pdf) as source, pikepdf.new() as made:
        chosen = [source.pages[number] for number in pages]
        for page in chosen:
            page.contents_coalesce()
            _strip(source, page.obj)
        made.pages.extend(chosen)
        layers = source.Root.get("/OCProperties")
        if isinstance(layers, Dictionary):
            made.Root.OCProperties = made.copy_foreign(source.make_indirect(layers))
        out = io.BytesIO()
        made.save(out)
        return out.getvalue()


def _strip(pdf: Pdf, page: Dictionary) -> None:
    if "/Annots" in page:
        del page["/Annots"]
    own = inherited(page, "/Resources")
    resources = own if isinstance(own, Dictionary) else Dictionary()
    page["/Contents"] = pdf.make_stream(_words(page.get("/Contents"), resources))
    waiting, seen = [resources], set[tuple[int, int]]()
    while waiting:
        for _, form in _forms(waiting.pop()):
            if form.objgen not in seen:
                seen.add(form.objgen)
                own = form.get("/Resources")
                own = own if isinstance(own, Dictionary) else resources
                form.write(_words(form, own))
                form["/BBox"] = Array([-_FAR, -_FAR, _FAR, _FAR])
                waiting.append(own)


def _forms(resources: Dictionary) -> Iterator[tuple[str, Stream]]:
    """The forms that these resources name."""
    named = resources.get("/XObject")
    for key, value in list(named.items()) if isinstance(named, Dictionary) else []:
        if isinstance(value, Stream) and value.get("/Subtype") == Name.Form:
            yield key, value


def _words(content: Any, resources: Dictionary) -> bytes:
    """The operators of a content stream that show its words, and those of the forms it draws."""
    drawn = {key for key, _ in _forms(resources)}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # content that breaks off: what comes before it counts
            steps = pikepdf.parse_content_stream(content)
        kept = [
            step
            for step in steps
            if (operator := str(step.operator)) in _KEPT or (operator == "Do" and str(step.operands[0]) in drawn)
        ]
        return pikepdf.unparse_content_stream(kept)
    except (pikepdf.PdfError, TypeError, ValueError, LookupError):
        return b""
