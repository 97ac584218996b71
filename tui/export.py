"""A finished packet leaves the program: copied onto a drive, shown in the desktop's own window (printed and faxed:
`tui.handing`).

A kiosk's packet goes onto the person's own drive, into a new folder each time; nothing there is ever replaced. An empty
mount folder is on this computer's disk: with `drives_only` a packet is copied only where a drive is mounted.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Literal

from packet.errors import PacketError
from packet.hand_over import installed
from packet.store.files import write_whole
from tui.policy import Policy

_MOST_FOLDERS: Final = 1000
"""Packets of one day on one drive: more would be a loop of ours, not work of theirs."""
_READABLE_BY_ALL: Final = 0o644
"""The drive goes home with the person, whose user number there is another one."""


def ways_out(policy: Policy) -> list[Literal["print", "fax", "save", "open"]]:
    """What can be done here with a finished packet: print it, fax it, save it on a drive, open its folder."""
    ways: list[Literal["print", "fax", "save", "open"]] = []
    if policy.may_print and installed("print"):
        ways.append("print")
    if policy.may_fax and installed("fax"):
        ways.append("fax")
    if policy.kiosk and policy.write_folders:
        ways.append("save")
    if not policy.kiosk and opener():
        ways.append("open")
    return ways


def copy_to_drive(
    made: Path, policy: Policy, today: dt.date, mounted: Callable[[Path], bool] = os.path.ismount
) -> Path | None:
    """Copy every file of the folder `made` onto the first drive that takes them all; the new folder, or None."""
    for place in places(policy, mounted):
        folder = _new_folder(place, today)
        if folder is None:
            continue
        try:
            for file in sorted(made.iterdir()):
                if file.is_file() and not file.name.startswith("."):  # what is for this program is no part of it
                    write_whole(folder / file.name, file.read_bytes())
                    with contextlib.suppress(OSError):
                        (folder / file.name).chmod(_READABLE_BY_ALL)
        except (PacketError, OSError):
            shutil.rmtree(folder, ignore_errors=True)
            continue
        return folder
    return None


def places(policy: Policy, mounted: Callable[[Path], bool] = os.path.ismount) -> list[Path]:
    """Where a packet may be saved now: the policy's folders; with `drives_only` the drives at or right below them."""
    found: list[Path] = []
    for folder in policy.write_folders:
        if not folder.is_dir():
            continue
        if not policy.drives_only or mounted(folder):
            found.append(folder)
            continue
        with contextlib.suppress(OSError):
            found += [below for below in sorted(folder.iterdir()) if below.is_dir() and mounted(below)]
    return [place for place in found if policy.writable(place) is not None]


def _new_folder(place: Path, today: dt.date) -> Path | None:
    for number in range(1, _MOST_FOLDERS):
        folder = place / (f"imr-packet-{today.isoformat()}" + (f"-{number}" if number > 1 else ""))
        try:
            folder.mkdir()
        except FileExistsError:
            continue
        except OSError:
            return None
        return folder
    return None


def opener(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """The program that opens folders, "" without a desktop: there xdg-open would start a browser in the terminal."""
    if platform == "darwin":
        return shutil.which("open") or ""
    desktop = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    return (shutil.which("xdg-open") or "") if desktop else ""


def open_folder(folder: Path, program: str = "") -> bool:
    """Start `program`, or the desktop's own, on a folder or a file; whether it could be started. It goes on beside
    this one."""
    quiet = subprocess.DEVNULL
    try:
        started = subprocess.Popen(
            [program or opener(), str(folder)], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError:
        return False
    threading.Thread(target=started.wait, daemon=True).start()
    return True
