"""The fences of other systems, against stand-ins: a job on Windows, a worker that watches its own memory on macOS."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a job instead")
def test_a_worker_that_watches_itself_ends_when_it_swells() -> None:
    """Over its memory the process dies as if the kernel had killed it, which the parent tells as too heavy."""
    body = "from packet.sandbox.limits import watch_memory\nimport time\nwatch_memory(100 << 20, 0.01)\n"
    body += "held = bytearray(200 << 20)\nheld[::4096] = bytes(len(held[::4096]))\ntime.sleep(60)"
    ended = subprocess.run([sys.executable, "-c", body], check=False, capture_output=True)
    assert ended.returncode == -signal.SIGKILL
