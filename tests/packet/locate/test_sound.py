"""A form of which something is missing is never filled: refused, or read as the whole file is."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name

from forms.words import LANGUAGES
from packet.errors import Refused
from packet.intake.render import draw, pixels
from packet.intake.visual_diff import same
from packet.locate.guard import LIMITS
from packet.locate.integrity import broken, holed
from packet.locate.normalise import straightened
from packet.locate.sound import require_same_look, require_whole
from tests.packet.locate.lookalikes.bend import locked
from tests.packet.locate.lookalikes.catalogue import LookAlike
from tests.packet.locate.lookalikes.fields import Fields
from tests.packet.locate.lookalikes.style import Style

Bend = Callable[[bytes], bytes]


def _saved(data: bytes, **how: Any) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, deterministic_id="encryption" not in how, **how)
    return out.getvalue()


def _plain(data: bytes) -> bytes:
    """Nothing packed: no check sum tells of a lost piece."""
    return _saved(data, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)


@cache
def _forms() -> dict[str, bytes]:
    """The same forms in all the ways in which a writer lays out a file."""
    flat = LookAlike("flat", "rules", Style(label="left", frame="rule")).make()[0]
    fields = LookAlike("fields", "fields", Style(frame="none", fields=True), fields=Fields()).make()[0]
    made = {"flat": flat, "fields": fields}
    for name, data in (("flat", flat), ("fields", fields)):
        made[f"{name} in object streams"] = _saved(data, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        made[f"{name} linearised"] = _saved(data, linearize=True)
        made[f"{name} locked"] = locked(data)
        made[f"{name} unpacked"] = _plain(data)
    return made


FORMS = ("flat", "fields")
WAYS = ("", " in object streams", " linearised", " locked", " unpacked")


def _read(data: bytes, folder: Path) -> tuple[bytes, bool]:
    """The upright pages as the worker makes them; and whether something had to be guessed. Raises Refused."""
    path = folder / "official.pdf"
    path.write_bytes(data)
    trial = folder / "trial"
    trial.mkdir(exist_ok=True)
    guessed = require_whole(path, "form.pdf", trial, LIMITS, lambda _done, _of: None)
    if guessed:
        require_same_look(path, straightened(data, "form.pdf", frozenset()).pdf, {}, "form.pdf", trial)
    return straightened(data, "form.pdf").pdf, guessed


def _code(data: bytes, folder: Path) -> str:
    """The refusal, "" when the file is taken."""
    try:
        _read(data, folder)
    except Refused as refused:
        for language in LANGUAGES:
            told = refused.message(language)
            assert "form.pdf" in told
            assert str(folder) not in told
        return refused.code
    return ""


def _looks(pdf: bytes) -> list[tuple[Any, str]]:
    document = pypdfium2.PdfDocument(pdf)
    looks = [(draw(page, pixels(page, 1000)), page.get_textpage().get_text_bounded()) for page in document]
    document.close()
    return looks


@cache
def _looks_whole(whole: bytes) -> list[tuple[Any, str]]:
    return _looks(straightened(whole, "form.pdf").pdf)


def _refused_or_the_same(data: bytes, whole: bytes, folder: Path) -> str:
    """The refusal; "" when the file is taken, and then its pages look and read as those of the whole file."""
    try:
        upright, _ = _read(data, folder)
    except Refused as refused:
        return refused.code
    ours, wanted = _looks(upright), _looks_whole(whole)
    assert len(ours) == len(wanted)
    for (picture, words), (other, told) in zip(ours, wanted, strict=True):
        assert same(picture, other)
        assert words == told
    return ""


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("form", FORMS)
def test_a_whole_form_is_taken(form: str, way: str, tmp_path: Path) -> None:
    """However a writer lays it out: packed or not, linearised, locked against changes. Nothing has to be guessed."""
    assert _read(_forms()[form + way], tmp_path)[1] is False


@pytest.mark.parametrize("share", [0.5, 0.7, 0.9, 0.95, 0.99])
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("form", FORMS)
def test_a_download_that_broke_off_is_refused(form: str, way: str, share: float, tmp_path: Path) -> None:
    """Cut anywhere, and with the lost part filled with zeros, as a download that reserves its room leaves it. Where
    the end is only a table, nothing of the form may be lost with it.
    """
    whole = _forms()[form + way]
    cut = whole[: int(len(whole) * share)]
    for data in (cut, cut + bytes(len(whole) - len(cut))):
        code = _refused_or_the_same(data, whole, tmp_path)
        assert code in ("official_cut", "official_torn", "official_damaged") or (share >= 0.95 and not code)


@pytest.mark.parametrize("size", [64, 512, 4096])
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("form", FORMS)
def test_a_sector_of_zeros_loses_no_word(form: str, way: str, size: int, tmp_path: Path) -> None:
    """A piece that the disk lost, at places all over the file: refused, or nothing of the form is lost."""
    whole = _forms()[form + way]
    for share in (0.13, 0.37, 0.55, 0.71, 0.93):
        start = int(len(whole) * share) // 64 * 64
        _refused_or_the_same(whole[:start] + bytes(size) + whole[start + size :], whole, tmp_path)


@pytest.mark.parametrize("way", WAYS)
def test_a_dropped_piece_loses_no_word(way: str, tmp_path: Path) -> None:
    """A packet that never came: what follows lies elsewhere than the tables say."""
    whole = _forms()["flat" + way]
    for share in (0.21, 0.47, 0.64, 0.83):
        start = int(len(whole) * share)
        _refused_or_the_same(whole[:start] + whole[start + 600 :], whole, tmp_path)


@pytest.mark.parametrize(
    "around",
    [
        lambda data: b"HTTP/1.1 200 OK\r\n\r\n" + data,
        lambda data: data + bytes(3000),
        lambda data: data + b"\r\n<!-- -->",
    ],
    ids=["head of a download", "zeros behind", "words behind"],
)
def test_harmless_bytes_around_a_form_are_let_be(around: Bend, tmp_path: Path) -> None:
    """What a mail gateway or a disk adds takes nothing away."""
    whole = _forms()["flat"]
    assert _refused_or_the_same(around(whole), whole, tmp_path) == ""


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "official_no_pdf"),
        (b"<html><body>Not found</body></html>", "official_no_pdf"),
        (b"PK\x03\x04" + bytes(100), "official_no_pdf"),
        (b"%PDF-1.7 and no more", "official_damaged"),
    ],
)
def test_what_is_no_form_is_told_for_what_it_is(data: bytes, code: str, tmp_path: Path) -> None:
    """An error page saved under the name of the form is no PDF; a PDF that has only begun is broken."""
    assert _code(data, tmp_path) == code


def test_a_user_password_is_told(tmp_path: Path) -> None:
    """With a password that opens it the file is locked; with one against changes alone it is not."""
    assert _code(locked(_forms()["flat"], user="secret"), tmp_path) == "official_locked"
    assert _code(locked(_forms()["flat"]), tmp_path) == ""
    cut = locked(_forms()["flat"])
    assert _code(cut[: len(cut) * 3 // 4], tmp_path) in ("official_cut", "official_damaged")


def _edited(change: Callable[[pikepdf.Pdf], None], way: str = "flat") -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(_forms()[way])) as pdf:
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
    assert _code(_edited(change), tmp_path) == "official_torn"


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

    assert _code(_edited(edit, "fields"), tmp_path) == "official_torn"


def test_packed_letters_that_lose_one_are_torn(tmp_path: Path) -> None:
    """Content packed and then written in letters (ASCII85), as some writers do: one lost letter is found."""

    def change(pdf: pikepdf.Pdf) -> None:
        import base64

        page = pdf.pages[0].obj
        letters = base64.a85encode(zlib.compress(page.Contents.read_bytes()))
        letters = letters[:400] + letters[401:] + b"~>"
        page.Contents = pikepdf.Stream(pdf, letters, Filter=Array([Name.ASCII85Decode, Name.FlateDecode]))

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(_forms()["flat"])) as pdf:
        change(pdf)
        pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert _code(out.getvalue(), tmp_path) == "official_torn"


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
    with pikepdf.open(io.BytesIO(_forms()["flat"])) as pdf:
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
    assert _code(_with_font(change), tmp_path) == code


@pytest.mark.parametrize("described", [False, None])
def test_a_font_whose_file_is_gone_is_found(described: bool | None, tmp_path: Path) -> None:
    """Its name says that a part of it is embedded, and after a repair nothing is."""
    assert _code(_with_font(lambda font: font, described), tmp_path) == "official_torn"


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
    with pikepdf.open(io.BytesIO(_forms()["flat unpacked"])) as pdf:
        assert not broken(pdf, strict=False)
        assert broken(pdf, strict=True)
    with pikepdf.open(io.BytesIO(_saved(_forms()["flat unpacked"]))) as pdf:
        assert not broken(pdf, strict=True)


def test_a_broken_table_alone_is_mended(tmp_path: Path) -> None:
    """Where only the table of places is wrong, all objects are found again, and the form looks as it should."""
    whole = _forms()["flat"]
    wrong = re.sub(rb"startxref\s+\d+", b"startxref\n7", whole)
    upright, guessed = _read(wrong, tmp_path)
    assert guessed
    assert _refused_or_the_same(wrong, whole, tmp_path) == ""
    assert upright
