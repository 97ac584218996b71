"""What the command line takes, read off the parsers that `--help` speaks from: for completion and the man page."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Takes = Literal["nothing", "word", "file"]


@dataclass(frozen=True)
class Option:
    """One option or argument. `names` is empty for an argument that stands by its place; `choices`: all its words."""

    names: tuple[str, ...]
    value: str
    takes: Takes
    choices: tuple[str, ...]
    required: bool
    help: str


@dataclass(frozen=True)
class Usage:
    """One command; `name` is "" for the screens, which are started without one."""

    name: str
    about: str
    options: tuple[Option, ...]


def usages(parsers: Mapping[str, argparse.ArgumentParser]) -> tuple[Usage, ...]:
    """What each command's parser takes, in the order given. `--help` is everywhere and named nowhere."""
    return tuple(
        # argparse has no other way to ask a parser what it takes.
        Usage(name, parser.description or "", tuple(_option(one) for one in parser._actions if one.dest != "help"))
        for name, parser in parsers.items()
    )


def _option(action: argparse.Action) -> Option:
    choices = tuple(map(str, action.choices or ()))
    takes: Takes = "nothing" if action.nargs == 0 else "file" if action.type is Path else "word"
    value = "" if takes == "nothing" else _value(action, choices)
    return Option(tuple(action.option_strings), value, takes, choices, action.required, action.help or "")


def _value(action: argparse.Action, choices: tuple[str, ...]) -> str:
    if isinstance(action.metavar, str):
        return action.metavar
    return "|".join(choices) if choices else action.dest.upper()
