"""The folder of a packet in the desktop's own window, where there is a desktop."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path


def opener(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """The program that opens folders, "" without a desktop: there xdg-open would start a browser in the terminal."""
    if platform == "darwin":
        return shutil.which("open") or ""
    desktop = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    return (shutil.which("xdg-open") or "") if desktop else ""


def open_folder(folder: Path, program: str) -> bool:
    """Start `program` on the folder; whether it could be started. It goes on beside this program."""
    quiet = subprocess.DEVNULL
    try:
        started = subprocess.Popen(
            [program, str(folder)], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError:
        return False
    threading.Thread(target=started.wait, daemon=True).start()
    return True
