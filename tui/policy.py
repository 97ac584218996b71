"""What this run may do: read where, write where, print, keep, for how long. Screens ask here, none decides itself.

A kiosk's policy comes from a file (`tui.policy_file`). Paths are compared after every link is resolved; whoever
opens a file afterwards must hold on to what was checked (`tui.inbox`).
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from forms.words import LANGUAGES, following, tell
from packet.errors import UsageError
from packet.store.profile import HandWishes

if TYPE_CHECKING:
    from forms.case import Language

PIN_LEAST: Final = 6
"""Characters of a staff PIN: whoever can read the policy could try every shorter one."""
_PIN_COST: Final = (2**14, 8, 1)


class KioskError(UsageError):
    """What a kiosk cannot do or does not allow; its sentence is "kiosk.<code>"."""

    def message(self, language: str) -> str:
        return tell(f"kiosk.{self.code}", language, **self.params)


@dataclass(frozen=True)
class Policy:
    """What the screens may do. The default is a person at home: anything that person may do."""

    kiosk: bool = False
    advocate: bool = False
    read_folders: tuple[Path, ...] = ()
    write_folders: tuple[Path, ...] = ()
    drives_only: bool = True
    may_print: bool = True
    printer: str = ""
    may_fax: bool = False
    fax_prefix: str = "1"
    idle_seconds: int = 0
    warning_seconds: int = 60
    languages: tuple[Language, ...] = LANGUAGES
    staff_pin: str = ""
    max_pages: int = 0
    max_megabytes: int = 0
    runtime_folder: Path | None = None
    forms_folder: Path | None = None
    on_signal: Literal["restart", "exit"] = "exit"

    @property
    def may_keep(self) -> bool:
        """Whether answers may be written to a case folder."""
        return not self.kiosk

    def other_language(self, language: Language) -> Language | Literal[""]:
        """The language that the key leads to from this one; "" where there is no other."""
        other = following(language, self.languages)
        return other if other != language else ""

    @property
    def hands(self) -> HandWishes:
        """What may be handed over."""
        return HandWishes(self.may_print, self.may_fax, self.printer, self.fax_prefix)

    def readable(self, path: Path) -> Path | None:
        """The real file behind `path` when it may be read, else None. No links lead out of the allowed folders."""
        return path if not self.kiosk else inside(path, self.read_folders)

    def writable(self, path: Path) -> Path | None:
        """The real place behind `path` when a packet may be saved there, else None."""
        return path if not self.kiosk else inside(path, self.write_folders)

    def may_leave(self, pin: str) -> bool:
        """Whether this is the staff's PIN. Compared in constant time."""
        if not self.staff_pin:
            return False
        salt, _, wanted = self.staff_pin.partition("$")
        try:
            return hmac.compare_digest(_pin_hash(pin, bytes.fromhex(salt)), bytes.fromhex(wanted))
        except ValueError:
            return False


def inside(path: Path, folders: tuple[Path, ...]) -> Path | None:
    """The real path when it is one of the folders or below one, else None."""
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
