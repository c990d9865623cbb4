"""Model values survive the way to JSON and back, and nothing else gets through."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.model.catalog import Catalog, Column, ColumnType, Ledger, LedgerFinding, Receipt, Value
from assistant.model.document import Document, LimitKind, Target, TimeLimit
from assistant.model.span import Span
from assistant.model.values import DateRange
from assistant.store.codec import CodecError, decode, encode
from assistant.store.sources import Contents

if TYPE_CHECKING:
    from assistant.store.store import Store


def test_documents_and_catalog_come_back_as_they_were(store: "Store") -> None:
    contents = Contents(store.documents, store.catalog, ("甲.csv",))
    assert decode(Contents, encode(contents)) == contents


_TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
_DAYS = st.dates()


@pytest.mark.parametrize(
    "kind", [Span, DateRange, TimeLimit, Target, Value, Column, Ledger, LedgerFinding, Receipt, Catalog]
)
@settings(max_examples=25)
@given(data=st.data())
def test_any_value_comes_back(kind: type, data: st.DataObject) -> None:
    st.register_type_strategy(str, _TEXTS)
    value = data.draw(st.from_type(kind).filter(_finite))
    assert decode(kind, encode(value)) == value


def _finite(value: object) -> bool:
    return not isinstance(value, Target) or value.value.is_finite()


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
    with pytest.raises(CodecError):
        decode(kind, text)


def test_an_unknown_word_of_a_closed_list_is_refused() -> None:
    limit = TimeLimit("1.1.1", None, LimitKind.DEADLINE, "底前", date(2021, 12, 31), None, "", "", Span(0, 2))
    text = encode(limit)
    with pytest.raises(CodecError):
        decode(TimeLimit, text.replace(LimitKind.DEADLINE, "某日"))


def test_what_is_no_model_value_is_not_written() -> None:
    with pytest.raises(CodecError):
        encode(object())
    with pytest.raises(CodecError):
        encode(1.5)


def test_numbers_stay_exact() -> None:
    target = Target("1.1.1", None, "甲", "<=", Decimal("0.10"), "吨", "", "", Span(0, 1))
    assert str(decode(Target, encode(target)).value) == "0.10"


def test_the_column_type_is_read_as_such() -> None:
    column = decode(Column, encode(Column("甲", ColumnType.NUMBER)))
    assert column.type is ColumnType.NUMBER
