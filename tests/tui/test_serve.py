"""``wence serve`` opened in a real browser: type, ask, see the answer; and who is kept out."""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from assistant.errors import WenceError
from assistant.tui.web import ChatServer
from tests.tui import browser

TOKEN = "a-token-of-tests"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@asynccontextmanager
async def served(folder: Path, *options: str) -> AsyncIterator[str]:
    """The address of a running server."""
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "assistant", "serve", "--port", str(port), *options),
        env={**os.environ, "WENCE_STATE": str(folder)},
        stdout=asyncio.subprocess.DEVNULL,
    )
    try:
        await answering(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        await process.wait()


async def answering(port: int) -> None:
    for _ in range(300):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.1)
        else:
            writer.close()
            return
    raise TimeoutError(f"no server on {port}")


async def status(address: str, **headers: str) -> int:
    async with aiohttp.ClientSession() as session, session.get(address, headers=headers) as reply:
        return reply.status


@pytest.mark.skipif(browser.CHROMIUM is None, reason="Chromium is not installed")
async def test_asks_in_a_browser(tmp_path: Path) -> None:
    async with served(tmp_path) as address, browser.page(tmp_path / "profile") as page:
        await page.call("Page.navigate", url=address)
        assert await page.sees("问方案、问台账")
        await page.click(300, 300)
        await page.type("2.8.1由谁牵头")
        assert await page.sees("2.8.1由谁牵头")
        await page.press("Enter", 13)
        assert await page.sees("理解为")
        assert await page.sees("区住房城乡建设局")
        if shot := os.environ.get("WENCE_SHOT"):
            await save_screen(page, Path(shot))
        assert all(url.startswith((address, "data:")) for url in page.requested), "the page fetched from another host"


async def save_screen(page: browser.Page, path: Path) -> None:
    import base64

    await asyncio.sleep(2)
    reply = await page.call("Page.captureScreenshot")
    path.write_bytes(base64.b64decode(reply["result"]["data"]))


async def test_the_token_opens_the_door(tmp_path: Path) -> None:
    async with served(tmp_path, "--token", TOKEN) as address:
        assert await status(address) == 403
        assert await status(f"{address}/ws") == 403
        assert await status(f"{address}/static/js/textual.js") == 403
        assert await status(f"{address}/?token=wrong") == 403
        assert await status(f"{address}/?token={TOKEN}") == 200
        assert await status(address, Cookie=f"wence={TOKEN}") == 200
        assert await status(address, Cookie=f"wence={TOKEN}", Origin="http://elsewhere.example") == 403


async def test_other_names_of_this_machine_are_refused(tmp_path: Path) -> None:
    async with served(tmp_path) as address:
        assert await status(address) == 200
        assert await status(address, Host="rebound.example") == 403


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::"])
def test_other_addresses_need_a_token(host: str) -> None:
    with pytest.raises(WenceError, match="--token"):
        ChatServer((), host, 8000, "")
    assert ChatServer((), host, 8000, TOKEN).port == 8000
