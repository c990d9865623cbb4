"""The only door from the chat to the program that answers.

Invariant: the chat knows this protocol and nothing behind it, so the heavy rooms are
imported by the job that opens the engine and never before the first screen is painted.
"""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Protocol

from assistant.config import Settings
from assistant.model.answer import Answer

if TYPE_CHECKING:
    from assistant.model.catalog import Catalog
    from assistant.model.document import Document
    from assistant.session import Session


class Engine(Protocol):
    """What the chat asks of the engine; every method may be called from any thread."""

    @property
    def documents(self) -> "tuple[Document, ...]":
        """The plans."""

    @property
    def catalog(self) -> "Catalog":
        """The ledgers."""

    @property
    def today(self) -> date:
        """The day that counts as today unless a question says otherwise."""

    def ask(self, text: str, session: "Session | None" = None, today: date | None = None) -> Answer:
        """The answer to one question."""

    def sql(self, text: str) -> Answer:
        """The rows of the user's own SELECT."""

    def rows_behind(self, sql: str) -> Answer:
        """The rows that a figure was counted from."""

    def refresh(self) -> tuple[str, ...]:
        """Picks up changed files; one message for each."""

    def interrupt(self) -> None:
        """Stops the query that runs."""

    def words(self) -> Iterable[tuple[str, str]]:
        """Words of the vocabulary with their kind, for type-ahead."""


Opener = Callable[[], Engine]


def opener(settings: Settings) -> Opener:
    """How to open the real engine; call it in a job, it takes a while."""

    def open_engine() -> Engine:
        from assistant.engine import Assistant
        from assistant.tui.apart import build

        ahead = partial(build, settings.plan, settings.ledgers)
        return Assistant.open(settings.plan, settings.ledgers, settings.today, settings.reveal_personal, ahead)

    return open_engine
