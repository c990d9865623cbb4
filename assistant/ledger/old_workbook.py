"""XLS workbooks, read in a process of their own.

Invariant: no file can end or bloat the program. The reader of cells trusts the lengths
an XLS file states; a half-written or damaged one makes it ask for more memory than
there is, which ends the process it runs in. So that process is a child with a limit.
"""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from assistant.errors import UnusableFileError
from assistant.ledger.grids import Grid, Reading
from assistant.model.catalog import LedgerFinding

_MEMORY, _SECONDS = 2 << 30, 120
_PACKAGES = Path(__file__).resolve().parents[2]


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
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired, OSError) as error:
        raise UnusableFileError("工作簿损坏或没有写完，打不开", todo="请用表格软件打开核对后另存为 XLSX") from error
    return _unpacked(json.loads(done.stdout))


def serve(read: Callable[[bytes, str], Reading]) -> None:
    """In the child: read the workbook on standard input under a memory limit, write what it gave."""
    _limit_memory()
    try:
        answer = asdict(read(sys.stdin.buffer.read(), sys.argv[1]))
    except UnusableFileError as error:
        answer = {"refused": [error.what, error.where, error.todo]}
    json.dump(answer, sys.stdout)


def _unpacked(answer: dict[str, list[object]]) -> Reading:
    if "refused" in answer:
        raise UnusableFileError(*map(str, answer["refused"]))
    grids = tuple(Grid(**grid) for grid in answer["grids"])  # type: ignore[arg-type]
    return Reading(grids, tuple(LedgerFinding(**finding) for finding in answer["findings"]))  # type: ignore[arg-type]


def _limit_memory() -> None:
    with contextlib.suppress(ImportError):  # not on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    from assistant.ledger.workbook import read_workbook

    serve(read_workbook)
