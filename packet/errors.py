"""The error tree. A message says what happened, to which file, and what to do next; it never holds an answer.

The words are in `forms.words`, domain "errors"; `params` are names of files, numbers and characters, never answers.
"""

from __future__ import annotations

from enum import IntEnum

from forms.words import has, say, tell


class Exit(IntEnum):
    """Exit codes of `imr-packet`."""

    DONE = 0
    FAULT = 1
    USAGE = 2
    STOPPED = 3
    REFUSED = 4
    UNPROVED = 5
    CANNOT_WRITE = 6
    INTERRUPTED = 130


class PacketError(Exception):
    """An expected failure. `code` names the sentence "errors.<code>"; `exit` is the command's exit code."""

    exit: Exit = Exit.FAULT

    def __init__(self, code: str, /, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def message(self, language: str) -> str:
        """The whole sentence for the person, in their language."""
        params = dict(self.params)
        if (tongue := f"errors.tongue_{params.get('tongue')}") and has(tongue, language):
            params["tongue"] = say(tongue, language)
        return tell(f"errors.{self.code}", language, **params)


class UsageError(PacketError):
    """A wrong command line, or a case file that cannot be read."""

    exit = Exit.USAGE


class Stopped(PacketError):
    """A stop finding or a problem in the answers; nothing was written."""

    exit = Exit.STOPPED


class Refused(PacketError):
    """One paper cannot go in; nothing was written. `params` hold at least "file"."""

    exit = Exit.REFUSED


class Unproved(PacketError):
    """A value cannot be printed, or was not found on the finished page; nothing is left behind."""

    exit = Exit.UNPROVED


class CannotWrite(PacketError):
    """The output could not be written; nothing half-written is left."""

    exit = Exit.CANNOT_WRITE


class Interrupted(PacketError):
    """The person stopped the work; nothing is left behind."""

    exit = Exit.INTERRUPTED
