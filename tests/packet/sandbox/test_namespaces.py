"""Namespaces of an own, as root and as anybody else."""

from __future__ import annotations

import subprocess
import sys

import pytest

from packet.sandbox import namespaces
from tests.packet.sandbox.test_linux import PEOPLE, launched, may_have

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="namespaces are those of Linux")

_ENTERS = """
import ctypes, json, os
from packet.sandbox import namespaces
before = [os.readlink("/proc/self/ns/" + kind) for kind in ("ipc", "net")], os.getuid(), os.getgid()
entered = namespaces.enter(ctypes.CDLL(None, use_errno=True), namespaces.NEW_IPC | namespaces.NEW_NET)
after = [os.readlink("/proc/self/ns/" + kind) for kind in ("ipc", "net")], os.getuid(), os.getgid()
print(entered, all(a != b for a, b in zip(before[0], after[0])), before[1:] == after[1:])
"""


@pytest.mark.parametrize("people", PEOPLE)
def test_it_is_told_whether_they_were_left_and_who_this_is_stays(people: str) -> None:
    """An ordinary user stays the same one there."""
    left = may_have(people, namespaces.NEW_NET)
    done = subprocess.run(launched(people, "-c", _ENTERS), capture_output=True, check=True, text=True)
    assert done.stdout.split() == [str(left), str(left), "True"]
