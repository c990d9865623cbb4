"""Work that runs in a thread: plain functions that take values and give one message.

Invariant: a job sees no widget, no screen and no app. Whatever it finds goes back as its
return value, which the screen posts to itself; a test reads this module's imports and the
one place that starts threads. Prevents a half-drawn screen from a worker's hand.
"""

import gc
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.model.answer import Answer
from assistant.tui import messages
from assistant.tui.door import Engine, Opener
from assistant.tui.history import History
from assistant.tui.preferences import Preferences

if TYPE_CHECKING:
    from assistant.model.catalog import Catalog, Ledger
    from assistant.model.document import Document
    from assistant.render.export import Format
    from assistant.session import Session


_MOST_VALUES = 5_000
"""Distinct values of a column up to which they are offered while typing."""
_FIRST_ROWS = "SELECT {} FROM {} LIMIT 5"


@contextmanager
def _uncollected() -> Iterator[None]:
    """What is loaded stays: the collector waits, and passes over it from then on.

    A walk through the whole vocabulary holds up typing for a fifth of a second each time,
    with a big ledger for seconds, and frees nothing.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def open_engine(opener: Opener) -> messages.Opened:
    """Opens plan and ledgers; WenceError when they cannot be used."""
    with _uncollected():
        return messages.Opened(opener())


def gather_words(engine: Engine) -> messages.WordsReady:
    """Builds the type-ahead from the engine's vocabulary."""
    from assistant.linking.typeahead import TypeAhead

    with _uncollected():
        crowded = _crowded(engine.catalog)
        words = ((word, kind) for word, kind in engine.words() if word not in crowded)
        return messages.WordsReady(TypeAhead((*words, *_topics(engine.documents))))


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


def ask(engine: Engine, turn: int, text: str, session: "Session | None", today: date | None) -> messages.Answered:
    """Asks on a copy of the dialogue, so that a stopped question leaves no trace in it."""
    from assistant import journal
    from assistant.session import Session

    began = time.perf_counter()
    changes = engine.refresh()
    dialogue = _copied(session) if session is not None else Session()
    answer = engine.ask(text, dialogue, today)
    journal.note(answer)
    return messages.Answered(messages.Outcome(turn, _timed(answer, began), dialogue, changes))


def run_sql(engine: Engine, turn: int, sql: str) -> messages.Answered:
    """Runs the user's own SELECT."""
    began = time.perf_counter()
    return messages.Answered(messages.Outcome(turn, _timed(engine.sql(sql), began)))


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


def _crowded(catalog: "Catalog") -> frozenset[str]:
    """Values of columns that hold so many: house numbers help nobody who types, and looking through them takes long."""
    columns = (column for ledger in catalog.ledgers for column in ledger.columns if len(column.values) > _MOST_VALUES)
    return frozenset(value.text for column in columns for value in column.values)


def _topics(documents: "tuple[Document, ...]") -> Iterator[tuple[str, str]]:
    """Headings, task forces and indicators of the plans, which are asked about by name."""
    for document in documents:
        yield from ((section.title, "topic") for section in document.sections)
        yield from ((force.name, "topic") for force in document.task_forces)
        yield from ((target.indicator, "topic") for target in document.targets)


def _copied(session: "Session") -> "Session":
    """Its own lists; the turns in them never change."""
    return replace(session, turns=[*session.turns], questions=[*session.questions], chosen={**session.chosen})


def _timed(answer: Answer, began: float) -> Answer:
    return replace(answer, elapsed_ms=(time.perf_counter() - began) * 1000)
