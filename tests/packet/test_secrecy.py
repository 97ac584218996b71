"""A case full of sentinel words, faults provoked everywhere: no message, log, name or leftover keeps one of them."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pikepdf
import pytest

from forms.case import FACTS
from forms.interview import KINDS
from packet import cli
from packet.build import build
from packet.errors import PacketError
from packet.progress import Progress
from tests.packet.cases import TODAY, case
from tests.packet.papers import letter

SENTINEL = "Zyzzogeton"
FREE = sorted(key for key in FACTS if KINDS.get(key) in {"text", "long", "plan"})
TYPED = {key: f"{SENTINEL} {key}" for key in FREE} | {"urgent": "yes", "email": f"{SENTINEL}@example.org"}


def _fails(*_: object, **__: object) -> NoReturn:
    raise RuntimeError(f"while handling {SENTINEL}")


def _disk(*_: object, **__: object) -> NoReturn:
    raise OSError(28, f"No space for {SENTINEL}", f"/home/{SENTINEL}.pdf")


def _engine(*_: object, **__: object) -> NoReturn:
    raise pikepdf.PdfError(f"{SENTINEL}: broken")


PLACES = [
    "packet.build.gather",
    "packet.build.sheets_for",
    "packet.build.bind",
    "packet.build.prove_packet",
    "packet.build.render",
    "packet.build.publish",
    "packet.binding.bind.assemble",
    "packet.binding.bind.stamp",
    "packet.binding.bind.draw_cover",
    "packet.binding.front.draw_contents",
    "packet.binding.prove.changed",
    "packet.binding.prove.prove",
    "packet.binding.prove.prove",
    "packet.ledger.write_ledger",
]


@pytest.fixture
def case_path(tmp_path: Path) -> Path:
    """The sentinel case on disk, with one paper."""
    letter(tmp_path / "paper.pdf")
    path = tmp_path / "case.json"
    typed = {key: value for key, value in _typed().items() if value}
    content = {"format": "imr-packet case 1", "answers": typed, "papers": [{"file": "paper.pdf", "kind": "bill"}]}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def _typed() -> dict[str, str]:
    from tests.packet.cases import TYPED as PLAIN

    return PLAIN | TYPED


@pytest.mark.parametrize(
    ("place", "fault"),
    [
        *((place, _fails) for place in PLACES),
        ("packet.binding.bind.assemble", _engine),
        ("packet.binding.bind.assemble", _disk),
        ("packet.binding.prove.changed", _engine),
        ("packet.build.publish", _disk),
    ],
)
def test_no_fault_anywhere_tells_an_answer(
    place: str,
    fault: Callable[..., NoReturn],
    case_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Whatever breaks, with the answer in its own text: stdout, stderr and the log stay clean, and nothing is left."""
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(place, fault)
    before = sorted(path.name for path in case_path.parent.iterdir())
    code = cli.main(["build", str(case_path), "--out", str(case_path.parent / "out"), "--today", "2026-10-05"])
    assert code in (1, 6)
    shown = capfd.readouterr()
    assert SENTINEL not in shown.out + shown.err + caplog.text
    assert "Traceback" not in shown.err
    assert sorted(path.name for path in case_path.parent.iterdir()) == before


def test_a_good_build_logs_nothing_and_prints_no_answer(
    case_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """Neither the sentences for people, nor the paths, nor any library's log hold one."""
    caplog.set_level(logging.DEBUG)
    out = case_path.parent / "out"
    assert cli.main(["build", str(case_path), "--out", str(out), "--today", "2026-10-05"]) == 0
    shown = capfd.readouterr()
    assert SENTINEL not in shown.out + shown.err + caplog.text
    assert SENTINEL not in (out / "ledger.json").read_text(encoding="utf-8")


def test_no_name_of_a_file_on_the_way_holds_an_answer(case_path: Path) -> None:
    """Every folder and file that exists at any moment of a build is named without the case."""
    names: set[str] = set()

    def progress(_: Progress) -> None:
        names.update(path.name for path in case_path.parent.rglob("*"))

    from packet.case_reader import open_case

    answers = open_case(case_path)
    from forms.answers import parse

    parsed, problems = parse(answers, TODAY)
    assert problems == []
    build(parsed, TODAY, case_path.parent, case_path.parent / "out", progress=progress)
    assert len(names) > 5
    assert not [name for name in names if SENTINEL.lower() in name.lower()]


UNPRINTABLE = ["last_name", "problem_description", "late_reason", "fax_from_name"]


@pytest.mark.parametrize("key", UNPRINTABLE)
def test_an_error_about_an_answer_does_not_repeat_it(tmp_path: Path, key: str) -> None:
    """Message, repr, parameters and the chain of causes name the letter that cannot be printed, not the answer."""
    with pytest.raises(PacketError) as told:
        build(case(typed={key: f"{SENTINEL}\ue000"}), TODAY, tmp_path, tmp_path / "out")
    error: BaseException | None = told.value
    while error is not None:
        params = getattr(error, "params", {})
        assert SENTINEL not in f"{error!r} {error} {params}"
        error = None if error.__suppress_context__ else error.__cause__ or error.__context__
    assert SENTINEL not in told.value.message("en") + told.value.message("es")


def test_what_holds_answers_does_not_show_them_in_its_repr() -> None:
    """A stray log of these objects would say nothing: drawn pages, covers, placed values."""
    from forms.sheet import Rect
    from packet.binding.cover import cover_of
    from packet.filling.filled import Filled, Overflow, Placed

    rect = Rect(0, 0, 1, 1)
    shown = [
        cover_of(case(typed=TYPED), "X", 1, TODAY),
        Placed("last_name", "dmhc_20_224", 0, rect, SENTINEL),
        Overflow("condition", "dmhc_20_224", SENTINEL),
        Filled(SENTINEL.encode(), 1),
    ]
    assert SENTINEL not in repr(shown)
