"""The end of a kiosk that does not end by itself."""

from __future__ import annotations

import os
import subprocess
import sys

_HANGS = """
import time
from tui import supervisor
supervisor._SECONDS_TO_END = 0.1
supervisor.end_for_sure(129)
time.sleep(600)
"""


def test_a_kiosk_that_hangs_after_a_signal_ends_with_the_code_of_the_signal() -> None:
    """Whatever its main thread is held by."""
    assert subprocess.run([sys.executable, "-c", _HANGS], env={**os.environ}, timeout=60, check=False).returncode == 129
