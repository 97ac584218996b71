"""How far a build is, and the wish to stop it: `packet.progress`."""

from __future__ import annotations

import pytest

from packet.errors import Exit, Interrupted
from packet.progress import BuildWatch, Progress


def test_a_wish_to_stop_is_obeyed_before_anything_more_is_told() -> None:
    """Whoever stopped it does not see the bar move on."""
    told: list[Progress] = []
    with pytest.raises(Interrupted) as stopped:
        BuildWatch(told.append, lambda: True).tell("prove", 1, 2)
    assert told == []
    assert stopped.value.exit == Exit.INTERRUPTED


def test_the_wish_is_asked_for_each_time() -> None:
    """A person may press Ctrl-C at any page."""
    wishes = iter((False, True))
    watch = BuildWatch(None, lambda: next(wishes))
    watch.tell("fill", 0, 1)
    with pytest.raises(Interrupted):
        watch.tell("fill", 1, 1)


def test_what_is_told_comes_through_whole() -> None:
    """Stage, pages done, pages in all, and the paper's name where there is one."""
    told: list[Progress] = []
    watch = BuildWatch(told.append)
    watch.tell("papers", 3, 9, "letter.pdf")
    watch.tell("write", 0, 0)
    assert told == [Progress("papers", 3, 9, "letter.pdf"), Progress("write", 0, 0, "")]


def test_a_build_that_nobody_can_stop_is_not_stopped() -> None:
    """Both parts may be absent."""
    watch = BuildWatch()
    watch.tell("fax", 1, 1)
    assert not watch.stopped()
