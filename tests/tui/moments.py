"""Ctrl-C at a moment of a program's start or end, without a clock: when a module is about to be imported."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_AT_A_MOMENT: Final = """
import atexit, os, signal, sys
moment = os.environ.get("IMR_TEST_MOMENT", "")
def interrupt():
    # As in the text that dataclasses run: Python then ends by the signal, even when the interrupt was answered.
    exec("os.kill(os.getpid(), signal.SIGINT)")
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == moment:
            interrupt()
        return None
if moment == "the end":
    atexit.register(interrupt)
elif moment:
    sys.meta_path.insert(0, Finder())
"""


def pressing_at_a_moment(folder: Path) -> Path:
    """A folder for PYTHONPATH. Python interrupts itself at the module named in IMR_TEST_MOMENT, or at "the end"."""
    made = folder / "moments"
    made.mkdir()
    (made / "sitecustomize.py").write_text(_AT_A_MOMENT, encoding="utf-8")
    return made
