"""Cover sheet, request page, contents, slips and bands, read back from the drawn pages."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from forms.agencies import DMHC
from forms.case import Case, Language, Patient
from forms.words import say
from packet.binding.assemble import assemble, leaves_of
from packet.binding.contents import ContentsRow, LeftOut, draw_contents, draw_slip
from packet.binding.cover import Cover, cover_of, draw_cover
from packet.binding.request_page import draw_requests
from packet.binding.stamp import BAND, short_name, stamp
from packet.errors import Unproved
from packet.pdf.placement import CONTENT
from packet.proof.values import essence
from tests.packet.cases import TODAY, case
from tests.packet.drawn import look, words, write

COVER = Cover("7K3F-9Q2M", 24, dt.date(2026, 11, 22), "Ana Quintero", "530-555-0101")


def _text(pdf: bytes, page: int = 0) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(document[page].get_textpage().get_text_range().split())


def _sizes(pdf: bytes) -> list[float]:
    """The type size of every character."""
    import pypdfium2.raw as raw

    with pypdfium2.PdfDocument(pdf) as document:
        found = []
        for page in document:
            text = page.get_textpage()
            found += [raw.FPDFText_GetFontSize(text.raw, index) for index in range(text.count_chars())]
        return [size for size in found if size > 1]


def _top_of(pdf: bytes, words: str) -> float:
    """How high on the first page these words stand, in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        found = text.search(words).get_next()
        assert found is not None, words
        return float(text.get_charbox(found[0])[3])


def test_the_fax_number_is_the_agency_s() -> None:
    """The number that a thousand pages of private papers go to, digit by digit."""
    assert DMHC.fax == "916-255-5241"
    assert DMHC.phone == "1-888-466-2219"


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_cover_says_whom_from_whom_when_and_how_many(language: Language) -> None:
    """Everything a cover sheet must carry is on it, in English in either language, since the agency reads English."""
    text = _text(draw_cover(Cover(**{**vars(COVER), "language": language})))
    for part in (
        "Help Center",
        "Department of Managed Health Care",
        "916-255-5241",
        "1-888-466-2219",
        "Ana Quintero",
        "530-555-0101",
        "November 22, 2026",
        "24, this page included",
        "7K3F-9Q2M",
        "CONFIDENTIAL",
        "destroy every page",
    ):
        assert part in text
    assert ("CONFIDENCIAL" in text) == (language == "es")


def test_the_fax_number_is_the_largest_thing_on_the_cover() -> None:
    """The person who dials reads it from arm's length."""
    sizes = _sizes(draw_cover(COVER))
    assert max(sizes) == 40
    assert min(sizes) >= 10, "small letters do not survive a fax"


@pytest.mark.parametrize("urgent", [True, False])
def test_an_urgent_case_says_so_on_the_cover(urgent: bool) -> None:
    """EXPEDITED REVIEW REQUESTED stands there when the answer is yes, and only then."""
    made = cover_of(case(urgent="yes" if urgent else "no"), "X", 3, TODAY)
    assert ("EXPEDITED REVIEW REQUESTED" in _text(draw_cover(made))) is urgent


def test_no_private_fact_reaches_the_cover() -> None:
    """No diagnosis, service, plan, member number, birth date, address or reason is on it: they are not even passed."""
    secret = case(urgent="yes", urgent_reason="SECRETREASON", late_reason="SECRETLATE")
    text = _text(draw_cover(cover_of(secret, "X", 3, TODAY)))
    shown = {"first_name", "last_name", "phone"}
    for key, value in _facts(secret):
        if key not in shown and len(value) > 3:
            assert value not in text, key


def _facts(case: Case) -> list[tuple[str, str]]:
    from forms.case import FACTS

    facts = [(key, case.value(key)) for key in FACTS]
    found = [
        (key, value)
        for key, value in facts
        if isinstance(value, str) and key not in {"release_name", "aaf_patient_name"}
    ]
    return [*found, *(("date_of_birth", born) for born in ("03/27/1985", "1985-03-27", "March 27, 1985"))]


@pytest.mark.parametrize(
    ("typed", "name", "number"),
    [
        ({}, "Ana Quintero", "530-555-0101"),
        ({"middle_initial": "M"}, "Ana M Quintero", "530-555-0101"),
        (
            {"fax_from_name": "Clinic Front Desk", "fax_from_number": "530-555-0199"},
            "Clinic Front Desk",
            "530-555-0199",
        ),
        (
            {"filer": "assistant", "assistant_name": "Bo Lind", "assistant_phone": "530-555-0150"},
            "Bo Lind",
            "530-555-0150",
        ),
        ({"filer": "assistant", "assistant_name": "Bo Lind"}, "Bo Lind", "530-555-0101"),
        ({"filer": "assistant"}, "Ana Quintero", "530-555-0101"),
        ({"filer": "parent_or_guardian", "guardian_name": "Eva Quintero"}, "Eva Quintero", "530-555-0101"),
        ({"filer": "", "phone": ""}, "Ana Quintero", ""),
    ],
)
def test_the_sender_is_who_was_named_or_else_who_files(typed: dict[str, str], name: str, number: str) -> None:
    """From: the sender as given, else the helper or the guardian who files, else the patient."""
    made = cover_of(case(typed=typed), "X", 3, TODAY)
    assert (made.from_name, made.call_back) == (name, number)


@pytest.mark.parametrize("sender", ["W" * 100, "王" * 100, "word " * 19 + "END"])
def test_the_longest_sender_stands_whole_on_the_cover(sender: str) -> None:
    """Whoever is named for the fax is there in full, above the notice, in the fullest sheet there is."""
    made = cover_of(case(language="es", urgent="yes", fax_from_name=sender), "X", 24, TODAY)
    drawn = draw_cover(replace(made, part="Part 3 of 12, pages 201 to 300 of 1,200 of the packet"))
    assert essence(sender) in essence(_text(drawn))
    notice, subject = _top_of(drawn, "CONFIDENTIAL"), _top_of(drawn, "Packet X")
    assert subject - notice > 30


def test_a_name_too_long_for_the_cover_ends_in_an_ellipsis() -> None:
    """A name of the forms may be of any length: the forms have it whole, and the cover stays one page."""
    drawn = draw_cover(cover_of(case(language="es", urgent="yes", first_name="Ana " * 2000), "X", 24, TODAY))
    assert "…" in _text(drawn)
    assert _top_of(drawn, "Packet X") - _top_of(drawn, "CONFIDENTIAL") > 30


def test_a_request_page_keeps_room_when_the_name_is_endless() -> None:
    """The head names the patient in two lines at most; the reason is there in full."""
    made = draw_requests(case(urgent="yes", urgent_reason="It hurts " * 40, first_name="x" * 20_000))
    assert made.pages == 1
    assert "…" in _text(made.pdf)
    assert essence("It hurts " * 40) in essence(_text(made.pdf))


def test_the_longest_title_stands_whole_in_the_list_and_on_the_slip() -> None:
    """300 of the widest letters: one row of the contents, one slip, nothing over the edge."""
    row = ContentsRow("W" * 300, 3, 4, "A")
    for drawn in (draw_contents([row], [], "es").pdf, draw_slip(row, "es")):
        assert "W" * 300 in essence(_text(drawn))
        assert _top_of(drawn, "W") < 740


def test_a_cover_without_a_number_leaves_a_line_to_write_one() -> None:
    """The sender's number is a duty on every fax (47 CFR 68.318(d)): the blank shows that it is missing."""
    text = _text(draw_cover(Cover("X", 2, TODAY, "", "")))
    assert "Call-back number ____" in text
    assert "Call the sender at once" in text


def test_the_facts_of_a_cover_do_not_show_in_its_repr() -> None:
    """A log of the object would not hold the sender's name."""
    assert "Quintero" not in repr(COVER)


def test_a_cover_of_one_part_says_which() -> None:
    """A split fax: its cover tells which pages of how many."""
    text = _text(draw_cover(Cover(**{**vars(COVER), "part": "Part 2 of 3: pages 31 to 60 of 84"})))
    assert "Part 2 of 3: pages 31 to 60 of 84" in text


def test_without_reasons_there_is_no_request_page() -> None:
    """An empty page would only cost time on the line."""
    assert draw_requests(case()).pages == 0
    assert draw_requests(case(urgent="no", urgent_reason="not shown")).pages == 0


def test_the_reasons_stand_on_the_request_page_with_the_patient_s_name() -> None:
    """Urgency, its letter by exhibit and page, and lateness, each under a heading."""
    made = draw_requests(case(urgent="yes", urgent_reason="It is getting worse.", late_reason="I was ill."), ("C", 12))
    text = _text(made.pdf)
    for part in ("Ana Quintero", "It is getting worse.", "I was ill.", "Exhibit C, from page 12"):
        assert part in text
    assert [said.key for said in made.placed] == ["urgent_reason", "late_reason"]


def test_a_long_reason_goes_on_over_pages_and_none_of_it_is_lost() -> None:
    """All words of a reason of nine thousand characters are on the pages, in order, inside the told rectangles."""
    reason = " ".join(f"word{number}" for number in range(1200))
    made = draw_requests(case(late_reason=reason))
    assert made.pages > 1
    assert " ".join(" ".join(said.text.split()) for said in made.placed) == reason
    with pypdfium2.PdfDocument(made.pdf) as pdf:
        for said in made.placed:
            inside = (
                pdf[said.page].get_textpage().get_text_bounded(said.rect.x, said.rect.y, said.rect.right, said.rect.top)
            )
            assert " ".join(inside.split()) == " ".join(said.text.split())
            assert said.rect.y >= CONTENT.y


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_contents_list_exhibits_pages_and_what_was_left_out(language: Language) -> None:
    """Letter, title, pages; a paper left out is named, so that the reader does not look for it."""
    rows = [ContentsRow("Cover", 1, 1), ContentsRow("Denial of MRI", 5, 9, "A"), ContentsRow("Photo", 10, 10, "B")]
    made = draw_contents(rows, [LeftOut("broken.pdf: gone"), LeftOut("Exhibit A: 5 of 9", whole=False)], language)
    text = _text(made.pdf)
    for part in ("Denial of MRI", "5–9", "broken.pdf: gone", "Exhibit A: 5 of 9"):
        assert part in text
    assert [(page, to) for page, _, to in made.links] == [(0, 1), (0, 5), (0, 10)]


def test_long_contents_go_on_over_pages() -> None:
    """A hundred exhibits with long titles: every title is there, and every row is inside the margins."""
    rows = [ContentsRow(f"Record {n} " + "with a very long title " * 6, n, n, f"X{n}") for n in range(1, 101)]
    made = draw_contents(rows, [LeftOut(f"file {n}") for n in range(40)], "en")
    assert made.pages > 3
    text = " ".join(_text(made.pdf, page) for page in range(made.pages))
    for number in range(1, 101):
        assert f"Record {number} with" in text
    assert all(f"file {n}" in text for n in range(40))
    assert all(rect.y >= CONTENT.y and rect.top <= CONTENT.top for _, rect, _ in made.links)


def test_a_title_with_a_letter_that_no_font_prints_is_refused() -> None:
    """Nothing becomes "?": the error names the character."""
    with pytest.raises(Unproved) as stopped:
        draw_contents([ContentsRow("Denial \ue123", 1, 1)], [], "en")
    assert "U+E123" in str(stopped.value.params["characters"])


@pytest.mark.parametrize(("last", "shown"), [(12, "Page 12"), (15, "Pages 12 to 15")])
def test_a_slip_shows_the_letter_the_title_and_the_pages(last: int, shown: str) -> None:
    """The page before an exhibit."""
    text = _text(draw_slip(ContentsRow("Letters", 12, last, "C"), "en"))
    assert text == f"Exhibit C Letters {shown}"


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("Ana", "Quintero", "Quintero, A."),
        ("élodie", "de la Cruz", "de la Cruz, É."),
        ("", "Quintero", "Quintero"),
        ("Ana", "", "Ana"),
        ("", "", ""),
    ],
)
def test_the_band_names_the_patient_by_last_name_and_initial(first: str, last: str, shown: str) -> None:
    """One-word names are names too."""
    assert short_name(Patient(first_name=first or None, last_name=last or None)) == shown


def test_a_very_long_name_ends_in_an_ellipsis_and_keeps_the_initial() -> None:
    """It would run into the page number; the forms have it whole."""
    shown = short_name(Patient(first_name="Ana", last_name="Wolfeschlegelsteinhausenbergerdorff-" * 3))
    assert shown.startswith("Wolfeschlegel")
    assert shown.endswith("…, A.")


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_band_is_on_every_page_and_inside_its_strip(tmp_path: Path, language: Language) -> None:
    """Packet, exhibit, patient, "Page n of N" on each; no ink outside the strip below the pages' room."""
    patient = Patient(first_name="Ana", last_name="Gyyljpq́")
    blank = write(tmp_path / "blank.pdf", *[b""] * 5)
    packet = tmp_path / "packet.pdf"
    bands = stamp([("", 2), ("A", 3)], "7K3F-9Q2M", patient, language)
    assemble(list(leaves_of(blank, 5)), packet, bands=bands)
    for page in range(5):
        text = words(packet, page)
        assert say("packet.band.page", language, number=page + 1, total=5) in text
        assert "7K3F-9Q2M" in text
        assert ("A" in text.split("7K3F-9Q2M")[1].split("Gyy")[0]) == (page >= 2)
        rows = np.flatnonzero((look(packet, page, 2.0) < 255).any(axis=(1, 2)))
        assert 792 - rows.max() / 2 >= BAND.y - 0.5
        assert 792 - rows.min() / 2 <= CONTENT.y


@pytest.mark.parametrize("total", [9, 10, 999, 1500])
def test_page_numbers_of_any_length_end_at_the_edge(total: int) -> None:
    """All page numbers stand flush right, and none runs into the name."""
    bands = stamp([("ABC", total)], "WWWW-WWWW", Patient(first_name="Ana", last_name="W" * 80), "es")
    for marks in (bands.pages[0], bands.pages[-1]):
        ends = [mark.x + sum(glyph.advance for glyph in mark.glyphs) * 0.01 for mark in marks]
        assert ends[-1] == pytest.approx(BAND.right, abs=0.01)
        assert all(end <= following.x + 0.01 for end, following in zip(ends, marks[1:], strict=False))


def test_what_we_draw_leaves_the_fax_header_s_strip_free() -> None:
    """The sending machine prints a line in the top 0.15 inch; half an inch stays white at top and sides."""
    for pdf in _drawn():
        with pypdfium2.PdfDocument(pdf) as document:
            for page in document:
                ink = page.render(scale=1, rev_byteorder=True).to_numpy() < 255
                assert not ink[:36].any()
                assert not ink[:, :36].any()
                assert not ink[:, 576:].any()
                assert not ink[792 - 54 :].any(), "the band's strip"


def _drawn() -> Sequence[bytes]:
    long = case(urgent="yes", urgent_reason="reason " * 2000, late_reason="late " * 900)
    return [
        draw_cover(cover_of(long, "7K3F-9Q2M", 9, TODAY)),
        draw_cover(Cover(**{**vars(COVER), "language": "es", "urgent": True, "part": "Part 1 of 2"})),
        draw_requests(long).pdf,
        draw_contents([ContentsRow("x" * 300, 1, 2, "ABC")] * 80, [LeftOut("y" * 300)] * 60, "es").pdf,
        draw_slip(ContentsRow("title " * 40, 1, 2, "AAA"), "es"),
    ]


def test_the_same_facts_give_the_same_bytes() -> None:
    """No front page holds a time or a random number."""
    assert [hash(io.BytesIO(pdf).getvalue()) for pdf in _drawn()] == [hash(pdf) for pdf in _drawn()]
