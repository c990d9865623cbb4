"""Why things are so, where a ledger keeps it: 退回的申请都是什么原因 by 退回原因, 为什么停工 by 停工原因.

Only looked for where a line is about to be refused as one that asks for reasons. Invariant: the deed whose reason is
kept is said in the line; a reason that nobody wrote down is never told.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from assistant.model.catalog import Column, Ledger
from assistant.parsing.ledger_questions.schema.stems import verb_family
from assistant.parsing.ledger_questions.words import entries_of, words
from assistant.records import Record

COUNTS = re.compile("几|多少")
OF = "的"
SIGNS = "，,、；;。？?"
LEAST = 2


class Told(Record):
    """A question put with the column that tells the reason."""

    ledger: Ledger
    column: Column
    text: str


def told_reasons(text: str, ledgers: Sequence[Ledger]) -> Iterator[Told]:
    """The question by the column of reasons: split by it where it is counted, else listed with it."""
    match = _asks().search(text)
    for ledger in (ledger for ledger in ledgers if match is not None and not ledger.plan):
        for column in ledger.columns:
            if match is not None and column.type.textual and not column.personal and _is_of(column, text):
                rest = f"{text[: match.start()].rstrip(OF)}{text[match.end() :]}".strip(SIGNS)
                split = COUNTS.search(rest) or not _names_deed(column, text)
                said = f"按{column.name}统计{rest}" if split else f"列出{rest}和{column.name}"
                yield Told(ledger, column, said)


def _is_of(column: Column, text: str) -> bool:
    """Whether a column tells why what a line speaks of was done: 退回原因, and 退件 for it; 起火原因 of 火情."""
    groups = entries_of("reasons_of", "deeds", (_deed(column),))
    return _names_deed(column, text) or any(word in text for group in groups for word in group["words"])


def _names_deed(column: Column, text: str) -> bool:
    deed = _deed(column)
    return len(deed) >= LEAST and any(word in text for word in (deed, *verb_family(deed)) if len(word) >= LEAST)


def _deed(column: Column) -> str:
    """退回 of 退回原因; empty of a column of no reasons."""
    return next((column.name.removesuffix(end) for end in words("causes") if column.name.endswith(end)), "")


@cache
def _asks() -> re.Pattern[str]:
    """What asks for reasons, with the light words around it."""
    asks = "|".join(map(re.escape, sorted(words("asks_reason"), key=len, reverse=True)))
    return re.compile(f"(?:[，,])?(?:都|各|分别|又|主要|因|出于|由于)*(?:{asks})(?:的|造成的|引起的|导致的)?")
