"""The terminal app: its look, its one screen, and how it is started.

Invariant: nothing heavier than the first screen is imported here; plan, ledgers and
database come in a job after the first paint.
"""

from pathlib import Path, PurePath
from typing import ClassVar

from textual.app import App

from assistant.config import Settings
from assistant.tui.door import Opener, opener
from assistant.tui.history import History, state_folder
from assistant.tui.screens.chat import ChatScreen
from assistant.tui.themes import DARK, LIGHT

_WIDGETS = (
    "evidence",
    "figures",
    "header",
    "links",
    "plan_view",
    "prompt",
    "prose",
    "quote",
    "sql_view",
    "status",
    "table",
)


class ChatApp(App[None]):
    """问策."""

    TITLE = "问策"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "screens/chat.tcss",
        *(f"widgets/{name}.tcss" for name in (*_WIDGETS, "transcript", "turn")),
    ]

    def __init__(self, opener: Opener, history: History) -> None:
        super().__init__()
        self._opener = opener
        self._history = history

    def on_mount(self) -> None:
        """Takes the look and opens the chat."""
        self.register_theme(LIGHT)
        self.register_theme(DARK)
        self.theme = DARK.name
        self.push_screen(ChatScreen(self._opener, self._history))


def run_chat(settings: Settings) -> None:
    """Opens the chat and stays until it is closed."""
    ChatApp(opener(settings), History(Path(state_folder()) / "history.jsonl")).run()
