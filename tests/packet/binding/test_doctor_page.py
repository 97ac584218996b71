"""A page for the doctor: what is known is printed and proved, the rest can be filled in."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.doctor_pages import PAGES, DoctorPage
from forms.words import LANGUAGES
from packet.binding.doctor_page import doctor_page
from packet.cli import main
from packet.errors import Exit, Unproved
from packet.filling.fill import fill, overflow
from packet.proof.values import prove
from tests.forms.facts import case
from tests.packet import cases
from tests.packet.cases import case_file
from tests.packet.commands.test_sheet import fields_of
from tests.packet.sample import full
from tests.packet.scripts import texts

LONG = "The plan said no to the MRI that Dr. Nguyễn ordered, and the pain is worse. "

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.command)


@every_page
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_page_with_the_answers_printed_and_the_rest_to_fill(
    page: DoctorPage, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command writes it in the language of the paper, unless another is asked for, and says what it becomes."""
    (tmp_path / "case.json").write_text(json.dumps(case_file()), encoding="utf-8")
    out = tmp_path / "page.pdf"
    wish = ["--form-language", language]
    assert main(["sheet", page.command, str(tmp_path / "case.json"), "--out", str(out), *wish]) == Exit.DONE
    said = capsys.readouterr()
    assert said.out == f"{out}\n"
    assert said.err
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 1
        fields = fields_of(pdf)
        assert "doctor_name" in fields
        assert "first_name" not in fields
        assert "doctor_signature" not in fields, "a signature is made by hand"
        sizes = {str(field.DA) for field in fields.values() if "/DA" in field}
        assert sizes == {"/Helv 0 Tf 0 g"}, "what a doctor types is set smaller, never hidden"


@every_page
def test_every_answer_of_a_full_case_is_proved(page: DoctorPage) -> None:
    """On the finished file, with its fields in it."""
    made = doctor_page(page, full(), "en")
    assert made.placed
    assert all(one.proved for one in prove(made.pdf, made.placed))


@every_page
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_too_long_for_its_box_stands_whole_behind_the_page(page: DoctorPage, language: str) -> None:
    """Begun in its box, continued on a sheet of its own, every word of it there once more."""
    made = doctor_page(page, case(condition=LONG * 40, treatment_requested=LONG * 9), language)
    assert made.pages > 1
    told = " ".join(value.text for value in made.placed if value.key == "condition" and value.where == "continuation")
    assert " ".join(told.split()) == " ".join((LONG * 40).split())


@every_page
def test_a_character_without_a_font_is_named(page: DoctorPage) -> None:
    """Nothing is made then."""
    with pytest.raises(Unproved):
        doctor_page(page, case(condition="\U000fffff"), "en")


@every_page
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_blank_case_makes_a_page_for_any_patient(page: DoctorPage, language: str) -> None:
    """Every box of the patient is empty, and can be written into by hand."""
    assert {value.where for value in doctor_page(page, case(), language).placed} <= {"empty"}


@every_page
@settings(max_examples=6, deadline=None)
@given(care=texts(200), illness=texts(200), name=st.text("abcdéñ ", min_size=1, max_size=30))
def test_whatever_was_typed_is_found_on_the_page(page: DoctorPage, care: str, illness: str, name: str) -> None:
    """By an engine that did not draw it, in the box or, begun there, with the page that it goes on."""
    of = cases.case(typed={"condition": illness, "treatment_requested": care, "last_name": name})
    made = page.known("en")
    filled = fill(made, of, {over.key: 2 for over in overflow(made, of)})
    assert all(one.proved for one in prove(filled.pdf, filled.placed))
