"""Questions of earlier runs, kept in the user's state folder.

Invariant: losing the history never stops a question: a folder that cannot be written or a
line that cannot be read is passed over. Lines are only ever added, so that two chats open
at once do not lose each other's questions.
"""

import os
from pathlib import Path

from assistant.records import Record

_REMEMBERED = 1000
"""Questions that are read back."""


class History(Record):
    """A file of JSON Lines, one question a line."""

    path: Path

    def read(self) -> tuple[str, ...]:
        """The questions, oldest first, each once; empty when there is no readable file."""
        try:
            lines = self.path.read_text("utf-8", "replace").splitlines()[-_REMEMBERED:]
        except OSError:
            return ()
        texts = [text for line in lines if (text := _question(line))]
        return tuple(reversed(dict.fromkeys(reversed(texts))))

    def append(self, question: str) -> bool:
        """Adds a question; False when the disk does not let it."""
        import json  # here and below: what the first screen does not need

        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with os.fdopen(descriptor, "a", encoding="utf-8") as file:
                file.write(json.dumps({"question": question}, ensure_ascii=False) + "\n")
        except OSError:
            return False
        return True


def _question(line: str) -> str:
    import json

    try:
        entry = json.loads(line)
    except ValueError:
        return ""
    text = entry.get("question") if isinstance(entry, dict) else None
    return text if isinstance(text, str) else ""


class Recall:
    """Walks through earlier questions from the prompt, keeping what was being typed."""

    def __init__(self, questions: tuple[str, ...] = ()) -> None:
        self.questions = list(questions)
        self._position: int | None = None
        self._draft = ""

    def add(self, question: str) -> None:
        """Remembers a question just asked, as the newest."""
        if question in self.questions:
            self.questions.remove(question)
        self.questions.append(question)
        self._position = None

    def older(self, typed: str) -> str | None:
        """The question before the one shown; None at the oldest."""
        if self._position is None:
            self._draft, self._position = typed, len(self.questions)
        if self._position == 0:
            return None
        self._position -= 1
        return self.questions[self._position]

    def newer(self) -> str | None:
        """The question after the one shown, at last what was being typed; None when there is nothing newer."""
        if self._position is None:
            return None
        self._position += 1
        if self._position < len(self.questions):
            return self.questions[self._position]
        self._position = None
        return self._draft
