"""The walls of the house: which floor imports which, what start-up loads, no network, words in both languages."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

ROOT = Path(__file__).parents[1]
WORDS = ROOT / "forms" / "words"
HEAVY = {"textual", "rich", "pypdf", "pikepdf", "pypdfium2", "PIL", "numpy", "uharfbuzz", "cryptography", "reportlab"}


def _modules() -> Iterator[Path]:
    for floor in ("forms", "packet", "tui"):
        yield from (ROOT / floor).rglob("*.py")


def _loaded(statement: str) -> set[str]:
    """The top-level names of all modules that a fresh interpreter holds after the statement."""
    code = f"import sys\n{statement}\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "statement",
    [
        "import packet.cli",
        "import tui.main",
        "import os, sys, packet.cli\nsys.stdout = open(os.devnull, 'w')\npacket.cli.main(['--help'])\n"
        "sys.stdout = sys.__stdout__",
        "import forms.answers, forms.interview, forms.rules, forms.schema",
        "import packet.intake",
        "import packet.binding.plan, packet.pdf.placement, packet.progress, packet.stops",
    ],
)
def test_what_must_start_fast_loads_nothing_heavy(statement: str) -> None:
    """Help, the commands' door, all of forms, and planning load neither a screen nor a PDF or image library."""
    assert _loaded(statement) & HEAVY == set()


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "packet" / "commands").glob("[a-z]*.py")))
def test_no_headless_command_loads_the_screens(name: str) -> None:
    """A server without a terminal library's needs can run every command."""
    assert _loaded(f"import packet.commands.{name}") & {"textual", "rich"} == set()


def test_the_floors_hold() -> None:
    """import-linter: tui, packet, forms, downwards only; forms is pure; nothing imports a network library."""
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports())"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout[-3000:]


def test_no_module_can_reach_the_network() -> None:
    """Not even by a name that import-linter cannot see: no socket is made, no URL is opened."""
    forbidden = {
        "urllib.request",
        "http.client",
        "http.server",
        "socketserver",
        "asyncio.open_connection",
        "webbrowser",
    }
    for path in _modules():
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            assert not forbidden & set(names), path


@pytest.mark.parametrize("path", sorted(WORDS.glob("en/*.toml")), ids=lambda path: path.stem)
def test_every_sentence_is_there_in_both_languages_with_the_same_parameters(path: Path) -> None:
    """A missing sentence would be an error on a screen; a missing parameter would drop a date or a number."""
    english, spanish = (
        tomllib.loads((WORDS / language / path.name).read_text(encoding="utf-8")) for language in ("en", "es")
    )
    assert english.keys() == spanish.keys()
    for key, sentence in english.items():
        assert _params(sentence) == _params(spanish[key]), key


def _params(words: str | list[str]) -> set[str]:
    """Of a sentence, or of the words of a list such as the months."""
    listed = [words] if isinstance(words, str) else words
    return {name for sentence in listed for _, name, _, _ in Formatter().parse(sentence) if name}


def test_no_file_of_words_is_in_one_language_only() -> None:
    """A domain has two files."""
    names = [sorted(path.name for path in (WORDS / language).glob("*.toml")) for language in ("en", "es")]
    assert names[0] == names[1]


def test_every_module_opens_with_what_it_knows() -> None:
    """Someone new reads one paragraph before the code."""
    for path in _modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert ast.get_docstring(tree) or not tree.body, path


def test_no_module_has_a_name_that_says_nothing() -> None:
    """No utils, helpers, manager, data: a module is named for its one reason to change."""
    empty = {"utils", "util", "helpers", "helper", "manager", "data", "common", "misc", "base", "core"}
    assert [path for path in _modules() if path.stem in empty] == []


def test_the_readme_s_commands_are_the_program_s() -> None:
    """Every command of the table exists, and every command is in the table."""
    from packet.cli import COMMANDS

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"`{command}" in readme, command


def test_the_readme_shows_pictures_that_exist() -> None:
    """No broken picture greets a reader."""
    import re

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", readme)
    assert pictures
    for picture in pictures:
        assert (ROOT / picture).is_file(), picture


def test_the_check_script_runs_the_readme_s_second_command() -> None:
    """One command runs all tests, for a person and for the machine that checks changes."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command = readme.split("<!-- tests -->")[1].split("```sh\n")[1].split("```")[0]
    assert "-m pytest" in command
    assert "<!-- tests -->" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
