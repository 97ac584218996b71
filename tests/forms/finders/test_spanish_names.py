"""Where the surnames of a long name begin."""

from __future__ import annotations

import pytest

from forms.finders.spanish_names import surnames_from


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("eulalia pantoja renteria", 1),
        ("maria elena gomez", 2),
        ("amador quiroz lugo", 1),
        ("ana maria lopez ruiz", 2),
        ("lopez ruiz ana", None),
        ("linh thi nguyen", None),
        ("john paul jones", None),
    ],
)
def test_only_names_that_tell_are_cut(name: str, at: int | None) -> None:
    assert surnames_from(name.split()) == at
