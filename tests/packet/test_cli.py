"""The headless commands: `packet.cli`, `build` and `demo` as a person or a program calls them."""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import threading
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from forms.words import LANGUAGES, has, say
from packet import cli
from packet.errors import Exit
from tests.packet.cases import case_file
from tests.packet.papers import letter


def case_in(folder: Path, **changes: Any) -> Path:
    papers = changes.pop("papers", [])
    path = folder / "case.json"
    path.write_text(json.dumps(case_file(*papers, **changes)), encoding="utf-8")
    return path


def build_in(folder: Path, *more: str, **changes: Any) -> int:
    path = case_in(folder, **changes)
    return cli.main(["build", str(path), "--out", str(folder / "out"), "--today", "2026-10-05", *more])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_command_has_a_module_and_a_line_of_help(command: str, language: str) -> None:
    """What `--help` lists can be run, and is explained in every language."""
    module = import_module(f"packet.commands.{command.replace('-', '_')}")
    assert callable(module.arguments)
    assert callable(module.run)
    assert has(f"commands.{command}", language)


def test_a_file_name_cannot_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The escape in a name is shown as a mark, in refusals and in notes."""
    letter(tmp_path / "a\x1b[2J.pdf", "FIRST")
    papers = [{"file": "a\x1b[2J.pdf"}, {"file": "a\x1b[2J.pdf"}, {"file": "b\x1b[2J.pdf"}]
    assert build_in(tmp_path, papers=papers) == Exit.REFUSED
    assert build_in(tmp_path, "--accept", "paper:b\x1b[2J.pdf", papers=papers) in (Exit.DONE, Exit.UNPROVED)
    told = capsys.readouterr().err
    assert "\x1b" not in told
    assert "a<ESC>[2J.pdf" in told or "b<ESC>[2J.pdf" in told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_option_is_explained(command: str, language: str) -> None:
    """`--help` says what each option is for, in the person's language."""
    parser = argparse.ArgumentParser()
    parser.set_defaults(language=language)
    import_module(f"packet.commands.{command.replace('-', '_')}").arguments(parser)
    assert [action.dest for action in parser._actions if not action.help] == []


def test_help_lists_all_commands_on_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    """Asked for, help is data and no error."""
    assert cli.main(["--help"]) == 0
    shown = capsys.readouterr()
    assert all(f"  {command} " in shown.out for command in cli.COMMANDS)
    assert shown.err == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("command", ["schema", "--version"])
def test_a_stdout_that_takes_no_more_is_said_and_is_exit_6(command: str) -> None:
    """Data that could not be written is never a success, long or short, and no fault of the program's either."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run([sys.executable, "-m", "tui", command], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 6
    assert done.stderr.decode() == f"imr-packet: {say('commands.unshown', 'en')}\n"


def test_nothing_asked_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    """The same overview, but exit 2: a script that forgot its command must notice."""
    assert cli.main([]) == 2
    assert "demo" in capsys.readouterr().out


def test_the_version_is_the_package_s(capsys: pytest.CaptureFixture[str]) -> None:
    """imr-packet --version."""
    from importlib.metadata import version

    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"imr-packet {version('imr-packet')}\n"


def test_an_unknown_command_is_named_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2 and what there is instead, in the language asked for."""
    assert cli.main(["bulid", "--lang", "es"]) == 2
    assert "No existe" not in capsys.readouterr().out
    assert cli.main(["bulid", "--lang=es"]) == 2
    assert "Esa orden no existe" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("variables", "opening"),
    [({"LC_ALL": "es_US.UTF-8"}, "Uso:"), ({"LC_ALL": "fr_FR.UTF-8", "LANG": "es_MX"}, "Usage:"), ({}, "Usage:")],
)
def test_the_machine_s_language_is_spoken(
    variables: dict[str, str], opening: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first variable that is set decides, as in every program; unknown tongues get English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    cli.main(["--help"])
    assert opening in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["build"], ["build", "x.json"], ["build", "x.json", "--out", "y", "--bogus"]])
def test_wrong_arguments_are_exit_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What argparse refuses is wrong use, and stays on stderr."""
    assert cli.main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "usage: imr-packet build" in shown.err
    assert "What it takes: imr-packet build --help" in shown.err


@pytest.mark.skipif(os.name == "nt", reason="streams are closed by the shell of POSIX")
def test_a_closed_stdout_is_no_fault(tmp_path: Path) -> None:
    """`>&-` in a script or a cron job: the packet is made, and nothing is said to have gone wrong."""
    script = 'exec "$0" -m tui check "$1" --today 2026-10-05 >&-'
    done = subprocess.run(["sh", "-c", script, sys.executable, str(case_in(tmp_path))], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (Exit.DONE, "")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes any bytes as a file name")
def test_a_file_name_of_any_bytes_goes_out_as_it_came(tmp_path: Path) -> None:
    """What stdout names can be opened by the program that reads it."""
    out = os.fsencode(tmp_path) + b"/n\xff.pdf"
    done = subprocess.run([sys.executable, "-m", "tui", "blank", "dmhc-20-160", "--out", out], capture_output=True)
    assert done.returncode == Exit.DONE
    assert done.stdout == out + b"\n"
    assert Path(os.fsdecode(out)).stat().st_size


@pytest.mark.parametrize("before", [["--lang", "es"], ["--lang=es"]])
def test_the_language_may_be_named_before_the_command(before: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """`--lang es official FILE` is `official --lang es FILE`."""
    codes = [cli.main([*before, "official", "no.pdf"]), cli.main(["official", "--lang", "es", "no.pdf"])]
    first, second = capsys.readouterr().err.splitlines()
    assert codes == [Exit.REFUSED] * 2
    assert first == second == f"imr-packet: {say('errors.official_unreadable', 'es', file='no.pdf')}"


def test_wrong_arguments_are_told_in_the_person_s_language(capsys: pytest.CaptureFixture[str]) -> None:
    """`--lang es` counts even when the rest of the line cannot be understood."""
    assert cli.main(["build", "--lang", "es"]) == Exit.USAGE
    assert "No se entiende esta orden" in capsys.readouterr().err


def test_an_unexpected_fault_is_exit_1_and_keeps_the_text_to_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exception's text could hold an answer: only its kind is told, with what to do."""

    def fails(*_: object, **__: object) -> None:
        raise ValueError("SENTINEL answer")

    monkeypatch.setattr("packet.build.build", fails)
    assert build_in(tmp_path) == 1
    shown = capsys.readouterr()
    assert "ValueError" in shown.err
    assert "SENTINEL" not in shown.err + shown.out


def test_ctrl_c_is_exit_130(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Stopping is no fault: one sentence, no traceback."""

    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("packet.build.build", stopped)
    assert build_in(tmp_path) == 130
    assert capsys.readouterr().err == f"imr-packet: {say('commands.interrupted', 'en')}\n"


def test_a_program_that_stops_reading_is_no_fault(tmp_path: Path) -> None:
    """`imr-packet --help | head -0`: no traceback and no error."""
    command = [sys.executable, "-m", "tui", "--help"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_what_a_program_reads_is_utf_8_in_every_locale(encoding: str) -> None:
    """A Spanish sentence through a pipe is the same bytes on every machine."""
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "tui", "--help", "--lang", "es"]
    done = subprocess.run(command, capture_output=True, check=True, env=environment)
    assert "formulario vacío" in done.stdout.decode("utf-8")


def test_a_command_may_run_in_a_thread() -> None:
    """Signals can only be handled in the main thread; elsewhere the command runs all the same."""
    codes: list[int] = []
    thread = threading.Thread(target=lambda: codes.append(cli.main(["--version"])))
    thread.start()
    thread.join()
    assert codes == [0]


def test_the_handler_of_sigterm_is_given_back() -> None:
    """A program that calls `main` keeps its own handler."""
    before = signal.getsignal(signal.SIGTERM)
    cli.main(["--version"])
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_terminated_build_cleans_up(tmp_path: Path, number: signal.Signals) -> None:
    """SIGTERM and Ctrl-C in the middle of a build: exit 130, nothing left behind."""
    path = case_in(tmp_path)
    script = (
        "import os, sys\nfrom packet import atomic, cli\nimport packet.build as build\nreal = build.bind\n"
        f"def bind(*a, **k):\n    os.kill(os.getpid(), {int(number)})\n    return real(*a, **k)\n"
        "build.bind = bind\nsys.exit(cli.main(sys.argv[1:]))\n"
    )
    command = [sys.executable, "-c", script, "build", str(path), "--out", str(tmp_path / "out")]
    done = subprocess.run([*command, "--today", "2026-10-05"], capture_output=True, text=True, check=False)
    assert done.returncode == 130
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["case.json"]
