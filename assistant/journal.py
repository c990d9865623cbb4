"""A local log of questions that were not answered, so that their words can be taught.

Invariant: it stays on this machine, holds no answer and no personal number (phones,
identity numbers, plates and long runs of digits are masked before writing), and losing it
never stops a question. ``wence log --off`` or WENCE_LOG=0 keeps it from being written.
"""

import json
import os
import re
from datetime import datetime
from pathlib import Path

from assistant.config import state_folder
from assistant.model.answer import Answer
from assistant.records import Record, asdict

_LONG_NUMBER = re.compile(r"\d{7,}")
_LONGEST = 300


class Entry(Record):
    """One question that was refused, asked back or failed."""

    when: str
    question: str
    kind: str
    reason: str


def journal_path() -> Path:
    """The file of the log, JSON Lines."""
    return state_folder() / "unanswered.jsonl"


def _switch_path() -> Path:
    return state_folder() / "log-off"


def is_on() -> bool:
    """Whether unanswered questions are written down."""
    return os.environ.get("WENCE_LOG", "1") not in ("0", "off", "no") and not _switch_path().exists()


def switch(on: bool) -> None:
    """Turns the log on or off for this user; OSError when the state folder cannot be written."""
    _switch_path().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if on:
        _switch_path().unlink(missing_ok=True)
    else:
        _switch_path().touch(mode=0o600)


def note(answer: Answer) -> bool:
    """Writes an unanswered question down; False when it was answered, the log is off, or the disk refuses."""
    if answer.answered or not is_on():
        return False
    entry = Entry(
        datetime.now().isoformat(timespec="seconds"), masked(answer.question), answer.kind, masked(answer.answer)
    )
    line = json.dumps(asdict(entry), ensure_ascii=False)
    try:
        journal_path().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(journal_path(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8", errors="replace") as file:
            file.write(line + "\n")
    except OSError:
        return False
    return True


def masked(text: str) -> str:
    """A text without personal numbers, cut to a length that a question has."""
    from assistant.ledger.privacy import mask_identifiers  # here: an answered question needs none of it

    return _LONG_NUMBER.sub(lambda found: "*" * len(found[0]), mask_identifiers(text))[:_LONGEST]


def entries() -> tuple[Entry, ...]:
    """What the log holds, oldest first; lines that are no entry are passed over."""
    try:
        lines = journal_path().read_text("utf-8", "replace").splitlines()
    except OSError:
        return ()
    return tuple(entry for line in lines if (entry := _entry(line)) is not None)


def _entry(line: str) -> Entry | None:
    try:
        data = json.loads(line)
    except ValueError:
        return None
    if not isinstance(data, dict) or not all(isinstance(data.get(name), str) for name in Entry.__struct_fields__):
        return None
    return Entry(*(data[name] for name in Entry.__struct_fields__))


def clear() -> None:
    """Empties the log; OSError when it cannot be removed."""
    journal_path().unlink(missing_ok=True)
