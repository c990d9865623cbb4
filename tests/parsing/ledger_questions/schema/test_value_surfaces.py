"""A column of many values is not read through for each of them."""

from collections.abc import Iterator

from assistant.model.catalog import Column, ColumnType, Value
from assistant.parsing.ledger_questions.schema.value_surfaces import value_surfaces


class Walked(tuple[Value, ...]):
    """Values that count how often they are gone through."""

    walks = 0

    def __iter__(self) -> Iterator[Value]:
        type(self).walks += 1
        return super().__iter__()


def walks(number: int) -> int:
    """How often that many values are gone through for what they are called."""
    Walked.walks = 0
    values = Walked(Value(f"{place}号养殖场") for place in range(number))
    list(value_surfaces(Column("场所", ColumnType.TEXT, values=values), lambda text: [text]))
    return Walked.walks


def test_values_are_gone_through_as_often_in_a_column_of_many_as_in_one_of_few() -> None:
    few = walks(450)
    assert few > 0
    assert walks(900) == few
