"""Which paper the answers go on, why our own print stands in, and when the page for it comes by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from forms.answers import Answers
from forms.editions import EDITIONS
from packet.errors import Interrupted, Refused
from packet.locate.form_map import Doubt
from packet.shelf import Shelf
from tests.tui.driving import FULL, HELPED
from tests.tui.shelves import shelve
from tui.form_paper import FormShelf, brief_words, form_paper, language_options, source_words, tells_itself, what_words
from tui.policy import Policy
from tui.session import Session
from tui.setup import Setup

TODAY = dt.date(2026, 11, 22)
HOME, KIOSK = Policy(), Policy(kiosk=True)


def _session(paper: str = "en", *, helped: bool = False) -> Session:
    return Session(Answers(form_language=paper, typed=HELPED if helped else FULL), TODAY)


def _told(session: Session, shelf: FormShelf, language: str = "en") -> str:
    return "\n".join(what_words(session, shelf.shelf(), language))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A shelf with the Vietnamese application and nothing else."""
    shelve(tmp_path / "forms", "vi.pdf", "vi")
    return tmp_path / "forms"


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_form_of_the_shelf_is_named_with_its_edition_and_language(folder: Path, language: str) -> None:
    """File, form, edition, language; and in a line for the check."""
    session, shelf = _session("vi"), FormShelf(folder, keeps=True)
    told = _told(session, shelf, language)
    assert all(
        word in told for word in ("vi.pdf", "DMHC 20-224", "09/25", {"en": "Vietnamese", "es": "vietnamita"}[language])
    )
    assert brief_words(session, shelf.shelf(), language) == "Tiếng Việt, vi.pdf"
    assert not tells_itself(session, shelf, HOME)


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_form_that_the_shelf_does_not_have_in_this_language_is_our_print_and_says_so(
    folder: Path, language: str
) -> None:
    """The helper's form beside the Vietnamese application; both forms in Russian."""
    shelf = FormShelf(folder, keeps=True)
    helped = _session("vi", helped=True)
    assert form_paper(helped, shelf.shelf()).own == ("dmhc_20_160",)
    last = _told(helped, shelf, language).splitlines()[-1]
    vietnamese, named, english = {"en": ("Vietnamese", "Russian", "English"), "es": ("vietnamita", "ruso", "inglés")}[
        language
    ]
    assert all(word in last for word in ("DMHC 20-160", vietnamese, english))
    russian = _session("ru", helped=True)
    told = _told(russian, shelf, language)
    assert all(word in told for word in ("DMHC 20-224", "DMHC 20-160", named, english))
    assert english in brief_words(russian, shelf.shelf(), language)


def test_the_page_comes_by_itself_where_something_else_stands_in(folder: Path) -> None:
    """Not where our own print is what was asked for, nor where the person chose a file."""
    shelf = FormShelf(folder, keeps=True)
    assert [tells_itself(_session(one), shelf, HOME) for one in ("en", "es", "vi", "ru")] == [False, False, False, True]
    assert tells_itself(_session("vi", helped=True), shelf, KIOSK)
    chosen = _session("ru")
    chosen.official = (folder / "vi.pdf",)
    assert not tells_itself(chosen, shelf, HOME)
    assert "vi.pdf" in _told(chosen, shelf)
    assert "vi.pdf" in brief_words(chosen, shelf.shelf(), "en")


def test_a_file_in_doubt_is_named_with_its_reason(tmp_path: Path) -> None:
    """It is in the language that was asked for, and our print stands in."""
    shelve(tmp_path, "es.pdf", "es", doubts=(Doubt("sample", "dmhc_20_224"),))
    shelf = FormShelf(tmp_path, keeps=True)
    told = _told(_session("es"), shelf)
    assert "es.pdf was not taken" in told
    assert "marked as a sample" in told
    assert tells_itself(_session("es"), shelf, KIOSK)
    assert not tells_itself(_session("en"), shelf, KIOSK)


def test_home_offers_every_language_and_a_kiosk_what_is_there(folder: Path) -> None:
    """By the names of their speakers; nobody can fetch a form at a kiosk."""
    shelf = FormShelf(folder, keeps=True).shelf()
    home = dict(language_options(shelf, HOME, "en"))
    assert list(home) == list(EDITIONS)
    assert (home["vi"], home["en"]) == ("Tiếng Việt: vi.pdf", "English: printed by this program")
    assert "not in the forms folder" in home["ru"]
    assert list(dict(language_options(shelf, KIOSK, "es"))) == ["en", "es", "vi"]
    assert list(dict(language_options(Shelf(()), KIOSK, "es"))) == ["en", "es"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_where_to_get_the_form_is_an_address_and_what_is_new_is_told(folder: Path, language: str) -> None:
    """At home the folder, its files and what a newer edition changed; at a kiosk whom to ask."""
    shelve(folder, "vi-new.pdf", "vi", edition="03/26")
    shelf = FormShelf(folder, keeps=True)
    home = "\n".join(source_words(shelf, HOME, language))
    assert all(word in home for word in ("www.dmhc.ca.gov", str(folder), "vi-new.pdf", str(folder / "pictures")))
    assert [line for line in home.splitlines() if "vi-new.pdf" in line and " vi.pdf" in line]
    kiosk = source_words(shelf, KIOSK, language)
    assert len(kiosk) == 1
    assert str(folder) not in kiosk[0]


def test_files_are_looked_at_once_and_their_maps_and_pictures_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At home; a kiosk writes nothing, and no patient is told of the staff's work. What was seen counts until a file
    changes.
    """
    known = FormShelf(tmp_path / "known", keeps=True)
    shelve(known.folder, "vi.pdf", "vi")
    (new,) = known.shelf().files
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "new.pdf").write_bytes(b"new")
    looks, kept = [], []

    def look(folder: Path, cancelled: Callable[[], bool] | None) -> Shelf:
        looks.append(cancelled)
        from dataclasses import replace

        return Shelf((replace(new, found=replace(new.found, remembered=False)),))

    monkeypatch.setattr("tui.form_paper.look", look)
    monkeypatch.setattr("tui.form_paper.keep_map", lambda one: kept.append(one.path.name))
    monkeypatch.setattr("tui.form_paper.keep_pictures", lambda _one, into: kept.append(into.name))
    for keeps in (True, False):
        shelf = FormShelf(tmp_path / "forms", keeps=keeps)
        assert shelf.waits
        assert tells_itself(_session("en"), shelf, HOME)
        assert not tells_itself(_session("en"), shelf, KIOSK)
        shelf.look()
        shelf.look()
        assert not shelf.waits
        assert [one.path.name for one in shelf.shelf().files] == ["vi.pdf"]
    assert (len(looks), kept) == (2, ["vi.pdf", "pictures"])
    (tmp_path / "forms" / "other.pdf").write_bytes(b"other")
    assert shelf.waits


def test_an_advocate_s_shelf_serves_every_person_in_their_language(tmp_path: Path) -> None:
    """It is the folder beside the advocate's cases; each packet takes the form by its own language."""
    setup = Setup(Policy(advocate=True), TODAY, tmp_path, tmp_path / "run")
    for language in ("vi", "ru"):
        shelve(setup.shelf, f"{language}.pdf", language)
    shelf = FormShelf(setup.shelf, keeps=not setup.policy.kiosk)
    taken = {paper: form_paper(_session(paper), shelf.shelf()).taken for paper in ("vi", "ru", "en")}
    assert {paper: [one.path.name for one in found] for paper, found in taken.items()} == {
        "vi": ["vi.pdf"], "ru": ["ru.pdf"], "en": [],
    }  # fmt: skip
    assert not tells_itself(_session("vi"), shelf, setup.policy)
    assert tells_itself(_session("hy"), shelf, setup.policy)


def test_a_file_that_cannot_be_used_is_news_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not on every run, until it or the program changes; the page, when it is asked for, looks again and says why."""
    folder = tmp_path / "forms"
    shelve(folder, "vi.pdf", "vi")
    (folder / "letter.pdf").write_bytes(b"a letter")
    refused = Shelf(FormShelf(folder, keeps=True).shelf().files, (("letter.pdf", Refused("official_unknown")),))
    monkeypatch.setattr("tui.form_paper.look", lambda *_: refused)
    for keeps in (False, True):
        shelf = FormShelf(folder, keeps=keeps)
        assert tells_itself(_session("en"), shelf, HOME)
        shelf.look()
        assert not tells_itself(_session("en"), shelf, HOME)
    later = FormShelf(folder, keeps=True)
    assert later.waits
    assert not tells_itself(_session("en"), later, HOME)
    with monkeypatch.context() as patch:
        patch.setattr("packet.machine.own_version", lambda: "another")
        assert tells_itself(_session("en"), later, HOME)
    (folder / "letter.pdf").write_bytes(b"another letter")
    assert tells_itself(_session("en"), later, HOME)


def test_a_look_that_is_left_leaves_everything_to_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page was left before the files were read."""
    (tmp_path / "new.pdf").write_bytes(b"new")

    def look(*_: object) -> Shelf:
        raise Interrupted("interrupted")

    monkeypatch.setattr("tui.form_paper.look", look)
    shelf = FormShelf(tmp_path, keeps=True)
    with pytest.raises(Interrupted):
        shelf.look(lambda: True)
    assert shelf.waits
