"""Entry point: reads the command line, runs one command, gives its exit code.

Invariant: nothing is imported before it is known to be needed; ``wence --help`` loads
neither the database nor the vocabulary.
"""

import os
import sys
import threading
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

from assistant.cli import arguments, diagnostics
from assistant.errors import ExitCode


def main(words: list[str] | None = None) -> int:
    """Runs the command line; returns the exit code."""
    return int(diagnostics.guarded(lambda: _run(sys.argv[1:] if words is None else words)))


def run() -> NoReturn:
    """The command as a process of its own: gives its exit code to the shell and is gone.

    Taking down piece by piece what the system takes back at once would be a fifth of a
    cold question. Where threads still work, they are waited for as usual.
    """
    code = main()
    if threading.active_count() > 1:
        sys.exit(code)
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def _run(words: list[str]) -> ExitCode:
    options = arguments.parse(words)
    command = import_module(f"assistant.cli.commands.{options.module}")
    code: ExitCode = command.run(options)
    return code
