"""The finished page held against its source, stamped and all: `packet.proof.page_look` sees a lost word, and nothing
else.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from forms.case import Patient
from forms.sheet import Rect
from packet.binding.assemble import assemble, leaves_of
from packet.binding.stamp import stamp
from packet.intake.looks import packed
from packet.intake.looks import write as write_looks
from packet.intake.render import Renderer, draw, pixels
from packet.intake.visual_diff import LONGEST
from packet.lettering.paint import Paint
from packet.pdf.placement import CONTENT, Fit, PageRef
from packet.proof import page_look as judged
from packet.proof.page_look import FOOT, changed
from tests.packet.drawn import F_SHAPE, add_page, look, write

LETTER = (0, 0, 612, 792)
WORD = b"BT /F1 11 Tf 100 400 Td (denied) Tj ET"


def _packed(tmp_path: Path, leaves: Sequence[PageRef]) -> tuple[Path, tuple[Fit, ...]]:
    """A stamped packet of these leaves."""
    bands = stamp([("A", len(leaves))], "7K3F-9Q2M", Patient(first_name="Ana", last_name="Ünlü"), "en")
    return tmp_path / "packet.pdf", assemble(leaves, tmp_path / "packet.pdf", bands=bands, identity=b"0123456789abcdef")


def _looked_at(pdf: Path, pages: int) -> Path:
    """The file that intake would leave beside this one."""
    looks = pdf.with_suffix(".looks")
    with Renderer(pdf) as source:
        pictures = []
        for number in range(pages):
            with source.page(number) as page:
                pictures.append(packed(draw(page, pixels(page, LONGEST))))
    write_looks(looks, pictures)
    return looks


def _text(path: Path, **entries: object) -> Path:
    """A page full of small letters."""
    chance, paint = Random(7), Paint()
    paint.new_page()
    for line in range(55):
        paint.text(60, 730 - 12 * line, f"{chance.random()} the patient was seen and words were said, i. e. 1.5 mg", 9)
    with paint.document() as pdf:
        for key, value in entries.items():
            pdf.pages[0].obj[f"/{key}"] = value
        pdf.save(path)
    return path


def _scan(path: Path, picture: Image.Image, **entries: object) -> Path:
    """A picture over the whole of a Letter page."""
    pdf, data, grey = pikepdf.new(), io.BytesIO(), picture.convert("L")
    grey.save(data, "JPEG", quality=60)
    image = pdf.make_stream(
        data.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=grey.width, Height=grey.height,
        ColorSpace=Name.DeviceGray, BitsPerComponent=8, Filter=Name.DCTDecode,
    )  # fmt: skip
    resources = Dictionary(XObject=Dictionary(I=image))
    add_page(pdf, b"q 612 0 0 792 0 0 cm /I Do Q", box=LETTER, Resources=resources, **entries)
    pdf.save(path)
    return path


def _dithered() -> Image.Image:
    """Single black and white dots: the hardest to draw twice alike."""
    return Image.linear_gradient("L").resize((1700, 2200)).convert("1")


def _lines() -> Image.Image:
    """Thin black lines as on a scanned table."""
    picture = Image.new("1", (1700, 2200), 1)
    for place in range(0, 1700, 37):
        picture.paste(0, (place, 0, place + 2, 2200))
        picture.paste(0, (0, place, 1700, place + 2))
    return picture


PAPERS: dict[str, Callable[[Path], Path]] = {
    "small letters": _text,
    "letters on A4": lambda path: _text(path, MediaBox=Array([0, 0, 595.276, 841.89])),
    "letters on a long sheet": lambda path: _text(path, MediaBox=Array([0, 0, 612, 3000])),
    "letters on a poster": lambda path: _text(path, MediaBox=Array([-700, -900, 2400, 3300])),
    "dithered scan": lambda path: _scan(path, _dithered()),
    "lines of a scan": lambda path: _scan(path, _lines()),
    "noise": lambda path: _scan(path, Image.effect_noise((850, 1100), 60)),
}


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("kind", PAPERS)
def test_an_honest_page_is_the_same(tmp_path: Path, kind: str, rotate: int) -> None:
    """Made smaller, turned and stamped, it is still the page that intake saw, and that its file shows."""
    paper = PAPERS[kind](tmp_path / "paper.pdf")
    with pikepdf.open(paper, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj.Rotate = rotate
        pdf.save(paper)
    seen: list[int] = []
    leaves = [PageRef(paper, 0), PageRef(paper, 0, looks=_looked_at(paper, 1))]
    packet, fits = _packed(tmp_path, leaves)
    assert changed(packet, leaves, fits, each=seen.append) == ()
    assert seen == [1, 2]


def test_a_page_that_intake_looked_at_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page of the packet is drawn once; the source is opened only when it must be."""
    paper = _text(tmp_path / "paper.pdf")
    leaves = [PageRef(paper, 0, looks=_looked_at(paper, 1))] * 3
    packet, fits = _packed(tmp_path, leaves)
    opened: list[Path] = []

    class Counted(Renderer):
        def __init__(self, path: Path, password: str = "") -> None:
            opened.append(path)
            super().__init__(path, password)

    monkeypatch.setattr(judged, "Renderer", Counted)
    assert changed(packet, leaves, fits) == ()
    assert opened == [packet]


def _content(change: Callable[[bytes], bytes]) -> Callable[[Pdf, int], None]:
    """Another content stream on one page of the packet."""

    def made(pdf: Pdf, page: int) -> None:
        leaf = pdf.pages[page].obj
        leaf.Contents = pdf.make_stream(change(leaf.Contents.read_bytes()))

    return made


def _of_paper(change: Callable[[bytes], bytes]) -> Callable[[Pdf, int], None]:
    """Another content stream of the paper on one page of the packet."""

    def made(pdf: Pdf, page: int) -> None:
        (form,) = pdf.pages[page].Resources.XObject.values()
        form.write(change(form.read_bytes()))

    return made


def _other_font(pdf: Pdf, page: int) -> None:
    (form,) = pdf.pages[page].Resources.XObject.values()
    form.Resources.Font.F1.BaseFont = Name.Symbol


CHANGES: dict[str, Callable[[Pdf, int], None]] = {
    "nothing of the paper": _content(lambda _: b"0 g 300 40 5 5 re f"),
    "a word lost": _of_paper(lambda content: content.replace(WORD, b"")),
    "a word in another font": _other_font,
    "a word more": _content(lambda content: content + b"\n0 g 300 300 20 6 re f"),
    "shown twice, smaller": _content(lambda content: content + b"\nq .5 0 0 .5 0 100 cm " + content + b" Q"),
    "moved by three points": _content(lambda content: b"1 0 0 1 3 0 cm " + content),
    "covered in white": _content(lambda content: content + b"\nq 1 g 90 390 60 30 re f Q"),
}


@pytest.mark.parametrize("looked", [True, False], ids=["look", "no look"])
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_page_that_shows_something_else_is_found(
    tmp_path: Path, change: Callable[[Pdf, int], None], looked: bool
) -> None:
    """That page and no other."""
    pdf = pikepdf.new()
    for _ in range(3):
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        add_page(pdf, F_SHAPE + b" 0 g " + WORD, box=LETTER, Resources=Dictionary(Font=Dictionary(F1=font)))
    paper = tmp_path / "paper.pdf"
    pdf.save(paper)
    leaves = [replace(leaf, looks=_looked_at(paper, 3) if looked else None) for leaf in leaves_of(paper, 3)]
    packet, fits = _packed(tmp_path, leaves)
    with pikepdf.open(packet, allow_overwriting_input=True) as made:
        change(made, 1)
        made.save(packet)
    assert changed(packet, leaves, fits) == (1,)


@pytest.mark.parametrize("name", ["F1", "P"])
@pytest.mark.parametrize("resources", [None, Dictionary()], ids=["no resources", "empty"])
def test_a_page_that_names_a_font_it_does_not_have_keeps_its_words(
    tmp_path: Path, name: str, resources: Dictionary | None
) -> None:
    """Viewers show such words in a font of their own; ours on the page must not be taken for it."""
    pdf = pikepdf.new()
    page = add_page(pdf, b"BT /%s 30 Tf 100 400 Td (Your request is denied) Tj ET" % name.encode(), box=LETTER)
    if resources is None:
        del page["/Resources"]
    paper = tmp_path / "paper.pdf"
    pdf.save(paper)
    leaves = [PageRef(paper, 0, ink=Rect(90, 390, 400, 40))]
    packet, fits = _packed(tmp_path, leaves)
    dark = [int((look(file)[: 792 - 54] < 128).sum()) for file in (paper, packet)]
    assert dark[0] > 1000
    assert dark[1] == pytest.approx(dark[0], rel=0.02)
    assert changed(packet, leaves, fits) == ()


@pytest.mark.parametrize(
    ("box", "ink"),
    [(LETTER, Rect(199, 299, 202, 202)), ((0, 0, 792, 612), Rect(60, 100, 670, 402))],
    ids=["upright", "turned"],
)
@pytest.mark.parametrize(("foot", "seen"), [(FOOT + 0.5, True), (FOOT - 9.5, False)], ids=["above", "below"])
def test_below_the_room_for_ink_only_the_band_is_looked_for(
    tmp_path: Path, foot: float, seen: bool, box: tuple[int, int, int, int], ink: Rect
) -> None:
    """The band is no change of the page, and no stroke above it goes unseen; on a page that was turned, too."""
    paper = write(tmp_path / "paper.pdf", b"0 g 200 300 200 200 re f", box=box)
    leaves = [PageRef(paper, 0, ink=ink, looks=_looked_at(paper, 1))]
    packet, fits = _packed(tmp_path, leaves)
    assert fits[0].turned is (box != LETTER)
    assert fits[0].placed.y < FOOT - 10
    with pikepdf.open(packet, allow_overwriting_input=True) as made:
        _content(lambda content: content + f"\n0 g 200 {foot} 60 8 re f".encode())(made, 0)
        made.save(packet)
    assert (changed(packet, leaves, fits) == (0,)) is seen
    assert CONTENT.y - 2 <= FOOT <= CONTENT.y


def test_looks_of_another_paper_are_not_believed(tmp_path: Path) -> None:
    """Where the look differs the source itself is drawn, and has the last word."""
    paper, other = _text(tmp_path / "paper.pdf"), write(tmp_path / "other.pdf", F_SHAPE, box=LETTER)
    leaves = [PageRef(paper, 0, looks=_looked_at(other, 1))]
    packet, fits = _packed(tmp_path, leaves)
    assert changed(packet, leaves, fits) == ()


def test_a_page_of_ours_is_held_against_its_drawing(tmp_path: Path) -> None:
    """Our own pages stay where they are, and must look as they were drawn."""
    paint = Paint()
    paint.new_page()
    paint.text(100, 400, "ours")
    paint.text(100, 60, "at the foot")
    (tmp_path / "own.pdf").write_bytes(paint.save())
    leaves = [PageRef(tmp_path / "own.pdf", 0, own=True)] * 2
    packet, fits = _packed(tmp_path, leaves)
    assert changed(packet, leaves, fits) == ()
    with pikepdf.open(packet, allow_overwriting_input=True) as made:
        _content(lambda _: b"")(made, 1)
        made.save(packet)
    assert changed(packet, leaves, fits) == (1,)


def test_a_page_that_is_missing_on_either_side_is_changed(tmp_path: Path) -> None:
    """Neither engine's silence is a proof: the packet without the page, the source without it."""
    paper = write(tmp_path / "paper.pdf", F_SHAPE, box=LETTER)
    leaves = [PageRef(paper, 0)]
    packet, fits = _packed(tmp_path, leaves)
    assert changed(packet, leaves, fits) == ()
    assert changed(packet, leaves * 2, fits * 2) == (1,)
    assert changed(packet, [PageRef(paper, 7)], fits) == (0,)


def test_only_the_pages_asked_for_are_looked_at(tmp_path: Path) -> None:
    """By their numbers in the packet, whoever looks at the others."""
    paper = write(tmp_path / "paper.pdf", F_SHAPE, box=LETTER)
    packet, fits = _packed(tmp_path, [PageRef(paper, 0)] * 3)
    wrong = [PageRef(paper, 7)] * 3
    seen: list[int] = []
    assert changed(packet, wrong, fits, range(1, 3), each=seen.append) == (1, 2)
    assert seen == [1, 2]
    assert changed(packet, wrong, fits, range(0)) == ()


def test_each_page_is_held_against_its_own_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two papers by turns, each with its looks, and of pages without any: no source is opened for the first."""
    one, two = _text(tmp_path / "one.pdf"), write(tmp_path / "two.pdf", F_SHAPE, box=LETTER)
    leaves = [
        PageRef(one, 0, looks=_looked_at(one, 1)),
        PageRef(two, 0, looks=_looked_at(two, 1)),
        PageRef(one, 0, looks=one.with_suffix(".looks")),
    ]
    packet, fits = _packed(tmp_path, leaves)
    monkeypatch.setattr(judged, "same", lambda *_: False)
    assert changed(packet, leaves, fits) == ()
    assert changed(packet, [leaves[0], leaves[0], leaves[2]], fits) == (1,)


@pytest.mark.parametrize(
    ("answers", "found"), [([True], ()), ([False, True], ()), ([False, False], (0,))], ids=["first", "second", "none"]
)
def test_a_page_is_drawn_with_each_inset_until_both_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: list[bool], found: tuple[int, ...]
) -> None:
    """The edge of an image may meet the edge of a dot with one of the two; source and page have the same each time."""
    paper = write(tmp_path / "paper.pdf", F_SHAPE, box=LETTER)
    packet, fits = _packed(tmp_path, [PageRef(paper, 0)])
    left, told = list(answers), iter(answers)
    sizes: list[tuple[int, int]] = []

    def answered(before: Image.Image, after: Image.Image) -> bool:
        sizes.extend((before.size, after.size))
        left.pop()
        return next(told)

    monkeypatch.setattr(judged, "same", answered)
    assert changed(packet, [PageRef(paper, 0)], fits) == found
    assert left == []
    assert len(set(sizes)) == 1
