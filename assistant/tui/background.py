"""The one place that starts threads, and where their results come back.

Invariant: a job's message or error reaches the screen in the event loop, and only there is
anything shown. A job of the same group that is still running is given up first.
"""

from collections.abc import Callable
from functools import partial

from textual import on
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from assistant.tui.messages import Failed

BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
"""From so many cells on two things fit side by side; classes for the style sheets."""


class BackgroundScreen(Screen[str | None]):
    """A screen that runs jobs in threads."""

    def launch(self, group: str, job: Callable[..., Message | None], *given: object) -> None:
        """Runs ``job(*given)`` in a thread; its message, or ``Failed``, is posted to this screen."""
        self.run_worker(partial(job, *given), group=group, thread=True, exclusive=True, exit_on_error=False)

    @on(Worker.StateChanged)
    def deliver(self, event: Worker.StateChanged) -> None:
        """Hands on what a job brought."""
        worker = event.worker
        if event.state is WorkerState.SUCCESS and isinstance(worker.result, Message):
            self.post_message(worker.result)
        elif event.state is WorkerState.ERROR and worker.error is not None:
            self.post_message(Failed(worker.group, worker.error))
