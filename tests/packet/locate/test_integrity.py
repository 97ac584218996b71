"""What a repair leaves behind: signs that a piece of a PDF is missing although every engine opens it."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from packet.locate.integrity import broken, holed
from tests.packet.locate.test_sound import Bend, refusal_code, saved_in_ways, whole_forms


def _edited(change: Callable[[pikepdf.Pdf], None], way: str = "flat") -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(whole_forms()[way])) as pdf:
        change(pdf)
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _content_ends_midway(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    content = page.Contents.read_bytes()
    page.Contents = pdf.make_stream(content[: content.rindex(b" Tj")])


def _content_has_a_hole(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    content = page.Contents.read_bytes()
    page.Contents = pdf.make_stream(content[:700] + bytes(200) + content[900:])


def _operator_is_garbled(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[1].obj
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n(City) Xj\n")


def _font_is_gone(pdf: pikepdf.Pdf) -> None:
    fonts = pdf.pages[0].obj.Resources.Font
    del fonts[next(iter(fonts.keys()))]


def _drawn_form_is_gone(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n/Lost Do\n")


def _packed_content_is_torn(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    packed = zlib.compress(page.Contents.read_bytes())
    page.Contents = pikepdf.Stream(pdf, packed[: len(packed) * 3 // 4], Filter=Name.FlateDecode)


def _table_of_letters_is_torn(pdf: pikepdf.Pdf) -> None:
    packed = zlib.compress(b"begincmap 1 beginbfchar <01> <0041> endbfchar endcmap" * 9)
    pdf.pages[0].obj.Resources.Font["/New"] = pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            ToUnicode=pikepdf.Stream(pdf, packed[:-9], Filter=Name.FlateDecode),
        )
    )


@pytest.mark.parametrize(
    "change",
    [
        _content_ends_midway,
        _content_has_a_hole,
        _operator_is_garbled,
        _font_is_gone,
        _drawn_form_is_gone,
        _packed_content_is_torn,
        _table_of_letters_is_torn,
    ],
    ids=lambda change: change.__name__.strip("_"),
)
def test_a_repaired_file_shows_its_loss(change: Callable[[pikepdf.Pdf], None], tmp_path: Path) -> None:
    """A file that was written anew around a loss has sound tables and no warning; the loss is found all the same."""
    assert refusal_code(_edited(change), tmp_path) == "official_torn"


def _no_object(notes: Array) -> None:
    notes[3] = None


def _no_kind(notes: Array) -> None:
    del notes[3]["/Subtype"]


def _no_place(notes: Array) -> None:
    del notes[3]["/Rect"]


def _half_a_place(notes: Array) -> None:
    notes[3]["/Rect"] = Array([10, 20, None, 40])


@pytest.mark.parametrize("change", [_no_object, _no_kind, _no_place, _half_a_place])
def test_a_field_that_lost_what_it_needs_is_found(change: Callable[[Array], None], tmp_path: Path) -> None:
    """A repair puts nothing in the place of an object that it did not find, and leaves half a field as it is."""

    def edit(pdf: pikepdf.Pdf) -> None:
        notes = pdf.pages[0].obj.Annots
        assert isinstance(notes, Array)
        change(notes)

    assert refusal_code(_edited(edit, "fields"), tmp_path) == "official_torn"


def test_packed_letters_that_lose_one_are_torn(tmp_path: Path) -> None:
    """Content packed and then written in letters (ASCII85), as some writers do: one lost letter is found."""

    def change(pdf: pikepdf.Pdf) -> None:
        import base64

        page = pdf.pages[0].obj
        letters = base64.a85encode(zlib.compress(page.Contents.read_bytes()))
        letters = letters[:400] + letters[401:] + b"~>"
        page.Contents = pikepdf.Stream(pdf, letters, Filter=Array([Name.ASCII85Decode, Name.FlateDecode]))

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(whole_forms()["flat"])) as pdf:
        change(pdf)
        pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert refusal_code(out.getvalue(), tmp_path) == "official_torn"


def _with_font(change: Bend, described: bool | None = True) -> bytes:
    """A form with an embedded TrueType font that is not packed; without what describes it, no file is left either."""
    from importlib.resources import files

    font = files("packet.lettering").joinpath("fonts", "DejaVuSansCondensed.ttf").read_bytes()

    def embed(pdf: pikepdf.Pdf) -> None:
        file = pikepdf.Stream(pdf, change(font))
        pdf.pages[0].obj.Resources.Font["/New"] = pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.TrueType,
                BaseFont=Name("/ABCDEF+DejaVu"),
                FontDescriptor=pdf.make_indirect(
                    Dictionary(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+DejaVu"), FontFile2=file)
                ),
            )
        )
        font_of = pdf.pages[0].obj.Resources.Font["/New"]
        if described is None:
            del font_of["/FontDescriptor"]
        elif not described:
            del font_of.FontDescriptor["/FontFile2"]

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(whole_forms()["flat"])) as pdf:
        embed(pdf)
        pdf.save(out, compress_streams=False)
    return out.getvalue()


def _hole(font: bytes) -> bytes:
    start = font.index(b"glyf")
    at = int.from_bytes(font[start + 8 : start + 12], "big") + 5000
    return font[:at] + bytes(512) + font[at + 512 :]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda font: font, ""),
        (_hole, "official_torn"),
        (lambda font: font[: len(font) // 2], "official_torn"),
        (lambda _: b"", "official_torn"),
        (lambda font: bytes(len(font)), "official_torn"),
    ],
    ids=["whole", "hole", "half", "nothing", "zeros"],
)
def test_a_torn_font_is_found(change: Bend, code: str, tmp_path: Path) -> None:
    """The words of the form would be boxes, or gone."""
    assert refusal_code(_with_font(change), tmp_path) == code


@pytest.mark.parametrize("described", [False, None])
def test_a_font_whose_file_is_gone_is_found(described: bool | None, tmp_path: Path) -> None:
    """Its name says that a part of it is embedded, and after a repair nothing is."""
    assert refusal_code(_with_font(lambda font: font, described), tmp_path) == "official_torn"


@pytest.mark.parametrize(("kind", "lacking"), [(Name.Type3, False), (Name.TrueType, True)])
def test_a_font_that_the_document_draws_needs_no_file(kind: Name, lacking: bool) -> None:
    """Browsers describe a Type 3 font under the name of a part of one, as if its file were embedded."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        about = pdf.make_indirect(Dictionary(Type=Name.FontDescriptor, FontName=Name("/BAAAAA+Drawn")))
        pdf.Root.Kept = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=kind, FontDescriptor=about))
        assert broken(pdf, strict=False) is lacking


def test_zeros_between_objects_are_no_hole() -> None:
    """Room that a writer left empty between two objects is not a lost piece; zeros inside an object are."""
    assert not holed(b"1 0 obj\n<</A 1>>\nendobj\n" + bytes(100) + b"2 0 obj")
    assert not holed(b"1 0 obj\n<</Length 99>>stream\n" + bytes(99) + b"\nendstream endobj")
    assert holed(b"1 0 obj\n<</A 1" + bytes(16) + b">>\nendobj")


def test_what_is_not_packed_is_not_believed_in_a_damaged_file() -> None:
    """Content without a check sum cannot show that it is whole: fine, but not where all else was guessed."""
    with pikepdf.open(io.BytesIO(whole_forms()["flat unpacked"])) as pdf:
        assert not broken(pdf, strict=False)
        assert broken(pdf, strict=True)
    with pikepdf.open(io.BytesIO(saved_in_ways(whole_forms()["flat unpacked"]))) as pdf:
        assert not broken(pdf, strict=True)
