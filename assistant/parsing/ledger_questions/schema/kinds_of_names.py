"""What things are called by the end of their names: 医院 where most of 机构名称 end so, whatever the column is called.

Invariant: the word is one of the language and ends most of the names, so that it stands for all of them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.schema.column_names import Cut
from assistant.parsing.ledger_questions.schema.columns import place_column
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.text.lexicon import load

COST, PLACE_COST, FIRM_COST = 0.02, 0.01, 0.04
LETTERS, FEW = 2, 4
"""Characters of such a word, and names from which it is told."""
TRIED = 200
"""Names that are cut to see whether it is a word: of a hundred thousand the first show it as well."""


def kinds_of_names(ledger: Ledger, cut: Cut) -> Iterator[tuple[str, Sense]]:
    """(word, the column of names) for each column of names most of which end with one word."""
    for column in ledger.columns:
        word = _ending(column) if _holds_names(column) else ""
        if word and _is_word(word, column, cut):
            yield word, Sense(SenseKind.COLUMN, column.name, cost=COST)


def firms(ledger: Ledger, _: Cut) -> Iterator[tuple[str, Sense]]:
    """单位, 企业 for 取水权人, whose cells are mostly firms, where no other column is called so."""
    texts = [column for column in ledger.columns if column.type.textual and not column.personal]
    held = [column for column in texts if _holds_firms(column)]
    named = " ".join(column.name for column in ledger.columns)
    if len(held) == 1:
        said = (word for word in words("firms") if word not in named and not _ends_another(word, held[0], texts))
        yield from ((word, Sense(SenseKind.COLUMN, held[0].name, cost=FIRM_COST)) for word in said)


def _ends_another(word: str, column: Column, others: Sequence[Column]) -> bool:
    """Whether a word ends names of another column and none of this: 公司 of those who cart what hospitals leave."""

    def ends(one: Column) -> bool:
        return any(value.text.endswith(word) for value in one.values[:TRIED])

    return not ends(column) and any(ends(other) for other in others if other != column)


def _holds_firms(column: Column) -> bool:
    texts = [value.text for value in column.values[:TRIED]]
    return len(texts) >= FEW and sum(text.endswith(words("firm_ends")) for text in texts) * 2 > len(texts)


def kinds_of_places(ledger: Ledger) -> Iterator[tuple[str, Sense]]:
    """市 for a column 地区 most of whose places end so, unless another column is called by it."""
    place = place_column(ledger)
    texts = [value.text for value in place.values] if place is not None else []
    letter = next((one for one in words("town_letters") if sum(t.endswith(one) for t in texts) * 2 > len(texts)), "")
    others = (column.name for column in ledger.columns if column != place)
    if place is not None and letter and not any(name.endswith(letter) for name in others):
        groups = (group["words"] for group in load("ledger_schema")["place_words"] if letter in group["columns"])
        said = dict.fromkeys((letter, *(word for group in groups for word in group if letter in word)))
        yield from ((word, Sense(SenseKind.COLUMN, place.name, cost=PLACE_COST)) for word in said)


def _holds_names(column: Column) -> bool:
    named = column.name.endswith(words("name_words"))
    return named and column.type.textual and not column.personal and len(column.values) >= FEW


def _ending(column: Column) -> str:
    """The last characters of more than half of the names; empty where they differ."""
    counted = Counter(value.text[-LETTERS:] for value in column.values if len(value.text) > LETTERS)
    word, times = next(iter(counted.most_common(1)), ("", 0))
    return word if times * 2 > len(column.values) else ""


def _is_word(word: str, column: Column, cut: Cut) -> bool:
    """Whether names are cut right before it, so that it is no mere run of letters."""
    ended = [value.text for value in column.values if value.text.endswith(word)][:TRIED]
    return sum(list(cut(text))[-1:] == [word] for text in ended) * 2 > len(ended)
