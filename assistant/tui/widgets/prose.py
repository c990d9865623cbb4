"""Text to read, broken into lines as Chinese is.

Invariant: the height asked for is the number of lines drawn, both from the same breaks.
"""

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from assistant.tui.sheets import beside
from assistant.tui.wrapping import breaks


def lines(content: Content, cells: int, indent: int = 0) -> list[Content]:
    """The content in lines of at most so many cells; all but the first of a paragraph are set in."""
    text = content.plain
    drawn = []
    for start, end in breaks(text, cells, indent):
        first = start == 0 or text[start - 1] == "\n"
        line = content[start:end]
        drawn.append(line if first or not indent else Content(" " * indent) + line)
    return drawn


class Prose(Widget):
    """A stretch of text."""

    DEFAULT_CSS = beside(__file__)

    def __init__(self, content: Content, classes: str = "", indent: int = 0, id: str | None = None) -> None:  # noqa: A002 - as all widgets name it
        super().__init__(classes=classes, id=id)
        self.content = content
        self._indent = indent

    def update(self, content: Content) -> None:
        """Shows something else."""
        self.content = content
        self.refresh(layout=True)

    def render(self) -> RenderResult:
        """The lines for the width there is."""
        return Content("\n").join(lines(self.content, self.content_size.width, self._indent))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All the width there is."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One row a line."""
        return len(lines(self.content, width, self._indent))
