"""A list to pick from: choices, suggestions, citations, duties.

Invariant: what a line does is one message, the same by key, by click and by number.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList


@dataclass(frozen=True, slots=True)
class Link:
    """One line and what picking it says."""

    label: Content
    message: Callable[[], Message]


class LinkList(OptionList):
    """Lines to pick from with arrows and Enter, or with the mouse."""

    def __init__(self, links: Sequence[Link], classes: str = "") -> None:
        super().__init__(*(link.label for link in links), classes=classes, markup=False, compact=True)
        self._links = tuple(links)

    @on(OptionList.OptionSelected)
    def pick(self, event: OptionList.OptionSelected) -> None:
        """Says what was picked."""
        event.stop()
        self.post_message(self._links[event.option_index].message())

    def on_blur(self) -> None:
        """Only the list one is in shows a cursor."""
        self.highlighted = None

    def on_focus(self) -> None:
        """Begins at the top."""
        if self.highlighted is None:
            self.highlighted = 0
