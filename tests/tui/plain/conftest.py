"""A place for each test that starts the program on a real terminal: the same one as for the screens."""

from tests.tui.pty.conftest import place

__all__ = ["place"]
