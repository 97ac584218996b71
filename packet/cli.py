"""The headless commands: one file a command in `packet.commands`, imported only when it is the one asked for.

This module may load neither a screen nor a PDF or image library (`--help` answers at once), and it is the only place
where an error becomes an exit code. An unexpected fault prints a short sentence, never the exception: its text could
hold an answer.
"""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NoReturn, TextIO

from forms.visible import visible
from forms.words import ENGLISH, LANGUAGES, say
from packet.errors import Exit, PacketError

COMMANDS: Final = (
    "demo",
    "check",
    "build",
    "fill",
    "fax",
    "preview",
    "blank",
    "sheet",
    "signed",
    "sent",
    "hand-over",
    "board",
    "batch",
    "official",
    "read",
    "schema",
    "doctor",
)
"""In the order that `--help` shows them; each is a module of `packet.commands` with `arguments` and `run`."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (`packet.errors.Exit`). Never raises, never calls `sys.exit`."""
    _speak_utf8()
    words = _command_first(sys.argv[1:] if argv is None else argv)
    options = argparse.Namespace(language=_spoken(words, os.environ))
    try:
        with _termination_as_interrupt():
            code = _run(words, options)
            sys.stdout.flush()
            return code
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else Exit.USAGE
    except PacketError as error:
        _tell(error.message(options.language))
        return error.exit
    except KeyboardInterrupt:
        _tell(say("commands.interrupted", options.language))
        return Exit.INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except Exception as fault:
        if isinstance(fault, OSError) and fault.filename is None:  # a stream, not a file: stdout takes no more
            return _unshown(options.language)
        _tell(say("commands.fault", options.language, kind=type(fault).__name__))
        return Exit.FAULT


def _unshown(language: str) -> int:
    """Say that stdout is lost, and let go of what it still holds: the interpreter's end must not say it again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    _tell(say("commands.unshown", language))
    return Exit.CANNOT_WRITE


def _speak_utf8() -> None:
    """What a program reads is UTF-8 whatever the locale; a terminal that lacks a letter shows its number, and no
    fault. File names that are no UTF-8 go out as the bytes they are. A stream that was closed swallows everything.
    """
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _run(words: list[str], options: argparse.Namespace) -> int:
    language: str = options.language
    name = words[0] if words else ""
    if name in ("--version", "-V"):
        from importlib import metadata

        sys.stdout.write(f"imr-packet {metadata.version('imr-packet')}\n")
        return Exit.DONE
    if name in ("", "-h", "--help", "help"):
        sys.stdout.write(_overview(language))
        return Exit.DONE if name else Exit.USAGE
    if name not in COMMANDS:
        _tell(say("commands.unknown", language, commands=", ".join(COMMANDS)))
        return Exit.USAGE
    parser_of(name, language).parse_args(words[1:], namespace=options)
    code: int = _module(name).run(options)
    return code


def parser_of(name: str, language: str) -> argparse.ArgumentParser:
    """What one of the COMMANDS takes, its help in the person's language."""
    parser = _Parser(prog=f"imr-packet {name}", description=say(f"commands.{name}", language), allow_abbrev=False)
    parser.set_defaults(language=language)
    parser.add_argument("--lang", choices=LANGUAGES, help=say("commands.option.lang", language))
    _module(name).arguments(parser)
    return parser


def _module(name: str) -> Any:
    return import_module(f"packet.commands.{name.replace('-', '_')}")


class _Parser(argparse.ArgumentParser):
    """Says in the person's language that the command cannot be understood, after a usage line of its own."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        _tell(say("commands.wrong_use", self.get_default("language"), detail=message, command=self.prog))
        self.exit(Exit.USAGE)


def _command_first(words: Sequence[str]) -> list[str]:
    """The words with a `--lang` before the command moved behind it: both orders mean the same."""
    rest, moved = list(words), list[str]()
    while rest and rest[0].partition("=")[0] == "--lang":
        taken = 1 if "=" in rest[0] else 2
        moved, rest = moved + rest[:taken], rest[taken:]
    return [rest[0], *moved, *rest[1:]] if rest else moved


def _overview(language: str) -> str:
    width = max(map(len, COMMANDS)) + 2
    listed = "\n".join(f"  {name:<{width}}{say(f'commands.{name}', language)}" for name in COMMANDS)
    return say("commands.overview", language, listed=listed) + "\n"


def _spoken(words: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language asked for by `--lang`, else the one the person's machine speaks, else English."""
    for here, following in pairwise([*words, ""]):
        asked = here.removeprefix("--lang=") if here.startswith("--lang=") else following if here == "--lang" else ""
        if asked in LANGUAGES:
            return asked
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(variable):
            return value[:2] if value[:2] in LANGUAGES else ENGLISH
    return ENGLISH


def _tell(sentence: str) -> None:
    sys.stderr.write(f"imr-packet: {visible(sentence, lines=True)}\n")


@contextmanager
def _termination_as_interrupt() -> Iterator[None]:
    """SIGTERM takes the road of Ctrl-C, so that every clean-up runs. Only the main thread may say so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(_number: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt
