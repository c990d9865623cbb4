"""What every answer rests on, always in sight: plan, day, ledgers, sample mark, unit in view.

Invariant: where it is narrow the plan's number gives way first; the sample mark and the
day never do.
"""

from textual import events
from textual.widgets import Static

from assistant.render.plain import clipped, width
from assistant.tui.door import View
from assistant.tui.scope import Scope
from assistant.tui.sheets import beside
from assistant.tui.widgets.wording import joined, plain

_TITLE = "问策"
_BAR = " │ "


class HeaderLine(Static):
    """One line at the top."""

    DEFAULT_CSS = beside(__file__)

    def __init__(self) -> None:
        super().__init__(plain(_TITLE, "bold"), markup=False)
        self._plan = ""
        self._facts: tuple[str, ...] = ()

    def tell(self, view: View, scope: Scope) -> None:
        """Shows what is loaded and how it is looked at."""
        catalog = view.catalog
        ledgers = sum(not ledger.plan for ledger in catalog.ledgers)
        day = scope.today or view.today
        changed = "（已改）" if scope.today else ""
        sample = ("示例数据",) if catalog.sample else ()
        self._facts = (
            f"今天 {day.isoformat()}{changed}",
            f"台账 {ledgers} 本",
            *sample,
            *([scope.unit] if scope.unit else []),
        )
        self._plan = plans_named(view)
        self._draw()

    def on_resize(self, _: events.Resize) -> None:
        """Fits the line to the new width."""
        self._draw()

    def _draw(self) -> None:
        if not self._facts:
            return
        rest = "".join(_BAR + fact for fact in self._facts)
        room = self.size.width - width(_TITLE + _BAR + rest) - 2
        plan = clipped(self._plan, room) if room > 3 else ""
        self.update(joined(plain(_TITLE, "bold"), _BAR + plan if plan else "", rest))


def plans_named(view: View) -> str:
    """The plan's number, or how many plans there are."""
    documents = view.documents
    if len(documents) == 1:
        return documents[0].head.number or documents[0].head.title
    return f"方案 {len(documents)} 件"
