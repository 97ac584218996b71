"""Fax code: what goes in comes out, by either door, in both codings."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packet.fax import encode as module
from packet.fax.encode import decode, encode
from packet.fax.geometry import Coding

_CODINGS: tuple[Coding, ...] = ("mmr", "mh")


@pytest.mark.parametrize("coding", _CODINGS)
@pytest.mark.parametrize("share", [0.0, 1.0])
def test_empty_and_full_pages_come_back(coding: Coding, share: float) -> None:
    """All white and all black survive, and both are small."""
    ink = np.full((2156, 1728), bool(share))
    code = encode(ink, coding)
    assert np.array_equal(decode(code, 1728, 2156, coding), ink)
    assert len(code) < 25_000


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 9999), rows=st.integers(1, 40), bytes_wide=st.integers(1, 30), share=st.floats(0, 1))
def test_any_page_comes_back(seed: int, rows: int, bytes_wide: int, share: float) -> None:
    """Random dots of any density and size decode to themselves in both codings."""
    ink = np.random.default_rng(seed).random((rows, bytes_wide * 8)) < share
    for coding in _CODINGS:
        assert np.array_equal(decode(encode(ink, coding), bytes_wide * 8, rows, coding), ink)


@pytest.mark.parametrize("coding", _CODINGS)
def test_both_doors_of_libtiff_give_the_same_code(coding: Coding, monkeypatch: pytest.MonkeyPatch) -> None:
    """The quick door is used when it works, and the public one gives the same bytes when it does not."""
    ink = np.random.default_rng(4).random((300, 1728)) < 0.2
    assert module._direct_works()
    quick = encode(ink, coding)
    monkeypatch.setattr(module, "_direct_works", lambda: False)
    assert encode(ink, coding) == quick


@pytest.mark.parametrize("coding", _CODINGS)
def test_the_known_code_is_that_of_the_public_door(coding: Coding) -> None:
    """What the quick door must answer to the four known rows is what Pillow writes for them."""
    assert module._public(module._SAMPLE, 8, 4, coding).hex() == module._CODED[coding]


def test_a_changed_library_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """When Pillow's private door is gone or answers otherwise, the check says so instead of writing nonsense."""
    module._direct_works.cache_clear()
    monkeypatch.setattr(module, "_direct", lambda *_: b"something else")
    assert not module._direct_works()
    module._direct_works.cache_clear()
    monkeypatch.delattr("PIL.Image._getencoder")
    monkeypatch.undo()
    module._direct_works.cache_clear()
    assert module._direct_works()


def test_broken_code_is_an_error() -> None:
    """A code cut short does not pass as a page."""
    ink = np.random.default_rng(4).random((64, 64)) < 0.5
    with pytest.raises((OSError, AssertionError)):
        assert np.array_equal(decode(encode(ink)[:40], 64, 64), ink)
