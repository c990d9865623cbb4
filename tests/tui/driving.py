"""A chat driven by keys, and what can be read off its screen."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot
from textual.widget import Widget

from assistant.tui.app import ChatApp
from assistant.tui.screens.chat import ChatScreen

_PATIENCE = 60.0
"""Seconds, for a machine with much else to do."""


@dataclass(slots=True)
class Chat:
    """The app under a pilot."""

    app: ChatApp
    pilot: Pilot[None]
    main: ChatScreen

    async def type(self, text: str) -> None:
        """Puts text into the prompt, as an input method does."""
        self.main.area.input.focus()
        for character in text:
            self.main.area.input.insert_text_at_cursor(character)
        await self.pilot.pause()

    async def enter(self, text: str) -> None:
        """Types a line and waits until everything it started has come back."""
        await self.type(text)
        await self.pilot.press("enter")
        await self.settled()

    async def press(self, *keys: str) -> None:
        """Presses keys and waits for what they started."""
        await self.pilot.press(*keys)
        await self.settled()

    async def focus(self, widget: Widget) -> None:
        """Puts the keyboard there."""
        widget.focus()
        await self.pilot.pause()

    def told(self) -> str:
        """What passing messages say now."""
        return "\n".join(f"{passing.title} {passing.message}" for passing in self.app._notifications)

    async def settled(self) -> None:
        """Waits until nothing runs."""
        await self.pilot.pause()
        await self.app.workers.wait_for_complete()
        await self.until(lambda: self.main.dialogue.running is None)
        await self.pilot.pause()

    async def until(self, holds: Callable[[], object]) -> None:
        """Waits for something to become true."""
        ends = time.monotonic() + _PATIENCE
        while not holds():
            assert time.monotonic() < ends, "it never became true"
            await self.pilot.pause(0.01)

    def lines(self) -> list[str]:
        """The screen as text, row by row."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines())

    def shows(self, *words: str) -> bool:
        """Whether all these words are on the screen."""
        shown = self.text()
        return all(word in shown for word in words)


@asynccontextmanager
async def started(opener: Callable[[], object], folder: Path, size: tuple[int, int]) -> AsyncIterator[Chat]:
    """A chat as it is first painted; its engine may still be opening."""
    app = ChatApp(opener, folder)  # type: ignore[arg-type]
    async with app.run_test(size=size) as pilot:
        assert isinstance(app.screen, ChatScreen)
        yield Chat(app, pilot, app.screen)


@asynccontextmanager
async def opened(opener: Callable[[], object], folder: Path, size: tuple[int, int]) -> AsyncIterator[Chat]:
    """A chat whose engine is there."""
    async with started(opener, folder, size) as chat:
        await chat.until(lambda: chat.main.loaded)
        await chat.settled()
        yield chat
