"""What the tests of the store keep: a case with a word to look for, a lock that costs little, a disk that is full."""

from __future__ import annotations

import datetime as dt
import errno
import os

import pytest

from forms.answers import Answers, PaperEntry
from packet.store.sealed import Cost

TODAY = dt.date(2026, 11, 22)
QUICK = Cost(log2_n=4)
SECRET = "zqxsentinel"
ANSWERS = Answers(typed={"first_name": SECRET, "last_name": "Test"}, papers=(PaperEntry("a.pdf", "bill"),))


def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on nothing fits on the disk."""

    def no_space(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "fsync", no_space)
