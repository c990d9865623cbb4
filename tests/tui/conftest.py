"""One real engine for all tests of the chat, and a chat that is ready to be asked."""

from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assistant.config import Settings
from assistant.tui.remote import RemoteEngine
from tests.conftest import CORPUS, LEDGERS
from tests.tui.driving import Chat, opened

if TYPE_CHECKING:
    from assistant.engine import Assistant

_GRAIN = 0.005
"""Seconds that the pilot sleeps at a time to see whether the chat is idle; the chat itself tells when it is."""
Opening = Callable[..., AbstractAsyncContextManager[Chat]]


@pytest.fixture(scope="session", autouse=True)
def finer_sleeps() -> Iterator[None]:
    """Thousands of looks at an idle screen, of 20 ms each, would be most of the time of these tests."""
    from textual import _wait

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_wait, "SLEEP_GRANULARITY", _GRAIN)
        yield


@pytest.fixture(scope="session")
def assistant(own_cache: Path) -> "Assistant":
    from assistant.engine import Assistant

    return Assistant.open(CORPUS, LEDGERS)


class Shared(RemoteEngine):
    """One process for all tests: it stays open when a chat is closed."""

    def open(self) -> None:
        if self._view is None:
            super().open()

    def close(self) -> None:
        """Left to ``end``."""

    def end(self) -> None:
        super().close()


@pytest.fixture(scope="session")
def shared(own_cache: Path) -> Iterator[Shared]:
    engine = Shared(Settings(CORPUS, LEDGERS))
    yield engine
    engine.end()


@pytest.fixture
def chat(shared: Shared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opening:
    """Opens a chat over the real engine; exports go to the test's own folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)

    @asynccontextmanager
    async def open_chat(engine: object = None, size: tuple[int, int] = (80, 24)):
        async with opened(engine or shared, tmp_path, size) as ready:
            yield ready

    return open_chat
