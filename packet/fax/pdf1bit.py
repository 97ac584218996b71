"""A PDF of the coded pages for online fax services: one CCITT image a page, exactly Letter, nothing else.

1728 dots at 204 to the inch are 609.88 pt; the image lies in the middle of the 612 pt page, so a service that draws at
204 x 196 gets our dots back. Pages are written as they come; the same pages give the same bytes (no dates, no
identifiers).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO, Final

from packet.fax.geometry import LETTER, WIDTH, X_DPI, Coding
from packet.fax.tiff import Leaf

_WIDE: Final = WIDTH / X_DPI * 72
_LEFT: Final = (LETTER[0] - _WIDE) / 2
_PAGE_BYTES: Final = 620
"""Upper bound of what one page adds besides its code: three objects and their lines in the table."""
_FIRST, _OBJECTS = 3, 3
"""The number of the first page's object, and the objects of each: itself, its content, its image."""
FIXED: Final = 400


def size(codes: Sequence[int]) -> int:
    """Upper bound of the bytes of a file whose pages have so many bytes of code each."""
    return FIXED + sum(code + _PAGE_BYTES for code in codes)


def write(file: BinaryIO, leaves: Iterable[Leaf], total: int, coding: Coding = "mmr") -> None:
    """Write `total` pages as PDF 1.4 (ISO 32000-1, 7.4.6: K -1 is T.6, K 0 is T.4 one-dimensional)."""
    offsets: list[int] = []
    at = file.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")

    def add(body: bytes, stream: bytes | None = None) -> None:
        nonlocal at
        offsets.append(at)
        tail = b"" if stream is None else b"\nstream\n" + stream + b"\nendstream"
        at += file.write(b"%d 0 obj\n%s%s\nendobj\n" % (len(offsets), body, tail))

    kids = b" ".join(b"%d 0 R" % (_FIRST + _OBJECTS * number) for number in range(total))
    add(b"<< /Type /Catalog /Pages 2 0 R >>")
    add(b"<< /Type /Pages /Count %d /Kids [%s] /MediaBox [0 0 612 792] >>" % (total, kids))
    kind = b"-1" if coding == "mmr" else b"0"
    for number, leaf in enumerate(leaves):
        page = _FIRST + _OBJECTS * number
        add(
            b"<< /Type /Page /Parent 2 0 R /Resources << /XObject << /P %d 0 R >> >> /Contents %d 0 R >>"
            % (page + 2, page + 1)
        )
        draw = f"q {_WIDE:.4f} 0 0 {LETTER[1]:.0f} {_LEFT:.4f} 0 cm /P Do Q".encode("ascii")
        add(b"<< /Length %d >>" % len(draw), draw)
        add(
            b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 1"
            b" /Filter /CCITTFaxDecode /DecodeParms << /K %s /Columns %d /Rows %d /BlackIs1 false >> /Length %d >>"
            % (leaf.width, leaf.rows, kind, leaf.width, leaf.rows, len(leaf.code)),
            leaf.code,
        )
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    file.write(
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(offsets) + 1, table, len(offsets) + 1, at)
    )
