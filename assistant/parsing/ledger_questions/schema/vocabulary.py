"""All words that questions to the ledgers are made of, for the corrector of slips.

Invariant: no word that the grammar or a ledger knows is ever taken for a slip of another.
"""

from collections.abc import Mapping, Sequence

from assistant.parsing.ledger_questions.schema.schema import Schema
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import grammar_words, words
from assistant.text.lexicon import load

ONE = "一"
"""Begins too many ordinary words: 一共清 is no slip of 一公顷."""


def vocabulary(schema: Schema) -> tuple[str, ...]:
    """All names of these ledgers in questions, so that none is taken for a slip of another."""
    rates = (f"{surface}率" for surface, by_ledger in schema.surfaces.items() if _can_be_rate(surface, by_ledger))
    return (*schema.words(), *rates)


def asking_words() -> frozenset[str]:
    """All words of grammar that a slip may have meant, so that none is taken for one."""
    behind = {word for entry in load("ledger_questions")["after"].values() for word in entry["words"]}
    return grammar_words() - behind


def counted() -> frozenset[str]:
    """每家, 几处, 两车: right as they are written, but never what was meant by another word (多少辆车)."""
    nouns = load("ledger_questions")["classifier"]["classifier"]["words"]
    return frozenset(f"{word}{noun}" for word in words("counting_words") if word != ONE for noun in nouns)


def _can_be_rate(surface: str, by_ledger: Mapping[int, Sequence[Sense]]) -> bool:
    kinds = {sense.kind for senses in by_ledger.values() for sense in senses}
    return len(surface) <= 4 and bool(kinds & {SenseKind.VALUE, SenseKind.VERB})
