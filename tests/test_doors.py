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
        "packet/binding/forms_only.py",
        "packet/binding/ink.py",
        "packet/fax/render.py",
        "packet/intake/engine_fallback.py",
        "packet/intake/image.py",
        "packet/intake/integrity/jpeg.py",
        "packet/intake/integrity/picture_codes.py",
        "packet/intake/pictures.py",
        "packet/intake/render.py",
        "packet/intake/source_document.py",
        "packet/intake/unseen.py",
        "packet/locate/filled_in.py",
        "packet/locate/filling.py",
        "packet/locate/normalise.py",
        "packet/locate/page_view.py",
        "packet/locate/picture.py",
        "packet/page_facts.py",
        "packet/pdf/tree.py",
        "packet/proof/structure.py",
        "packet/proof/text_alone.py",
        "packet/proof/values.py",
        "packet/thumbnail.py",
    }
)
"""Opened by a worker alone: foreign bytes, and what is made of them."""
OUTSIDE: Final = {
    "packet/fax/encode.py": "TIFF that we wrote",
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
