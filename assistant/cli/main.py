"""Entry point: reads the command line, runs one command, gives its exit code.

Invariant: nothing is imported before it is known to be needed; ``wence --help`` loads
neither the database nor the vocabulary.
"""

import sys
from importlib import import_module

from assistant.cli import arguments, diagnostics
from assistant.errors import ExitCode


def main(words: list[str] | None = None) -> int:
    """Runs the command line; returns the exit code."""
    return int(diagnostics.guarded(lambda: _run(sys.argv[1:] if words is None else words)))


def _run(words: list[str]) -> ExitCode:
    options = arguments.parse(words)
    command = import_module(f"assistant.cli.commands.{options.module}")
    code: ExitCode = command.run(options)
    return code
