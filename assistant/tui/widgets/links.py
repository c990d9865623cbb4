"""Lines of which some can be picked: duties of an answer, citations, choices, suggestions.

Invariant: what a line does is one message, the same by key, by click and by number; only
the list one is in shows a cursor.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from assistant.records import Record
from assistant.tui.sheets import beside
from assistant.tui.widgets.prose import lines

_INDENT = 2
_CURSOR = "reverse"


class Link(Record):
    """One line, and what picking it says; None for a line that is only read."""

    label: Content
    message: Callable[[], Message] | None = None


class LinkList(Widget, can_focus=True):
    """Lines to pick from with arrows and Enter, or with the mouse."""

    DEFAULT_CSS = beside(__file__)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "上一行", show=False),
        Binding("down", "step(1)", "下一行", show=False),
        Binding("enter", "pick", "打开", show=False),
    ]

    position: reactive[int] = reactive(0)

    def __init__(self, links: Sequence[Link], classes: str = "") -> None:
        super().__init__(classes=classes)
        self._links = tuple(links)
        self._open = [index for index, link in enumerate(self._links) if link.message]
        self.can_focus = bool(self._open)

    def render(self) -> RenderResult:
        """The lines, the one with the cursor reversed."""
        return Content("\n").join(line for _, line in self._lines(self.content_size.width))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All the width there is."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One row a line."""
        return len(self._lines(width))

    def on_click(self, event: events.Click) -> None:
        """Picks the line under the mouse."""
        event.stop()
        drawn = self._lines(self.content_size.width)
        offset = event.get_content_offset(self)
        index = drawn[offset.y][0] if offset and offset.y < len(drawn) else -1
        if index in self._open:
            self.position = self._open.index(index)
            self.action_pick()

    def action_step(self, step: int) -> None:
        """Moves the cursor; past either end, on to the neighbour."""
        wanted = self.position + step
        if 0 <= wanted < len(self._open):
            self.position = wanted
            self.call_after_refresh(self._reveal)
        elif step > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_pick(self) -> None:
        """Says what was picked."""
        message = self._links[self._open[self.position]].message
        if message:
            self.post_message(message())

    def _lines(self, cells: int) -> list[tuple[int, Content]]:
        current = self._open[self.position] if self.has_focus and self._open else -1
        return [
            (index, line.stylize(_CURSOR) if index == current else line)
            for index, link in enumerate(self._links)
            for line in lines(link.label, cells, _INDENT)
        ]

    def _reveal(self) -> None:
        rows = [
            row
            for row, (index, _) in enumerate(self._lines(self.content_size.width))
            if index == self._open[self.position]
        ]
        for parent in self.ancestors:
            if isinstance(parent, Widget) and parent.allow_vertical_scroll:
                region = Region(self.virtual_region.x, self.virtual_region.y + rows[0], self.size.width, len(rows))
                parent.scroll_to_region(region, animate=False)
                break
