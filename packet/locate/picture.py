"""A picture of every page with the found places drawn and named, so that a person can check a map at a glance."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdfium2
from PIL import Image, ImageColor, ImageDraw, ImageFont

from packet.locate.form_map import FieldPlace, OfficialMap
from packet.locate.geometry import Area

_SCALE = 2.0
"""Pixels a point: names of 11 pixels can be read, and a page fills a screen."""
_NAME_SIZE, _NAME_HIGH = 11, 13
"""Pixels: a place's name, and the strip that it stands on."""
_FRAME, _TINT, _STRIP = 2, 28, 200
"""Pixels of a frame's line; opacity, of 255, of what fills a frame and of the strip behind a name."""
_TEXT, _TICK, _SIGN = (0, 90, 200), (200, 60, 0), (120, 0, 140)


def draw(pdf: bytes, found: OfficialMap) -> Iterator[tuple[int, bytes]]:
    """(page, PNG) for every page of the upright PDF that is part of a form."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in found.pages:
            if page.kind != "form":
                continue
            image = document[page.number].render(scale=_SCALE).to_pil().convert("RGB")
            _mark(image, page.size[1], [place for place in found.places if place.page == page.number])
            yield page.number, _png(image)
    finally:
        document.close()


def _mark(image: Image.Image, height: float, places: list[FieldPlace]) -> None:
    draw = ImageDraw.Draw(image, "RGBA")
    font = ImageFont.load_default(size=_NAME_SIZE)
    for place in places:
        colour = {"tick": _TICK, "signature": _SIGN}.get(place.kind, _TEXT)
        for area in place.parts or place.rows or (place.area,):
            draw.rectangle(_corners(area, height), outline=colour, width=_FRAME, fill=(*colour, _TINT))
        left, top, _, bottom = _corners(place.area, height)
        name = f"{place.title} {round(place.confidence * 100)}"
        wide = draw.textlength(name, font=font)
        beside = bottom if place.value == "no" else top - _NAME_HIGH  # the names of Yes and No would cover each other
        y = beside if place.kind == "tick" else (top + bottom) / 2 - (_NAME_HIGH + 1) // 2
        x = max(2.0, min(left if place.kind != "tick" else left - wide / 2, image.width - wide - 2))
        draw.rectangle((x - 1, y, x + wide + 1, y + _NAME_HIGH), fill=(*ImageColor.getrgb("white"), _STRIP))
        draw.text((x, y), name, fill=colour, font=font)


def _corners(area: Area, height: float) -> tuple[float, float, float, float]:
    return (area.x0 * _SCALE, (height - area.y1) * _SCALE, area.x1 * _SCALE, (height - area.y0) * _SCALE)


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
