"""Commands that open something: the evidence, a browser, a list, the help.

Invariant: heavy screens are imported when they are first opened; what is picked on one of
them goes into the prompt and asks nothing by itself.
"""

from typing import TYPE_CHECKING

from assistant.errors import WenceError
from assistant.tui.screens.turns import Loaded, TurnsScreen

if TYPE_CHECKING:
    from assistant.tui.widgets.evidence import EvidencePanel


class OpeningCommands(TurnsScreen):
    """The commands that open something."""

    evidence: "EvidencePanel | None" = None

    @property
    def ready(self) -> Loaded:
        """What is loaded; WenceError while it is not."""
        if self.loaded is None:
            raise WenceError("方案和台账还没载入完", todo="请稍候再试")
        return self.loaded

    async def command_help(self, _: str) -> None:
        """Keys, commands and examples."""
        from assistant.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    async def command_evidence(self, _: str) -> None:
        """Opens the evidence of the newest answer, or closes the panel."""
        if self.has_class("-evidence"):
            self.close_evidence()
            return
        latest = self.dialogue.latest
        panel = await self.open_evidence()
        if latest:
            await panel.show(*latest)
        panel.take_focus()

    async def command_ledgers(self, _: str) -> None:
        """The ledger browser."""
        from assistant.tui.screens.ledgers import LedgersScreen

        self.app.push_screen(LedgersScreen(self.engine, self.ready.view.catalog), self.take_draft)

    async def command_plan(self, argument: str) -> None:
        """The plan browser, at a clause if one is named."""
        from assistant.tui.screens.plan import PlanScreen

        plans = self.ready.plans
        if argument and plans.place(argument) is None:
            raise WenceError(f"方案里没有 {argument} 这一条", todo="不带编号的 /方案 打开提纲")
        self.app.push_screen(PlanScreen(plans, argument), self.take_draft)

    async def command_history(self, _: str) -> None:
        """Finds an earlier question by typing."""
        from assistant.tui.screens.picker import Item, Picker

        items = [Item(question, question) for question in reversed(self.area.recall.questions)]
        self.app.push_screen(Picker("问过的问题", items), self.take_draft)

    async def open_evidence(self) -> "EvidencePanel":
        """The panel beside the transcript, built when first wanted."""
        if self.evidence is None:
            from assistant.tui.widgets.evidence import EvidencePanel

            self.evidence = EvidencePanel(self.ready.plans)
            await self.query_one("#body").mount(self.evidence)
        self.set_class(True, "-evidence")
        return self.evidence

    def close_evidence(self) -> None:
        """Gives the room back to the transcript."""
        self.set_class(False, "-evidence")

    def take_draft(self, question: str | None) -> None:
        """Puts what was picked on another screen into the prompt."""
        if question:
            self.area.draft(question)
