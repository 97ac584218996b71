"""Completion as a shell does it: bash itself completes words of a made command line."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

import pytest

from tui.completion import SHELLS, completion
from tui.usage import Option, Usage

CASE = Option((), "CASE", "file", (), True, "the case")
TO = Option(("--to",), "a|b", "word", ("dmhc", "plan"), False, "whom it is 'for'")
OUT = Option(("--out",), "DIR", "file", (), True, "the folder")
DAY = Option(("--today",), "DATE", "word", (), False, "the day")
LANG = Option(("--lang",), "en|es", "word", ("en", "es"), False, "language")
SHEET = Option((), "", "word", ("doctor-urgent", "doctor-necessity"), True, "which")
USAGES = (
    Usage("", "the screens", (LANG,)),
    Usage("build", "make it", (LANG, CASE, TO, OUT, DAY)),
    Usage("sheet", "a page", (SHEET,)),
)

LINES = [
    ("imr-packet bu", ["build"]),
    ("imr-packet --lang e", ["en", "es"]),
    ("imr-packet --lang es bu", ["build"]),
    ("imr-packet build --t", ["--to", "--today"]),
    ("imr-packet build --to ''", ["dmhc", "plan"]),
    ("imr-packet build --to p", ["plan"]),
    ("imr-packet build den", ["denial letter.pdf"]),
    ("imr-packet build --out den", ["denial letter.pdf"]),
    ("imr-packet build --today ''", []),
    ("imr-packet sheet doctor-u", ["doctor-urgent"]),
    ("imr-packet sheet den", []),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What bash answers to each of LINES, in a folder with one file."""
    folder = tmp_path_factory.mktemp("completion")
    (folder / "denial letter.pdf").touch()
    (folder / "words.bash").write_text(completion("bash", USAGES), encoding="utf-8")
    script = ["source ./words.bash"]
    for line, _ in LINES:
        script += [f"COMP_WORDS=({line}); COMP_CWORD=$((${{#COMP_WORDS[@]}}-1)); COMPREPLY=(); _imr_packet"]
        script += ["printf '%s|' \"${COMPREPLY[@]}\"; echo"]
    done = subprocess.run(["bash", "-c", "\n".join(script)], cwd=folder, capture_output=True, text=True, check=True)
    answers = [[word for word in line.split("|") if word] for line in done.stdout.splitlines()]
    return dict(zip((line for line, _ in LINES), answers, strict=True))


@pytest.mark.parametrize(("line", "wanted"), LINES)
def test_bash_completes_what_can_stand_there(line: str, wanted: list[str], told: dict[str, list[str]]) -> None:
    """Commands, options, their words, and files where one is taken; a name keeps its spaces."""
    assert told[line] == wanted


def test_fish_is_told_each_option_in_its_own_quotes() -> None:
    """An apostrophe in a help text must not end the word."""
    lines = completion("fish", USAGES).splitlines()
    assert "complete -c imr-packet -n '__fish_seen_subcommand_from build' -l to -x -a 'dmhc plan' " in "\n".join(lines)
    assert lines[-1].endswith("-f -a 'doctor-urgent doctor-necessity'")
    (to,) = [line for line in lines if "-l to" in line and "-l today" not in line]
    assert shlex.split(to.replace("\\'", "_"))[-1] == "whom it is _for_"


def test_zsh_takes_the_same_script_after_its_own_beginning() -> None:
    begin, _, rest = completion("zsh", USAGES).partition("\n")
    assert "bashcompinit" in begin
    assert rest.splitlines()[1:] == completion("bash", USAGES).splitlines()[1:]


@pytest.mark.parametrize("shell", SHELLS)
def test_no_shell_lacks_a_command(shell: str, tmp_path: Path) -> None:
    text = completion(shell, USAGES)
    assert all(usage.name in text for usage in USAGES)
    if shell == "bash":
        assert subprocess.run(["bash", "-n", "-c", text], check=False).returncode == 0
