"""Other agencies' own forms (`packet.locate.items.AGENCIES`): every place right or told as missing, none wrong."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from forms.words import LANGUAGES
from packet.cli import main
from packet.errors import Exit, Refused
from packet.locate import Wanted, read_map
from packet.locate.form_map import OfficialMap
from tests.packet.locate.lookalikes.agencies import Agency, agencies, hearing_spanish, insurance
from tests.packet.locate.lookalikes.draw import draw
from tests.packet.locate.lookalikes.fields import Fields
from tests.packet.locate.lookalikes.plan import Block, application
from tests.packet.locate.lookalikes.score import score
from tests.packet.locate.lookalikes.style import Style

ALL = agencies()


@pytest.mark.parametrize("alike", ALL, ids=lambda alike: alike.name)
def test_every_place_is_right(alike: Agency, tmp_path: Path) -> None:
    """Known by its head and its labels as the one form that it is; no answer in a room that is not its own."""
    path = tmp_path / "form.pdf"
    pdf, truths = alike.make()
    path.write_bytes(pdf)
    found = read_map(path)
    assert (found.forms, found.language, found.doubts) == ((alike.form,), alike.language, ())
    judged = score(found, [truth for truth in truths if not truth.title.startswith("-")])
    assert (judged.wrong, judged.absent) == ([], [])


ANSWERS = {
    "first_name": "Ana", "middle_initial": "B", "last_name": "Perez", "date_of_birth": "1985-03-27",
    "street_address": "12 Oak Street", "city": "Fresno", "state": "CA", "zip": "93701", "phone": "559-555-0142",
    "coverage_kind": "medi_cal_managed_care", "has_medi_cal": "yes", "plan_name": "CalViva Health",
    "denied_on": "2026-08-01", "grievance_filed_on": "2026-08-10", "filed_grievance": "yes",
    "treatment_requested": "MRI of the spine", "problem_description": "The plan says no.", "urgent": "yes",
}  # fmt: skip
RULED = Style(label="left", frame="rule")


def put(folder: Path, *pdfs: bytes, name: str = "form.pdf") -> Path:
    """One file of all their pages."""
    path = folder / name
    with pikepdf.new() as whole:
        for pdf in pdfs:
            with pikepdf.open(io.BytesIO(pdf)) as part:
                whole.pages.extend(part.pages)
        whole.save(path)
    return path


def refusal(path: Path) -> Refused:
    """Of a file that is filled in no filing, told in every language."""
    with pytest.raises(Refused) as caught:
        read_map(path)
    for language in LANGUAGES:
        assert path.name in caught.value.message(language)
    return caught.value


def doubted(found: OfficialMap) -> list[str]:
    return [doubt.reason for doubt in found.doubts]


@pytest.mark.parametrize(
    ("name", "to", "on_form", "behind"),
    [
        ("hearing_request es ruled", "state_hearing", "12 Oak Street, Fresno, CA 93701", "08/10/2026"),
        ("cdi_application en fields", "cdi", "Ana B Perez", "08/01/2026"),
    ],
)
def test_it_is_filled_and_what_it_has_no_room_for_is_continued(
    name: str, to: str, on_form: str, behind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A room that asks for several answers has them all; the line for ink is told with its page."""
    form = tmp_path / "state.pdf"
    form.write_bytes(next(alike for alike in ALL if alike.name == name).make()[0])
    case, out = tmp_path / "case.json", tmp_path / "out.pdf"
    case.write_text(json.dumps({"format": "imr-packet case 1", "answers": ANSWERS}), encoding="utf-8")
    asked = ["fill", str(case), "--out", str(out), "--official", str(form), "--today", "2026-11-22"]
    assert main([*asked, "--to", to]) == Exit.DONE
    pages = [page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(out)]
    own = len(pdfium.PdfDocument(form))
    assert any(on_form in text for text in pages[:own])
    assert any("MRI of the spine\r\nThe plan says no." in text for text in pages[:own])
    assert behind in pages[own]
    assert f"page {own}:" in capsys.readouterr().err
    out.unlink()
    assert main(asked) == Exit.USAGE
    assert "--to dmhc" in capsys.readouterr().err
    assert not out.exists()


def test_two_agencies_forms_in_one_file_are_asked_about(tmp_path: Path) -> None:
    """The one that is wanted is found, the pages of the other are named: they would be sent with it, empty."""
    hearing, state = draw(RULED, [hearing_spanish()]), draw(RULED, [application("en")])
    path = put(tmp_path, state.pdf, hearing.pdf)
    for wanted, forms, pages in (
        ("hearing_request", ("hearing_request",), tuple(range(state.pages))),
        ("dmhc_20_224", ("dmhc_20_224",), tuple(range(state.pages, state.pages + hearing.pages))),
    ):
        found = read_map(path, wanted=Wanted((wanted,)))
        assert found.forms == forms
        assert [(doubt.reason, doubt.pages) for doubt in found.doubts] == [("agency", pages)]


def test_two_editions_of_one_form_are_asked_about_page_by_page(tmp_path: Path) -> None:
    """The newer one would be filled, the pages of the other are named."""
    one, other = draw(RULED, [hearing_spanish()]), draw(RULED, [hearing_spanish("Revised 01/2022")])
    (doubt,) = read_map(put(tmp_path, other.pdf, one.pdf)).doubts
    assert (doubt.reason, doubt.pages, doubt.instead) == ("several", (0, 1, 2), (3, 4, 5))
    assert "4-6" in doubt.message("form.pdf", "en")


def test_half_of_a_form_is_asked_about(tmp_path: Path) -> None:
    """What is not in the file is named."""
    half = [block for block in insurance() if block.kind != "choices"][:13]
    found = read_map(put(tmp_path, draw(RULED, [half]).pdf))
    (doubt,) = found.doubts
    assert doubt.reason == "part"
    assert {"providers", "cdi_signature"} <= set(doubt.keys)


def test_a_form_with_values_in_its_fields_is_asked_about(tmp_path: Path) -> None:
    """It may be about another person."""
    path = tmp_path / "filled.pdf"
    path.write_bytes(Agency("", "", "en", tuple(insurance()), Style(fields=True), Fields(value="x9")).make()[0])
    assert doubted(read_map(path)) == ["filled"]


@pytest.mark.parametrize(
    ("head", "title", "code"),
    [
        ("Division of Workers' Compensation\nDWC FORM IMR", "", "official_other_workers_comp"),
        ("Golden Poppy Insurance", "MEMBER APPEAL FORM", "official_named"),
    ],
)
def test_a_strangers_form_with_the_same_items_is_refused(head: str, title: str, code: str, tmp_path: Path) -> None:
    """Its head says whose it is, whatever its items are; the same title is no identity."""
    blocks = insurance()
    blocks[0] = Block("header", head)
    blocks[1] = Block("title", title or blocks[1].text)
    assert refusal(put(tmp_path, draw(RULED, [blocks]).pdf)).code == code


def test_a_title_without_the_agency_is_asked_about(tmp_path: Path) -> None:
    """The Department of Insurance is not the only one that has an application for a review."""
    blocks = insurance()[1:]
    assert doubted(read_map(put(tmp_path, draw(RULED, [blocks]).pdf))) == ["head"]


def test_a_page_of_the_agency_without_its_items_is_refused_by_name(tmp_path: Path) -> None:
    """A leaflet about hearings has no room for answers."""
    blocks = [block for block in hearing_spanish() if block.kind in ("header", "title", "para")] * 2
    assert refusal(put(tmp_path, draw(RULED, [blocks]).pdf)).code == "official_other_hearing"
