"""Making a packet in a child process: news, refusal, fault, death, and the wish to stop."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from forms.answers import Answers, PaperEntry, write_case_file
from forms.catalog import FILINGS
from forms.form_spec import Filing
from forms.words import LANGUAGES
from packet.errors import Interrupted
from packet.intake.kept import KeptPapers
from tests.packet.fax import papers
from tests.tui.driving import FULL, TODAY
from tui import build_child
from tui.making import BuildFault, BuildRequest, Making, News, NotMade, folder_of


def _order(folder: Path, typed: dict[str, str] | None = None, **others: object) -> BuildRequest:
    text = write_case_file(Answers(typed=dict(FULL) if typed is None else typed))
    return BuildRequest(text, TODAY.isoformat(), folder, folder / "packet", **{"fax": False, **others})  # type: ignore[arg-type]


def test_a_refusal_is_said_in_both_languages(tmp_path: Path) -> None:
    """A stop finding makes no packet; the message names it in the language that is shown at the time."""
    with pytest.raises(NotMade) as error:
        Making(_order(tmp_path, {**FULL, "has_medicare": "yes"})).run(lambda _news: None)
    assert "Medicare" in error.value.message("en")
    assert error.value.message("en") != error.value.message("es")
    assert not (tmp_path / "packet").exists()


def test_a_killed_child_is_a_fault_with_words(tmp_path: Path) -> None:
    """Out of memory, or killed: the answers are kept and the person is told what to try."""
    making = Making(_order(tmp_path))

    def kill(_news: News) -> None:
        assert making._process is not None
        os.kill(making._process.pid, signal.SIGKILL)

    with pytest.raises(BuildFault) as error:
        making.run(kill)
    assert error.value.message("en")


def test_cancel_stops_the_child_and_leaves_nothing(tmp_path: Path) -> None:
    """Cancelled at the first news, or before it began: no packet, no part of one."""
    making = Making(_order(tmp_path))
    with pytest.raises(Interrupted):
        making.run(lambda _news: making.cancel())
    early = Making(_order(tmp_path))
    early.cancel()
    with pytest.raises(Interrupted):
        early.run(lambda _news: None)
    assert [entry for entry in tmp_path.rglob("*") if entry.is_file()] == []


def test_a_made_packet_comes_with_its_ledger(tmp_path: Path) -> None:
    """The packet, its facts, and news of every stage; making it again replaces it with the same bytes."""
    news: list[News] = []
    made = Making(_order(tmp_path)).run(news.append)
    first = made.packet.read_bytes()
    assert first.startswith(b"%PDF")
    assert made.facts["packet"]["pages"] >= 3
    assert {one.stage for one in news} >= {"fill", "assemble", "prove", "write"}
    assert Making(_order(tmp_path)).run(news.append).packet.read_bytes() == first


def test_pages_that_a_fax_spoils_are_told_in_both_languages(tmp_path: Path) -> None:
    """A paper in tiny type: the news of the packet says which page, and what to do; without a fax there is nothing to
    say."""
    (tmp_path / "tiny.pdf").write_bytes(papers.sized(4).pdf)
    text = write_case_file(Answers(typed=dict(FULL), papers=(PaperEntry("tiny.pdf", "record"),)))
    order = BuildRequest(text, TODAY.isoformat(), tmp_path, tmp_path / "packet")
    made = Making(order).run(lambda _news: None)
    pages = made.facts["packet"]["pages"]
    assert any(line.startswith(f"Page {pages} (tiny.pdf): the letters are too small") for line in made.fax["en"])
    assert any(line.startswith(f"Página {pages} (tiny.pdf): ") for line in made.fax["es"])
    assert Making(replace(order, fax=False)).run(lambda _news: None).fax == {language: [] for language in LANGUAGES}


def test_the_child_has_no_answer_on_its_command_line_and_loads_no_screen(tmp_path: Path) -> None:
    """The case comes through the pipe; the child imports no Textual."""
    order = _order(tmp_path)
    assert "Torn" not in repr(order)
    code = (
        "import sys, tui.build_child;"
        "raise SystemExit(any(name.split('.')[0] in ('textual', 'rich') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == 0


def test_nonsense_is_a_fault_without_its_text() -> None:
    """An order that cannot be read ends the child with a word and no traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "tui.build_child"], input="secret{\n", capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "secret" not in done.stdout + done.stderr


def test_what_was_filled_of_an_official_pdf_is_told_in_both_languages(tmp_path: Path) -> None:
    """The edition, the pages, and what had no place on a form of the agency's own; an ordinary packet has no word of
    it."""
    from forms import dmhc_20_224
    from packet.filling.draw import blank

    (tmp_path / "state.pdf").write_bytes(blank(dmhc_20_224.sheet("en")))
    made = Making(_order(tmp_path, official=(tmp_path / "state.pdf",))).run(lambda _news: None)
    assert made.official["en"][0].startswith("state.pdf was filled as DMHC 20-224")
    assert made.official["es"][0].startswith("state.pdf se llenó como DMHC 20-224")
    assert Making(_order(tmp_path)).run(lambda _news: None).official == {language: [] for language in LANGUAGES}


def test_the_child_builds_of_what_the_sitting_has_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The order leads it to the folder, with the secret, and it puts nothing there; without one all are opened."""
    given: list[KeptPapers | None] = []

    def build(*_: object, kept: KeptPapers | None, **__: object) -> None:
        given.append(kept)
        raise Interrupted("interrupted")

    monkeypatch.setattr("packet.build.build", build)
    kept = KeptPapers(tmp_path / "kept")
    for order in (_order(tmp_path, kept=kept), _order(tmp_path)):
        with pytest.raises(Interrupted):
            build_child._build(json.loads(order.as_json()), lambda: False)
    assert given == [replace(kept, takes=False), None]
    assert kept.secret.hex() not in repr(_order(tmp_path, kept=kept))


@pytest.mark.parametrize("filing", FILINGS, ids=lambda filing: filing.id)
def test_a_case_has_one_folder_for_an_office_however_it_is_opened(filing: Filing) -> None:
    """Chosen in the list or named on the command line; only files that share a folder put their names before it."""
    assert {folder_of(filing, case) for case in (None, Path("x/case.json"), Path("x/case.sealed"))} == {filing.folder}
    assert folder_of(filing, Path("x/mine.json")) == f"mine-{filing.folder}"
