"""Records are set once, survive the way to JSON and back, and nothing else gets through."""

from datetime import date
from decimal import Decimal
from types import UnionType
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.model.catalog import Catalog, Column, ColumnType, Ledger, LedgerFinding, Receipt, Value
from assistant.model.document import Document, LimitKind, Target, TimeLimit
from assistant.model.span import Span
from assistant.model.values import DateRange
from assistant.records import Record, RecordError, decode, encode, replace
from assistant.store.sources import Contents

if TYPE_CHECKING:
    from assistant.store.store import Store


def test_documents_and_catalog_come_back_as_they_were(store: "Store") -> None:
    contents = Contents(store.documents, store.catalog, ("甲.csv",))
    assert repr(decode(Contents, encode(contents))) == repr(contents)  # a ledger equals itself alone


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    "kind", [Span, DateRange, TimeLimit, Target, Value, Column, Ledger, LedgerFinding, Receipt, Catalog]
)
@settings(max_examples=25)
@given(data=st.data())
def test_any_value_comes_back(kind: type[Record], data: st.DataObject) -> None:
    value = data.draw(_records(kind))
    assert repr(decode(kind, encode(value))) == repr(value)


def _records(kind: type[Record]) -> st.SearchStrategy[Record]:
    return st.builds(kind, *map(_values, get_type_hints(kind).values()))


def _values(hint: Any) -> st.SearchStrategy[Any]:
    if hint is str:
        return _TEXTS
    if hint is Decimal:
        return st.decimals(allow_nan=False, allow_infinity=False)
    if isinstance(hint, type) and issubclass(hint, Record):
        return _records(hint)
    if get_origin(hint) is tuple:
        return st.lists(_values(get_args(hint)[0]), max_size=3).map(tuple)
    if get_origin(hint) is UnionType:
        return st.one_of(*map(_values, get_args(hint)))
    return st.from_type(hint)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Span, "[1]"),
        (Span, "[1, 2, 3]"),
        (Span, '["1", 2]'),
        (Span, "[true, 2]"),
        (Span, '{"start": 1, "end": 2}'),
        (Span, "null"),
        (Span, "not JSON"),
        (Span, ""),
        (DateRange, '["2021-02-30", null]'),
        (DateRange, "[20211220, null]"),
        (Value, '["甲", "乙", 1]'),
        (Value, '["甲", ["乙", 1], 1]'),
        (Receipt, '["甲", "", 1.5, 1, 1, 1]'),
        (Document, "[]"),
    ],
)
def test_what_does_not_fit_is_refused(kind: type, text: str) -> None:
    with pytest.raises(RecordError):
        decode(kind, text)


def test_an_unknown_word_of_a_closed_list_is_refused() -> None:
    limit = TimeLimit("1.1.1", None, LimitKind.DEADLINE, "底前", date(2021, 12, 31), None, "", "", Span(0, 2))
    text = encode(limit).decode()
    with pytest.raises(RecordError):
        decode(TimeLimit, text.replace(LimitKind.DEADLINE, "某日"))


def test_a_record_is_set_once() -> None:
    span = Span(1, 2)
    with pytest.raises(AttributeError):
        span.start = 0  # type: ignore[misc]
    assert replace(span, start=0) == Span(0, 2)
    assert span == Span(1, 2)


def test_numbers_stay_exact() -> None:
    target = Target("1.1.1", None, "甲", "<=", Decimal("0.10"), "吨", "", "", Span(0, 1))
    assert str(decode(Target, encode(target)).value) == "0.10"


def test_the_column_type_is_read_as_such() -> None:
    column = decode(Column, encode(Column("甲", ColumnType.NUMBER)))
    assert column.type is ColumnType.NUMBER
