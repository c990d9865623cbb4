"""What a figure was measured on: without it no figure can be compared."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

_LIBRARIES = ("duckdb", "sqlglot", "rapidfuzz", "jieba")


def described() -> str:
    """One line on the machine, one on the libraries."""
    cores, load = os.cpu_count(), os.getloadavg()[0]
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{_processor()}, {cores} cores, {memory:.0f} GB, load {load:.1f} at the start\n"
        f"Python {platform.python_version()}, {libraries}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown processor"
    )
