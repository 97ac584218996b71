"""The screens in a browser: on this computer only, for the printed address only, with nothing from elsewhere."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import os
import re
import select
import shutil
import signal
import socket
import subprocess
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from forms.words import say
from packet.store.case import peek
from tests.tui.pty.place import Place, children
from tests.tui.pty.terminal import KEYS, PATIENCE, Terminal
from tui.serve import HOST

aiohttp = pytest.importorskip("aiohttp", reason="the optional part [web] is not installed")
pytest.importorskip("textual_serve", reason="the optional part [web] is not installed")
CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)

_FOOT = b" Menu"
"""The last word of the foot; the key before it is in bold, so that the bytes of the two do not touch."""


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])


@pytest.fixture
def served(place: Place) -> Iterator[tuple[Terminal, str]]:
    """The server on a free port, and the address it printed."""
    terminal = place.start("serve", "--port", str(_free_port()), size=(200, 24), by_exec=True)
    terminal.until(lambda: re.search(rb"http://\S+key=[\w-]+\s", terminal.outside))
    found = re.search(rb"http://\S+key=[\w-]+", terminal.outside)
    assert found
    yield terminal, found[0].decode()
    terminal.press("ctrl+c")
    terminal.ended()


async def test_only_the_printed_address_opens_it(served: tuple[Terminal, str]) -> None:
    """Without the key, from another site, or by another name of this computer the door stays shut, sockets too."""
    terminal, address = served
    root, _, key = address.partition("?key=")
    ours = root.rstrip("/")
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as client:

        async def status(url: str, **headers: str) -> int:
            async with client.get(url, headers=headers) as answer:
                return int(answer.status)

        assert await status(address) == 200
        assert await status(f"{ours}/ws") == 403
        assert await status(root) == 403
        assert await status(f"{root}?key=wrong") == 403
        assert await status(f"{ours}/static/js/textual.js") == 403
        assert await status(root, Cookie=f"imr_packet={key}") == 200
        assert await status(address, Origin="https://example.org") == 403
        assert await status(address, Host="imr.example.org") == 403
        async with client.get(address) as answer:
            assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
            cookie = answer.headers["Set-Cookie"]
            assert "HttpOnly" in cookie
            assert "SameSite=Strict" in cookie
    assert b"GET" not in terminal.raw


def test_it_listens_on_this_computer_only(served: tuple[Terminal, str]) -> None:
    """The system's own list shows one listening address, and it is the loopback."""
    port = int(served[1].split(":")[2].split("/")[0])
    rows = [line.split() for name in ("tcp", "tcp6") for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]]
    listening = [row[1] for row in rows if row[3] == "0A" and row[1].endswith(f":{port:04X}")]
    assert listening == [f"0100007F:{port:04X}"]


async def test_sigterm_ends_the_server_and_the_screens_of_an_open_page(served: tuple[Terminal, str]) -> None:
    """A page that stays open in a browser holds neither of them."""
    terminal, address = served
    root, _, key = address.partition("?key=")
    line = f"{root.replace('http', 'ws', 1)}ws?width=80&height=24"
    async with (
        aiohttp.ClientSession(cookies={"imr_packet": key}) as client,
        client.ws_connect(line, headers={"Origin": root.rstrip("/")}) as page,
    ):
        drawn = b""
        while _FOOT not in drawn:
            drawn += await page.receive_bytes(timeout=PATIENCE)
        screens = [os.pidfd_open(number) for number in children(terminal.process.pid)]
        assert screens
        terminal.kill(signal.SIGTERM)
        await asyncio.to_thread(terminal.process.wait, PATIENCE)
    for one in screens:
        assert select.select([one], [], [], PATIENCE)[0]
        os.close(one)
    assert b"Traceback" not in terminal.outside


def test_a_taken_port_is_told(place: Place) -> None:
    """The words name the port and what to do; the exit code is 2."""
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        terminal = place.start("serve", "--port", str(taken.getsockname()[1]), by_exec=True)
        assert terminal.ended() == 2
    assert b"--port" in terminal.outside
    assert b"Traceback" not in terminal.outside


async def test_keys_from_the_browser_reach_the_screens(served: tuple[Terminal, str], place: Place) -> None:
    """The page's own line to the program carries the screen one way and a key the other: a case begins."""
    root, _, key = served[1].partition("?key=")
    line = f"{root.replace('http', 'ws', 1)}ws?width=80&height=24"
    async with (
        aiohttp.ClientSession(cookies={"imr_packet": key}) as client,
        client.ws_connect(line, headers={"Origin": root.rstrip("/")}) as page,
    ):
        drawn = b""
        while _FOOT not in drawn:
            drawn += await page.receive_bytes(timeout=PATIENCE)
        await page.send_json(["stdin", "\r"])
        while b"Who are you?" not in drawn:
            drawn += await page.receive_bytes(timeout=PATIENCE)
    assert list(place.cases.iterdir())


@contextlib.asynccontextmanager
async def _line(address: str, query: str = "width=80&height=24") -> AsyncIterator[Any]:
    """The line that the page has to the program."""
    root, _, key = address.partition("?key=")
    async with (
        aiohttp.ClientSession(cookies={"imr_packet": key}) as client,
        client.ws_connect(f"{root.replace('http', 'ws', 1)}ws?{query}", headers={"Origin": root.rstrip("/")}) as page,
    ):
        yield page


async def _drawn(page: Any, words: bytes) -> None:
    drawn = b""
    while words not in drawn:
        drawn += await page.receive_bytes(timeout=PATIENCE)


def _ended(process: int) -> bool:
    """Wait until a process that is not our child has ended."""
    with contextlib.suppress(ProcessLookupError):
        pid = os.pidfd_open(process)
        try:
            return bool(select.select([pid], [], [], PATIENCE)[0])
        finally:
            os.close(pid)
    return True


async def test_a_window_of_a_million_columns_is_drawn_as_a_screen(served: tuple[Terminal, str]) -> None:
    """By the address and by a change of size, with numbers and with nonsense: the page goes on and stays small."""
    async with _line(served[1], "width=1000000&height=1000000") as page:
        await _drawn(page, _FOOT)
        (child,) = children(served[0].process.pid)
        for width, height in ((1_000_000, 1_000_000), (-5, 0), ("x", None), (1e300, 24), (80, 24)):
            await page.send_json(["resize", {"width": width, "height": height}])
        await page.send_json(["stdin", "\r"])
        await _drawn(page, b"Who are you?")
        status = Path(f"/proc/{child}/status").read_text()
        assert int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) < 600_000
        limits = Path(f"/proc/{child}/limits").read_text()
        assert re.findall(r"Max address space\s+(\d+)", limits) == [str(4 << 30)]


@pytest.mark.parametrize("gone", ["client", "server"])
async def test_the_screens_end_with_the_page_and_with_the_server(
    served: tuple[Terminal, str], place: Place, gone: str
) -> None:
    """What was typed last is in the case, and no process stays behind."""
    terminal = served[0]
    async with _line(served[1]) as page:
        await _drawn(page, _FOOT)
        (child,) = children(terminal.process.pid)
        await page.send_json(["stdin", "\r"])
        await _drawn(page, b"Who are you?")
        await page.send_json(["stdin", f"{KEYS['f10']}{KEYS['down']}\r"])
        await _drawn(page, b"First name")
        await page.send_json(["stdin", "Zqxlast"])
        await _drawn(page, b"Zqxlast")
        if gone == "server":
            terminal.kill(signal.SIGKILL)
    assert _ended(child)
    assert peek(place.case).typed["first_name"] == "Zqxlast"


@pytest.mark.needs_tool
@pytest.mark.skipif(not CHROMIUM, reason="no Chromium to show the screens in")
async def test_chromium_draws_the_first_page(served: tuple[Terminal, str], tmp_path: Path) -> None:
    """A browser without a window gets the program's first bytes, and fetches nothing from another host."""
    async with _page(served[1], tmp_path / "profile") as page:
        await _until(page, "document.body && document.body.classList.contains('-first-byte')")
        await _until(page, "document.activeElement.className.includes('xterm-helper-textarea')")
        assert await page.value("document.documentElement.lang + document.title") == f"en{say('screens.title', 'en')}"
        fetched = await page.value("performance.getEntriesByType('resource').map(entry => entry.name).join(' ')")
        assert "textual.js" in fetched
        assert re.findall(r"https?://(?!127\.0\.0\.1)\S+", fetched) == []


class _Page:
    """A page of a browser, spoken to by its own protocol."""

    def __init__(self, line: Any) -> None:
        self._line = line
        self._numbers = itertools.count(1)

    async def ask(self, method: str, **params: object) -> Any:
        number = next(self._numbers)
        await self._line.send_json({"id": number, "method": method, "params": params})
        while True:
            told = await self._line.receive_json(timeout=PATIENCE)
            if told.get("id") == number:
                return told["result"]

    async def value(self, script: str) -> Any:
        return (await self.ask("Runtime.evaluate", expression=script))["result"].get("value")


@contextlib.asynccontextmanager
async def _page(address: str, profile: Path) -> AsyncIterator[_Page]:
    command = [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"]
    command += ["--remote-debugging-port=0", f"--user-data-dir={profile}", "--disable-dev-shm-usage", address]
    browser = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        port = await asyncio.wait_for(_port_of(profile / "DevToolsActivePort"), PATIENCE)
        async with aiohttp.ClientSession() as client:
            line = await asyncio.wait_for(_line_of(client, port), PATIENCE)
            async with client.ws_connect(line, max_msg_size=0) as socket_of_page:
                yield _Page(socket_of_page)
    finally:
        browser.terminate()
        browser.wait()


async def _port_of(file: Path) -> int:
    while not (file.exists() and file.read_text().strip()):
        await asyncio.sleep(0)
    return int(file.read_text().split()[0])


async def _line_of(client: Any, port: int) -> str:
    while True:
        async with client.get(f"http://{HOST}:{port}/json") as answer:
            for target in await answer.json():
                if target["type"] == "page" and target["url"].startswith("http"):
                    return str(target["webSocketDebuggerUrl"])


async def _until(page: _Page, script: str) -> None:
    async with asyncio.timeout(PATIENCE):
        while not await page.value(script):
            await asyncio.sleep(0)
