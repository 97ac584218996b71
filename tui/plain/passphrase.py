"""Passphrases in plain lines: typed unseen, twice when new."""

from __future__ import annotations

from packet.errors import PacketError
from tui.plain.console import Console
from tui.plain.visit import Visit


def new_passphrase(console: Console) -> str:
    """A new passphrase, typed twice; "" when the person gave up or the two differ."""
    console.say("screens.passphrase.about")
    first = console.secret(console.words("screens.passphrase.new"))
    if not first:
        return ""
    if console.secret(console.words("screens.passphrase.again")) != first:
        console.say("screens.passphrase.differ")
        return ""
    return first


def lock_or_unlock(visit: Visit) -> None:
    """Seal the open case with a passphrase, or take it off."""
    file, console = visit.file, visit.console
    if file is None:
        return
    try:
        if file.sealed:
            file.decrypt(visit.session.answers)
            console.say("screens.passphrase.off")
        elif passphrase := new_passphrase(console):
            file.encrypt(passphrase, visit.session.answers)
            console.say("screens.passphrase.on")
    except PacketError as error:
        console.tell(error.message(console.language))
