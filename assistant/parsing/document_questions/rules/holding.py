"""The clauses that hold a fact of a kind (figures, citations, ledgers) for the subject."""

from collections.abc import Sequence

from assistant.linking.clause_index import Item
from assistant.linking.clause_search import HELD
from assistant.linking.clause_terms import credit
from assistant.model.span import Span
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.rules.places import named_place
from assistant.parsing.document_questions.topics import Choice, Wanted, choose

ASIDE = frozenset({"what", "all", "check", "polar", "places", "tasks", "due", "once", "keep", "beside"})
"""Marks that such questions hold by the way."""
BARE_COST = 0.15


def with_facts(frame: Frame, facts: Sequence[Span], gain: float) -> Choice | None:
    """The clauses that hold such a fact for the subject; where another one fits better by ``gain``, that."""
    place = named_place(frame)
    if place is not None:
        return place

    fitting = choose(frame, Wanted(is_clause, facts))
    anywhere = choose(frame, Wanted(is_clause))
    if fitting is None or anywhere is None:
        return fitting or anywhere
    better = anywhere.score - fitting.score > gain
    return anywhere if better and not _stands_in(anywhere, fitting) else fitting


def _stands_in(anywhere: Choice, fitting: Choice) -> bool:
    """Whether the fact stands in the clause that fits best, in a sentence with a word of the subject."""
    if anywhere.topic.passages[0].item != fitting.topic.passages[0].item or fitting.hit is None:
        return False
    return any(credit(term, one.text) >= HELD for term in fitting.hit.terms for one in fitting.hit.sentences)


def told_beside(choice: Choice, least: float = 0.0) -> bool:
    """Whether a word of the subject stands in the fact's own sentence or the heading, not only in the clause.

    Lighter words than ``least`` are passed over where the subject has others.
    """
    if choice.hit is None:
        return True
    beside = (*(sentence.text for sentence in choice.hit.sentences), choice.hit.item.heading)
    heavy = [term for term in choice.hit.terms if term.weight >= least] or choice.hit.terms
    return any(credit(term, text) for term in heavy for text in beside)


def is_clause(item: Item) -> bool:
    """Whether the item is more than a body and its members."""
    return not item.is_body
