"""The systemd unit of a kiosk (systemd.service(5), systemd.exec(5)), as `imr-packet --kiosk-unit POLICY` prints it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

USER: Final = "kiosk"
_MODULE: Final = "__main__.py"
# The screens are drawn on stderr: it must be the terminal too.
_UNIT: Final = """\
[Unit]
Description=imr-packet, kiosk
Documentation=https://www.dmhc.ca.gov
After=systemd-user-sessions.service getty@tty1.service
Conflicts=getty@tty1.service

[Service]
User={user}
ExecStart={program} --kiosk {policy}
StandardInput=tty
StandardOutput=tty
StandardError=tty
TTYPath=/dev/tty1
TTYReset=yes
TTYVHangup=yes
TTYVTDisallocate=yes
Environment=TERM=linux
Restart=always
RestartSec=2
LimitCORE=0
MemorySwapMax=0
NoNewPrivileges=yes
# Nothing here opens a connection, and CUPS listens at a socket file. "no" only where lp asks a server of the network.
PrivateNetwork=yes

[Install]
WantedBy=multi-user.target
"""


def unit(program: Sequence[Path | str], policy: Path) -> str:
    """The text of the unit for the policy at this absolute path and the words with which the program begins, the first
    an absolute path.
    """
    return _UNIT.format(user=USER, program=" ".join(map(_quoted, program)), policy=_quoted(policy))


def program_of(called: Path, python: Path) -> tuple[Path | str, ...]:
    """How the program that was `called` so (its first argument, absolute) is begun again. The self-contained build is
    called as a module of its own Python, and a module's file cannot be begun.
    """
    return (called,) if called.name != _MODULE else (python, "-I", "-m", called.parent.name)


def _quoted(word: Path | str) -> str:
    """One word of a unit: "%" and "$" have a meaning there, quotes keep a space (systemd.syntax(7))."""
    text = str(word).replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{text}"' if " " in text or '"' in text else text
