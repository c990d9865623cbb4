"""Numbers set against columns of other units."""

from decimal import Decimal

import pytest

from assistant.parsing.ledger_questions.items import Quantity
from assistant.parsing.ledger_questions.quantities import convertible, in_unit


@pytest.mark.parametrize(
    ("value", "unit", "scaled", "column", "expected"),
    [
        ("200000000", "", True, "万元", 20000),
        ("150000", "", True, "万元", 15),
        ("1000000", "", True, "万人", 100),
        ("100000000000", "", True, "亿元", 1000),
        ("15", "", False, "万元", 15),
        ("20000", "", True, "元", 20000),
        ("15", "万元", False, "元", 150000),
        ("2", "块", False, "元", 2),
    ],
)
def test_a_number_is_put_in_the_unit_of_its_column(
    value: str, unit: str, scaled: bool, column: str, expected: int
) -> None:
    assert in_unit(Quantity(Decimal(value), unit, scaled=scaled), column).value == expected


def test_money_is_money_by_any_name() -> None:
    assert convertible("块", "元/平方米·月")
    assert not convertible("块", "吨")
