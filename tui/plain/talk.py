"""The whole program as lines: `imr-packet --plain`, a plain terminal, a screen reader, a serial line or a pipe.

The same interview, session, papers and builder as the screens; no Textual, no cursor addressing, no lines drawn. When
the input ends, or a signal comes, every answer given so far is saved before the program goes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import TextIO

from packet.errors import Exit, PacketError
from tui.plain.console import Console, Ended
from tui.plain.signals import signals_end
from tui.plain.start import begin
from tui.plain.streams import lines_of
from tui.plain.visit import Leave, Visit
from tui.setup import Setup


def run(
    setup: Setup, *, stdin: TextIO | None = None, stdout: TextIO | None = None, environ: Mapping[str, str] = os.environ
) -> int:
    """Talk until the person leaves or the lines end; the exit code. Raises PacketError for an unreadable case file.

    A kiosk is `tui.plain.kiosk.run_kiosk`.
    """
    with lines_of(stdin or sys.stdin, stdout or sys.stdout, environ) as lines, signals_end():
        console = Console(lines, setup.language)
        try:
            return talk(setup, console)
        except PacketError:
            raise
        except Exception:  # its text could hold an answer, so it is not shown; what was answered is saved
            with suppress(Ended):
                console.say("plain.crash")
            return Exit.FAULT


def talk(setup: Setup, console: Console) -> int:
    """One case after another until the person leaves."""
    while True:
        try:
            visit = begin(setup, console)
        except Leave:
            return Exit.DONE
        except Ended as end:
            return end.code
        try:
            from tui.plain.journey import travel  # every question, paper and page: the first words come before it

            travel(visit)
        except Leave as leave:
            if not leave.cases:
                console.say(_parting(visit))
                return Exit.DONE
        except Ended as end:
            with suppress(Ended):
                if end.code:
                    console.gap()  # a signal leaves a prompt without its line end
                console.say(_parting(visit))
            return end.code
        finally:
            visit.keeper.close()


def _parting(visit: Visit) -> str:
    """What became of the answers."""
    return "plain.not_saved" if visit.session.save_error else "plain.saved"
