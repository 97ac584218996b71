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


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("Its title: NOTICE OF ACTION", "Its date: June 4, 2026", "Medi-Cal", "November 30, 1988")),
        ("es", ("Su título: NOTICE OF ACTION", "Su fecha: 4 de junio de 2026", "30 de noviembre de 1988")),
    ],
)
def test_people_read_title_date_and_choices_in_words(
    language: str, told: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Never the values of a case file."""
    lines = "CalViva Health\nNOTICE OF ACTION\nJune 4, 2026\nMember: Ada Quill\nDOB: 11/30/1988\nThe care is denied.\n"
    (tmp_path / "letter.txt").write_text(lines, "utf-8")
    assert main(["read", str(tmp_path / "letter.txt"), "--lang", language]) == Exit.DONE
    said = capsys.readouterr().out
    assert all(words in said for words in told)
    assert "medi_cal_managed_care" not in said
    assert "2026-06-04" not in said
