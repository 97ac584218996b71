"""What is read off a machine for the check of a kiosk: a made root, wrong in each way."""

from __future__ import annotations

from pathlib import Path

import pytest

from packet import machine
from tui import kiosk_machine
from tui.kiosk_machine import Folder, KioskMachine, Mount, look
from tui.policy import Policy

GETTY = "etc/systemd/system/getty@tty2.service.d/a.conf"


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    file = tmp_path / "policy.toml"
    file.touch()
    return file


def _machine(policy: Path, rules: Policy, files: dict[str, str]) -> KioskMachine:
    root = policy.parent / "root"
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(machine, "walls", dict)
        patch.setattr(machine, "unprinted", lambda _text: [])
        return look(rules, policy, {}, root)


def test_a_machine_that_tells_nothing_is_not_taken_for_good(policy: Path) -> None:
    """Nothing of /proc, /etc and /run can be read: each is unknown, none is fine."""
    here = _machine(policy, Policy(may_print=True), {})
    assert (here.swaps, here.core_handler, here.drives, here.memory) == (None, None, None, None)
    assert (here.zone, here.clock_kept) == (None, None)
    assert here.printing is not None
    assert here.printing.kept is None


def test_swap_on_a_disk_is_seen_and_swap_in_memory_is_none(policy: Path) -> None:
    text = "Filename Type Size\n/dev/sda3 partition 9\n/dev/zram0 partition 9\n/swap file 9\n"
    assert _machine(policy, Policy(), {"proc/swaps": text}).swaps == ("/dev/sda3", "/swap")


@pytest.mark.parametrize(
    ("file", "text", "seen"),
    [
        ("etc/fstab", "/swap.img none swap sw 0 0\n", True),
        ("etc/fstab", "UUID=1 none\tswap\tsw\n", True),
        ("etc/fstab", "#/swap.img none swap sw 0 0\n/dev/sda1 / ext4 rw 0 0\n", False),
        ("etc/fstab", "/swap.img none swap sw,noauto 0 0\n", False),
        ("etc/systemd/system/swap.target.wants/dev-sda3.swap", "[Swap]\nWhat=/dev/sda3\n", True),
        ("etc/systemd/system/dev-sda3.swap", "[Swap]\nWhat=/dev/sda3\n", False),
    ],
)  # fmt: skip
def test_swap_that_is_off_until_the_next_start_is_seen(file: str, text: str, seen: bool, policy: Path) -> None:
    here = _machine(policy, Policy(), {"proc/swaps": "Filename Type Size\n", file: text})
    assert (here.swaps, here.swaps_later) == ((), (f"/{file}",) if seen else ())


@pytest.mark.parametrize(
    ("environ", "terminal"),
    [
        ({"TERM": "linux"}, "linux"),
        ({"TERM": "xterm-256color", "TMUX": "/tmp/tmux-1/default,1,0"}, "tmux"),
        ({"TERM": "vt100", "STY": "1.tty"}, "screen"),
    ],
)
def test_a_window_within_a_terminal_is_told_by_whatever_name_it_goes(
    environ: dict[str, str], terminal: str, policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.isatty", lambda _file: True)
    monkeypatch.setattr(machine, "walls", dict)
    monkeypatch.setattr(machine, "unprinted", lambda _text: [])
    assert look(Policy(), policy, environ, policy.parent / "root").terminal == terminal


@pytest.mark.parametrize(
    ("pattern", "handler"),
    [
        ("core\n", ""),
        ("|\n", ""),
        ("|/usr/share/apport/apport -p%p\n", "apport"),
        ("| /usr/lib/systemd/systemd-coredump %P", "systemd-coredump"),
    ],
)
def test_who_is_given_the_memory_of_a_crash_is_named(pattern: str, handler: str, policy: Path) -> None:
    assert _machine(policy, Policy(), {"proc/sys/kernel/core_pattern": pattern}).core_handler == handler


@pytest.mark.parametrize(
    ("file", "text", "seen"),
    [
        (GETTY, "[Service]\nExecStart=-/sbin/agetty --autologin ana %I\n", True),
        (GETTY, "[Service]\n#ExecStart=-/sbin/agetty --autologin ana\n", False),
        ("etc/gdm3/custom.conf", "[daemon]\nAutomaticLoginEnable = True\n", True),
        ("etc/gdm3/custom.conf", "[daemon]\n#  AutomaticLoginEnable = true\n", False),
        ("etc/systemd/system/serial-getty@ttyS0.service.d/a.conf", "ExecStart=-/sbin/agetty -a ana %I\n", True),
        ("etc/gdm/custom.conf", "[daemon]\nAutomaticLoginEnable=true\n", True),
        ("etc/sddm.conf", "[Autologin]\nSession=plasma\nUser=ana\n", True),
        ("etc/sddm.conf.d/a.conf", "[Autologin]\nUser=\n[Users]\nUser=x\n", False),
        ("etc/lightdm/lightdm.conf.d/50.conf", "[Seat:*]\nautologin-user=ana\n", True),
        ("etc/lightdm/lightdm.conf", "[Seat:*]\nautologin-user=\nautologin-session=x\n", False),
    ],
)  # fmt: skip
def test_a_login_without_a_person_is_seen(file: str, text: str, seen: bool, policy: Path) -> None:
    """What is commented out logs nobody in."""
    assert _machine(policy, Policy(), {file: text}).logins == ((f"/{file}",) if seen else ())


def test_only_drives_of_the_policy_are_looked_at(policy: Path, tmp_path: Path) -> None:
    """At the folder itself and below; a space and a backslash in a mount's name are written as \\040 and \\134."""
    stick = tmp_path / "media"
    (stick / "my stick\\").mkdir(parents=True)
    mounts = (
        f"/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 {stick}/my\\040stick\\134 vfat rw,nosuid,noexec 0 0\n"
        f"/dev/sdc1 {tmp_path} vfat rw 0 0\nbroken line\n"
    )
    here = _machine(policy, Policy(read_folders=(stick,)), {"proc/self/mounts": mounts})
    assert here.drives == (Mount(stick / "my stick\\", frozenset({"rw", "nosuid", "noexec"})),)
    assert here.folders == (Folder(stick, exists=True, writable=True),)


def test_a_folder_that_is_a_file_is_no_folder(policy: Path) -> None:
    here = _machine(policy, Policy(write_folders=(policy,), forms_folder=policy.parent / "none"), {})
    assert [folder.exists for folder in here.folders] == [False]
    assert here.forms == Folder(policy.parent / "none", exists=False, writable=False)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ("86400", "yes")),
        ("PreserveJobFiles No\nPreserveJobHistory Off\n", ("no", "off")),
        ("# PreserveJobFiles No\npreservejobhistory no\n", ("86400", "no")),
    ],
)
def test_what_cups_keeps_is_its_default_where_nothing_is_said(text: str, kept: tuple[str, str], policy: Path) -> None:
    here = _machine(policy, Policy(may_print=True), {"etc/cups/cupsd.conf": text})
    assert here.printing is not None
    assert here.printing.kept is not None
    assert tuple(here.printing.kept.values()) == kept


def test_a_kiosk_that_may_not_print_asks_for_no_printer(policy: Path) -> None:
    assert _machine(policy, Policy(may_print=False), {}).printing is None


def test_free_memory_is_counted_in_megabytes(policy: Path) -> None:
    here = _machine(policy, Policy(), {"proc/meminfo": "MemTotal: 9 kB\nMemAvailable:    2000000 kB\n"})
    assert here.memory == 2048


def test_work_on_a_disk_has_no_room(policy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kiosk_machine, "in_memory", lambda _place: False)
    assert _machine(policy, Policy(runtime_folder=policy.parent), {}).work_room is None


@pytest.mark.parametrize(
    ("target", "zone"),
    [("/usr/share/zoneinfo/America/Los_Angeles", "America/Los_Angeles"), ("../somewhere", None)],
)
def test_the_time_zone_is_the_name_that_the_link_has(target: str, zone: str | None, policy: Path) -> None:
    link = policy.parent / "root" / "etc" / "localtime"
    link.parent.mkdir(parents=True)
    link.symlink_to(target)
    assert _machine(policy, Policy(), {}).zone == zone


@pytest.mark.parametrize(("file", "kept"), [("run/systemd/timesync/synchronized", True), ("run/systemd/x", False)])
def test_who_sets_the_clock_is_seen_by_its_traces(file: str, kept: bool, policy: Path) -> None:
    assert _machine(policy, Policy(), {file: ""}).clock_kept is kept
