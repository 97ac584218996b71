"""The whole talk: streams, signals, crashes, a real packet; and that it stays plain."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import tui.plain
from forms.answers import read_case_file
from forms.words import LANGUAGES, domain, has
from packet.errors import Exit
from tests.tui.plain.stage import COMPLETE, case_file, kept_case, setup, talk
from tui.plain import journey, questions, run
from tui.plain.questions import Move
from tui.plain.visit import Visit

KEY = re.compile(r'"((?:plain|screens|questions|problems)\.[a-z_.]+[a-z_])"')
SOURCES = sorted(Path(tui.plain.__file__).parent.glob("*.py"))


def command(tmp_path: Path, *words: str) -> tuple[list[str], dict[str, str]]:
    """The program as a process with its own home."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    environ = {
        **kept,
        "HOME": str(tmp_path),
        "IMR_PACKET_HOME": str(tmp_path / "home"),
        "TERM": "dumb",
        "LANG": "C.UTF-8",
    }
    return [sys.executable, "-m", "tui", *words], environ


def terminal_of(tmp_path: Path, *words: str) -> Any:
    """The program on a pseudo-terminal."""
    pexpect = pytest.importorskip("pexpect", reason="pexpect drives a pseudo-terminal")
    called, environ = command(tmp_path, *words)
    return pexpect.spawn(called[0], called[1:], env=environ, encoding="utf-8", timeout=60)


def test_every_sentence_that_the_talk_names_exists() -> None:
    """Words of the talk, and those it shares with the screens, are there in every language."""
    named = {key for path in SOURCES for key in KEY.findall(path.read_text(encoding="utf-8"))}
    assert len(named) > 60
    assert [key for key in sorted(named) for language in LANGUAGES if not has(key, language)] == []


def test_no_sentence_of_the_talk_is_left_over() -> None:
    """Every sentence of the domain is said somewhere, and both languages have the same ones."""
    assert set(domain("plain", "en")) == set(domain("plain", "es"))
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
    built = ("paper.", "stage.", "sign.")
    unused = [key for key in domain("plain", "en") if f"plain.{key}" not in text and not key.startswith(built)]
    assert unused == []


def test_the_talk_loads_no_screen_library() -> None:
    """A serial line needs no Textual, and starts without it."""
    words = [sys.executable, "-c", "import sys, tui.plain; print('textual' in sys.modules, 'rich' in sys.modules)"]
    assert subprocess.run(words, capture_output=True, text=True, check=True).stdout == "False False\n"


def test_a_pipe_that_ends_keeps_every_answer(tmp_path: Path) -> None:
    """Standard input from a file: the program asks, takes what comes, saves, and ends with 0."""
    words, environ = command(tmp_path, "--plain")
    done = subprocess.run(
        words,
        input="1\n1\nno\ncare, such as a treatment, a test or a device\n2\nno\nno\nno\n",
        capture_output=True,
        text=True,
        env=environ,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    (kept,) = (tmp_path / "home").glob("*/case.json")
    typed = read_case_file(kept.read_text(encoding="utf-8")).typed
    assert typed == {
        "filer": "patient",
        "wants_assistant": "no",
        "about": "care",
        "coverage_kind": "medi_cal_managed_care",
        "filed_state_hearing": "no",
        "urgent": "no",
        "has_medicare": "no",
    }


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"])
def test_a_signal_keeps_every_answer(tmp_path: Path, name: str) -> None:
    """In the middle of a story on a terminal, its lines so far are saved; the exit code is the signal's."""
    case = case_file(tmp_path / "mine.json", **{**COMPLETE, "problem_description": ""})
    terminal = terminal_of(tmp_path, "--case", str(case))
    terminal.expect("Who are you")
    terminal.sendline("!")
    terminal.expect("1 Still missing: What is the problem with the plan")
    terminal.sendline("1")
    terminal.expect("Type as many lines")
    terminal.expect("Answer: ")
    terminal.sendline("They said no.")
    terminal.expect("no.\r\n")
    terminal.kill(getattr(signal, name))
    terminal.read()
    terminal.close()
    assert terminal.exitstatus == 128 + getattr(signal, name)
    typed = read_case_file(case.read_text(encoding="utf-8")).typed
    assert typed == {**COMPLETE, "problem_description": "They said no."}


def test_a_passphrase_is_not_shown_on_a_terminal(tmp_path: Path) -> None:
    """What is typed unseen appears nowhere in what the terminal shows."""
    terminal = terminal_of(tmp_path, "--plain")
    shown = io.StringIO()
    terminal.logfile_read = shown
    terminal.expect("4 Leave")
    terminal.sendline("3")
    for _ in range(2):
        terminal.expect("passphrase[^\n]* $")
        terminal.sendline("blue gate seven")
    terminal.expect("Who are you")
    terminal.sendeof()
    terminal.read()
    terminal.close()
    assert terminal.exitstatus == 0
    assert "blue gate seven" not in shown.getvalue()
    assert "\x1b" not in shown.getvalue()


def test_a_case_file_that_cannot_be_read_is_an_error_of_use(tmp_path: Path) -> None:
    """Exit code 2, one sentence on stderr, and the file as it was."""
    path = tmp_path / "mine.json"
    path.write_text("{", encoding="utf-8")
    words, environ = command(tmp_path, "--plain", "--case", str(path))
    done = subprocess.run(words, input="", capture_output=True, text=True, env=environ, check=False)
    assert done.returncode == Exit.USAGE
    assert "mine.json" in done.stderr
    assert "Traceback" not in done.stderr
    assert path.read_text(encoding="utf-8") == "{"


def test_a_crash_shows_no_answer_and_loses_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unexpected fault ends with 1 and a short sentence; its own text is shown nowhere."""
    kept_case(tmp_path, place="patient/name")

    def ask(visit: Visit, key: str) -> Move:
        if key == "last_name":
            raise RuntimeError("SENTINEL Ana")
        return questions.ask(visit, key)

    monkeypatch.setattr(journey, "ask", ask)
    said = io.StringIO()
    code = run(setup(tmp_path), stdin=io.StringIO("4\nAna\n\n"), stdout=said)
    assert code == Exit.FAULT
    assert "SENTINEL" not in said.getvalue()
    assert "Something went wrong inside the program." in said.getvalue()
    (kept,) = (tmp_path / "home").glob("*/case.json")
    assert read_case_file(kept.read_text(encoding="utf-8")).typed == {"first_name": "Ana"}


class Gone(io.StringIO):
    """A terminal that goes away after the answer was asked for."""

    def write(self, text: str) -> int:
        if "Middle initial" in text:
            raise OSError
        return super().write(text)


def test_a_terminal_that_goes_away_keeps_every_answer(tmp_path: Path) -> None:
    """Nobody can be told, and nothing is lost."""
    kept_case(tmp_path, place="patient/name")
    code = run(setup(tmp_path), stdin=io.StringIO("4\nAna\n\n"), stdout=Gone())
    assert code == Exit.INTERRUPTED
    (kept,) = (tmp_path / "home").glob("*/case.json")
    assert read_case_file(kept.read_text(encoding="utf-8")).typed == {"first_name": "Ana"}


def test_a_terminal_of_another_encoding_is_spoken_to_in_it(tmp_path: Path) -> None:
    """An old terminal gets words without accents instead of an error."""
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii", newline="\n")
    run(setup(tmp_path, language="es"), stdin=io.StringIO(""), stdout=out)
    assert b"< o /atras: volver atras\n" in raw.getvalue()
    assert b"\\x" not in raw.getvalue()


def test_brackets_emoji_and_other_scripts_are_answers_like_any(tmp_path: Path) -> None:
    """Nothing typed is markup."""
    kept_case(tmp_path, place="patient/name")
    spoken = talk(tmp_path, "4", "[b]Ana[/b] 🙂", "", "محمد", "=")
    assert (spoken.typed("first_name"), spoken.typed("last_name")) == ("[b]Ana[/b] 🙂", "محمد")
    assert "[b]Ana[/b] 🙂" in spoken.said


def test_a_whole_talk_makes_a_real_packet(tmp_path: Path) -> None:
    """From the first menu to the finished file: the packet is there, proved, with the ledger of the saved case."""
    case = case_file(tmp_path / "mine.json", **COMPLETE)
    spoken = talk(tmp_path, "*", "7", "6", "1", "1", case=case)
    assert "Your packet is ready" in spoken.said
    ledger = json.loads((tmp_path / "mine-packet" / "ledger.json").read_text(encoding="utf-8"))
    assert f"It has {ledger['packet']['pages']} pages." in spoken.said
    assert all(value["proved"] for value in ledger["values"])
    assert {"first_name", "last_name", "condition"} <= {value["key"] for value in ledger["values"]}
