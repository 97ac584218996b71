"""What breaks off on a page is found, and what the page does not draw is not held against it."""

from __future__ import annotations

import base64
import io
import zlib

import pikepdf
import pytest
from PIL import Image

from packet.intake.integrity.state import State
from packet.intake.integrity.streams import Tears
from tests.packet.intake.making import Objects, document, flate, page, pdf, stream, words

_GREY = b"/Type/XObject/Subtype/Image/Width 40/Height 40/ColorSpace/DeviceGray/BitsPerComponent 8"
_SHOWN = b"q 99 0 0 99 9 9 cm /I Do Q"
_PACKED = zlib.compress(bytes(n * 7919 % 251 for n in range(1600)))


def _state(objects: Objects) -> State:
    with pikepdf.open(io.BytesIO(pdf(objects)), suppress_warnings=True) as opened:
        return Tears().page(opened.pages[0].obj)


def _with(content: bytes, thing: bytes, names: bytes = b"/XObject<</I 5 0 R>>") -> Objects:
    return document(content, resources=names, more={5: thing})


def _photo() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((40, 40), 90).save(out, "JPEG")
    return out.getvalue()


_FLATE = _GREY + b"/Filter/FlateDecode"
_JPEG = _GREY + b"/Filter/DCTDecode"


@pytest.mark.parametrize(
    ("thing", "state"),
    [
        (stream(_PACKED, _FLATE), State.WHOLE),
        (stream(_PACKED[: len(_PACKED) // 2], _FLATE), State.TORN),
        (stream(b"no deflated data", _FLATE), State.TORN),
        (stream(_PACKED[:-4] + b"\0\0\0\0", _FLATE), State.DOUBTFUL),
        (stream(_photo(), _JPEG), State.WHOLE),
        (stream(_photo()[:-2], _JPEG), State.WHOLE),
        (stream(_photo()[:-200], _JPEG), State.TORN),
        (stream(_photo()[:-200] + bytes(200), _JPEG), State.TORN),
        (stream(b"\x81\xff" * 13 + b"\x80", _GREY + b"/Filter/RunLengthDecode"), State.WHOLE),
        (stream(b"\x81\xff" * 6 + b"\x80", _GREY + b"/Filter/RunLengthDecode"), State.TORN),
        (stream(zlib.compress(bytes(1600)), _FLATE), State.WHOLE),
        (stream(zlib.compress(bytes(1560)), _FLATE), State.TORN),
        (stream(bytes(1560), _GREY), State.TORN),
    ],
)
def test_an_image_is_judged_by_its_data(thing: bytes, state: State) -> None:
    """Deflated data must end as it says, and every picture must hold all its rows."""
    assert _state(_with(_SHOWN, thing)) == state


def test_twice_packed_pictures_are_unpacked() -> None:
    """A JPEG that was deflated as well is judged by its rows."""
    two = b"/Filter[/FlateDecode/DCTDecode]"
    assert _state(_with(_SHOWN, stream(zlib.compress(_photo()[:-200]), _GREY + two))) == State.TORN
    assert _state(_with(_SHOWN, stream(zlib.compress(_photo()), _GREY + two))) == State.WHOLE


def test_what_is_not_drawn_does_not_count() -> None:
    """A torn image among the resources of a page that does not show it is no fault of the page."""
    assert _state(_with(words("SEEN"), stream(b"x", _FLATE))) == State.WHOLE


def test_names_are_read_as_written() -> None:
    """A name with a coded character is the same name."""
    assert _state(_with(b"/I#20I Do", stream(b"x", _FLATE), b"/XObject<</I#20I 5 0 R>>")) == State.TORN


def test_what_a_page_draws_with_and_nobody_has_is_missed() -> None:
    """A picture that the page names and the file does not hold, or holds in another file (7.3.8.2), is shown by
    nobody; a font that is not there is another one in each viewer, and none in poppler.
    """
    assert _state(document(words("SEEN") + _SHOWN)) == State.TORN
    assert _state(_with(_SHOWN, stream(b"", _GREY + b"/F(scan.raw)"))) == State.TORN
    with pikepdf.open(io.BytesIO(pdf(document(words("SEEN") + b"BT /F#39 9 Tf (lost) Tj ET")))) as opened:
        tears = Tears()
        assert tears.page(opened.pages[0].obj) == State.WHOLE
        assert tears.bare == {"F9"}


def test_a_sign_that_codes_nothing_is_part_of_the_name() -> None:
    """Names older than PDF 1.2 have a number sign that stands for itself."""
    for name in (b"I#23", b"I#"):
        assert _state(_with(b"/I# Do", stream(_PACKED, _FLATE), b"/XObject<</%s 5 0 R>>" % name)) == State.WHOLE


def test_a_form_is_looked_into() -> None:
    """An image inside a form inside a form counts; a form that draws itself ends."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</I %d 0 R>>>>"
    inner = {6: stream(_SHOWN, form % 7), 7: stream(b"x", _FLATE)}
    assert _state(_with(_SHOWN, stream(_SHOWN, form % 6)) | inner) == State.TORN
    assert _state(_with(_SHOWN, stream(_SHOWN, form % 5))) == State.WHOLE


def test_a_torn_font_or_mask_is_doubtful() -> None:
    """Without its font or mask the page still shows something."""
    font = {
        5: b"<</Type/Font/Subtype/TrueType/BaseFont/X/FontDescriptor 6 0 R>>",
        6: b"<</Type/FontDescriptor/FontName/X/FontFile2 7 0 R>>",
        7: stream(b"x", b"/Filter/FlateDecode"),
    }
    made = document(words("SEEN"), more=font)
    made[10] = page(11, resources=b"/Font<</F 5 0 R>>")
    assert _state(made) == State.DOUBTFUL
    masked = stream(_PACKED, _FLATE + b"/SMask 6 0 R")
    assert _state(_with(_SHOWN, masked) | {6: stream(b"x", _FLATE)}) == State.DOUBTFUL


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (stream(b""), State.WHOLE),
        (stream(b"", b"/Filter/FlateDecode"), State.WHOLE),
        (flate(words("SEEN")), State.WHOLE),
        (stream(zlib.compress(words("SEEN") * 50)[:40], b"/Filter/FlateDecode"), State.TORN),
        (stream(zlib.compress(words("SEEN"))[:-1] + b"?", b"/Filter/FlateDecode"), State.DOUBTFUL),
        (stream(words("SEEN"), b"/Filter/NoSuchFilter"), State.TORN),
    ],
)
def test_content_is_judged_by_its_data(content: bytes, state: State) -> None:
    """Content that breaks off is torn; content with a wrong sum is doubtful; no content is whole."""
    assert _state(document(b"") | {11: content}) == state


def test_a_part_of_the_content_that_is_not_there_is_missed() -> None:
    """A page whose content is in parts is torn when one of them is not in the file."""
    made = document(words("SEEN"))
    made[10] = page(b"/Contents[11 0 R 99 0 R]")
    assert _state(made) == State.TORN
    made[99] = stream(b"")
    assert _state(made) == State.WHOLE


_LETTERS = base64.a85encode(_PACKED)
_IN_85 = _GREY + b"/Filter[/ASCII85Decode/FlateDecode]"
_TWICE = _GREY + b"/Filter[/ASCII85Decode/ASCII85Decode/FlateDecode]"
_IN_HEX = _GREY + b"/Filter[/ASCIIHexDecode/FlateDecode]"


@pytest.mark.parametrize(
    ("thing", "state"),
    [
        (stream(_LETTERS + b"~>", _IN_85), State.WHOLE),
        (stream(b"<~" + _LETTERS[:300] + b"\n\0 " + _LETTERS[300:] + b"~>\n", _IN_85), State.WHOLE),
        (stream(_LETTERS, _IN_85), State.WHOLE),
        (stream(_LETTERS[:300] + _LETTERS[301:] + b"~>", _IN_85), State.TORN),
        (stream(_LETTERS[:300] + b"~>", _IN_85), State.TORN),
        (stream(_LETTERS[:300] + b"\x80" + _LETTERS[301:] + b"~>", _IN_85), State.TORN),
        (stream(_PACKED.hex().encode() + b">", _IN_HEX), State.WHOLE),
        (stream(_PACKED.hex(" ", 40).encode(), _IN_HEX), State.WHOLE),
        (stream(_PACKED.hex()[:500].encode() + b">", _IN_HEX), State.TORN),
        (stream(b"x" + _PACKED.hex().encode() + b">", _IN_HEX), State.TORN),
        (stream(base64.a85encode(_LETTERS + b"~>") + b"~>", _TWICE), State.WHOLE),
    ],
)
def test_data_written_in_letters_is_judged_by_what_they_stand_for(thing: bytes, state: State) -> None:
    """Many writers pack data and then write it in letters; a letter that is lost is found by the check sum below."""
    assert _state(_with(_SHOWN, thing)) in ((state,) if state == State.WHOLE else (State.TORN, State.DOUBTFUL))


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (words("SEEN") + bytes(16) + words("TOO"), State.DOUBTFUL),
        (words("SEEN") + bytes(15) + words("TOO"), State.WHOLE),
        (b"BT /F 9 Tf (" + b"\0A" * 40 + b") Tj ET", State.WHOLE),
        (b"q 9 0 0 9 9 9 cm BI /W 8 /H 40 /BPC 1 /CS /G ID " + bytes(40) + b" EI Q", State.WHOLE),
    ],
)
def test_zeros_in_the_content_are_a_lost_piece(content: bytes, state: State) -> None:
    """Content is words; only a picture within it, or codes of two bytes, hold zeros."""
    assert _state(document(content)) == state


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (b"BT (never ends Tj ET", State.TORN),
        (b"BT (a) Tj) ET", State.TORN),
        (b"/X <<bad BDC EMC", State.TORN),
        (b"BT (a (b) \\( c) Tj <AB 01> Tj ET /X <</MCID 1>> BDC EMC", State.WHOLE),
        (b"/Sh sh", State.TORN),
        (b"/Pattern cs /P scn", State.TORN),
        (b"/Own CS /DeviceRGB cs 1 0 0 scn", State.TORN),
        (b"/ gs", State.TORN),
        (b"q 9 0 0 9 0 0 cm / Do Q", State.TORN),
        (b"BT / 12 Tf (/ gs) Tj ET", State.TORN),
        (b"BT (/ gs) Tj ET /X <</MCID 1>> BDC EMC", State.WHOLE),
    ],
)
def test_content_that_viewers_read_each_in_their_way_is_torn(content: bytes, state: State) -> None:
    """Strings and dictionaries without end; colours and shades that are not there; things of an empty name."""
    assert _state(document(words("SEEN") + content)) == state


@pytest.mark.parametrize(
    ("entries", "differs"),
    [
        (b"/Width 40/Height 40/ColorSpace/DeviceGray", False),
        (b"/Width 80/Height 40/ColorSpace/DeviceGray", True),
        (b"/Width 40/Height 20/ColorSpace/DeviceGray", True),
        (b"/Width 40/Height 40/ColorSpace/DeviceRGB", True),
        (b"/Width 40/Height 40/ColorSpace/Named", False),
    ],
)
def test_a_jpeg_that_is_not_what_the_page_says_it_is_differs_between_viewers(entries: bytes, differs: bool) -> None:
    """PDFium shows nothing where the colours differ, poppler stretches where the size does."""
    head = b"/Type/XObject/Subtype/Image/BitsPerComponent 8/Filter/DCTDecode"
    with pikepdf.open(io.BytesIO(pdf(_with(_SHOWN, stream(_photo(), head + entries))))) as opened:
        tears = Tears()
        for _ in range(2):  # a page that shows the same picture, too
            assert tears.page(opened.pages[0].obj) == (State.TORN if differs else State.WHOLE)
            assert tears.differs is differs
