"""Pages that were proved are remembered for the next packet; what nobody sealed, or is cut short, was never proved."""

from __future__ import annotations

from pathlib import Path

import pytest

from packet.intake.kept import KeptPapers
from packet.proof import proven_pages as module
from packet.proof.proven_pages import ProvenPages

ONE, TWO = "1" * 64, "2" * 64


def _file(kept: KeptPapers) -> Path:
    (found,) = kept.folder.iterdir()
    return found


def test_what_was_learned_is_known_to_the_next_run(tmp_path: Path) -> None:
    """The newest first, in a file that only the person reads; who sits beside it with another secret knows nothing."""
    kept = KeptPapers(tmp_path / "kept")
    ProvenPages(kept).learn([ONE])
    ProvenPages(kept).learn([TWO])
    again = KeptPapers(kept.folder, kept.secret, takes=False)
    assert ProvenPages(again).keys == {ONE, TWO}
    assert _file(kept).stat().st_mode & 0o077 == 0
    assert ProvenPages(KeptPapers(kept.folder, b"x" * 32)).keys == frozenset()
    assert ProvenPages(KeptPapers(kept.folder, kept.secret, stamp="another version")).keys == frozenset()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[: len(data) // 2],
        lambda _data: b"",
        lambda data: data.replace(b"1", b"3", 1),
        lambda data: bytes([data[0] ^ 1]) + data[1:],
        lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
        lambda _data: b"[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_spoiled_was_never_proved(tmp_path: Path, spoil: object) -> None:
    """Cut short, emptied, a bit flipped in it, or nonsense: everything is proved again, and then known again."""
    kept = KeptPapers(tmp_path / "kept")
    ProvenPages(kept).learn([ONE])
    _file(kept).write_bytes(spoil(_file(kept).read_bytes()))  # type: ignore[operator]
    again = ProvenPages(kept)
    assert again.keys == frozenset()
    again.learn([TWO])
    assert ProvenPages(kept).keys == {TWO}


def test_a_run_that_was_killed_while_it_told_leaves_the_old_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Written whole or not at all, also on a disk that takes nothing more."""
    kept = KeptPapers(tmp_path / "kept")
    ProvenPages(kept).learn([ONE])

    def full(_self: Path, _target: Path) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        ProvenPages(kept).learn([TWO])
    assert ProvenPages(kept).keys <= {ONE}
    ProvenPages(kept).learn([TWO])
    assert TWO in ProvenPages(kept).keys


def test_not_more_than_so_many_are_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    kept = KeptPapers(tmp_path / "kept")
    for key in (ONE, TWO, "3" * 64):
        ProvenPages(kept).learn([key, "no key"])
    assert ProvenPages(kept).keys == {TWO, "3" * 64}
