"""The command demo: a packet for an invented person."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from forms.agencies import DMHC
from forms.catalog import FILINGS, is_first
from forms.form_spec import Filing
from forms.words import LANGUAGES, say
from packet import cli
from packet.commands import demo
from packet.errors import CannotWrite
from tests.packet.drawn import words
from tests.packet.test_cli import build_in


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demo_makes_a_packet_and_says_where(
    tmp_path: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every paper of the demo is in the packet, without a stop and without a problem."""
    assert cli.main(["demo", "--out", str(tmp_path / "out"), "--lang", language]) == 0
    shown = capsys.readouterr()
    assert str(tmp_path / "out" / "packet.pdf") in shown.out.splitlines()
    assert say("commands.demo_done", language) in shown.err
    ledger = json.loads((tmp_path / "out" / "ledger.json").read_text(encoding="utf-8"))
    assert [(paper["exhibit"], paper["outcome"]) for paper in ledger["inputs"]] == [
        (exhibit, "included") for exhibit in "ABCD"
    ]
    last = words(tmp_path / "out" / "packet.pdf", ledger["packet"]["pages"] - 1)
    assert "Vargas-Ruiz, E." in last


def test_the_demo_may_be_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without --out each run gets a folder of its own beside the last."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(demo, "FOLDER", "demo-packet")
    (tmp_path / "demo-packet").mkdir()
    (tmp_path / "demo-packet-2").mkdir()
    assert cli.main(["demo"]) == 0
    assert str(Path("demo-packet-3") / "packet.pdf") in capsys.readouterr().out


def test_the_demo_s_papers_are_small() -> None:
    """They travel in the wheel."""
    folder = Path(demo.__file__).parents[1] / "demo"
    assert sum(path.stat().st_size for path in folder.iterdir()) < 600_000


def test_the_demo_refuses_a_folder_that_holds_a_packet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A person's packet is never replaced by an invented one."""
    assert build_in(tmp_path) == 0
    before = (tmp_path / "out" / "packet.pdf").read_bytes()
    assert cli.main(["demo", "--out", str(tmp_path / "out")]) == CannotWrite.exit
    assert (tmp_path / "out" / "packet.pdf").read_bytes() == before


@pytest.mark.parametrize("filing", [filing for filing in FILINGS if not is_first(filing)], ids=lambda filing: filing.id)
def test_the_demo_shows_every_door(filing: Filing, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same person where that filing is the right one: nothing stands in its way."""
    assert cli.main(["demo", "--to", filing.id, "--out", str(tmp_path / "out")]) == 0
    assert DMHC.fax not in capsys.readouterr().err
    ledger = json.loads((tmp_path / "out" / "ledger.json").read_text(encoding="utf-8"))
    assert {page["source"] for page in ledger["pages"]} >= set(filing.forms)


@pytest.mark.parametrize(("to", "first"), [("plan", "denial_letter"), ("state_hearing", "plan_decision")])
def test_what_the_demo_says_is_true_on_its_day(to: str, first: str, tmp_path: Path) -> None:
    """A first letter to the plan speaks of no answer to it; a request for a hearing has that answer as first paper."""
    assert cli.main(["demo", "--to", to, "--out", str(tmp_path / "out")]) == 0
    ledger = json.loads((tmp_path / "out" / "ledger.json").read_text(encoding="utf-8"))
    assert next(paper["kind"] for paper in ledger["inputs"] if paper["exhibit"] == "A") == first
    said = "".join(words(tmp_path / "out" / "packet.pdf", page) for page in range(ledger["packet"]["pages"]))
    assert ("I filed a grievance" in said) is (to != "plan")
    assert "08/17/2026" in said
