"""The proof finds what is there and nothing else: each way to lose a value makes it fail."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from forms.sheet import Rect
from packet.errors import Exit, Unproved
from packet.filling.fill import fill
from packet.filling.filled import Filled, Placed
from packet.filling.proof import Proved, essence, prove, require
from packet.lettering.paint import Paint
from packet.lettering.typeset import missing
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
