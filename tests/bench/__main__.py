"""How long the program takes, beside what it cannot do without: ``python -m tests.bench [--files N] [--times N]``.

Prints, asserts nothing; figures of different machines or loads compare by their ratios.
The chat has its own: ``python -m tests.bench.bench_tui``.
"""

import argparse
import resource
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench import machine, processes

_ROWS = 20
"""Rows of each file of the family."""


def main() -> None:
    """Runs everything and prints a line each."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--files", type=int, default=5000, help="files of the made-up family")
    parser.add_argument("--times", type=int, default=7, help="how often each cold start is repeated")
    options = parser.parse_args()
    say(machine.described())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        part("Cold: one process a question, least of several", processes.cold(folder / "cold", options.times))
        from tests.bench import calls  # here: what it imports would be counted as memory of every process started

        part("Store: the sample ledgers, least of several", calls.stored(folder / "stored", options.times))
        part("Warm: one process, all gold questions", calls.warm(folder / "cold"))
        rows = f"{options.files} files, {options.files * _ROWS} rows"
        part(f"Family: {rows}", calls.many_files(folder / "family", options.files, _ROWS))
    say(f"\nmost memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def part(title: str, lines: Iterator[str]) -> None:
    """A title and its lines, each as soon as it is known."""
    say(f"\n{title}")
    for line in lines:
        say(f"  {line}")


def say(text: str) -> None:
    """One line of the report."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
