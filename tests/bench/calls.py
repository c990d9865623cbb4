"""Calls within one process, each beside what it is compared with."""

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import duckdb

from assistant.config import resolve
from assistant.engine import Assistant
from assistant.ledger.load import load
from assistant.store.store import Store, open_store
from tests.bench import family
from tests.bench.measure import Run, call, least, quantile

GOLD = Path(__file__).parents[1] / "gold"
_TYPES = (
    "{'检查日期': 'DATE', '对象名称': 'VARCHAR', '对象类型': 'VARCHAR', '检查结果': 'VARCHAR', "
    "'问题数（个）': 'BIGINT', '罚款（万元）': 'DECIMAL(18, 2)', '巡查里程（公里）': 'DECIMAL(18, 1)'}"
)


def stored(cache: Path, times: int) -> Iterator[str]:
    """The sample ledgers read, the store built and opened again, beside DuckDB reading the same files untyped."""
    chosen = resolve()
    files = sorted(map(str, chosen.ledgers.glob("*.csv")))
    works: dict[str, Callable[[int], object]] = {
        "read ledgers": lambda turn: load(chosen.ledgers),
        "build store": lambda turn: _opened(chosen.plan, chosen.ledgers, cache / f"built {turn}"),
        "open store": lambda turn: _opened(chosen.plan, chosen.ledgers, cache / "built 0"),
        "read_csv": lambda turn: [duckdb.read_csv(file, all_varchar=True).fetchall() for file in files],
    }
    for name, work in works.items():
        yield f"{name:14}{least([call(partial(work, turn))[0] for turn in range(times)])}"


def warm(cache: Path) -> Iterator[str]:
    """Every gold question but dialogues, in one process, beside its own SQL handed straight to the database."""
    with _cache_at(cache):
        assistant = Assistant.open()
    for name in ("plan", "ledger", "refuse"):
        questions = [json.loads(line)["question"] for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()]
        yield f"{name:14}{_spread(_asked(assistant, questions))}"
        yield f"{'  again':14}{_spread(_asked(assistant, questions))}"
        queries = [sql for text in questions if (sql := assistant.ask(text).sql)]
        if queries:
            yield f"{'  SQL alone':14}{_spread([call(partial(assistant.store.query, sql))[0] for sql in queries])}"


def many_files(folder: Path, files: int, rows: int) -> Iterator[str]:
    """A family of many small files: read, opened again and asked, beside DuckDB's typed reading of all of them."""
    family.make(folder / "ledgers", files, rows)
    with _cache_at(folder / "cache"):
        first, assistant = call(lambda: Assistant.open(ledgers=folder / "ledgers"))
        again, assistant = call(lambda: Assistant.open(ledgers=folder / "ledgers"))
    pattern = str(folder / "ledgers" / "*.csv")
    reading = f"CREATE TABLE t AS SELECT * FROM read_csv('{pattern}', header=true, delim=',', columns={_TYPES})"
    raw, _ = call(lambda: duckdb.connect().execute(reading))
    yield f"{'first open':14}{first}  {first.processor / raw.processor:6.2f} x read_csv"
    yield f"{'open again':14}{again}  {again.processor / raw.processor:6.2f} x read_csv"
    yield f"{'read_csv':14}{raw}  typed, all files at once"
    yield f"{'questions':14}{_spread(_asked(assistant, family.QUESTIONS))}"
    yield f"{'  again':14}{_spread(_asked(assistant, family.QUESTIONS))}"


def _asked(assistant: Assistant, questions: Sequence[str]) -> list[Run]:
    return [call(partial(assistant.ask, text))[0] for text in questions]


def _spread(runs: Sequence[Run]) -> str:
    wall, processor = ([getattr(run, kind) * 1000 for run in runs] for kind in ("wall", "processor"))
    times = (f"p50 {quantile(each, 0.5):6.1f}  p99 {quantile(each, 0.99):6.1f} ms" for each in (wall, processor))
    return "{} wall  {} cpu".format(*times) + f"  ({len(runs)})"


def _opened(plan: Path, ledgers: Path, cache: Path) -> Store:
    with _cache_at(cache):
        return open_store(plan, ledgers)


@contextmanager
def _cache_at(folder: Path) -> Iterator[None]:
    before = os.environ.get("WENCE_CACHE")
    os.environ["WENCE_CACHE"] = str(folder)
    try:
        yield
    finally:
        os.environ.pop("WENCE_CACHE")
        os.environ.update({"WENCE_CACHE": before} if before is not None else {})
