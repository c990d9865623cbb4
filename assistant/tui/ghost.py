"""What is offered in grey behind the cursor: an earlier question, or a common ending.

Invariant: an offer only ever adds to what was typed; it never changes it.
"""

from typing import TYPE_CHECKING

from textual.suggester import Suggester

from assistant.tui.commands import SLASH, beginning
from assistant.tui.history import Recall
from assistant.tui.texts import texts

if TYPE_CHECKING:
    from assistant.linking.typeahead import TypeAhead

_SHORTEST = 2
"""Characters typed before anything is offered."""


class Ghost(Suggester):
    """Offers for the prompt."""

    def __init__(self, recall: Recall) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._recall = recall
        self.words: TypeAhead | None = None

    async def get_suggestion(self, value: str) -> str | None:
        """The whole line as it would become, or None."""
        if value.startswith(SLASH):
            return next((SLASH + found.word for found in beginning(value) if found.word.startswith(value[1:])), None)
        if len(value) < _SHORTEST:
            return None
        asked = next((text for text in reversed(self._recall.questions) if text.startswith(value)), None)
        return asked or self._ending(value)

    def _ending(self, value: str) -> str | None:
        last = self.words.ending(value) if self.words else None
        endings = texts().endings.get(last.kind, ()) if last else ()
        return value + endings[0] if endings else None
