"""`imr-packet --kiosk-check POLICY`: what on this machine would keep or show what a patient typed, and how to mend it.

Each rule judges a `KioskMachine` by the policy and gives remarks; the sentence of each is "kiosk.check.<name>".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath
from typing import Final

from forms.agencies import RELEASED
from forms.words import say, tell
from packet.errors import Exit
from tui.kiosk_machine import KioskMachine
from tui.policy import Policy

_SAFE_DRIVE: Final = frozenset({"nosuid", "noexec", "nodev"})
"""mount(8): no program of a patient's drive may run here, and none of its devices is one."""
_NO_SHELLS: Final = frozenset({"nologin", "false"})
_WINDOWED_TERMINALS: Final = ("screen", "tmux")
_COPIES: Final = 2
"""The papers of one person are in memory as they came, and once more in the packet."""
_ZONES: Final = frozenset({"America/Los_Angeles", "US/Pacific"})
"""The days of a deadline are California's."""
_NOT_KEPT: Final = frozenset({"no", "false", "off", "0"})


class Weight(StrEnum):
    """GOOD; MEND, something that must be changed; LOOK, what only a person there can tell."""

    GOOD = "good"
    MEND = "mend"
    LOOK = "look"


@dataclass(frozen=True)
class Remark:
    """One line of the check. `params` fill the sentence "kiosk.check.<name>"; they are names of this machine."""

    weight: Weight
    name: str
    params: dict[str, str | int] = field(default_factory=dict)


def _good(name: str, **params: str | int) -> Remark:
    return Remark(Weight.GOOD, name, params)


def _mend(name: str, **params: str | int) -> Remark:
    return Remark(Weight.MEND, name, params)


def _look(name: str, **params: str | int) -> Remark:
    return Remark(Weight.LOOK, name, params)


def _user(here: KioskMachine, policy: Policy) -> Iterator[Remark]:
    if here.administrator:
        yield _mend("user.administrator")
        return
    yield _mend("user.policy") if here.policy_writable else _good("user.good")
    if here.shell is not None and PurePath(here.shell).name not in _NO_SHELLS:
        yield _mend("user.shell", shell=here.shell)
    if not policy.staff_pin:
        yield _look("user.no_pin")


def _logins(here: KioskMachine, _policy: Policy) -> Iterator[Remark]:
    for file in here.logins:
        yield _look("login.automatic", file=file)


def _terminal(here: KioskMachine, _policy: Policy) -> Iterator[Remark]:
    if here.terminal is None:
        yield _look("terminal.none")
    elif here.terminal.startswith(_WINDOWED_TERMINALS):
        yield _mend("terminal.windowed", terminal=here.terminal)
    else:
        yield _good("terminal.good", terminal=here.terminal)


def _memory_kept(here: KioskMachine, _policy: Policy) -> Iterator[Remark]:
    if here.swaps is None:
        yield _look("swap.unknown")
    elif here.swaps:
        yield _mend("swap.on", places=", ".join(here.swaps))
    elif here.swaps_later:
        yield _mend("swap.later", files=", ".join(here.swaps_later))
    else:
        yield _good("swap.off")
    if here.core_handler:
        yield _look("core.handler", handler=here.core_handler)
    else:
        yield _good("core.none")


def _room(here: KioskMachine, policy: Policy) -> Iterator[Remark]:
    needed = _COPIES * policy.max_megabytes
    if here.work_room is None:
        yield _mend("room.none")
    elif here.work_room < needed:
        yield _mend("room.small", room=here.work_room, needed=needed, most=policy.max_megabytes)
    elif here.memory is not None and here.memory < needed:
        yield _mend("room.memory", room=here.memory, needed=needed, most=policy.max_megabytes)
    else:
        yield _good("room.good", room=here.work_room, needed=needed)


def _folders(here: KioskMachine, policy: Policy) -> Iterator[Remark]:
    if not policy.read_folders:
        yield _look("folder.no_papers")
    if not policy.write_folders and not policy.may_print:
        yield _mend("folder.no_way_out")
    for folder in here.folders:
        if not folder.exists:
            yield _mend("folder.missing", folder=str(folder.path))
        elif not policy.drives_only and folder.path in policy.write_folders and folder.writable:
            yield _look("folder.stays", folder=str(folder.path))
    yield from _drives(here)


def _drives(here: KioskMachine) -> Iterator[Remark]:
    if not here.drives:
        if here.folders:
            yield _look("drive.none")
        return
    for drive in here.drives:
        missing = sorted(_SAFE_DRIVE - drive.options)
        if missing:
            yield _mend("drive.open", folder=str(drive.point), options=",".join(missing))
        else:
            yield _good("drive.good", folder=str(drive.point))


def _forms(here: KioskMachine, _policy: Policy) -> Iterator[Remark]:
    if here.forms is None:
        yield _look("forms.none")
    elif not here.forms.exists:
        yield _mend("folder.missing", folder=str(here.forms.path))
    elif here.forms.writable:
        yield _mend("forms.writable", folder=str(here.forms.path))
    else:
        yield _good("forms.good", folder=str(here.forms.path))


def _printing(here: KioskMachine, policy: Policy) -> Iterator[Remark]:
    if here.printing is None:
        return
    if not here.printing.printers:
        yield _mend("printer.none")
    elif policy.printer and policy.printer not in here.printing.printers:
        yield _mend("printer.unknown", printer=policy.printer, printers=", ".join(here.printing.printers))
    else:
        yield _good("printer.good", printers=policy.printer or ", ".join(here.printing.printers))
    if here.printing.kept is None:
        yield _look("printer.settings")
    elif set(here.printing.kept.values()) - _NOT_KEPT:
        yield _mend("printer.keeps")
    else:
        yield _good("printer.forgets")


def _faxing(here: KioskMachine, policy: Policy) -> Iterator[Remark]:
    if policy.may_fax:
        yield _look("fax.good") if here.faxing else _mend("fax.none")


def _clock(here: KioskMachine, _policy: Policy) -> Iterator[Remark]:
    if here.today < RELEASED:
        yield _mend("clock.behind", date=here.today.isoformat())
    elif here.clock_kept:
        yield _good("clock.good", date=here.today.isoformat())
    else:
        yield _look("clock.unkept", date=here.today.isoformat())
    if here.zone not in _ZONES:
        yield _look("clock.no_zone") if here.zone is None else _mend("clock.zone", zone=here.zone)


def _fonts(here: KioskMachine, _policy: Policy) -> Iterator[Remark]:
    if not here.unprinted:
        yield _good("fonts.good")
    for script in here.unprinted:
        yield _look("fonts.missing", script=f"doctor.script.{script}")


def _walls(here: KioskMachine, _policy: Policy) -> Iterator[Remark]:
    open_walls = [name for name, stands in here.walls.items() if not stands]
    if not open_walls:
        yield _good("walls.good")
    for name in open_walls:
        yield _mend("walls.open", wall=f"doctor.wall.{name}")


def _engines(here: KioskMachine, _policy: Policy) -> Iterator[Remark]:
    if here.old_engines:
        yield _mend("engines.old", names=", ".join(here.old_engines))
    else:
        yield _good("engines.good")


_RULES: Final[tuple[Callable[[KioskMachine, Policy], Iterator[Remark]], ...]] = (
    _user,
    _logins,
    _terminal,
    _memory_kept,
    _room,
    _folders,
    _forms,
    _printing,
    _faxing,
    _clock,
    _fonts,
    _walls,
    _engines,
)


def check(here: KioskMachine, policy: Policy) -> list[Remark]:
    """Every remark, in the order in which a clinic's staff would go through the machine."""
    return [remark for rule in _RULES for remark in rule(here, policy)]


def report(remarks: list[Remark], language: str) -> Iterator[str]:
    """One line a remark, and a last line that counts them."""
    marks = {weight: say(f"kiosk.check.{weight}", language) for weight in Weight}
    width = max(map(len, marks.values())) + 2
    for remark in remarks:
        params = {name: _named(given, language) for name, given in remark.params.items()}
        yield f"{marks[remark.weight]:<{width}}{tell(f'kiosk.check.{remark.name}', language, **params)}"
    count = [remark.weight for remark in remarks].count
    yield ""
    yield say("kiosk.check.count", language, mend=count(Weight.MEND), look=count(Weight.LOOK))


def _named(given: str | int, language: str) -> str | int:
    """A name of the words themselves ("doctor.script.lao") is said in the language; anything else stands."""
    return say(given, language) if isinstance(given, str) and given.startswith("doctor.") else given


def exit_code(remarks: list[Remark]) -> Exit:
    """STOPPED while something is to be mended: a script that sets a machine up can wait for it."""
    return Exit.STOPPED if any(remark.weight is Weight.MEND for remark in remarks) else Exit.DONE
