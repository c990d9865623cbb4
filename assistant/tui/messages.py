"""What happens in the chat, as typed messages: from jobs to the screen, from blocks to the screen.

Invariant: a job's outcome carries the number of its turn, so that a reply that comes after
its turn was stopped or cleared can be told from one that is awaited.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from assistant.model.answer import Answer, Cell
from assistant.records import Record

if TYPE_CHECKING:
    from assistant.linking.typeahead import TypeAhead
    from assistant.tui.door import View


class Opened(Message):
    """The engine is ready."""

    def __init__(self, view: "View") -> None:
        super().__init__()
        self.view = view


class WordsReady(Message):
    """Type-ahead is ready."""

    def __init__(self, words: "TypeAhead") -> None:
        super().__init__()
        self.words = words


class HistoryRead(Message):
    """Questions of earlier runs, oldest first."""

    def __init__(self, questions: tuple[str, ...]) -> None:
        super().__init__()
        self.questions = questions


class Outcome(Record):
    """What became of a turn."""

    turn: int
    answer: Answer
    changes: tuple[str, ...] = ()
    """Ledger files that had changed before the turn."""


class Answered(Message):
    """A turn has its answer."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


class Reloaded(Message):
    """Files had changed: plan and ledgers are others than before."""


class Settled(Message):
    """A turn shows its answer."""

    def __init__(self, turn: int, answer: Answer) -> None:
        super().__init__()
        self.turn = turn
        self.answer = answer


class RowsWanted(Message):
    """The rows behind an answer are to be looked up."""

    def __init__(self, turn: int, answer: Answer) -> None:
        super().__init__()
        self.turn = turn
        self.answer = answer


class RowsFound(Message):
    """The rows behind a figure, for the evidence panel."""

    def __init__(self, turn: int, answer: Answer) -> None:
        super().__init__()
        self.turn = turn
        self.answer = answer


class Exported(Message):
    """A file was written."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path


class Failed(Message):
    """A job of this group ended in an error."""

    def __init__(self, group: str, problem: BaseException) -> None:
        super().__init__()
        self.group = group
        self.problem = problem


class QuestionChosen(Message):
    """A choice or suggestion was picked: ask it."""

    def __init__(self, question: str) -> None:
        super().__init__()
        self.question = question


class QuestionDrafted(Message):
    """Something was picked in a browser: put this into the prompt."""

    def __init__(self, question: str) -> None:
        super().__init__()
        self.question = question


class ClauseCited(Message):
    """A citation was followed."""

    def __init__(self, clause: str, answer: Answer | None = None) -> None:
        super().__init__()
        self.clause = clause
        self.answer = answer


class RowOpened(Message):
    """A row was opened in detail."""

    def __init__(self, columns: tuple[str, ...], row: tuple[Cell, ...]) -> None:
        super().__init__()
        self.columns = columns
        self.row = row


class SqlSubmitted(Message):
    """An edited query is to be run."""

    def __init__(self, sql: str) -> None:
        super().__init__()
        self.sql = sql
