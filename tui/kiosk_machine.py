"""What a machine is, as far as a kiosk leans on it: only looked at, never changed. None where it cannot be told here.

Every file is read below `root`, so that a made machine can be looked at as a real one is.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from packet import machine
from packet.hand_over import PROGRAMS
from tui.policy import Policy, inside
from tui.runtime import in_memory

_PRINTERS_ANSWER_SECONDS: Final = 10
"""lpstat waits for ever for a print server that does not answer."""
_CUPS_DEFAULTS: Final = {"preservejobfiles": "86400", "preservejobhistory": "yes"}
"""cupsd.conf(5): without an entry a printed file is kept for a day, and the history until it is full."""
_SDDM: Final = re.compile(r"^\[Autologin\][^\[]*^[ \t]*User[ \t]*=[ \t]*\S", re.M)
_LOGINS: Final = (
    ("etc/systemd/system", "*getty@*.service.d/*.conf", re.compile(r"^ExecStart=.*\s(--autologin|-a)\s", re.M)),
    ("etc", "gdm*/*.conf", re.compile(r"^\s*AutomaticLoginEnable\s*=\s*true", re.M | re.I)),
    ("etc", "lightdm/*.conf", re.compile(r"^\s*autologin-user[ \t]*=[ \t]*\S", re.M)),
    ("etc", "lightdm/lightdm.conf.d/*.conf", re.compile(r"^\s*autologin-user[ \t]*=[ \t]*\S", re.M)),
    ("etc", "sddm.conf*", _SDDM),
    ("etc", "sddm.conf.d/*.conf", _SDDM),
)
"""Folder, files and line with which a machine logs somebody in by itself: agetty(8), GDM, LightDM, sddm.conf(5)."""
_OCTAL: Final = re.compile(r"\\([0-7]{3})")
"""How a space, a tab and a backslash are written in a line of fstab(5)."""
_WINDOWS: Final = {"TMUX": "tmux", "STY": "screen"}
"""What tells that a terminal is a window of tmux(1) or screen(1), by whatever name it goes."""


@dataclass(frozen=True)
class Mount:
    """One line of /proc/self/mounts: fstab(5)."""

    point: Path
    options: frozenset[str]


@dataclass(frozen=True)
class Folder:
    """A folder that the policy names, as this user may use it."""

    path: Path
    exists: bool
    writable: bool


@dataclass(frozen=True)
class Printing:
    """CUPS: its printers, and what it keeps of a job. `kept` is None when its settings may not be read."""

    printers: tuple[str, ...]
    kept: Mapping[str, str] | None


@dataclass(frozen=True)
class KioskMachine:
    """All that `tui.kiosk_check` judges. Sizes in megabytes (10^6 bytes). `swaps_later` are the files that switch swap
    on when the machine starts again."""

    administrator: bool
    shell: str | None
    terminal: str | None
    policy_writable: bool
    swaps: tuple[str, ...] | None
    swaps_later: tuple[str, ...]
    core_handler: str | None
    logins: tuple[str, ...]
    drives: tuple[Mount, ...] | None
    folders: tuple[Folder, ...]
    forms: Folder | None
    printing: Printing | None
    faxing: bool
    memory: int | None
    work_room: int | None
    today: dt.date
    zone: str | None
    clock_kept: bool | None
    unprinted: tuple[str, ...]
    walls: Mapping[str, bool]
    old_engines: tuple[str, ...]


def look(policy: Policy, file: Path, environ: Mapping[str, str], root: Path = Path("/")) -> KioskMachine:
    """Look at this machine as the user who runs this. Takes about a second: the walls are tried."""
    today = dt.date.today()
    return KioskMachine(
        administrator=sys.platform != "win32" and os.geteuid() == 0,
        shell=_shell(),
        terminal=_terminal(environ) if os.isatty(0) else None,
        policy_writable=os.access(file, os.W_OK),
        swaps=_swaps(root),
        swaps_later=tuple(_swaps_later(root)),
        core_handler=_core_handler(root),
        logins=tuple(_logins(root)),
        drives=_drives(root, policy),
        folders=tuple(_folder(path) for path in dict.fromkeys((*policy.read_folders, *policy.write_folders))),
        forms=_folder(policy.forms_folder) if policy.forms_folder else None,
        printing=_printing(root) if policy.may_print else None,
        faxing=all(shutil.which(program) for program in PROGRAMS["fax"]),
        memory=_memory(root),
        work_room=_work_room(policy, environ),
        today=today,
        zone=_zone(root),
        clock_kept=_clock_kept(root),
        unprinted=tuple(name for name, sample in machine.SCRIPTS.items() if machine.unprinted(sample)),
        walls=machine.walls(),
        old_engines=tuple(engine.name for engine in machine.engines() if engine.old(today)),
    )


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None


def _terminal(environ: Mapping[str, str]) -> str:
    return next((name for sign, name in _WINDOWS.items() if environ.get(sign)), environ.get("TERM", ""))


def _shell() -> str | None:
    if sys.platform == "win32":
        return None
    import pwd

    try:
        return pwd.getpwuid(os.geteuid()).pw_shell
    except KeyError:
        return None


def _swaps(root: Path) -> tuple[str, ...] | None:
    """Places of swap on a disk; zram is memory."""
    told = _text(root / "proc/swaps")
    if told is None:
        return None
    names = [line.split()[0] for line in told.splitlines()[1:] if line.strip()]
    return tuple(name for name in names if not name.startswith("/dev/zram"))


def _swaps_later(root: Path) -> Iterator[str]:
    """Files with which swap comes back: a line of fstab(5) that mounts by itself, a unit of systemd.swap(5)."""
    lines = (line.split() for line in (_text(root / "etc/fstab") or "").splitlines())
    entries = [line for line in lines if len(line) >= 3 and not line[0].startswith("#") and line[2] == "swap"]
    if any("noauto" not in "".join(entry[3:4]).split(",") for entry in entries):
        yield "/etc/fstab"
    for path in sorted((root / "etc/systemd/system").glob("*.wants/*.swap")):
        yield f"/{path.relative_to(root)}"


def _core_handler(root: Path) -> str | None:
    """The program that is given the memory of those that crash (core(5)), "" when there is none."""
    told = _text(root / "proc/sys/kernel/core_pattern")
    if told is None:
        return None
    words = told.removeprefix("|").split()
    return Path(words[0]).name if told.startswith("|") and words else ""


def _logins(root: Path) -> Iterator[str]:
    for folder, names, login in _LOGINS:
        for path in sorted((root / folder).glob(names)):
            if login.search(_text(path) or ""):
                yield f"/{path.relative_to(root)}"


def _drives(root: Path, policy: Policy) -> tuple[Mount, ...] | None:
    """What is mounted at or below the folders of the policy."""
    told = _text(root / "proc/self/mounts")
    if told is None:
        return None
    mounts = [line.split() for line in told.splitlines() if line.count(" ") >= 3]
    named = (Mount(Path(_plain(fields[1])), frozenset(fields[3].split(","))) for fields in mounts)
    wanted = (*policy.read_folders, *policy.write_folders)
    return tuple(mount for mount in named if inside(mount.point, wanted))


def _plain(field: str) -> str:
    return _OCTAL.sub(lambda told: chr(int(told[1], 8)), field)


def _folder(path: Path) -> Folder:
    return Folder(path, path.is_dir() and os.access(path, os.R_OK | os.X_OK), os.access(path, os.W_OK))


def _printing(root: Path) -> Printing:
    return Printing(_printers(), _cups(root))


def _printers() -> tuple[str, ...]:
    if not (program := shutil.which("lpstat")):
        return ()
    try:
        done = subprocess.run(
            [program, "-e"], capture_output=True, text=True, timeout=_PRINTERS_ANSWER_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(done.stdout.split())


def _cups(root: Path) -> dict[str, str] | None:
    told = _text(root / "etc/cups/cupsd.conf")
    if told is None:
        return None
    entries = (line.split(None, 1) for line in told.splitlines())
    given = {entry[0].lower(): entry[1].strip().lower() for entry in entries if len(entry) == 2}
    return {name: given.get(name, default) for name, default in _CUPS_DEFAULTS.items()}


def _memory(root: Path) -> int | None:
    found = re.search(r"^MemAvailable:\s*(\d+) kB", _text(root / "proc/meminfo") or "", re.M)
    return int(found[1]) * 1024 // 1_000_000 if found else None


def _work_room(policy: Policy, environ: Mapping[str, str]) -> int | None:
    """Free room where the work would lie, which must be in memory."""
    run = environ.get("XDG_RUNTIME_DIR")
    places = [policy.runtime_folder] if policy.runtime_folder else [*([Path(run)] if run else []), Path("/dev/shm")]  # noqa: S108 - as tui.runtime does
    for place in places:
        if place.is_dir() and os.access(place, os.W_OK | os.X_OK) and in_memory(place):
            return shutil.disk_usage(place).free // 1_000_000
    return None


def _zone(root: Path) -> str | None:
    try:
        target = str((root / "etc/localtime").readlink())
    except OSError:
        return None
    _, found, name = target.partition("zoneinfo/")
    return name if found else None


def _clock_kept(root: Path) -> bool | None:
    """Whether something sets the clock: systemd-timesyncd says so in a file; chrony and ntpd leave their drift."""
    if not (root / "run/systemd").is_dir():
        return None
    kept = ("run/systemd/timesync/synchronized", "var/lib/chrony/chrony.drift", "var/lib/ntpsec/ntp.drift")
    return any((root / name).exists() for name in kept)
