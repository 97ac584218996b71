"""The same screens in a browser on this computer: textual-serve, on the loopback address and nowhere else."""

from __future__ import annotations

import shlex
import sys
from typing import Final

from packet.errors import Exit, UsageError

HOST: Final = "127.0.0.1"
PORT: Final = 8391


def serve(language: str) -> int:
    """Serve until interrupted. Raises UsageError when the optional part is not installed."""
    try:
        from textual_serve.server import Server
    except ImportError:
        raise UsageError("web_missing") from None
    command = shlex.join([sys.executable, "-m", "tui", "--lang", language])
    Server(command, host=HOST, port=PORT, title="imr-packet").serve()
    return Exit.DONE
