"""A kiosk's packet goes onto the person's own drive: a new folder each time, nothing there is ever replaced.

An empty mount folder is on this computer's disk: with `drives_only` a packet is saved only where a drive is mounted.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from packet.errors import PacketError
from packet.store.files import write_whole
from tui.policy import Policy

_MOST_FOLDERS = 1000


def save(made: Path, policy: Policy, today: dt.date, mounted: Callable[[Path], bool] = os.path.ismount) -> Path | None:
    """Copy every file of the folder `made` onto the first drive that takes them all; the new folder, or None."""
    for place in places(policy, mounted):
        folder = _new_folder(place, today)
        if folder is None:
            continue
        try:
            for file in sorted(made.iterdir()):
                if file.is_file():
                    write_whole(folder / file.name, file.read_bytes())
                    # The drive goes home with the person, whose user number there is another one.
                    with contextlib.suppress(OSError):
                        (folder / file.name).chmod(0o644)
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
