"""Who a person is and how to reach one: no reading answers by making such words part of something else.

Invariant: 局长, 联系方式 and the like are answered only where the plan or a ledger writes them; a reading
that takes them for the rest of a name (丰元化学联系方式, two 局 side by side) is turned down.
"""

from collections.abc import Iterable, Iterator, Sequence

from assistant.linking.clause_terms import equivalents, find_phrases
from assistant.model.catalog import Catalog
from assistant.model.document import Document
from assistant.model.document_question import DocumentQuestion
from assistant.model.span import Span
from assistant.parsing.ledger_questions.interpreter import LedgerReading
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.senses import STEM_COST
from assistant.parsing.ranking import Chosen, Decision, Refuse, is_refusal
from assistant.parsing.reading import Reading, Word
from assistant.parsing.unread import wording

ASKED = frozenset(("textual", "which"))
"""Kinds of a word for a column of names."""


def without_persons(decision: Decision, text: str, documents: Sequence[Document], catalog: Catalog) -> Decision:
    """The decision, but none to answer what asks for a person whom neither plan nor ledgers tell of."""
    if not isinstance(decision, Chosen) or is_refusal(decision.reading):
        return decision
    found = wording("personal", text)
    planned = isinstance(decision.reading.question, DocumentQuestion)
    written = (document.text for document in documents) if planned else _kept(catalog)
    said = (_bare(found[0]), *_others(found[0], text)) if found is not None and planned else ()
    said = said or ((_bare(found[0]),) if found is not None else ())
    if found is None or any(word in one for one in written for word in said) or _is_seated(decision.reading, found[0]):
        return decision
    if _is_cell(decision.reading, Span(*found.span())):
        return decision
    if planned and any(Span(*phrase).covers(Span(*found.span())) for phrase in _longer(text, found[0])):
        return decision
    return Refuse((Word(found[0], Span(*found.span()), 1.0),), decision.reading)


def _bare(said: str) -> str:
    """领导 of 哪个领导: whoever is asked for, without the word that asks."""
    return said.removeprefix("哪个").removeprefix("哪位")


def _others(said: str, text: str) -> Iterator[str]:
    """What a plan may call them, where nobody is asked for by name: 驾驶人 of 校车司机一学期培训几回."""
    if wording("named", text) is None:
        yield from (word for word, _ in equivalents(said))


def _is_cell(reading: Reading, said: Span) -> bool:
    """Whether the words are of what a cell is called (打电话 of 电话随访), or call a column besides: 司机 of 驾驶员."""
    items = reading.draft.said if isinstance(reading, LedgerReading) and reading.draft is not None else ()
    cells = (item for item in items if item.has("value") or item.values or _names_people(item))
    return any(Span(item.start, item.end).covers(said) for item in cells)


def _names_people(item: Item) -> bool:
    """Whether a word is by itself what people call those in a column of the ledger."""
    return item.is_any(ASKED) and any(sense.column and sense.cost < STEM_COST for sense in item.senses)


def _longer(text: str, said: str) -> Iterator[tuple[int, int]]:
    """The names of things of which a word is a part: 老板 of 老板跑路 is nobody in person."""
    return ((start, end) for start, end in find_phrases(text) if end - start > len(said))


def _is_seated(reading: Reading, said: str) -> bool:
    """Whether the names of those are asked for that the plan itself writes by their places in a body."""
    question = reading.question
    return isinstance(question, DocumentQuestion) and bool(question.posts) and wording("named", said) is not None


def _kept(catalog: Catalog) -> Iterable[str]:
    """The names of all ledgers (手机参数 tells of 手机), and the names and values of all columns."""
    for ledger in catalog.ledgers:
        yield ledger.name
        for column in ledger.columns:
            yield from (column.name, *column.aliases, *(value.text for value in column.values))
