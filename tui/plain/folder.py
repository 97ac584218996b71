"""Picking papers from folders in plain lines: numbered folders and files, a few at a time, in the allowed folders."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from forms.visible import visible
from tui.flow import first_folder, ways_up
from tui.paths import folders_in, papers_in
from tui.plain.console import Console
from tui.plain.signs import Sign
from tui.policy import Policy

_AT_ONCE: Final = 20
"""Lines said before the person is asked: nobody listens to two hundred names."""
_RANGE: Final = re.compile(r"(\d{1,4})(?:-(\d{1,4}))?")


@dataclass(frozen=True)
class _Up:
    """The line that leads to the folder above, or to the list of allowed folders (None)."""

    folder: Path | None


_Entry = _Up | Path


def pick(console: Console, policy: Policy) -> list[Path]:
    """Papers that the person picked; [] for none. No link leads out of the folders that the policy allows."""
    here = first_folder(policy, Path.home())
    while True:
        entries = _entries(here, policy)
        console.gap()
        console.say("plain.folder.top") if here is None else console.say("plain.folder.here", folder=here)
        if not entries:
            console.say("screens.folder.empty")
        chosen = _choose(console, entries)
        match chosen:
            case []:
                return []
            case [_Up(folder=above)]:
                here = above
            case [Path() as one] if one.is_dir():
                here = one
            case _:
                return [entry for entry in chosen if isinstance(entry, Path)]


def _entries(here: Path | None, policy: Policy) -> list[_Entry]:
    """What a folder offers: the way up, folders, papers."""
    if here is None:
        return [folder for folder in policy.read_folders if folder.is_dir()]
    up: list[_Entry] = [_Up(above) for above in ways_up(here, policy)]
    return up + [entry for entry in (*folders_in(here), *papers_in(here)) if policy.readable(entry) is not None]


def _choose(console: Console, entries: list[_Entry]) -> list[_Entry]:
    """The entries of the numbers that were typed; [] for Enter and back."""
    told = _tell(console, entries, 0)
    while True:
        reply = console.line(console.words("screens.papers.help"), "plain.prompt.number")
        if reply is Sign.SKIP and told < len(entries):
            told = _tell(console, entries, told)
        elif not isinstance(reply, str) or not reply.strip():
            return []
        elif chosen := _numbered(reply, entries):
            return chosen
        else:
            console.say("plain.folder.mixed", last=len(entries))


def _tell(console: Console, entries: list[_Entry], first: int) -> int:
    """Say the next entries and what to type; how many have been said."""
    last = min(first + _AT_ONCE, len(entries))
    for number, entry in islice(enumerate(entries, 1), first, last):
        console.tell(f"{number} {_words(console, entry)}", hang=len(str(number)) + 1)
    if last < len(entries):
        console.say("plain.folder.more", count=len(entries) - last)
    console.say("plain.folder.prompt")
    return last


def _words(console: Console, entry: _Entry) -> str:
    if isinstance(entry, _Up):
        return console.words("screens.folder.above")
    name = entry.name or str(entry)
    return console.words("plain.folder.into", name=name) if entry.is_dir() else visible(name)


def _numbered(reply: str, entries: list[_Entry]) -> list[_Entry]:
    """One folder, or papers in the order of their numbers; [] when the reply is neither."""
    chosen: list[_Entry] = []
    for part in reply.replace(",", " ").split():
        found = _RANGE.fullmatch(part.rstrip("."))
        if not found:
            return []
        first, last = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= last <= len(entries):
            return []
        chosen += entries[first - 1 : last]
    chosen = list(dict.fromkeys(chosen))
    led = [entry for entry in chosen if isinstance(entry, _Up) or entry.is_dir()]
    return chosen if not led or len(chosen) == 1 else []
