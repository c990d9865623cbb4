"""Tables of the data over tables of the language: nothing of either is lost, and the upper one has the last word."""

import pytest

from assistant.model.tables import Layered, Plain, layered


@pytest.mark.parametrize(
    ("key", "known"),
    [
        ("同长", [2, 4, 3]),
        ("同行", "甲\n乙"),
        ("价", 0.5),
        ("只在上", 1.0),
        ("只在下", [1]),
    ],
)
def test_what_is_known_of_a_key(key: str, known: Plain) -> None:
    table = Layered(
        {"同长": [2, 4], "同行": "甲", "价": 0.5, "只在上": 1.0},
        {"同长": [3, 4], "同行": "乙", "价": 0.1, "只在下": [1]},
    )
    assert table.get(key) == table[key] == known
    assert key in set(table)


def test_a_key_of_neither() -> None:
    table = Layered({"甲": 1}, {"甲": 2, "乙": 3})
    assert table.get("丙", 4) == 4
    assert len(table) == 2
    with pytest.raises(KeyError):
        table["丙"]


def test_tables_of_one_name_lie_over_one_another() -> None:
    tables = layered({"甲": {"一": 1}, "乙": {"二": 2}}, {"甲": {"一": 3, "三": 4}, "丙": {"四": 5}})
    assert {name: dict(table) for name, table in tables.items()} == {
        "甲": {"一": 1, "三": 4},
        "乙": {"二": 2},
        "丙": {"四": 5},
    }
