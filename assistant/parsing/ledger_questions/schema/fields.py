"""The field of life that a ledger tells of, by the names of its columns: 地产 of rows with 容积率, 股票 of EPS.

Invariant: a word of the field is only ever passed over; it chooses no row and no column. Prevents 杭州地产成交环比
from being refused for a word that all rows of the table are about.
"""

from collections.abc import Sequence
from functools import lru_cache

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.items import FAMILIAR, Item
from assistant.parsing.ledger_questions.words import stripped, words
from assistant.records import replace
from assistant.text.lexicon import load

PIECE, UNKNOWN = frozenset({"part"}), frozenset({"unknown"})
"""Kind of a word that is nothing but a piece of some cells, and of one that nothing explains."""


@lru_cache(256)
def words_of_field(ledger: Ledger) -> frozenset[str]:
    """The words that say nothing further of the rows of a ledger."""
    names = (ledger.name, *(column.name for column in ledger.columns))
    found = (
        field["words"]
        for field in load("ledger_schema")["fields"]
        if any(sign in name for sign in field["signs"] for name in names)
    )
    return frozenset(word for words in found for word in words if not _begins_cell(word, ledger))


@lru_cache(1024)
def _begins_cell(word: str, ledger: Ledger) -> bool:
    """Whether cells of a short list say in what state something is by the word: 招聘中."""
    return any(value.text.startswith(word) for column in ledger.columns if column.closed for value in column.values)


def without_pieces(items: Sequence[Item], ledger: Ledger) -> Sequence[Item]:
    """The items with words of the field as such, and no pieces of names that happen to hold them.

    电影周票房 looks for no firm with 电影 in its name.
    """
    pieces = [item for item in items if item.kinds == PIECE and item.text in words_of_field(ledger)]
    if not pieces:
        return items
    plain = {item.start: replace(item, kinds=UNKNOWN, senses=(), cost=0.0, weight=FAMILIAR) for item in pieces}
    return [plain.get(item.start, item) for item in items]


def is_dealing(item: Item, ledger: Ledger) -> bool:
    """Whether a verb says only that somebody has to do with what is named: 应聘, 举办了, 播放的."""
    verb = stripped(item.text, "particles")
    return verb in words("dealings") and not _begins_cell(verb, ledger)
