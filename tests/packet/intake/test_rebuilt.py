"""A file without tables is written anew from its objects: all of them, the newest of each, none that is cut."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from packet.intake.rebuilt import rebuild
from tests.packet.intake.making import FIRST, document, pdf, stream, words


def _pages(data: bytes, folder: Path) -> list[bytes]:
    """The decoded content of each page of the file written anew."""
    source, out = folder / "broken.pdf", folder / "made.pdf"
    source.write_bytes(data)
    rebuild(source, out)
    with pikepdf.open(out) as made:
        assert not made.get_warnings()
        return [bytes(page.Contents.read_bytes()) for page in made.pages]


def _bare(data: bytes) -> bytes:
    return data[: data.rindex(b"xref\n0")]


def test_all_objects_are_found(tmp_path: Path) -> None:
    """Two pages come back from a file without table and trailer."""
    made = _bare(pdf(document(words("ONE"), words("TWO"))))
    assert _pages(made, tmp_path) == [words("ONE"), words("TWO")]


def test_packed_objects_are_found(tmp_path: Path) -> None:
    """Objects inside object streams come back, the cross-reference stream behind them being gone."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(document(words("ONE"), words("TWO"))))) as opened:
        opened.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
    packed = out.getvalue()
    assert b"/ObjStm" in packed
    lost = packed.rindex(b"/XRef")
    assert len(_pages(packed[: packed.rindex(b"obj", 0, lost)], tmp_path)) == 2


@pytest.mark.parametrize("length", [0, 3, 99_999])
def test_a_stream_ends_where_it_ends(tmp_path: Path, length: int) -> None:
    """A /Length that lies is set right."""
    objects = document(b"") | {FIRST + 1: stream(words("SEEN"), length=length)}
    assert _pages(_bare(pdf(objects)), tmp_path) == [words("SEEN")]


def test_words_inside_a_stream_are_no_objects(tmp_path: Path) -> None:
    """Data that reads like an object stays data when the stream's length is true."""
    tricky = b"% endobj 10 0 obj <</Type/Nothing>> endobj\n" + words("SEEN")
    assert _pages(_bare(pdf(document(tricky))), tmp_path) == [tricky]


def test_the_newest_version_counts(tmp_path: Path) -> None:
    """An object written again later replaces the earlier one."""
    later = b"%d 0 obj\n%s\nendobj\n" % (FIRST + 1, stream(words("NEW")))
    assert _pages(_bare(pdf(document(words("OLD")))) + later, tmp_path) == [words("NEW")]


def test_a_cut_object_is_left_out(tmp_path: Path) -> None:
    """The object in which the file ends is not passed off as whole."""
    made = _bare(pdf(document(words("ONE"))))
    (tmp_path / "cut.pdf").write_bytes(made[: made.rindex(b"endstream") - 9])
    rebuild(tmp_path / "cut.pdf", tmp_path / "made.pdf")
    with pikepdf.open(tmp_path / "made.pdf") as opened:
        assert "/Contents" not in opened.pages[0]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7\n1 0 obj\n<</Type/Pages>>\nendobj\n",
        pdf(document(words("SEEN")), b"/Encrypt 9 0 R"),
        pdf(document(words("SEEN")), b"/Encrypt<</Filter/Standard>>"),
    ],
)
def test_what_cannot_be_written_anew_is_said(tmp_path: Path, data: bytes) -> None:
    """Nothing is made of a file without a catalog, nor of one whose content needs a key."""
    source = tmp_path / "broken.pdf"
    source.write_bytes(data)
    with pytest.raises(ValueError, match=r"catalog|encrypted"):
        rebuild(source, tmp_path / "made.pdf")
    assert not (tmp_path / "made.pdf").exists()
