"""The only door from the chat to the program that answers.

Invariant: the chat knows this protocol and nothing behind it. Who answers lives in a
process of its own (``remote``), so that reading, cutting words and counting never hold up
the one that paints.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Protocol

from assistant.config import Settings
from assistant.model.answer import Answer
from assistant.records import Record

if TYPE_CHECKING:
    from assistant.linking.typeahead import TypeAhead
    from assistant.model.catalog import Catalog
    from assistant.model.document import Document


class View(Record):
    """What the chat shows of plan and ledgers besides answers."""

    documents: "tuple[Document, ...]"
    catalog: "Catalog"
    """The ledgers; of each column the commonest values alone."""
    today: date
    """The day that counts as today unless a question says otherwise."""


class Reply(Record):
    """What came of a question."""

    answer: Answer
    changes: tuple[str, ...] = ()
    """Ledger files that had changed before it, told to the user."""


class Engine(Protocol):
    """What the chat asks of the engine; every method may be called from any thread."""

    @property
    def view(self) -> View:
        """Plan and ledgers as they are now; there once the engine is open."""

    def open(self) -> None:
        """Opens plan and ledgers, which takes a while; WenceError when they cannot be used."""

    def close(self) -> None:
        """Ends at once whatever runs; nothing is asked any more."""

    def ask(self, turn: int, text: str, after: int | None, today: date | None) -> Reply:
        """The answer to the question of a turn, which may go on from the turn ``after``."""

    def sql(self, text: str, turn: int | None = None) -> Answer:
        """The rows of the user's own SELECT."""

    def rows_behind(self, sql: str) -> Answer:
        """The rows that a figure was counted from."""

    def stop(self, turn: int) -> None:
        """Gives up a turn: its query is stopped, or never begun."""

    def words(self) -> "TypeAhead":
        """The vocabulary, for type-ahead."""


Opener = Callable[[], Engine]
"""Makes the engine, which is still to be opened; called after the first paint, which needs nothing that it imports."""


def opener(settings: Settings) -> Opener:
    """How to make the real engine."""

    def make() -> Engine:
        from assistant.tui.remote import RemoteEngine

        return RemoteEngine(settings)

    return make
