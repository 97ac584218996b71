"""The filled forms as one file of their own."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from forms import dmhc_20_160, dmhc_20_224
from forms.words import say
from packet.binding import forms_only
from packet.errors import Unproved, UsageError
from packet.filling.draw import blank
from packet.filling.filled import Filled
from packet.proof.values import prove
from tests.forms.facts import TODAY
from tests.packet.sample import full

LONG = "The plan said no to the MRI that Dr. Nguyễn ordered, and the pain is worse. "


def texts_of(filled: Filled) -> list[str]:
    """The text of each page, in one line."""
    document = pdfium.PdfDocument(filled.pdf)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def test_value_that_is_lost_stops_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the proof does not find a value, no file is delivered."""
    monkeypatch.setattr(
        forms_only, "prove", lambda pdf, placed: [replace(one, proved=False) for one in prove(pdf, placed)]
    )
    with pytest.raises(Unproved):
        forms_only.forms_only(full(), TODAY)


@pytest.mark.parametrize(
    ("filer", "wants", "pages"), [("patient", False, 2), ("patient", True, 3), ("assistant", True, 3)]
)
def test_which_forms_are_in(filer: str, wants: bool, pages: int) -> None:
    """Without a helper the assistant form stays out; with one it follows the application."""
    made = forms_only.forms_only(full(filer=filer, wants_assistant=wants), TODAY).filled
    assert made.pages == pages
    assert {value.form for value in made.placed} == ({"dmhc_20_224", "dmhc_20_160"} if pages == 3 else {"dmhc_20_224"})


@pytest.mark.parametrize("language", ["en", "es"])
def test_markers_lead_to_the_page_they_name(language: str) -> None:
    """ "(continued on page N)" is true: page N is there, says so, and holds the answer."""
    of = full(problem_description=LONG * 120, assistant_name="Ana " * 90).model_copy(update={"form_language": language})
    made = forms_only.forms_only(of, TODAY).filled
    pages = texts_of(made)
    forms = 3 if language == "en" else 4
    for key in ("problem_description", "assistant_name"):
        page = min(value.page for value in made.placed if value.key == key and value.where == "continuation")
        marker = say("form.continued", language, page=page + 1)
        assert any(marker in text for text in pages[:forms])
        assert page >= forms
    for number, text in enumerate(pages, start=1):
        assert say("form.page", language, page=number, pages=len(pages)) in text


def test_places_are_those_of_the_joined_file() -> None:
    """Every value and signature line is told with its page in the joined file, and is found there."""
    made = forms_only.forms_only(full(), TODAY)
    assert all(result.proved for result in prove(made.filled.pdf, made.filled.placed))
    assert [(line.key, line.page) for line in made.filled.signatures] == [
        ("release_signature", 1),
        ("aaf_patient_signature", 2),
    ]
    assert [(sign.form, sign.page) for sign in made.signatures] == [("dmhc_20_224", 2), ("dmhc_20_160", 3)]


def test_same_case_same_bytes() -> None:
    """Two runs give the same file, sound and titled, without anything about its maker."""
    made = forms_only.forms_only(full(), TODAY).filled.pdf
    assert made == forms_only.forms_only(full(), TODAY).filled.pdf
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert list(pdf.docinfo.keys()) == ["/Title"]
        assert "/AcroForm" not in pdf.Root


def test_official_print_is_filled_in_place_of_ours(tmp_path: Path) -> None:
    """A form that the agency's PDF holds is filled there, all its pages kept; the other form is our own print."""
    (tmp_path / "agency.pdf").write_bytes(blank(dmhc_20_224.sheet("en")))
    made = forms_only.forms_only(full(), TODAY, [tmp_path / "agency.pdf"])
    assert made.filled.pages == 3
    assert {value.form for value in made.filled.placed} == {"dmhc_20_224", "dmhc_20_160"}
    pages = texts_of(made.filled)
    assert "Page 3 of 3" in pages[2]
    assert not any("of 3" in text for text in pages[:2])
    assert all(result.proved for result in prove(made.filled.pdf, made.filled.placed))


def test_same_form_twice_is_refused(tmp_path: Path) -> None:
    """Two official files that hold the same form cannot both be filled."""
    for name in ("one.pdf", "two.pdf"):
        (tmp_path / name).write_bytes(blank(dmhc_20_160.sheet("en")))
    with pytest.raises(UsageError):
        forms_only.forms_only(full(), TODAY, [tmp_path / "one.pdf", tmp_path / "two.pdf"])
