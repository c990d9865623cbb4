"""``wence db``: plan tables and ledgers as a DuckDB file for other tools."""

from argparse import Namespace
from pathlib import Path

from assistant.cli import diagnostics, opening
from assistant.errors import ExitCode


def run(options: Namespace) -> ExitCode:
    """Writes the file."""
    store = opening.store(options)
    store.export(Path(options.file))
    count = len(store.catalog.ledgers)
    shown = "个人信息为原文" if store.reveal_personal else "个人信息已脱敏"
    diagnostics.say(f"已写入 {options.file}：{count} 张表，{shown}")
    return ExitCode.ANSWERED
