"""The whole program over the real plan and the sample ledgers, opened once."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.parsing.ledger_questions.interpreter import LedgerReading
from assistant.parsing.ledger_questions.sketching import Sketch
from assistant.parsing.understanding import Understanding
from assistant.store.store import Store
from tests.conftest import CORPUS

TODAY = date(2021, 12, 20)

ELSEWHERE = date(2023, 8, 1)
"""The day of the tables of other fields, which no dictionary gives one."""

Open = Callable[..., Assistant]
Read = Callable[[str], tuple[LedgerReading, ...]]
Draw = Callable[[str], Sketch]


@pytest.fixture(scope="session")
def assistant(store: Store) -> Assistant:
    return Assistant(store, TODAY)


@pytest.fixture(scope="session")
def understanding(assistant: Assistant) -> Understanding:
    return assistant._understanding


def draws(understanding: Understanding) -> Draw:
    """A question as every ledger reads it; drawn once, however many tests ask it."""
    return cache(lambda text: understanding._ledgers.sketch(understanding._linker.link(text, TODAY)))


def reads(understanding: Understanding, drawn: Draw) -> Read:
    """All readings of a question by the ledgers, the cheapest first."""
    return lambda text: understanding._ledgers.read(drawn(text), TODAY)


BUSES = """\
车辆编号,服务学校,核载人数（人）,实载人数（人）
B1,一小,30,32
B2,二小,20,18
"""
MARKET = """\
城市,成交面积（万㎡）,环比（%）,同比（%）,净利润（亿元）
甲市,19.8,-12.4,-8.6,3
乙市,31.5,6.7,-15.2,-1
丙市,17.2,-9.3,4.1,-2
丁市,8.1,3.4,2.5,5
"""
"""A table of changes, and of gains and losses, which the sample ledgers have none of."""


@pytest.fixture(scope="session")
def market(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("market")
    (folder / "城市楼市周报.csv").write_text(MARKET, encoding="utf-8")
    (folder / "校车台账.csv").write_text(BUSES, encoding="utf-8")
    return Assistant.open(CORPUS, folder, TODAY)


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Open:
    """Opens tables, each a file of that name, beside the real plan."""

    def open_all(
        tables: Mapping[str, str], today: date = ELSEWHERE, dictionary: str = "", reveal: bool = False
    ) -> Assistant:
        folder = tmp_path_factory.mktemp("ledgers")
        for name, text in tables.items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        if dictionary:
            (folder / "dictionary.toml").write_text(dictionary, encoding="utf-8")
        return Assistant.open(CORPUS, folder, today, reveal)

    return open_all


@pytest.fixture(scope="session")
def drawn(understanding: Understanding) -> Draw:
    return draws(understanding)


@pytest.fixture(scope="session")
def readings(understanding: Understanding, drawn: Draw) -> Read:
    return reads(understanding, drawn)


@pytest.fixture(scope="session")
def market_readings(market: Assistant) -> Read:
    return reads(market._understanding, draws(market._understanding))
