"""A chat driven by keys, and what can be read off its screen."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot
from textual.widget import Widget

from assistant.tui.app import ChatApp
from assistant.tui.screens.chat import ChatScreen

_LOOKS = 3
"""Times in a row that nothing may be going on: a message may lead to the next, which leads to the next."""
_NAP = 0.05
"""Seconds between two looks while another process works, which needs the processor."""
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
        """Waits until nothing runs and no message is on its way, however long others keep the processor."""
        quiet = 0
        while quiet < _LOOKS:
            await self.pilot.pause()
            quiet = quiet + 1 if self._quiet() else 0
            if self.main.dialogue.running:
                await asyncio.sleep(_NAP)

    def _quiet(self) -> bool:
        nodes = [self.app, *self.app.screen_stack, *self.app.screen.walk_children(), *self.main.walk_children()]
        busy = [node for node in nodes if node.message_queue_size]
        working = [worker for worker in self.app.workers if not worker.is_finished]
        dialogue = self.main.dialogue
        return not (busy or working or dialogue.running or dialogue._waiting)

    async def until(self, holds: Callable[[], object]) -> None:
        """Waits for something to become true."""
        ends = time.monotonic() + _PATIENCE
        while not holds():
            assert time.monotonic() < ends, "it never became true"
            await self.pilot.pause(_NAP)

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
async def started(engine: object, folder: Path, size: tuple[int, int]) -> AsyncIterator[Chat]:
    """A chat as it is first painted; its engine may still be opening."""
    app = ChatApp(lambda: engine, folder)  # type: ignore[arg-type]
    async with app.run_test(size=size) as pilot:
        assert isinstance(app.screen, ChatScreen)
        yield Chat(app, pilot, app.screen)


@asynccontextmanager
async def opened(engine: object, folder: Path, size: tuple[int, int]) -> AsyncIterator[Chat]:
    """A chat whose engine is there."""
    async with started(engine, folder, size) as chat:
        await chat.until(lambda: chat.main.loaded)
        await chat.settled()
        yield chat
