"""The whole program over the real plan and the sample ledgers, opened once."""

from datetime import date

import pytest

from assistant.engine import Assistant
from assistant.store.store import Store


@pytest.fixture(scope="session")
def assistant(store: Store) -> Assistant:
    return Assistant(store, date(2021, 12, 20))
