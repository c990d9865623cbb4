"""The query behind an answer, coloured; and a copy of it to change and run.

Invariant: what runs is what the user sees in the editor, through the same guard as every
query; the original is never touched.
"""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.highlight import highlight
from textual.widgets import Button, Static, TextArea

from assistant.render.plain import clean
from assistant.tui.messages import SqlSubmitted
from assistant.tui.sheets import beside
from assistant.tui.widgets.wording import plain

_NONE = "这个回答没有用到查询语句"


class SqlView(Vertical):
    """The query and its editor."""

    DEFAULT_CSS = beside(__file__)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+g,f5", "run", "运行", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._sql = ""

    def compose(self) -> ComposeResult:
        """The query to read, the editor (at first hidden), and the button for both."""
        with VerticalScroll():
            yield Static(plain(_NONE), id="query", markup=False)
        yield TextArea(id="editor", show_line_numbers=True)
        yield Button("改一份来查（e）", id="edit", compact=True)
        yield Button("运行（Ctrl+G）", id="run", compact=True)

    def show(self, sql: str | None) -> None:
        """Shows a query."""
        self._sql = clean(sql or "")
        self.set_class(False, "editing")
        self.set_class(not self._sql, "empty")
        self.query_one("#query", Static).update(highlight(self._sql, language="sql") if self._sql else plain(_NONE))

    @on(Button.Pressed, "#edit")
    def action_edit(self) -> None:
        """Opens a copy in the editor."""
        if self._sql:
            self.set_class(True, "editing")
            editor = self.query_one("#editor", TextArea)
            editor.text = self._sql
            editor.focus()

    @on(Button.Pressed, "#run")
    def action_run(self) -> None:
        """Runs the edited copy."""
        text = self.query_one("#editor", TextArea).text.strip()
        if self.has_class("editing") and text:
            self.post_message(SqlSubmitted(text))
