"""From reduced items to a draft: what is asked, of what, split how.

Invariant: what one part of the question says is made to agree with what another says
before anything is built: a status said twice is one condition, a bare 多少 beside a column is no count.
"""

from collections.abc import Sequence
from itertools import pairwise

from assistant.model.ledger_question import Contains, Membership
from assistant.parsing.ledger_questions.draft import Draft, Piece, Restriction, counts_itself, told_by_row
from assistant.parsing.ledger_questions.each_side import sides_told
from assistant.parsing.ledger_questions.ends import of_things
from assistant.parsing.ledger_questions.having import put_to_row
from assistant.parsing.ledger_questions.items import COUNTED, JOINED, Item, kinds_of
from assistant.parsing.ledger_questions.lateness import told_in_days, with_days_shown
from assistant.parsing.ledger_questions.measures.alike import with_lacks_told
from assistant.parsing.ledger_questions.measures.asked import asked_holder
from assistant.parsing.ledger_questions.measures.rates import counted_by_things
from assistant.parsing.ledger_questions.quantities import guessed_figures
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema import columns
from assistant.parsing.ledger_questions.segments import Segment, joined_figure, pieces_of, restriction, segments
from assistant.parsing.ledger_questions.senses import STEM_COST, SenseKind
from assistant.parsing.ledger_questions.sides import WEEKDAY, compared, of_those_named
from assistant.parsing.ledger_questions.splits import dimensions_said, each_of_counted
from assistant.parsing.ledger_questions.spoken_of import code_listed, does_so, entity_named
from assistant.parsing.ledger_questions.superlatives import extreme_said
from assistant.parsing.ledger_questions.times.date_groups import ASKS_SPAN
from assistant.parsing.ledger_questions.vague import without_vague
from assistant.parsing.ledger_questions.whose_figures import without_whose
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace


def collect(items: Sequence[Item], scope: Scope, continues: bool = False) -> Draft:
    """The draft of a question to one ledger; ``continues``: of a line that goes on from one with groups of its own."""
    held = _with_holder(_of_rows(_late_again(told_in_days(without_whose(items), scope))), scope)
    items = of_those_named(of_things(held), scope)
    items = each_of_counted(counted_by_things(items, scope), scope)
    parts = segments(items)
    shared, pieces = pieces_of(parts)
    draft = Draft(
        scope.ledger.name,
        restrictions=shared,
        having=tuple(restriction(item) for item in items if item.has("having")),
        pieces=_of_days(pieces, items),
        dimensions=dimensions_said(items, scope),
        extreme=extreme_said(items, scope, continues),
        which=tuple(item.column for item in items if item.has("which")),
        chosen=_chosen(items, scope),
        flags=_flags(items) | _share_flags(items, scope),
        entity=entity_named(items, scope),
        rows=any(item.noun in words("row_nouns") or item.text in ("记录", "条") for item in items),
        rank=any(item.has("rank") for item in items),
        said=tuple(items),
    )
    made = compared(items, sides_told(_settled(draft, parts, scope), scope.ledger))
    if counts_itself(made, scope.ledger):
        made = replace(made, chosen=guessed_figures(items, scope))
    return without_vague(made, scope)


def _of_days(pieces: Sequence[Piece], items: Sequence[Item]) -> tuple[Piece, ...]:
    """The pieces with days counted where a word for rows names their number itself: 重污染天数多少."""
    nouns = words("day_nouns")
    named = any(item.condition is not None and item.text.endswith(tuple(f"{n}数" for n in nouns)) for item in items)
    bare = (piece.measure is None and piece.scalar is None and not piece.noun for piece in pieces)
    return tuple(replace(p, noun=nouns[0]) if named and vague else p for p, vague in zip(pieces, bare, strict=True))


def _late_again(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with 晚了几天 behind what was done late as that very condition: nothing of it is overdue any more."""
    late = next((item for item in items if item.condition is not None and item.written == "late"), None)
    if late is None:
        return tuple(items)
    again = ((item.written == "overdue" or item.has("overdue")) and item.start > late.start for item in items)
    both = zip(items, again, strict=True)
    return tuple(replace(late, start=item.start, end=item.end) if same else item for item, same in both)


def _of_rows(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with conditions on groups put to each row, where rows are counted: 几次一起都没发现."""
    nouns = [item.noun for item in items if item.has("asked")]
    rows = all(noun in words("row_nouns") for noun in nouns) and (nouns or any(item.has("count") for item in items))
    if not rows or any(item.has("dimension") or item.has("which") for item in items):
        return tuple(items)
    return tuple(put_to_row(item) for item in items)


def _with_holder(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 归谁管 of the one at the top, or of rows with such a cell, as the column of units in charge."""
    if not any(item.has("extreme") or item.values or isinstance(item.condition, Contains) for item in items):
        return items
    return tuple((item.has("ask.holder") and asked_holder(scope, (item,))) or item for item in items)


def _either(draft: Draft, scope: Scope) -> Draft:
    """The draft with values of one column that no row can hold at once as alternatives: 加油站…，黑加油点呢."""
    for part in draft.restrictions:
        alike = tuple(p for p in draft.restrictions if p.column == part.column and _is_plain(p, scope))
        if len(alike) < 2 or part not in alike or any(set(a.values) & set(b.values) for a, b in pairwise(alike)):
            continue
        values = tuple(value for one in alike for value in one.values)
        joined = replace(part, condition=columns.among(scope.ledger.column(part.column), values), values=values)
        rest = tuple(p for p in draft.restrictions if p not in alike)
        again = any(item.has("join") and item.text in words("as_well") for item in draft.said)
        return replace(draft, restrictions=(*rest, joined), flags=draft.flags | {"both" if again else "group.each"})
    return draft


def _is_plain(part: Restriction, scope: Scope) -> bool:
    """Whether a restriction says which values a single-valued column holds."""
    plain = isinstance(part.condition, Membership) and not part.condition.negated and part.column != WEEKDAY
    return plain and bool(part.values) and not scope.ledger.column(part.column).multi


def _settled(draft: Draft, parts: Sequence[Segment], scope: Scope) -> Draft:
    """The draft with what one part says made to agree with what another says."""
    pending = {part.column for part in draft.restrictions if part.written == "pending"}
    kept = tuple(p for p in draft.restrictions if not (p.values and p.column in pending and p.written != "done"))
    if len(kept) < len(draft.restrictions):
        draft = replace(draft, restrictions=kept)
    draft = with_days_shown(_either(with_lacks_told(draft), scope))
    for part in parts:
        listing = any(item.has("ask.list") for item in part.items) and not any(item.has("asked") for item in part.items)
        columns_named = sum(item.has("column") and item.condition is None for item in part.items)
        if listing and columns_named and not draft.dimensions and draft.extreme is None:
            return replace(draft, pieces=()) if all(map(told_by_row, draft.pieces)) else draft
    return draft


def _chosen(items: Sequence[Item], scope: Scope) -> tuple[str, ...]:
    """Columns named on their own, once each."""
    names: dict[str, None] = {}
    for place, item in enumerate(items):
        if _modifies(item, items[place + 1 : place + 2]) or does_so(item, items[:place]):
            continue
        if item.has("column") and item.condition is None and not item.has("which"):
            sense = _chosen_sense(item) or joined_figure(items, place) or code_listed(items, place)
            if sense and not (item.has("ledger") and sense == scope.ledger.entity):
                names[sense] = None
    return tuple(names)


def _modifies(item: Item, behind: Sequence[Item]) -> bool:
    """Whether a name only says which of the next one: 路段类型, 油品问题."""
    if not item.has("textual") or item.condition is not None or item.text.endswith(words("inside")):
        return False
    plain = (after for after in behind if after.has("textual") and after.condition is None and not after.has("which"))
    return any(item.end == after.start for after in plain)


def _chosen_sense(item: Item) -> str:
    """The column named; a mere stem of a column's name (改造), or a piece that is the ledger's (油品), is no choice."""
    of_rows = item.has("ledger") or (item.has("topic") and item.has("verb"))  # 登记 of 不动产登记近7天几件
    limit = PIECE_COST if of_rows else STEM_COST
    senses = [sense for sense in item.sense(SenseKind.COLUMN) if sense.cost < limit]
    return senses[0].column if senses else ""


FLAGS = (
    "ask.list",
    "ask.where",
    "ask.whither",
    "ask.exist",
    "ask.yes",
    "ask.whole",
    "ask.when",
    *sorted(ASKS_SPAN),
    "ask.period",
    "ask.which",
    "ask.who",
    "latest.latest",
    "latest.first",
    "latest.now",
    "overall",
    "share",
    "times",
    "difference.difference",
    "difference.rise",
    "difference.fall",
    "group.each",
    "group.split",
    "split.each",
    "both",
    "trend",
    "sort.ascending",
    "sort.descending",
    "sort.plain",
    "aggregate.average",
    "aggregate.sum",
    "aggregate.maximum",
    "aggregate.median",
    "aggregate.minimum",
    "ever",
    "plan.gap",
    "plan.target",
    "plan.limit",
    "plan.room",
    "plan.met",
    "plan.exceeded",
    "except",
    "single",
    "more.less",
    "excess",
    "spread",
)


PIECE_COST = 0.025
"""From this cost on a column is named by a piece of its name only."""
LIGHT = 0.1
"""Most weight of a word that stands between nothing (的)."""
RAW_FLAGS = frozenset(("ever", "all", "single"))


def _flags(items: Sequence[Item]) -> frozenset[str]:
    return kinds_of(items).intersection(FLAGS)


def _share_flags(items: Sequence[Item], scope: Scope) -> frozenset[str]:
    """「share.entity」 where things are named right beside 占, so that they are counted; 「share.firm」 for firms."""
    if any(item.has(COUNTED) for item in items):
        return frozenset({"share.entity"})
    for left, right in pairwise(items):
        named = right if left.has("share.share") else left if right.has("share.share") else None
        if named is not None and not named.values and entity_named((named,), scope):
            return frozenset({"share.entity"})
    return frozenset({"share.firm"}) if any(_names_firm(item, scope) for item in items) else frozenset()


def _names_firm(item: Item, scope: Scope) -> bool:
    """Whether the ledger is of firms and an item names them: 企业有百分之几是…, A级企业占…."""
    firms = words("company_words")
    named = bool(item.values) or any(sense.column in ("", scope.ledger.entity) for sense in item.senses)
    ends = item.text.split(JOINED)
    firm = ends[0].endswith(firms) or ends[-1].endswith(firms)
    return firm and named and any(word in scope.ledger.entity for word in firms)


def raw_flags(items: Sequence[Item]) -> frozenset[str]:
    """Flags of words that the rules never see; 哪一家 says nothing of one row."""
    asked = [item for before, item in pairwise(items) if before.has("ask.which")]
    told = (item.classes & RAW_FLAGS for item in items if not (item.has("single") and item in asked))
    found = frozenset[str]().union(*told)
    found |= {"single"} if _one_event(items) else frozenset()
    found |= {"most.rows"} if _most_of_rows(items) else frozenset()
    return found | {"done"} if _asks_done(items) else found


def _most_of_rows(items: Sequence[Item]) -> bool:
    """Whether the most of what the rows are is spoken of, and of no figure: 承建的项目最多."""
    tops = [place for place, item in enumerate(items) if place and "superlative.most" in item.kinds]
    return bool(tops) and any(
        {"topic", "textual"} <= items[at - 1].kinds and "numeric" not in items[at - 1].kinds for at in tops
    )


def _asks_done(items: Sequence[Item]) -> bool:
    """Whether 了 says that how much has been done is asked for, whatever the deed is called: 改了多少户."""
    asked = [(before, after) for before, after in pairwise(items) if "ask.count" in after.classes]
    return any(before.text.endswith(words("over_endings")) and before.end == after.start for before, after in asked)


def _one_event(items: Sequence[Item]) -> bool:
    """Whether one thing that happened is meant by its rank: 面积最大的一起在哪个村, 费用最高的是哪场."""
    said = [item for item in items if item.weight > LIGHT or not item.has("unknown")]
    ranked = (after for before, after in pairwise(said) if before.has("superlative"))
    events = words("event_nouns")
    asked = any(of.has("ask.which") and item.has("rows") and item.text in events for of, item in pairwise(items))
    ranks = any(item.has("superlative") for item in items)
    return (asked and ranks) or any(item.has("one") and item.text.endswith(events) for item in ranked)
