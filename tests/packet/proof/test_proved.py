"""Values that were not found stop the packet, by the names of their items and their pages alone."""

from __future__ import annotations

import pytest

from forms.words import LANGUAGES
from packet.errors import Unproved
from packet.proof.proved import Proved, require


def _found(key: str, page: int, proved: bool) -> Proved:
    return Proved(key, "dmhc_20_224", page, "box", proved)


def test_all_that_was_found_is_nothing_to_tell() -> None:
    """No value, or each in its place."""
    require([], "en")
    require([_found("city", 0, True), _found("zip", 1, True)], "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_lost_item_is_named_once_with_its_page(language: str) -> None:
    """From 1, as on the form; an item in two pieces on one page is one, on two pages it is two; none of the others."""
    lost = [_found("city", 2, False), _found("zip", 2, True), _found("city", 2, False), _found("city", 3, False)]
    with pytest.raises(Unproved) as told:
        require(iter(lost), language)
    assert told.value.code == "values_not_found"
    first, second = str(told.value.params["items"]).split("; ")
    assert "3" in first
    assert "4" in second
    assert ":" not in first
    assert first.replace("3", "4") == second


def test_the_item_is_named_as_the_form_names_it() -> None:
    """In the language of the person."""
    with pytest.raises(Unproved) as told:
        require([_found("city", 0, False)], "en")
    assert str(told.value.params["items"]).startswith("City")
