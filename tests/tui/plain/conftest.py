"""What the tests of the plain lines share: a terminal's place, the same one as for the screens; stand-ins."""

from tests.tui.plain.building import builder
from tests.tui.plain.desk import quick
from tests.tui.pty.conftest import place, warm

__all__ = ["builder", "place", "quick", "warm"]
