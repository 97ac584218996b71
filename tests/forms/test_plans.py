"""Names of health plans to offer."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from forms.plans import PLANS, suggestions


def test_plans_are_found_by_any_of_their_words() -> None:
    """Beginnings of words in any order, without case, accents or dots; names that begin so come first."""
    assert suggestions("la care") == ["L.A. Care Health Plan"] == suggestions("L.A.")
    assert suggestions("blue")[:2] == ["Blue Shield of California", "Blue Shield of California Promise Health Plan"]
    assert "Anthem Blue Cross" in suggestions("blue cross")
    assert suggestions("diego sharp zzz") == []
    assert suggestions(" ") == []


def test_no_name_stands_twice() -> None:
    """The list is in order and without doubles, so that it can be checked against a roster."""
    assert len(set(PLANS)) == len(PLANS)
    assert list(PLANS) == sorted(PLANS, key=str.casefold)


@settings(deadline=None, database=None)
@given(st.text())
def test_no_text_breaks_the_suggestions(typed: str) -> None:
    """At most five names are offered, all of the list, whatever is typed."""
    offered = suggestions(typed)
    assert len(offered) <= 5
    assert set(offered) <= set(PLANS)
