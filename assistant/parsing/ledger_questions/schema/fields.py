"""The field of life that a ledger tells of, by the names of its columns: 地产 of rows with 容积率, 股票 of EPS.

Invariant: a word of the field is only ever passed over; it chooses no row and no column. Prevents 杭州地产成交环比
from being refused for a word that all rows of the table are about.
"""

from functools import lru_cache

from assistant.model.catalog import Ledger
from assistant.text.lexicon import load


@lru_cache(256)
def words_of_field(ledger: Ledger) -> frozenset[str]:
    """The words that say nothing further of the rows of a ledger."""
    names = (ledger.name, *(column.name for column in ledger.columns))
    found = (
        field["words"]
        for field in load("ledger_schema")["fields"]
        if any(sign in name for sign in field["signs"] for name in names)
    )
    return frozenset(word for words in found for word in words)
