"""A picture of every page of a form, with the found places drawn on it."""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image

from packet.locate.form_map import FieldPlace
from packet.locate.geometry import Area
from packet.locate.picture import draw
from tests.packet.locate.view_parts import MAP, mute


def test_each_kind_of_place_has_its_colour_and_other_pages_no_picture() -> None:
    areas = {kind: Area(100 * at, 400, 100 * at + 60, 440) for at, kind in enumerate(("text", "tick", "signature"), 1)}
    places = (
        FieldPlace("city", 0, areas["text"]),
        FieldPlace("gender", 0, areas["tick"], "male", "tick"),
        FieldPlace("release_signature", 0, areas["signature"], kind="signature"),
    )
    ((page, png),) = draw(mute("A form", muted=False), replace(MAP, pages=MAP.pages[:1], places=places))
    assert page == 0
    with Image.open(io.BytesIO(png)) as image:
        assert image.size == (1224, 1584)
        corners = [image.getpixel((round(area.x0 * 2), round((792 - area.y0) * 2))) for area in areas.values()]
        assert len(set(corners)) == 3
        assert image.getpixel((20, 20)) == (255, 255, 255)
