"""Figures to look at: bars by label, and a measured figure beside the plan's.

Invariant: each bar has its figure beside it and the verdict is in words, so nothing is
said by colour or length alone; drawn anew for the width there is.
"""

from textual import events
from textual.content import Content
from textual.widgets import Static

from assistant.model.answer import Gauge
from assistant.tui.charts import Series, bars, gauge_bar, gauge_caption, met
from assistant.tui.sheets import beside
from assistant.tui.widgets.wording import joined, plain

_FIRST_CELLS = 60
"""Width until the screen says how much there is."""
_WIDEST_GAUGE = 60


class BarsBlock(Static):
    """One bar a row of the result."""

    DEFAULT_CSS = beside(__file__)

    def __init__(self, drawn: Series) -> None:
        self._series = drawn
        super().__init__(self._drawn(_FIRST_CELLS), markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Draws the bars for the new width."""
        self.update(self._drawn(event.size.width))

    def _drawn(self, cells: int) -> Content:
        lines = [plain(self._series.title, "bold")]
        for label, bar, figure in bars(self._series, cells):
            lines.append(joined(label, " ", plain(bar, "$primary"), " ", figure))
        return Content("\n").join(lines)


class GaugeBlock(Static):
    """A key figure against its target; ┃ marks the target."""

    DEFAULT_CSS = beside(__file__)

    def __init__(self, gauge: Gauge) -> None:
        self._gauge = gauge
        super().__init__(self._drawn(_FIRST_CELLS), markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Draws the bar for the new width."""
        self.update(self._drawn(event.size.width))

    def _drawn(self, cells: int) -> Content:
        style = "$success" if met(self._gauge) else "$warning"
        bar = gauge_bar(self._gauge, min(_WIDEST_GAUGE, cells))
        return Content("\n").join([plain(gauge_caption(self._gauge), "bold"), plain(bar, style)])
