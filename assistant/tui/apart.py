"""The store built in a process of its own, so that reading a big ledger never holds up typing.

Invariant: the process leaves nothing but the kept store, which is found by its hash; how it
ended does not matter, since whoever finds no store builds one. It ends with the job that
waits for it: a chat that is closed leaves nothing running.
"""

import os
import subprocess
import sys
from pathlib import Path

from textual.worker import NoActiveWorker, WorkerCancelled, get_current_worker

from assistant.config import PACKAGE

_CODE = (
    "import sys; from pathlib import Path; from assistant.engine import Assistant;"
    " Assistant.open(*map(Path, sys.argv[1:]))"
)
_BIG = 2_000_000
"""Bytes that are read in short enough a time by this process, in less than another takes to start."""
_STEP = 0.05
"""Seconds between two looks at whether the job was given up."""


def build(plan: Path, ledgers: Path) -> None:
    """Has the store of these files built and kept; WorkerCancelled when the job that waits is given up."""
    if _size(plan) + _size(ledgers) < _BIG:
        return
    command = [sys.executable, "-P", "-c", _CODE, str(plan.absolute()), str(ledgers.absolute())]
    path = os.pathsep.join([str(PACKAGE.parent), *filter(None, [os.environ.get("PYTHONPATH")])])
    process = subprocess.Popen(  # noqa: S603 - this very program
        command,
        env={**os.environ, "PYTHONPATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not _ended(process):
            if _given_up():
                raise WorkerCancelled("the job that waits for the store was given up")
    finally:
        process.kill()
        process.wait()


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())


def _ended(process: "subprocess.Popen[bytes]") -> bool:
    try:
        process.wait(_STEP)
    except subprocess.TimeoutExpired:
        return False
    return True


def _given_up() -> bool:
    try:
        return get_current_worker().is_cancelled
    except NoActiveWorker:
        return False
