"""What columns that are alike are called together: 手续 of 环评手续 and six more, 预警 of three whose measures it is.

Invariant: it is the ending of what each of several columns is called, never of one column by itself.
"""

from collections import defaultdict

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.schema.columns import like_columns
from assistant.parsing.ledger_questions.words import words

ENDING = 2
"""Characters of a word that names end with."""
MOST = 6
"""Values of the longest list that tells whether columns are alike."""
LEAST = 3
"""So many columns at least are a family."""


def like_families(ledger: Ledger) -> tuple[str, ...]:
    """The words that several columns with one list of values are called by; none where no list is shared so often."""
    groups: dict[tuple[str, ...], list[Column]] = defaultdict(list)
    for column in ledger.columns:
        if 1 < len(column.values) <= MOST and not column.personal:
            groups[tuple(sorted(value.text for value in column.values))].append(column)
    return tuple(dict.fromkeys(word for columns in groups.values() for word in _shared(columns)))


def _shared(columns: list[Column]) -> list[str]:
    """The endings that enough of the columns have among their names."""
    endings = [{name[-ENDING:] for name in (column.name, *column.aliases) if len(name) > ENDING} for column in columns]
    told = dict.fromkeys(ending for own in endings for ending in sorted(own))
    return [ending for ending in told if sum(ending in own for own in endings) >= LEAST]


def is_family_noun(text: str, ledger: Ledger) -> bool:
    """Whether a word calls the columns that are alike together: 六项措施; papers (手续) may only be lacking."""
    alike = like_columns(ledger) if text in words("family_nouns") else None
    return alike is not None and (not text.endswith(words("papers")) or set(alike[1]) <= set(words("not_there")))
