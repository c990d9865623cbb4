"""Long lists are kept in pieces and come back whole, in their order."""

import pytest

from assistant.model.catalog import Catalog, Column, ColumnType, Ledger, LedgerFinding, Value
from assistant.records import RecordError, encode
from assistant.store import pieces
from assistant.store.sources import Contents


def contents(values: int, findings: int) -> Contents:
    listed = tuple(Value(f"值{number}", (), number) for number in range(values))
    columns = (Column("甲", ColumnType.TEXT), Column("乙", ColumnType.TEXT, values=listed))
    ledgers = (Ledger("一", "一", (Column("丙", ColumnType.DATE),)), Ledger("二", "二", columns))
    noted = tuple(LedgerFinding("文件", number, "乙", "", "存疑", "保留") for number in range(findings))
    return Contents((), Catalog(ledgers, findings=noted), ("文件",))


@pytest.mark.parametrize(("values", "findings", "count"), [(0, 0, 1), (2_000, 2_000, 1), (2_001, 4_001, 4)])
def test_the_pieces_are_the_whole(values: int, findings: int, count: int) -> None:
    whole = contents(values, findings)
    texts = list(pieces.taken_apart(whole))
    assert len(texts) == count
    assert encode(pieces.put_together(texts)) == encode(whole)


def test_another_text_is_no_piece() -> None:
    first, *_ = pieces.taken_apart(contents(3_000, 0))
    with pytest.raises(RecordError):
        pieces.put_together([first, '{"no": "piece"}'])
