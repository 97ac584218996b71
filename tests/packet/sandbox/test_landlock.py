"""What the kernel is asked for by each version of Landlock, against a stand-in that answers as that version does."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final

import pytest

from packet.sandbox import landlock

_ABI_1: Final = 0x1FFF
"""EXECUTE to MAKE_SYM (linux/landlock.h)."""
_REFER, _TRUNCATE, _IOCTL = 0x2000, 0x4000, 0x8000

pytestmark = pytest.mark.skipif(not hasattr(os, "O_PATH"), reason="the walls are those of Linux")


class _Kernel:
    """The three calls; what they were asked, and whether the paths of its rules were open at the time."""

    def __init__(self, version: int, ruleset: int | None = None, restricted: int = 0) -> None:
        self.version = version
        self.ruleset = os.open(os.devnull, os.O_RDONLY) if ruleset is None else ruleset
        self.restricted = restricted
        self.handled: tuple[int, ...] = ()
        self.rules: dict[str, int] = {}
        self.calls: list[int] = []

    def syscall(self, number: int, *arguments: Any) -> int:
        self.calls.append(number)
        match number, arguments:
            case 444, (None, 0, 1):
                return self.version
            case 444, (attribute, size, 0):
                whole = attribute._obj
                self.handled = (whole.files, whole.net, whole.scoped)[: size // 8]
                assert size == 8 * len(self.handled)
                return self.ruleset
            case 445, (self.ruleset, 1, rule, 0):
                self.rules[str(Path(f"/proc/self/fd/{rule._obj.parent}").readlink())] = rule._obj.allowed
                return 0
            case 446, (self.ruleset, 0):
                return self.restricted
        raise AssertionError(f"no call of Landlock: {number} {arguments}")


def _restricted(kernel: _Kernel, monkeypatch: pytest.MonkeyPatch, *allowed: tuple[Path, int]) -> bool:
    monkeypatch.setattr(landlock, "_library", lambda: kernel)
    return landlock.restrict(allowed)


@pytest.mark.parametrize(
    ("version", "handled"),
    [
        (1, (_ABI_1,)),
        (2, (_ABI_1 | _REFER,)),
        (3, (_ABI_1 | _REFER | _TRUNCATE,)),
        (4, (_ABI_1 | _REFER | _TRUNCATE, 3)),
        (5, (_ABI_1 | _REFER | _TRUNCATE | _IOCTL, 3)),
        (6, (_ABI_1 | _REFER | _TRUNCATE | _IOCTL, 3, 3)),
        (7, (_ABI_1 | _REFER | _TRUNCATE | _IOCTL, 3, 3)),
    ],
)
def test_each_version_is_asked_for_all_that_it_has(
    version: int, handled: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files, then both of TCP, then abstract sockets and signals; a field that a version lacks is an error there."""
    kernel = _Kernel(version)
    assert _restricted(kernel, monkeypatch) is True
    assert kernel.handled == handled
    assert kernel.calls[-1] == 446


@pytest.mark.parametrize("version", [0, -1])
def test_a_kernel_without_landlock_has_no_wall(version: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Switched off, or too old; nothing more is asked."""
    kernel = _Kernel(version)
    assert _restricted(kernel, monkeypatch) is False
    assert kernel.calls == [444]
    assert landlock.abi() == 0


def test_the_version_is_the_kernels_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also one that is newer than this program."""
    monkeypatch.setattr(landlock, "_library", lambda: _Kernel(9))
    assert landlock.abi() == 9


def test_a_wall_that_the_kernel_refuses_is_told_as_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """No set of rules, or none taken; the set is closed either way."""
    assert _restricted(_Kernel(3, ruleset=-1), monkeypatch) is False
    kernel = _Kernel(3, restricted=-1)
    assert _restricted(kernel, monkeypatch) is False
    with pytest.raises(OSError, match="Bad file"):
        os.close(kernel.ruleset)


def test_the_set_of_rules_is_closed_when_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or each worker would keep one open."""
    kernel = _Kernel(3)
    assert _restricted(kernel, monkeypatch) is True
    with pytest.raises(OSError, match="Bad file"):
        os.close(kernel.ruleset)


def test_a_set_numbered_zero_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the standard input is closed, the kernel may give that number."""
    kernel = _Kernel(3, ruleset=0)
    closed: list[int] = []
    monkeypatch.setattr(os, "close", closed.append)
    assert _restricted(kernel, monkeypatch) is True
    assert closed == [0]


_RIGHTS = {"READ": landlock.READ, "RUN": landlock.RUN, "WRITE": landlock.WRITE, "WRITE_ONE": landlock.WRITE_ONE,
           "SOCKET": landlock.SOCKET}  # fmt: skip


@pytest.mark.parametrize(
    ("right", "version", "folder", "file"),
    [
        ("READ", 3, 0b1100, 0b0100),
        ("RUN", 3, 0b1101, 0b0101),
        ("WRITE_ONE", 3, 0b1110, 0b0110),
        ("SOCKET", 3, 1 << 9 | 1 << 5, 0),
        ("WRITE", 1, _ABI_1 & ~(1 | 1 << 6 | 1 << 11), 0b0110),
        ("WRITE", 2, (_ABI_1 | _REFER) & ~(1 | 1 << 6 | 1 << 11), 0b0110),
        ("WRITE", 3, (_ABI_1 | _REFER | _TRUNCATE) & ~(1 | 1 << 6 | 1 << 11), 0b0110 | _TRUNCATE),
        ("WRITE", 5, (_ABI_1 | _REFER | _TRUNCATE) & ~(1 | 1 << 6 | 1 << 11), 0b0110 | _TRUNCATE),
    ],
)
def test_what_a_right_gives_on_a_folder_and_on_a_file(
    right: str, version: int, folder: int, file: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file takes rights of files alone; no right that the version lacks; who writes runs nothing, makes no device."""
    paper = tmp_path / "paper.pdf"
    paper.touch()
    kernel = _Kernel(version)
    assert _restricted(kernel, monkeypatch, (tmp_path, _RIGHTS[right]), (paper, _RIGHTS[right]))
    assert kernel.rules == {str(tmp_path): folder, str(paper): file}


def test_a_file_may_be_run_read_written_cut_and_controlled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of all the rights there are: the others are of folders, and no rule for a file may name one."""
    paper = tmp_path / "paper.pdf"
    paper.touch()
    kernel = _Kernel(5)
    assert _restricted(kernel, monkeypatch, (paper, 0xFFFF))
    assert kernel.rules == {str(paper): 0b0111 | _TRUNCATE | _IOCTL}


def test_a_path_that_is_not_there_is_left_out_and_those_after_it_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Most of the folders of fonts are not on any one machine. No path stays open."""
    kernel = _Kernel(3)
    before = sum(1 for _ in Path("/proc/self/fd").iterdir())
    assert _restricted(kernel, monkeypatch, (tmp_path / "nowhere", landlock.READ), (tmp_path, landlock.READ))
    assert kernel.rules == {str(tmp_path): landlock.READ}
    assert sum(1 for _ in Path("/proc/self/fd").iterdir()) == before - 1  # the set of rules
