"""One row of a table with every cell in full."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen

from assistant.model.answer import Cell
from assistant.render.cells import shown
from assistant.tui.widgets.prose import Prose
from assistant.tui.widgets.wording import titled


class RowScreen(ModalScreen[None]):
    """Column by column; any of the usual keys closes it."""

    CSS_PATH = "modal.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", "关闭"),
        Binding("ctrl+y", "copy", "复制"),
    ]

    def __init__(self, columns: tuple[str, ...], row: tuple[Cell, ...]) -> None:
        super().__init__()
        self._cells = tuple(zip(columns, map(shown, row), strict=True))

    def compose(self) -> ComposeResult:
        """A line a column."""
        with Vertical() as box:
            box.border_title = "整行"
            box.border_subtitle = "Ctrl+Y 复制，Esc 关闭"
            with VerticalScroll():
                for name, cell in self._cells:
                    yield Prose(titled(name, cell))

    def action_copy(self) -> None:
        """Copies the row, a line a column."""
        self.app.copy_to_clipboard("\n".join(f"{name}\t{cell}" for name, cell in self._cells))
        self.notify("已复制这一行", markup=False)
