"""How the test papers are made: PDF written object by object, so that every fault in it is meant; and their list."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

Objects = dict[int, bytes]
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
FIRST = 10
"""Number of the first page object; its content is the next one."""
LETTER = b"[0 0 612 792]"


@dataclass(frozen=True)
class Made:
    """One test paper: its file name, its bytes, what must become of it, and the fact it proves.

    `expect` is "taken" or a refusal's code. For a paper taken: `pages` is the number of clean pages, `shows` and
    `hides` are words its text must and must not hold, `changes`, `hints` and `left` are codes that must be among those
    told, `picture` is what page 1 must look like, `drawn` whether the source drawn by PDFium must look the same, `like`
    the PDF it must look like instead: the same paper without what is hidden.
    """

    name: str
    proves: str
    make: Callable[[], bytes]
    expect: str = "taken"
    pages: int = 1
    shows: Sequence[str] = ()
    hides: Sequence[str] = ()
    changes: Sequence[str] = ()
    hints: Sequence[str] = ()
    left: Sequence[str] = ()
    picture: Callable[[], Image.Image] | None = None
    drawn: bool = True
    like: Callable[[], bytes] | None = None
    wishes: Mapping[str, Any] = field(default_factory=dict)
    tool: str = ""


PAPERS: list[Made] = []


def paper(name: str, proves: str, make: Callable[[], bytes] | bytes, expect: str = "taken", **more: Any) -> None:
    """Put one paper on the list."""
    made = (lambda data=make: data) if isinstance(make, bytes) else make
    PAPERS.append(Made(name, proves, made, expect, **more))


def write(folder: Path, made: Made) -> Path:
    """The paper as a file in the folder."""
    path = folder / made.name
    path.write_bytes(made.make())
    return path


def example(folder: Path, made: Made) -> Path:
    """A file in the folder that the clean pages must look like: the paper's twin without what is hidden, or itself."""
    if made.like is None:
        return write(folder, made)
    path = folder / f"twin-{made.name}"
    path.write_bytes(made.like())
    return path


def stream(data: bytes, entries: bytes = b"", length: int | None = None) -> bytes:
    """A stream object."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data) if length is None else length, data)


def flate(data: bytes, entries: bytes = b"") -> bytes:
    """A deflated stream object."""
    return stream(zlib.compress(data), b"/Filter/FlateDecode" + entries)


def words(text: str, x: float = 72, y: float = 650, size: float = 24) -> bytes:
    """Content that prints a line."""
    return b"BT /F %g Tf %g %g Td (%s) Tj ET\n" % (size, x, y, text.encode("latin-1"))


def page(
    content: int | bytes, entries: bytes = b"/MediaBox[0 0 612 792]", resources: bytes = b"/Font<</F 3 0 R>>"
) -> bytes:
    """A page object."""
    contents = b"/Contents %d 0 R" % content if isinstance(content, int) else content
    return b"<</Type/Page/Parent 2 0 R%s%s/Resources<<%s>>>>" % (contents, entries, resources)


def document(
    *contents: bytes,
    entries: bytes = b"/MediaBox[0 0 612 792]",
    resources: bytes = b"",
    catalog: bytes = b"",
    tree: bytes = b"",
    more: Mapping[int, bytes] | None = None,
) -> Objects:
    """Objects of a document with a page for each content stream: 1 catalog, 2 page tree, 3 Helvetica, 10 first page."""
    numbers = [FIRST + 2 * place for place in range(len(contents))]
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    objects: Objects = {
        1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        2: b"<</Type/Pages/Count %d/Kids[%s]%s>>" % (len(numbers), kids, tree),
        3: FONT,
    }
    for number, content in zip(numbers, contents, strict=True):
        objects[number] = page(number + 1, entries, b"/Font<</F 3 0 R>>" + resources)
        objects[number + 1] = stream(content)
    return objects | dict(more or {})


def pdf(objects: Mapping[int, bytes], trailer: bytes = b"", *, xref: bool = True, start: int | None = None) -> bytes:
    """The file. Without `xref` neither table nor trailer; `start` lies about where the table is."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets: dict[int, int] = {}
    for number, body in objects.items():
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    if not xref:
        return bytes(out)
    at = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % offsets[number] if number in offsets else b"0000000000 65535 f \n"
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        trailer,
        at if start is None else start,
    )
    return bytes(out)


def simple(*lines: str, **how: Any) -> bytes:
    """A PDF with one page for each line of text."""
    return pdf(document(*(words(line) for line in lines), **how))


def zipped(files: Mapping[str, str]) -> bytes:
    """A ZIP archive of these texts by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()
