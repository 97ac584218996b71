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
from packet.locate.reading import map_of
from packet.locate.wording import LANGUAGES
from tests.packet.locate.tongue_forms.page import Layout, document, known_titles

_CHROMIUM: Final = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)
_TONGUES: Final = [language for language in LANGUAGES if language not in ("en", "es")]
_PAGES: Final = 3
"""Pages of each language's form, all of one document."""
_UNSURE_MOST: Final = 3
"""Places of more than fifty that may be left out and told: a browser wraps a label or a choice where a person would
not, and doubt is no fault."""

Truth = Mapping[str, tuple[int, Area]]


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Layout, bytes]:
    """The document of all languages in each layout, as the browser prints it."""
    folder = tmp_path_factory.mktemp("tongues")
    return {layout: _printed(folder, document(layout, _TONGUES)) for layout in ("above", "left")}


@pytest.fixture(scope="session")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The same questions, in the words of every language, on another department's form."""
    return _printed(tmp_path_factory.mktemp("foreign"), document("above", _TONGUES, "Department of Insurance"))


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


def _form(pdf: bytes, language: str) -> tuple[bytes, Truth]:
    """One language's pages without their links, and where the links were."""
    truth: dict[str, tuple[int, Area]] = {}
    first = _PAGES * _TONGUES.index(language)
    with pikepdf.open(io.BytesIO(pdf)) as all_of_them, pikepdf.new() as one:
        for number in range(_PAGES):
            one.pages.append(all_of_them.pages[first + number])
            page = one.pages[number].obj
            for link in page["/Annots"]:
                title = str(link["/A"]["/URI"]).rpartition("/")[2]
                truth[title] = (number, Area(*(float(side) for side in link["/Rect"])))
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


@pytest.mark.skipif(not _CHROMIUM, reason="no Chromium is installed")
@pytest.mark.parametrize("language", _TONGUES)
def test_another_agencys_form_is_refused_in_every_language(foreign: bytes, language: str) -> None:
    """However much of its wording is ours."""
    pdf, _ = _form(foreign, language)
    with pytest.raises(Refused) as caught:
        map_of(straightened(pdf, "form.pdf"))
    assert caught.value.code == "official_other_cdi"
