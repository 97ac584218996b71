"""The command line: which words lead to the screens, to plain lines, to the commands; and what is loaded for each."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from forms.words import LANGUAGES, say
from packet.errors import Exit
from packet.sandbox.supervisor import WORKER, private
from tui import main as entry
from tui.policy import Policy
from tui.policy_file import example
from tui.preferences import keep_preferences
from tui.setup import Setup


def _loads(words: list[str], *names: str) -> set[str]:
    """Which of these libraries a fresh interpreter has loaded after `imr-packet WORDS`."""
    code = (
        "import sys; from tui.__main__ import main; main(sys.argv[1:]);"
        f"print(*[name for name in {names!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("words", [["schema"], ["help"], ["--version"], ["build", "--help"], ["nonsense"], ["manual"]])
def test_a_command_loads_no_screen(words: list[str]) -> None:
    """The headless commands never pay for Textual, whatever they end with."""
    assert "textual" not in _loads(words, "textual", "rich", "pypdfium2")


@pytest.mark.parametrize("words", [["help"], ["--version"], ["fax", "--help"], ["preview", "--help"]])
def test_what_reads_no_case_loads_no_case(words: list[str]) -> None:
    """The model of a case takes longer to load than all that these words need."""
    assert not _loads(words, "pydantic", "forms.case", "numpy")


def test_commands_and_screens_are_told_apart() -> None:
    """A word that is no option of ours is a command; options alone are the screens."""
    assert not entry._for_screens(["build", "case.json"])
    assert not entry._for_screens(["--help"])
    assert entry._for_screens(["--plain"])
    assert entry._for_screens(["--lang", "es", "--case", "a.json"])
    assert entry._for_screens(["--kiosk=policy.toml"])
    assert entry._for_screens(["--lang", "es", "--kiosk-check", "policy.toml"])
    assert not entry._for_screens(["--lang", "es", "check", "case.json"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_no_kiosk_on_windows(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Refused before the policy is read and anything is touched, in words of the language asked for."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(entry, "_become_a_kiosk", lambda: pytest.fail("begun"))
    before = dict(os.environ)
    assert entry.main(["--kiosk", str(tmp_path / "missing.toml"), "--lang", language]) == Exit.USAGE
    assert capsys.readouterr().err.strip() == say("kiosk.windows", language)
    assert dict(os.environ) == before


@pytest.mark.parametrize(
    ("environ", "asked", "terminal", "plain"),
    [
        ({"TERM": "xterm"}, False, True, False),
        ({"TERM": "xterm"}, True, True, True),
        ({"TERM": "xterm", "ACCESSIBLE": "1"}, False, True, True),
        ({"TERM": "xterm", "ACCESSIBLE": "0"}, False, True, False),
        ({"TERM": "dumb"}, False, True, True),
        ({}, False, True, True),
        ({"TERM": "xterm"}, False, False, True),
    ],
)
def test_when_plain_lines_are_asked(environ: dict[str, str], asked: bool, terminal: bool, plain: bool) -> None:
    """A wish, a screen reader's switch, a dumb terminal or none at all: line by line."""
    assert entry.plain_wanted(environ, asked, terminal) is plain


@pytest.mark.parametrize("words", [["--version"], ["nonsense"], ["--plain"], ["--kiosk", "missing.toml"]])
def test_rubbish_is_collected_again_after_the_start(words: list[str]) -> None:
    """The start does without; what comes after it does not, however it ends."""
    code = "import gc, sys; from tui.__main__ import main; main(sys.argv[1:]); print(gc.isenabled())"
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL
    )
    assert done.stdout.endswith("True\n")


def test_a_kiosk_begins_in_the_first_language_of_its_policy() -> None:
    """The policy's order counts, not the language the machine was set up in; --lang counts more than both."""
    spanish_first = Policy(kiosk=True, languages=("es", "en"))
    assert entry._screens_speak(Policy(kiosk=True, languages=("es",)), "en", asked=True) == "es"
    assert entry._screens_speak(spanish_first, "en", asked=False) == "es"
    assert entry._screens_speak(spanish_first, "en", asked=True) == "en"
    assert entry._screens_speak(Policy(), "es", asked=False) == "es"


def test_a_word_that_is_not_understood_is_named_and_not_obeyed(capsys: pytest.CaptureFixture[str]) -> None:
    """A word may come from a script that names files after what others sent."""
    assert entry.main(["--plain", "--no\x1b]0;PWNED\x07such\u202e"]) == Exit.USAGE
    told = capsys.readouterr().err
    assert "--no<ESC>]0;PWNED<BEL>such<RLO>" in told
    assert "\x1b]0" not in told


@pytest.mark.skipif(os.name == "nt", reason="no lock tells there whether a folder is in use")
def test_what_a_killed_build_left_beside_a_case_goes_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the folder of any case, of the case that is named, and nothing else of theirs."""
    monkeypatch.setenv("IMR_PACKET_HOME", str(tmp_path / "home"))
    one, named = tmp_path / "home" / "2026-11-22-1", tmp_path / "elsewhere"
    for folder in (one, named):
        (folder / ".imr-packet-left").mkdir(parents=True)
        (folder / ".imr-packet-left" / "lock").touch()
        (folder / ".imr-packet-left" / "answers").write_text("secret", encoding="utf-8")
        (folder / "case.json").touch()
    entry._sweep(named / "case.json")
    assert [[path.name for path in folder.iterdir()] for folder in (one, named)] == [["case.json"], ["case.json"]]


@pytest.mark.skipif(sys.platform == "win32", reason="no lock tells there whether a folder is in use")
def test_what_a_killed_worker_left_goes_at_the_next_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clean copy of a paper that was faxed by itself; one that is at work keeps its folder."""
    monkeypatch.setenv("IMR_PACKET_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left = tmp_path / f"{WORKER}left"
    left.mkdir()
    (left / "paper.pdf").write_bytes(b"%PDF-")
    with private() as at_work:
        entry._sweep(None)
        assert at_work.is_dir()
        left.mkdir()  # the worker that began has swept, too
        entry._sweep(None)
        assert at_work.is_dir()
    assert not left.exists()


@pytest.mark.parametrize(
    ("visits", "seen"),
    [
        ([[], []], ["screens", "screens"]),
        ([["--plain"], [], ["--screens"], []], ["plain", "plain", "screens", "screens"]),
    ],
)
def test_lines_or_screens_are_remembered(
    visits: list[list[str]], seen: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asked for lines is asked by lines the next time, and told how the screens come back; the language too."""
    monkeypatch.setenv("IMR_PACKET_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TERM", "xterm")
    for name in ("TMPDIR", "ACCESSIBLE", "TEXTUAL_DRIVER"):
        monkeypatch.setenv(name, "")
    monkeypatch.setattr("tui.process.is_terminal", lambda: True)
    shown: list[tuple[str, Setup]] = []

    def show(face: str, setup: Setup) -> tuple[int, bool]:
        shown.append((face, setup))
        return 0, False

    monkeypatch.setattr(entry, "_show_lines", partial(show, "plain"))
    monkeypatch.setattr(entry, "_show_screens", partial(show, "screens"))
    for words in visits:
        options = entry._parser("en", serving=False).parse_args(words)
        entry._show(options, Policy(), "en", tmp_path)
    assert [face for face, _ in shown] == seen
    assert shown[1][1].plain_remembered is (seen[1] == "plain")
    keep_preferences(tmp_path / "home", language="es", theme="imr-light")
    for words, language in (([], "es"), (["--lang", "en"], "en")):
        entry._show(entry._parser("en", serving=False).parse_args(words), Policy(), "en", tmp_path)
        assert (shown[-1][1].language, shown[-1][1].theme) == (language, "imr-light")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_machine_is_checked_by_its_policy(language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A policy under which no packet can leave is told so, in the language asked for, and ends as "to be mended"."""
    policy = tmp_path / "policy.toml"
    policy.write_text(example("en"), encoding="utf-8")
    assert entry.main(["--lang", language, "--kiosk-check", str(policy)]) == Exit.STOPPED
    assert say("kiosk.check.folder.no_way_out", language) in capsys.readouterr().out


def test_the_unit_names_the_policy_that_was_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A policy that cannot be used gets no unit."""
    policy = tmp_path / "policy.toml"
    policy.write_text(example("en"), encoding="utf-8")
    assert entry.main(["--kiosk-unit", str(policy)]) == Exit.DONE
    assert f"--kiosk {policy}\n" in capsys.readouterr().out
    policy.write_text("nonsense", encoding="utf-8")
    assert entry.main(["--kiosk-unit", str(policy)]) == Exit.USAGE
    assert not capsys.readouterr().out


def test_completion_and_manual_know_what_only_the_screens_take(capsys: pytest.CaptureFixture[str]) -> None:
    """They are answered beside the screens, and a shell that nobody knows is refused as any wrong word."""
    assert entry.main(["completion", "bash"]) == Exit.DONE
    assert "--kiosk-check" in capsys.readouterr().out
    assert entry.main(["manual", "--lang", "es"]) == Exit.DONE
    assert ".SH SINOPSIS" in capsys.readouterr().out
    assert entry.main(["completion", "csh"]) == Exit.USAGE
