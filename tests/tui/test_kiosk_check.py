"""The check of a kiosk's machine: a good one passes, and one that is wrong in one way is told that way and no other."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from forms.agencies import RELEASED
from forms.words import LANGUAGES, domain
from packet.errors import Exit
from tui.kiosk_check import Remark, Weight, check, exit_code, report
from tui.kiosk_machine import Folder, KioskMachine, Mount, Printing
from tui.policy import Policy

STICK = Path("/media/kiosk")
FORMS = Path("/srv/forms")
SAFE = frozenset({"rw", "nosuid", "nodev", "noexec"})
POLICY = Policy(
    kiosk=True,
    read_folders=(STICK,),
    write_folders=(STICK,),
    may_print=True,
    printer="desk",
    staff_pin="set",
    max_megabytes=500,
    forms_folder=FORMS,
)
GOOD = KioskMachine(
    administrator=False,
    shell="/usr/sbin/nologin",
    terminal="linux",
    policy_writable=False,
    swaps=(),
    swaps_later=(),
    core_handler="",
    logins=(),
    drives=(Mount(STICK / "one", SAFE),),
    folders=(Folder(STICK, exists=True, writable=True),),
    forms=Folder(FORMS, exists=True, writable=False),
    printing=Printing(("desk",), {"preservejobfiles": "no", "preservejobhistory": "no"}),
    faxing=True,
    memory=4000,
    work_room=1000,
    today=RELEASED,
    zone="America/Los_Angeles",
    clock_kept=True,
    unprinted=(),
    walls={"files": True, "network": True},
    old_engines=(),
)


def _wrong(remarks: list[Remark]) -> list[tuple[Weight, str]]:
    return [(one.weight, one.name) for one in remarks if one.weight is not Weight.GOOD]


def test_a_machine_with_nothing_wrong_is_told_what_is_right() -> None:
    """Every rule says something, so that nobody takes silence for a look."""
    remarks = check(GOOD, POLICY)
    assert _wrong(remarks) == []
    assert exit_code(remarks) == Exit.DONE
    topics = {one.name.partition(".")[0] for one in remarks}
    assert topics == {
        "user", "terminal", "swap", "core", "room", "drive", "forms", "printer", "clock", "fonts", "walls", "engines",
    }  # fmt: skip


MEND, LOOK = Weight.MEND, Weight.LOOK
FAULTS: list[tuple[dict[str, Any], tuple[Weight, str]]] = [
    ({"administrator": True}, (MEND, "user.administrator")),
    ({"policy_writable": True}, (MEND, "user.policy")),
    ({"shell": "/bin/bash"}, (MEND, "user.shell")),
    ({"logins": ("/etc/gdm3/custom.conf",)}, (LOOK, "login.automatic")),
    ({"terminal": None}, (LOOK, "terminal.none")),
    ({"terminal": "tmux-256color"}, (MEND, "terminal.windowed")),
    ({"terminal": "screen"}, (MEND, "terminal.windowed")),
    ({"swaps": ("/dev/sda3",)}, (MEND, "swap.on")),
    ({"swaps_later": ("/etc/fstab",)}, (MEND, "swap.later")),
    ({"swaps": None}, (LOOK, "swap.unknown")),
    ({"core_handler": "apport"}, (LOOK, "core.handler")),
    ({"work_room": None}, (MEND, "room.none")),
    ({"work_room": 999}, (MEND, "room.small")),
    ({"memory": 999}, (MEND, "room.memory")),
    ({"folders": (Folder(STICK, exists=False, writable=False),)}, (MEND, "folder.missing")),
    ({"drives": ()}, (LOOK, "drive.none")),
    ({"drives": None}, (LOOK, "drive.none")),
    ({"drives": (Mount(STICK, SAFE - {"noexec"}),)}, (MEND, "drive.open")),
    ({"forms": None}, (LOOK, "forms.none")),
    ({"forms": Folder(FORMS, exists=False, writable=False)}, (MEND, "folder.missing")),
    ({"forms": Folder(FORMS, exists=True, writable=True)}, (MEND, "forms.writable")),
    ({"printing": Printing((), GOOD.printing.kept)}, (MEND, "printer.none")),  # type: ignore[union-attr]
    ({"printing": Printing(("other",), GOOD.printing.kept)}, (MEND, "printer.unknown")),  # type: ignore[union-attr]
    ({"printing": Printing(("desk",), None)}, (LOOK, "printer.settings")),
    ({"printing": Printing(("desk",), {"preservejobfiles": "86400"})}, (MEND, "printer.keeps")),
    ({"today": RELEASED - dt.timedelta(days=1)}, (MEND, "clock.behind")),
    ({"clock_kept": False}, (LOOK, "clock.unkept")),
    ({"clock_kept": None}, (LOOK, "clock.unkept")),
    ({"zone": "Etc/UTC"}, (MEND, "clock.zone")),
    ({"zone": None}, (LOOK, "clock.no_zone")),
    ({"unprinted": ("khmer",)}, (LOOK, "fonts.missing")),
    ({"walls": {"files": True, "network": False}}, (MEND, "walls.open")),
    ({"old_engines": ("pikepdf",)}, (MEND, "engines.old")),
]


@pytest.mark.parametrize(("changed", "told"), FAULTS)
def test_what_is_wrong_is_told_alone(changed: dict[str, Any], told: tuple[Weight, str]) -> None:
    """One thing made wrong gives one remark, and a script may go on only where nothing is to be mended."""
    remarks = check(replace(GOOD, **changed), POLICY)
    assert _wrong(remarks) == [told]
    assert (exit_code(remarks) == Exit.STOPPED) is (told[0] is MEND)


POLICIES: list[tuple[dict[str, Any], tuple[Weight, str]]] = [
    ({"staff_pin": ""}, (LOOK, "user.no_pin")),
    ({"read_folders": ()}, (LOOK, "folder.no_papers")),
    ({"drives_only": False}, (LOOK, "folder.stays")),
]


@pytest.mark.parametrize(("changed", "told"), POLICIES)
def test_what_the_policy_leaves_open_is_told(changed: dict[str, Any], told: tuple[Weight, str]) -> None:
    assert _wrong(check(GOOD, replace(POLICY, **changed))) == [told]


def test_a_packet_must_have_a_way_out() -> None:
    """Neither saved nor printed: a patient would work for nothing."""
    shut = replace(POLICY, write_folders=(), may_print=False)
    assert _wrong(check(replace(GOOD, printing=None), shut)) == [(MEND, "folder.no_way_out")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_remark_has_its_sentence(language: str) -> None:
    """Said with the names of this machine, and every sentence of the words is a remark that can come."""
    remarks = check(GOOD, POLICY)
    for changed, _ in FAULTS:
        remarks += check(replace(GOOD, **changed), POLICY)
    for changed, _ in POLICIES:
        remarks += check(GOOD, replace(POLICY, **changed))
    remarks += check(GOOD, replace(POLICY, may_fax=True))
    remarks += check(replace(GOOD, faxing=False), replace(POLICY, may_fax=True))
    remarks += check(replace(GOOD, printing=None), replace(POLICY, write_folders=(), may_print=False))
    told = list(report(remarks, language))
    assert len(told) == len(remarks) + 2
    assert not [line for line in told if "{" in line or "doctor." in line]
    sentences = {key.removeprefix("check.") for key in domain("kiosk", language) if key.startswith("check.")}
    assert sentences - {"good", "mend", "look", "count"} == {one.name for one in remarks}


def test_a_name_of_the_machine_is_shown_and_not_obeyed() -> None:
    """A terminal or a mount that somebody named with control codes sends none to the terminal."""
    here = replace(GOOD, drives=(Mount(STICK / "\x1b]0;owned\x07", frozenset()),))
    assert "\x1b" not in "".join(report(check(here, POLICY), "en"))
