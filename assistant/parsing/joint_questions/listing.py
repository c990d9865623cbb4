"""Names and counts of a question over two tables: each thing once.

A table joined by its duties or firms holds each of them in several rows; what is asked is
which they are and how many, not in how many rows they stand.
"""

from collections.abc import Sequence

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import Aggregate, ColumnRef, Frame, Function, LedgerQuestion, Measure, Shape
from assistant.parsing.joint_questions.keys import Keys
from assistant.parsing.joint_questions.parts import Part
from assistant.parsing.joint_questions.roles import asks_names
from assistant.parsing.joint_questions.ties import NAMED_LAST, Tie, is_number_of
from assistant.parsing.joint_questions.words import lexicon
from assistant.parsing.ledger_questions.collect import LIGHT
from assistant.parsing.ledger_questions.frames.listing import asks_twice, plain_figures
from assistant.parsing.ledger_questions.frames.owners import asked_alone
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.columns import is_nested
from assistant.parsing.ledger_questions.schema.things import numbers_rows
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

NAMES = frozenset(("textual", "compare.eq"))
"""Kinds of what is asked for when it stands before 哪些."""
NAMED_BEHIND = frozenset(("textual", "classifier", "join"))
"""Kinds of what is when it stands behind; nothing is where the question ends."""
NAMING = frozenset(("column", "filler", "join", "ask.list"))
"""Kinds of words in a stretch that only names columns: 牵头单位也给."""


def each_once(question: LedgerQuestion, main: Part, ties: Sequence[Tie], keys: Keys) -> LedgerQuestion:
    """The question with names once each, and each thing counted once."""
    frame = question.query
    if not isinstance(frame, Frame) or main.draft.rows:
        return question
    if question.shape is Shape.LIST and frame.latest is None:
        names = _shown_names(main, ties, keys)
        if names:
            shown = tuple(Measure(name, ColumnRef(name)) for name in names)
            return replace(question, query=replace(frame, columns=shown, distinct=True, order=()))
    if question.shape is Shape.FIGURE:
        measures = tuple(counted_once(measure, main.ledger, ties) for measure in frame.measures)
        return replace(question, query=replace(frame, measures=measures))
    return question


def _shown_names(main: Part, ties: Sequence[Tie], keys: Keys) -> tuple[str, ...]:
    """The columns asked for, names first; a mere property (绩效等级) comes with the name it is of."""
    ledger, names = main.ledger, _named_last(main, ties) or _asked_names(main, ties)
    if "ask.who" in main.draft.flags:
        held = [tie.path.target[0] for tie in ties if keys.holds_units(ledger.column(tie.path.target[0]))]
        names = tuple(dict.fromkeys((*(names or (ledger.entity,)), *held))) if held else names
    if not names:
        meant = next((tie for tie in ties if asks_names(tie.part.draft)), None)
        if meant is not None and not asks_names(main.draft):
            return meant.path.target[:1]
        headed = next((tie for tie in ties if tie.doubt == NAMED_LAST), None)
        if headed is not None and not main.mentions(ledger.entity):
            return headed.path.target[:1]
        return (ledger.entity,) if ledger.entity else ()
    if any(_is_name(ledger, name, keys) for name in names):
        return names if ledger.entity in names or not _asks_things(main) else (ledger.entity, *names)
    key = next((tie.path.target[0] for tie in ties), "")
    key = ledger.entity if key and is_number_of(key, ledger) else key
    place = columns.place_column(ledger)
    named = any(tie.doubt == NAMED_LAST and tie.path.target[0] == key for tie in ties)
    mere_place = place is not None and key == place.name and "group.each" not in main.draft.flags and not named
    return names if not key or mere_place else (key, *names)


def _named_last(main: Part, ties: Sequence[Tie]) -> tuple[str, ...]:
    """The key that ends the question, of which all else only says which are meant: 有驾校却没有公交线路的乡镇."""
    if main.draft.which or not ties:
        return ()
    last = max((item for part in (main, *(tie.part for tie in ties)) for item in part.raw), key=lambda item: item.end)
    named = {sense.column for sense in last.sense(SenseKind.COLUMN)} if last.headed and last.has("textual") else set()
    return next((tie.path.target[:1] for tie in ties if named & {tie.path.source[0], tie.path.target[0]}), ())


def _asks_things(main: Part) -> bool:
    """Whether 哪些 stands for the things themselves, of which something else is asked besides: 哪些没完成，归谁牵头."""
    said = (None, *main.raw, None)
    return bool(main.ledger.entity) and any(
        item is not None
        and item.has("ask.which")
        and not (before is not None and before.is_any(NAMES))
        and after is not None
        and not after.is_any(NAMED_BEHIND)
        for before, item, after in zip(said, main.raw, said[2:], strict=False)
    )


def _asked_names(main: Part, ties: Sequence[Tie]) -> tuple[str, ...]:
    draft, ledger = main.draft, main.ledger
    alone = asked_alone(draft, ledger)
    if alone:
        return (alone,)
    shown = _told_to_show(main) if draft.which else draft.chosen
    names = [_named_so(name, main) for name in (*draft.which, *shown, *plain_figures(draft)) if name]
    nested = any(is_nested(name) for name in names)
    apart = "group.each" in draft.flags or asks_twice(draft)
    keyed = tuple(tie.path.target[0] for tie in ties)
    tied = (*lexicon("key", "suffixes"), *keyed)
    of_keys = any(name.endswith(tied) for name in draft.which) or any(name in keyed for name in names[-1:])
    of_each = apart or not of_keys
    if names and of_each and draft.entity and ledger.entity and not nested:
        names = [ledger.entity, *names]
    return tuple(dict.fromkeys(names))


def _named_so(name: str, main: Part) -> str:
    """The column of what the rows are about, where only the thing is named that another column numbers: 哪些积水点."""
    numbered = numbers_rows(main.ledger.column(name), main.ledger) and name not in main.text
    return main.ledger.entity if numbered else name


def _told_to_show(main: Part) -> tuple[str, ...]:
    """Columns to show beside those asked for: those in a stretch of words that asks for them, or names nothing else."""
    found, stretch, asks, bare = list[str](), list[str](), False, True
    for item in (*main.raw, None):
        if item is None or (item.has("join") and item.text in "，,；;。？?"):
            found += stretch if asks or bare else []
            stretch, asks, bare = [], False, True
        else:
            asks = asks or any(item.has(kind) for kind in ("ask.count", "ask.list", "ask.who", "ask.when"))
            bare = bare and (item.is_any(NAMING) or (item.has("unknown") and item.weight <= LIGHT))
            stretch += [sense.column for sense in item.sense(SenseKind.COLUMN)[:1]]
    return tuple(name for name in main.draft.chosen if name in found)


def _is_name(ledger: Ledger, name: str, keys: Keys) -> bool:
    return name == ledger.entity or keys.names_things(ledger.column(name), ledger)


def counted_once(measure: Measure, ledger: Ledger, ties: Sequence[Tie]) -> Measure:
    """A count of rows found by a number (任务编号) counts the numbers; 条 and 次 are rows all the same."""
    scalar = measure.scalar
    if (
        measure.unit in words("row_nouns")
        or not isinstance(scalar, Aggregate)
        or scalar.function is not Function.COUNT
        or scalar.operand is not None
    ):
        return measure
    for tie in ties:
        column = ledger.column(tie.path.target[0])
        if column == ledger.columns[0] and column.name != ledger.entity and 0 < column.distinct < ledger.rows:
            return replace(measure, scalar=replace(scalar, function=Function.DISTINCT, operand=ColumnRef(column.name)))
    return measure
