"""The command read: what papers seem to say."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.doctor_pages import PAGES, DoctorPage
from forms.words import LANGUAGES
from packet.binding.doctor_page import doctor_page
from packet.cli import main
from packet.errors import Exit
from tests.packet.sample import full

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.command)


@every_page
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_comes_back_as_a_paper_of_its_kind(
    page: DoctorPage, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What `read` makes of the page, however it was filled in."""
    path = tmp_path / "back.pdf"
    path.write_bytes(doctor_page(page, full(), language).pdf)
    assert main(["read", str(path), "--json"]) == Exit.DONE
    assert f'"{page.kind}"' in capsys.readouterr().out
