"""What a worker may reach on the disk: its input, its own folder, this program, the engines' libraries, fonts.

Everything else of the person's is out of reach: the home folder, other papers, other programs' sockets.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import packet
from packet.sandbox import landlock

_ENGINES: Final = ("/usr/lib", "/usr/lib32", "/usr/lib64", "/lib", "/lib64", "/usr/local/lib", "/etc/ld.so.cache")
_FONTS: Final = (
    "/etc/fonts", "/usr/share/fonts", "/usr/share/fontconfig", "/usr/share/X11/fonts", "/usr/local/share/fonts",
    "/var/cache/fontconfig",
)  # fmt: skip
_MACHINE: Final = (
    "/dev/urandom", "/dev/random", "/dev/zero", "/proc/cpuinfo", "/proc/meminfo", "/proc/sys/vm/overcommit_memory",
    "/sys/devices/system/cpu", "/etc/localtime", "/usr/share/zoneinfo", "/usr/share/locale",
)  # fmt: skip
"""What libc, OpenBLAS and Python look up about the machine and its clock."""
_OF_PROGRAMS: Final = (
    "/usr/share",
    "/etc/passwd",
    "/etc/group",
    "/etc/nsswitch.conf",
    "/etc/libreoffice",
    "/var/lib/libreoffice",
    "/etc/locale.alias",
    "/proc",
)
"""What LibreOffice reads besides. /proc shows which programs run; the memory and environment of others stay closed."""
_TONGUES: Final = ("/usr/share/tesseract-ocr", "/usr/share/tessdata", "/usr/local/share/tessdata", "/proc/self")
"""Where packages put what tesseract knows of languages; /proc/self tells its threads how many cores there are."""
_SINGLE: Final = ("tesseract", "mutool", "pdftoppm")
"""Programs that start no other."""
_TOOLS: Final = ("sh", "dash", "bash", "basename", "dirname", "readlink", "sed", "grep", "uname", "ls", "ps")
"""The start script of LibreOffice calls these (desktop/scripts/soffice.sh)."""
_LOADERS: Final = ("/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1", "/lib/ld-musl-*.so.1")
_PIPES: Final = ("/tmp", "/var/tmp")  # noqa: S108 - where LibreOffice makes the socket of its instance, whatever TMPDIR says


@dataclass(frozen=True)
class Reach:
    """What one worker needs besides the engines: files to read, folders to write into, and the one program that it may
    start (LibreOffice, tesseract, or what draws pages a second time).
    """

    reads: tuple[Path, ...]
    writes: tuple[Path, ...]
    program: Path | None = None


def allowed(reach: Reach) -> Iterator[tuple[Path, int]]:
    """Every path with its rights (`landlock`). Some may not be there."""
    yield from ((path, landlock.READ) for path in reach.reads)
    yield from ((path, landlock.WRITE | landlock.READ) for path in reach.writes)
    yield Path("/dev/null"), landlock.WRITE_ONE
    yield from ((path, landlock.READ) for path in (*_code(), *_loaded()))
    yield from ((Path(name), landlock.READ) for name in (*_ENGINES, *_FONTS, *_MACHINE))
    if reach.program is not None:
        yield from _single(reach.program) if reach.program.name in _SINGLE else _office(reach.program)


def _code() -> Iterator[Path]:
    """Where Python imports from. Of a folder that holds more than packages (a checkout), our packages alone."""
    root = Path(packet.__file__).resolve().parent.parent
    yield root / "packet"
    yield root / "forms"
    here = Path.cwd()
    for entry in sys.path:
        path = Path(entry).resolve()
        if path not in (root, here) or path.name in ("site-packages", "dist-packages"):
            yield path
    yield Path(sys.prefix) / "pyvenv.cfg"


def _loaded() -> Iterator[Path]:
    """The folders of the libraries that are loaded already: wherever this Python and its libc come from."""
    try:
        lines = Path("/proc/self/maps").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    files = {line.split(maxsplit=5)[5] for line in lines if line.count("/")}
    yield from {Path(file).parent for file in files if ".so" in Path(file).name}


def _single(program: Path) -> Iterator[tuple[Path, int]]:
    """One program alone: itself, what it links to, and what it knows (of languages, of letters)."""
    yield program, landlock.RUN
    yield program.resolve(), landlock.RUN
    yield from ((loader, landlock.RUN) for name in _LOADERS for loader in Path("/").glob(name.lstrip("/")))
    yield from ((Path(name), landlock.READ) for name in _TONGUES)
    yield program.resolve().parent.parent / "share", landlock.READ


def _office(program: Path) -> Iterator[tuple[Path, int]]:
    home = program.resolve().parent.parent
    yield home, landlock.RUN
    yield program, landlock.RUN
    yield from ((path, landlock.RUN) for path in Path("/opt").glob("libreoffice*"))  # as its makers pack it
    yield from ((Path(name), landlock.READ) for name in _OF_PROGRAMS)
    tools = (shutil.which(name, path=os.environ.get("PATH", os.defpath)) for name in _TOOLS)
    yield from ((Path(tool).resolve(), landlock.RUN) for tool in tools if tool)
    yield from ((loader, landlock.RUN) for name in _LOADERS for loader in Path("/").glob(name.lstrip("/")))
    yield from ((Path(name), landlock.SOCKET) for name in _PIPES)
