"""A kiosk whose supervisor is killed, a hundred times at random moments of typing: nothing stays on the terminal.

`pytest --benchmark-only tests/bench/test_kiosk_keeper.py -n 0`
"""

from __future__ import annotations

import random

from pytest_benchmark.fixture import BenchmarkFixture

from tests.tui.pty.conftest import place as place
from tests.tui.pty.conftest import warm as warm
from tests.tui.pty.place import Place, to_name
from tests.tui.pty.terminal import KEYS
from tests.tui.pty.test_kiosk import supervisor_killed

TIMES = 100
SEED = 14
KEYS_OF_A_PERSON = ("abc ", KEYS["tab"], KEYS["f10"], KEYS["escape"], KEYS["down"])


def test_nothing_stays_on_the_terminal(benchmark: BenchmarkFixture, place: Place) -> None:
    """100 of 100."""
    chance = random.Random(SEED)

    def once() -> bool:
        terminal = place.kiosk()
        to_name(terminal)
        terminal.send("Zqxlast")
        terminal.shows("Zqxlast")
        terminal.send("".join(chance.choices(KEYS_OF_A_PERSON, k=chance.randrange(30))))
        supervisor_killed(terminal)
        cleared = terminal.text.strip() == "" and not list(place.memory.iterdir())
        terminal.close()
        return cleared

    cleared = benchmark.pedantic(lambda: [once() for _ in range(TIMES)], rounds=1)  # type: ignore[no-untyped-call]
    assert cleared == [True] * TIMES
