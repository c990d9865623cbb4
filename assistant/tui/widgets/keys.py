"""The keys worth knowing, in one line below everything; each can be clicked.

Invariant: the line is made from the table of commands, so it never names a key that does
something else.
"""

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from assistant.tui.commands import COMMANDS, Command, key_name
from assistant.tui.sheets import beside
from assistant.tui.widgets.wording import joined, plain

_GAP = "  "


class KeyLine(Static):
    """Keys and what they do."""

    DEFAULT_CSS = beside(__file__)

    def __init__(self) -> None:
        shown = [_key(command) for command in COMMANDS if command.footer]
        super().__init__(Content(_GAP).join(shown), markup=False)


def _key(command: Command) -> Content:
    named = joined(plain(key_name(command.key), "bold $primary"), " ", command.word)
    return named.stylize(Style.from_meta({"@click": f"screen.run('{command.id}')"}))
