"""One dialogue: what was asked and answered last, and what the user has chosen.

Invariant: only an answered question can be continued; a refusal in between does not
wipe the topic (「回到刚才那个」 finds it again).
"""

import json
from dataclasses import dataclass, field

from assistant.model.answer import Answer
from assistant.parsing.reading import Reading
from assistant.records import Record


class Turn(Record):
    """A question, how it was read, and its answer."""

    question: str
    reading: Reading
    answer: Answer


@dataclass(slots=True)
class Session:
    """The turns of a dialogue, newest last; ``pending`` holds choices that were offered."""

    turns: list[Turn] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    """Every question as typed, so that a saved session can be played again."""
    pending: tuple[str, ...] = ()
    chosen: dict[str, str] = field(default_factory=dict)
    """Ambiguous question → the ledger or unit that was picked for it in this session."""

    @property
    def last(self) -> Turn | None:
        """The last answered turn."""
        return self.turns[-1] if self.turns else None

    def across(self, turn: Turn) -> Turn | None:
        """The last turn before ``turn`` about the other side: the plan, where that one is about rows."""
        sort = type(turn.reading.question)
        return next((one for one in reversed(self.turns) if type(one.reading.question) is not sort), None)

    def remember(self, text: str, choices: tuple[str, ...]) -> None:
        """Notes a line as typed, which offered choice it took, and the choices its answer offers."""
        if self.pending and self.questions:
            number = int(text) if text.strip().isdecimal() else 0
            choice = self.pending[number - 1] if 1 <= number <= len(self.pending) else text
            if choice in self.pending:
                self.chosen[self.questions[-1]] = choice
        self.questions.append(text)
        self.pending = choices

    def to_json(self) -> str:
        """The questions; the rest is found again by asking them in order."""
        return json.dumps({"questions": self.questions}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Session":
        """A session whose questions are still to be replayed; ValueError when the text is none."""
        data = json.loads(text)
        questions = data.get("questions") if isinstance(data, dict) else None
        if not isinstance(questions, list) or not all(isinstance(item, str) for item in questions):
            raise ValueError("not a session")
        return cls(questions=list(questions))
