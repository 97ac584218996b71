"""With any engine failing, every paper still ends in one of the two states, and a page taken still looks the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from PIL import ImageChops, ImageFilter, ImageStat

from packet.intake import engine_fallback, source_document
from packet.intake.render import Renderer, Unopened, draw, pixels
from packet.intake.result import Refusal
from packet.intake.visual_diff import BOUND, LONGEST, difference
from packet.pdf import flatten, tree
from tests.packet.intake.making import Made, example
from tests.packet.intake.papers import ALL
from tests.packet.intake.test_corpus import request, taken

_NOT_HERE = ("bomb", "seventy", "photo")
_PDFS = [
    made
    for made in ALL
    if made.name.endswith(".pdf") and made.expect == "taken" and made.drawn and made.like is None
    if not made.wishes and not made.name.startswith(_NOT_HERE) and "typed" not in made.changes
]


def _fail(*_: object, **__: object) -> NoReturn:
    raise KeyError("/Pages")


def _no_qpdf(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(tree, "opened", _fail)


def _no_pypdf(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(engine_fallback, "rewrite", _fail)
    patch.setattr(source_document, "rewrite", _fail)


def _no_copy(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Renderer, "save_copy", _fail)


def _lost_fields(patch: pytest.MonkeyPatch) -> None:
    """Every cleaned page silently lacks its notes and fields."""
    patch.setattr(flatten, "shown", lambda _page: iter(()))


def _blank_pages(patch: pytest.MonkeyPatch) -> None:
    """Every cleaned page is silently blank."""
    patch.setattr(flatten.Flattener, "_content", lambda self, _contents: self._pdf.make_stream(b""))


_FAULTS = {"qpdf": _no_qpdf, "pypdf": _no_pypdf, "copy": _no_copy, "fields": _lost_fields, "blank": _blank_pages}


def _each_with_one(papers: list[Made]) -> pytest.MarkDecorator:
    """Every paper with one fault, the faults in turn: each fault meets a fifth of the papers, none is left out."""
    names = list(_FAULTS)
    pairs = [(made, names[number % len(names)]) for number, made in enumerate(papers)]
    return pytest.mark.parametrize(
        ("made", "fault"), [pytest.param(made, _FAULTS[name], id=f"{made.name}-{name}") for made, name in pairs]
    )


@_each_with_one(_PDFS)
def test_no_page_is_lost_when_an_engine_fails(
    made: Made, fault: Callable[[pytest.MonkeyPatch], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An engine that raises, or drops fields or pages in silence, costs a rung, never a page."""
    fault(monkeypatch)
    result = taken(made, tmp_path)
    if isinstance(result, Refusal):
        return
    path = example(tmp_path, made)
    with Renderer(path, request(made, path).password) as source, Renderer(result.pdf) as made_of_it:
        assert made_of_it.pages == made.pages
        for place, number in enumerate(result.sources):
            with source.page(number - 1) as before, made_of_it.page(place) as after:
                size = pixels(before, LONGEST)
                pictures = draw(before, size), draw(after, size)
                if any(change.what == "picture" for change in result.changes):
                    assert max(ImageStat.Stat(ImageChops.difference(*pictures)).mean) < 14
                else:
                    assert difference(*pictures) <= BOUND


_HIDING = [made for made in ALL if made.like is not None and made.hides]


@_each_with_one(_HIDING)
def test_what_is_hidden_stays_hidden_when_an_engine_fails(
    made: Made, fault: Callable[[pytest.MonkeyPatch], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever rung or picture a page ends on, it has no ink where its twin, made without what is hidden, has none."""
    fault(monkeypatch)
    result = taken(made, tmp_path)
    if isinstance(result, Refusal):
        assert fault is _no_qpdf
        return
    with Renderer(example(tmp_path, made)) as twin, Renderer(result.pdf) as made_of_it:
        for place, number in enumerate(result.sources):
            with twin.page(number - 1) as before, made_of_it.page(place) as after:
                size = pixels(before, LONGEST)
                near = draw(before, size).filter(ImageFilter.MinFilter(7))
                beyond = ImageChops.subtract(near, draw(after, size)).convert("L")
                assert beyond.point(lambda value: value & 0xE0).getbbox() is None


def test_silent_damage_becomes_a_picture_and_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When every rung delivers blank pages, the page goes in as a picture, and the change says so."""
    _blank_pages(monkeypatch)
    result = taken(next(made for made in ALL if made.name == "one-page.pdf"), tmp_path)
    assert not isinstance(result, Refusal)
    assert [(change.page, change.what) for change in result.changes] == [(1, "picture")]


def test_without_any_engine_the_paper_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No engine opens it: unreadable, with a remedy."""

    def closed(*_: Any) -> NoReturn:
        raise Unopened(False)

    monkeypatch.setattr(source_document, "Renderer", closed)
    result = taken(next(made for made in ALL if made.name == "one-page.pdf"), tmp_path)
    assert isinstance(result, Refusal)
    assert result.code == "unreadable_pdf"
