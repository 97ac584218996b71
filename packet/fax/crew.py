"""The crew of worker processes that draw a packet, one a core: deals out pages, collects coded ones, ends all of them.

Processes, not threads: pdfium is not safe to share, and one bad PDF must not take the program with it. A worker that
dies, falls silent or answers nonsense ends the whole edition with the page it was at: a page is never left out in
silence.
"""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from forms.case import FaxWay
from packet.errors import Interrupted, Refused, UsageError
from packet.fax.geometry import Coding, Resolution
from packet.sandbox.supervisor import private, started, waited

COMMAND: Final = (sys.executable, "-m", "packet.fax.worker")
ENVIRONMENT: Final = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""A worker is one of as many as there are cores."""
BATCH: Final = 4
"""Pages a worker is given at a time."""
_LOOK: Final = 0.1
"""Seconds from one look at whether to stop to the next."""
SILENCE: Final = 120.0
"""Seconds without a page after which a worker that had a processor counts as stuck."""
_QUIET: Final = 1.0
"""Seconds after which quiet is taken for a silence: from then on its waits for a processor are counted."""
_WAITING: Final = 32
"""Answers that wait to be heard: what more a worker says stays in its pipe and fills no memory."""
_HEAD_MOST: Final = 1 << 18
_CODE_MOST: Final = 8 << 20


@dataclass(frozen=True)
class Order:
    """What every page of one edition has in common."""

    path: Path
    photo_pages: frozenset[int]
    lighter_pages: frozenset[int]
    coding: Coding
    resolution: Resolution
    workers: int = 0

    def line(self) -> bytes:
        plain = {
            "path": str(self.path.resolve()),
            "photo_pages": sorted(self.photo_pages),
            "lighter_pages": sorted(self.lighter_pages),
            "coding": self.coding,
            "resolution": self.resolution,
        }
        return json.dumps(plain).encode("ascii") + b"\n"


def ways_of(photo: Iterable[int], lighter: Iterable[int]) -> dict[int, FaxWay]:
    """How each page is drawn that is not drawn as it is."""
    ways: dict[int, FaxWay] = dict.fromkeys(photo, "photo")
    ways |= dict.fromkeys(lighter, "lighter")
    return ways


@dataclass(frozen=True)
class Answer:
    """One page as a worker sent it: the plain facts and the code."""

    head: dict[str, Any]
    code: bytes


def cores() -> int:
    """Processor cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def draw_all(order: Order, cancelled: Callable[[], bool] | None = None) -> Generator[tuple[int, Answer], None, None]:
    """Every page once, in the order in which they get ready, each with the number of pages in all.

    Raises `Refused` when the PDF cannot be opened or a page cannot be drawn, `Interrupted` when `cancelled` says so.
    All workers are gone when the iterator ends or is closed.
    """
    crew = _Crew(order)
    try:
        yield from crew.work(cancelled or (lambda: False))
    finally:
        crew.end()


@dataclass(frozen=True)
class PreviewOrder:
    """A page to be shown beside its fax: its number from 1, the way it is faxed, the words over the two, and how many
    dots, across and down, a screen of text has for them (0 and 0 for none)."""

    page: int
    way: FaxWay
    labels: tuple[str, str]
    room: tuple[int, int] = (0, 0)

    def line(self) -> bytes:
        return json.dumps({"preview": self.page, "labels": self.labels, "room": self.room}).encode("ascii") + b"\n"


def ask_preview(packet: Path, wanted: PreviewOrder) -> Answer:
    """The PNG of one page beside its fax, and the page's facts. Raises as `draw_all` does."""
    photo, lighter = (frozenset([wanted.page] if wanted.way == way else []) for way in ("photo", "lighter"))
    crew = _Crew(Order(packet, photo, lighter, "mmr", "fine", 1))
    try:
        return crew.preview(wanted)
    finally:
        crew.end()


class _Member:
    """One worker process and the thread that reads its answers."""

    def __init__(self, order: Order, answers: queue.Queue[tuple[_Member, Answer | None]]) -> None:
        with ExitStack() as fence:  # a worker that cannot be started leaves no folder behind
            folder = fence.enter_context(private())
            self.process = fence.enter_context(started(COMMAND, folder, ENVIRONMENT))
            self._fence = fence.pop_all()
        self.owed = 0
        self.begun = 0
        """Pages that it has not yet said it begins."""
        self.counted = False
        self._over = threading.Event()
        self.at = 1
        self.heard = time.monotonic()
        self._waited: float | None = None
        """Seconds that it had stood in line for a processor when its silence began; None until that is known."""
        self._tell(order.line())
        threading.Thread(target=self._listen, args=(answers,), daemon=True).start()

    def give(self, first: int, last: int) -> None:
        self.owed += last - first + 1
        self.begun += last - first + 1
        self._tell(json.dumps({"first": first, "last": last}).encode("ascii") + b"\n")

    def show(self, wanted: PreviewOrder) -> None:
        self.owed += 1
        self.begun += 1
        self._tell(wanted.line())

    def may_say(self, head: Mapping[str, Any]) -> bool:
        """Whether this answer is one of those that it owes: one that talks without end is as stuck as a silent one."""
        if "pages" in head:
            self.counted, first = True, not self.counted
            return first
        if "begin" in head:
            self.begun -= 1
            return self.begun >= 0
        return self.owed > 0

    def hear(self) -> None:
        """It said something: its silence begins anew, and what it waited until now excuses nothing later."""
        self.heard = time.monotonic()
        self._waited = None

    def silent(self) -> float:
        """Seconds without an answer; waiting for a processor in them does not count: a busy machine is no fault of the
        page."""
        seconds = time.monotonic() - self.heard
        if seconds > _QUIET and self._waited is None:  # looked up once a silence, for it reads all of /proc
            self._waited = waited(self.process.pid)
        if seconds <= SILENCE:
            return seconds
        return seconds - max(0.0, waited(self.process.pid) - (self._waited or 0.0))

    def _tell(self, line: bytes) -> None:
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(line)
            self.process.stdin.flush()
        except OSError:
            return  # it died; the listening thread tells

    def _listen(self, answers: queue.Queue[tuple[_Member, Answer | None]]) -> None:
        pipe = self.process.stdout
        assert pipe is not None
        try:
            while line := pipe.readline(_HEAD_MOST):
                head = json.loads(line)
                size = int(head.get("bytes", 0))
                if not 0 <= size <= _CODE_MOST:
                    break
                code = pipe.read(size)
                if len(code) < size:
                    break
                self._pass_on(answers, Answer(head, code))
        except (ValueError, OSError, AttributeError):
            pass
        self._pass_on(answers, None)

    def _pass_on(self, answers: queue.Queue[tuple[_Member, Answer | None]], answer: Answer | None) -> None:
        while not self._over.is_set():
            with suppress(queue.Full):
                answers.put((self, answer), timeout=_LOOK)
                return

    def end(self) -> None:
        self._over.set()
        self._fence.close()


class _Crew:
    def __init__(self, order: Order) -> None:
        self.order = order
        self.answers: queue.Queue[tuple[_Member, Answer | None]] = queue.Queue(_WAITING)
        self.members = [_Member(order, self.answers)]
        self.next = 1
        self.total = 0

    def work(self, cancelled: Callable[[], bool]) -> Generator[tuple[int, Answer], None, None]:
        done = 0
        while not self.total or done < self.total:
            member, answer = self._answer(cancelled)
            if "pages" in answer.head:
                self._start(member, int(answer.head["pages"]))
            elif "begin" not in answer.head:
                done += 1
                member.owed -= 1
                self._deal(member)
                yield self.total, answer

    def preview(self, wanted: PreviewOrder) -> Answer:
        page = wanted.page
        while True:
            member, answer = self._answer(lambda: False)
            if "pages" in answer.head:
                pages = int(answer.head["pages"])
                if not 1 <= page <= pages:
                    raise UsageError("fax_no_such_page", file=self.order.path.name, pages=pages, page=page)
                member.show(wanted)
            elif "begin" not in answer.head:
                return answer

    def _answer(self, cancelled: Callable[[], bool]) -> tuple[_Member, Answer]:
        """The next answer of any worker. Raises what it tells instead, and what its end means."""
        member, answer = self._hear(cancelled)
        if answer is None:
            raise Refused("fax_bad_page", file=self.order.path.name, page=member.at)
        member.hear()
        if "error" in answer.head:
            raise Refused(str(answer.head["error"]), **answer.head.get("params", {}))
        member.at = int(answer.head.get("begin", member.at))
        if not member.may_say(answer.head):
            raise Refused("fax_bad_page", file=self.order.path.name, page=member.at)
        return member, answer

    def _hear(self, cancelled: Callable[[], bool]) -> tuple[_Member, Answer | None]:
        while True:
            if cancelled():
                raise Interrupted("interrupted")
            try:
                return self.answers.get(timeout=_LOOK)
            except queue.Empty:
                for member in self.members:
                    if member.owed and member.silent() > SILENCE:
                        raise Refused("fax_bad_page", file=self.order.path.name, page=member.at) from None

    def _start(self, member: _Member, pages: int) -> None:
        if not self.total:
            self.total = pages
            wanted = self.order.workers or cores()
            for _ in range(min(wanted, -(-pages // (2 * BATCH))) - 1):
                self.members.append(_Member(self.order, self.answers))
        elif pages != self.total:
            raise Refused("fax_changed", file=self.order.path.name)
        self._deal(member)

    def _deal(self, member: _Member) -> None:
        """Keep two batches with each worker, so that none waits for the next."""
        while member.owed <= BATCH and self.next <= self.total:
            last = min(self.next + BATCH - 1, self.total)
            member.give(self.next, last)
            self.next = last + 1

    def end(self) -> None:
        for member in self.members:
            member.end()
