"""Where LibreOffice lives inside a worker's folder, and the one thing it puts outside: the socket of its instance.

It takes the socket away when it ends by itself. When it is killed with its worker, the parent must.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_SOCKETS: Final = ("/tmp", "/var/tmp")  # noqa: S108 - where LibreOffice puts it, whatever TMPDIR says
_NAME: Final = "office"


def home(folder: Path) -> Path:
    """The home of LibreOffice in the worker's folder."""
    return folder / _NAME


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
