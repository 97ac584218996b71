"""A finished packet is given to the printer and the fax server from the screens and lines: asked, kept, asked again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from forms.answers import Answers
from forms.words import LANGUAGES
from packet.errors import UsageError
from tests.packet.cases import answers, case
from tests.packet.handed import Programs, packet_folder
from tui.handing import asked, give, jobs_of, kept, kept_states, lines, may_fax, question
from tui.policy import Policy
from tui.session import Session

DAY = dt.date(2026, 10, 6)
POLICY = Policy(may_fax=True, printer="Desk")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    return Programs(tmp_path, monkeypatch)


def _session(answered: Answers | None = None) -> Session:
    return Session(answered or answers(), DAY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fax_is_asked_about_with_its_number_and_what_is_not_signed(tmp_path: Path, language: str) -> None:
    words = question(packet_folder(tmp_path / "packet", signed=False), case(), "fax", language)
    assert "916-255-5241" in words
    assert " 3" in words.split("\n")[1]


def test_a_plan_whose_number_nobody_typed_cannot_be_faxed(tmp_path: Path) -> None:
    record = packet_folder(tmp_path / "packet", to="plan")
    assert not may_fax(record, case())
    with pytest.raises(UsageError):
        question(record, case(), "fax", "en")


def test_what_was_taken_is_kept_and_asked_for_again(tmp_path: Path, programs: Programs) -> None:
    session, record = _session(), packet_folder(tmp_path / "packet")
    told = kept(session, *give(session, record, "print", POLICY))
    assert "Desk-12" in told[0]
    assert [job.job for job in jobs_of(session, record)] == ["Desk-12"]
    programs.says("lpstat", "")
    said = kept_states(session, record, *asked(jobs_of(session, record), "en"))
    assert session.answers.handed[0].state == "gone"
    assert said == lines(session, record)


def test_a_refusal_is_said_in_the_language_of_the_screens_and_nothing_is_kept(
    tmp_path: Path, programs: Programs
) -> None:
    programs.says("sendfax", "no modem", 1)
    session = _session(replace(answers(), language="es"))
    (told,) = kept(session, *give(session, packet_folder(tmp_path / "packet"), "fax", POLICY))
    assert "no lo aceptó" in told
    assert "no modem" in told
    assert session.answers.handed == ()
