"""Fonts that the looks of form fields name and only the form has: its default resources (ISO 32000-1 12.7.2, /DR).

Some programs write a field's look without any font (qpdf does). Viewers that look on the page alone show nothing then.
"""

from __future__ import annotations

from pikepdf import Dictionary, Name, Pdf

from packet.pdf.annotations import appearance, shown
from packet.resources import lend


def lend_fonts(pdf: Pdf, page: Dictionary) -> None:
    """Give the looks of the page's fields, as their own, the fonts that they name and only the form's defaults have."""
    form = pdf.Root.get("/AcroForm")
    defaults = form.get("/DR") if isinstance(form, Dictionary) else None
    if not isinstance(defaults, Dictionary):
        return
    for note in shown(page):
        if note.get("/Subtype") == Name.Widget and (look := appearance(note)) is not None:
            if not isinstance(look.get("/Resources"), Dictionary):
                look["/Resources"] = Dictionary()
            lend(pdf, look, defaults, ("/Font",))
