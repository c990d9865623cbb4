"""The ledgers to look through: columns, types, values, first rows, and what the check found.

Invariant: picking anything puts a question into the prompt and asks nothing by itself.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, OptionList

from assistant.model.catalog import Catalog, Ledger
from assistant.tui import browse, jobs
from assistant.tui.background import BackgroundScreen
from assistant.tui.door import Engine
from assistant.tui.messages import Answered, Failed, RowOpened
from assistant.tui.pages import Row
from assistant.tui.screens.row import RowScreen
from assistant.tui.widgets.prose import Prose
from assistant.tui.widgets.table import TableBlock
from assistant.tui.widgets.wording import joined, plain

_COLUMNS_A_PAGE = 12


class LedgersScreen(BackgroundScreen):
    """Gives a question for the prompt, or None."""

    CSS_PATH = "ledgers.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f3", "close", "返回"),
        Binding("space", "ask", "把问题放进输入行"),
        Binding("tab", "app.focus_next", "换一栏"),
    ]

    def __init__(self, engine: Engine, catalog: Catalog) -> None:
        super().__init__()
        self._engine = engine
        self._catalog = catalog
        self._shown = 0

    def compose(self) -> ComposeResult:
        """Names on the left, one ledger on the right."""
        with Horizontal():
            names = OptionList(*map(_name, self._catalog.ledgers), id="names", markup=False, compact=True)
            yield names
            yield VerticalScroll(id="ledger", can_focus=False)
        yield Footer(show_command_palette=False)

    @on(OptionList.OptionHighlighted, "#names")
    async def show(self, event: OptionList.OptionHighlighted) -> None:
        """Shows the ledger the cursor is on."""
        event.stop()
        self._shown = event.option_index
        await self._describe(self._catalog.ledgers[event.option_index])

    @on(OptionList.OptionSelected, "#names")
    def enter(self, event: OptionList.OptionSelected) -> None:
        """Goes into the ledger's columns."""
        event.stop()
        self.focus_next()

    @on(RowOpened)
    def open_row(self, message: RowOpened) -> None:
        """A column becomes a question; a row of data opens in detail."""
        if message.columns == browse.COLUMNS:
            ledger = self._catalog.ledgers[self._shown]
            self._close(browse.question_about(ledger, ledger.column(str(message.row[0]))))
        else:
            self.app.push_screen(RowScreen(message.columns, message.row))

    @on(Answered)
    async def add_first_rows(self, message: Answered) -> None:
        """Shows the first rows, unless another ledger is shown by now."""
        outcome = message.outcome
        if outcome.turn == self._shown and outcome.answer.rows:
            await self._add("前几行", outcome.answer.columns, outcome.answer.rows)

    @on(Failed)
    def tell(self, message: Failed) -> None:
        """Says why there are no first rows."""
        self.notify(str(message.problem), severity="warning", markup=False)

    def action_ask(self) -> None:
        """A question about the ledger as a whole."""
        self._close(f"{self._catalog.ledgers[self._shown].name}一共有多少条")

    def action_close(self) -> None:
        """Back without a question."""
        self._close(None)

    def _close(self, question: str | None) -> None:
        self.dismiss(question)

    async def _describe(self, ledger: Ledger) -> None:
        box = self.query_one("#ledger", VerticalScroll)
        await box.remove_children()
        await box.mount(
            Prose(plain(ledger.name, "bold")),
            Prose(plain(browse.summary(ledger)), classes="summary"),
            TableBlock(browse.COLUMNS, browse.columns(ledger), _COLUMNS_A_PAGE, "问这一列"),
        )
        found = browse.findings(self._catalog, ledger)
        if found:
            await self._add(f"检查发现 {len(found)} 处", browse.FINDINGS, found)
        self.launch("rows", jobs.first_rows, self._engine, self._shown, ledger)

    async def _add(self, title: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        box = self.query_one("#ledger", VerticalScroll)
        await box.mount(Prose(plain(title, "bold")), TableBlock(columns, rows, _COLUMNS_A_PAGE))


def _name(ledger: Ledger) -> Content:
    return joined(ledger.name, plain(f"　{ledger.rows}", "dim"))
