"""Which day is today and whose view is taken, as the header shows them.

Invariant: what the scope changes in a question is seen in the question: 「我单位」 is replaced
by the unit's name before it is asked, never silently added behind it.
"""

from datetime import date

from assistant.records import Record
from assistant.tui.texts import texts


class Scope(Record):
    """Today and the unit in view; None leaves the engine's today, empty means all units."""

    today: date | None = None
    unit: str = ""

    def applied(self, question: str) -> str:
        """The question with the words for ourselves replaced by the unit in view."""
        if self.unit:
            for word in texts().ourselves:
                question = question.replace(word, self.unit)
        return question
