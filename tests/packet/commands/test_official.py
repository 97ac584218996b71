"""`imr-packet official`: table, JSON, pictures, map file, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from packet.cli import main
from packet.errors import Exit
from tests.packet.locate.lookalikes.catalogue import LookAlike
from tests.packet.locate.lookalikes.style import Style

CROPPED = LookAlike("bends", "cropped", Style(label="left", frame="rule"), bend="cropped")


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A flat look-alike whose visible box is off the origin."""
    path = tmp_path / "form.pdf"
    path.write_bytes(CROPPED.make()[0])
    return path


def test_refusal_has_its_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no form exits with 4, says why on stderr, and leaves stdout empty."""
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"no pdf")
    assert main(["official", str(path)]) == Exit.REFUSED
    told = capsys.readouterr()
    assert told.out == ""
    assert "letter.pdf" in told.err


def test_json_names_every_place(form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON has form, edition, language, and for every place page, rectangle, evidence and confidence."""
    assert main(["official", str(form), "--json"]) == Exit.DONE
    told = json.loads(capsys.readouterr().out)
    assert told["language"] == "en"
    assert told["forms"] == {"dmhc_20_224": "09/25", "dmhc_20_160": "01/20"}
    city = next(place for place in told["places"] if place["key"] == "city")
    assert city["page"] == 1
    assert 0.6 <= city["confidence"] <= 1
    assert city["evidence"]
    shift = [a - b for a, b in zip(city["rect"], city["rect_shown"], strict=True)]
    assert shift == pytest.approx([20, 40, 20, 40], abs=0.2)
    assert told["missing"] == []
    assert list(form.parent.iterdir()) == [form]


@pytest.mark.parametrize(("language", "word"), [("en", "right of its words"), ("es", "a la derecha de sus palabras")])
def test_table_and_pictures(language: str, word: str, form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The table speaks the person's language, and a picture of every form page lies beside the PDF."""
    assert main(["official", str(form), "--lang", language]) == Exit.DONE
    told = capsys.readouterr()
    assert word in told.out
    assert "street_address" in told.out
    assert sorted(path.name for path in form.parent.glob("*.png")) == [f"form.page-{n}.png" for n in (1, 2, 3)]


def test_saved_map_is_not_overwritten(form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A map that a person has mended stays, unless its replacement is asked for."""
    kept = form.with_name("form.map.json")
    assert main(["official", str(form), "--json", "--save"]) == Exit.DONE
    mended = json.loads(kept.read_text("utf-8"))
    mended["places"].pop()
    kept.write_text(json.dumps(mended), "utf-8")
    assert main(["official", str(form), "--json", "--save"]) == Exit.CANNOT_WRITE
    assert json.loads(kept.read_text("utf-8")) == mended
    assert main(["official", str(form), "--json", "--save", "--replace"]) == Exit.DONE
    capsys.readouterr()
