"""How whole a part of a file is."""

from __future__ import annotations

from enum import IntEnum


class State(IntEnum):
    """WHOLE; DOUBTFUL: its check sum is wrong, it has a hole, or a font, note or mask breaks off; TORN: it breaks off
    itself.
    """

    WHOLE = 0
    DOUBTFUL = 1
    TORN = 2
