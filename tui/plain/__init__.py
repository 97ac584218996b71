"""The whole program as lines of text, for plain terminals, screen readers, serial lines and pipes."""

from tui.plain.talk import run

__all__ = ["run"]
