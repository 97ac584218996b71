"""What cameras and scanners write beside the pixels of a picture in a PDF: taken out, the picture is not touched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from pikepdf import Array, Dictionary, Name, Pdf, PdfError, Stream

from packet.pdf.jpeg_data import bare_jpeg
from packet.pdf.jpx_data import bare_jpx
from packet.pdf.page import name_of

_BARE: Final[Mapping[str, Callable[[bytes], bytes]]] = MappingProxyType(
    {"/DCTDecode": bare_jpeg, "/DCT": bare_jpeg, "/JPXDecode": bare_jpx}
)


def clean_picture(pdf: Pdf, image: Stream) -> None:
    """Keep of a JPEG or JPEG 2000 in a PDF (also behind other filters) only what is drawn."""
    filters, parameters = _listed(image.get("/Filter")), _listed(image.get("/DecodeParms"))
    kind = name_of(filters[-1]) if filters else ""
    if kind not in _BARE:
        return
    try:
        raw = image.read_raw_bytes()
        data = _decoded(pdf, raw, filters[:-1], parameters) if len(filters) > 1 else raw
    except PdfError:  # what cannot be decoded is found, and told, where the streams are looked at
        return
    bare = _BARE[kind](data)
    if bare != raw:
        own = parameters[len(filters) - 1] if len(parameters) == len(filters) else None
        image.write(bare, filter=Name(kind), decode_parms=own if isinstance(own, Dictionary) else None)


def _listed(value: object) -> list[object]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def _decoded(pdf: Pdf, raw: bytes, filters: list[object], parameters: list[object]) -> bytes:
    outer = pdf.make_stream(raw, Filter=Array(filters))
    if len(parameters) > len(filters):
        outer["/DecodeParms"] = Array(parameters[: len(filters)])
    return outer.read_bytes()
