"""``wence`` alone: the chat in the terminal."""

import os
import sys
from argparse import Namespace

from assistant.cli import opening
from assistant.errors import ExitCode, WenceError


def run(options: Namespace) -> ExitCode:
    """Opens the chat and stays until it is closed; WenceError where there is no terminal to open it in."""
    chosen = opening.settings(options)
    if not _has_screen():
        raise WenceError("这里没有终端，打不开对话界面", todo="单个问题请用 wence ask，成批的问题请用 wence batch")
    from assistant.tui.app import run_chat

    run_chat(chosen)
    return ExitCode.ANSWERED


def _has_screen() -> bool:
    """A terminal on both ends, or a driver that brings its own screen (the browser's)."""
    return bool(os.environ.get("TEXTUAL_DRIVER")) or (sys.stdin.isatty() and sys.stdout.isatty())
