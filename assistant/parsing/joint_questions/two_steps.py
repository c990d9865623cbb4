"""One table asked twice: the top of something, then something about what was found.

「销量前五的小区里哪个均价最高」 holds two extremes and 「问题最多的那个镇有几家工地」 an
extreme and a count; a single frame has room for one of them and would drop the other.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import (
    Aggregate,
    ColumnRef,
    Dimension,
    Frame,
    InFrame,
    LedgerQuestion,
    Order,
)
from assistant.parsing.joint_questions.part_reader import PartReader
from assistant.parsing.joint_questions.parts import Part
from assistant.parsing.joint_questions.roles import asks_figure, asks_names, is_noun, ranks, tells_number
from assistant.parsing.joint_questions.windows import Window, breaks
from assistant.parsing.joint_questions.words import lexicon
from assistant.parsing.ledger_questions.draft import Draft, Restriction
from assistant.parsing.ledger_questions.frames.finish import finish
from assistant.parsing.ledger_questions.frames.keys import is_figure
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.sketching import Sketch
from assistant.parsing.ledger_questions.superlatives import are_ends
from assistant.parsing.ledger_questions.words import words
from assistant.records import Record, replace

OF, PAUSES = "的", "，,；;、 "
ASKS = frozenset(("ask.which", "ask.who", "compare.eq", "classifier", "join"))
"""Kinds of words that only ask which the top is: 是哪个，."""
HOW_MANY = ASKS | {"plan.gap", "short", "ask.count", "unknown"}  # 还差几个 asks how much the top is left with


class Steps(Record):
    """The first step finds the top of ``group`` (for each ``per``), the second asks about it."""

    first: Part
    second: Part
    group: str
    per: str = ""

    @property
    def split(self) -> tuple[Dimension, ...]:
        """What both steps are split by."""
        return tuple(Dimension(name, ColumnRef(name)) for name in (self.per, self.group) if name)


def two_steps(drawn: Sketch, number: int, reader: PartReader) -> tuple[LedgerQuestion, Steps] | None:
    """The question of a table in two steps; None where one says it all."""
    for steps in _cuts(drawn, number, reader):
        question = _question(steps)
        if question is not None:
            return question, steps
    return None


def _cuts(drawn: Sketch, number: int, reader: PartReader) -> Iterator[Steps]:
    """Ways to cut the question behind an extreme, the likeliest first."""
    prices = breaks(drawn)
    size = len(drawn.folded)
    tops = [item.end for item in drawn.grammar if ranks(item)]
    for place in sorted(prices, key=lambda place: (prices[place], place)):
        if not tops or not min(tops) <= place < size or not _may_name(drawn, number, place):
            continue
        first = reader.read([Window(number, 0, place)])
        if first is None or not _may_be_name(first):
            continue
        steps = _steps(first, _second(first, Window(number, place, size), reader))
        if steps is not None:
            yield steps


def _may_name(drawn: Sketch, number: int, place: int) -> bool:
    """Whether the words up to a place can end in a name for what an extreme found: seen before they are read.

    最多的头两家 is one rank: what says how many goes on from it.
    """
    if any(item.has("top") and item.start == place for item in drawn.grammar):
        return False
    before = drawn.folded[:place].rstrip(PAUSES)
    if before.endswith((*lexicon("breaks", "within"), OF)):
        return True
    top = max((item.start for item in drawn.grammar if ranks(item) and item.end <= place), default=place)
    return any(is_noun(item) for item in drawn.senses.get(number, ()) if top < item.start and item.end <= place)


def _second(first: Part, window: Window, reader: PartReader) -> Part:
    """The second step; without a word of the table's own it takes the table's name, no 加油站, from the first."""
    second = reader.read_any([window])
    named = next((item for item in first.raw if item.has("ledger") and not item.has("value")), None)
    if second.told is not None or named is None:
        return second
    helped = reader.read_any([Window(window.table, named.start, named.end), window])
    return helped if helped.draft.restrictions else second


def _steps(first: Part, second: Part) -> Steps | None:
    """The two steps, if the first is a name for something and the second asks about it."""
    if not _is_name(first, second) or not _goes_on(second) or tells_number(first, second):
        return None
    group = _group(first)
    if not group or (group in second.draft.which and second.draft.extreme is None) or _other_end(first, second, group):
        return None
    several = (*first.draft.restrictions, *second.draft.restrictions)
    each = "group.each" in first.draft.flags | second.draft.flags
    per = next((part.column for part in several if each and len(part.values) > 1 and part.column != group), "")
    return Steps(first, second, group, per)


def _unstated(first: Part) -> Draft:
    """The first step without a number that it only ranks by, where a pause ends it: 人数最多的医生，…."""
    ended = first.raw[-1].has("join") or first.text.rstrip(PAUSES).endswith(lexicon("breaks", "within"))
    asked = any(item.has("ask.count") for item in first.raw)
    kept = (p for p in first.draft.pieces if is_figure(p) or not ended or (asked and not p.stated))
    return replace(first.draft, pieces=tuple(kept))


def _may_be_name(first: Part) -> bool:
    """Whether the first step ranks something by what is said, so that it is worth reading on."""
    extreme = first.draft.extreme
    return extreme is not None and (bool(extreme.column or extreme.piece) or _counts(first))


def _is_name(first: Part, second: Part) -> bool:
    """Whether the first step names something by its rank (最多的那个镇), asking nothing itself."""
    if _asks(_unstated(first)) and not _points_back(second):
        return False
    top = max((item.start for item in first.raw if ranks(item)), default=0)
    noun = any(item.start > top and is_noun(item) for item in first.raw)
    if first.raw[-1].has("than"):
        return False
    last = next((item.text for item in reversed(first.raw) if not item.has("join")), "")
    those = last == OF and second.draft.extreme is not None
    return noun or those or last.endswith(lexicon("breaks", "within"))


def _counts(first: Part) -> bool:
    """Whether the rank is by number (最多): 最久 without a length of time is by nothing we know."""
    return any(item.has("top") or item.text.startswith(("最多", "最少")) for item in first.raw)


def _goes_on(second: Part) -> bool:
    """Whether the second step asks something of its own, and is no mere list of what to show."""
    draft = second.draft
    if not second.raw or (second.raw[0].has("join.and") and not second.raw[0].text.strip("，,；;、")):
        second = replace(second, raw=second.raw[1:])
    if not second.raw or second.raw[0].has("join") or _sets_beside(second) or _only_how_many(second):
        return False
    own = any(sense.kind not in (SenseKind.TOPIC, SenseKind.ROWS) for item in second.raw for sense in item.senses)
    return (own or bool(draft.restrictions)) and bool(draft.extreme or asks_figure(draft) or _lists(draft))


def _sets_beside(second: Part) -> bool:
    """Whether the words go on to the other end of the first extreme, or set it against all: 是哪个，占全部的几成."""
    told = next((item for item in second.raw if not item.is_any(ASKS)), second.raw[0])
    if told.has("share"):
        return True
    ends = (after for before, after in pairwise(second.raw) if before.has("than"))
    return second.raw[0].has("than") or any(after.has("superlative") for after in ends)


def _other_end(first: Part, second: Part, group: str) -> bool:
    """Whether the words only ask for the other end of the first extreme: 最多的是哪个镇，最少的呢."""
    one, other = first.draft.extreme, second.draft.extreme
    if one is None or other is None or not are_ends(one.direction, other.direction):
        return False
    own = bool(other.column) or other.piece is not None or bool(second.draft.restrictions)
    return not own and {*second.draft.which, *second.draft.chosen} <= {"", group}


def _only_how_many(second: Part) -> bool:
    """Whether the words only say how many the first extreme means, or ask for its figure: ，前两个镇; ，发了多少."""
    bare = all(not (piece.measure or piece.noun or piece.scalar or piece.local) for piece in second.draft.pieces)
    left = all(item.is_any(HOW_MANY) for item in second.raw)
    if left or (bare and second.draft.pieces and not second.draft.restrictions and second.raw[-1].has("ask.count")):
        return True
    extreme = second.draft.extreme
    return second.raw[0].has("top") and extreme is not None and not extreme.column and extreme.piece is None


def _asks(draft: Draft) -> bool:
    return asks_names(draft) or any(piece.measure is None for piece in draft.pieces)


def _lists(draft: Draft) -> bool:
    """Whether rows of the group are wanted that meet a condition of their own."""
    return asks_names(draft) and bool(draft.restrictions)


def _points_back(part: Part) -> bool:
    return any(word in part.text[:6] for word in lexicon("cue", "back"))


def _group(first: Part) -> str:
    """What the top is one of: the last column of names that the first step says, else the entity."""
    extreme = first.draft.extreme
    taken = {part.column for part in first.draft.restrictions} | {extreme.column if extreme else ""}
    named = [sense.column for item in first.raw for sense in item.sense(SenseKind.COLUMN) if sense.cost < 0.05]
    texts = [name for name in named if _is_text(first.ledger, name) and name not in taken]
    return texts[-1] if texts else first.ledger.entity


def _is_text(ledger: Ledger, name: str) -> bool:
    column = ledger.column(name)
    return column.type.textual and not (column.personal or column.done)


def _question(steps: Steps) -> LedgerQuestion | None:
    """The second step over what the first found; None when both ask for one figure."""
    inner = _top(steps)
    if inner is None:
        return None
    keys = tuple(dimension.name for dimension in steps.split)
    found = Restriction(InFrame(keys, inner), steps.group, written="joint")
    draft = steps.second.draft
    narrowed = replace(
        draft,
        restrictions=(*_carried(steps), *draft.restrictions, found),
        which=_which(steps),
        chosen=tuple(name for name in draft.chosen if name not in keys),
    )
    if (not _lists(draft) or draft.extreme or asks_figure(draft)) and not _counts_those(steps):
        narrowed = replace(narrowed, dimensions=steps.split)
    question = finish(narrowed, steps.second.scope)
    frame = question.query
    if not isinstance(frame, Frame) or _same_figure(inner, frame):
        return None
    return replace(question, query=_for_each(frame, steps))


def _counts_those(steps: Steps) -> bool:
    """Whether it is asked how many of the top are so, which is one number: 能耗最高的三个项目里，手续齐全的有几个."""
    draft = steps.second.draft
    plain = all(piece.measure is None and piece.scalar is None and piece.noun for piece in draft.pieces)
    asked = bool(draft.pieces) and plain and draft.extreme is None and not draft.share and not draft.against
    own = steps.group == steps.first.ledger.entity and not steps.per and bool(draft.restrictions)
    return own and asked and "group.each" not in draft.flags and not draft.dimensions


def _which(steps: Steps) -> tuple[str, ...]:
    """The columns asked for in the second step; 哪个 alone is one of the group."""
    own = tuple(name for name in steps.second.draft.which if name and name != steps.group)
    return own or ((steps.group,) if steps.second.draft.extreme else ())


def _top(steps: Steps) -> Frame | None:
    """The first step as a set of keys."""
    draft = replace(steps.first.draft, which=(steps.group,), chosen=(), dimensions=steps.split)
    figures = tuple(piece for piece in draft.pieces if is_figure(piece))
    extreme = draft.extreme
    if extreme is not None and extreme.rows and columns.rows_are_entities(steps.first.ledger):
        extreme = replace(extreme, rows=False)
    draft = replace(draft, pieces=figures, flags=draft.flags - {"group.each"}, extreme=extreme)
    frame = finish(draft, steps.first.scope).query
    if not isinstance(frame, Frame) or frame.limit is None or not frame.measures:
        return None
    return _for_each(frame, steps)


def _for_each(frame: Frame, steps: Steps) -> Frame:
    """The frame split by the group, its top taken within each of the named ones."""
    if not frame.measures or not frame.dimensions:
        return frame
    split = replace(frame, dimensions=(*steps.split, *(d for d in frame.dimensions if d not in steps.split)))
    if not frame.order or frame.limit is None:
        return split
    order: tuple[Order, ...] = (frame.order[0], *(Order(dimension.scalar) for dimension in steps.split))
    return replace(split, per=(steps.per,) if steps.per else (), order=order)


def _carried(steps: Steps) -> Sequence[Restriction]:
    """Times, editions (第十二届) and places said with the first step that hold for the second as well."""
    place = columns.place_column(steps.first.ledger)
    taken = {part.column for part in steps.second.draft.restrictions}
    held = {place.name if place is not None else "", *words("editions")}
    return [
        part
        for part in steps.first.draft.restrictions
        if part.column not in taken and (part.dated or part.column in held)
    ]


def _same_figure(inner: Frame, outer: Frame) -> bool:
    """Whether the second step only asks how much the first one's top has."""
    first = _counted(inner.measures[0].scalar)
    own = [measure for measure in outer.measures if _counted(measure.scalar) != first]
    conditions = [part for part in outer.conditions if not isinstance(part, InFrame)]
    return not own and outer.limit is None and set(conditions) <= set(inner.conditions) and bool(outer.measures)


def _counted(scalar: object) -> object:
    """What a figure is of: its column, however it is summed up."""
    return scalar.operand if isinstance(scalar, Aggregate) else scalar
