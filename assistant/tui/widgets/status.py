"""One thin line above the prompt: what is loading, else a short word that goes by itself.

Invariant: a passing word never hides that something is still loading; it comes back after it.
"""

from textual.timer import Timer
from textual.widgets import Static

from assistant.tui.sheets import beside
from assistant.tui.widgets.wording import plain

_SECONDS = 6.0
"""How long a passing word stays."""


class StatusLine(Static):
    """Progress and passing words."""

    DEFAULT_CSS = beside(__file__)

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._progress = ""
        self._timer: Timer | None = None

    def progress(self, text: str) -> None:
        """Says what is going on until told otherwise; empty when nothing is."""
        self._progress = text
        if self._timer is None:
            self._show(text)

    def flash(self, text: str) -> None:
        """Says something for a few seconds."""
        if self._timer is not None:
            self._timer.stop()
        self._show(text)
        self._timer = self.set_timer(_SECONDS, self._pass)

    def _pass(self) -> None:
        self._timer = None
        self._show(self._progress)

    def _show(self, text: str) -> None:
        self.update(plain(text))
