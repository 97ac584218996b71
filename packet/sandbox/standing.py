"""The walls that stand on this machine: one worker is started that tries them."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any, Final

from packet.sandbox.limits import LIMITS
from packet.sandbox.probe import WALLS
from packet.sandbox.supervisor import Failure, ask, private

COMMAND: Final = (sys.executable, "-m", "packet.sandbox.probe")


def standing() -> dict[str, bool]:
    """Each wall of `packet.sandbox.probe` and whether it held; none did when the worker gave no answer."""

    def read(plain: Mapping[str, Any]) -> dict[str, bool]:
        return {name: plain["held"][name] is True for name in WALLS}

    with private() as folder:
        result = ask({}, folder, LIMITS, (), read, command=COMMAND)
    return dict.fromkeys(WALLS, False) if isinstance(result, Failure) else result
