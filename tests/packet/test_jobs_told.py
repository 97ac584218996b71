"""What is told of jobs: what to look at first, what was given, how far it is; in both languages."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from forms.returned import HandedOver, HandWay, JobState
from forms.words import LANGUAGES
from packet.jobs_told import doubt_lines, given_lines, job_lines
from tests.packet.cases import case
from tests.packet.handed import packet_folder

JOB = HandedOver("dmhc", dt.date(2026, 10, 6), "fax", "5", "fax-1.tif", "failed", "7K3F-9Q2M", 3, "No answer\x1b[2J")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_of_either_way_has_its_words(language: str) -> None:
    jobs = [replace(JOB, way=way, state=state) for way in get_args(HandWay) for state in get_args(JobState)]
    assert len({line for line in job_lines(jobs, language) if "fax" in line or "imp" in line or "print" in line}) > 9


def test_the_words_of_another_program_are_shown_and_not_obeyed() -> None:
    told = "\n".join(job_lines([JOB], "en"))
    assert "No answer" in told
    assert "\x1b" not in told


def test_a_job_without_a_number_is_told_as_one_that_cannot_be_asked_for() -> None:
    assert "no job number" in next(given_lines([replace(JOB, job="")], "en"))


def test_each_page_without_a_signature_and_the_number_are_named(tmp_path: Path) -> None:
    record = packet_folder(tmp_path / "packet", to="cdi", signed=False)
    told = "\n".join(doubt_lines(("unsigned", "number"), record, case(), "en", accept=True))
    assert "page 3" in told
    assert "--accept unsigned" in told
    assert "--accept number" in told
