"""What this run may do: read where, write where, print, keep, for how long. Every screen asks here, none decides itself.

A kiosk's policy is a TOML file, checked against `PolicyFile` (its JSON Schema: `PolicyFile.model_json_schema()`); an unknown
or wrong entry stops the program before the first question. Paths are compared after every symbolic link is resolved.
"""

from __future__ import annotations

import hashlib
import hmac
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from forms.case import Language
from packet.errors import UsageError

_PIN_COST: Final = (2**14, 8, 1)


class PolicyFile(BaseModel):
    """The entries of a kiosk policy. Folders are absolute; a missing entry takes the careful value shown here."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["imr-packet kiosk policy 1"]
    read_folders: Annotated[
        tuple[Path, ...], Field(description="Papers may come from here and from nowhere above")
    ] = ()
    write_folders: Annotated[tuple[Path, ...], Field(description="The packet may be saved here (a USB drive)")] = ()
    may_print: Annotated[bool, Field(description="Offer the printer")] = False
    printer: Annotated[str, Field(description="Name for lp -d; empty: the system's default", pattern=r"^[\w.-]*$")] = ""
    idle_seconds: Annotated[int, Field(ge=15, le=3600, description="Quiet time before the question")] = 180
    warning_seconds: Annotated[int, Field(ge=10, le=600, description="Time to answer it")] = 60
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = ("en", "es")
    staff_pin: Annotated[str, Field(description="Made by imr-packet --kiosk-pin; empty: staff cannot leave")] = ""
    max_pages: Annotated[int, Field(ge=1, le=2000, description="Most pages of papers")] = 200
    runtime_folder: Annotated[Path | None, Field(description="A folder in memory (tmpfs) for the work")] = None
    on_signal: Annotated[Literal["restart", "exit"], Field(description="After SIGTERM or SIGHUP")] = "restart"


@dataclass(frozen=True)
class Policy:
    """What the screens may do. The default is a person at home: anything that person may do."""

    kiosk: bool = False
    advocate: bool = False
    read_folders: tuple[Path, ...] = ()
    write_folders: tuple[Path, ...] = ()
    may_print: bool = True
    printer: str = ""
    idle_seconds: int = 0
    warning_seconds: int = 60
    languages: tuple[Language, ...] = ("en", "es")
    staff_pin: str = ""
    max_pages: int = 0
    runtime_folder: Path | None = None
    on_signal: Literal["restart", "exit"] = "exit"

    @property
    def may_keep(self) -> bool:
        """Whether answers may be written to a case folder."""
        return not self.kiosk

    def readable(self, path: Path) -> Path | None:
        """The real file behind `path` when it may be read, else None. No links lead out of the allowed folders."""
        return path if not self.kiosk else _inside(path, self.read_folders)

    def writable(self, path: Path) -> Path | None:
        """The real place behind `path` when a packet may be saved there, else None."""
        return path if not self.kiosk else _inside(path, self.write_folders)

    def may_leave(self, pin: str) -> bool:
        """Whether this is the staff's PIN. Compared in constant time."""
        if not self.staff_pin:
            return False
        salt, _, wanted = self.staff_pin.partition("$")
        try:
            return hmac.compare_digest(_pin_hash(pin, bytes.fromhex(salt)), bytes.fromhex(wanted))
        except ValueError:
            return False


def _inside(path: Path, folders: tuple[Path, ...]) -> Path | None:
    try:
        real = path.resolve(strict=False)
        return real if any(real.is_relative_to(folder.resolve()) for folder in folders) else None
    except (OSError, RuntimeError, ValueError):
        return None


def _pin_hash(pin: str, salt: bytes) -> bytes:
    n, r, p = _PIN_COST
    return hashlib.scrypt(pin.encode(), salt=salt, n=n, r=r, p=p)


def pin_entry(pin: str, salt: bytes) -> str:
    """The text for `staff_pin`: the PIN itself is never in the policy. `salt` is 16 random bytes."""
    return f"{salt.hex()}${_pin_hash(pin, salt).hex()}"


def load_policy(path: Path) -> Policy:
    """Read a kiosk policy. Raises UsageError("policy_unreadable" | "policy_wrong", file, place)."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise UsageError("policy_unreadable", file=path.name) from None
    try:
        file = PolicyFile.model_validate(entries)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise UsageError("policy_wrong", file=path.name, place=place) from None
    for name, folders in (("read_folders", file.read_folders), ("write_folders", file.write_folders)):
        if not all(folder.is_absolute() for folder in folders):
            raise UsageError("policy_wrong", file=path.name, place=name)
    return Policy(kiosk=True, **file.model_dump(exclude={"format"}))
