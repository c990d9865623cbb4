"""The plan to look through, whole."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Footer

from assistant.tui.background import BREAKPOINTS
from assistant.tui.messages import QuestionDrafted
from assistant.tui.plan_index import PlanIndex
from assistant.tui.widgets.plan_view import PlanView


class PlanScreen(Screen[str | None]):
    """Gives a question for the prompt, or None."""

    CSS_PATH = "plan.tcss"
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f4", "close", "返回"),
        Binding("tab", "app.focus_next", "换一栏"),
    ]

    def __init__(self, plans: PlanIndex, cited: str = "") -> None:
        super().__init__()
        self._plans = plans
        self._cited = cited

    def compose(self) -> ComposeResult:
        """Outline and text."""
        yield PlanView(self._plans)
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        """Opens at the clause asked for."""
        place = self._plans.place(self._cited)
        if place:
            await self.query_one(PlanView).show_place(place, self._cited, ())

    @on(QuestionDrafted)
    def draft(self, message: QuestionDrafted) -> None:
        """Back with the question."""
        self.dismiss(message.question)

    def action_close(self) -> None:
        """Back without a question."""
        self.dismiss(None)
