"""``wence`` alone: the chat in the terminal."""

from argparse import Namespace

from assistant.cli import opening
from assistant.errors import ExitCode


def run(options: Namespace) -> ExitCode:
    """Opens the chat and stays until it is closed."""
    from assistant.tui.app import run_chat

    run_chat(opening.settings(options))
    return ExitCode.ANSWERED
