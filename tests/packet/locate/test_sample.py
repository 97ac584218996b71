"""A form that is marked as a specimen is asked about."""

from __future__ import annotations

import pytest

from packet.locate.normalise import straightened
from packet.locate.reading import map_of
from tests.packet.locate.lookalikes.draw import draw
from tests.packet.locate.lookalikes.plan import application, assistant
from tests.packet.locate.lookalikes.style import Style
from tests.packet.locate.test_filled_in import _over

EMPTY = draw(Style(label="left", frame="rule"), [application("en"), assistant("en")]).pdf
SLANTED = "q 0.8 g BT /T 60 Tf 0.7 0.7 -0.7 0.7 150 200 Tm ({}) Tj ET Q"
LARGE = "q 0.9 g BT /T 70 Tf 100 400 Td ({}) Tj ET Q"
SMALL = "BT /T 9 Tf 250 770 Td ({}) Tj ET"


def _sampled(content: str, page: int = 0) -> list[str]:
    found = map_of(straightened(_over(EMPTY, page, content), "form.pdf"))
    return [doubt.form for doubt in found.doubts if doubt.reason == "sample"]


@pytest.mark.parametrize(
    "content",
    [
        SLANTED.format("SAMPLE"),
        SLANTED.format("S A M P L E"),
        SLANTED.format("SPECIMEN - DO NOT SEND"),
        SLANTED.format("MUESTRA"),
        SLANTED.format("NO ENVIAR"),
        LARGE.format("DRAFT"),
        SMALL.format("SAMPLE COPY"),
        SMALL.format("Ejemplo"),
    ],
)
def test_a_mark_is_seen(content: str) -> None:
    """Across the page, in large letters, or alone on a line; English or Spanish."""
    assert _sampled(content) == ["dmhc_20_224"]


def test_the_marked_form_is_told() -> None:
    """The mark stands on the assistant form alone."""
    assert _sampled(SLANTED.format("VOID"), page=2) == ["dmhc_20_160"]


@pytest.mark.parametrize(
    "content",
    [
        SMALL.format("For example, a sample of your blood may be asked for."),
        SLANTED.format("Help Center 1-888-466-2219"),
        LARGE.format("IMR"),
    ],
)
def test_a_word_in_a_sentence_is_no_mark(content: str) -> None:
    """A form may speak of samples, print something slanted, and have large letters."""
    assert _sampled(content) == []
