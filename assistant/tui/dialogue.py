"""Turns of one chat: numbered, asked one after another, and their replies matched to them.

Invariant: at most one question runs; a reply whose turn is not the running one is stale and
changes nothing, neither the screen nor the dialogue that follow-ups build on.
"""

from collections import deque

from assistant.model.answer import Answer
from assistant.records import Record
from assistant.tui.messages import Outcome

_REMEMBERED = 200
"""Answers kept for export and evidence; older ones are let go with their rows."""


class Request(Record):
    """Something to be asked: a question, or the user's own SQL."""

    turn: int
    text: str
    sql: bool = False


class Dialogue:
    """The state of a chat, apart from the screen."""

    def __init__(self) -> None:
        self.after: int | None = None
        """The turn that the next question may go on from: the last that was answered, the user's own SQL aside."""
        self.running: Request | None = None
        self._answers: dict[int, Answer] = {}
        self._waiting: deque[Request] = deque()
        self._turns = 0

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Answers so far, oldest first."""
        return tuple(self._answers.values())

    @property
    def latest(self) -> tuple[int, Answer] | None:
        """The newest answer with its turn."""
        return next(reversed(self._answers.items()), None)

    def put(self, text: str, sql: bool = False) -> Request:
        """A new turn, waiting to be asked."""
        self._turns += 1
        request = Request(self._turns, text, sql)
        self._waiting.append(request)
        return request

    def start(self) -> Request | None:
        """The next turn to ask, now running; None while one runs or when none waits."""
        if self.running or not self._waiting:
            return None
        self.running = self._waiting.popleft()
        return self.running

    def accept(self, outcome: Outcome) -> bool:
        """Takes the reply of the running turn; False for a stale one."""
        if self.running is None or outcome.turn != self.running.turn:
            return False
        self.after = self.after if self.running.sql else outcome.turn
        self.running = None
        self.add(outcome.turn, outcome.answer)
        return True

    def stop(self) -> Request | None:
        """Gives up the running turn, whose reply is stale from now on."""
        stopped, self.running = self.running, None
        return stopped

    def note(self, answer: Answer) -> int:
        """A turn that needed no asking, with its answer."""
        self._turns += 1
        self.add(self._turns, answer)
        return self._turns

    def add(self, turn: int, answer: Answer) -> None:
        """Remembers an answer."""
        self._answers[turn] = answer
        while len(self._answers) > _REMEMBERED:
            del self._answers[next(iter(self._answers))]

    def number_of(self, answer: Answer) -> int | None:
        """The turn that had this answer, if it is still remembered."""
        return next((turn for turn, found in self._answers.items() if found is answer), None)

    def clear(self) -> None:
        """Forgets everything asked so far; turns go on counting, so that late replies stay stale."""
        self.after = self.running = None
        self._answers.clear()
        self._waiting.clear()
