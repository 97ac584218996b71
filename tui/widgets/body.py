"""The part of a screen that scrolls. The arrows belong to the questions in it, so it has no keys of its own."""

from textual.containers import VerticalScroll


class Body(VerticalScroll, inherit_bindings=False):
    """Scrolls with Page Up and Page Down, which the screens bind, and by itself when the focus leaves the view."""

    can_focus = False
