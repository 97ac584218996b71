"""All pages bound into one file: the numbers printed on them are true."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.answers import PaperEntry
from forms.case import Language
from forms.catalog import form_languages
from packet.build import build
from tests.packet.cases import TODAY, case
from tests.packet.drawn import words
from tests.packet.papers import letter


@pytest.mark.parametrize("language", form_languages())
def test_every_number_that_is_printed_is_true(tmp_path: Path, language: Language) -> None:
    """The band, the contents, the count on the cover and "continued on page N" all name the right pages."""
    letter(tmp_path / "denial.pdf", "UNIQUEDENIAL")
    made = case(
        PaperEntry("denial.pdf", "denial_letter", "The denial"),
        language=language,
        problem_description="A long story about the plan. " * 300,
    )
    built = build(made, TODAY, tmp_path, tmp_path / "out")
    page = "Page" if language == "en" else "Página"
    of = "of" if language == "en" else "de"
    for number in range(1, built.pages + 1):
        assert f"{page} {number} {of} {built.pages}" in words(built.packet, number - 1)
    assert f"{built.pages}, this page included" in words(built.packet, 0)
    assert "UNIQUEDENIAL" in words(built.packet, built.pages - 1)
    assert f"The denial {built.pages}" in words(built.packet, 1)
    added = next(part.first for part in built.plan.parts if part.source == "continuation")
    marker = f"(continued on page {added})" if language == "en" else f"página {added})"
    texts = [words(built.packet, number) for number in range(built.pages)]
    assert any(marker in text for text in texts)
