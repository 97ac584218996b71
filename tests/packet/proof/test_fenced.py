"""The proof asked of a worker: what it may reach, and which of its answers are none."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from forms.sheet import Rect
from packet.binding.assemble import assemble
from packet.errors import Interrupted, Unproved
from packet.filling.filled import Placed
from packet.intake.kept import KeptPapers
from packet.pdf.placement import Fit, PageRef
from packet.proof import fenced
from packet.proof.fenced import changed, prove
from packet.proof.proven_pages import ProvenPages
from tests.packet.drawn import F_SHAPE, write

BOX = (0, 0, 612, 792)


def _packed(tmp_path: Path, pages: int) -> tuple[Path, list[PageRef], tuple[Fit, ...]]:
    leaves = [PageRef(write(tmp_path / f"{n}.pdf", F_SHAPE, box=BOX), 0) for n in range(pages)]
    return tmp_path / "packet.pdf", leaves, assemble(leaves, tmp_path / "packet.pdf")


def _asked(monkeypatch: pytest.MonkeyPatch, answer: object = ((), ())) -> dict[str, Any]:
    """What is asked of a worker that answers so."""
    asked: dict[str, Any] = {}

    def behind(step: Callable[..., object], *arguments: object, read: Callable[[Any], Any], **named: Any) -> Any:
        asked.update(named, step=step, arguments=arguments)
        return read(answer)

    monkeypatch.setattr(fenced, "behind", behind)
    return asked


def test_a_worker_finds_the_page_that_is_another(tmp_path: Path) -> None:
    """And tells of every page it has looked at."""
    packet, leaves, fits = _packed(tmp_path, 3)
    seen: list[int] = []
    assert changed(packet, leaves, fits, seen.append) == ()
    assert seen[-1] == 3
    other = write(tmp_path / "other.pdf", b"0 g 100 100 300 300 re f", box=BOX)
    assert changed(packet, [leaves[0], PageRef(other, 0), leaves[2]], fits, seen.append) == (1,)


def _two_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fenced, "LEAST_SHARE", 1)
    monkeypatch.setattr(fenced, "AT_ONCE", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 8)


def test_several_workers_look_at_a_long_packet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each at its own pages, and what they found comes in the packet's order; together they count every page once."""
    packet, leaves, fits = _packed(tmp_path, 5)
    _two_workers(monkeypatch)
    other = PageRef(write(tmp_path / "other.pdf", b"0 g 100 100 300 300 re f", box=BOX), 0)
    seen: list[int] = []
    assert changed(packet, [other, leaves[1], other, leaves[3], other], fits, seen.append) == (0, 2, 4)
    assert seen == sorted(seen)
    assert seen[-1] == 5


def test_one_fault_stops_every_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are told to stop, and the fault is what is heard."""
    packet, leaves, fits = _packed(tmp_path, 2)
    _two_workers(monkeypatch)
    stopped: list[bool] = []

    def behind(_step: object, *arguments: Any, cancelled: Callable[[], bool], **_named: Any) -> Any:
        if arguments[-1].start == 0:
            raise Unproved("page_lost", page=1)
        end = time.monotonic() + 30
        while not cancelled() and time.monotonic() < end:
            time.sleep(0.01)
        stopped.append(cancelled())
        raise Interrupted("interrupted")

    monkeypatch.setattr(fenced, "behind", behind)
    with pytest.raises(Unproved):
        changed(packet, leaves, fits, lambda _: None)
    assert stopped == [True]


@pytest.mark.parametrize(
    ("pages", "known", "cores", "parts"),
    [(0, 0, 8, 1), (47, 0, 8, 1), (48, 0, 8, 2), (48, 0, 1, 1), (999, 0, 64, 4), (999, 990, 64, 1), (9, 999, 64, 1)],
)
def test_every_page_has_one_worker(
    pages: int, known: int, cores: int, parts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many processors there are: a worker is started only where it has enough to do."""
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    shares = fenced._shares(pages, known)
    assert len(shares) == parts
    assert sorted(page for share in shares for page in share) == list(range(pages))


def test_a_packet_of_another_length_is_no_proof(tmp_path: Path) -> None:
    """The structure is proved first."""
    packet, leaves, fits = _packed(tmp_path, 2)
    with pytest.raises(Unproved):
        changed(packet, leaves[:1], fits[:1], lambda _: None)


def test_the_worker_reaches_the_packet_its_sources_and_their_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each once, and nothing else."""
    packet, (leaf,), fits = _packed(tmp_path, 1)
    looked = PageRef(leaf.pdf, 0, looks=tmp_path / "0.looks")
    asked = _asked(monkeypatch)
    stopped = [False]
    assert changed(packet, [looked, looked], fits * 2, lambda _: None, lambda: stopped[0]) == ()
    assert asked["reads"] == sorted([packet, leaf.pdf, tmp_path / "0.looks"])
    assert not asked["cancelled"]()
    stopped[0] = True
    assert asked["cancelled"]()
    assert asked["arguments"] == (packet, (looked, looked), fits * 2, {}, None, range(2))


@pytest.mark.parametrize("pages", [[-1], [2], [0, 99], ["x"]])
def test_pages_that_the_packet_has_not_are_no_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: list[object]
) -> None:
    """A worker that a paper has taken over cannot blame another page."""
    packet, leaves, fits = _packed(tmp_path, 2)
    _asked(monkeypatch, [pages, []])
    with pytest.raises(ValueError, match=r"page|invalid"):
        changed(packet, leaves, fits, lambda _: None)


def test_a_page_that_was_proved_once_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ours and a changed one are."""
    packet, leaves, fits = _packed(tmp_path, 3)
    drawn: list[list[int]] = []

    def here(*asked: Any) -> tuple[int, ...]:
        drawn.append(list(asked[3]))
        return (2,)

    monkeypatch.setattr("packet.proof.page_look.changed", here)
    monkeypatch.setattr("packet.proof.page_keys.page_keys", lambda *_: {1: "b" * 64, 2: "c" * 64})
    told = [
        fenced._changed(tmp_path, lambda *_: None, packet, leaves, fits, {}, known, range(3))
        for known in (None, frozenset(), frozenset({"b" * 64}))
    ]
    assert drawn == [[0, 1, 2], [0, 1, 2], [0, 2]]
    assert told == [([2], []), ([2], ["b" * 64]), ([2], ["b" * 64])]


def test_what_a_worker_proved_is_known_from_then_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot name more pages than it looked at."""
    packet, leaves, fits = _packed(tmp_path, 1)
    kept = KeptPapers(tmp_path / "kept")
    _asked(monkeypatch, [[], ["a" * 64]])
    changed(packet, leaves, fits, lambda _: None, proven=ProvenPages(kept))
    asked = _asked(monkeypatch, [[], ["a" * 64, "b" * 64]])
    with pytest.raises(ValueError, match="page"):
        changed(packet, leaves, fits, lambda _: None, proven=ProvenPages(kept))
    assert asked["arguments"][-2] == {"a" * 64}


PLACED = (
    Placed("city", "dmhc_20_224", 0, Rect(0, 0, 9, 9), "Davis"),
    Placed("zip", "dmhc_20_224", 1, Rect(0, 0, 9, 9), "9"),
)


@pytest.mark.parametrize("pdf", [Path("packet.pdf"), b"%PDF-1.7"])
def test_a_value_is_proved_by_a_yes_alone(monkeypatch: pytest.MonkeyPatch, pdf: Path | bytes) -> None:
    """In the order asked; a number or a word is no yes. The worker reaches the file, where there is one."""
    asked = _asked(monkeypatch, [True, 1])
    assert [(one.key, one.page, one.proved) for one in prove(pdf, PLACED)] == [("city", 0, True), ("zip", 1, False)]
    assert asked["reads"] == ([pdf] if isinstance(pdf, Path) else [])


@pytest.mark.parametrize("answer", [[], [True], [True, True, True]])
def test_an_answer_for_too_few_or_too_many_values_is_none(monkeypatch: pytest.MonkeyPatch, answer: list[bool]) -> None:
    """No value may slip through without being looked for."""
    _asked(monkeypatch, answer)
    with pytest.raises(ValueError, match="zip"):
        prove(b"", PLACED)
