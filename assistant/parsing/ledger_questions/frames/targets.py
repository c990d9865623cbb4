"""What an extreme is one of: the column asked for, those that were named side by side, the agent, the entity.

Invariant: a column of figures is never what is asked for; of two named things the better one is one of them.
"""

from assistant.model.catalog import Column, Ledger
from assistant.model.ledger_question import ColumnRef
from assistant.parsing.ledger_questions.draft import Draft, Extreme
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.schema.own_sizes import is_size_of
from assistant.parsing.ledger_questions.schema.things import row_part
from assistant.parsing.ledger_questions.segments import is_break
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

NAMED = frozenset(("ask.who", "ask.which"))
"""Kinds of what asks for the name of the thing at the top: 是谁, 是哪几个."""
FIRM, HALF = "家", 2
"""In a question for names: that of firms, and of no office."""


def target_of(draft: Draft, ledger: Ledger, extreme: Extreme) -> Column | None:
    """The column whose value is asked for."""
    listed = next((part.column for part in draft.restrictions if len(part.values) > 1 and part.column != "weekday"), "")
    if listed and extreme.between and not any(draft.which):
        return ledger.column(listed)
    if extreme.thing:
        return ledger.column(extreme.thing)
    counts = not extreme.column and extreme.piece is None
    counted = row_part(ledger) if counts and "ask.who" in draft.flags else ""  # 生产线最多的是谁
    named = [
        ledger.column(name) for name in (*draft.which, *draft.chosen) if name and name not in (extreme.column, counted)
    ]
    for column in sorted(named, key=lambda column: counts and column.type.temporal):
        if not column.type.numeric:
            return column
    if draft.each:
        return columns.entity_column(ledger)
    agent = _agent(draft, ledger) if "ask.who" in draft.flags and not draft.dimensions else None
    if listed or agent is not None:
        return ledger.column(listed) if listed else agent
    for dimension in draft.dimensions:
        if isinstance(dimension.scalar, ColumnRef):
            return ledger.column(dimension.scalar.name)
    entity, place = columns.entity_column(ledger), columns.place_column(ledger)
    placed = "ask.where" in draft.flags and (counts or (entity is not None and entity.personal))
    return place if placed and place is not None else entity or place


def asked_by_name(draft: Draft, ledger: Ledger, extreme: Extreme) -> str:
    """The column of the top itself where its name is asked for first, and another column of it behind a break.

    So in 前三名是谁，属于什么行业 the sectors are those of the three, and no sectors are ranked.
    """
    top = next((at for at, item in enumerate(draft.said) if item.has("extreme")), len(draft.said))
    end = next((at for at in range(top + 1, len(draft.said)) if is_break(draft.said[at])), len(draft.said))
    named = any(item.is_any(NAMED) and not (item.has("which") and item.column) for item in draft.said[top + 1 : end])
    told = [item.column for item in draft.said[end:] if item.has("which") and item.column]
    if not named or not told or extreme.rows or any(item.has("extreme") for item in draft.said[end:]):
        return ""
    chosen = tuple(name for name in draft.chosen if name not in told)
    target = target_of(replace(draft, which=(), chosen=chosen), ledger, extreme)
    return target.name if target is not None and target.name not in told else ""


def _agent(draft: Draft, ledger: Ledger) -> Column | None:
    """Who is meant by 谁, where the entity is nobody: the column of those set aside, else the first of its kind."""
    agents = [column for column in ledger.columns if column.name.endswith(words("agent_suffixes"))]
    if any(column.name == ledger.entity for column in agents):
        return None
    if any(item.has("ask.who") and FIRM in item.text for item in draft.said):
        agents = _firms(ledger) or agents
    aside = {part.column for part in draft.restrictions if not part.values}
    return next((column for column in agents if column.name in aside), next(iter(agents), None))


def _firms(ledger: Ledger) -> list[Column]:
    """Those that 家 counts: agents with several rows, then names, and none of government units."""
    texts = [c for c in ledger.columns if c.type.textual and not c.personal and c.distinct < ledger.rows]
    ends = (words("agent_suffixes"), words("name_words"))
    return [column for end in ends for column in texts if column.name.endswith(end) and not _of_offices(column)]


def _of_offices(column: Column) -> bool:
    """Whether most of those in a column are government units."""
    ends, texts = words("unit_suffixes"), [value.text for value in column.values]
    return sum(text.endswith(ends) for text in texts) * HALF > len(texts)


def own_figure(name: str, ledger: Ledger, target: Column | None) -> Column | None:
    """The figure of a thing that it has once, however many rows it has: 哪条路最长，多少公里."""
    key = ledger.column(name) if name and target is not None else None
    if key is None or target is None:
        return None
    steady = target.name == ledger.entity and key.steady and key.type.numeric
    return key if steady or is_size_of(key, target) else None
