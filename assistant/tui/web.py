"""The same chat in a browser, through textual-serve.

Invariant: without a token only this machine is served, and only under its own names, so
that no page of another site reaches it through the browser (DNS rebinding). With a token,
whoever does not know it sees nothing: no page, no script, no socket.
"""

import hmac
import logging
import shlex
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

from assistant.errors import WenceError

LOOPBACK = ("127.0.0.1", "localhost", "::1")
_TEMPLATES = Path(__file__).parent / "templates"
_COOKIE = "wence"
_QUERY = "token"
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class ChatServer(Server):
    """textual-serve with a lock on its door."""

    def __init__(self, options: Sequence[str], host: str, port: int, token: str) -> None:
        if host not in LOOPBACK and not token:
            raise WenceError(f"{host} 不是本机地址", todo="对外开放要加 --token，口令由您自定")
        if not token.isascii() or not token.isprintable() or " " in token:
            raise WenceError("口令只能用字母、数字和符号", todo="请换一个 --token")
        command = shlex.join([sys.executable, "-m", "assistant", *options])
        super().__init__(command, host=host, port=port, title="问策", templates_path=_TEMPLATES)
        self._token = token

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guard)
        return app

    def initialize_logging(self) -> None:
        """Warnings only: a log of requests would hold the token."""
        logging.basicConfig(level=logging.WARNING, format="%(message)s")

    async def on_startup(self, app: web.Application) -> None:
        """Says where the chat is."""
        suffix = f"/?{_QUERY}=……" if self._token else "/"
        self.console.print(f"问策已在 {self.public_url}{suffix} 打开，Ctrl+C 关闭", markup=False, highlight=False)

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """The page, whose addresses are those the browser used."""
        self.public_url = f"{request.scheme}://{request.host}"
        response: web.StreamResponse = await super().handle_index(request)
        if self._token:
            response.set_cookie(_COOKIE, self._token, httponly=True, samesite="Strict")
        return response

    @web.middleware
    async def _guard(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        if not self._own_name(request.host) or not self._own_origin(request) or not self._knows_token(request):
            raise web.HTTPForbidden(text="没有权限：请用启动时给出的地址和口令打开")
        return await handler(request)

    def _own_name(self, host: str) -> bool:
        """Whether the browser asked for this machine by one of its own names."""
        return bool(self._token) or urlsplit(f"//{host}").hostname in LOOPBACK

    @staticmethod
    def _own_origin(request: web.Request) -> bool:
        """Whether the page that asks came from here."""
        origin = request.headers.get("Origin")
        return origin is None or urlsplit(origin).netloc == request.host

    def _knows_token(self, request: web.Request) -> bool:
        given = request.query.get(_QUERY) or request.cookies.get(_COOKIE) or ""
        return not self._token or hmac.compare_digest(given.encode(), self._token.encode())
