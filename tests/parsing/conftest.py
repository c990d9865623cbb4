"""The whole program over the real plan and the sample ledgers, opened once."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant.engine import Assistant
from assistant.parsing.ledger_questions.interpreter import LedgerReading
from assistant.parsing.understanding import Understanding
from assistant.store.store import Store

TODAY = date(2021, 12, 20)

Read = Callable[[str], tuple[LedgerReading, ...]]


@pytest.fixture(scope="session")
def assistant(store: Store) -> Assistant:
    return Assistant(store, TODAY)


@pytest.fixture(scope="session")
def understanding(assistant: Assistant) -> Understanding:
    return assistant._understanding


@pytest.fixture(scope="session")
def readings(understanding: Understanding) -> Read:
    """All readings of a question by the ledgers, the cheapest first."""
    linker, ledgers = understanding._linker, understanding._ledgers
    return lambda text: ledgers.read(ledgers.sketch(linker.link(text, TODAY)), TODAY)
