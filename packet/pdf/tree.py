"""The pages of an opened PDF, found without trust: loops, missing parts and any depth are walked, never recursed
into.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from packet.pdf.page import inherited, real, visible

_KIDS: Final = 64
"""Pages under one node of a new page tree: a flat list of thousands is slow to walk."""
_MOST: Final = 200_000


def opened(path: Path, password: str = "") -> Pdf:
    """The document, its page tree left as it is (qpdf would refuse loops and deep nesting). Raises pikepdf.PdfError.

    A password is tried as UTF-8 and as PDFDocEncoding, which files up to AES-128 hold (7.6.4.3.2).
    """
    try:
        return _open(path, password)
    except pikepdf.PasswordError:
        try:
            older = password.encode("pdfdoc")
        except UnicodeEncodeError:
            older = b""
        if password.isascii() or not older:
            raise
        return _open(path, older)


def _open(path: Path, password: str | bytes) -> Pdf:
    return pikepdf.open(path, password=password, inherit_page_attributes=False, suppress_warnings=True)


def leaves(pdf: Pdf) -> list[Dictionary]:
    """The pages in reading order (7.7.3.2). A node already walked through is not walked again.

    Raises pikepdf.PdfError when the document has no catalog.
    """
    waiting: list[object] = [pdf.Root.get("/Pages")]
    walked: set[tuple[int, int]] = set()
    found: list[Dictionary] = []
    while waiting and len(found) < _MOST:
        node = waiting.pop()
        if not isinstance(node, Dictionary):
            continue
        kids = node.get("/Kids")
        if not isinstance(kids, Array) or node.get("/Type") == Name.Page:
            if node.get("/Type") != Name.Pages or "/Contents" in node:
                found.append(node)
        elif node.objgen not in walked or not node.is_indirect:
            walked.add(node.objgen)
            waiting.extend(reversed(list(kids)))
    return found


def distinct(pages: Sequence[Dictionary]) -> int:
    """How many different pages these are: a broken tree may name one page many times."""
    return len({page.objgen if page.is_indirect else (-place, 0) for place, page in enumerate(pages, 1)})


def plant(pdf: Pdf, pages: Sequence[Dictionary]) -> Dictionary:
    """A new page tree of these pages; returns its root."""
    root = pdf.make_indirect(Dictionary(Type=Name.Pages, Count=len(pages), Kids=Array()))
    for start in range(0, len(pages), _KIDS):
        branch = pages[start : start + _KIDS]
        node = pdf.make_indirect(Dictionary(Type=Name.Pages, Parent=root, Count=len(branch), Kids=Array(branch)))
        for leaf in branch:
            leaf["/Parent"] = node
        root["/Kids"].append(node)
    made: Dictionary = root
    return made


def repaired(pdf: Pdf, out: Path) -> int:
    """Write the document again with a sound page tree and cross-reference table; returns the number of pages.

    Everything else stays as it is. Raises pikepdf.PdfError or OSError.
    """
    pages = []
    for leaf in leaves(pdf):
        page = leaf if leaf.is_indirect else pdf.make_indirect(leaf)
        for key in ("/Resources", "/Rotate"):
            if key not in page and (value := inherited(page, key)) is not None:
                page[key] = value
        page["/MediaBox"] = Array([real(edge) for edge in visible(page)])
        if "/CropBox" in page:
            del page["/CropBox"]
        page["/Type"] = Name.Page
        pages.append(page)
    pdf.Root["/Pages"] = plant(pdf, pages)
    pdf.save(out, encryption=False, fix_metadata_version=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return len(pages)
