"""Who a person is and how to reach one: no reading answers by making such words part of something else.

Invariant: 局长, 联系方式 and the like are answered only where the plan or a ledger writes them; a reading
that takes them for the rest of a name (丰元化学联系方式, two 局 side by side) is turned down.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from assistant.model.catalog import Catalog
from assistant.model.document import Document
from assistant.model.document_question import DocumentQuestion
from assistant.model.span import Span
from assistant.parsing.ranking import Chosen, Decision, Refuse, is_refusal
from assistant.parsing.reading import Word
from assistant.text.lexicon import load


def person_said(text: str) -> str:
    """The first word for a person or for a way to reach one; empty where there is none."""
    found = _found(text)
    return found[0] if found is not None else ""


def without_persons(decision: Decision, text: str, documents: Sequence[Document], catalog: Catalog) -> Decision:
    """The decision, but none to answer what asks for a person whom neither plan nor ledgers tell of."""
    if not isinstance(decision, Chosen) or is_refusal(decision.reading):
        return decision
    found = _found(text)
    planned = isinstance(decision.reading.question, DocumentQuestion)
    written = (document.text for document in documents) if planned else _kept(catalog)
    if found is None or any(found[0] in text for text in written):
        return decision
    return Refuse((Word(found[0], Span(*found.span()), 1.0),), decision.reading)


def _found(text: str) -> re.Match[str] | None:
    return next((match for pattern in _patterns() if (match := pattern.search(text))), None)


def _kept(catalog: Catalog) -> Iterable[str]:
    """The names and values of all columns."""
    for column in (column for ledger in catalog.ledgers for column in ledger.columns):
        yield from (column.name, *column.aliases, *(value.text for value in column.values))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, load("unread")["personal"]["patterns"]))
