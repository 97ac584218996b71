"""Opening a case file: every fault is one sentence that names the file and no answer."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from forms.words import LANGUAGES
from packet.atomic import PREFIX, workshop
from packet.case_reader import open_case
from packet.errors import Exit, UsageError

GOOD = {"format": "imr-packet case 1", "answers": {"last_name": "Sentinelson"}}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "case_file.cannot_open"),
        (b"\xff\xfe\x00", "case_file.not_utf8"),
        (b"imr-packet sealed 1\n\x11\x08\x01\xff", "case_file.sealed"),
        (b"", "case_file.empty"),
        (b"\xef\xbb\xbf\r\n", "case_file.empty"),
        (b"{", "case_file.not_json"),
        (b'{"format": "imr-packet case 1", "answers": {"lastname": "Sentinelson"}}', "case_file.unknown_key_near"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, content: bytes | None, code: str) -> None:
    """The file is named in both languages, the answers are not, and the exit code is 2."""
    path = tmp_path / "my case.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UsageError) as raised:
        open_case(path)
    assert raised.value.code == code
    assert raised.value.exit == Exit.USAGE
    for language in LANGUAGES:
        message = raised.value.message(language)
        assert "my case.json" in message
        assert "Sentinelson" not in message


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_case_with_or_without_a_byte_order_mark(tmp_path: Path, mark: bytes) -> None:
    """Some editors put a byte order mark in front of UTF-8."""
    path = tmp_path / "case.json"
    path.write_bytes(mark + json.dumps(GOOD).encode())
    assert open_case(path).typed == {"last_name": "Sentinelson"}


def test_a_folder_is_not_a_case(tmp_path: Path) -> None:
    """It is told that it is a folder, and where a case may be in it."""
    with pytest.raises(UsageError) as raised:
        open_case(tmp_path)
    assert f"{tmp_path.name}/case.json" in raised.value.message("en")


def _papers(path: Path, count: int) -> Path:
    listed = ", ".join(['{"file": "a.pdf"}'] * count)
    path.write_text(f'{{"format": "imr-packet case 1", "answers": {{}}, "papers": [{listed}]}}', encoding="utf-8")
    return path


def test_a_case_names_as_many_papers_as_can_go_in(tmp_path: Path) -> None:
    """2,000 are read, one more is refused with the number."""
    assert len(open_case(_papers(tmp_path / "full.json", 2000)).papers) == 2000
    with pytest.raises(UsageError) as told:
        open_case(_papers(tmp_path / "over.json", 2001))
    assert (told.value.code, told.value.params["count"]) == ("case_file.too_many_papers", 2001)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders there")
def test_what_is_no_case_by_its_size_or_kind_is_refused_at_once(tmp_path: Path) -> None:
    """A pipe, a file of 100 MB, brackets in brackets: each has a sentence of its own, in both languages."""
    pipe, large, deep = tmp_path / "pipe.json", tmp_path / "large.json", tmp_path / "deep.json"
    os.mkfifo(pipe)
    with large.open("wb") as file:
        file.truncate(100 << 20)
    deep.write_text("[" * 100_000, encoding="utf-8")
    for path, code in ((pipe, "not_regular"), (large, "too_large"), (deep, "too_deep")):
        with pytest.raises(UsageError) as told:
            open_case(path)
        assert told.value.code == f"case_file.{code}"
        assert path.name in told.value.message("en")
        assert path.name in told.value.message("es")


@pytest.mark.skipif(sys.platform == "win32", reason="locks there are others")
def test_what_a_killed_build_left_beside_a_case_goes_with_the_next_command(tmp_path: Path) -> None:
    """Plain answers lie in it; the folder of a build that still runs stays."""
    (tmp_path / "case.json").write_text("", encoding="utf-8")
    with workshop(tmp_path / "out") as running:
        left = tmp_path / f"{PREFIX}left"
        left.mkdir()
        for file in ("lock", "answers.pdf"):
            (left / file).touch()
        with pytest.raises(UsageError):
            open_case(tmp_path / "case.json")
        assert not left.exists()
        assert running.exists()
