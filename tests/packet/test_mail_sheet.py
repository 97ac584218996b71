"""The sheet on top of a mailed packet, read by a library that did not draw it: in the window the address alone."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from forms.catalog import FILINGS, made_into
from forms.mail_sheet import always_seen, ever_seen
from forms.next_steps import NextFacts, SignHere
from packet.mail_sheet import draw
from tests.packet.cases import case

FACTS = NextFacts("7K3F-9Q2M", 9, (SignHere("patient", "dmhc_20_160", 5),))


def letters(pdf: bytes) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Each letter with its box, from the upper left; there is one page."""
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        assert len(document) == 1
        text = document[0].get_textpage()
        found = []
        for place in range(text.count_chars()):
            left, foot, right, top = text.get_charbox(place)
            if letter := text.get_text_range(place, 1).strip():
                found.append((letter, (left, 792 - top, right, 792 - foot)))
        return found


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("filing", [filing.id for filing in FILINGS])
def test_the_address_alone_stands_in_the_window(language: str, filing: str) -> None:
    long = "The Very Long Named Department of Appeals and Grievances, 12345 Boulevard of the Americas, Fresno, CA 93702"
    made = made_into(case(language=language, plan_address=long), filing)
    always, ever = always_seen(), ever_seen()
    inside = 0
    for letter, (left, top, right, bottom) in letters(draw(made, FACTS)):
        if bottom < ever.top or top > ever.bottom or left > ever.right:
            continue
        inside += 1
        assert always.left < left < right < always.right, letter
        assert always.top - 1 < top < bottom < always.bottom + 1, letter
    assert inside > 30


def test_a_name_that_no_font_prints_is_left_to_the_hand_and_the_same_case_gives_the_same_bytes() -> None:
    made = made_into(case(plan_name="\U00012000\U00012001", plan_address="1 Main St, Fresno, CA"), "plan")
    assert draw(made, FACTS) == draw(made, FACTS)
