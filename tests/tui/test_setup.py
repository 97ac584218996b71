"""What one run is given from outside."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from tui.policy import Policy
from tui.setup import Setup, seconds_of_the_machine


@pytest.mark.parametrize(("named", "shelf"), [(None, Path("/home/forms")), (Path("/srv/forms"), Path("/srv/forms"))])
def test_the_shelf_is_the_kiosks_or_the_persons_own(named: Path | None, shelf: Path) -> None:
    policy = replace(Policy(), forms_folder=named)
    assert Setup(policy, dt.date(2026, 11, 22), Path("/home"), Path("/run")).shelf == shelf


def test_the_seconds_of_the_machine_never_go_back() -> None:
    first = seconds_of_the_machine()
    assert seconds_of_the_machine() >= first
