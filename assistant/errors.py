"""Failures as values a person can act on, and the exit codes of the program.

Invariant: whatever goes wrong for the user is raised as ``WenceError`` with what
happened, where, and what to do next, all in Chinese; it never reaches the screen as
a traceback. Prevents the bare 「KeyError: '镇街'」 that tells an official nothing.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit status of the program, as the contract gives it."""

    ANSWERED = 0
    NOT_FOUND = 1
    CLARIFY = 2
    MISUSE = 64
    INTERNAL = 70
    INTERRUPTED = 130


class WenceError(Exception):
    """What happened, where, and what to do next."""

    exit_code = ExitCode.MISUSE

    def __init__(self, what: str, where: str = "", todo: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.todo = todo

    def __str__(self) -> str:
        """One Chinese line: 「what（where）。todo」."""
        place = f"（{self.where}）" if self.where else ""
        return f"{self.what}{place}。{self.todo}" if self.todo else f"{self.what}{place}"


class UnusableFileError(WenceError):
    """A plan or ledger file that cannot be read at all."""


class NotFoundError(WenceError):
    """What was named does not exist in the plan or the ledgers."""

    exit_code = ExitCode.NOT_FOUND


class QueryError(WenceError):
    """A query the guard refused or the database could not run."""


def defect(problem: BaseException) -> WenceError:
    """What the user reads of a failure nobody foresaw."""
    name = type(problem).__name__
    return WenceError(f"程序内部出错（{name}），这一问没有得到回答", todo="请把问题原文反馈给维护人员")
