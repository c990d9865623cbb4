"""A ledger asked of what the plan orders: 方案要求装监测的大工地，还没装的有几个.

The words that only tell what the plan orders are found again in the sentence of one of its
figures; they restrict nothing themselves. What the figure says of the rows does (its
threshold), and so does what is said beyond its sentence.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.model.catalog import Column, Ledger
from assistant.model.document import Target
from assistant.model.ledger_question import Arithmetic, ColumnRef, Comparison, Literal
from assistant.parsing.joint_questions.part_reader import PartReader
from assistant.parsing.joint_questions.parts import Part
from assistant.parsing.joint_questions.plan_words import Stated, in_unit, targets_of
from assistant.parsing.joint_questions.roles import asks_figure, asks_names
from assistant.parsing.joint_questions.windows import NAMED, Window
from assistant.parsing.joint_questions.words import lexicon
from assistant.parsing.ledger_questions.draft import Draft, Piece, Restriction, rebound
from assistant.parsing.ledger_questions.frames.finish import finish
from assistant.parsing.ledger_questions.plan_figures import figure_of, plan_rows
from assistant.parsing.ledger_questions.quantities import convertible
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.sketching import Sketch
from assistant.records import replace

STATED = 0.25
"""What a reading gains that finds what is told in the plan."""
LEAST_SHARED = 0.5
"""Share of a statement's weight that must stand in the figure's sentence."""
NUMBER = 1.0
"""What a number said like the plan's adds to that weight."""
ATTRIBUTIVE = re.compile("(?:及|或)?以[上下内]的?[一-鿿]")
"""A figure that says which things are meant: 3米以下的煤气发生炉."""


def statements(drawn: Sketch, number: int, reader: PartReader) -> Iterator[Stated]:
    """The reading of one ledger without the stretch that tells what the plan orders, if there is one."""
    stretch = _statement(drawn)
    if stretch is None:
        return
    start, end = stretch
    around = [Window(number, *ends) for ends in ((0, start), (end, len(drawn.folded))) if ends[0] < ends[1]]
    asking, said = reader.read_any(around), reader.read_any([Window(number, start, end)])
    shares = [(_shared(drawn, stretch, target), -place, target) for place, target in enumerate(targets_of(asking))]
    best = max(shares, default=None, key=lambda share: share[:2])
    asks = asks_figure(asking.draft) or asks_names(asking.draft) or asking.draft.extreme is not None
    if asks and best is not None and best[0] >= LEAST_SHARED:
        yield _stated(drawn, stretch, asking, said, best[2])


def _statement(drawn: Sketch) -> tuple[int, int] | None:
    """From the plan's name to the next stop; it asks nothing, and is no side of a comparison."""
    text = drawn.folded
    start = min((text.find(word) for word in lexicon("plan", "names") if word in text), default=-1)
    if start < 0 or any(item.end == start and (item.has("compare") or item.has("than")) for item in drawn.grammar):
        return None
    behind = [token for token in drawn.linked.tokens if token.start > start]
    stops = [token.end for token in behind if token.text in lexicon("breaks", "stop")]
    turns = [token.start for token in behind if token.text in lexicon("limit", "turn")]
    end = min([*stops, *turns, len(text)])
    asks = any(item.has("ask") and not item.has("ask.list") and start <= item.start < end for item in drawn.grammar)
    return None if asks or (start, end) == (0, len(text)) else (start, end)


def _stated(drawn: Sketch, stretch: tuple[int, int], asking: Part, said: Part, target: Target) -> Stated:
    """The asking part, restricted by what is told of its rows."""
    kept = tuple(part for part in said.draft.restrictions if _restricts(part, target))
    own = rebound(asking.draft, {part.condition: _rebound(part, asking, said) for part in asking.draft.restrictions})
    added = (*_threshold(asking.ledger, target, (*own.restrictions, *kept)), *_of_goal(asking, target))
    draft = replace(
        own,
        restrictions=(*kept, *added, *own.restrictions),
        entity=asking.draft.entity or said.draft.entity,
        pieces=tuple(_counting(piece, said, target) for piece in own.pieces),
    )
    question = replace(finish(draft, asking.scope), figures=(figure_of(target),), clauses=(target.clause,))
    left = sum(weight * (1 - _told(word, target)) for word, weight in _content(drawn, stretch))
    named = any(item.has("ledger") for item in said.raw) and not any(item.has("ledger") for item in asking.raw)
    parts = (replace(asking, draft=own), _restricting(said, kept, target))
    return Stated(question, draft, asking.cost + left - STATED - NAMED * named, parts)


def _counting(piece: Piece, said: Part, target: Target) -> Piece:
    """A count in the unit of the plan's figure as one of what the figure counts: 方案列了10个环节，实际查了几个."""
    bare = piece.measure is None and piece.scalar is None and not piece.column and piece.noun == target.unit
    things = (item for item in said.raw if item.has("textual") and item.text in target.text + target.indicator)
    named = (sense.column for item in things for sense in item.sense(SenseKind.COLUMN)[:1])
    counted = next((name for name in named if 0 < said.ledger.column(name).distinct < said.ledger.rows), "")
    return replace(piece, column=counted) if bare and counted else piece


def _restricting(said: Part, kept: Sequence[Restriction], target: Target) -> Part:
    """The telling part with the words that restrict rows, and without those that the figure's clause has."""
    conditions = {part.condition for part in kept}
    words = tuple(item for item in said.draft.said if item.condition in conditions)
    clauses = (clause for document in said.scope.documents for clause in document.clauses)
    told = next((clause.text for clause in clauses if clause.id == target.clause), "") + target.text
    raw = tuple(item for item in said.raw if not (item.has("unknown") and item.text in told))
    return replace(said, draft=replace(said.draft, said=words), raw=raw)


def _of_goal(asking: Part, target: Target) -> tuple[Restriction, ...]:
    """The rows a goal speaks of (农村地区), where its own figure is asked for."""
    names = [name for piece in asking.draft.pieces for name in (piece.column,) if name]
    column = next((asking.ledger.column(name) for name in names if target.op == "="), None)
    same = column is not None and column.unit and convertible(target.unit, column.unit)
    return plan_rows(asking.draft, asking.scope, target, column) if column is not None and same else ()


def _content(drawn: Sketch, stretch: tuple[int, int]) -> Iterator[tuple[str, float]]:
    """The words of a stretch with their weights, the plan's name left out."""
    plain = {word for name in ("names", "words") for word in lexicon("plan", name)} | set(lexicon("limit", "such"))
    for token in drawn.linked.tokens:
        if stretch[0] <= token.start and token.end <= stretch[1] and token.text not in plain:
            yield token.text, sum(drawn.skip[token.start : token.end])


def _shared(drawn: Sketch, stretch: tuple[int, int], target: Target) -> float:
    """The share of a statement's words that the figure's sentence has."""
    words = list(_content(drawn, stretch))
    said = [item.quantity.value for item in drawn.grammar if item.quantity and stretch[0] <= item.start < stretch[1]]
    same = NUMBER * (target.value in said)
    shared = sum(weight * _told(word, target) for word, weight in words)
    return (shared + same) / (sum(weight for _, weight in words) + same or 1.0)


def _told(word: str, target: Target) -> float:
    """How much of a word the figure's sentence has, in the order they stand."""
    sentence = target.text + target.indicator
    if word in sentence:
        return 1.0
    pairs = [place for place in range(len(word) - 1) if word[place : place + 2] in sentence]
    told = len({place for pair in pairs for place in (pair, pair + 1)}) / len(word)
    return 1.0 if told > LEAST_SHARED else told


def _restricts(part: Restriction, target: Target) -> bool:
    """Whether what is said restricts rows; what the plan orders done (淘汰), how much of it and by when, does not."""
    named = target.indicator + target.scope
    dated = part.dated
    compared = part.condition if isinstance(part.condition, Comparison) else None
    goal = compared is not None and (compared.op == "=" == target.op or isinstance(compared.left, Arithmetic))
    return not (dated or goal) and not any(value in target.text and value not in named for value in part.values)


def _rebound(part: Restriction, asking: Part, said: Part) -> Restriction:
    """没装 is said of the column that the statement names, where it could be said of several."""
    meant = next(
        (
            column
            for column in (asking.ledger.column(name) for name in said.named_columns)
            if part.values and {value.text for value in column.values} >= set(part.values)
        ),
        None,
    )
    if meant is None or asking.mentions(part.column):
        return part
    return replace(part, condition=columns.among(meant, part.values), column=meant.name)


def _threshold(ledger: Ledger, target: Target, said: Sequence[Restriction]) -> tuple[Restriction, ...]:
    """The size from which on things are meant, where the plan's sentence says it and the question does not."""
    column = _sized(ledger, target)
    if column is None or any(part.column == column.name or _is_of_other(part, target, ledger) for part in said):
        return ()
    limit = Literal(columns.number(in_unit(target, column)), column.unit)
    return (Restriction(Comparison(ColumnRef(column.name), target.op, limit), column.name, written="target"),)


def _is_of_other(part: Restriction, target: Target, ledger: Ledger) -> bool:
    """Whether the figure's sentence names another of the things than the question does: 燃煤锅炉, and no 煤气发生炉."""
    held = ledger.column(part.column).values if part.values and part.column else ()
    named = {value.text for value in held if value.text in target.indicator + target.scope}
    return bool(named) and named.isdisjoint(part.values)


def _sized(ledger: Ledger, target: Target) -> Column | None:
    """The column of the size, if the figure says which things are meant."""
    if target.op not in ("<=", ">=", "<", ">") or not ATTRIBUTIVE.search(target.text):
        return None
    fitting = [c for c in ledger.columns if c.type.numeric and c.unit and convertible(target.unit, c.unit)]
    return fitting[0] if len(fitting) == 1 else None


def sized(drawn: Sketch, number: int, reader: PartReader) -> Iterator[Stated]:
    """占地达到方案规定面积的…: the plan's threshold of a column, named instead of its number."""
    whole = reader.read_any([Window(number, 0, len(drawn.folded))])
    for target in targets_of(whole):
        column = _sized(whole.ledger, target)
        stretch = _size_named(drawn, whole, column) if column is not None else None
        if stretch is None:
            continue
        start, end = stretch
        around = [Window(number, *ends) for ends in ((0, start), (end, len(drawn.folded))) if ends[0] < ends[1]]
        asking = reader.read_any(around)
        added = _threshold(asking.ledger, target, asking.draft.restrictions)
        draft = replace(asking.draft, restrictions=(*added, *asking.draft.restrictions))
        question = replace(finish(draft, asking.scope), figures=(figure_of(target),), clauses=(target.clause,))
        yield Stated(question, draft, asking.cost, (asking,))


def _size_named(drawn: Sketch, whole: Part, column: Column) -> tuple[int, int] | None:
    """From the column to the 的 behind the plan's name, where a comparison ties the two."""
    plan = min((drawn.folded.find(word) for word in lexicon("plan", "names") if word in drawn.folded), default=-1)
    named = [
        i.start for i in whole.raw for s in i.sense(SenseKind.COLUMN) if s.column == column.name and i.start < plan
    ]
    tied = any(item.end == plan and (item.has("compare") or item.has("plan")) for item in drawn.grammar)
    ends = [token.end for token in drawn.linked.tokens if token.start > plan and token.text.endswith("的")]
    return (named[-1], ends[0]) if plan >= 0 and named and tied and ends else None


def cited(drawn: Sketch, number: int, reader: PartReader) -> Iterator[Stated]:
    """The question without 方案要求 before a number that is the plan's own: it says only whose number it is."""
    whole = reader.read_any([Window(number, 0, len(drawn.folded))])
    for target in targets_of(whole):
        for name in lexicon("plan", "names"):
            at = next(
                (i.start - len(name) for i in drawn.grammar if i.quantity and i.quantity.value == target.value), -1
            )
            compared = any(item.end == at and (item.has("compare") or item.has("than")) for item in drawn.grammar)
            if at >= 0 and compared and drawn.folded.startswith(name, at):
                part = reader.read([Window(number, 0, at), Window(number, at + len(name), len(drawn.folded))])
                if part is not None:
                    question = finish(part.draft, part.scope)
                    question = replace(question, figures=(figure_of(target),), clauses=(target.clause,))
                    yield Stated(question, part.draft, part.cost, (part,))


def narrowed(draft: Draft) -> Draft:
    """The draft without a status: what is left of a limit is no unfinished row."""
    return replace(draft, restrictions=tuple(part for part in draft.restrictions if part.written != "pending"))
