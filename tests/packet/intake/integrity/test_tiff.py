"""The chain of pages of a TIFF, read from its bytes."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from packet.intake.integrity.tiff import Chain, chain, packing, raw_photo


def _tiff(path: Path, pages: int, **how: Any) -> Path:
    frames = [Image.effect_noise((40, 40), 50) for _ in range(pages)]
    frames[0].save(path, save_all=True, append_images=frames[1:], **how)
    return path


@pytest.mark.parametrize("big", [False, True])
def test_every_page_is_counted(big: bool, tmp_path: Path) -> None:
    assert chain(_tiff(tmp_path / "a.tif", 3, big_tiff=big)) == Chain(3, True)


def test_a_file_that_breaks_off_says_so(tmp_path: Path) -> None:
    path = _tiff(tmp_path / "a.tif", 3)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    found = chain(path)
    assert not found.whole
    assert found.pages < 3


def test_a_chain_that_leads_back_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    entry = struct.pack("<HHII", 256, 4, 1, 10)
    path.write_bytes(b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", 1) + entry + struct.pack("<I", 8))
    assert chain(path) == Chain(1, True)


def _directory(*entries: tuple[int, int, int, int]) -> bytes:
    listed = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(entries)) + listed + bytes(4)


@pytest.mark.parametrize(
    ("data", "raw"),
    [
        (_directory((256, 4, 1, 10)), False),
        (_directory((50706, 1, 4, 0x0401)), True),
        (b"II*\0\x10\0\0\0CR\2\0" + bytes(40), True),
    ],
    ids=["plain", "DNG", "Canon"],
)
def test_a_cameras_raw_photo_is_known(data: bytes, raw: bool, tmp_path: Path) -> None:
    (tmp_path / "a.tif").write_bytes(data)
    assert raw_photo(tmp_path / "a.tif") is raw


def test_an_unusual_packing_has_its_name(tmp_path: Path) -> None:
    with Image.open(_tiff(tmp_path / "a.tif", 1)) as image:
        assert packing(image) == ""
        image.tag_v2[259] = 50001  # type: ignore[attr-defined]
        assert packing(image) == "WebP"
    assert packing(Image.new("L", (1, 1))) == ""
