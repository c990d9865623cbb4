"""What the chat and the process that answers send each other, and how it goes through the pipe.

Invariant: nothing is sent but these messages and what they hold: types of the model, so
that taking a reply imports none of the rooms that made it. A long reply comes a piece at
a time, and between two pieces the screen can be painted.
"""

import pickle
from datetime import date
from typing import IO

from assistant.config import Settings
from assistant.errors import WenceError
from assistant.records import Record
from assistant.tui.door import Reply, View

BROKEN = (OSError, EOFError, ValueError, pickle.UnpicklingError)
"""What reading or writing raises once the other end is gone."""


class Open(Record):
    """Read these files; answered with a view."""

    settings: Settings


class Ask(Record):
    """A question; answered with what came of it."""

    turn: int
    text: str
    after: int | None
    today: date | None


class Select(Record):
    """The user's own SELECT; answered with its rows."""

    text: str
    turn: int | None = None


class RowsBehind(Record):
    """A query whose figure is to be explained; answered with the rows it was counted from."""

    sql: str


class Words(Record):
    """The vocabulary is wanted."""


class Stop(Record):
    """A turn is given up; has no answer of its own."""

    turn: int


Request = Open | Ask | Select | RowsBehind | Words


class Told(Record):
    """A reply to a question; with a view where files had changed."""

    reply: Reply
    view: View | None = None


class Problem(Record):
    """A request that could not be answered."""

    error: WenceError


def put(pipe: IO[bytes], message: object) -> None:
    """Sends a message."""
    pickle.dump(message, pipe, pickle.HIGHEST_PROTOCOL)
    pipe.flush()


def take(pipe: IO[bytes]) -> object:
    """The next message; one of ``BROKEN`` when there will be none."""
    return pickle.load(pipe)  # noqa: S301 - the other end is this very program, started by this one or its starter
