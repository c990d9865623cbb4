"""Measuring: processes and calls, as wall time, processor time and memory.

Invariant: what is compared takes turns within one run, so that a busy machine slows both
sides, and ratios are of least processor times, which noise can only raise.
"""

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from assistant.records import Record

Made = TypeVar("Made")
Runs = dict[str, list["Run"]]


class Run(Record):
    """One run: seconds by the clock and of the processor, and the most memory held (MB; of processes only)."""

    wall: float
    processor: float
    memory: float = 0.0

    def __str__(self) -> str:
        """Both times in ms."""
        return f"{self.wall * 1000:7.1f} ms wall {self.processor * 1000:7.1f} ms cpu"


def least(runs: Sequence[Run]) -> Run:
    """The least of each."""
    return Run(min(run.wall for run in runs), min(run.processor for run in runs), min(run.memory for run in runs))


def quantile(values: Sequence[float], share: float) -> float:
    """The value that ``share`` of all do not exceed."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


def call(work: Callable[[], Made]) -> tuple[Run, Made]:
    """One call, and what it gave."""
    wall, processor = time.perf_counter(), time.process_time()
    made = work()
    return Run(time.perf_counter() - wall, time.process_time() - processor), made


def process(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Run:
    """One process; CalledProcessError when it fails (an answer not found is none)."""
    began = time.perf_counter()
    child = subprocess.Popen(command, cwd=folder, env=dict(environment), stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1, 2):
        raise subprocess.CalledProcessError(child.returncode, command)
    return Run(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def in_turn(commands: Mapping[str, Sequence[str]], folder: Path, environment: Mapping[str, str], times: int) -> Runs:
    """Every command so many times, taking turns; a first round warms the files up and is left out."""
    runs: Runs = {name: [] for name in commands}
    for turn in range(times + 1):
        for name, command in commands.items():
            run = process(command, folder, environment)
            if turn:
                runs[name].append(run)
    return runs
