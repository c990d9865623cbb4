"""Standard error and exit codes: everything that is narration, not data.

Invariant: whatever happens inside a command ends here as one Chinese message and an exit
code of the contract, never as a traceback. This is the one place that may catch any
exception, because a defect of the program must not look like an answer either.
"""

import os
import sys
from collections.abc import Callable

from assistant.errors import ExitCode, WenceError, defect
from assistant.render.plain import clean


def say(text: str) -> None:
    """One line on standard error."""
    sys.stderr.buffer.write(f"{clean(text)}\n".encode("utf-8", "replace"))
    sys.stderr.buffer.flush()


def guarded(command: Callable[[], ExitCode]) -> ExitCode:
    """Runs the command; says what went wrong and gives the exit code."""
    try:
        return command()
    except WenceError as problem:
        say(str(problem))
        return problem.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.ANSWERED
    except KeyboardInterrupt:
        say("已中止")
        return ExitCode.INTERRUPTED
    except Exception as problem:
        if os.environ.get("WENCE_DEBUG"):
            raise
        say(str(defect(problem)))
        return ExitCode.INTERNAL
