"""The worker's side of the line: signs of life that are no flood, and an answer that is one line and its bytes."""

from __future__ import annotations

import io
import json

import pytest

from packet.sandbox import worker


def test_an_answer_is_one_line_and_as_many_bytes_as_it_says() -> None:
    out = io.BytesIO()
    worker.say(out, {"bytes": 3, "name": "niño\n"}, b"abc")
    line, code = out.getvalue().split(b"\n", 1)
    assert json.loads(line) == {"bytes": 3, "name": "niño\n"}
    assert line.isascii()
    assert code == b"abc"


def test_signs_of_life_keep_a_distance_but_the_last_is_always_given(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("packet.sandbox.worker.time.monotonic", lambda: now[0])
    out = io.BytesIO()
    tell = worker._teller(out)
    for page in range(1, 11):
        now[0] += 0.02
        tell(page, 10)
    told = [json.loads(line)["done"] for line in out.getvalue().splitlines()]
    assert told[0] == 1
    assert told[-1] == 10
    assert 3 <= len(told) < 8
