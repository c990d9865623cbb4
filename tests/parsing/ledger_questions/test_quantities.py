"""Numbers set against columns of other units."""

from decimal import Decimal

import pytest

from assistant.parsing.ledger_questions.items import Quantity
from assistant.parsing.ledger_questions.quantities import convertible, in_unit

NONE, SCALE = Decimal(1), Decimal(10000)


@pytest.mark.parametrize(
    ("value", "unit", "scale", "column", "expected"),
    [
        ("200000000", "", SCALE, "万元", 20000),
        ("150000", "", SCALE, "万元", 15),
        ("1000000", "", SCALE, "万人", 100),
        ("100000000000", "", SCALE, "亿元", 1000),
        ("15", "", NONE, "万元", 15),
        ("20000", "", SCALE, "元", 20000),
        ("15", "万元", NONE, "元", 150000),
        ("2", "块", NONE, "元", 2),
        ("230000000", "", SCALE, "万", 23000),
        ("230000000", "人", SCALE, "万", 23000),
        ("21000000000000", "", SCALE, "万亿", 21),
        ("23000", "", NONE, "万", 23000),
    ],
)
def test_a_number_is_put_in_the_unit_of_its_column(
    value: str, unit: str, scale: Decimal, column: str, expected: int
) -> None:
    assert in_unit(Quantity(Decimal(value), unit, scale=scale), column).value == expected


def test_money_is_money_by_any_name() -> None:
    assert convertible("块", "元/平方米·月")
    assert not convertible("块", "吨")
