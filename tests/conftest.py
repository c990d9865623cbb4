"""Shared by all tests: the real plan and ledgers, and a cache of their own."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from xdist.remote import Producer
    from xdist.scheduler import WorkStealingScheduling

    from assistant.model.document import Document
    from assistant.model.tables import Tables
    from assistant.store.store import Store

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
LEDGERS = ROOT / "ledgers"

# A busy machine makes nothing wrong: no test fails because it took long. The same change passes or fails every time;
# new examples are looked for with --hypothesis-profile=searching.
settings.register_profile("searching", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=2000)
settings.register_profile("same", settings.get_profile("searching"), max_examples=100, derandomize=True)
settings.load_profile("same")


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: the collector need not look through it again and again."""
    gc.freeze()
    gc.set_threshold(10_000, 10, 20)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: "Producer") -> "WorkStealingScheduling":
    """With several workers each takes a half of the tests in a row: what a module opens is opened by one of them."""
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log)


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No test reads or writes the user's cache, plan or ledgers."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WENCE_CACHE", str(folder))
        for name in ("WENCE_PLAN", "WENCE_LEDGERS", "WENCE_TODAY"):
            patch.delenv(name, raising=False)
        yield Path(os.environ["WENCE_CACHE"])


@pytest.fixture(scope="session")
def store(own_cache: Path) -> "Store":
    """The store of the real plan and the sample ledgers."""
    from assistant.store.store import open_store  # imported here: a plugin that outlives the run would hold the engine

    return open_store(CORPUS, LEDGERS)


@pytest.fixture(scope="session")
def documents() -> "tuple[Document, ...]":
    """The real plan."""
    from assistant.document.load import load_all

    return load_all(CORPUS)


@pytest.fixture(scope="session")
def plan_tables(own_cache: Path, documents: "tuple[Document, ...]") -> "Tables":
    """What is worked out of the real plan where there are no ledgers."""
    from assistant.model.catalog import Catalog
    from assistant.model.tables import layered
    from assistant.parsing.prepared import prepare, prepare_language

    return layered(prepare(documents, Catalog(())), prepare_language())
