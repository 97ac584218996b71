"""The 1-bit PDF: Letter, our dots, nothing else."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image

from packet.fax import pdf1bit
from packet.fax.encode import decode, encode
from packet.fax.geometry import Coding
from packet.fax.page import bits_of
from packet.fax.render import Source
from packet.fax.tiff import Leaf
from tests.packet.fax import papers


def _pages() -> list[np.ndarray[tuple[int, ...], np.dtype[np.bool_]]]:
    inks = []
    for maker in (papers.text, papers.table):
        with Source(maker().pdf) as source:
            inks.append(bits_of(source, 1)[2])
    return inks


def _file(inks: list[np.ndarray[tuple[int, ...], np.dtype[np.bool_]]], coding: Coding = "mmr") -> bytes:
    out = io.BytesIO()
    pdf1bit.write(out, (Leaf(encode(ink, coding)) for ink in inks), len(inks), coding)
    return out.getvalue()


@pytest.mark.parametrize("coding", ["mmr", "mh"])
def test_each_page_is_letter_with_one_image_of_our_dots(coding: Coding) -> None:
    """612 x 792 pt, one CCITT image whose code decodes to the page; no fonts, scripts, dates or names."""
    inks = _pages()
    file = _file(inks, coding)
    with pikepdf.open(io.BytesIO(file)) as document:
        assert document.check_pdf_syntax() == []
        assert len(document.pages) == 2
        assert "/Info" not in document.trailer
        for page, ink in zip(document.pages, inks, strict=True):
            assert [float(side) for side in page.mediabox] == [0, 0, 612, 792]
            assert list(page.Resources.keys()) == ["/XObject"]
            (image,) = page.Resources.XObject.values()
            assert image.Filter == "/CCITTFaxDecode"
            assert int(image.DecodeParms.K) == (-1 if coding == "mmr" else 0)
            assert np.array_equal(decode(image.read_raw_bytes(), 1728, 2156, coding), ink)


def test_black_is_black_in_another_reader() -> None:
    """pdfium draws ink where ink is: not inverted, not shifted, not stretched."""
    inks = _pages()
    with pdfium.PdfDocument(_file(inks)) as document:
        grey = np.asarray(document[0].render(scale=1, grayscale=True).to_pil())
    assert grey.shape == (792, 612)
    rows, columns = np.flatnonzero((grey < 160).any(axis=1)), np.flatnonzero((grey < 160).any(axis=0))
    ours = np.flatnonzero(inks[0].any(axis=1)), np.flatnonzero(inks[0].any(axis=0))
    assert abs(rows[0] - ours[0][0] * 72 / 196) < 2
    assert abs(rows[-1] - ours[0][-1] * 72 / 196) < 2
    assert abs(columns[0] - (ours[1][0] + 3) * 72 / 204) < 2
    assert abs(columns[-1] - (ours[1][-1] + 3) * 72 / 204) < 2
    assert float((grey < 128).mean()) < 0.3


@pytest.mark.needs_tool
@pytest.mark.skipif(shutil.which("gs") is None, reason="needs Ghostscript (apt-get install ghostscript)")
def test_ghostscript_gives_our_dots_back(tmp_path: Path) -> None:
    """The recipe of HylaFAX and Asterisk, tiffg4 at 204 x 196, returns every dot, three to the right."""
    inks = _pages()
    (tmp_path / "fax.pdf").write_bytes(_file(inks))
    subprocess.run(
        [
            "gs",
            "-q",
            "-dNOPAUSE",
            "-dBATCH",
            "-dSAFER",
            "-sDEVICE=tiffg4",
            "-r204x196",
            "-sOutputFile=fax.tif",
            "fax.pdf",
        ],
        cwd=tmp_path,
        check=True,
        timeout=120,
        capture_output=True,
    )
    with Image.open(tmp_path / "fax.tif") as image:
        for number, ink in enumerate(inks):
            image.seek(number)
            theirs = ~np.asarray(image.convert("1"))
            assert np.array_equal(theirs[:2156, 3:1728], ink[:, :1725])


def test_size_is_never_more_than_foretold() -> None:
    """The limit of a part can trust the size told before writing."""
    inks = _pages()
    code = encode(inks[0])
    for count in (1, 2, 150):
        out = io.BytesIO()
        pdf1bit.write(out, (Leaf(code) for _ in range(count)), count)
        assert len(out.getvalue()) <= pdf1bit.size([len(code)] * count)


def test_the_same_pages_give_the_same_bytes() -> None:
    """No date, no identifier: a part can be made again."""
    inks = _pages()
    assert _file(inks) == _file(inks)
