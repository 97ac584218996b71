"""Where LibreOffice lives inside a worker's folder, how it is set there, and the one thing it puts outside: the socket
of its instance.

It takes the socket away when it ends by itself. When it is killed with its worker, the parent must.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_SOCKETS: Final = ("/tmp", "/var/tmp")  # noqa: S108 - where LibreOffice puts it, whatever TMPDIR says
_NAME: Final = "office"
_PROGRAMS: Final = ("soffice", "libreoffice")
_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS",
    "C:\\Program Files\\LibreOffice\\program",
    "/opt/libreoffice/program",
    "/usr/lib/libreoffice/program",
)


def program() -> str | None:
    """LibreOffice on this machine, or None."""
    places = os.pathsep.join((os.environ.get("PATH", os.defpath), *_PLACES))
    return next((found for name in _PROGRAMS if (found := shutil.which(name, path=places))), None)


def home(folder: Path) -> Path:
    """The home of LibreOffice in the worker's folder."""
    return folder / _NAME


_COMMON: Final = "/org.openoffice.Office.Common"
_SETTINGS: Final = (
    # No link of a document is opened that comes from a place nobody trusts; and no place is trusted.
    (f"{_COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    (f"{_COMMON}/Security/Scripting", "MacroSecurityLevel", "3"),
    (f"{_COMMON}/Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{_COMMON}/Security/Scripting", "DisablePythonRuntime", "true"),
    (f"{_COMMON}/Security/Scripting", "DisableOLEAutomation", "true"),
    # Links are never updated (0; 1 asks, 2 always: sw, linkenum.hxx), nor fields when a document is opened.
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Writer/Content/Update", "Field", "false"),
)
"""(path, name, value) in LibreOffice's registry; versions skip names they do not know.

DisableActiveContent (since 24.8) is left alone: with it, charts and formulas are lost as well, and nothing is said.
"""


def furnish(folder: Path) -> Path:
    """Make the home, with the settings that keep a document from opening anything but itself; returns it."""
    made = home(folder)
    (made / "user").mkdir(parents=True)
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    spaces = 'xmlns:oor="http://openoffice.org/2001/registry"'
    settings = f'<?xml version="1.0" encoding="UTF-8"?><oor:items {spaces}>{items}</oor:items>'
    (made / "user" / "registrymodifications.xcu").write_text(settings, encoding="utf-8")
    return made


def left_outside(folder: Path) -> Iterator[Path]:
    """The socket of a LibreOffice that lived in this folder and was killed: named by the user, and the MD5 sum of the
    URL of its home in UTF-16, each byte without a leading zero.
    """
    if not hasattr(os, "getuid"):
        return
    url = home(folder.resolve()).as_uri()
    digest = hashlib.md5(url.encode("utf-16-le"), usedforsecurity=False).digest()
    name = f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}"
    for place in _SOCKETS:
        if (socket := Path(place) / name).is_socket():
            yield socket
