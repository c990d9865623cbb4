"""Standard output: data and nothing else. The only module that writes there.

Invariant: what is written is valid UTF-8 and leaves at once, line by line, so that a
program reading from a pipe gets each answer as soon as it is ready.
"""

import os
import shutil
import sys

from assistant.render.as_text import Screen

_FALLBACK = (100, 24)


def write(text: str) -> None:
    """Writes the text and lets it go."""
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def line(text: str) -> None:
    """Writes one line and lets it go."""
    write(f"{text}\n")


def screen() -> Screen:
    """Width and colours of the terminal; no colours in a pipe or where NO_COLOR is set."""
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Screen(cells=shutil.get_terminal_size(_FALLBACK).columns, colour=colour)
