"""One real engine for all tests of the chat, and a chat that is ready to be asked."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import CORPUS, LEDGERS
from tests.tui.driving import Chat, opened

if TYPE_CHECKING:
    from assistant.engine import Assistant

Opening = Callable[..., AbstractAsyncContextManager[Chat]]


@pytest.fixture(scope="session")
def assistant(own_cache: Path) -> "Assistant":
    from assistant.engine import Assistant

    return Assistant.open(CORPUS, LEDGERS)


@pytest.fixture
def chat(assistant: "Assistant", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opening:
    """Opens a chat over the real engine; exports go to the test's own folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)

    @asynccontextmanager
    async def open_chat(engine: object = None, size: tuple[int, int] = (80, 24)):
        async with opened(lambda: engine or assistant, tmp_path, size) as ready:
            yield ready

    return open_chat
