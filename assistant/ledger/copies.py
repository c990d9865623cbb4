"""Second copies of a file that an office's computers leave behind: X(1).csv, 副本X.csv, X - 副本.csv.

Invariant: a file is left out only when its name says copy and its bytes are those of
the original beside it. Prevents a download saved twice from doubling every count.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath

from assistant.ledger import findings
from assistant.ledger.fingerprint import content_hash
from assistant.ledger.words import words
from assistant.model.catalog import LedgerFinding
from assistant.text import lexicon


def without_copies(paths: Mapping[str, Path]) -> tuple[dict[str, Path], tuple[LedgerFinding, ...]]:
    """The files that are no copies, by name, and what is said of the copies."""
    originals = {name: _original(name, paths) for name in paths}
    kept = {name: path for name, path in paths.items() if originals[name] is None}
    noted = [
        findings.file_note(name, f"与 {original} 内容完全相同，是它的副本", "不重复读入")
        for name, original in originals.items()
        if original is not None
    ]
    return kept, tuple(noted)


def _original(name: str, paths: Mapping[str, Path]) -> str | None:
    path = PurePosixPath(name)
    found = _copy_name().fullmatch(path.stem)
    if found is None:
        return None
    original = path.with_name(next(filter(None, found.groups())).strip(" -_") + path.suffix).as_posix()
    same = original in paths and content_hash(paths[original]) == content_hash(paths[name])
    return original if same else None


@cache
def _copy_name() -> re.Pattern[str]:
    marks = lexicon.alternation(words("files", "copy_marks"))
    number = r"\s*[(（]\d+[)）]"
    return re.compile(rf"(?:{marks})[-_\s]*(.+)|(.+?)(?:[-_\s的]*(?:{marks})(?:{number})?|{number})", re.IGNORECASE)
