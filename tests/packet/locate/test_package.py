"""The package's public names, which are loaded when first used."""

from __future__ import annotations

import pytest

import packet.locate


@pytest.mark.parametrize("name", packet.locate.__all__)
def test_every_public_name_is_there(name: str) -> None:
    """None leads to a module that is gone."""
    assert getattr(packet.locate, name).__name__ == name


def test_no_other_name_is_made_up() -> None:
    """A slip is an error, as with any module."""
    with pytest.raises(AttributeError):
        packet.locate.read_maps  # noqa: B018
