"""A button one row high: what it says, whatever it is made of."""

from __future__ import annotations

from textual.content import Content

from tui.widgets.action import Action


def test_it_says_its_words_between_brackets_and_obeys_nothing_in_them() -> None:
    shown = Action("Con\x1btinue [red]", "go").render()
    assert isinstance(shown, Content)
    assert shown.plain.startswith("[ Con")
    assert shown.plain.endswith("[red] ]")
    assert "\x1b" not in shown.plain


def test_a_link_hangs_beside_its_mark_and_carries_what_it_is_about() -> None:
    link = Action("a long line", "go", classes="-link", about=7, lead="A")
    assert not isinstance(link.render(), Content)
    assert (link.about, link.lead) == (7, "A")
