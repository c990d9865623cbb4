"""Drives a headless Chromium over its debugging socket; nothing but aiohttp, which serving needs anyway."""

import asyncio
import base64
import itertools
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
# Without the last row the browser asks hosts of its own at every start, which waits where there is no network.
_SWITCHES = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"),
)


class Page:
    """One tab: what it was told, and every frame its sockets received."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self._replies: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.received = bytearray()
        self.requested: list[str] = []

    async def listen(self) -> None:
        """Takes replies and events until the tab closes."""
        async for message in self._socket:
            data = message.json()
            if "id" in data:
                self._replies.pop(data["id"]).set_result(data)
            elif data["method"] == "Network.webSocketFrameReceived":
                frame = data["params"]["response"]
                self.received += base64.b64decode(frame["payloadData"]) if frame["opcode"] == 2 else b""
            elif data["method"] == "Network.requestWillBeSent":
                self.requested.append(data["params"]["request"]["url"])

    async def call(self, method: str, **given: Any) -> dict[str, Any]:
        """Sends a command and waits for its reply."""
        number = next(self._numbers)
        self._replies[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": given})
        return await asyncio.wait_for(self._replies[number], 20)

    async def type(self, text: str) -> None:
        """Text as an input method commits it."""
        await self.call("Input.insertText", text=text)

    async def click(self, x: int, y: int) -> None:
        """A click at a place of the page."""
        for kind in ("mousePressed", "mouseReleased"):
            await self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    async def press(self, key: str, code: int) -> None:
        """A key down and up."""
        for kind in ("keyDown", "keyUp"):
            await self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)

    async def sees(self, text: str, seconds: float = 40) -> bool:
        """Whether the text comes over the socket in time."""
        for _ in range(int(seconds / 0.1)):
            if text in self.received.decode("utf-8", "ignore"):
                return True
            await asyncio.sleep(0.1)
        return False


@asynccontextmanager
async def page(folder: Path) -> AsyncIterator[Page]:
    """A new tab of a new browser."""
    process = await asyncio.create_subprocess_exec(
        str(CHROMIUM),
        *_SWITCHES,
        f"--user-data-dir={folder}",
        "--window-size=1000,640",
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        port = await _port(folder / "DevToolsActivePort")
        async with aiohttp.ClientSession() as session:
            async with session.put(f"http://127.0.0.1:{port}/json/new?about:blank") as reply:
                address = (await reply.json())["webSocketDebuggerUrl"]
            async with session.ws_connect(address, max_msg_size=0) as socket:
                opened = Page(socket)
                listening = asyncio.create_task(opened.listen())
                await opened.call("Network.enable")
                await opened.call("Page.enable")
                yield opened
                listening.cancel()
    finally:
        process.terminate()
        await process.wait()


async def _port(file: Path) -> int:
    for _ in range(300):
        if file.exists() and (lines := file.read_text().splitlines()):
            return int(lines[0])
        await asyncio.sleep(0.1)
    raise TimeoutError(str(file))
