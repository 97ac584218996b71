"""The fax cover sheet: whom, from whom, how many pages, and nothing private."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from forms.agencies import DMHC
from forms.case import Case, Language
from packet.binding.cover import Cover, cover_of, draw_cover
from packet.proof.values import essence
from tests.packet.binding.reading import COVER, text_of, top_of
from tests.packet.cases import TODAY, case


def _sizes(pdf: bytes) -> list[float]:
    """The type size of every character."""
    import pypdfium2.raw as raw

    with pypdfium2.PdfDocument(pdf) as document:
        found = []
        for page in document:
            text = page.get_textpage()
            found += [raw.FPDFText_GetFontSize(text.raw, index) for index in range(text.count_chars())]
        return [size for size in found if size > 1]


def test_the_fax_number_is_the_agency_s() -> None:
    """The number that a thousand pages of private papers go to, digit by digit."""
    assert DMHC.fax == "916-255-5241"
    assert DMHC.phone == "1-888-466-2219"


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_cover_says_whom_from_whom_when_and_how_many(language: Language) -> None:
    """Everything a cover sheet must carry is on it, in English in either language, since the agency reads English."""
    text = text_of(draw_cover(Cover(**{**vars(COVER), "language": language})))
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


def test_a_bill_that_is_urgent_asks_for_no_expedited_review() -> None:
    """A fast review is for care not yet given."""
    made = cover_of(case(urgent="yes", wants_payment="yes", wants_future_services="no"), "X", 3, TODAY)
    assert "EXPEDITED" not in text_of(draw_cover(made))


@pytest.mark.parametrize("urgent", [True, False])
def test_an_urgent_case_says_so_on_the_cover(urgent: bool) -> None:
    """EXPEDITED REVIEW REQUESTED stands there when the answer is yes, and only then."""
    made = cover_of(case(urgent="yes" if urgent else "no"), "X", 3, TODAY)
    assert ("EXPEDITED REVIEW REQUESTED" in text_of(draw_cover(made))) is urgent


def test_no_private_fact_reaches_the_cover() -> None:
    """No diagnosis, service, plan, member number, birth date, address or reason is on it: they are not even passed."""
    secret = case(urgent="yes", urgent_reason="SECRETREASON", late_reason="SECRETLATE")
    text = text_of(draw_cover(cover_of(secret, "X", 3, TODAY)))
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
    assert essence(sender) in essence(text_of(drawn))
    notice, subject = top_of(drawn, "CONFIDENTIAL"), top_of(drawn, "Packet X")
    assert subject - notice > 30


def test_a_name_too_long_for_the_cover_ends_in_an_ellipsis() -> None:
    """A name of the forms may be of any length: the forms have it whole, and the cover stays one page."""
    drawn = draw_cover(cover_of(case(language="es", urgent="yes", first_name="Ana " * 2000), "X", 24, TODAY))
    assert "…" in text_of(drawn)
    assert top_of(drawn, "Packet X") - top_of(drawn, "CONFIDENTIAL") > 30


def test_a_cover_without_a_number_leaves_a_line_to_write_one() -> None:
    """The sender's number is a duty on every fax (47 CFR 68.318(d)): the blank shows that it is missing."""
    text = text_of(draw_cover(Cover("X", 2, TODAY, "", "")))
    assert "Call-back number ____" in text
    assert "Call the sender at once" in text


def test_the_facts_of_a_cover_do_not_show_in_its_repr() -> None:
    """A log of the object would not hold the sender's name."""
    assert "Quintero" not in repr(COVER)


def test_a_cover_of_one_part_says_which() -> None:
    """A split fax: its cover tells which pages of how many."""
    text = text_of(draw_cover(Cover(**{**vars(COVER), "part": "Part 2 of 3: pages 31 to 60 of 84"})))
    assert "Part 2 of 3: pages 31 to 60 of 84" in text
