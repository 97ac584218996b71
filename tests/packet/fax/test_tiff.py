"""The TIFF against the tables of RFC 2306 and RFC 3949, and in the hands of those who read it."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from packet.fax import tiff
from packet.fax.encode import encode
from packet.fax.geometry import Coding
from packet.fax.tiff import Leaf

_WIDTHS = {1728, 2048, 2432, 2592, 3072, 3648, 3456, 4096, 4864}
_Y_DPI = {98, 100, 196, 200, 300, 391, 400}


def _inks(count: int = 3) -> list[np.ndarray[tuple[int, ...], np.dtype[np.bool_]]]:
    return [np.random.default_rng(number).random((2156, 1728)) < 0.02 * number for number in range(count)]


def _file(coding: Coding = "mmr", count: int = 3) -> bytes:
    out = io.BytesIO()
    leaves = [Leaf(encode(ink, coding)) for ink in _inks(count)]
    tiff.write(out, leaves, count, coding)
    return out.getvalue()


def lint(file: bytes) -> list[str]:
    """What a TIFF-F reader could object to, by the tables of RFC 2306 section 4 and RFC 3949 section 4. [] is clean."""
    faults: list[str] = []
    order, magic, here = struct.unpack_from("<2sHI", file)
    if (order, magic) != (b"II", 42):
        return ["header"]
    pages: list[dict[int, tuple[int, int, int]]] = []
    end = 8
    while here:
        if here != end:
            faults.append(f"IFD {len(pages)} does not follow the page before it")
        (entries,) = struct.unpack_from("<H", file, here)
        rows = [struct.unpack_from("<HHII", file, here + 2 + 12 * number) for number in range(entries)]
        if [row[0] for row in rows] != sorted({row[0] for row in rows}):
            faults.append("tags out of order")
        page = {tag: (kind, count, value) for tag, kind, count, value in rows}
        pages.append(page)
        end = page[273][2] + page[279][2] + page[279][2] % 2
        (here,) = struct.unpack_from("<I", file, here + 2 + 12 * entries)
    if end != len(file):
        faults.append("bytes after the last page")
    for number, page in enumerate(pages):
        faults += [f"page {number}: {fault}" for fault in _page_faults(file, page, number, len(pages))]
    return faults


def _page_faults(file: bytes, page: dict[int, tuple[int, int, int]], number: int, total: int) -> list[str]:
    value = {tag: entry[2] for tag, entry in page.items()}
    compression = value[259] & 0xFFFF
    resolution = [struct.unpack_from("<II", file, value[tag]) for tag in (282, 283)]
    short = (258, 259, 262, 266, 277, 296)
    rules = {
        "NewSubfileType": value[254] == 2,
        "ImageWidth": value[256] in _WIDTHS,
        "BitsPerSample": value[258] & 0xFFFF == 1,
        "Compression": compression in (3, 4),
        "Photometric": value[262] & 0xFFFF == 0,
        "FillOrder": value[266] & 0xFFFF in ((2,) if compression == 3 else (1, 2)),
        "SamplesPerPixel": value[277] & 0xFFFF == 1,
        "one strip": value[278] == value[257] and page[273][1] == 1 and page[279][1] == 1,
        "XResolution": resolution[0] in ((204, 1), (200, 1)),
        "YResolution": resolution[1][0] in _Y_DPI and resolution[1][1] == 1,
        "ResolutionUnit": value[296] & 0xFFFF == 2,
        "PageNumber": (value[297] & 0xFFFF, value[297] >> 16, page[297][1]) == (number, total, 2),
        "T4Options or T6Options": value.get(292 if compression == 3 else 293, -1) in (0, 4),
        "types": all(page[tag][0] == 3 for tag in short) and page[254][0] == 4 and page[282][0] == 5,
        "strip on a word": value[273] % 2 == 0,
    }
    return [name for name, kept in rules.items() if not kept]


@pytest.mark.parametrize("coding", ["mmr", "mh"])
def test_every_tag_is_what_the_tables_ask(coding: Coding) -> None:
    """Tags, their types and order, one strip a page, page numbers, IFD beside its page: nothing to object to."""
    assert lint(_file(coding)) == []


@pytest.mark.parametrize(("at", "wrong"), [(8 + 2 + 12 * 5 + 8, 1), (8 + 2 + 12 * 1 + 8, 1), (8 + 2 + 12 * 10 + 8, 7)])
def test_the_lint_sees_a_wrong_tag(at: int, wrong: int) -> None:
    """Photometric black-is-zero, a width of 1 and several strips are found, so a clean result means something."""
    file = bytearray(_file())
    file[at] = wrong
    assert lint(bytes(file))


@pytest.mark.parametrize("coding", ["mmr", "mh"])
def test_pillow_reads_every_dot_of_every_page(coding: Coding) -> None:
    """Pages, page numbers, size in inches and pixels as written."""
    with Image.open(io.BytesIO(_file(coding))) as image:
        assert getattr(image, "n_frames", 0) == 3
        for number, ink in enumerate(_inks()):
            image.seek(number)
            assert np.array_equal(~np.asarray(image), ink)
            assert image.info["dpi"] == (204, 196)
            assert getattr(image, "tag_v2")[297] == (number, 3)  # noqa: B009 - only a TIFF image has it


@pytest.mark.needs_tool
@pytest.mark.skipif(shutil.which("tiffinfo") is None, reason="needs tiffinfo (apt-get install libtiff-tools)")
@pytest.mark.parametrize("coding", ["mmr", "mh"])
def test_libtiff_reads_it_without_a_warning(coding: Coding, tmp_path: Path) -> None:
    """tiffinfo decodes every strip of three pages and has nothing to say on standard error."""
    path = tmp_path / "fax.tif"
    path.write_bytes(_file(coding))
    said = subprocess.run(["tiffinfo", "-D", str(path)], capture_output=True, text=True, check=True, timeout=60)
    assert said.stderr == ""
    assert said.stdout.count("Image Width: 1728 Image Length: 2156") == 3
    assert "Page Number: 1-3" in said.stdout


def test_the_same_pages_give_the_same_bytes_of_the_size_foretold() -> None:
    """Nothing of time or memory gets in, and the size is known before writing."""
    file = _file()
    assert file == _file()
    assert len(file) == tiff.size([len(encode(ink)) for ink in _inks()])
