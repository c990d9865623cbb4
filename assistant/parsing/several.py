"""A line that asks several things, cut into the questions it holds: 谁牵头，什么时候完成; 甲和乙各归谁.

Invariant: a cut is made only between two parts that both ask, and nothing is left out but
the words that join them; what each part means is read as if it were typed by itself.
"""

import re
from collections.abc import Iterator
from functools import cache

from assistant.model.answer import Kind
from assistant.model.document_question import DocumentQuestion
from assistant.parsing.ranking import HEAVY
from assistant.parsing.reading import Reading
from assistant.text.lexicon import load

_PAUSES = re.compile("[，,；;、。？?]+")
_SHORTEST = 2
"""Characters of the shortest part that may ask."""


def may_be_several(kind: Kind, reading: Reading | None) -> bool:
    """Whether a line may ask more than it was read as: not where rows answer every word of it."""
    if reading is None or isinstance(reading.question, DocumentQuestion):
        return kind is not Kind.CLARIFY
    return leaves_open(reading)


def leaves_open(reading: Reading | None) -> bool:
    """Whether there is no reading, or one that rests on less than every word that matters."""
    return reading is None or any(word.weight >= HEAVY for word in reading.unexplained)


def subject_of(reading: Reading) -> str:
    """What a question to the plan is about; empty for any other."""
    question = reading.question
    return question.topic.text if isinstance(question, DocumentQuestion) and question.topic is not None else ""


def questions(text: str) -> tuple[str, ...]:
    """The questions of a line that asks more than one, in its order; empty for any other."""
    text = _parted(text) if " " in text else text
    cut = tuple(_between_pauses(text)) if _PAUSES.search(text) else ()
    return _held_to_limit(_of_one_place(_of_one_subject(cut))) if len(cut) > 1 else _of_each(text)


def _parted(text: str) -> str:
    """The line with a comma for a space between two parts that each ask with a word of their own: 建几处 谁牵头."""
    first, *others = text.split(" ")
    said = first
    for part in others:
        pause = _wonders().search(re.split(_PAUSES, said)[-1]) and _wonders().search(part)
        said += ("，" if pause else " ") + part
    return said


def _between_pauses(text: str) -> Iterator[str]:
    """The parts that ask, each with what leads up to it; what follows the last one closes it."""
    pieces = [piece for piece in re.split(f"({_PAUSES.pattern})", text.rstrip("？?。")) if piece]
    said, asking = "", False
    for piece in pieces:
        asks = _PAUSES.fullmatch(piece) is None and _asks().search(piece) is not None
        asks = asks and not (asking and _leans().match(piece))
        if asks and asking:
            yield said.rstrip("，,；;、。？?")
            said = ""
        said, asking = said + piece if said or _PAUSES.fullmatch(piece) is None else "", asking or asks
    if asking and len(said) >= _SHORTEST:
        yield said


def _of_one_subject(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts; what the first asks about is asked on of it where a later one opens with the same word.

    急救中心什么时候开工、什么时候建成: the second is no matter of 开工.
    """
    opening = next((found for asks in _asked_again() if (found := asks.search(parts[0]))), None)
    if opening is None or opening.start() < _SHORTEST:
        return parts
    subject = parts[0][: opening.start()]
    return (parts[0], *(f"{subject}{part}" if opening.re.match(part) else part for part in parts[1:]))


def _of_one_place(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts; the place that the first opens with bounds those that name none."""
    found = _place().match(parts[0])
    if found is None:
        return parts
    return tuple(part if _place().search(part) else f"{found[0]}{part}" for part in parts)


def _held_to_limit(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts; behind a limit that is asked for, 超了 and 没达到 are said of what it is of: 限值多少，哪家超了."""
    limit = _limit().search(parts[0])
    if limit is None or limit.start() < _SHORTEST:
        return parts
    subject = parts[0][: limit.start()].removesuffix("的")
    behind = tuple(_said_of(subject, part) for part in parts[1:])
    return parts if behind == parts[1:] else (f"{subject}{load('several')['asks_limit']}", *behind)


def _said_of(subject: str, part: str) -> str:
    """A part that asks who or how often passed the subject's limit, in full; any other as it is."""
    for pattern, full in load("several")["held_to"]:
        found = re.fullmatch(pattern, part)
        if found is not None:
            return str(full).format(subject=subject, **found.groupdict())
    return part


def asks_of_each(text: str) -> bool:
    """Whether a line asks the same of several things, and pauses nowhere: 甲和乙各归谁."""
    return _PAUSES.search(text.rstrip("？?。")) is None and bool(_of_each(text))


def _of_each(text: str) -> tuple[str, ...]:
    """甲和乙各归谁 as 甲归谁 and 乙归谁."""
    found = _each().search(text)
    if found is None:
        return ()
    tail = text[found.end("each") :]
    return tuple(f"{name}{tail}" for name in re.split(_joins(), found["names"])) if _asks().search(tail) else ()


@cache
def _asks() -> re.Pattern[str]:
    return re.compile(load("several")["asks"])


@cache
def _leans() -> re.Pattern[str]:
    return re.compile(load("several")["leans"])


@cache
def _wonders() -> re.Pattern[str]:
    return re.compile(load("several")["wonders"])


@cache
def _asked_again() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, load("several")["again"]))


@cache
def _place() -> re.Pattern[str]:
    return re.compile(load("several")["place"])


@cache
def _limit() -> re.Pattern[str]:
    return re.compile(load("several")["limit"])


@cache
def _joins() -> str:
    joins: str = load("several")["joins"]
    return joins


@cache
def _each() -> re.Pattern[str]:
    name = f"(?:(?!{_joins()})[^，,；;。？?\\s])+"
    return re.compile(f"^(?P<names>{name}(?:(?:{_joins()}){name})+?)(?P<each>{load('several')['each']})")
