"""Work that runs in a thread: plain functions that take values and give one message.

Invariant: a job sees no widget, no screen and no app. Whatever it finds goes back as its
return value, which the screen posts to itself; a test reads this module's imports and the
one place that starts threads. Prevents a half-drawn screen from a worker's hand.
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.model.answer import Answer
from assistant.tui import messages
from assistant.tui.door import Engine
from assistant.tui.history import History
from assistant.tui.preferences import Preferences

if TYPE_CHECKING:
    from assistant.model.catalog import Ledger
    from assistant.render.export import Format

_FIRST_ROWS = "SELECT {} FROM {} LIMIT 5"


@contextmanager
def _uncollected() -> Iterator[None]:
    """What is loaded stays: the collector waits, and passes over it from then on.

    A walk through the whole plan and vocabulary holds up typing each time and frees nothing.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def open_engine(engine: Engine) -> messages.Opened:
    """Opens plan and ledgers; WenceError when they cannot be used."""
    with _uncollected():
        engine.open()
        return messages.Opened(engine.view)


def gather_words(engine: Engine) -> messages.WordsReady:
    """The engine's vocabulary for type-ahead."""
    with _uncollected():
        return messages.WordsReady(engine.words())


def import_ahead(*modules: str) -> None:
    """Imports what the first answer will need, so that it need not wait for it."""
    for module in modules:
        import_module(module)


def read_history(history: History) -> messages.HistoryRead:
    """Reads the questions of earlier runs."""
    return messages.HistoryRead(history.read())


def keep_question(history: History, question: str) -> None:
    """Adds a question to the history of later runs."""
    history.append(question)


def keep_theme(preferences: Preferences, name: str) -> None:
    """Remembers the theme for later runs."""
    preferences.keep_theme(name)


def ask(engine: Engine, turn: int, text: str, after: int | None, today: date | None) -> messages.Answered:
    """Asks, going on from an earlier turn."""
    reply = engine.ask(turn, text, after, today)
    return messages.Answered(messages.Outcome(turn, reply.answer, reply.changes))


def run_sql(engine: Engine, turn: int, sql: str) -> messages.Answered:
    """Runs the user's own SELECT."""
    return messages.Answered(messages.Outcome(turn, engine.sql(sql, turn)))


def find_rows(engine: Engine, turn: int, sql: str) -> messages.RowsFound:
    """The rows that a figure was counted from."""
    return messages.RowsFound(turn, engine.rows_behind(sql))


def first_rows(engine: Engine, number: int, ledger: "Ledger") -> messages.Answered:
    """The first rows of a ledger, but for its personal columns; ``number`` tells which ledger is awaited."""
    columns = ", ".join(_quoted(column.name) for column in ledger.columns if not column.personal)
    return messages.Answered(messages.Outcome(number, engine.sql(_FIRST_ROWS.format(columns, _quoted(ledger.table)))))


def export(answers: Sequence[Answer], folder: Path, kind: "Format") -> messages.Exported:
    """Writes answers to a file."""
    from assistant.render.export import export as write

    return messages.Exported(write(answers, folder, kind))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
