"""What the user chose last time and will want again: the theme.

Invariant: a file that is missing, spoilt or cannot be written costs the choice and nothing
else; it is replaced whole, so that two chats at once never leave half a line.
"""

import os
from contextlib import suppress
from pathlib import Path

from assistant.records import Record

_LONGEST = 100
"""More characters than this are no name of a theme."""


class Preferences(Record):
    """A file that holds the name of a theme."""

    path: Path

    def theme(self) -> str:
        """The theme chosen last; empty when none was."""
        try:
            return self.path.read_text("utf-8", "replace")[:_LONGEST].strip()
        except OSError:
            return ""

    def keep_theme(self, name: str) -> None:
        """Remembers a theme for later runs."""
        aside = self.path.with_name(f"{self.path.name}.{os.getpid()}.part")
        with suppress(OSError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            aside.write_text(f"{name}\n", "utf-8")
            aside.replace(self.path)
