"""``wence serve``: the chat in a browser, on this machine unless told otherwise."""

from argparse import Namespace

from assistant.errors import ExitCode, WenceError

_PORTS = range(1, 65536)


def run(options: Namespace) -> ExitCode:
    """Serves until it is stopped; WenceError for a port that is none, or an open door without a token."""
    from assistant.tui.web import ChatServer

    ChatServer(_passed_on(options), options.host or "127.0.0.1", _port(options.port), options.token or "").serve()
    return ExitCode.ANSWERED


def _port(text: str | None) -> int:
    if text is None:
        return 8000
    if not text.isdecimal() or int(text) not in _PORTS:
        raise WenceError(f"端口“{text}”不对", todo="请写 1 到 65535 之间的数")
    return int(text)


def _passed_on(options: Namespace) -> list[str]:
    """The options of all commands, for the chat that each browser gets."""
    given = (("--plan", options.plan), ("--ledgers", options.ledgers), ("--today", options.today))
    words = [word for name, value in given if value for word in (name, value)]
    return [*words, "--reveal-personal"] if options.reveal_personal else words
