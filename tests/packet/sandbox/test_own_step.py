"""Steps of our own behind the fence: what goes in, what is believed of what comes out."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any, Never

import pytest

import tests
from packet.errors import CannotWrite, Interrupted, Unproved
from packet.sandbox import own_step
from packet.sandbox.own_step import behind
from tests.packet.sandbox import steps

Ask = Callable[..., Any]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """Do a step in a folder of its own."""
    own = tmp_path / "own"
    own.mkdir()

    def asked(step: own_step.Step, *arguments: object, **more: Any) -> Any:
        more["reads"] = (*more.get("reads", ()), Path(tests.__file__).parent)  # where the steps of this test lie
        return behind(step, *arguments, **{"folder": own, "read": lambda told: told, **more})

    return asked


def test_a_step_gets_its_arguments_and_leaves_its_files(ask: Ask, tmp_path: Path) -> None:
    """Whatever plain data they are; signs of life are passed on."""
    heard: list[tuple[int, int]] = []
    told = ask(steps.shown, "Ana", b"\xff", (1, None), progress=lambda done, of: heard.append((done, of)))
    assert told == ["'Ana'", repr(b"\xff"), "(1, None)"]
    assert heard[-1] == (2, 2)
    assert (tmp_path / "own" / "made").read_bytes() == b"x"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="the system shows no command lines")
def test_the_arguments_are_on_no_command_line(ask: Ask) -> None:
    """A list of processes shows the worker and nothing of the case."""
    told = ask(steps.reads, Path("/proc/self/cmdline"), reads=(Path("/proc"),))
    assert "packet.sandbox" in told
    assert "reads" not in told


def test_a_step_reads_what_it_was_given_and_nothing_else(ask: Ask, tmp_path: Path) -> None:
    """The rest of the disk is refused to it as to any worker."""
    for name in ("given", "other"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert ask(steps.reads, tmp_path / "given", reads=(tmp_path / "given",)) == "given"
    with pytest.raises(PermissionError):
        ask(steps.reads, tmp_path / "other", reads=(tmp_path / "given",))


def test_a_proof_that_fails_is_told_with_its_numbers(ask: Ask) -> None:
    """In the sentence that the step chose."""
    with pytest.raises(Unproved) as told:
        ask(steps.fails, Unproved("pages_lost", found=2, expected=3))
    assert (told.value.code, told.value.params) == ("pages_lost", {"found": 2, "expected": 3})


@pytest.mark.parametrize("lie", [Unproved("no_such_sentence"), Unproved("pages_lost", found="Ana", expected=1)])
def test_a_sentence_that_no_step_says_is_a_crash(ask: Ask, lie: Unproved) -> None:
    """A captured engine puts no words of its own before the person."""
    with pytest.raises(Unproved) as told:
        ask(steps.fails, lie)
    assert told.value.code == "step_crashed"


def test_a_full_disk_is_told_as_one(ask: Ask) -> None:
    """The build makes its own sentence of it."""
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)) as told:
        ask(steps.fails, OSError(errno.ENOSPC, "in a folder of the person's"))
    assert told.value.errno == errno.ENOSPC
    assert told.value.filename is None


@pytest.mark.parametrize("fault", [ValueError("Ana"), KeyError("Ana"), CannotWrite("disk_full")])
def test_a_step_that_breaks_leaves_its_answers_out_of_the_message(ask: Ask, fault: Exception) -> None:
    """What an error says may quote a page."""
    with pytest.raises(Unproved) as told:
        ask(steps.fails, fault)
    assert told.value.code == "step_crashed"
    assert "Ana" not in told.value.message("en") + told.value.message("es")


def test_a_step_that_the_system_ends_was_too_heavy(ask: Ask) -> None:
    """As where memory ends."""
    with pytest.raises(Unproved) as told:
        ask(steps.ends, int(signal.SIGKILL))
    assert told.value.code == "step_too_heavy"


def test_a_step_that_has_no_memory_left_was_too_heavy(ask: Ask) -> None:
    """The limit holds, and says so itself."""
    with pytest.raises(Unproved) as told:
        ask(steps.fails, MemoryError())
    assert told.value.code == "step_too_heavy"


def test_an_answer_that_cannot_be_read_is_a_crash(ask: Ask) -> None:
    """Whatever the reader stumbles over."""

    def picky(_told: object) -> Never:
        raise ValueError

    with pytest.raises(Unproved) as told:
        ask(steps.shown, read=picky)
    assert told.value.code == "step_crashed"


def test_who_stops_is_obeyed(ask: Ask) -> None:
    """The worker is gone then."""
    with pytest.raises(Interrupted):
        ask(steps.shown, cancelled=lambda: True)
