"""Look-alikes of many layouts, names, languages, editions and writers: every place right, none wrong."""

from __future__ import annotations

import pytest

from packet.locate import read_map
from tests.packet.locate.conftest import Maker
from tests.packet.locate.lookalikes.catalogue import LookAlike, everything, sample, traits
from tests.packet.locate.lookalikes.score import score

SAMPLE = sample()


@pytest.mark.parametrize("alike", SAMPLE, ids=lambda alike: f"{alike.kind}: {alike.name}")
def test_every_place_is_right(alike: LookAlike, made: Maker) -> None:
    """On a look-alike no answer gets a place that is not its own, no two share one, and none of ours is without."""
    path, truths = made(alike)
    judged = score(read_map(path), truths)
    assert judged.wrong == []
    assert judged.absent == []
    assert judged.right >= (55 if alike.style.menus else 64)


def test_the_sample_has_everything_that_any_has() -> None:
    """At least thirty look-alikes are tested; every setting of every other one is in one of them."""
    assert len(SAMPLE) >= 30
    assert set().union(*map(traits, SAMPLE)) == set().union(*map(traits, everything()))
