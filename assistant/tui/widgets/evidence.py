"""What an answer rests on, beside the transcript: the plan's text, the query, the rows.

Invariant: the three always belong to the same answer, the one named at the top.
"""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static, TabbedContent, TabPane, Tabs

from assistant.model.answer import Answer
from assistant.render.plain import one_line
from assistant.tui.messages import RowsWanted
from assistant.tui.plan_index import PlanIndex, marked_words
from assistant.tui.sheets import beside
from assistant.tui.widgets.plan_view import PlanView
from assistant.tui.widgets.prose import Prose
from assistant.tui.widgets.sql_view import SqlView
from assistant.tui.widgets.table import TableBlock
from assistant.tui.widgets.wording import joined, plain

PLAN, SQL, ROWS = "tab-plan", "tab-sql", "tab-rows"
_ROWS_A_PAGE = 15


class EvidencePanel(Vertical):
    """Three tabs about one answer: ← → from tab to tab, ↓ into what it shows."""

    DEFAULT_CSS = beside(__file__)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,enter", "into", "进入", show=False),
        Binding("e", "edit", "改一份来查", show=False),
    ]

    def __init__(self, plans: PlanIndex) -> None:
        super().__init__()
        self._plans = plans
        self._about: tuple[int, Answer] | None = None
        self._rows_of: int | None = None

    def compose(self) -> ComposeResult:
        """The answer's question and the tabs."""
        yield Prose(Content(), id="about")
        with TabbedContent():
            with TabPane("方案原文", id=PLAN):
                yield PlanView(self._plans)
            with TabPane("查询语句", id=SQL):
                yield SqlView()
            with TabPane("数据行", id=ROWS):
                yield Vertical(id="rows")

    async def show(self, turn: int, answer: Answer) -> None:
        """Shows the evidence of an answer, the plan's text first where it cites any."""
        if self._about is None or self._about[0] != turn:
            self._about, self._rows_of = (turn, answer), None
            self.query_one("#about", Prose).update(about(answer))
            self.query_one(SqlView).show(answer.sql)
            await self.query_one("#rows").remove_children()
        if answer.clauses:
            await self.cite(answer.clauses[0], answer)
        elif answer.sql:
            self.query_one(TabbedContent).active = SQL

    async def cite(self, cited: str, answer: Answer | None) -> None:
        """Shows a clause in its surroundings."""
        place = self._plans.place(cited)
        if place:
            self.query_one(TabbedContent).active = PLAN
            await self.query_one(PlanView).show_place(place, cited, marked_words(place, answer))

    async def show_rows(self, turn: int, answer: Answer) -> None:
        """Shows the rows behind the answer, unless another answer is shown by now."""
        if self._about and self._about[0] == turn:
            rows = self.query_one("#rows")
            await rows.remove_children()
            said = Static(plain(answer.answer), markup=False)
            await rows.mount(TableBlock(answer.columns, answer.rows, _ROWS_A_PAGE) if answer.rows else said)

    def take_focus(self) -> None:
        """Puts the keyboard on the tabs."""
        self.query_one(Tabs).focus()

    def action_into(self) -> None:
        """Into the open tab: to the cited clause, else to the first thing that takes keys."""
        pane = self.query_one(TabbedContent).active_pane
        inside = [widget for widget in self.screen.focus_chain if pane in widget.ancestors]
        cited = [widget for widget in inside if widget.has_class("cited")]
        for widget in (*cited, *inside)[:1]:
            widget.focus()

    def action_edit(self) -> None:
        """Opens a copy of the query in the editor."""
        self.query_one(SqlView).action_edit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The letter is a key while the query is shown, else it is typed."""
        return action != "edit" or self.query_one(TabbedContent).active == SQL

    @on(TabbedContent.TabActivated)
    def want_rows(self, event: TabbedContent.TabActivated) -> None:
        """Looks the rows up when their tab is opened first."""
        event.stop()
        if event.pane.id == ROWS and self._about and self._rows_of != self._about[0]:
            self._rows_of = self._about[0]
            self.post_message(RowsWanted(*self._about))


def about(answer: Answer) -> Content:
    """What the evidence is of: the question, and the beginning of the answer to hold against it."""
    said = one_line(answer.answer.partition("\n")[0])
    return joined(plain(f"依据：{one_line(answer.question)}", "bold"), "\n", plain(said, "$text-muted"))
