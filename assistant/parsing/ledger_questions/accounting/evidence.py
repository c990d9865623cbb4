"""What stands in a typed question: every condition, figure, column and literal of it.

Invariant: the algebra is walked whole, frames within frames included, so nothing that
reaches SQL is missed and nothing else counts as evidence.
"""

from collections.abc import Iterator
from functools import cached_property

from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    Blank,
    ColumnRef,
    Comparison,
    Condition,
    Contains,
    DatePart,
    ElementCount,
    Frame,
    Function,
    HasElement,
    InFrame,
    Junction,
    LedgerQuestion,
    Literal,
    Magnitude,
    Membership,
    Scalar,
    Tally,
)
from assistant.parsing.ledger_questions.times.kept_periods import kept_part
from assistant.records import Record, astuple, replace

CONDITIONS = (Comparison, Membership, Blank, Contains, HasElement, InFrame, Junction)
SCALARS = (ColumnRef, Literal, Arithmetic, Magnitude, DatePart, Tally, ElementCount, Aggregate)


def nodes(thing: object) -> Iterator[object]:
    """A piece of the algebra with everything inside it, each before what it holds."""
    pending = [thing]
    while pending:
        node = pending.pop()
        if isinstance(node, tuple):
            pending += node[::-1]
        elif isinstance(node, Record):
            yield node
            pending += astuple(node)[::-1]


class Evidence(Record, dict=True):
    """A question taken apart."""

    question: LedgerQuestion

    @cached_property
    def nodes(self) -> tuple[object, ...]:
        """Every piece of it."""
        return tuple(nodes(self.question.query))

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """Its frames, those inside conditions included."""
        return tuple(node for node in self.nodes if isinstance(node, Frame))

    @property
    def outer(self) -> tuple[Frame, ...]:
        """The frames whose rows are shown."""
        query = self.question.query
        return (query,) if isinstance(query, Frame) else query.frames

    @cached_property
    def conditions(self) -> frozenset[Condition]:
        """Every condition, and every part of one."""
        return frozenset(node for node in self.nodes if isinstance(node, CONDITIONS))

    @cached_property
    def figures(self) -> tuple[Scalar, ...]:
        """What is computed or compared: figures, sort keys, conditions on groups and on rows; with their parts."""
        found = [
            (frame.measures, frame.total, frame.order, frame.having, frame.conditions, _computed(frame))
            for frame in self.frames
        ]
        return tuple(node for node in nodes(tuple(found)) if isinstance(node, SCALARS))

    @cached_property
    def stripped(self) -> frozenset[Scalar]:
        """The figures without the conditions inside them."""
        return frozenset(bare(figure) for figure in self.figures)

    @cached_property
    def told(self) -> frozenset[Scalar]:
        """The figures that stand in the result by themselves, or that it is sorted by, without their conditions."""
        roots = [(frame.measures, frame.columns) for frame in self.outer]
        scalars = [measure.scalar for pair in roots for group in pair for measure in group]
        return frozenset(bare(scalar) for scalar in (*scalars, *(key.scalar for f in self.outer for key in f.order)))

    @cached_property
    def aggregates(self) -> frozenset[Function]:
        """The functions used."""
        return frozenset(figure.function for figure in self.figures if isinstance(figure, Aggregate))

    @cached_property
    def operators(self) -> frozenset[str]:
        """The arithmetic used."""
        return frozenset(figure.op for figure in self.figures if isinstance(figure, Arithmetic))

    @cached_property
    def columns(self) -> frozenset[str]:
        """Columns that bear on the result: in a condition, a figure, a dimension or a sort key, or fixed apart."""
        found = {node.name for frame in self.frames for node in _bearing(frame) if isinstance(node, ColumnRef)}
        apart = {name for frame in self.frames for name in (*frame.per, *(frame.latest or ()))}
        keys = {name for condition in self.conditions if isinstance(condition, InFrame) for name in condition.columns}
        return frozenset(found | apart | keys)

    def merely_counts(self, name: str) -> bool:
        """Whether a column bears on nothing but how many different values of it there are."""
        column, number = ColumnRef(name), Aggregate(Function.DISTINCT, ColumnRef(name))
        bearing = [node for frame in self.frames for node in _bearing(frame)]
        figures = [node for node in bearing if isinstance(node, Aggregate) and bare(node) == number]
        return bool(figures) and bearing.count(column) == len(figures)

    @cached_property
    def shown(self) -> frozenset[str]:
        """Columns that are shown row by row."""
        found = {node.name for frame in self.frames for node in nodes(frame.columns) if isinstance(node, ColumnRef)}
        return frozenset(found)

    @cached_property
    def answering(self) -> frozenset[str]:
        """Columns that stand in the result, by themselves or in a figure of it, or that it is sorted by."""
        told = [(frame.columns, frame.measures, frame.dimensions, frame.order) for frame in self.outer]
        return frozenset(node.name for node in nodes(tuple(told)) if isinstance(node, ColumnRef))

    @property
    def whole_rows(self) -> bool:
        """Whether rows are shown with all their columns."""
        return any(not (frame.columns or frame.measures or frame.dimensions) for frame in self.outer)

    @cached_property
    def parts(self) -> frozenset[str]:
        """Parts of dates by which rows are split, be it by a column that holds such periods."""
        split = [node for frame in self.frames for node in nodes(frame.dimensions)]
        kept = (kept_part(node.name) for node in split if isinstance(node, ColumnRef))
        return frozenset((*(node.part for node in split if isinstance(node, DatePart)), *filter(None, kept)))

    @property
    def lists(self) -> bool:
        """Whether rows or names are listed."""
        return not any(frame.measures for frame in self.outer)

    @property
    def splits(self) -> bool:
        """Whether there is a row for each of several groups."""
        return any(frame.dimensions for frame in self.frames)


def bare(scalar: Scalar) -> Scalar:
    """A figure without the conditions inside it.

    >>> bare(Aggregate(Function.COUNT, None, (Blank(ColumnRef("a")),))) == Aggregate(Function.COUNT)
    True
    """
    if isinstance(scalar, Aggregate):
        return replace(scalar, where=(), operand=None if scalar.operand is None else bare(scalar.operand))
    if isinstance(scalar, Arithmetic):
        return replace(scalar, left=bare(scalar.left), right=bare(scalar.right))
    return replace(scalar, operand=bare(scalar.operand)) if isinstance(scalar, Magnitude) else scalar


def _computed(frame: Frame) -> tuple[object, ...]:
    """Figures computed for each row of a list; plain columns of it are only shown."""
    return tuple(column.scalar for column in frame.columns if not isinstance(column.scalar, ColumnRef))


def _bearing(frame: Frame) -> Iterator[object]:
    parts = (frame.conditions, frame.measures, frame.dimensions, frame.having, frame.order, frame.rank, frame.lookups)
    yield from nodes((*parts, _computed(frame)))
