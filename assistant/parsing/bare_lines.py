"""Lines that name nothing to be told of: 11月的数据 without a ledger, 平均浓度是多少 without of what.

Invariant: the whole line is such a blank, else nothing is asked; each choice is the line with one name in it, those
first that are kept for each day or month. Prevents 平均浓度是多少 from being answered with a target of the plan.
"""

from collections.abc import Iterator, Sequence

from assistant.linking.linked import Linked
from assistant.model.catalog import Catalog, Column, Ledger
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.named_periods import one_a_period
from assistant.parsing.ledger_questions.words import words
from assistant.parsing.line_marks import match
from assistant.parsing.ranking import MOST_CHOICES
from assistant.text.dates import TimeMention

OPEN_END = "?？。 "


def asked_of_all(linked: Linked, catalog: Catalog) -> tuple[str, ...]:
    """The line with each name that its blank may hold; empty where it has none."""
    text = linked.text.rstrip(OPEN_END)
    own = sorted((one for one in catalog.ledgers if not one.plan), key=lambda one: -one.rows * one_a_period(one))
    time = next((time for time in linked.times if time.start == 0), None)
    rest = text[time.end :] if time is not None else text
    if time is not None and match("bare_period", rest) is not None:
        return tuple(f"{ledger.name}里{text}" for ledger in own if _has_rows(ledger, time))[:MOST_CHOICES]
    found = match("bare_figure", rest)
    if found is None:
        return ()
    place = len(text) - len(rest) + found.start(1)
    names = _named_for(found[2], own)
    return tuple(f"{ledger.name}里{text[:place]}{name}{text[place:]}" for ledger, name in names)[:MOST_CHOICES]


def _has_rows(ledger: Ledger, time: TimeMention) -> bool:
    """Whether the ledger's days reach into a time."""
    day = columns.date_column(ledger)
    if day is None or not day.first or not day.last:
        return False
    begins, ends = (end.isoformat() if end is not None else "" for end in (time.first, time.last))
    return (not begins or day.last[: len(begins)] >= begins) and (not ends or day.first[: len(ends)] <= ends)


def _named_for(noun: str, own: Sequence[Ledger]) -> Iterator[tuple[Ledger, str]]:
    """(ledger, name) of each figure that is told in the units of such a word (浓度), named without it."""
    for ledger in own:
        for column in ledger.columns:
            if _is_told_so(column) and not column.personal:
                yield ledger, column.name.removesuffix(noun)


def _is_told_so(column: Column) -> bool:
    return column.type.numeric and column.unit in words("concentrations")
