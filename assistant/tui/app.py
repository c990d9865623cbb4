"""The terminal app: its look, its one screen, and how it is started.

Invariant: nothing heavier than the screens is imported here; plan, ledgers and database
stay in a process of their own, which is started after the first paint.
"""

import gc
from pathlib import Path

from textual.app import App
from textual.screen import Screen

from assistant.config import Settings, state_folder
from assistant.tui.door import Engine, Opener, opener
from assistant.tui.history import History
from assistant.tui.preferences import Preferences
from assistant.tui.screens.chat import ChatScreen
from assistant.tui.themes import DARK, LIGHT, NAMES


class ChatApp(App[None]):
    """问策."""

    TITLE = "问策"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "screens/chat.tcss"

    def __init__(self, opener: Opener, folder: Path) -> None:
        """``folder`` is where the chat keeps what it remembers of its user."""
        super().__init__()
        self._opener = opener
        self._engine: Engine | None = None
        self._history = History(folder / "history.jsonl")
        self._preferences = Preferences(folder / "theme")
        self.register_theme(LIGHT)
        self.register_theme(DARK)
        chosen = self._preferences.theme()
        self.theme = chosen if chosen in NAMES else DARK.name

    def get_default_screen(self) -> Screen[str | None]:
        """The chat."""
        return ChatScreen(self._made, self._history, self._preferences)

    def _made(self) -> Engine:
        """The engine, which is ended with the app."""
        self._engine = self._opener()
        return self._engine

    def on_unmount(self) -> None:
        """Ends what still runs, so that no job waits for it, and gives back what the jobs froze."""
        if self._engine is not None:
            self._engine.close()
        gc.unfreeze()


def run_chat(settings: Settings) -> None:
    """Opens the chat and stays until it is closed."""
    ChatApp(opener(settings), state_folder()).run()
