"""The helper's own details, kept for the next case."""

from __future__ import annotations

from pathlib import Path

import pytest

from packet.store.profile import read_profile, write_profile
from tests.packet.store.kept import SECRET


def test_the_profile_keeps_the_helper_and_never_the_patient(tmp_path: Path) -> None:
    """Only the helper's own keys are written, whatever the case holds."""
    write_profile(tmp_path, {"assistant_name": "Lee", "first_name": SECRET, "condition": SECRET, "fax_from_name": ""})
    assert read_profile(tmp_path) == {"assistant_name": "Lee"}
    assert SECRET not in (tmp_path / "profile.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("content", ["", "[]", '{"first_name": "x"}', '{"assistant_name": 3}'])
def test_a_profile_that_is_none_is_empty(tmp_path: Path, content: str) -> None:
    """A damaged profile costs nothing but its own details, and a foreign key in it is not believed."""
    (tmp_path / "profile.json").write_text(content, encoding="utf-8")
    assert read_profile(tmp_path) == {}
