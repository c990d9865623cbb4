"""Columns that belong to the entity and not to a row about it."""

import pytest

from assistant.ledger.steady import with_steady
from assistant.model.catalog import Column, ColumnType

NAMES = ("甲", "甲", "乙", "乙", "丙", "丙", None)


def _column(name: str, kind: ColumnType = ColumnType.NUMBER) -> Column:
    return Column(name, kind, distinct=3)


@pytest.mark.parametrize(
    ("cells", "kind", "steady"),
    [
        ((5, 5, 7, 7, 9, 9, 1), ColumnType.NUMBER, True),
        ((5, None, 7, 7, 9, 9, 1), ColumnType.NUMBER, True),
        ((5, 6, 7, 7, 9, 9, 1), ColumnType.NUMBER, False),
        (("红", "红", "白", "白", "红", "红", None), ColumnType.TEXT, True),
        ((5, 5, 7, 7, 9, 9, 1), ColumnType.DATE, False),
    ],
)
def test_a_column_is_steady_where_no_name_has_two_values(
    cells: tuple[object, ...], kind: ColumnType, steady: bool
) -> None:
    columns = (_column("名称", ColumnType.TEXT), _column("面积", kind))
    found = with_steady(columns, (NAMES, cells), "名称")  # type: ignore[arg-type]
    assert [column.steady for column in found] == [False, steady]


def test_nothing_is_proved_where_no_entity_has_several_rows() -> None:
    columns = (_column("名称", ColumnType.TEXT), _column("面积"))
    found = with_steady(columns, (("甲", "乙", "丙"), (1, 2, 3)), "名称")
    assert not any(column.steady for column in found)


def test_a_personal_name_proves_nothing() -> None:
    columns = (Column("车主", ColumnType.TEXT, personal=True), _column("面积"))
    assert not any(column.steady for column in with_steady(columns, (NAMES, (1, 1, 2, 2, 3, 3, 4)), "车主"))
