"""The paper form in plain lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.answers import Answers
from packet.errors import Interrupted
from packet.store.case import create_case
from tests.tui.plain.stage import COMPLETE, TODAY, Talk, talk
from tests.tui.shelves import shelve
from tui.form_paper import FormShelf
from tui.policy import Policy


def _at_check(tmp_path: Path, *lines: str) -> Talk:
    """Say these lines at the check of a complete case whose paper form is to be Russian; the shelf has Vietnamese."""
    shelve(tmp_path / "forms", "vi.pdf", "vi")
    with create_case(tmp_path / "home", TODAY) as file:
        file.save(Answers(typed=COMPLETE, form_language="ru"))
        file.remember("check")
    return talk(tmp_path, "4", *lines, policy=Policy(may_print=False, forms_folder=tmp_path / "forms"))


def test_what_stands_in_is_told_before_the_check_and_the_language_can_be_changed(tmp_path: Path) -> None:
    """Once; then the page on wish: the list of languages, the address, and what is taken from then on."""
    spoken = _at_check(tmp_path, "7", "3", "1", "12", "4")
    said = " ".join(spoken.said.split())
    assert said.index("no PDF in Russian") < said.index("What would you like to do?")
    assert "www.dmhc.ca.gov" in said
    assert "12 Tiếng Việt: vi.pdf" in said
    assert said.rindex("state's own form, vi.pdf: DMHC 20-224") > said.index("12 Tiếng Việt")
    assert "The paper form: Tiếng Việt, vi.pdf" in said
    assert spoken.answers.form_language == "vi"


def test_a_file_that_nobody_has_looked_at_is_looked_at_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said; a look that fails is said, too, and keeps nobody from going on."""

    def look(_: FormShelf) -> None:
        raise Interrupted("interrupted")

    monkeypatch.setattr(FormShelf, "look", look)
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "new.pdf").write_bytes(b"new")
    said = " ".join(_at_check(tmp_path).said.split())
    assert said.index("Looking at the forms in") < said.index("no PDF in Russian") < said.index("What would you like")
