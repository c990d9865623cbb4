"""Where the plan, the ledgers and the cache lie, and which day is today.

Invariant: an option given on the command line beats the environment, which beats the
files that came with the program. The defaults are found beside the package in a
checkout (``corpus/``, ``ledgers/``) and inside it once installed (``defaults/``), so
that a wheel answers its first question without any setting.
"""

import contextlib
import os
import re
from datetime import date
from pathlib import Path

from assistant.errors import WenceError
from assistant.records import Record

PACKAGE = Path(__file__).resolve().parent
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Settings(Record):
    """What every command needs to know before it starts."""

    plan: Path
    ledgers: Path
    today: date | None = None
    """None means the ledgers' snapshot day, else the clock."""
    reveal_personal: bool = False


def resolve(
    plan: str | Path | None = None,
    ledgers: str | Path | None = None,
    today: str | date | None = None,
    reveal_personal: bool = False,
) -> Settings:
    """Settings from options, environment and defaults; WenceError for a day that does not exist."""
    day = today or os.environ.get("WENCE_TODAY") or None
    return Settings(
        plan=plan_path(plan),
        ledgers=ledgers_path(ledgers),
        today=parse_day(day) if isinstance(day, str) else day,
        reveal_personal=reveal_personal,
    )


def plan_path(given: str | Path | None = None) -> Path:
    """File or folder of the plan."""
    return _path(given, "WENCE_PLAN", "corpus")


def ledgers_path(given: str | Path | None = None) -> Path:
    """Folder of the ledgers."""
    return _path(given, "WENCE_LEDGERS", "ledgers")


def parse_day(text: str) -> date:
    """The day written YYYY-MM-DD; WenceError when it is written otherwise or does not exist."""
    if _DAY.fullmatch(text):
        with contextlib.suppress(ValueError):
            return date.fromisoformat(text)
    raise WenceError(f"日期“{text}”不存在或写法不对", todo="请写成 2021-12-20 这样的形式")


def cache_folder() -> Path:
    """Folder for built stores; ``WENCE_CACHE`` overrides it."""
    given = os.environ.get("WENCE_CACHE")
    if given:
        return Path(given)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "wence"


def state_folder() -> Path:
    """Folder for what the program remembers of its user; ``WENCE_STATE`` overrides it."""
    given = os.environ.get("WENCE_STATE")
    if given:
        return Path(given)
    base = os.environ.get("XDG_STATE_HOME")
    return (Path(base) if base else Path.home() / ".local" / "state") / "wence"


def _path(given: str | Path | None, variable: str, folder: str) -> Path:
    chosen = given or os.environ.get(variable)
    return Path(chosen).expanduser() if chosen else _default(folder)


def _default(folder: str) -> Path:
    installed = PACKAGE / "defaults" / folder
    return installed if installed.is_dir() else PACKAGE.parent / folder
