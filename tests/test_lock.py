"""The locks say what is installed: every package with hashes, inside the ranges of pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[1]
LOCKS = ROOT / ".ci" / "lock"
EXTRAS: Mapping[str, tuple[str, ...]] = {
    "run": (),
    "dev": ("dev", "web", "zip"),
    "lowest": ("dev", "web", "zip"),
    "heic": ("heic",),
    "web": ("web",),
    "zip": ("zip",),
}


def _project() -> Any:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _wanted(lock: str) -> list[Requirement]:
    project = _project()
    lines = list(project["dependencies"])
    for extra in EXTRAS[lock]:
        lines += project["optional-dependencies"][extra]
    return [Requirement(line) for line in lines]


def _entries(lock: str) -> dict[str, tuple[Version, int]]:
    """Name -> version and number of hashes, of each entry that this Python could install."""
    found = {}
    for entry in re.split(r"\n(?=\S)", (LOCKS / f"{lock}.txt").read_text(encoding="utf-8")):
        requirement = Requirement(entry.split("\\")[0])
        (pin,) = requirement.specifier
        assert pin.operator == "=="
        found[requirement.name.lower().replace("_", "-")] = (Version(pin.version), entry.count("--hash=sha256:"))
    return found


@pytest.mark.parametrize("lock", EXTRAS)
def test_every_dependency_is_locked_within_its_range(lock: str) -> None:
    """A range that moved without its lock would install what nobody tried."""
    entries = _entries(lock)
    for wanted in _wanted(lock):
        version, _ = entries[wanted.name.lower()]
        assert wanted.specifier.contains(version), wanted.name


@pytest.mark.parametrize("lock", EXTRAS)
def test_every_locked_package_has_hashes(lock: str) -> None:
    """pip refuses a lock in which one entry has none; a compiled package has one for each platform."""
    entries = _entries(lock)
    assert all(count > 0 for _, count in entries.values())
    assert entries["pikepdf"][1] > 10


def test_the_lowest_lock_holds_the_lower_ends_of_the_ranges() -> None:
    """Otherwise the run with the lowest versions proves something else."""
    entries = _entries("lowest")
    for wanted in _wanted("lowest"):
        (low,) = [Version(one.version) for one in wanted.specifier if one.operator in (">=", "==")]
        assert entries[wanted.name.lower()][0].release[: len(low.release)] == low.release, wanted.name


def test_locks_of_one_run_agree() -> None:
    """The extras are added to what is there already: no package may be wanted in two versions."""
    base = {name: version for name, (version, _) in _entries("run").items()}
    for lock in ("dev", "heic", "web", "zip"):
        other = {name: version for name, (version, _) in _entries(lock).items()}
        assert {name: other[name] for name in base} == base


def test_the_commands_of_the_readme_install_from_the_locks() -> None:
    """Each installs its lock with hashes first, and then the project alone, with nothing from elsewhere."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = [line for line in readme.splitlines() if line.startswith(("[ -x .venv", "py -m venv"))]
    assert len(commands) == 4
    for command in commands:
        assert re.search(r"--require-hashes -r \.ci[/\\]lock[/\\](run|dev)\.txt", command)
        assert "--no-deps --no-build-isolation" in command


def test_the_table_of_engines_is_of_the_locked_versions() -> None:
    """`doctor` tells the age of what the lock installs."""
    entries = _entries("run")
    table = tomllib.loads((ROOT / "packet" / "engines.toml").read_text(encoding="utf-8"))
    assert {name: Version(told["version"]) for name, told in table.items()} == {
        name: entries[name][0] for name in table
    }
