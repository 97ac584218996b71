"""`imr-packet doctor`: it shows the dated table, and it never fails because something is missing."""

from __future__ import annotations

import datetime as dt
from importlib import metadata

import pytest

from forms.agencies import AGENCIES, GOOD_FOR_MONTHS, RELEASED
from forms.catalog import FORMS
from forms.dates import add_months, show_date
from forms.law import READ_ON
from forms.words import LANGUAGES, domain, say
from packet import machine
from packet.cli import main
from packet.commands.doctor import report
from packet.errors import Exit


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_agency_and_edition_is_shown_with_source_and_date(
    capsys: pytest.CaptureFixture[str], language: str
) -> None:
    """Phones, faxes, sources and the day they were read, in the language asked for."""
    assert main(["doctor", "--lang", language]) == Exit.DONE
    shown = capsys.readouterr().out
    for agency in AGENCIES:
        for part in (agency.phone, agency.tdd, agency.fax, agency.source, *agency.address):
            assert part in shown
    for edition in (spec.edition for spec in FORMS):
        assert f"{edition.number}  {edition.revision}" in shown
    assert shown.count(show_date(READ_ON, language)) + shown.count(show_date(RELEASED, language)) > len(AGENCIES)


def test_old_entries_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    """More than 18 months after the sources were read, the person is told to check first."""
    last_good = add_months(READ_ON, GOOD_FOR_MONTHS)
    assert "Some entries are old." not in "\n".join(report("en", last_good))
    assert "Some entries are old." in "\n".join(report("en", last_good + dt.timedelta(days=1)))


def test_what_is_missing_does_not_stop_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a font library, LibreOffice or installed metadata, the other parts are still shown."""

    def broken(*_: object) -> list[str]:
        raise ImportError("sentinelsecret")

    def absent(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(machine, "unprinted", broken)
    monkeypatch.setattr(machine, "office", lambda: None)
    monkeypatch.setattr(metadata, "version", absent)
    monkeypatch.setattr(metadata, "requires", absent)
    shown = "\n".join(report("en", RELEASED))
    assert "(not installed as a package)" in shown
    assert "This part could not be looked at (ImportError)." in shown
    assert "sentinelsecret" not in shown
    assert "not here. Only needed to read word processor files." in shown
    assert AGENCIES[0].phone in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_could_be_added_comes_with_how(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each part that a person may want and that is not here, by itself; all of them have their words."""
    monkeypatch.setattr(machine, "unprinted", lambda text: [] if text != machine.SCRIPTS["chinese"] else ["中"])
    monkeypatch.setattr(machine, "office", lambda: "soffice")
    monkeypatch.setattr(machine, "recogniser", lambda: None)
    monkeypatch.setattr(machine, "libraries", lambda: (machine.Library("pillow-heif", "heic", None),))
    monkeypatch.setattr(machine.shutil, "which", lambda _name: "/usr/bin/lp")  # type: ignore[attr-defined]
    assert machine.lacking() == ("fonts_cjk", "tesseract", "heic")
    shown = "\n".join(report(language, RELEASED))
    for name in machine.lacking():
        assert f"- {say(f'doctor.lacks.{name}', language)}" in shown
    assert say("doctor.lacks.office", language) not in shown
    monkeypatch.setattr(machine, "lacking", tuple)
    assert say("doctor.lacks.nothing", language) in "\n".join(report(language, RELEASED))


def test_every_part_that_may_be_lacking_has_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "unprinted", list)
    for name in ("office", "recogniser"):
        monkeypatch.setattr(machine, name, lambda: None)
    parts = (("pillow-heif", "heic"), ("zipcodes", "zip"), ("textual-serve", "web"))
    monkeypatch.setattr(machine, "libraries", lambda: tuple(machine.Library(name, part, None) for name, part in parts))
    monkeypatch.setattr(machine.shutil, "which", lambda _name: None)  # type: ignore[attr-defined]
    keys = {key.removeprefix("lacks.") for key in domain("doctor", "en") if key.startswith("lacks.")}
    assert set(machine.lacking()) == keys - {"nothing"}


def test_letters_without_a_font_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person whose name is in such letters learns it before the build."""
    monkeypatch.setattr(machine, "unprinted", list)
    assert "no font found" in "\n".join(report("en", RELEASED))


def test_optional_parts_are_named_and_tools_for_developers_are_not() -> None:
    """Each library with its part; those only needed for development stay out."""
    wanted = ["pydantic>=2", 'zipcodes>=3.0; extra == "zip"', "pytest>=9.2; extra == 'dev'", "no-such-library"]
    found = {library.name: (library.extra, library.version) for library in machine._libraries(wanted)}
    assert set(found) == {"pydantic", "zipcodes", "no-such-library"}
    assert found["zipcodes"][0] == "zip"
    assert found["no-such-library"] == ("", None)


def test_the_shipped_font_prints_the_letters_of_the_forms() -> None:
    """English, Spanish and Vietnamese names need no font of the machine."""
    assert machine.unprinted(machine.SCRIPTS["latin"]) == []


def _engine(version: str | None) -> machine.Engine:
    return machine.Engine("pypdfium2", version, "5.15.2", dt.date(2026, 11, 9))


@pytest.mark.parametrize(("days", "old"), [(0, False), (183, False), (184, True)])
def test_an_engine_is_old_after_half_a_year(monkeypatch: pytest.MonkeyPatch, days: int, old: bool) -> None:
    """On the last good day nothing is said; on the next the person hears what to run."""
    monkeypatch.setattr(machine, "engines", lambda: (_engine("5.15.2"),))
    shown = "\n".join(report("en", dt.date(2026, 11, 9) + dt.timedelta(days=days)))
    assert "5.15.2  of November 9, 2026" in shown
    assert ("pip install --upgrade pypdfium2" in shown) is old


@pytest.mark.parametrize(("here", "told"), [("5.99.0", "5.99.0"), (None, "not here")])
def test_the_day_of_another_version_is_not_claimed(
    monkeypatch: pytest.MonkeyPatch, here: str | None, told: str
) -> None:
    """The table knows one version's day; another one is named beside the one that was tried."""
    monkeypatch.setattr(machine, "engines", lambda: (_engine(here),))
    shown = "\n".join(report("en", dt.date(2030, 1, 1)))
    assert f"{told}  this program was tried with 5.15.2" in shown
    assert "November 9" not in shown
    assert "--upgrade" not in shown


def test_every_engine_that_opens_foreign_bytes_is_in_the_table() -> None:
    """The table is read from the package; each entry is installed here with its version."""
    assert {engine.name for engine in machine.engines()} == {"pypdfium2", "pikepdf", "pypdf", "pillow", "uharfbuzz"}
    assert all(engine.version for engine in machine.engines())
