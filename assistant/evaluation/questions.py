"""Question files: JSON Lines, one question or one dialogue a line, with what a right answer must hold.

Invariant: a line that cannot be read stops the run with its file and number; a question
left out in silence would flatter the score.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.errors import UnusableFileError
from assistant.records import Record


class Gold(Record):
    """One question and what its answer must hold; empty fields ask for nothing."""

    id: str
    dialogue: str
    """Id of the dialogue it is a turn of; empty for a question that stands alone."""
    question: str
    kind: str
    tags: frozenset[str] = frozenset()
    sql: str = ""
    ordered: bool = False
    units_exact: tuple[str, ...] = ()
    units_include: tuple[str, ...] = ()
    units_exclude: tuple[str, ...] = ()
    clauses_include: tuple[str, ...] = ()
    clauses_any: tuple[str, ...] = ()
    top1_clause: tuple[str, ...] = ()
    dates_include: tuple[str, ...] = ()
    values_include: tuple[str, ...] = ()
    answer_contains: tuple[str, ...] = ()
    choices_include: tuple[str, ...] = ()


_LISTS = (
    *("units_exact", "units_include", "units_exclude", "clauses_include", "clauses_any", "top1_clause"),
    *("dates_include", "values_include", "answer_contains", "choices_include"),
)


def read(path: Path) -> Iterator[Gold]:
    """The questions of a file, turns of a dialogue one after the other; UnusableFileError for a bad file or line."""
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as problem:
        raise UnusableFileError(
            "问题文件读不出来", str(path), "请检查路径，文件应为 UTF-8 编码的 JSON Lines"
        ) from problem
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield from _questions(line, f"{path} 第 {number} 行")


def _questions(line: str, place: str) -> Iterator[Gold]:
    try:
        item = json.loads(line)
        if "turns" in item:
            yield from [_gold(turn, f"{item['id']}.{n}", str(item["id"])) for n, turn in enumerate(item["turns"])]
        else:
            yield _gold(item, str(item["id"]), "")
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        raise UnusableFileError("这一行不是一个问题", place, "每行应有 id、question、kind") from problem


def _gold(item: dict[str, Any], id_: str, dialogue: str) -> Gold:
    lists = {name: tuple(map(str, item.get(name, ()))) for name in _LISTS}
    return Gold(
        id=id_,
        dialogue=dialogue,
        question=str(item["question"]),
        kind=str(item["kind"]),
        tags=frozenset(item.get("tags", ())),
        sql=str(item.get("sql", "")),
        ordered=bool(item.get("ordered", False)),
        **lists,
    )
