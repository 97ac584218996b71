"""Every made paper ends in one of two states: its pages look like the original, or it is refused as stated."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import ImageChops, ImageStat

from packet.intake.render import Renderer, draw, pixels
from packet.intake.request import Request
from packet.intake.result import Refusal, Taken
from packet.intake.visual_diff import BOUND, LONGEST, difference
from packet.intake.work import work
from packet.pdf.page import name_of
from packet.sandbox.limits import LIMITS
from tests.packet.intake.making import Made, example, write
from tests.packet.intake.papers import ALL

_EITHER = {
    "cut_any": {"cut_off", "cut_off_all", "unreadable_pdf"},
    "image_refused": {"image_cut_off", "image_unreadable"},
    "heic_any": {"heic", "image_unreadable"},
}
_FORBIDDEN = (
    "/JavaScript",
    "/JS",
    "/AA",
    "/OpenAction",
    "/Launch",
    "/EmbeddedFile",
    "/Filespec",
    "/Metadata",
    "/Thumb",
    "/PieceInfo",
    "/OCG",
    "/OCProperties",
    "/AcroForm",
    "/Annots",
    "/URI",
    "/StructTreeRoot",
    "/Info",
    "/XFA",
    "/Outlines",
    "/Names",
)


def request(made: Made, path: Path) -> Request:
    """The order for a made paper with the wishes it comes with."""
    wishes = dict(made.wishes)
    limits = replace(LIMITS, **wishes.pop("limits", {}))
    return Request(name=made.name, path=path, limits=limits, **wishes)


def taken(made: Made, folder: Path) -> Taken | Refusal:
    """What becomes of the paper, worked on in this process."""
    inside = folder / "worker"
    inside.mkdir()
    return work(request(made, write(folder, made)), inside, lambda _done, _of: None)


@pytest.mark.parametrize("made", ALL, ids=lambda made: made.name)
def test_a_paper_ends_in_its_expected_state(made: Made, tmp_path: Path) -> None:
    """The outcome, the number of pages, the words kept and gone, the notes told and the look are those of the list."""
    if made.tool and shutil.which(made.tool) is None:
        pytest.skip(f"{made.tool} is not installed")
    result = taken(made, tmp_path)
    if isinstance(result, Refusal):
        assert result.code in _EITHER.get(made.expect, {made.expect}) or made.expect == "taken_or_refused"
        assert result.message("en") != result.message("es")
        return
    assert made.expect in ("taken", "taken_or_refused")
    assert len(result.sources) == made.pages == len(result.fingerprints)
    assert set(made.changes) <= {change.what for change in result.changes}
    assert set(made.hints) <= {hint.code for hint in result.hints}
    assert set(made.left) <= {left.reason for left in result.left_out}
    _check_words(made, result)
    check_clean(result)
    _check_look(made, result, tmp_path)


def _check_words(made: Made, result: Taken) -> None:
    with Renderer(result.pdf) as clean:
        text = ""
        for index in range(clean.pages):
            with clean.page(index) as page:
                text += page.get_textpage().get_text_range() + "\n"
    for word in made.shows:
        assert word in text
    with pikepdf.open(result.pdf) as pdf:
        held = b"".join(_bytes_of(item) for item in pdf.objects) if made.hides else b""
    for word in made.hides:
        assert word not in text
        assert word.encode() not in held


def _bytes_of(item: pikepdf.Object) -> bytes:
    """An object with its stream unpacked."""
    if isinstance(item, pikepdf.Stream):
        packed = item.get("/Filter") not in (None, pikepdf.Name.FlateDecode)
        return item.stream_dict.unparse() + (item.read_raw_bytes() if packed else item.read_bytes())
    return item.unparse(resolved=True)


def check_clean(result: Taken) -> None:
    """Nothing but what draws is left, and every page starts at the origin."""
    with pikepdf.open(result.pdf) as pdf:
        assert not pdf.get_warnings()
        assert len(pdf.pages) == len(result.sources)
        for item in pdf.objects:
            assert not [name for name in _FORBIDDEN if name in _names(item)]
        for page in pdf.pages:
            left, bottom, right, top = (float(edge) for edge in page.obj["/MediaBox"])
            assert (left, bottom) == (0, 0)
            assert right > 0
            assert top > 0
            assert set(page.obj.keys()) <= {"/Type", "/Parent", "/MediaBox", "/Rotate", "/Resources", "/Contents"}


def _names(item: object) -> str:
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        return " ".join(f"{key} {name_of(value)}" for key, value in item.items()) + " "
    return ""


def _check_look(made: Made, result: Taken, folder: Path) -> None:
    """Source and result, drawn by PDFium, differ by no more than BOUND in any block of 4 x 4 dots at 72 an inch."""
    if made.picture is not None:
        _check_picture(made, result)
    if not made.drawn or result.type != "pdf" or made.wishes.get("attachments") == "include":
        return
    with Renderer(example(folder, made), request(made, folder).password) as source, Renderer(result.pdf) as clean:
        turns = made.wishes.get("rotate", {})
        for place, number in enumerate(result.sources):
            with source.page(number - 1) as before, clean.page(place) as after:
                size = pixels(before, LONGEST, turns.get(number, 0))
                assert difference(draw(before, size, turns.get(number, 0)), draw(after, size)) <= BOUND


def _check_picture(made: Made, result: Taken) -> None:
    assert made.picture is not None
    wanted = made.picture()
    with Renderer(result.pdf) as clean, clean.page(0) as page:
        shown = draw(page, wanted.size)
        assert (
            abs(page.get_width() / page.get_height() - wanted.width / wanted.height)
            < 0.05 * wanted.width / wanted.height
        )
    apart = ImageStat.Stat(ImageChops.difference(wanted, shown)).mean
    assert max(apart) < 14


def test_the_corpus_is_as_large_as_promised() -> None:
    """There are at least 120 papers, each with a name of its own."""
    assert len(ALL) >= 120
    assert len({made.name for made in ALL}) == len(ALL)
