"""XLS workbooks, read in a process of their own.

Invariant: no file can end or bloat the program. The reader of cells trusts the lengths
an XLS file states; a half-written or damaged one makes it ask for more memory than
there is, which ends the process it runs in. So that process is a child with a limit.
"""

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from assistant.errors import UnusableFileError
from assistant.ledger.grids import Reading
from assistant.records import Record, RecordError, decode, encode

_MEMORY, _SECONDS = 2 << 30, 120
_PACKAGES = Path(__file__).resolve().parents[2]


class _Answer(Record):
    """What the child says."""

    reading: Reading | None = None
    refused: tuple[str, str, str] = ("", "", "")
    """What is wrong, where, and what to do."""


def read_apart(content: bytes, name: str) -> Reading:
    """The grids of the workbook, read by a child; UnusableFileError when the child fails or refuses."""
    command = [sys.executable, "-m", __name__, name]
    search = os.pathsep.join(filter(None, (str(_PACKAGES), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": search, "PYTHONIOENCODING": "utf-8"}
    try:
        # The command is this interpreter and this module; the name is data, no shell reads it.
        done = subprocess.run(  # noqa: S603
            command, input=content, capture_output=True, env=environment, timeout=_SECONDS, check=True
        )
        answer = decode(_Answer, done.stdout)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired, OSError, RecordError) as error:
        raise UnusableFileError("工作簿损坏或没有写完，打不开", todo="请用表格软件打开核对后另存为 XLSX") from error
    if answer.reading is None:
        raise UnusableFileError(*answer.refused)
    return answer.reading


def serve(read: Callable[[bytes, str], Reading]) -> None:
    """In the child: read the workbook on standard input under a memory limit, write what it gave."""
    _limit_memory()
    try:
        answer = _Answer(read(sys.stdin.buffer.read(), sys.argv[1]))
    except UnusableFileError as error:
        answer = _Answer(refused=(error.what, error.where, error.todo))
    sys.stdout.buffer.write(encode(answer))


def _limit_memory() -> None:
    with contextlib.suppress(ImportError):  # not on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    from assistant.ledger.workbook import read_workbook

    serve(read_workbook)
