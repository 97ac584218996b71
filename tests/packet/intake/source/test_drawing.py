"""Drawings lose what they only point to, and nothing else."""

from __future__ import annotations

import base64
from urllib.parse import quote

import pytest

from packet.intake.source.drawing import clean
from tests.packet.intake.source.making import svg

_OUT = "http://127.0.0.1:9/lab.png"


def _cleaned(inner: str) -> tuple[str, list[str]]:
    missed: list[str] = []
    made = clean(svg(inner).encode(), missed.append)
    assert made is not None
    return made.decode(), missed


def _inline(inner: str, *, packed: bool) -> str:
    text = svg(inner)
    data = base64.b64encode(text.encode()).decode() if packed else quote(text)
    return f"data:image/svg+xml{';base64' if packed else ''},{data}"


@pytest.mark.parametrize(
    "inner",
    [f'<image xlink:href="{_OUT}"/>', f'<image href=" {_OUT}"/>', f'<use href="{_OUT}#a"/>',
     f'<image XLINK:HREF="{_OUT}"/>'.replace("XLINK:HREF", "HREF"), f'<feImage xlink:href="{_OUT}"/>',
     '<image xlink:href="/home/me/lab.png"/>', '<image xlink:href="../lab.png"/>',
     f'<image xlink:href="{_inline(f"<image href=&apos;{_OUT}&apos;/>".replace("&apos;", chr(39)), packed=True)}"/>',
     f'<image xlink:href="{_inline(f"<image href=&apos;{_OUT}&apos;/>".replace("&apos;", chr(39)), packed=False)}"/>'],
)  # fmt: skip
def test_what_it_points_to_is_taken_out_and_named(inner: str) -> None:
    """Also within a drawing that is written into an address."""
    made, missed = _cleaned(inner)
    assert len(missed) == 1
    assert "lab.png" not in made
    if "base64," in made:
        assert b"lab.png" not in base64.b64decode(made.partition("base64,")[2].partition('"')[0])


@pytest.mark.parametrize(
    "inner",
    [f'<rect style="fill:url({_OUT})"/>', f'<style>@import "{_OUT}"; a {{ fill: url({_OUT}) }}</style>',
     f'<g xml:base="{_OUT}"/>', f"<script>{_OUT}</script>"],
)  # fmt: skip
def test_styles_and_programs_cannot_open_anything_either(inner: str) -> None:
    """They show no picture: nobody is asked about them."""
    made, missed = _cleaned(inner)
    assert missed == []
    assert "lab.png" not in made


@pytest.mark.parametrize(
    "inner",
    ['<use xlink:href="#a"></use>', '<image xlink:href="data:image/png;base64,AAAA"></image>',
     '<rect style="fill:url(#a)" fill="red"></rect>', "<text> a &amp; b </text>"],
)  # fmt: skip
def test_what_is_in_the_drawing_stays(inner: str) -> None:
    """Element by element."""
    made, missed = _cleaned(inner)
    assert missed == []
    assert made.partition("?>")[2] == svg(inner)


def test_what_is_no_drawing_stays_as_it_is() -> None:
    """Pictures are not touched."""
    data = b"\x89PNG\r\n\x1a\n" + bytes(90)
    assert clean(data, lambda _: None) is data


def test_a_broken_drawing_does_not_stay() -> None:
    """What cannot be read here could be read by a converter."""
    assert clean(b"<svg><image href='http://x/'>", lambda _: None) is None


def test_drawings_in_drawings_without_end_do_not_stay() -> None:
    """Each level is written into an address of the one around it."""
    inner = "<rect/>"
    for _ in range(7):
        inner = f'<image xlink:href="{_inline(inner, packed=True)}"/>'
    missed: list[str] = []
    assert clean(svg(inner).encode(), missed.append) is not None
    assert missed == ["svg"]
