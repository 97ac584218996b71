"""A language that is added as one folder of words and one name speaks everywhere: nothing knows languages by name."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from forms.words import LANGUAGES
from tests.packet.cases import case_file

ROOT: Final = Path(__file__).parents[1]
PSEUDO: Final = "xx"
MAY_NAME_LANGUAGES: Final = {
    "forms/words/__init__.py",  # where a language is added
    "forms/dmhc_20_224.py",  # how many lines the agency's own words take in each of its editions
    "forms/dmhc_20_160.py",  # as above
}


def _pseudo(value: Any) -> Any:
    """A sentence between marks, so that one in another language shows; {names} stay."""
    return f"‹{value}›" if isinstance(value, str) else value


def _toml(table: dict[str, Any]) -> str:
    return "".join(f"{json.dumps(key)} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in table.items())


def _grammar(table: dict[str, Any]) -> str:
    """As English, but for its name, its order of a date and its words for yes and no."""
    kept = {key: value for key, value in table.items() if key != "months_also"}
    kept |= {"name": "Pseudo", "date": "{year}. {month} {day}", "yes": ["hai"], "no": ["iie"]}
    return _toml(kept) + "months_also = {}\n"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program in which the language is registered: one folder, one line."""
    house = tmp_path_factory.mktemp("house")
    for name in ("forms", "packet", "tui"):
        shutil.copytree(ROOT / name, house / name, ignore=shutil.ignore_patterns("__pycache__"))
    words = house / "forms" / "words"
    (words / PSEUDO).mkdir()
    for path in (words / "en").glob("*.toml"):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        text = _grammar(table) if path.stem == "language" else _toml({key: _pseudo(v) for key, v in table.items()})
        (words / PSEUDO / path.name).write_text(text, encoding="utf-8")
    source = (words / "__init__.py").read_text(encoding="utf-8")
    added = source.replace('LANGUAGES: Final = ("en", "es")', 'LANGUAGES: Final = ("en", "es", "xx")')
    assert added != source
    (words / "__init__.py").write_text(added, encoding="utf-8")
    return house


def _run(house: Path, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(house), "COLUMNS": "80"}
    command = [sys.executable, "-P", *words]
    return subprocess.run(
        command, cwd=house, env=environment, capture_output=True, text=True, input=given, timeout=120, check=False
    )


def _case(house: Path, **typed: str) -> Path:
    path = house / "case.json"
    told = case_file(urgent="hai", **typed) | {"language": PSEUDO, "form_language": "en"}
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def test_the_report_of_a_check_is_in_the_new_language(house: Path) -> None:
    """Findings, dates and headings are its own; its yes is understood and its dates stand in its order."""
    done = _run(house, "-m", "tui", "check", str(_case(house)), "--today", "2026-10-05")
    assert done.returncode == 0, done.stderr
    assert "2027. February" in " ".join(done.stdout.split())
    paragraphs = [part for part in done.stdout.split("\n\n") if part.strip(" -\n")]
    assert [part for part in paragraphs if "‹" not in part] == []


def test_a_packet_with_its_advice_is_made(house: Path, tmp_path: Path) -> None:
    """The forms stay in a language of the agency; what the person is told is in the new one."""
    done = _run(house, "-m", "tui", "build", str(_case(house)), "--out", str(tmp_path / "out"), "--today", "2026-10-05")
    assert done.returncode == 0, done.stderr
    assert "‹Your packet has" in done.stderr
    assert (tmp_path / "out" / "next-steps.pdf").exists()


def test_every_help_is_in_the_new_language(house: Path) -> None:
    """`--lang` offers it, and the commands explain themselves in it."""
    for words in (["--help"], ["build", "--help"], ["check", "--help"], ["doctor"], ["schema"]):
        done = _run(house, "-m", "tui", words[0], "--lang", PSEUDO, *words[1:])
        assert done.returncode == 0, done.stderr
        assert "‹" in done.stdout


def test_the_plain_lines_ask_in_the_new_language(house: Path) -> None:
    """The first question is its own, and the end of the input ends the program quietly."""
    done = _run(house, "-m", "tui", "--plain", "--lang", PSEUDO, "--case", str(house / "new.json"))
    assert "‹" in done.stdout
    assert "Traceback" not in done.stderr


def test_the_screens_speak_the_new_language(house: Path) -> None:
    """The first page and, after the key for the next language, the same page again in the next one."""
    script = """
import asyncio, datetime as dt
from pathlib import Path
from tui.app import ImrApp
from tui.policy import Policy
from tui.setup import Setup
from forms.words import following

async def main():
    today = dt.date(2026, 11, 22)
    app = ImrApp(Setup(policy=Policy(), home=Path("cases"), runtime=Path("."), today=today, language="xx"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        def shown():
            return " ".join(str(node.render()) for node in app.screen.query("Static"))
        assert "‹" in shown(), shown()
        await app.speak_other()
        await pilot.pause()
        assert app.session.language == following("xx") and "‹" not in shown().split("F2")[0]

asyncio.run(main())
"""
    done = _run(house, "-c", script)
    assert done.returncode == 0, done.stderr[-2000:]


def test_no_language_is_named_in_code() -> None:
    """A sentence, a choice or a toggle that knows two languages by name would forget the third."""
    modules = [path for folder in ("forms", "packet", "tui") for path in sorted((ROOT / folder).rglob("*.py"))]
    named = {
        path.relative_to(ROOT).as_posix()
        for path in modules
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in LANGUAGES
    }
    assert named == MAY_NAME_LANGUAGES
