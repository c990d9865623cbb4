"""What became of a line: a decision on it, or why it is not read any further.

Invariant: whatever is not read says so in words for the user.
"""

from assistant.linking.linked import Linked
from assistant.parsing.ranking import AskBack, Chosen, Decision
from assistant.parsing.reading import Reading
from assistant.parsing.unread import NOTHING, Unread
from assistant.records import Record, replace
from assistant.session import Turn


class Understood(Record):
    """What became of a line."""

    linked: Linked | None
    decision: Decision | None
    refusal: str = ""
    """A reason to refuse without reading further."""
    choices: tuple[str, ...] = ()
    beyond: bool = False
    """Whether ``refusal`` is that there are no rows of the time asked about."""
    short: str = ""
    """The kind of ``refusal`` in a few words."""
    unread: Unread = NOTHING
    """Of a question that no reading fits: its words that are known here, and those that are not."""

    @property
    def reading(self) -> Reading | None:
        """The reading to answer, if one was chosen."""
        return self.decision.reading if isinstance(self.decision, Chosen) else None


def nothing_said(linked: Linked, asked: str, back: Turn | None) -> Understood:
    """Of a line without a question: the turn that ``asked`` brings back, else that there is nothing to answer."""
    if back is None:
        if asked.strip():
            return Understood(linked, None, "前面没有答过的问题，回不去", short="前面没有问题")
        return Understood(linked, None, "问题是空的", short="没有字")
    again = replace(back.reading, assumptions=(f"回到：{back.question}", *back.reading.assumptions))
    return Understood(linked, Chosen(again))


def of_nothing(linked: Linked, pronoun: str, choices: tuple[str, ...]) -> Understood:
    """Of a pronoun that stands for nothing said before: the questions it may mean, else that its name is wanted."""
    asked = AskBack(()) if choices else None
    reason = "" if asked else f"前面没有提到，不知道“{pronoun}”指的是哪一个，请写出名称"
    return Understood(linked, asked, reason, choices, short=f"“{pronoun}”没有所指")
