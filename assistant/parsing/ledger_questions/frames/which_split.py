"""What a figure is split by where the words ask which ones: 哪些专项有逾期任务，各几项; 一共几天，都在哪个镇.

Invariant: what is asked behind a comma for places or units splits the figure before it; a
list of them alone would leave the figure untold.
"""

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import (
    Aggregate,
    Comparison,
    Condition,
    Dimension,
    Function,
    Literal,
    Measure,
    Membership,
)
from assistant.parsing.ledger_questions.draft import Draft, Restriction
from assistant.parsing.ledger_questions.frames.counting import counted_column
from assistant.parsing.ledger_questions.groups import dimension_of
from assistant.parsing.ledger_questions.quantities import is_mean
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.senses import SenseKind


def split_by_which(draft: Draft, scope: Scope) -> tuple[Dimension, ...]:
    """哪些专项有逾期任务，各几项: the column asked for is what the figure is split by."""
    figures = [piece for piece in draft.pieces if piece.measure is not None]
    several = len(figures) + sum(scope.ledger.column(name).type.numeric for name in draft.chosen) > 1
    each = "group.each" in draft.flags or bool(_asked_behind(draft, scope))
    counts = bool(draft.pieces) and each and not _asks_cells(draft)
    names = [name for name in draft.which if name and not scope.ledger.column(name).type.numeric]
    names = names or _named_first(draft, scope)
    if not names and draft.entity and not several and not any(len(part.values) > 1 for part in draft.restrictions):
        names = [scope.ledger.entity]
    return tuple(dimension_of(name) for name in names) if counts and not _asks_own_figure(draft, scope.ledger) else ()


def _named_first(draft: Draft, scope: Scope) -> list[str]:
    """The column that is asked for by its name alone, before the figure: 拆解企业有哪几家，各拆了多少辆."""
    opening = next((item for item in draft.said if not item.has("time")), None)
    named = opening is not None and opening.has("textual") and opening.condition is None
    senses = opening.sense(SenseKind.COLUMN)[:1] if opening is not None and named else ()
    own = [sense.column for sense in senses if sense.column in draft.chosen and sense.column != scope.ledger.entity]
    return own if {"ask.who", "ask.which"} & draft.flags else []


def _asks_cells(draft: Draft) -> bool:
    """Whether figures that each thing has one of are asked for beside a name: 各由哪个单位牵头、进度多少."""
    bare = draft.entity and not any(flag.startswith("aggregate") for flag in draft.flags)
    return bare and all(piece.measure is not None and is_mean(piece.measure) for piece in draft.pieces)


def _asks_own_figure(draft: Draft, ledger: Ledger) -> bool:
    """Whether a bare 各多少 goes back to the figure that rows are held against: 高于7吨的镇街有哪些，各多少."""
    bare = all(piece.measure is None and piece.scalar is None and not piece.noun for piece in draft.pieces)
    restricted = {part.column for part in draft.restrictions}
    return bare and any(column.name in restricted and column.type.numeric for column in ledger.columns)


def _asked_behind(draft: Draft, scope: Scope) -> tuple[str, ...]:
    """The columns asked for behind a comma, after a figure that is of something else: 复烧了几户，在哪几个村."""
    figure = next((place for place, item in enumerate(draft.said) if item.measure or item.has("asked")), None)
    behind = draft.said[figure:] if figure is not None else ()
    comma = next((place for place, item in enumerate(behind) if is_break(item)), len(behind))
    names = tuple(item.column for item in behind[comma:] if item.has("which") and item.column)
    told = draft.extreme or draft.share or draft.against or draft.having or draft.chosen or "" in draft.which
    if told or not names or names != draft.which:
        return ()
    counts = [counted_column(scope.ledger, draft, piece.noun) for piece in draft.pieces if piece.measure is None]
    things = {column.name if column is not None else scope.ledger.entity for column in counts}
    return names if things.isdisjoint(names) else ()


def found_only(draft: Draft, scope: Scope, measures: tuple[Measure, ...]) -> tuple[Condition, ...]:
    """Where it is asked in which places a sum is found, those with none are left out."""
    sums = (measure.scalar for measure in measures if _asked_behind(draft, scope))
    return tuple(
        Comparison(scalar, ">", Literal(0))
        for scalar in sums
        if isinstance(scalar, Aggregate) and scalar.function is Function.SUM
    )


def only_of_one(draft: Draft, dimensions: tuple[Dimension, ...], ledger: Ledger) -> bool:
    """Whether 各 is said of the rows of one value, each with its own figure: 发改局牵头的那几项，进度各到多少."""
    pinned = {part.column for part in draft.restrictions if len(part.values) == 1 and not _is_left_out(part)}
    named = [ledger.column(name) for name in draft.chosen if name not in pinned]
    own = bool(named) and all(column.type.numeric and not columns.additive(column) for column in named)
    return own and not draft.pieces and {part.name for part in dimensions} <= pinned


def _is_left_out(part: Restriction) -> bool:
    return isinstance(part.condition, Membership) and part.condition.negated
