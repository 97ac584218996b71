"""What every test may rely on: no network, no language of the machine, no clock that fails a slow machine."""

from __future__ import annotations

import gc
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NoReturn

import pytest
from hypothesis import HealthCheck, settings

from packet.sandbox import supervisor

# ReportLab would write each picture in letters (ASCII85), in Python: seconds for a scan. Read when it is first loaded.
os.environ["RL_useA85"] = "0"  # noqa: SIM112 - as ReportLab spells it

# A loaded machine proves nothing wrong; and what CI tries is the same every time, so that it fails only for a change.
settings.register_profile(
    "unhurried",
    deadline=None,
    max_examples=40,  # a property of texts or numbers that forty do not break, two hundred hardly do
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("unhurried")

# A shell ignores Ctrl-C for what it runs in the background; the programs that are tested would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

_OBJECTS_BETWEEN_SWEEPS: Final = 20_000
"""How many new objects call the collector of garbage; by Python's own 700 it takes a fifth of a test of the screens."""


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What only measures is not even loaded where nothing is measured: it loads half of what there is."""
    return True if collection_path == Path(__file__).parent / "bench" and not _measures(config) else None


def _measures(config: pytest.Config) -> bool:
    return bool(config.getoption("benchmark_only")) or any("bench" in Path(arg).parts for arg in config.args)


def pytest_collection_finish() -> None:
    """Ten thousand tests and what they import stay to the end: the collector need not look through them each time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_SWEEPS, *gc.get_threshold()[1:])


@pytest.fixture(autouse=True, scope="session")
def _measured_workers() -> Iterator[None]:
    """Under coverage alone: a fenced worker is told to measure itself, and one that is ended has time to write it down.

    Without this the code that runs only in workers (intake, fax) would count as never run.
    """
    if "COVERAGE_PROCESS_CONFIG" not in os.environ:
        yield
        return

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COVERAGE_FILE", str(Path(os.environ.get("COVERAGE_FILE", ".coverage")).absolute()))
        patch.setattr(supervisor, "_KEPT", (*supervisor._KEPT, "COVERAGE_PROCESS_CONFIG", "COVERAGE_FILE"))
        patch.setattr(supervisor, "fork", lambda *_: None)  # coverage begins when an interpreter starts
        patch.setattr(os, "killpg", _in_order(os.killpg))
        patch.setattr(subprocess.Popen, "kill", _end)
        yield


def _end(worker: subprocess.Popen[bytes]) -> None:
    _in_order(lambda _, sign: worker.send_signal(sign))(worker.pid, signal.SIGKILL)


def _in_order(end: Callable[[int, int], None]) -> Callable[[int, int], None]:
    """SIGTERM first, at which coverage writes its file (`sigterm` in pyproject.toml); what hangs is killed."""

    def ended(number: int, sign: int) -> None:
        if sign == signal.SIGKILL:
            end(number, signal.SIGTERM)
            with suppress(ChildProcessError):
                for _ in range(150):
                    if os.waitid(os.P_PID, number, os.WEXITED | os.WNOWAIT | os.WNOHANG):
                        break
                    time.sleep(0.02)
        end(number, sign)

    return ended


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """A test that reaches for the network fails; sockets between processes of this machine stay allowed."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            _refuse()
        real(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        yield


@pytest.fixture(autouse=True, scope="session")
def _plain_environment() -> Iterator[None]:
    """The person's language comes from what a test gives, not from the machine that runs it."""
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
            patch.setenv(variable, "C.UTF-8")
        yield


_OF_A_PROGRAM: Final = [
    getattr(signal, name)
    for name in ("SIGINT", "SIGQUIT", "SIGTERM", "SIGHUP", "SIGTSTP", "SIGTTIN", "SIGTTOU")
    if hasattr(signal, name)
]


@pytest.fixture(autouse=True)
def _signals_as_they_were() -> Iterator[None]:
    """A kiosk ignores Ctrl-C until its process ends; here the programs that later tests start would inherit that."""
    before = {number: signal.getsignal(number) for number in _OF_A_PROGRAM}
    yield
    for number, manner in before.items():
        if signal.getsignal(number) is not manner:
            signal.signal(number, manner)


def _refuse() -> NoReturn:
    raise AssertionError("a test reached for the network")
