"""Fingerprints of what the program makes, for a move that may change nothing: run before and after, compare.

`python -m tests.bytes_guard [OFFICIAL.pdf …] > before.txt`, the same after the move, then `diff before.txt after.txt`.
Each line is a hash and what it is of: every file of the demo packet in both languages (plain, with slips, as a fax, on
agency look-alikes, as a fax in several parts, with answers that go on, on sheets of their own), the forms alone, filled
and empty, and the report of `check --json` for every example of a finding.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Final

from forms import catalog
from forms.deadlines import dates
from forms.doors import doors
from forms.rules import judge
from packet.commands.check import as_json
from tests.forms.facts import TODAY
from tests.forms.findings_examples import EXAMPLES
from tests.packet.locate.lookalikes.catalogue import everything

LANGUAGES: Final = ("en", "es")
DAY: Final = "2026-10-05"
"""The demo's own day: its deadlines make sense then."""

LONG: Final = 130
"""Pages of a paper that no single call holds (`packet.fax` sends at most 100 pages in one)."""

ALIKES: Final = 3
"""Look-alikes a language: the first of as many kinds of layout."""


def main(officials: list[Path]) -> None:
    """Print one line a file that was made."""
    with tempfile.TemporaryDirectory() as folder:
        for name, made in _packets(Path(folder), officials):
            for path in sorted(made.rglob("*")):
                if path.is_file():
                    print(_digest(path.read_bytes()), f"{name}/{path.relative_to(made)}")
    for key, case in sorted(EXAMPLES.items()):
        report = as_json([], judge(case, TODAY), dates(case, TODAY), doors(case, TODAY), case.language)
        print(_digest(json.dumps(report, sort_keys=True).encode()), f"check {key}")


def _packets(folder: Path, officials: list[Path]) -> Iterator[tuple[str, Path]]:
    for language in LANGUAGES:
        case = _demo_case(folder, language)
        ways = {"plain": [], "slips": ["--slips"], "fax": ["--fax"]}
        for official in [*officials, *_alikes(folder, language)]:
            ways[f"official {official.name}"] = ["--official", str(official)]
        for way, options in ways.items():
            yield f"{language} {way}", _built(case, folder / f"{language} {way}", *options)
        yield f"{language} parts", _built(_long(case), folder / f"{language} parts", "--fax")
        wordy, urgent = _wordy(case), ["--accept", "urgent.letter_missing"]
        yield f"{language} wordy", _built(wordy, folder / f"{language} wordy", *urgent)
        forms = folder / f"{language} forms"
        forms.mkdir()
        _run("fill", wordy, "--out", forms / "filled.pdf", "--today", DAY)
        for form in catalog.FORMS:
            _run("blank", form.command, "--form-language", language, "--out", forms / f"{form.command}.pdf")
        yield f"{language} forms", forms


def _built(case: Path, out: Path, *options: str) -> Path:
    _run("build", case, "--out", out, "--today", DAY, *options)
    return out


def _run(*arguments: str | Path) -> None:
    """What is refused is said on stderr, and its files are missing in the list; the other ways are still compared."""
    command = [sys.executable, "-m", "tui", *map(str, arguments)]
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=600)
    if done.returncode:
        sys.stderr.write(f"{arguments[0]}: exit {done.returncode}\n{done.stderr.decode('utf-8', 'replace')}")


def _demo_case(folder: Path, language: str) -> Path:
    """The demo's case beside its papers."""
    home = folder / f"demo-{language}"
    home.mkdir()
    for entry in files("packet").joinpath("demo").iterdir():
        if entry.is_file():
            (home / entry.name).write_bytes(entry.read_bytes())
    return home / f"case.{language}.json"


def _long(case: Path) -> Path:
    told = json.loads(case.read_text(encoding="utf-8"))
    (case.parent / "records.txt").write_text("\f".join(f"Visit {page}\n" for page in range(1, LONG + 1)), "utf-8")
    told["papers"].append({"file": "records.txt", "kind": "medical_records"})
    longer = case.with_name("long.json")
    longer.write_text(json.dumps(told), encoding="utf-8")
    return longer


def _wordy(case: Path) -> Path:
    """Without papers, with a long name and reasons that no box and no single page holds."""
    told = json.loads(case.read_text(encoding="utf-8"))
    told["papers"] = []
    told["answers"] |= {
        "first_name": "Ana " * 30,
        "problem_description": "The plan said no to the scan. " * 300,
        "urgent": "yes",
        "urgent_reason": "It is getting worse. " * 90,
        "late_reason": "I was ill. " * 90,
    }
    wordy = case.with_name("wordy.json")
    wordy.write_text(json.dumps(told), encoding="utf-8")
    return wordy


def _alikes(folder: Path, language: str) -> Iterator[Path]:
    of = [alike for alike in everything() if alike.language == language]
    known = {alike.kind: alike for alike in reversed(of) if not (alike.fields and alike.fields.value)}
    for kind in sorted(known)[:ALIKES]:
        path = folder / f"{language} {kind}.pdf"
        path.write_bytes(known[kind].make()[0])
        yield path


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
