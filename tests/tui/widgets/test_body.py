"""The part of a screen that scrolls: it takes no key, and says whether it goes on."""

from __future__ import annotations

import pytest
from textual.widget import Widget

from tui.widgets.body import Body, fill


class _Part(Widget):
    """Remembers what it was given."""

    def __init__(self, attached: bool) -> None:
        super().__init__()
        self.stands = attached
        self.told: list[str] = []

    @property
    def is_attached(self) -> bool:
        return self.stands

    async def remove_children(self, *_: object) -> None:  # type: ignore[override]
        self.told.append("emptied")

    async def mount(self, *widgets: Widget, **_: object) -> None:  # type: ignore[override]
        self.told.append(f"given {len(widgets)}")


@pytest.mark.parametrize(("attached", "told"), [(True, ["emptied", "given 2"]), (False, ["emptied"])])
async def test_a_page_that_is_left_while_it_is_filled_takes_no_more(attached: bool, told: list[str]) -> None:
    part = _Part(attached)
    await fill(part, lambda: [Widget(), Widget()])
    assert part.told == told


def test_the_arrows_belong_to_the_questions() -> None:
    assert not Body().can_focus
    assert not Body.BINDINGS or not Body._inherit_bindings
