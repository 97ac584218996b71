"""The proof finds what is there and nothing else: each way to lose a value makes it fail."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from forms.sheet import Rect
from packet.errors import Exit, Unproved
from packet.filling.fill import fill
from packet.filling.filled import Filled, Placed, Where
from packet.lettering.bidi import right_to_left
from packet.lettering.paint import Paint
from packet.lettering.typeset import missing, width
from packet.proof import values
from packet.proof.page_text import Char, chars_of
from packet.proof.proved import Proved, require
from packet.proof.values import (
    essence,
    prove,
    stand_in_line,
)
from tests.forms.listing import sheets
from tests.packet.sample import full

KEY = "city"


@pytest.fixture(scope="module")
def filled() -> Filled:
    """The filled English form."""
    return fill(sheets()["dmhc_20_224_en"], full(), {})


def value_of(filled: Filled, key: str) -> Placed:
    """The placed value of one key."""
    (found,) = [value for value in filled.placed if value.key == key and value.where != "empty"]
    return found


def lost(pdf: bytes, filled: Filled) -> list[str]:
    """The keys of all values that are not proved."""
    return [result.key for result in prove(pdf, filled.placed) if not result.proved]


def with_content(pdf: bytes, page: int, change: Callable[[bytes], bytes]) -> bytes:
    """The file with another content stream on one page."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        leaf = document.pages[page]
        leaf.contents_coalesce()
        leaf.obj.Contents = document.make_stream(change(leaf.obj.Contents.read_bytes()))
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()


def around(rect: Rect) -> str:
    """The rectangle as operands of `re`."""
    return f"{rect.x} {rect.y} {rect.width} {rect.height} re"


def shows_in(line: bytes, rect: Rect) -> bool:
    """Whether this line of a content stream shows text that begins in the rectangle."""
    words = line.split()
    if not words or words[0] != b"BT":
        return False
    x, y = float(words[4]), float(words[5])
    return rect.x - 1 <= x <= rect.right and rect.y <= y <= rect.top


def change_lines(rect: Rect, change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """A change of every text that begins in the rectangle."""

    def changed(content: bytes) -> bytes:
        lines = content.split(b"\n")
        assert any(shows_in(line, rect) for line in lines)
        return b"\n".join(change(line) if shows_in(line, rect) else line for line in lines)

    return changed


def moved_by(distance: float) -> Callable[[bytes], bytes]:
    """Text that begins further to the right."""
    return lambda line: b" ".join(
        [*line.split()[:4], str(float(line.split()[4]) + distance).encode(), *line.split()[5:]]
    )


TEXT_CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "removed": lambda _: b"",
    "white": lambda line: b"q 1 g " + line + b" Q",
    "invisible": lambda line: b"q 3 Tr " + line + b" Q",
    "moved out of its box": moved_by(300),
    "off the page": moved_by(900),
    "clipped away": lambda line: b"q 0 0 1 1 re W n " + line + b" Q",
    "half of it clipped away": lambda line: b"q 0 0 70 792 re W n " + line + b" Q",
    "last letter lost": lambda line: line[: line.rindex(b">") - 4] + line[line.rindex(b">") :],
    "first letter lost": lambda line: line[: line.index(b"<") + 1] + line[line.index(b"<") + 5 :],
}


def test_untouched_form_is_proved(filled: Filled) -> None:
    """Every value and every square of an honest file is found, from bytes and from a file."""
    assert lost(filled.pdf, filled) == []


def test_file_on_disk_is_proved(filled: Filled, tmp_path: Path) -> None:
    """A path is opened like bytes, and let go again."""
    (tmp_path / "form.pdf").write_bytes(filled.pdf)
    assert all(result.proved for result in prove(tmp_path / "form.pdf", filled.placed))
    (tmp_path / "form.pdf").unlink()


@pytest.mark.parametrize("change", TEXT_CHANGES.values(), ids=TEXT_CHANGES)
def test_tampered_text_fails(filled: Filled, change: Callable[[bytes], bytes]) -> None:
    """A value that is gone, invisible, moved, cut off or shortened is not proved, and only that value."""
    value = value_of(filled, KEY)
    tampered = with_content(filled.pdf, value.page, change_lines(value.rect, change))
    assert lost(tampered, filled) == [KEY]


@pytest.mark.parametrize("ground", ["1 g", "0 g"], ids=["white", "black"])
def test_covered_text_fails(filled: Filled, ground: str) -> None:
    """A value under a white or a black box is not proved."""
    value = value_of(filled, KEY)
    cover = f"\nq {ground} {around(value.rect)} f Q".encode()
    assert lost(with_content(filled.pdf, value.page, lambda content: content + cover), filled) == [KEY]


def test_one_covered_letter_fails(filled: Filled) -> None:
    """It is enough that one letter in the middle is hidden."""
    value = value_of(filled, "last_name")
    cover = f"\nq 1 g {value.rect.x + 20} {value.rect.y} 9 {value.rect.height} re f Q".encode()
    assert lost(with_content(filled.pdf, value.page, lambda content: content + cover), filled) == ["last_name"]


def test_other_text_is_not_the_value(filled: Filled) -> None:
    """A value is compared with what is expected, not with whether something is there."""
    placed = [replace(value, text="Fresno") if value.key == KEY else value for value in filled.placed]
    assert [result.key for result in prove(filled.pdf, placed) if not result.proved] == [KEY]


ANSWERS = {
    "latin": "The plan denied it, i. e. 1.5 mg",
    "thin marks": "a.b,c:d;e-f'g|h!i`j´k·l\"m/n\\o",
    "accents": "Nguyễn Thị Hạnh, María Ñíguez, ą̀ė́q̃m̂",
    "han": "王小明医生说需要手术病历药费保险拒绝申诉，。",
    "arabic": "سلام عليكم قال الطبيب",
    "hebrew": "שלום עולם וברכה",
    "khmer": "ស្រុកខ្មែរ ព្រះរាជាណាចក្រ",
    "devanagari": "क्षत्रिय रोगी को दर्द",
    "thai": "ไม่ได้รับการรักษา",
}
"""Thirty letters or so of each kind."""
ROOM = Rect(40, 600, 400, 20)


def written(text: str, after: bytes = b"") -> tuple[bytes, Placed]:
    """A page with this answer, and what is drawn after it."""
    paint = Paint()
    paint.new_page()
    paint.lines(ROOM, [text], 10, rtl=right_to_left(text))
    return with_content(paint.save(), 0, lambda content: content + b"\n" + after), Placed("city", "x", 0, ROOM, text)


def chars_on(pdf: bytes) -> list[Char]:
    """Each character of the first page, those of a cluster once."""
    with pdfium.PdfDocument(pdf) as document:
        return list({char.box: char for char in chars_of(document[0])}.values())


def proved(pdf: bytes, value: Placed) -> bool:
    (result,) = prove(pdf, [value])
    return result.proved


def _strokes(box: Rect) -> Iterator[bytes]:
    """Lines across the box, two points apart."""
    for step in range(0, int(box.height) + 1, 2):
        yield f"{box.x} {box.y + step} m {box.right} {box.y + step} l S".encode()


IMAGE = b"q %s cm BI /W 1 /H 1 /CS /G /BPC 8 ID \0 EI Q"
COVERS: dict[str, Callable[[Rect], bytes]] = {
    "black": lambda box: f"q 0 g {around(box)} f Q".encode(),
    "white": lambda box: f"q 1 g {around(box)} f Q".encode(),
    "dark grey": lambda box: f"q .4 g {around(box)} f Q".encode(),
    "red": lambda box: f"q .8 0 0 rg {around(box)} f Q".encode(),
    "image": lambda box: IMAGE % f"{box.width} 0 0 {box.height} {box.x} {box.y}".encode(),
    "scribble": lambda box: b"q 0 G 1.5 w %s Q" % b" ".join(_strokes(box)),
}


@pytest.mark.parametrize("text", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_of_any_script_is_proved(text: str) -> None:
    """On white, on a grey ground, on a rule as thick as forms have them, beside its frame: no false alarm."""
    if missing(text):
        pytest.skip("no font on this machine for " + ascii(text))
    frame = b"q 1 w 38 598 404 24 re S 1.5 w 38 607.5 m 442 607.5 l S Q"
    assert proved(*written(text))
    assert proved(*written(text, frame))
    paint = Paint()
    paint.new_page()
    paint.lines(ROOM, [text], 10, rtl=right_to_left(text))
    ground = f"q .6 g {around(ROOM)} f Q\n".encode()
    assert proved(with_content(paint.save(), 0, lambda content: ground + content), Placed("city", "x", 0, ROOM, text))


@pytest.mark.parametrize("cover", COVERS.values(), ids=COVERS)
@pytest.mark.parametrize("text", ANSWERS.values(), ids=ANSWERS)
def test_one_covered_character_is_enough(text: str, cover: Callable[[Rect], bytes]) -> None:
    """Each of thirty in turn, a period like an M; as wide as its letter, and as high as the line."""
    if missing(text):
        pytest.skip("no font on this machine for " + ascii(text))
    pdf, value = written(text)
    for char in chars_on(pdf):
        wide = max(char.box.width + 1, 3.2)
        over = Rect(char.box.x + char.box.width / 2 - wide / 2, char.y - 3, wide, 13)
        assert not proved(written(text, cover(over))[0], value), ascii(char.text)


@pytest.mark.parametrize("share", [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0])
@pytest.mark.parametrize("side", ["left", "right", "middle"])
def test_any_share_of_an_answer_under_black_is_too_much(share: float, side: str) -> None:
    """Two letters of a long line are enough."""
    text = "The plan denied the scan that two doctors had asked for in spring and summer"
    pdf, value = written(text)
    left = min(char.box.x for char in chars_on(pdf))
    length = max(char.box.right for char in chars_on(pdf)) - left
    start = {"left": 0.0, "right": 1 - share, "middle": (1 - share) / 2}[side]
    over = Rect(left + start * length, ROOM.y, share * length, ROOM.height)
    assert not proved(written(text, COVERS["black"](over))[0], value)


@pytest.mark.parametrize("text", ANSWERS.values(), ids=ANSWERS)
def test_one_cut_character_is_enough(text: str) -> None:
    """The page is clipped so that each character in turn loses its left half, or the line its upper part."""
    if missing(text):
        pytest.skip("no font on this machine for " + ascii(text))
    pdf, value = written(text)
    for char in chars_on(pdf):
        middle = char.box.x + char.box.width / 2
        clip = f"0 0 {char.box.x - 1} 792 re {middle} 0 {612 - middle} 792 re W n\n".encode()
        cut = with_content(pdf, 0, lambda content, clip=clip: b"q " + clip + content + b" Q")  # type: ignore[misc]
        assert not proved(cut, value), ascii(char.text)
    top = max(char.box.top for char in chars_on(pdf)) - 1.5
    assert not proved(with_content(pdf, 0, lambda content: f"q 0 0 612 {top} re W n\n".encode() + content), value)


def apart(text: str, place: int, change: Callable[[float, float], tuple[float, float]], white: bool = False) -> bytes:
    """The text, each letter shown by itself, the one at `place` where `change` puts it, or white."""
    paint, x = Paint(), ROOM.x + 2
    paint.new_page()
    for at, letter in enumerate(text):
        here = change(x, 606.0) if at == place else (x, 606.0)
        if letter != " ":
            paint.text(*here, letter, 10)
        x += max(width(letter, 10), 2)
    shown = iter(range(len(text.replace(" ", ""))))
    bleached = len(text[:place].replace(" ", ""))

    def bleach(line: bytes) -> bytes:
        if not line.startswith(b"BT"):
            return line
        return b"q 1 g " + line + b" Q" if next(shown) == bleached else line

    pdf = paint.save()
    return with_content(pdf, 0, lambda content: b"\n".join(map(bleach, content.split(b"\n")))) if white else pdf


MOVES: dict[str, Callable[[float, float], tuple[float, float]]] = {
    "up": lambda x, y: (x, y + 3),
    "down": lambda x, y: (x, y - 3),
    "onto the next but one": lambda x, y: (x + 14, y),
    "before the last": lambda x, y: (x - 14, y),
    "out of its box": lambda x, y: (x, y + 40),
    "off the page": lambda x, y: (x - 100, y),
}


@pytest.mark.parametrize("move", MOVES.values(), ids=MOVES)
def test_one_moved_letter_is_enough(move: Callable[[float, float], tuple[float, float]]) -> None:
    """It stands on no line of its neighbours, or where others stand."""
    text = "The plan denied it and said no"
    value = Placed("city", "x", 0, ROOM, text)
    assert proved(apart(text, 9, lambda x, y: (x, y)), value)
    for place in (4, 9, 13, 20):
        assert not proved(apart(text, place, move), value)


def test_one_white_letter_is_enough() -> None:
    """Each in turn."""
    text = "It was denied, i. e. refused"
    value = Placed("city", "x", 0, ROOM, text)
    for place in (place for place, letter in enumerate(text) if letter != " "):
        assert not proved(apart(text, place, lambda x, y: (x, y), white=True), value)


def test_words_printed_over_a_letter_hide_it() -> None:
    """Blocks of the same colour are words, too."""
    pdf, value = written("The plan denied it and said no")
    (letter, *_) = (char for char in chars_on(pdf) if char.text == "d")
    paint = Paint()
    paint.new_page()
    paint.lines(ROOM, [value.text], 10)
    paint.text(letter.x, letter.y, "█", 10)
    assert not proved(paint.save(), value)


@pytest.mark.parametrize(("beyond", "found"), [(0.95, True), (1.05, False)])
def test_a_letter_may_stand_a_little_outside_its_box(beyond: float, found: bool) -> None:
    """By its middle; more than a point beyond its edge it belongs to another box."""
    pdf, value = written("M")
    (char,) = chars_on(pdf)
    middle = char.box.x + char.box.width / 2
    assert proved(pdf, replace(value, rect=Rect(middle + beyond, ROOM.y, 100, ROOM.height))) is found


def at(x: float, y: float, size: float = 10.0) -> Char:
    return Char("x", Rect(x, y, 5, 5), x, y, size)


@pytest.mark.parametrize(
    ("chars", "in_line"),
    [
        ([at(0, 0), at(5, 0.5)], True),
        ([at(0, 0), at(5, -0.5)], True),
        ([at(0, 0), at(5, 0.51)], False),
        ([at(0, 0), at(5, -0.51)], False),
        ([at(0, 0), at(5, -5)], True),
        ([at(0, 0), at(5, -4.99)], False),
        ([at(50, 0), at(0, -12), at(5, -12)], True),
        ([at(0, 0), at(5, -12), at(10, 0)], False),
        ([at(10, 0), at(9.5, 0)], True),
        ([at(10, 0), at(9.49, 0)], False),
        ([at(0, 0), replace(at(5, 3), cluster=True), at(10, 0)], True),
    ],
)
def test_the_bounds_of_a_line(chars: list[Char], in_line: bool) -> None:
    """Base lines in points, the next line in ems, the way back in points."""
    assert stand_in_line(chars) is in_line


@pytest.mark.parametrize(
    ("where", "dots", "found"),
    [("tick", (3, 3), True), ("tick", (4, 2), False), ("empty", (1, 1), True), ("empty", (2, 1), False)],
)
def test_how_much_ink_makes_a_tick(where: Where, dots: tuple[int, int], found: bool) -> None:
    """So many black dots of the 12 x 12 within the frame of a square of 10 points; the frame itself does not count."""
    paint = Paint()
    paint.new_page()
    frame = "q 2 w 101 601 8 8 re S Q"
    mark = f"0 g 104 604 {dots[0] / 2} {dots[1] / 2} re f"
    pdf = with_content(paint.save(), 0, lambda _: f"{frame}\n{mark}".encode())
    assert proved(pdf, Placed("gender", "x", 0, Rect(100, 600, 10, 10), "x", where)) is found


@pytest.mark.parametrize(
    ("cover", "found"),
    [(Rect(98, 598, 14, 14), False), (Rect(98, 598, 14, 12.5), False), (Rect(98, 598, 14, 12), True), (ROOM, True)],
)
def test_a_tick_under_a_larger_cover_is_not_found(cover: Rect, found: bool) -> None:
    """Three quarters of the two points around it may be dark; beside it a cover is none of its business."""
    square = Rect(100, 600, 10, 10)
    paint = Paint()
    paint.new_page()
    paint.tick(square)
    drawn = f"\nq 0 g {around(cover)} f Q".encode() if cover != ROOM else b"\nq 0 g 120 590 40 40 re f Q"
    pdf = with_content(paint.save(), 0, lambda content: content + drawn)
    assert proved(pdf, Placed("gender", "x", 0, square, "x", "tick")) is found


def test_ink_just_within_the_frame_of_a_square_counts() -> None:
    """The frame takes a fifth of the side; a line along its inner edge is a mark."""
    paint = Paint()
    paint.new_page()
    pdf = with_content(paint.save(), 0, lambda _: b"0 g 102 602 0.5 6 re f")
    assert not proved(pdf, Placed("gender", "x", 0, Rect(100, 600, 10, 10), "x", "empty"))


def test_a_page_that_only_continues_is_proved_too() -> None:
    """What goes on in a continuation sheet is looked for as what stands in a box, and is not there by itself."""
    rect = Rect(40, 600, 300, 40)
    paint = Paint()
    paint.new_page()
    paint.paragraph(rect, "Sacramento")
    assert proved(paint.save(), Placed("city", "dmhc_20_224", 0, rect, "Sacramento", "continuation"))
    assert not proved(paint.save(), Placed("city", "dmhc_20_224", 0, rect, "Fresno", "continuation"))


def test_a_form_field_over_a_value_hides_it() -> None:
    """A viewer draws fields on top of the page: so does the proof."""
    rect = Rect(40, 600, 300, 40)
    paint = Paint()
    paint.new_page()
    paint.paragraph(rect, "Sacramento")
    with pikepdf.open(io.BytesIO(paint.save())) as document:
        look = document.make_stream(b"0 g 0 0 300 40 re f", BBox=[0, 0, 300, 40], Subtype=pikepdf.Name.Form)
        field = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Tx,
            T="x",
            F=4,
            Rect=[40, 600, 340, 640],
            AP=pikepdf.Dictionary(N=look),
        )
        field = document.make_indirect(field)
        document.pages[0].obj.Annots = pikepdf.Array([field])
        document.Root.AcroForm = pikepdf.Dictionary(Fields=[field])
        out = io.BytesIO()
        document.save(out)
    assert not proved(out.getvalue(), Placed("city", "dmhc_20_224", 0, rect, "Sacramento"))


def test_tick_that_is_gone_fails(filled: Filled) -> None:
    """A ticked square without ink is not proved."""
    value = value_of(filled, "gender")
    inner = Rect(value.rect.x + 1.5, value.rect.y + 1.5, 7, 7)
    cover = f"\nq 1 g {around(inner)} f Q".encode()
    assert lost(with_content(filled.pdf, value.page, lambda content: content + cover), filled) == ["gender"]


def test_tick_that_should_not_be_there_fails(filled: Filled) -> None:
    """A mark in a square that must stay empty is found too."""
    (empty,) = [value for value in filled.placed if value.key == "has_medi_cal" and value.where == "empty"]
    mark = f"\n1.6 w {empty.rect.x + 2} {empty.rect.y + 2} m {empty.rect.right - 2} {empty.rect.top - 2} l S".encode()
    assert lost(with_content(filled.pdf, empty.page, lambda content: content + mark), filled) == ["has_medi_cal"]


def test_page_that_is_gone_fails(filled: Filled) -> None:
    """The values of a page that is not in the file are not proved; those of the others are."""
    with pikepdf.open(io.BytesIO(filled.pdf)) as document:
        del document.pages[1]
        out = io.BytesIO()
        document.save(out)
    second = {value.key for value in filled.placed if value.page == 1}
    assert set(lost(out.getvalue(), filled)) == second


@pytest.mark.parametrize("pdf", [b"", b"no pdf", b"%PDF-1.7\n%%EOF"])
def test_file_that_cannot_be_opened(pdf: bytes, filled: Filled) -> None:
    """A broken file is an error of its own, with exit code 5."""
    with pytest.raises(Unproved) as caught:
        prove(pdf, filled.placed)
    assert caught.value.exit is Exit.UNPROVED
    assert caught.value.message("en")


def test_right_to_left_text_with_a_letter_lost_fails() -> None:
    """Words from right to left are compared as a bag of letters, and a bag with one letter less is not enough."""
    rect = Rect(40, 600, 300, 40)
    value = Placed("condition", "dmhc_20_224", 0, rect, "שלום MRI (abc) עולם")
    for shown, proved in ((value.text, True), ("שלום MRI (abc) עול", False)):
        paint = Paint()
        paint.new_page()
        paint.paragraph(rect, shown)
        assert [result.proved for result in prove(paint.save(), [value])] == [proved]


def test_neighbours_of_right_to_left_words_are_proved() -> None:
    """Brackets in a cell beside an Arabic one are found, though an engine turns the whole line round."""
    cells = {
        "city": (Rect(40, 600, 200, 20), "مرحبا (١٢)"),
        "state": (Rect(300, 600, 100, 20), "(a[b}"),
        "zip": (Rect(420, 600, 90, 20), "("),
    }
    paint = Paint()
    paint.new_page()
    for rect, text in cells.values():
        paint.paragraph(rect, text)
    placed = [Placed(key, "dmhc_20_224", 0, rect, text) for key, (rect, text) in cells.items()]
    assert [result.proved for result in prove(paint.save(), placed)] == [True, True, True]


@pytest.mark.parametrize(
    "text", ["\U00020bb7田 \U00016b1c\U00016b2f\U00016b30", "®؟ ۀ ½", "0\u08d3 \ufe70A", "\U0001e900\U0001e920a"]
)
def test_rare_characters_are_proved(text: str) -> None:
    """Letters beyond U+FFFF, Arabic forms that engines take apart, and marks that stand alone are found too."""
    if missing(text):
        pytest.skip("no font on this machine for " + ascii(text))
    rect = Rect(40, 600, 300, 40)
    paint = Paint()
    paint.new_page()
    paint.paragraph(rect, text)
    assert [result.proved for result in prove(paint.save(), [Placed("city", "dmhc_20_224", 0, rect, text)])] == [True]


def test_page_whose_corner_is_not_the_origin(filled: Filled) -> None:
    """Values are looked for in the page's own points, wherever its visible box begins."""
    with pikepdf.open(io.BytesIO(filled.pdf)) as document:
        for page in document.pages:
            page.obj.MediaBox = pikepdf.Array([-100, -50, 700, 900])
            page.obj.CropBox = pikepdf.Array([-30, -20, 612, 800])
        out = io.BytesIO()
        document.save(out)
    assert lost(out.getvalue(), filled) == []


def test_value_on_the_wrong_page_fails() -> None:
    """The right text on another page is not the value."""
    rect = Rect(40, 600, 300, 40)
    paint = Paint()
    paint.new_page()
    paint.paragraph(rect, "Sacramento")
    paint.new_page()
    value = Placed("city", "dmhc_20_224", 1, rect, "Sacramento")
    assert [result.proved for result in prove(paint.save(), [value])] == [False]


def test_require_names_items_and_pages_only() -> None:
    """The error names each item with its page once, in the person's language, and no answer."""
    results = [
        Proved("city", "dmhc_20_224", 0, "box", False),
        Proved("city", "dmhc_20_224", 0, "continuation", False),
        Proved("zip", "dmhc_20_224", 1, "box", True),
    ]
    with pytest.raises(Unproved) as caught:
        require(results, "es")
    message = caught.value.message("es")
    assert message.count("Ciudad (página 1)") == 1
    assert "postal" not in message
    require([results[2]], "en")


def test_essence_is_blind_to_what_engines_change() -> None:
    """Ligatures, hyphens at line ends, spaces and line ends do not matter; letters, accents and digits do."""
    assert essence("ﬁne-\nart \u00a0x") == essence("fine\u2010 art x") == "fine-artx"
    assert essence("a") != essence("á") != essence("à")


@pytest.mark.parametrize(
    ("x", "y", "lies"),
    [
        (-1, 0, True), (-1.01, 0, False), (31, 0, True), (31.01, 0, False),
        (0, -1, True), (0, -1.01, False), (0, 11, True), (0, 11.01, False), (-1, 11, True),
    ],
)  # fmt: skip
def test_a_character_lies_where_its_middle_is(x: float, y: float, lies: bool) -> None:
    """In or a point beyond a room of 30 by 10, on each side; its box may be as large as it likes."""
    for wide, high in ((4.0, 6.0), (40.0, 20.0)):
        box = Rect(100 + x - wide / 2, 500 + y - high / 2, wide, high)
        assert values._lies(Char("x", box, 0, 0, 10), Rect(100, 500, 30, 10)) is lies


@pytest.mark.parametrize(
    ("start", "end", "texts"),
    [(0, 1, "a"), (1, 2, "ffi"), (2, 3, "ffi"), (3, 5, "ffi b"), (4, 5, "b"), (5, 6, "c"), (0, 6, "a ffi b c")],
)
def test_the_characters_that_hold_a_stretch_of_the_text(start: int, end: int, texts: str) -> None:
    """One of them holds three letters; whoever holds one of the stretch is in it whole."""
    chars = [replace(at(0, 0), text=text) for text in ("a", "ffi", "b", "c")]
    assert [char.text for char in values._slice(chars, start, end)] == texts.split()


@pytest.mark.parametrize(
    ("y", "any_order"), [(590, False), (595, False), (595.1, True), (605, True), (619.9, True), (620, False)]
)
def test_only_a_line_through_the_room_may_be_turned_about(y: float, any_order: bool) -> None:
    """A Hebrew letter beside the room on its line; not one above or below it."""
    beside = Char("ש", Rect(500, y, 5, 5), 500, y, 10)
    assert values._in_any_order(Placed("city", "x", 0, ROOM, "abc"), [at(500, 605), beside]) is any_order
    assert values._in_any_order(Placed("city", "x", 0, ROOM, "שלום"), [])


def test_what_counts_of_a_line_that_is_turned_about() -> None:
    """Letters, marks, digits and punctuation with their numbers; brackets and quotes are alike, and no symbols."""
    assert values._bag("(a) [b]") == Counter({"(": 4, "a": 1, "b": 1})
    for sign in "‘’“”‚„()[]{}«»":
        assert values._bag(sign) == Counter("(")
    assert values._bag("á 1.") == Counter(["a", "\u0301", "1", "."])
    assert values._bag("aab") - values._bag("ab") == Counter("a")
    assert values._bag("© ± a\u200f") == Counter("a")


def test_the_frame_of_a_long_box_is_as_thick_as_its_shorter_side_says() -> None:
    """A mark near the end of one three times as long as high counts."""
    paint = Paint()
    paint.new_page()
    pdf = with_content(paint.save(), 0, lambda _: b"0 g 103 602 0.5 6 re f")
    assert not proved(pdf, Placed("gender", "x", 0, Rect(100, 600, 30, 10), "x", "empty"))
