"""The file of a kiosk's policy: its entries, how it is read, and the commented example that `--kiosk-example` prints.

One schema (`PolicyFile`) checks the file and writes the example; the words of each entry are in "kiosk.entry.<name>". A
wrong or unknown entry stops the program before the first question, and names file, line, entry and what is wanted.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from forms.case import Language
from forms.words import LANGUAGES, say, tell
from packet.store.profile import PREFIX, PRINTER
from tui.policy import KioskError, Policy

FORMAT: Final = "imr-packet kiosk policy 1"
_EXAMPLES: Final = {"runtime_folder": "/run/imr-kiosk", "forms_folder": "/srv/imr-forms"}
"""What an entry that is left out could be."""
_PIN: Final = r"^([0-9a-f]{32}\$[0-9a-f]{128})?$"


def _folder(path: Path) -> Path:
    if not path.is_absolute() or path == Path(path.anchor) or ".." in path.parts:
        raise ValueError
    return path


def _each_once(languages: tuple[Language, ...]) -> tuple[Language, ...]:
    return tuple(dict.fromkeys(languages))


Folder = Annotated[Path, AfterValidator(_folder)]


class PolicyFile(BaseModel):
    """The entries of a kiosk policy. Folders are absolute, not the root; a missing entry has the careful value here."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)

    format: Literal["imr-packet kiosk policy 1"]
    read_folders: tuple[Folder, ...] = ()
    write_folders: tuple[Folder, ...] = ()
    drives_only: Annotated[bool, Field(strict=True)] = True
    may_print: Annotated[bool, Field(strict=True)] = False
    printer: Annotated[str, Field(pattern=rf"^{PRINTER.pattern}$")] = ""
    may_fax: Annotated[bool, Field(strict=True)] = False
    fax_prefix: Annotated[str, Field(pattern=rf"^{PREFIX.pattern}$")] = "1"
    idle_seconds: Annotated[int, Field(ge=15, le=3600, strict=True)] = 180
    warning_seconds: Annotated[int, Field(ge=10, le=600, strict=True)] = 60
    languages: Annotated[tuple[Language, ...], Field(min_length=1), AfterValidator(_each_once)] = LANGUAGES
    staff_pin: Annotated[str, Field(pattern=_PIN)] = ""
    max_pages: Annotated[int, Field(ge=1, le=2000, strict=True)] = 200
    max_megabytes: Annotated[int, Field(ge=1, le=100_000, strict=True)] = 500
    runtime_folder: Folder | None = None
    forms_folder: Folder | None = None
    on_signal: Literal["restart", "exit"] = "restart"


class PolicyFault(KioskError):
    """The policy cannot be used. `fault` is "unreadable", "syntax", "missing", "unknown" or "wrong"."""

    def __init__(self, fault: str, file: str, *, line: int = 0, entry: str = "") -> None:
        super().__init__(f"fault.{fault}", file=file, line=line, entry=entry)
        self.fault = fault
        self.line = line
        self.entry = entry

    def message(self, language: str) -> str:
        """File, line and entry, what is wanted there, and what to do."""
        wanted = say(f"kiosk.entry.{self.entry}", language) if self.entry in PolicyFile.model_fields else ""
        known = ", ".join(PolicyFile.model_fields)
        words = tell(f"kiosk.{self.code}", language, wanted=wanted, known=known, format=FORMAT, **self.params)
        return f"{words} {say('kiosk.fault.remedy', language)}"


def load_policy(path: Path) -> Policy:
    """Read a kiosk policy. Raises PolicyFault."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        raise PolicyFault("unreadable", path.name) from None
    try:
        entries = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyFault("syntax", path.name, line=_named_line(str(error), text)) from None
    try:
        file = PolicyFile.model_validate(entries)
    except ValidationError as error:
        raise _fault(path.name, text, error) from None
    return Policy(kiosk=True, **{name: getattr(file, name) for name in PolicyFile.model_fields if name != "format"})


def _fault(file: str, text: str, error: ValidationError) -> PolicyFault:
    """The first mistake in the order of the file."""
    faults = [(_line_of(str(one["loc"][0]), text), str(one["loc"][0]), one["type"]) for one in error.errors()]
    line, entry, kind = min(faults)
    fault = {"missing": "missing", "extra_forbidden": "unknown"}.get(kind, "wrong")
    return PolicyFault(fault, file, line=line, entry=entry)


def _line_of(entry: str, text: str) -> int:
    """The line, from 1, where an entry (or a table of that name) begins; 0 when it is not there."""
    begins = re.compile(rf"""\s*\[*\s*["']?{re.escape(entry)}["']?\s*[=.\]]""")
    return next((number for number, line in enumerate(text.splitlines(), 1) if begins.match(line)), 0)


def _named_line(reason: str, text: str) -> int:
    """The line that the TOML reader names; the last one when it says "at end of document"."""
    found = re.search(r"at line (\d+)", reason)
    return int(found[1]) if found else len(text.splitlines())


def example(language: str) -> str:
    """A policy with every entry at its careful value, explained in this language. It can be read as it is."""
    lines = [f"# {say('kiosk.example', language)}", "", f'format = "{FORMAT}"']
    for name, field in PolicyFile.model_fields.items():
        if name == "format":
            continue
        lines += ["", f"# {say(f'kiosk.entry.{name}', language)}"]
        shown = _toml(field.default)
        lines.append(f"{name} = {shown}" if shown else f'# {name} = "{_EXAMPLES[name]}"')
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case tuple():
            return f"[{', '.join(_toml(one) for one in value)}]"
    return f'"{value}"'
