"""The filled forms as one file of their own."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2 as pdfium
import pytest

from forms.words import say
from packet import flat
from packet.errors import Unproved
from packet.filled import Filled
from packet.proof import prove
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
    from packet import proof

    monkeypatch.setattr(proof, "_written", lambda *_: False)
    with pytest.raises(Unproved):
        flat.flat(full(), "none")


@pytest.mark.parametrize(("helper", "pages"), [("none", 2), ("both_parts", 3), ("part_b", 3)])
def test_which_forms_are_in(helper: str, pages: int) -> None:
    """Without a helper the assistant form stays out; with one it follows the application."""
    made = flat.flat(full(), helper)  # type: ignore[arg-type]
    assert made.pages == pages
    assert {value.form for value in made.placed} == ({"dmhc_20_224", "dmhc_20_160"} if pages == 3 else {"dmhc_20_224"})


@pytest.mark.parametrize("language", ["en", "es"])
def test_markers_lead_to_the_page_they_name(language: str) -> None:
    """ "(continued on page N)" is true: page N is there, says so, and holds the answer."""
    of = full(problem_description=LONG * 120, assistant_name="Ana " * 90).model_copy(update={"form_language": language})
    made = flat.flat(of, "both_parts")
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
    made = flat.flat(full(), "both_parts")
    assert all(result.proved for result in prove(made.pdf, made.placed))
    assert flat.signature_places(made) == {"release_signature": 2, "aaf_patient_signature": 3}


def test_same_case_same_bytes() -> None:
    """Two runs give the same file, sound and titled, without anything about its maker."""
    made = flat.flat(full(), "both_parts").pdf
    assert made == flat.flat(full(), "both_parts").pdf
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert list(pdf.docinfo.keys()) == ["/Title"]
        assert "/AcroForm" not in pdf.Root
