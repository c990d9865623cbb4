"""How a line shows that it goes on from the one before, told by its wording alone.

Invariant: patterns live in followups.toml; nothing here knows what was answered.
"""

import re
from functools import cache

from assistant.session import Session, Turn
from assistant.text.lexicon import load
from assistant.text.numerals import parse_number

NEAR_THE_HEAD = 3
"""A pronoun further on may stand for what its own line names."""


def is_marked(text: str) -> bool:
    """Whether a line says itself that it goes on."""
    return match("marked", text) is not None


def points_back(text: str) -> bool:
    """Whether a line opens with a pronoun, so that without the line before it asks nothing."""
    found = match("pronoun", text)
    return found is not None and found.start() <= NEAR_THE_HEAD


def picked(text: str, session: Session) -> str:
    """The offered choice that a bare number picks; else the text itself, or what it puts right of the line before."""
    found = match("pick", text.strip()) if session.pending else None
    number = parse_number(found[1]) if found else None
    named = [choice for choice in session.pending if text.strip().rstrip("的呢吧。？?") in choice]
    if found is None and len(named) == 1 and len(text.strip()) > 1:
        return named[0]
    if number is None or not 1 <= int(number) <= len(session.pending):
        return _put_right(text) if session.last is not None else text
    return session.pending[int(number) - 1]


def without_return(text: str) -> str:
    """The line without 「回到刚才那个」."""
    found = match("back", text)
    return text[found.end() :] if found else text


def _put_right(text: str) -> str:
    """The line without 「不对，我问的是」; what asks nothing by itself takes the place of what was said before."""
    found = match("put_right", text)
    rest = text[found.end() :] if found else text
    return rest if found is None or match("asks", rest) else f"{load('followups')['put_right']['instead']}{rest}"


def without_ledger(text: str) -> str:
    """The line without 「台账里」 at its head, so that a ledger's name can stand there."""
    found = match("nameless", text)
    return text[found.end() :] if found else text


def ordinal_of(text: str) -> tuple[int | None, str]:
    """(place in the result on screen, the rest of the line); None and the whole line where none opens it."""
    found = match("ordinal", text)
    if found is None:
        return None, text
    number = parse_number(found[1]) if found[1] else None
    return (int(number) if number is not None else -1), text[found.end() :]


def lifted_of(text: str) -> tuple[str, str]:
    """(what a condition was on that is to hold no longer, the rest of the line); empty and all of it without one."""
    turn = match("turns", text)
    text = text[turn.end() :] if turn else text
    found = match("lifts", text)
    return (found[1], f"{text[: found.start()]}{text[found.end() :]}") if found else ("", text)


def returned_to(text: str, session: Session) -> Turn | None:
    """The answered turn that a line goes on from: the last, or the last about a unit for 回到刚才那个单位."""
    found = match("back", text)
    if found is None or not found[1]:
        return session.last
    about = (turn for turn in reversed(session.turns) if getattr(turn.reading.question, "units", ()))
    return next(about, session.last)


def brought_back(text: str, session: Session) -> Turn | None:
    """The turn that 回到刚才那个 by itself asks for again; None where the line says no such thing.

    The one before the last answered; the last answered itself behind a line that was refused. 为什么 is no topic: what
    it was asked about comes back.
    """
    if match("back", text) is None or not session.turns:
        return None
    answered = session.questions[-1:] == [session.turns[-1].question]
    earlier = session.turns[:-1] if answered and len(session.turns) > 1 else session.turns
    return next((turn for turn in reversed(earlier) if match("why", turn.question) is None), earlier[-1])


def match(group: str, text: str) -> re.Match[str] | None:
    """The first place where a pattern of a group of followups.toml fits."""
    return next((found for pattern in _patterns(group) if (found := pattern.search(text))), None)


@cache
def _patterns(group: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, load("followups")[group]["patterns"]))
