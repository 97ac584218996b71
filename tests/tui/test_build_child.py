"""The process that makes the packet under the screens: it has the answers, and keeps them to itself."""

from __future__ import annotations

import ctypes
import io
import json
import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from tui import build_child

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc and prctl are those of Linux")
_NOBODY = 65534
_PR_SET_DUMPABLE = 4
_LOADED = (ctypes, resource)
"""Looked up late by the child, which may then stand where this Python cannot be read."""


def _become_an_ordinary_user() -> None:
    """Whose memory can be read, as after any start of a program. Who is one already, stays."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 1, 0, 0, 0)


def _read(process: int) -> list[str]:
    """What another process of that user can read of this one."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        _become_an_ordinary_user()
        for name in ("environ", "maps", "mem"):
            try:
                with Path(f"/proc/{process}/{name}").open("rb") as file:
                    read = name == "mem" or file.read(1)
                os.write(writer, f"{name} ".encode() if read else b"")
            except OSError:
                pass
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader) as told:
        return told.read().split()


def _child(writer: int, *, at_work: bool) -> None:
    """Tell when it holds an order with answers; `at_work`: the build child itself does."""
    _become_an_ordinary_user()

    def holds(order: dict[str, Any], cancelled: object) -> dict[str, Any]:
        os.write(writer, b"ready")
        signal.pause()
        return {}

    if at_work:
        build_child._build = holds
        sys.stdin = io.StringIO(json.dumps({"case": "Quintero"}) + "\n")
        build_child.main()
    else:
        holds({}, None)


@pytest.mark.parametrize(("at_work", "found"), [(False, ["environ", "maps"]), (True, [])], ids=["any", "build child"])
def test_what_another_process_of_the_same_user_can_read(at_work: bool, found: list[str]) -> None:
    """Of any process of theirs its environment and map, of this one nothing; nor may a core be written of it."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            _child(writer, at_work=at_work)
        finally:
            os._exit(1)
    os.close(writer)  # a child that ends before it is ready is the end of the pipe, and no wait
    try:
        assert os.read(reader, 5) == b"ready"
        told = _read(child)
        assert [name for name in told if name != "mem" or at_work] == found  # "mem": some systems refuse it to anyone
        core = next(line for line in Path(f"/proc/{child}/limits").read_text().splitlines() if "core" in line)
        assert (core.split()[4] == "0") or not at_work
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(reader)
