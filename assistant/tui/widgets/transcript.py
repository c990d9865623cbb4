"""The chat's past: turns in order, the newest at the foot.

Invariant: ``post`` is the only way in, and keeps the number of turns between two marks, so
that the five-hundredth turn scrolls as the first did.
"""

from textual import events
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from assistant.tui.sheets import beside
from assistant.tui.widgets.turn import Turn
from assistant.tui.widgets.wording import plain

_HIGH, _LOW = 60, 40
"""With more turns than the first, the oldest go until the second is left."""


_SETTLED = 0.1
"""Seconds until the screen is drawn whole once more: Textual takes a list that closes while
something scrolls for drawn already, and its last line would stay above the prompt."""


class Transcript(VerticalScroll, can_focus=False):
    """All turns shown."""

    DEFAULT_CSS = beside(__file__)

    def __init__(self) -> None:
        super().__init__()
        self._dropped = 0

    async def post(self, block: Widget) -> None:
        """Adds a turn, or something said between turns, at the foot."""
        await self.query(".welcome").remove()
        await self.mount(block)
        await self._prune()
        self.foot()

    def turn(self, number: int) -> Turn | None:
        """The turn of this number, if it is still shown."""
        return next((turn for turn in self.query(Turn) if turn.number == number), None)

    def foot(self) -> None:
        """Shows what came last; its beginning when it is taller than the screen."""
        if self.children:
            self.call_after_refresh(self._show, self.children[-1])

    def on_resize(self, _: events.Resize) -> None:
        """Lines break anew: the newest turn stays in sight."""
        self.foot()

    def latest(self) -> Turn | None:
        """The newest turn."""
        turns = self.query(Turn)
        return turns.last() if turns else None

    def _show(self, block: Widget) -> None:
        if block.is_attached:
            self.scroll_to(y=min(block.virtual_region.y, self.max_scroll_y), animate=False)
            self.set_timer(_SETTLED, self.screen.refresh)

    async def clear(self) -> None:
        """Takes everything away."""
        self._dropped = 0
        await self.remove_children()

    async def _prune(self) -> None:
        children = list(self.children)
        if len(children) <= _HIGH:
            return
        old = children[:-_LOW]
        self._dropped += sum(isinstance(child, Turn) for child in old)
        await self.remove_children(old)
        said = plain(f"更早的 {self._dropped} 轮已收起；/导出 全部 可以存下最近的回答")
        await self.mount(Static(said, classes="pruned", markup=False), before=0)
