"""Whole processes: a cold question beside importing the libraries it needs.

Imports nothing heavy itself: a child's memory is counted from its parent's.
"""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.bench.measure import in_turn, least, process

ROOT = Path(__file__).parents[2]
_FLOOR = "import duckdb, rapidfuzz.distance, rapidfuzz.process, sqlglot"
_ASK = (sys.executable, "-m", "assistant", "ask")
_LEDGER, _PLAN = "全区一共几个工地", "扬尘整治谁牵头"


def cold(cache: Path, times: int) -> Iterator[str]:
    """A question in a process of its own with a current store, beside importing the libraries it needs."""
    commands: dict[str, Sequence[str]] = {
        "bare python": (sys.executable, "-c", "pass"),
        "libraries": (sys.executable, "-c", _FLOOR),
        "--help": (sys.executable, "-m", "assistant", "--help"),
        "ask, ledger": (*_ASK, _LEDGER),
        "ask, plan": (*_ASK, _PLAN),
    }
    runs = in_turn(commands, ROOT, _environment(cache), times)
    best = {name: least(each) for name, each in runs.items()}
    best["first ever"] = process((*_ASK, _LEDGER), ROOT, _environment(cache / "none yet"))
    for name, run in best.items():
        ratio = run.processor / best["libraries"].processor
        yield f"{name:14}{run}  {ratio:6.2f} x libraries  {run.memory:5.0f} MB"


def _environment(cache: Path) -> Mapping[str, str]:
    """Byte code is kept, as it is where the program is installed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "WENCE_CACHE": str(cache), "PYTHONPYCACHEPREFIX": str(cache.parent / "bytecode")}
