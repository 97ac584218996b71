"""What this machine offers: `packet.machine`. A part that is missing is an answer."""

from __future__ import annotations

import datetime as dt
from importlib import metadata

import pytest

from packet import machine
from packet.machine import ENGINE_GOOD_FOR_DAYS, SCRIPTS, Engine, engines, libraries, own_version, unprinted

DAY = dt.date(2026, 1, 1)


def _gone(name: str) -> str:
    raise metadata.PackageNotFoundError(name)


def test_a_program_that_is_not_installed_has_no_version_and_no_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """It runs from its folder; the doctor tells the rest."""
    monkeypatch.setattr(metadata, "version", _gone)
    monkeypatch.setattr(metadata, "requires", _gone)
    assert own_version() is None
    assert libraries() == ()


def test_a_library_that_is_missing_is_listed_without_a_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the optional part that it belongs to; what only developers need is left out."""
    wanted = ["pydantic<3,>=2.7", "pyzipper>=0.3; extra == 'zip'", 'pytest; extra == "dev"']
    monkeypatch.setattr(metadata, "requires", lambda _: wanted)
    monkeypatch.setattr(machine, "_version", lambda name: None if name == "pyzipper" else "1")
    assert [(one.name, one.extra, one.version) for one in libraries()] == [
        ("pydantic", "", "1"),
        ("pyzipper", "zip", None),
    ]


@pytest.mark.parametrize(
    ("version", "days", "old"),
    [
        ("1.0", ENGINE_GOOD_FOR_DAYS, False),
        ("1.0", ENGINE_GOOD_FOR_DAYS + 1, True),
        ("2.0", ENGINE_GOOD_FOR_DAYS + 1, False),
        (None, ENGINE_GOOD_FOR_DAYS + 1, False),
    ],
)
def test_an_engine_is_old_half_a_year_after_its_release(version: str | None, days: int, old: bool) -> None:
    """A newer one was released later, on a day that is not known here."""
    assert Engine("pypdfium2", version, "1.0", DAY).old(DAY + dt.timedelta(days=days)) is old


def test_every_engine_in_the_table_has_a_day_and_is_installed() -> None:
    """A name that no package has would never be called old."""
    table = engines()
    assert {"pypdfium2", "pikepdf", "pillow"} <= {engine.name.lower() for engine in table}
    assert [engine.name for engine in table if engine.version is None or type(engine.released) is not dt.date] == []


def test_every_script_of_the_agency_s_languages_is_printed() -> None:
    """The fonts come with the program."""
    assert {script: lost for script, word in SCRIPTS.items() if (lost := unprinted(word))} == {}


def test_a_character_without_a_font_is_named() -> None:
    """Once, however often it stands there."""
    assert unprinted("a\ue123b\ue123") == ["\ue123"]
