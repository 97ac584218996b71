"""What pages looked like, kept in small: told again as it was, and judged at the edge that `compare` has."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from packet.intake.looks import Looks, packed, write
from packet.intake.visual_diff import BLOCK, BOUND, LONGEST

SIZE = (618, 800)


def _noise() -> Image.Image:
    return Image.merge("RGB", [Image.effect_noise(SIZE, sigma) for sigma in (20, 40, 60)])


def _dotted(size: tuple[int, int], level: float) -> Image.Image:
    """White, but for one block whose mean is darker by `level`, in one colour only."""
    picture = Image.new("RGB", size, "white")
    picture.paste((255, 255, 255 - round(level)), (4 * BLOCK, 5 * BLOCK, 5 * BLOCK, 6 * BLOCK))
    return picture


def test_looks_are_found_by_their_pages(tmp_path: Path) -> None:
    """Each page's own, also after a page whose look is not known; beyond the last there is none."""
    pictures = [_noise(), None, Image.new("RGB", (800, 517), "white")]
    write(tmp_path / "looks", map(packed, pictures))
    looks = Looks(tmp_path / "looks")
    for page, picture in enumerate(pictures):
        look = looks.of(page)
        assert (look is None) == (picture is None)
        assert look is None or picture is None or (look.size == picture.size and look.alike(picture))
    assert looks.of(3) is None


@pytest.mark.parametrize(("level", "alike"), [(0, True), (BOUND, True), (BOUND + 1, False), (255, False)])
def test_one_block_beyond_the_bound_is_another_page(tmp_path: Path, level: float, alike: bool) -> None:
    """The worst block and the worst colour count, to the level."""
    for size in (SIZE, (LONGEST, 3 * BLOCK * 5 + 1)):
        write(tmp_path / "looks", [packed(Image.new("RGB", size, "white"))])
        look = Looks(tmp_path / "looks").of(0)
        assert look is not None
        assert look.alike(_dotted(size, level)) is alike


def test_a_picture_of_another_size_is_another_page(tmp_path: Path) -> None:
    """Even where both are white."""
    write(tmp_path / "looks", [packed(Image.new("RGB", SIZE, "white"))])
    look = Looks(tmp_path / "looks").of(0)
    assert look is not None
    assert not look.alike(Image.new("RGB", (617, 800), "white"))


HEAD = struct.Struct(">HHI")
GOOD = zlib.compress(bytes(3 * 155 * 200))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        HEAD.pack(*SIZE, len(GOOD))[:-1],
        HEAD.pack(*SIZE, len(GOOD)) + GOOD[:-20],
        HEAD.pack(*SIZE, len(GOOD)) + bytes(len(GOOD)),
        HEAD.pack(*SIZE, 20) + zlib.compress(bytes(9)),
        HEAD.pack(*SIZE, len(zlib.compress(bytes(1 << 24)))) + zlib.compress(bytes(1 << 24)),
        HEAD.pack(LONGEST + 1, 800, len(GOOD)) + GOOD,
        HEAD.pack(0, 800, len(GOOD)) + GOOD,
    ],
    ids=["nothing", "head cut", "means cut", "no deflated data", "too few", "too many", "too wide", "no width"],
)
def test_what_is_no_look_is_none(tmp_path: Path, data: bytes) -> None:
    """The file comes from the process that opened the paper; a page without a look is drawn again."""
    (tmp_path / "looks").write_bytes(data)
    assert Looks(tmp_path / "looks").of(0) is None
