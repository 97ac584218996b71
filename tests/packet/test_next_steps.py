"""next-steps.pdf: every line is on the page, inside its margins, the same bytes each time."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from forms.case import Case
from forms.instructions import sections as instructions
from forms.next_steps import sections
from forms.words import say
from packet.next_steps import NextFacts, SignHere, render
from tests.forms.facts import TODAY, case
from tests.packet.test_ics import medi_cal

FACTS = NextFacts("K7Q2-MD4P", 24, (SignHere("patient", "dmhc_20_224", 4),), 2)


def read(pdf: bytes) -> list[str]:
    """The text of each page, white space made single."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("urgent", [True, False])
def test_every_line_can_be_read_back(language: str, urgent: bool) -> None:
    """Title, sections and lines are all in the finished file, in the case's language."""
    of = medi_cal(urgent=urgent).model_copy(update={"language": language})
    text = " ".join(read(render(of, TODAY, FACTS)[0]))
    for section in sections(of, TODAY, FACTS):
        assert section.title in text
        for line in section.lines:
            assert " ".join(line.text.split()) in text


def test_the_same_case_and_day_give_the_same_bytes() -> None:
    """Both files are the same each time."""
    assert render(medi_cal(), TODAY, FACTS) == render(medi_cal(), TODAY, FACTS)


def test_nothing_runs_off_the_page() -> None:
    """With many signatures the text goes on to further pages and keeps its margins."""
    many = NextFacts("K7Q2-MD4P", 99, tuple(SignHere("guardian", "dmhc_20_224", n) for n in range(1, 41)))
    document = pdfium.PdfDocument(render(medi_cal(), TODAY, many)[0])
    try:
        assert len(document) >= 3
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_charbox(n) for n in range(text.count_chars())]
            assert all(left >= 50 and low >= 36 and right <= 562 and high <= 756 for left, low, right, high in boxes)
    finally:
        document.close()


def test_the_page_is_personal_but_tells_no_illness() -> None:
    """The name is on it; the illness, the treatment and the plan are not."""
    text = " ".join(read(render(medi_cal(first_name="Ana"), TODAY, FACTS)[0]))
    assert "For Ana Sentinelson. Packet K7Q2-MD4P, 24 pages" in text
    assert "sentinelillness" not in text
    assert "sentineltreatment" not in text


@pytest.mark.parametrize("name", [None, "\ue000"])
def test_a_name_that_cannot_be_printed_is_left_out(name: str | None) -> None:
    """No name, or one with a character no font prints, leaves the rest of the page whole."""
    nameless: Case = case(last_name=name)
    assert "Packet K7Q2-MD4P, 24 pages" in read(render(nameless, TODAY, FACTS)[0])[0]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_instruction_page_that_the_form_names_is_its_end(language: str) -> None:
    """The form says "See the instruction sheet": whoever never heard of a command has it on paper all the same."""
    of = medi_cal().model_copy(update={"language": language})
    pages = read(render(of, TODAY, FACTS)[0])
    (begins,) = [number for number, page in enumerate(pages) if page.startswith(say("instructions.title", language))]
    last = " ".join(pages[begins:])
    for section in instructions(language):
        assert all(" ".join(line.text.split()) in last for line in section.lines)
    assert sections(of, TODAY, FACTS)[-1].lines[-1].text in " ".join(pages[:begins])
