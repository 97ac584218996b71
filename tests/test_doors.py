"""Every place in the project that opens a PDF or a picture is known, and on which side of the fence it stands.

A new door fails here until somebody has said where it stands; `.docs/SECURITY.md` has the reasons in full.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import packet

ROOT: Final = Path(packet.__file__).resolve().parent.parent
OPENERS: Final = frozenset({"PdfDocument", "PdfReader", "PdfWriter", "pikepdf.open", "Pdf.open", "Image.open"})
_PAPER: Final = "packet.intake.worker"
_AGENCY: Final = "packet.locate.worker"
_STEP: Final = "packet.sandbox.step_worker"
INSIDE: Final = {
    "packet/binding/forms_only.py": (_STEP, "joins forms of ours with an agency's filled pages"),
    "packet/binding/ink.py": (_STEP, "finds the edges of what an agency drew, and of papers whose edges are not known"),
    "packet/fax/render.py": ("packet.fax.worker", "draws pages of any PDF for the fax and the preview"),
    "packet/intake/deep_planes.py": (_PAPER, "decodes the colours of a TIFF that stand apart"),
    "packet/intake/engine_fallback.py": (_PAPER, "holds the clean PDF against the paper"),
    "packet/intake/image.py": (_PAPER, "decodes pictures that are papers"),
    "packet/intake/integrity/jpeg.py": (_PAPER, "tells whether a JPEG is whole"),
    "packet/intake/integrity/jpeg_fit.py": (_PAPER, "finds where the code of a JPEG ends"),
    "packet/intake/integrity/fax_code.py": (_PAPER, "tells whether a fax code in a PDF is whole"),
    "packet/intake/integrity/jpx_levels.py": (_PAPER, "tells whether a JPEG 2000 picture shows what was coded"),
    "packet/intake/obscure.py": (_PAPER, "looks for words that no picture can judge"),
    "packet/intake/office.py": (_PAPER, "takes the moment of its making out of what a converter made of a paper"),
    "packet/intake/pictures.py": (_PAPER, "looks at the TIFF that it wrote itself"),
    "packet/intake/render.py": (_PAPER, "draws the paper and the clean PDF"),
    "packet/intake/source_document.py": (_PAPER, "reads what the paper says of itself"),
    "packet/intake/unseen.py": (_PAPER, "takes words out that nobody sees"),
    "packet/locate/filled_in.py": (_AGENCY, "tells whether a form is filled in"),
    "packet/locate/filling.py": (_STEP, "lays answers over the agency's upright pages"),
    "packet/locate/inside.py": (_AGENCY, "finds the pages of a long file that are a form"),
    "packet/locate/normalise.py": (_AGENCY, "sets the agency's pages upright"),
    "packet/locate/page_view.py": (_AGENCY, "reads words, lines and boxes"),
    "packet/locate/picture.py": (_AGENCY, "draws the places that were found"),
    "packet/page_facts.py": ("packet.page_worker", "tells ears of a page"),
    "packet/pdf/tree.py": (_PAPER, "finds the pages of a paper"),
    "packet/proof/page_keys.py": (_STEP, "tells what the pages of the finished packet are made of"),
    "packet/proof/structure.py": (_STEP, "counts the pages and fonts of the finished packet, and what is not of ours"),
    "packet/proof/text_alone.py": (_STEP, "shows the words of proved pages alone"),
    "packet/proof/values.py": (_STEP, "looks for the answers on the finished pages"),
    "packet/second/work.py": ("packet.second.worker", "holds what another program drew against our page"),
    "packet/thumbnail.py": ("packet.page_worker", "draws a page for the screens"),
}
"""Opened by a worker alone, foreign bytes and what is made of them: by which worker, and what for."""
OUTSIDE: Final = {
    "packet/binding/doctor_page.py": "a page of ours alone, which gets its fields: nothing of others is in it",
    "packet/fax/encode.py": "the fax code that this process made itself of a cover, read back once to try the library",
}
"""Opened where the answers are, too: what it is."""


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
    assert set(_doors()) == set(INSIDE) | set(OUTSIDE)
    assert not set(INSIDE) & set(OUTSIDE)


def test_the_screens_open_nothing() -> None:
    """No door is in a face of the program: what it shows of a page, a worker has looked at."""
    assert not [door for door in _doors() if door.startswith(("tui/", "forms/"))]


def test_every_worker_that_opens_something_is_in_the_document() -> None:
    """Who reads `.docs/SECURITY.md` finds each of them, and what it is trusted with."""
    told = (ROOT / ".docs" / "SECURITY.md").read_text("utf-8")
    for worker in {worker for worker, _ in INSIDE.values()} | {"packet.reading.worker"}:
        assert find_spec(worker) is not None
        assert f"`{worker}`" in told
    for door in OUTSIDE:
        assert f"`{door}`" in told
