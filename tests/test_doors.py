"""Every place in the project that opens a PDF or a picture is known, and on which side of the fence it stands.

A new door fails here until somebody has said where it stands; `.docs/SECURITY.md` has the reasons in full.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import packet

ROOT: Final = Path(packet.__file__).resolve().parent.parent
OPENERS: Final = frozenset({"PdfDocument", "PdfReader", "PdfWriter", "pikepdf.open", "Pdf.open", "Image.open"})
INSIDE: Final = frozenset(
    {
        "packet/fax/render.py",
        "packet/intake/engine_fallback.py",
        "packet/intake/image.py",
        "packet/intake/integrity/jpeg.py",
        "packet/intake/integrity/picture_codes.py",
        "packet/intake/render.py",
        "packet/intake/source_document.py",
        "packet/intake/unseen.py",
        "packet/locate/filled_in.py",
        "packet/locate/normalise.py",
        "packet/locate/page_view.py",
        "packet/locate/picture.py",
        "packet/page_facts.py",
        "packet/thumbnail.py",
    }
)
"""Opened by a worker alone: foreign bytes."""
OUTSIDE: Final = {
    "packet/binding/forms_only.py": "the form, drawn by us or set upright by the worker",
    "packet/binding/ink.py": "clean PDFs, for the edges of what is drawn: in the build child, never in the screens",
    "packet/fax/encode.py": "TIFF that we wrote",
    "packet/intake/pictures.py": "TIFF that we wrote, in the worker besides",
    "packet/locate/filling.py": "the form that the worker set upright, and our drawing over it",
    "packet/pdf/tree.py": "papers in the worker; clean PDFs by qpdf where they are bound",
    "packet/proof/structure.py": "the finished packet, proved",
    "packet/proof/text_alone.py": "pages of the finished packet, proved",
    "packet/proof/values.py": "pages of the finished packet, proved",
}
"""Opened where the answers are, too: what it is, and why nothing else can do it."""


def _name(call: ast.Call) -> str:
    """The called thing, with what it belongs to: "Image.open", "PdfDocument"."""
    match call.func:
        case ast.Attribute(value=ast.Name(id=owner), attr=name):
            return name if name.startswith("Pdf") else f"{owner}.{name}"
        case ast.Name(id=name):
            return name
    return ""


def _doors() -> Iterator[str]:
    for folder in ("forms", "packet", "tui"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
            if any(_name(call) in OPENERS for call in calls):
                yield str(path.relative_to(ROOT))


def test_every_door_is_known_and_every_known_door_is_there() -> None:
    """A file that opens PDFs or pictures is in one of the two lists, and in no list without reason."""
    assert set(_doors()) == INSIDE | set(OUTSIDE)
    assert not INSIDE & set(OUTSIDE)


def test_the_screens_open_nothing() -> None:
    """No door is in a face of the program: what it shows of a page, a worker has looked at."""
    assert not [door for door in _doors() if door.startswith(("tui/", "forms/"))]
