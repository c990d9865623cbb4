"""Words that stand for what was shown: 它, 该镇, 那天, 第二天, 这个数, and the figure that 超过100 leaves unsaid.

Invariant: a line is only rewritten with what the last answer shows or its question names;
where several things may be meant the line stays as it is, and is then refused.
"""

import re
from collections.abc import Callable, Sequence
from datetime import timedelta

from assistant.model.answer import Cell, Figure
from assistant.model.catalog import Ledger
from assistant.model.ledger_question import Aggregate, ColumnRef, Frame, LedgerQuestion
from assistant.parsing.ledger_questions.dialogue.screen import (
    NAMED_AT_MOST,
    Shown,
    antecedent,
    day_of,
    figure_of,
    figure_shown,
)
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.line_marks import match
from assistant.records import Record

Resolved = tuple[tuple[str, ...], str]
"""(what was taken for what, the line with that in place of the words that stood for it)"""
DAYS_ON = {"that_day": 0, "next_day": 1, "day_before": -1}


class Scene(Record):
    """What the last turn leaves to point at."""

    draft: Draft
    on_screen: Shown | None
    ledger: Ledger
    question: object
    rows: Sequence[tuple[Cell, ...]]


def is_row(on_screen: Shown | None) -> bool:
    """Whether one whole row is shown."""
    return on_screen is not None and on_screen.whole_rows and bool(on_screen.only)


def are_rows(on_screen: Shown | None, draft: Draft, ordinal: int | None) -> bool:
    """Whether whole rows are spoken of: the only one shown, that of the ordinal, or the few that came first."""
    if on_screen is None or not on_screen.whole_rows:
        return False
    tops = draft.extreme is not None and len(on_screen.names) <= NAMED_AT_MOST  # 她月补贴多少 of two tied
    return ordinal is not None or tops or is_row(on_screen)


def resolved(text: str, scene: Scene) -> Resolved:
    """The line with every word that stands for something replaced by it."""
    told: tuple[str, ...] = ()
    for step in STEPS:
        said, text = step(text, scene)
        told = (*told, *said)
    return told, text


def with_figure(text: str, figures: Sequence[Figure]) -> str:
    """The line with the one figure of the plan that was told in place of 这个数."""
    found = match("that_number", text)
    return _put(text, found, f"{figures[0].value:f}") if found is not None and len(figures) == 1 else text


def _name(text: str, scene: Scene) -> Resolved:
    """它, 该镇, 那个村."""
    found = match("pronoun", text)
    if found is None:
        return (), text
    noun = (found.re.groups and found[1]) or ""
    meant = antecedent(scene.draft, scene.on_screen, scene.ledger, noun, found[0].endswith("们"))
    shown = scene.on_screen
    if meant is None and not noun and shown is not None and are_rows(shown, scene.draft, None):
        return (f"“{found[0]}”指{'、'.join(shown.names)}",), _put(text, found, "")
    if meant is None:
        return (), text
    of_the_row = is_row(shown) and shown is not None and meant == shown.only
    name = "" if of_the_row and match("excepted", text) is None else meant
    return (f"“{found[0]}”指{meant}",), _put(text, found, name)


def _day(text: str, scene: Scene) -> Resolved:
    """那天, 第二天."""
    for group, days in DAYS_ON.items():
        found = match(group, text)
        day = day_of(scene.draft, scene.on_screen, scene.ledger) if found is not None else None
        if found is not None and day is not None:
            meant = day + timedelta(days=days)
            name = f"{meant.year}年{meant.month}月{meant.day}日"
            return (f"“{found[0]}”指{name}",), _put(text, found, name)
    return (), text


def _number(text: str, scene: Scene) -> Resolved:
    """超过这个数的, 比它高的: the figure that stands alone on the screen."""
    found = match("that_number", text)
    column = figure_of(scene.draft, scene.ledger)
    frame = scene.question.query if isinstance(scene.question, LedgerQuestion) else None
    if found is None or column is None or not isinstance(frame, Frame):
        return (), text
    number = figure_shown(frame, scene.rows, column)
    return ((f"“{found[0]}”指{number}",), _put(text, found, number)) if number else ((), text)


def _group_figure(text: str, scene: Scene) -> Resolved:
    """超过100的有几个 after figures by town: the groups whose figure is beyond it."""
    found = match("bare_bound", text)
    frame = scene.question.query if isinstance(scene.question, LedgerQuestion) else None
    asked = match("of_groups", text[found.end() :]) if found is not None else None
    if found is None or asked is None or not isinstance(frame, Frame) or len(frame.measures) != 1:
        return (), text
    groups = [part.scalar.name for part in frame.dimensions if isinstance(part.scalar, ColumnRef)]
    if len(groups) != 1:
        return (), text
    figure = frame.measures[0].scalar
    counted = isinstance(figure, Aggregate) and figure.operand is None
    unit = scene.ledger.unit_noun if counted and not asked[1] else asked[1]
    bound = f"{'' if counted else frame.measures[0].name}{found[1]}{unit}的{groups[0]}"
    return (), f"{text[: found.start(1)]}{bound}{asked[2]}"


def _figure(text: str, scene: Scene) -> Resolved:
    """超过100的有几次: the figure that was spoken of."""
    found = match("bare_bound", text)
    column = figure_of(scene.draft, scene.ledger)
    named = column is not None and any(name in text for name in (column.name, *column.aliases))
    if found is None or column is None or named:
        return (), text
    behind = text[found.end() :]
    unit = re.match(r"[^\W\d_]+", behind)
    foreign = found[2] and unit is not None and not behind.startswith(("的", "以", column.unit or "的"))
    return ((), text) if foreign else ((), f"{text[: found.start(1)]}{column.name}{text[found.start(1) :]}")


def _put(text: str, found: re.Match[str], name: str) -> str:
    return f"{text[: found.start()]}{name}{text[found.end() :]}"


STEPS: tuple[Callable[[str, Scene], Resolved], ...] = (_number, _name, _day, _group_figure, _figure)
"""In this order: 这个数 holds a 这个, and a number put in makes a bare bound."""
