"""A row that goes on in the next line when the window is too narrow: a button outside of it would be a button lost."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from textual.geometry import NULL_OFFSET, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget


class FlowLayout(Layout):
    """Children from left to right, each as wide as it wants, in as many lines as they need."""

    name = "flow"

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        parent.pre_layout(self)
        placements: list[WidgetPlacement] = []
        x = y = tallest = 0
        for child in children:
            model = child._get_box_model(
                size, parent.app.viewport_size, Fraction(size.width), Fraction(size.height), greedy=greedy
            )
            width, height = int(model.width), int(model.height)
            if x and x + width > size.width:
                x, y, tallest = 0, y + tallest, 0
            placements.append(WidgetPlacement(Region(x, y, width, height), NULL_OFFSET, model.margin, child))
            x += width + model.margin.right
            tallest = max(tallest, height)
        return placements


FLOW: Final = FlowLayout()


class FlowRow(Widget):
    """A row of buttons, hints or choices. Textual knows no such layout by name, so no style can name it."""

    @property
    def layout(self) -> Layout:
        return FLOW
