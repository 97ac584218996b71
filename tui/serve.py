"""The same screens in a browser on this computer: textual-serve, on the loopback address and nowhere else.

Any page of the web can make a browser talk to this address, and any user of the computer can. So only the address that
is printed here opens the screens: it holds a random key, which becomes a cookie; the names of other hosts and the pages
of other sites are turned away, and the page may load nothing from elsewhere.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import re
import secrets
import shlex
import sys
from typing import TYPE_CHECKING, Any, Final

from forms.words import say
from packet.errors import Exit, UsageError

if TYPE_CHECKING:
    from textual_serve.server import Server

HOST: Final = "127.0.0.1"
PORT: Final = 8391
_ELSEWHERE: Final = re.compile(r"<(link|script)[^>]*https://[^>]*>")
"""The library's page fetches a font from another company's computer."""
_FOCUS: Final = """
new MutationObserver((_, observer) => {
  const keys = document.querySelector(".xterm-helper-textarea");
  if (keys) { observer.disconnect(); keys.focus(); }
}).observe(document, {childList: true, subtree: true});
"""
"""Whoever opens the page types at once: without this the first keys go to the browser."""
_COOKIE: Final = "imr_packet"
_SECONDS_BETWEEN_LOOKS: Final = 0.05


def serve(language: str, port: int = PORT) -> int:
    """Serve until interrupted. Raises UsageError: the optional part is not installed, or the port is taken."""
    try:
        server = make_server(language, port, secrets.token_urlsafe(16))
    except ImportError:
        raise UsageError("web_missing") from None
    try:
        asyncio.run(_try(port))
        server.serve()
    except OSError:
        raise UsageError("web_port", port=port) from None
    return Exit.DONE


def make_server(language: str, port: int, key: str) -> Server:
    """The server, before it listens. Raises ImportError without textual-serve."""
    from textual_serve.server import Server, web  # type: ignore[attr-defined]  # the library of its own requests

    class Ours(Server):
        """Tells the address once, keeps no log, asks every request for the key."""

        def initialize_logging(self) -> None:
            # The library's own log prints local variables, and a request's address holds the key.
            logging.disable(logging.CRITICAL)

        async def on_startup(self, app: Any) -> None:  # noqa: ARG002 - the library's signature
            self.announcing = asyncio.create_task(self._announce())

        async def _announce(self) -> None:
            while not await _listens(port):
                await asyncio.sleep(_SECONDS_BETWEEN_LOOKS)
            address = f"{self.public_url}/?key={key}"
            print(say("screens.serve", language, address=address), file=sys.stderr, flush=True)  # noqa: T201

        async def _make_app(self) -> Any:
            app = await super()._make_app()
            app.middlewares.append(web.middleware(ask))
            app.on_response_prepare.append(_shut)
            return app

    async def ask(request: Any, handler: Any) -> Any:
        if not allowed(request.headers, request.host, request.query.get("key", ""), request.cookies, port, key):
            raise web.HTTPForbidden(text=say("screens.serve.closed", language))
        response = await handler(request)
        if request.path == "/":
            response.text = as_ours(response.text, language)
        if "key" in request.query and not response.prepared:
            response.set_cookie(_COOKIE, key, httponly=True, samesite="Strict")
        return response

    async def _shut(_request: Any, response: Any) -> None:
        own = f"'self' 'unsafe-inline' data: ws://{HOST}:{port}"
        response.headers["Content-Security-Policy"] = f"default-src {own}; frame-ancestors 'none'"
        response.headers["Referrer-Policy"] = "no-referrer"

    # exec: the shell between them would keep the child from noticing that the server has gone
    command = "exec " + shlex.join([sys.executable, "-m", "tui.served", "--lang", language])
    return Ours(command, host=HOST, port=port, title="imr-packet")


def as_ours(page: str, language: str) -> str:
    """The library's page with its language and title, which a screen reader says first, with the keys in the screens
    from the beginning, and with nothing from elsewhere.
    """
    title = say("screens.title", language)
    head = f"<title>{title}</title><script>{_FOCUS}</script>"
    page = _ELSEWHERE.sub("", page).replace("<html>", f'<html lang="{language}">', 1)
    return page.replace("<head>", f"<head>{head}", 1)


async def _try(port: int) -> None:
    """Raises OSError when another program listens there, before an address is promised."""
    tried = await asyncio.start_server(lambda *_: None, HOST, port)
    tried.close()
    await tried.wait_closed()


async def _listens(port: int) -> bool:
    try:
        _, line = await asyncio.open_connection(HOST, port)
    except OSError:
        return False
    line.close()
    return True


def allowed(headers: Any, host: str, given: str, cookies: Any, port: int, key: str) -> bool:
    """Whether a request comes from the page that this program opened: right name, right site, right key."""
    named = f"{HOST}:{port}"
    if host != named or headers.get("Origin", f"http://{named}") != f"http://{named}":
        return False
    told = given or cookies.get(_COOKIE, "")
    return hmac.compare_digest(told.encode(), key.encode())
