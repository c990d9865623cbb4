"""Rows of an answer: paged inside their block, sorted by any column, each row open to detail.

Invariant: the caption gives the true total; a cell stays in its column, in lines or cut
short, and the whole of it is one key away.
"""

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import DataTable, Static

from assistant.model.answer import Cell
from assistant.render.cells import shown
from assistant.render.plain import clipped, one_line, width
from assistant.tui.columns import fitted, fitting
from assistant.tui.messages import RowOpened
from assistant.tui.pages import Pages, Row
from assistant.tui.sheets import beside
from assistant.tui.widgets.wording import plain

_ARROWS = {False: " ↑", True: " ↓"}


class Grid(DataTable[Text]):
    """The table itself; page keys belong to the block around it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown,right_square_bracket", "turn(1)", "下一页", show=False),
        Binding("pageup,left_square_bracket", "turn(-1)", "上一页", show=False),
        Binding("s", "sort", "按此列排序", show=False),
    ]

    def on_focus(self) -> None:
        """Only the table one is in shows a cursor and its keys."""
        self.show_cursor = True
        self.query_ancestor(TableBlock).enter(True)

    def on_blur(self) -> None:
        """Only the table one is in shows a cursor and its keys."""
        self.show_cursor = False
        self.query_ancestor(TableBlock).enter(False)

    def action_turn(self, pages: int) -> None:
        """Passes the key on."""
        self.query_ancestor(TableBlock).turn(pages)

    def action_sort(self) -> None:
        """Sorts by the column the cursor is in."""
        self.query_ancestor(TableBlock).sort(self.cursor_column)


class TableBlock(Vertical):
    """A table with its caption."""

    DEFAULT_CSS = beside(__file__)

    def __init__(self, columns: Sequence[str], rows: Sequence[Row], size: int, enter: str = "看整行") -> None:
        super().__init__()
        self._enter = enter
        self._room = 0
        self._columns = tuple(columns)
        self.pages = Pages(rows, size)
        self._inside = False

    def compose(self) -> ComposeResult:
        """The table and how much of it is shown."""
        yield Grid(cursor_type="cell", zebra_stripes=True, fixed_columns=1, show_cursor=False)
        yield Static(classes="caption")

    def on_mount(self) -> None:
        """Fills the first page for the room there will be, so that its height is known at once."""
        around = next(parent for parent in self.ancestors if isinstance(parent, Widget) and parent.size.width)
        self._fit(around.scrollable_content_region.width - self.styles.margin.width)

    def on_resize(self, event: events.Resize) -> None:
        """Fits the columns to the new width."""
        self._fit(event.size.width)

    def turn(self, pages: int) -> None:
        """Shows another page."""
        if self.pages.turn(pages):
            self._fill()

    def sort(self, column: int) -> None:
        """Sorts by a column: upwards, downwards, as it came."""
        self.pages.sort(column)
        self._fill()

    @on(DataTable.HeaderSelected)
    def sort_by_header(self, event: DataTable.HeaderSelected) -> None:
        """A click on a column's name sorts by it."""
        event.stop()
        self.sort(event.column_index)

    @on(DataTable.CellSelected)
    def open_row(self, event: DataTable.CellSelected) -> None:
        """Opens the row in detail."""
        event.stop()
        self.post_message(RowOpened(self._columns, self.pages.visible[event.coordinate.row]))

    def enter(self, inside: bool) -> None:
        """The keyboard comes into the table or leaves it."""
        self._inside = inside
        self._tell()

    def _tell(self) -> None:
        """Says how much is shown, and the keys that work now."""
        turning = "　[ ] 翻页" if self.pages.count > 1 else ""
        keys = f"{turning}　s 排序　回车{self._enter}" if self._inside else "　Tab 进表"
        self.query_one(".caption", Static).update(plain(f"{self.pages.caption()}{keys}"))

    def _fit(self, room: int) -> None:
        if room != self._room:
            self._room = room
            self._fill()

    def _fill(self) -> None:
        grid = self.query_one(Grid)
        column = grid.cursor_column
        headings = [self._heading(index, name) for index, name in enumerate(self._columns)]
        rows = [[shown(cell) for cell in row] for row in self.pages.visible]
        natural = [max(map(width, cells)) for cells in zip(headings, *rows, strict=True)]
        widths, most = fitted(natural, self._room)
        grid.clear(columns=True)
        for heading, cells in zip(headings, widths, strict=True):
            grid.add_column(Text(clipped(heading, cells)), width=cells)
        for row, texts in zip(self.pages.visible, rows, strict=True):
            drawn = [fitting(text, cells, most) for text, cells in zip(texts, widths, strict=True)]
            grid.add_row(*map(_text, row, drawn), height=max(map(len, drawn)))
        grid.move_cursor(row=0, column=column)
        self._tell()

    def _heading(self, index: int, name: str) -> str:
        arrow = _ARROWS[self.pages.descending] if index == self.pages.column else ""
        return one_line(name) + arrow


def _text(cell: Cell, lines: Sequence[str]) -> Text:
    return Text("\n".join(lines), justify="right" if _is_figure(cell) else "left")


def _is_figure(cell: Cell) -> bool:
    return cell is not None and not isinstance(cell, (str, bool)) and not hasattr(cell, "year")
