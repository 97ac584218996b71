"""The agency's form in its other languages: no place is wrong, what is known is found, what is not is told."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pikepdf
import pytest

from packet.errors import Refused
from packet.locate.form_map import OfficialMap
from packet.locate.geometry import Area
from packet.locate.normalise import straightened
from packet.locate.reading import best_map, map_of
from packet.locate.report import told
from packet.locate.wording import LANGUAGES, known_keys
from tests.made_once import made_once
from tests.packet.locate.tongue_forms.page import Layout, document, known_titles
from tests.packet.locate.tongue_forms.table import APART
from tests.packet.locate.tongue_forms.table import document as table_document

_CHROMIUM: Final = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)
_TONGUES: Final = [language for language in LANGUAGES if language not in ("en", "es")]
_SOFFICE: Final = shutil.which("soffice") or ""
_PAGES: Final = 3
"""Pages of each language's form, all of one document."""
_TABLE_PAGES: Final = 4
"""With the head of the helper's form behind it."""
_UNSURE_MOST: Final = 3
"""Places of more than fifty that may be left out and told: a browser wraps a label or a choice where a person would
not, and doubt is no fault."""

Truth = Mapping[str, tuple[int, Area]]


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Layout, bytes]:
    """The document of all languages in each layout, as the browser prints it."""

    def made(layout: Layout) -> bytes:
        return made_once(tmp_path_factory, layout, lambda folder: _printed(folder, document(layout, _TONGUES)))

    return {"above": made("above"), "left": made("left")}


@pytest.fixture(scope="session")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The same questions, in the words of every language, on another department's form."""
    text = document("above", _TONGUES, "Department of Insurance")
    return made_once(tmp_path_factory, "another department's", lambda folder: _printed(folder, text))


def _printed(folder: Path, text: str) -> bytes:
    page, pdf = folder / "form.html", folder / "form.pdf"
    page.write_text(text, encoding="utf-8")
    subprocess.run(
        [_CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--disable-sync",
         "--disable-background-networking", "--disable-component-update", "--no-first-run",
         f"--user-data-dir={folder / 'browser'}", f"--print-to-pdf={pdf}", page.as_uri()],
        check=True, capture_output=True,
    )  # fmt: skip
    return pdf.read_bytes()


@pytest.fixture(scope="session")
def table(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The document of all languages as a table, as the word processor exports it."""
    return made_once(tmp_path_factory, "table", _exported)


def _exported(folder: Path) -> bytes:
    (folder / "form.fodt").write_text(table_document(_TONGUES), encoding="utf-8")
    subprocess.run(
        [_SOFFICE, "--headless", f"-env:UserInstallation={(folder / 'home').as_uri()}", "--convert-to", "pdf",
         "--outdir", str(folder), str(folder / "form.fodt")],
        check=True, capture_output=True,
    )  # fmt: skip
    return (folder / "form.pdf").read_bytes()


def _form(pdf: bytes, language: str, pages: int = _PAGES) -> tuple[bytes, Truth]:
    """One language's pages without their links and fields, and where those were."""
    truth: dict[str, tuple[int, Area]] = {}
    first = pages * _TONGUES.index(language)
    with pikepdf.open(io.BytesIO(pdf)) as all_of_them, pikepdf.new() as one:
        for number in range(pages):
            one.pages.append(all_of_them.pages[first + number])
            page = one.pages[number].obj
            for mark in page.get("/Annots", []):
                title = (
                    str(mark["/T"]).partition(APART)[0] if "/T" in mark else str(mark["/A"]["/URI"]).rpartition("/")[2]
                )
                truth[title] = (number, Area(*(float(side) for side in mark["/Rect"])))
            if "/Annots" in page:
                del page["/Annots"]
        out = io.BytesIO()
        one.save(out)
    return out.getvalue(), truth


def _wrong(found: OfficialMap, truth: Truth) -> list[str]:
    """The places whose middle does not lie in the room of the same name."""
    wrong = []
    for place in found.places:
        page, room = truth.get(place.title, (-1, Area(0, 0, 0, 0)))
        if page != place.page or not room.holds(*place.area.middle, slack=5):
            wrong.append(place.title)
    return wrong


@pytest.mark.skipif(not _CHROMIUM, reason="no Chromium is installed")
@pytest.mark.parametrize("layout", ["above", "left"])
@pytest.mark.parametrize("language", _TONGUES)
def test_no_answer_gets_a_place_that_is_not_its_own(
    printed: Mapping[Layout, bytes], language: str, layout: Layout
) -> None:
    """Rooms with labels that nobody knows stand among them; what has no sure place is named."""
    pdf, truth = _form(printed[layout], language)
    found = map_of(straightened(pdf, "form.pdf"))
    assert (found.language, found.forms, found.editions) == (language, ("dmhc_20_224",), {"dmhc_20_224": "09/25"})
    assert _wrong(found, truth) == []
    lost = known_titles(language) - {place.title for place in found.places}
    assert len(lost) <= _UNSURE_MOST
    assert lost <= {place.title for place in found.missing}
    assert not [doubt for doubt in found.doubts if doubt.reason != "part"]


@pytest.mark.skipif(not _SOFFICE, reason="soffice is not installed")
@pytest.mark.parametrize("language", _TONGUES)
def test_a_table_of_a_word_processor_gets_no_wrong_place(table: bytes, language: str) -> None:
    """Every place that is known, and the page of the helper's form stays empty where its words are not known: it is
    told with what stands in for it.
    """
    pdf, truth = _form(table, language, _TABLE_PAGES)
    found = best_map(straightened(pdf, "form.pdf"), pdf)
    assert (found.language, found.forms, found.editions) == (language, ("dmhc_20_224",), {"dmhc_20_224": "09/25"})
    assert _wrong(found, truth) == []
    lost = known_titles(language) - {place.title for place in found.places}
    assert len(lost) <= _UNSURE_MOST
    assert lost <= {place.title for place in found.missing}
    assert found.pages[-1].form == (None if known_keys("dmhc_20_160", language) else "dmhc_20_160")
    for ours, stands_in in (("en", "English"), ("es", "inglés")):
        words = [line for line in told(found, ours) if "DMHC 20-160" in line]
        assert [stands_in in line for line in words] == ([] if found.pages[-1].form is None else [True])


@pytest.mark.skipif(not _SOFFICE, reason="soffice is not installed")
@pytest.mark.parametrize("language", ["hi", "pa"])
def test_glyphs_that_tell_no_letters_are_called_so(table: bytes, language: str) -> None:
    """Without the text that stands for them: the program knows that form, and cannot read this file."""
    pdf, _ = _form(table, language, _TABLE_PAGES)
    with pytest.raises(Refused) as caught:
        map_of(straightened(pdf, "form.pdf"))
    assert caught.value.code == "official_tongue_unread"
    assert "could be read" in caught.value.message("en")


@pytest.mark.skipif(not _CHROMIUM, reason="no Chromium is installed")
@pytest.mark.parametrize("language", _TONGUES)
def test_another_agencys_form_is_refused_in_every_language(foreign: bytes, language: str) -> None:
    """However much of its wording is ours."""
    pdf, _ = _form(foreign, language)
    with pytest.raises(Refused) as caught:
        map_of(straightened(pdf, "form.pdf"))
    assert caught.value.code == "official_other_cdi"
