"""The small judges of intake, one by one: sameness, blankness, boxes, layers, hints, encodings, words."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from forms.words import domain
from packet.intake import contained, duplicates, hints, office, whole
from packet.intake.boxes import Box, box, digits, turned, unit, visible
from packet.intake.compare import BOUND, blank, difference, same
from packet.intake.facts import waits
from packet.intake.limits import LIMITS
from packet.intake.order import Order
from packet.intake.pictures import PicturePdf, encode, on_letter
from packet.intake.process import COMMAND
from packet.intake.render import Renderer, draw
from packet.intake.sniff import sniff
from packet.intake.taken import Change, Hint, Left, Refusal, Taken, from_plain, to_plain
from packet.intake.text import encoding_of
from packet.intake.unpainted import without_hidden
from packet.intake.work import work
from tests.packet.intake.making import document, pdf, simple, words
from tests.packet.intake.papers import ALL


def _page(*marks: str, ink: tuple[int, int, int] = (0, 0, 0)) -> Image.Image:
    picture = Image.new("RGB", (618, 800), "white")
    draw = ImageDraw.Draw(picture)
    for row, mark in enumerate(marks):
        draw.text((60, 60 + 30 * row), mark, fill=ink, font_size=9)
    return picture


def _speckled() -> Image.Image:
    """The empty back of a sheet scanned in grey: paper that is not quite white, noise, a few specks."""
    picture = Image.effect_noise((618, 800), 6).point(lambda value: min(255, value + 112)).convert("RGB")
    for place in range(12):
        picture.putpixel((40 * place + 9, 61 * place + 20), (170, 170, 170))
    return picture


def test_a_lost_word_is_seen() -> None:
    """One small word gone from a page of lines is over the bound."""
    lines = ["the record of a visit"] * 20
    assert not same(_page(*lines), _page(*lines[:10], "the record of", *lines[11:]))


def test_a_mark_one_dot_off_is_the_same() -> None:
    """Lines moved by one dot count as kept; by four they do not."""
    page = _page(*["the record of a visit"] * 20)
    assert same(page, page.transform(page.size, Image.Transform.AFFINE, (1, 0, 1, 0, 1, 0), fillcolor="white"))
    assert not same(page, page.transform(page.size, Image.Transform.AFFINE, (1, 0, 0, 0, 1, 4), fillcolor="white"))


def test_other_sizes_are_never_the_same() -> None:
    """A page of another shape is another page."""
    assert difference(_page(), Image.new("RGB", (618, 801), "white")) > BOUND


def test_blank_is_light_and_even() -> None:
    """White, tinted and dusty pages are blank; a dot of a pen, pale print and a black page are not."""
    dusty = Image.new("RGB", (600, 800), (228, 226, 220))
    dusty.putpixel((30, 30), (150, 150, 150))
    marked = _page()
    ImageDraw.Draw(marked).ellipse((100, 100, 104, 104), fill="black")
    assert blank(_page())
    assert blank(dusty)
    assert not blank(marked)
    faint = _page(*["a copy of a copy"] * 3, ink=(222, 222, 222))
    assert not blank(faint)
    assert blank(_speckled())
    assert not blank(Image.new("RGB", (600, 800), "black"))


@given(st.lists(st.floats(-1e4, 1e4, allow_nan=False), min_size=4, max_size=4))
def test_a_box_has_its_corners_in_order_or_is_none(edges: list[float]) -> None:
    """Any four numbers give a rectangle with room in it, or nothing."""
    found = box(pikepdf.Array([round(edge, 3) for edge in edges]))
    assert found is None or (found.width > 0 and found.height > 0)


@given(st.floats(-1e6, 1e6, allow_nan=False))
def test_numbers_in_content_are_plain(value: float) -> None:
    """No exponent, no minus zero, and the value within half a millionth."""
    written = digits(value)
    assert b"e" not in written
    assert written != b"-0"
    assert abs(float(written) - value) < 1e-6


@pytest.mark.parametrize(
    "odd",
    [
        pikepdf.Dictionary(),
        pikepdf.Dictionary(MediaBox=7, CropBox=pikepdf.Array([1]), Rotate=pikepdf.Name.X, UserUnit=-1),
    ],
)
def test_a_page_that_says_nothing_sensible_is_letter(odd: pikepdf.Dictionary) -> None:
    """No or nonsensical entries: Letter, upright, unit 1."""
    assert visible(odd) == Box(0, 0, 612, 792)
    assert (turned(odd), unit(odd)) == (0, 1)


def test_hidden_content_goes_and_its_state_stays() -> None:
    """Between the marks painting goes; a change of state outside q and Q stays for what follows."""
    with pikepdf.open(io.BytesIO(simple("x"))) as made:
        content = b"/OC /L BDC 2 w 1 0 0 RG 0 0 5 5 re S (a) Tj (b) ' 1 2 (c) \" EMC 0 0 9 9 re S"
        left = without_hidden(made.make_stream(content), {"/L"})
        assert left is not None
        assert b"2 w" in left.content
        assert left.content.count(b"S") == 1
        assert b"(" not in left.content
        assert without_hidden(made.make_stream(content), {"/M"}) is None


def test_what_only_hidden_content_names_goes_with_it() -> None:
    """Words in the properties of hidden marks go; forms drawn outside too are still needed."""
    with pikepdf.open(io.BytesIO(simple("x"))) as made:
        content = b"/OC /L BDC /Span <</ActualText(a)>> BDC /X Do /Y Do EMC /Z DP EMC /Y Do"
        left = without_hidden(made.make_stream(content), {"/L"})
        assert left is not None
        assert left.idle == {"/X"}
        assert b"ActualText" not in left.content
        assert left.content.split() == b"/Artifact BMC /Artifact BMC EMC EMC /Y Do".split()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SSN: 219-09-9999", True), ("219 09 9999", True), ("social security number 219099999", True),
        ("member 219099999", False), ("000-12-3456", False), ("666-12-3456", False), ("901-12-3456", False),
        ("SSN 2 1 9 0 9 9 9 9 9", True), ("S.S.N. 219099999", True), ("SS# 219 099999", True),
        ("219\u201109\u20119999", True),
        ("2 1 9 - 0 9 - 9 9 9 9", True), ("219.09.9999", True), ("219\u00a009\u00a09999", True),
        ("No.219-09-9999", True), ("1.219 09 9999", False), ("219-09-\r\n9999", True),
        ("Núm. de seguro social:\n219\n09\n9999", True), ("social security: 000 12 3456", False),
        ("SSN on file. Fax 916 255 5241", False), ("SSN: XXX-XX-9999", False), ("ZIP 95814-2725 12.50", False),
        ("21909-9999", False), ("2026-01-02 1999", False), ("1 219 09 9999 5", True), ("$219.09 9999", False),
        ("219-00-1234", False), ("219-09-0000", False), ("1219-09-99991", False), ("(916) 255-5241", False),
    ],
)  # fmt: skip
def test_social_security_numbers_are_told_from_others(text: str, found: bool) -> None:
    """The pattern with its impossible groups; nine bare digits only after the words."""
    assert hints.has_ssn(text) is found


def test_lines_that_stand_are_told_from_lines_that_lie() -> None:
    """A scan of lines turned by 90 degrees is on its side, upright it is not."""
    said = "the record of a visit to the doctor, with all that was said and done on that day by everyone there"
    page = Image.new("RGB", (618, 800), "white")
    for row in range(24):
        turned_words = said[7 * row % 40 :] + said[: 5 * row % 60]
        ImageDraw.Draw(page).text((50, 60 + 28 * row), turned_words, fill="black", font_size=14)
    assert not hints.lies_on_its_side(page)
    assert hints.lies_on_its_side(page.rotate(90, expand=True))


def test_only_the_stand_in_page_waits() -> None:
    """Ordinary words of waiting are no stand-in page."""
    assert waits("Please wait... If this message is not eventually replaced by the proper contents of the document")
    assert not waits("Please wait in the room. Espere por favor.")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"plain", "utf-8"), ("é".encode(), "utf-8"), ("é".encode("cp1252") + b" and more words", "cp1252"),
        ("é".encode("utf-16"), "utf-16"), ("ab".encode("utf-16-be"), "utf-16-be"), (b"\x81\x8d", None), (b"a\0b", None),
        ("診療情報".encode("shift_jis"), None), (b"a\x07b", None), (b"\xff\xfe\x00\xd8", None),
    ],
)  # fmt: skip
def test_an_encoding_is_believed_only_without_doubt(data: bytes, name: str | None) -> None:
    """Marks first, then UTF-8, then Western letters that are few; else unknown."""
    assert encoding_of(data) == name


def test_a_file_ends_after_its_last_object(tmp_path: Path) -> None:
    """An end mark before the last object is no end; junk and zeros after the end do not matter."""
    path = tmp_path / "x.pdf"
    for data, ended in (
        (simple("x"), True),
        (simple("x") + bytes(90_000), True),
        (simple("x") + b"\n9 0 obj\n", False),
        (b"%PDF-", False),
    ):
        path.write_bytes(data)
        assert whole.ends(path) is ended


def test_bones_know_what_is_lost(tmp_path: Path) -> None:
    """A page whose content is not in the file is lost; the others are whole."""
    objects = document(words("a"), words("b"))
    del objects[13]
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf(objects))
    with pikepdf.open(path) as made:
        bones = whole.Bones(path, made)
        assert [bones.lacks(page.obj) for page in made.pages] == [False, True]
        assert bones.lost_pages() == 0


@pytest.mark.parametrize("mode", ["1", "L", "RGB"])
def test_a_picture_comes_back_as_it_was(mode: str, tmp_path: Path) -> None:
    """Drawn again, a picture written to a PDF has its own dots: black is black."""
    picture = Image.new("RGB", (200, 100), "white")
    ImageDraw.Draw(picture).rectangle((20, 20, 120, 60), fill="black" if mode == "1" else (40, 90, 200))
    picture = picture.convert(mode)
    with PicturePdf(tmp_path / "x.pdf") as pictures:
        pictures.add(encode(picture), 200, 100)
    with Renderer(tmp_path / "x.pdf") as made, made.page(0) as page:
        assert difference(picture.convert("RGB"), draw(page, (200, 100))) < 4


@given(st.floats(0.1, 1e5), st.floats(0.1, 1e5))
def test_pictures_fit_letter_and_are_never_enlarged(width: float, height: float) -> None:
    """The factor is at most 1, and the result fits Letter upright or lying."""
    fit = on_letter(width, height)
    assert fit <= 1
    assert max(width, height) * fit <= 792.001
    assert min(width, height) * fit <= 612.001


def test_a_result_crosses_the_pipe_unchanged() -> None:
    """What the worker writes as JSON is what the parent reads."""
    notes = ((Change(1, "picture"),), (Left(2, "blank", {"count": 1}),), (Hint(1, "ssn"),))
    taken = Taken("n", "0", "pdf", 2, Path("clean.pdf"), (1,), *notes, ("f",), (1,), ((0.0, 1.0, 2.0, 3.0), None))
    assert from_plain(to_plain(replace(taken, looks=Path("looks")))) == replace(taken, looks=Path("looks"))
    refusal = Refusal("n", "cut_off", {"lost": 1, "whole": "1-2"})
    assert from_plain(to_plain(taken)) == taken
    assert from_plain(to_plain(refusal)) == refusal
    order = Order("n", Path("/x"), rotate={1: 90}, password="SECRET")
    assert Order.from_plain(order.to_plain()) == order
    assert "SECRET" not in repr(order)
    assert not any("SECRET" in part for part in COMMAND)


def _taken(name: str, digest: str, *looks: str) -> Taken:
    return Taken(name, digest, "pdf", len(looks), Path("x"), tuple(range(1, len(looks) + 1)), fingerprints=looks)


def test_duplicates_are_pointed_out() -> None:
    """The same bytes, or the same pages in any order, blank ones aside; blank papers are not the same pages."""
    papers = [
        _taken("a", "1", "x", ""),
        _taken("b", "1", "x", ""),
        _taken("c", "2", "x"),
        _taken("d", "3", ""),
        _taken("e", "4", ""),
    ]
    assert duplicates(papers) == [("a", "b", "bytes"), ("a", "c", "pages"), ("b", "c", "pages")]
    other_way = [_taken("f", "5", "x", "y", "y"), _taken("g", "7", "y", "x", "y"), _taken("h", "6", "x", "y")]
    assert duplicates(other_way) == [("f", "g", "pages")]


def test_a_paper_within_another_is_pointed_out() -> None:
    """All its pages but blank ones, in any order and as often, and where they are; equal papers are not within."""
    whole_one = _taken("records", "1", "w", "x", "", "y", "z")
    assert contained([_taken("denial", "2", "y", "x", ""), whole_one]) == [("denial", "records", (2, 4))]
    assert contained([whole_one, _taken("bill", "3", "z")]) == [("bill", "records", (5,))]
    assert contained([whole_one, _taken("same", "4", "z", "y", "x", "w")]) == []
    assert contained([whole_one, _taken("more", "5", "x", "other"), _taken("twice", "6", "x", "x")]) == []
    assert contained([whole_one, _taken("blank", "7", ""), _taken("none", "8")]) == []


def test_the_same_paper_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two takes of one file are equal byte for byte."""
    made = next(made for made in ALL if made.name == "field-text-bare.pdf")
    path = tmp_path / "x.pdf"
    path.write_bytes(made.make())
    written = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        result = work(Order("x", path), tmp_path / name, lambda _done, _of: None)
        assert isinstance(result, Taken)
        written.append(result.pdf.read_bytes())
    assert written[0] == written[1]


def test_without_libreoffice_the_remedy_is_to_print(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Word file is refused with the way out when nothing can convert it."""
    monkeypatch.setattr(office, "program", lambda: None)
    path = tmp_path / "x.rtf"
    path.write_bytes(b"{\\rtf1 x}")
    assert work(Order("x", path), tmp_path, lambda _done, _of: None) == Refusal("x", "office_missing")


def test_a_converter_that_makes_nothing_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No PDF after the conversion: said, and nothing is left."""
    monkeypatch.setattr(office, "program", lambda: "true")
    path = tmp_path / "x.rtf"
    path.write_bytes(b"{\\rtf1 x}")
    room = tmp_path / "room"
    room.mkdir()
    assert work(Order("x", path), room, lambda _done, _of: None) == Refusal("x", "office_failed")
    assert list(room.iterdir()) == []


def test_every_refusal_and_change_has_words_in_both_languages() -> None:
    """The two languages hold the same keys with the same parameters, and every kind that is refused has a sentence."""
    for name in ("refusals", "changes"):
        english, spanish = domain(name, "en"), domain(name, "es")
        assert english.keys() == spanish.keys()
        for key in english:
            assert _fields(english[key]) == _fields(spanish[key])
    expected = {made.expect for made in ALL} - {"taken", "taken_or_refused", "cut_any", "heic_any", "image_refused"}
    assert expected <= domain("refusals", "en").keys()
    told = {code for made in ALL for code in made.changes} | {f"left_{code}" for made in ALL for code in made.left}
    assert told <= domain("changes", "en").keys()


def _fields(sentence: str) -> set[str]:
    from string import Formatter

    return {field for _, field, _, _ in Formatter().parse(sentence) if field}


@given(st.binary(max_size=400))
def test_sniffing_never_raises(data: bytes) -> None:
    """Any bytes are some kind, and every kind that is not taken has words."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        path.write_bytes(data)
        kind = sniff(path)
    assert kind.isidentifier()
    assert LIMITS.pages > 1500
