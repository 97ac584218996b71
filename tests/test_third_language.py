"""A language that is added as one folder of words and one name speaks everywhere: nothing knows languages by name."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from string import Formatter
from typing import Any, Final

import pytest

from forms.law import LAW
from forms.words import LANGUAGES, following, say
from tests.packet.cases import case_file
from tests.third_language_walk import NAMES

ROOT: Final = Path(__file__).parents[1]
PSEUDO: Final = "xx"
DOTTED: Final = str.maketrans("aeiouAEIOU", "äëïöüÄËÏÖÜ")


def _pseudo(value: Any) -> Any:
    """A sentence between marks and with a dot on every vowel, so that one in another language shows; {names} stay."""
    if not isinstance(value, str):
        return value
    parts = []
    for literal, name, spec, _ in Formatter().parse(value):
        parts.append(literal.translate(DOTTED).replace("{", "{{").replace("}", "}}"))
        parts.append("" if name is None else f"{{{name}{':' + _of_number(spec) if spec else ''}}}")
    return f"‹{''.join(parts)}›"


def _of_number(spec: str) -> str:
    """The words for one and for several are words, too; a format ("02") has none."""
    return spec.translate(DOTTED) if "|" in spec else spec


def _foreign(shown: str) -> set[str]:
    """Words of another language, by a vowel without a dot. Addresses, files and letters of exhibits are no words."""
    without = re.sub(r"\S*(?:www\.|https?:|/)\S*", " ", shown)
    words = re.findall(r"[^\W\d_]{2,}", without)
    return {word for word in words if re.search("[aeiouAEIOU]", word)} - NAMES


def _toml(table: dict[str, Any]) -> str:
    return "".join(f"{json.dumps(key)} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in table.items())


def _grammar(table: dict[str, Any]) -> str:
    """As English, but for its name, its order of a date and its words for yes and no."""
    kept = {key: value for key, value in table.items() if key != "months_also"}
    kept |= {name: [word.translate(DOTTED) for word in table[name]] for name in ("months", "weekdays")}
    kept |= {"name": "Psëüdö", "date": "{year}. {month} {day}", "yes": ["hai"], "no": ["iie"]}
    return _toml(kept) + "months_also = {}\n"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program in which the language is registered: one folder, one line."""
    house = tmp_path_factory.mktemp("house")
    for name in ("forms", "packet", "tui"):
        shutil.copytree(ROOT / name, house / name)  # with what is compiled: a copy keeps the times it is known by
    words = house / "forms" / "words"
    (words / PSEUDO).mkdir()
    for path in (words / "en").glob("*.toml"):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        text = _grammar(table) if path.stem == "language" else _toml({key: _pseudo(v) for key, v in table.items()})
        (words / PSEUDO / path.name).write_text(text, encoding="utf-8")
    source = (words / "__init__.py").read_text(encoding="utf-8")
    added = re.sub(r"^(LANGUAGES: Final = \(.*)\)$", rf'\1, "{PSEUDO}")', source, flags=re.M)
    assert added != source
    (words / "__init__.py").write_text(added, encoding="utf-8")
    return house


def _run(house: Path, *words: str, given: str = "", path: Path | None = None) -> subprocess.CompletedProcess[str]:
    where = os.pathsep.join(str(folder) for folder in (house, path) if folder)
    environment = os.environ | {"PYTHONPATH": where, "COLUMNS": "80"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # the copy is compiled once, not by every command
    command = [sys.executable, "-P", *words]
    return subprocess.run(
        command, cwd=house, env=environment, capture_output=True, text=True, input=given, timeout=400, check=False
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
    assert f"2027. {'February'.translate(DOTTED)}" in " ".join(done.stdout.split())
    paragraphs = [part for part in done.stdout.split("\n\n") if part.strip(" -\n")]
    assert [part for part in paragraphs if "‹" not in part] == []


def test_a_packet_with_its_advice_is_made(house: Path, tmp_path: Path) -> None:
    """The demo's: the forms stay in a language of the agency; what the person is told is in the new one."""
    done = _run(house, "-m", "tui", "demo", "--lang", PSEUDO, "--out", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert f"‹{'Your packet has'.translate(DOTTED)}" in done.stderr
    assert (tmp_path / "out" / "next-steps.pdf").exists()


def test_every_help_is_in_the_new_language(house: Path) -> None:
    """`--lang` offers it, and the commands explain themselves in it."""
    for words in (["--help"], ["build", "--help"], ["check", "--help"], ["doctor"], ["schema"]):
        done = _run(house, "-m", "tui", words[0], "--lang", PSEUDO, *words[1:])
        assert done.returncode == 0, done.stderr
        assert "‹" in done.stdout


@pytest.mark.parametrize("face", ["screens", "lines"])
def test_everything_that_a_person_is_shown_is_in_the_new_language(house: Path, tmp_path: Path, face: str) -> None:
    """Every page with its help and its errors, every paper, window and message; no word of another language on any.

    But for the words that lead to the next language, which are that one's own, and where sources
    are.
    """
    other = following(PSEUDO, (*LANGUAGES, PSEUDO))
    sources = sorted((cited.source.removeprefix("https://") for cited in LAW.values()), key=len, reverse=True)
    allowed = [*sources, *(say(f"screens.{key}.language", other) for key in ("keys", "menu"))]
    done = _run(house, "-m", "tests.third_language_walk", face, str(tmp_path), path=ROOT)
    assert done.returncode == 0, done.stderr[-3000:]
    seen: dict[str, str] = json.loads(done.stdout)
    assert len(seen) >= (60 if face == "screens" else 7)
    foreign = {}
    for name, told in seen.items():
        shown = " ".join(told.split())  # lines are wrapped
        for words in allowed:
            shown = shown.replace(words, "")
        assert "‹" in shown, name
        foreign[name] = _foreign(shown)
    assert {name: words for name, words in foreign.items() if words} == {}
