"""The sample ledgers read as plain text, without the program, so a fault of its reader cannot hide one of theirs."""

import csv
import re
import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "ledgers"
DICTIONARY: dict[str, Any] = tomllib.loads((FOLDER / "dictionary.toml").read_text(encoding="utf-8"))
EXPECTED: dict[str, Any] = tomllib.loads(Path(__file__).with_name("expected.toml").read_text(encoding="utf-8"))
SNAPSHOT = "2021-12-20"


def bare(header: str) -> str:
    """The column without its unit."""
    return re.sub(r"（[^）]*）$", "", header)


def read(ledger: str) -> list[dict[str, str]]:
    """Rows of one file by bare column name; an empty cell is empty text."""
    with (FOLDER / f"{ledger}.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    names = [bare(name) for name in head]
    return [dict(zip(names, row, strict=True)) for row in rows]


TABLES = {ledger: read(ledger) for ledger in EXPECTED}


def total(rows: list[dict[str, str]], column: str) -> float:
    """Sum of the filled cells."""
    return sum(float(row[column]) for row in rows if row[column])
