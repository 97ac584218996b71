"""`official --shelf`, and the packet that is made from a shelf."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from forms.editions import EDITIONS
from packet.cli import main
from packet.errors import Exit
from packet.locate.map_file import beside
from tests.packet.locate.lookalikes.draw import draw
from tests.packet.locate.lookalikes.plan import application, assistant
from tests.packet.locate.lookalikes.style import Style


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder with the Spanish form and a file that is none."""
    folder = tmp_path / "forms"
    folder.mkdir()
    (folder / "es.pdf").write_bytes(draw(Style(), [application("es"), assistant("es")]).pdf)
    (folder / "letter.pdf").write_bytes(b"no PDF")
    return folder


def test_a_shelf_is_checked_once(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every language of the paper form is in the table; the map and the pictures lie there afterwards."""
    assert main(["official", "--shelf", str(shelf)]) == Exit.DONE
    told = capsys.readouterr().out
    assert "español: es.pdf" in told
    assert "English: this program's own print" in told
    assert "letter.pdf: cannot be used" in told
    assert all(name in told for name in EDITIONS.values())
    assert beside(shelf / "es.pdf").is_file()
    assert list((shelf / "pictures").glob("es.page-*.png"))
    before = beside(shelf / "es.pdf").stat().st_mtime_ns
    assert main(["official", "--shelf", str(shelf), "--json"]) == Exit.DONE
    told = json.loads(capsys.readouterr().out)
    assert [one["file"] for one in told["files"]] == ["es.pdf"]
    assert told["refused"] == [{"file": "letter.pdf", "code": "official_no_pdf"}]
    assert beside(shelf / "es.pdf").stat().st_mtime_ns == before


def test_no_form_at_all_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a folder named, the one beside the cases."""
    monkeypatch.setenv("IMR_PACKET_HOME", str(tmp_path))
    assert main(["official", "--shelf"]) == Exit.DONE
    assert str(tmp_path / "forms") in capsys.readouterr().out.splitlines()[0]


@pytest.mark.parametrize(("wanted", "told"), [("es", "es.pdf was filled as"), ("ru", "No form in Russian")])
def test_a_packet_takes_its_form_from_the_shelf(
    shelf: Path, tmp_path: Path, wanted: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the language of the paper form; what is not there is said, and our own print stands in."""
    case = tmp_path / "case.json"
    case.write_text(
        json.dumps({"format": "imr-packet case 1", "form_language": wanted, "answers": {"first_name": "Ana"}})
    )
    assert main(["fill", str(case), "--out", str(tmp_path / "f.pdf"), "--shelf", str(shelf)]) == Exit.DONE
    assert told in " ".join(capsys.readouterr().err.split())


def test_a_map_that_a_person_mended_is_not_replaced_unasked(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also when the PDF is another by now: it is said, and --replace does it."""
    kept = beside(shelf / "es.pdf")
    assert main(["official", "--shelf", str(shelf)]) == Exit.DONE
    (shelf / "es.pdf").write_bytes((shelf / "es.pdf").read_bytes() + b"\n")
    before = kept.read_bytes()
    capsys.readouterr()
    assert main(["official", "--shelf", str(shelf)]) == Exit.DONE
    assert kept.read_bytes() == before
    assert "es.map.json" in capsys.readouterr().err
    assert main(["official", "--shelf", str(shelf), "--replace"]) == Exit.DONE
    assert kept.read_bytes() != before
