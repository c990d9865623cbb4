"""A clause quoted as the evidence of an answer, with the words that matter marked.

Invariant: what stands between the quotation marks is the plan's own text; what was left
out shows as 「……」.
"""

import re
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from assistant.model.answer import Answer
from assistant.tui.messages import ClauseCited
from assistant.tui.plan_index import Place, marked_words
from assistant.tui.sheets import beside
from assistant.tui.widgets.prose import Prose
from assistant.tui.widgets.wording import joined, marked, plain

_SENTENCE = re.compile(r"[^。；\n]+[。；]?")
_SHORT = 160
"""A clause up to this many characters is quoted whole."""
_LEFT_OUT = "……"


class QuoteBlock(Prose, can_focus=True):
    """The quotation; Enter or a click shows it in its surroundings."""

    DEFAULT_CSS = beside(__file__)

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "follow", "看上下文", show=False)]

    def __init__(self, cited: str, place: Place, heading: str, answer: Answer) -> None:
        words = marked_words(place, answer)
        quoted = joined("“", marked(excerpt(place.text, words), words), "”")
        super().__init__(joined(quoted, "\n", plain(f"—— {cited}　{heading}", "$text-muted")))
        self._cited = cited
        self._answer = answer

    def on_click(self, event: events.Click) -> None:
        """Follows the citation."""
        event.stop()
        self.action_follow()

    def action_follow(self) -> None:
        """Follows the citation."""
        self.post_message(ClauseCited(self._cited, self._answer))


def excerpt(text: str, words: tuple[str, ...]) -> str:
    """The text when short, else its sentences that hold one of the words (or the first)."""
    if len(text) <= _SHORT:
        return text
    sentences = _SENTENCE.findall(text)
    kept = [index for index, sentence in enumerate(sentences) if any(word in sentence for word in words)] or [0]
    parts, last = [], -1
    for index in kept:
        parts.append((_LEFT_OUT if index != last + 1 else "") + sentences[index].strip())
        last = index
    return "".join(parts) + (_LEFT_OUT if last != len(sentences) - 1 else "")
