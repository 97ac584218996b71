"""The instruction page: whole in both languages, always printable, in the packet only when it is wanted there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from forms.instructions import sections
from forms.words import LANGUAGES
from packet.build import build
from packet.cli import main
from packet.errors import Exit
from packet.instructions import draw
from tests.packet.cases import TODAY, case
from tests.packet.test_next_steps import read


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_can_be_read_back(language: str) -> None:
    """Sections, notice and numbers are all on the page, and the same bytes are drawn each time."""
    made = draw(language)
    text = " ".join(read(made.pdf))
    for section in sections(language):
        assert section.title in text
        for line in section.lines:
            assert " ".join(line.text.split()) in text
    assert draw(language) == made
    assert made.pages == len(read(made.pdf))
    assert made.pages <= 2


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("give up the right to sue", "1798.17", "do not have to give them", "right to see", "916-322-6727")),
        ("es", ("perder el derecho de demandar", "1798.17", "no tiene que darlos", "derecho a ver", "916-322-6727")),
    ],
)
def test_the_warning_and_the_notice_are_on_paper(language: str, said: tuple[str, ...]) -> None:
    """Civil Code 1798.17: who asks, under which law, what for, whether it must be given, with whom it is shared, how to
    see it; and that not asking may cost the right to sue.
    """
    text = " ".join(read(draw(language).pdf))
    assert all(part in text for part in said)


def test_it_is_printed_alone_by_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`blank instructions`, in the language asked for."""
    out = tmp_path / "how.pdf"
    assert main(["blank", "instructions", "--form-language", "es", "--out", str(out)]) == Exit.DONE
    assert capsys.readouterr().out == f"{out}\n"
    assert "Cómo usar este formulario" in read(out.read_bytes())[0]


def test_it_stands_behind_the_form_when_it_is_wanted(tmp_path: Path) -> None:
    """After the form, listed in the contents; without the wish the packet has no such page."""
    with_it = build(case(), TODAY, tmp_path, tmp_path / "with", instructions=True)
    without = build(case(), TODAY, tmp_path, tmp_path / "without")
    sources, others = (
        [page["source"] for page in json.loads(built.ledger.read_text(encoding="utf-8"))["pages"]]
        for built in (with_it, without)
    )
    assert sources.index("instructions") == len(sources) - 1 - sources[::-1].index("dmhc_20_224") + 1
    assert with_it.pages == without.pages + draw("en").pages
    assert "instructions" not in others
    pages = read(with_it.packet.read_bytes())
    assert any("How to use this form" in page and "Contents" in page for page in pages)
    assert "How to use this form" in pages[sources.index("instructions")]
