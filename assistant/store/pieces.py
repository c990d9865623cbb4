"""What is known of the files, in pieces that are each read back in a moment.

Invariant: the pieces together are the whole, in its order. One text of a million values
would be decoded in one go, and nothing else in the program could move meanwhile.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import repeat

from assistant.model.catalog import Catalog, Column, Ledger, LedgerFinding, Value
from assistant.records import Record, decode, encode, replace
from assistant.store.sources import Contents

_MOST = 2_000
"""Values or findings of one piece."""


class _Piece(Record):
    """Values of one column, or findings."""

    ledger: int
    column: int
    texts: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    """Rows that hold each text; a value that is called something besides stands among ``values``."""
    values: tuple[Value, ...] = ()
    findings: tuple[LedgerFinding, ...] = ()


def taken_apart(contents: Contents) -> Iterator[bytes]:
    """The pieces as JSON; the first is everything but long lists."""
    catalog = contents.catalog
    ledgers = tuple(replace(ledger, columns=tuple(map(_short, ledger.columns))) for ledger in catalog.ledgers)
    short = replace(catalog, ledgers=ledgers, findings=catalog.findings[:_MOST])
    yield encode(replace(contents, catalog=short))
    yield from map(encode, _rest(catalog))


def put_together(texts: Iterable[bytes]) -> Contents:
    """The whole again; RecordError when a text holds anything else."""
    first, *others = texts
    contents = decode(Contents, first)
    values: dict[tuple[int, int], list[Value]] = defaultdict(list)
    findings = [*contents.catalog.findings]
    for text in others:
        piece = decode(_Piece, text)
        values[piece.ledger, piece.column] += piece.values
        values[piece.ledger, piece.column] += map(Value, piece.texts, repeat(()), piece.counts)
        findings += piece.findings
    ledgers = tuple(_full(ledger, number, values) for number, ledger in enumerate(contents.catalog.ledgers))
    return replace(contents, catalog=replace(contents.catalog, ledgers=ledgers, findings=tuple(findings)))


def _short(column: Column) -> Column:
    return replace(column, values=column.values[:_MOST])


def _rest(catalog: Catalog) -> Iterator[_Piece]:
    for number, ledger in enumerate(catalog.ledgers):
        for place, column in enumerate(ledger.columns):
            for start in range(_MOST, len(column.values), _MOST):
                yield _of_values(number, place, column.values[start : start + _MOST])
    for start in range(_MOST, len(catalog.findings), _MOST):
        yield _Piece(0, 0, findings=catalog.findings[start : start + _MOST])


def _of_values(ledger: int, column: int, values: tuple[Value, ...]) -> _Piece:
    if any(value.aliases for value in values):
        return _Piece(ledger, column, values=values)
    texts, counts = zip(*((value.text, value.count) for value in values), strict=True)
    return _Piece(ledger, column, texts, counts)


def _full(ledger: Ledger, number: int, values: dict[tuple[int, int], list[Value]]) -> Ledger:
    columns = enumerate(ledger.columns)
    return replace(
        ledger,
        columns=tuple(
            replace(column, values=(*column.values, *values[number, place])) if (number, place) in values else column
            for place, column in columns
        ),
    )
