"""The two sides of a comparison and the numerator of a share, taken out of the restrictions.

Invariant: a condition is a side or a restriction, never both.
"""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from assistant.model.ledger_question import ColumnRef, Membership
from assistant.parsing.ledger_questions.draft import Draft, Restriction
from assistant.parsing.ledger_questions.items import JOINED, Item
from assistant.parsing.ledger_questions.passes.gaps import TURNED
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.schema.stems import called, is_verb
from assistant.parsing.ledger_questions.segments import is_break, restriction
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.words import words
from assistant.records import replace

AHEAD = frozenset(("more", "compare.gt", "compare.lt"))
"""Which of two has more, said between them."""
HOW_FAR = frozenset(("asked", "ask.count", "share.percent", "points"))
"""Kinds of what asks how far two are apart."""
MORE = frozenset(("more", "beside"))
"""Kinds of 多 and 更多."""
BEFORE_MORE = frozenset(("measure", "numeric", "modal", "ledger"))
"""Kinds of what stands between the things and which of them has more: 哪个投诉得多."""
WEEKDAY = "weekday"
"""What conditions on the kind of day are about."""


def compared(items: Sequence[Item], draft: Draft) -> Draft:
    """The draft with the two sides of 「A比B…」 or of a share taken out of its restrictions."""
    than = next((place for place, item in enumerate(items) if _parts_sides(items, place)), None)
    if than is not None:
        before = [restriction(item) for item in items[:than] if item.condition is not None]
        after = [restriction(item) for item in items[than + 1 :] if item.condition is not None]
        for right in after:
            left = next((part for part in reversed(before) if part.column == right.column), None)
            if left is not None:
                sides = (right, left) if items[than].has(TURNED) else _apart(left, right)
                return _set_against(draft, (left, right), sides)
        other = _same_of_other(items[than + 1 :], before)
        if other is not None:
            return _set_against(draft, other[:1], other)
        pair = _pair_named(items[than - 1]) if than and not after else None
        if pair is not None:
            return _set_against(draft, (restriction(items[than - 1]),), pair)
        for left in before:
            for right in before:
                if left is not right and left.column == right.column:
                    return _set_against(draft, (left, right), (left, right))
    if "share" in draft.flags:
        return _shared_out(items, draft)
    held = "difference.difference" in draft.flags or any(item.has("more") for item in items)
    return _kinds_of_days(_by_how_much(items, draft)) if held else draft


def of_those_named(items: tuple[Item, ...], scope: Scope) -> tuple[Item, ...]:
    """The items with 哪个 of those set side by side and not of the things they have: 甲镇和乙镇哪个工地多."""
    place = next((place for place, item in enumerate(items) if item.has("which")), len(items))
    listed = [item.column for item in items[:place] if len(item.values) > 1 and item.column != scope.ledger.entity]
    ahead = next((item for item in items[place + 1 :] if item.has("more") or not _may_stand_before(item)), None)
    if not listed or ahead is None or not ahead.is_any(MORE) or items[place + 1].headed:
        return items
    asked = items[place]
    sort = asked.text.endswith(words("sorts"))  # 路检的跟入户的，哪种不合格率高
    named = sort or asked.column in listed or _names_rows(asked.column, scope) or _says_deed(asked, scope)
    if asked.quantity is not None or not named:
        return items
    thing = replace(asked, kinds=frozenset({"ask.which", "column", "textual"}), column="")
    return (*items[:place], thing, *items[place + 1 :])


def _may_stand_before(item: Item) -> bool:
    """Whether an item may stand between 哪个 and 多: a figure, or what is so of the rows counted (哪个没落实的多)."""
    return item.is_any(BEFORE_MORE) or (item.condition is not None and not item.has("dated"))


def _names_rows(name: str, scope: Scope) -> bool:
    """Whether a column is of what the rows are about, or of the number that each of them has."""
    return name == scope.ledger.entity or (bool(name) and scope.ledger.column(name).distinct == scope.ledger.rows)


def _says_deed(asked: Item, scope: Scope) -> bool:
    """Whether 哪个…投诉 names what the rows are, and not the column that begins so: 甲和乙哪个被投诉多."""
    deed = asked.text.rpartition(JOINED)[2]
    known = asked.column and deed not in called(scope.ledger.column(asked.column))
    return bool(known) and deed in scope.ledger.name and is_verb(deed)


def _by_how_much(items: Sequence[Item], draft: Draft) -> Draft:
    """The draft with the two that are set side by side apart, where how far is asked: 甲和乙哪个高，高多少."""
    again = [item for item in items if item.has("more") and item.condition is None]
    asked = any(before is again[-1] and after.is_any(HOW_FAR) for before, after in pairwise(items)) if again else False
    pair = next((part for part in draft.restrictions if len(part.values) == 2 and part.column != WEEKDAY), None)
    if len(again) < 2 or not asked or pair is None or not isinstance(pair.condition, Membership):
        return draft
    left, right = (replace(pair, condition=replace(pair.condition, values=(v,)), values=(v,)) for v in pair.values)
    rest = tuple(part for part in draft.restrictions if part is not pair)
    pieces = tuple(replace(p, column="") if p.column == pair.column else p for p in draft.pieces)  # 哪个窗口办得多
    which, chosen = (tuple(name for name in told if name != pair.column) for told in (draft.which, draft.chosen))
    flags = draft.flags | {"difference.difference"}  # which of them is ahead is asked, so neither is held to be
    told = replace(draft, restrictions=rest, pieces=pieces, which=which, chosen=chosen)
    return replace(told, against=(left, right), extreme=None, flags=flags)


def _kinds_of_days(draft: Draft) -> Draft:
    """The draft with 工作日和双休日 as the two sides of a difference: no day is both."""
    sides = tuple(part for part in draft.restrictions if part.column == WEEKDAY)
    if len(sides) != 2:
        return draft
    return _set_against(draft, sides, (sides[0], sides[1]))


def _pair_named(item: Item) -> tuple[Restriction, Restriction] | None:
    """The two sides that are named together before 比: 甲跟乙比高出几个点."""
    if len(item.values) != 2 or not isinstance(item.condition, Membership) or item.condition.negated:
        return None
    both = restriction(item)
    first, last = (
        replace(both, condition=replace(item.condition, values=(value,)), values=(value,)) for value in item.values
    )
    return first, last


def _set_against(draft: Draft, said: Sequence[Restriction], sides: tuple[Restriction, Restriction]) -> Draft:
    """The draft with two sides, which narrow nothing else: neither all rows nor a single figure."""
    rest = tuple(part for part in draft.restrictions if part not in said)
    pieces = tuple(replace(p, local=tuple(part for part in p.local if part not in said)) for p in draft.pieces)
    return replace(draft, restrictions=rest, pieces=pieces, against=sides)


def _parts_sides(items: Sequence[Item], place: int) -> bool:
    """Whether a 比 stands there, or a 减 between two conditions: 甲镇减乙镇是多少; 合格率高出乙镇几个点."""
    around = (*items[max(place - 1, 0) : place], *items[place + 1 : place + 2])
    minus = items[place].has("minus") and all(item.condition is not None for item in around) and len(around) > 1
    return items[place].has("than") or minus or _ahead_of(items, place)


def _ahead_of(items: Sequence[Item], place: int) -> bool:
    """Whether 高出 or 低于 stands right before a condition that is set against one of the same column."""
    other = next((item for item in items[place + 1 : place + 2] if item.condition is not None and item.values), None)
    if other is None or not items[place].is_any(AHEAD):
        return False
    return any(item.condition is not None and item.column == other.column for item in items[:place])


def _apart(left: Restriction, right: Restriction) -> tuple[Restriction, Restriction]:
    """The two sides; of 拿A跟B比，A多多少 the one named again first, and of the pair before it the other."""
    others = tuple(value for value in left.values if value not in right.values)
    if not isinstance(left.condition, Membership) or len(left.values) != 2 or len(others) != 1:
        return left, right
    return right, replace(left, condition=replace(left.condition, values=others), values=others)


def _same_of_other(items: Sequence[Item], before: Sequence[Restriction]) -> tuple[Restriction, Restriction] | None:
    """橙色措施停产的比黄色措施多: the same value of the column that the other side names."""
    named = [sense.column for item in items for sense in item.sense(SenseKind.COLUMN)[:1] if item.has("textual")]
    for left in before:
        single = len(left.values) == 1 and isinstance(left.condition, Membership)
        if single and named and named[0] != left.column:
            assert isinstance(left.condition, Membership)
            made = replace(left.condition, operand=ColumnRef(named[0]))
            return left, replace(left, condition=made, column=named[0])
    return None


def _shared_out(items: Sequence[Item], draft: Draft) -> Draft:
    """A share's numerator: what stands before 占全部 (after 几成是), before 占 the last condition that is no time."""
    place = next(place for place, item in enumerate(items) if item.has("share"))
    # What is said before the split restricts all of it: 某镇各状态的占比.
    split = next((at + 1 for at in range(place - 1, -1, -1) if items[at].has("dimension")), 0)
    before = [restriction(item) for item in items[split:place] if _undated(item)]
    clause = takewhile(lambda item: not is_break(item), items[place + 1 :])
    after = [restriction(item) for item in clause if _undated(item)]
    if after and items[place].has("share.percent"):
        numerator, after = tuple(after), []
    elif after:
        held = [part.condition for part in after]
        same = [part.column for part in after]
        numerator = tuple(part for part in before if part.column not in same or part.condition not in held)
        # 水泥行业没落实的占已核查的多少: a state among those of another, and the trade narrows both.
        states = tuple(part for part in numerator if part.column in same and not part.values)
        numerator = states or numerator
    else:
        each = _listed(items[split:place], draft.ledger) if "group.each" in draft.flags else ()
        last = tuple(map(restriction, each)) or tuple(before[-1:])
        numerator = tuple(before) if items[place].text in words("share_of_all") else last
    of_share = any(item.has("extreme") for item in items[place:])  # 哪类最多、占几成 is no 哪类占比最高
    if not numerator or (draft.extreme is not None and not of_share):
        return draft
    narrowing = (part for part in draft.restrictions if part not in numerator or part in after)
    whole = (part for part in after if all(part not in piece.local for piece in draft.pieces))
    rest = tuple(dict.fromkeys((*narrowing, *whole)))
    pieces = tuple(replace(p, local=tuple(r for r in p.local if r not in numerator)) for p in draft.pieces)
    return replace(draft, restrictions=rest, share=numerator, pieces=pieces)


def _listed(items: Sequence[Item], ledger: str) -> Sequence[Item]:
    """Those set side by side, whose things only say of what they are: 进行中、已完成和未启动的锅炉各占多少."""
    named = [item for item in items if _undated(item)]
    joined = [item for item in named if len(item.values) > 1 and JOINED in item.text]
    return joined if len(joined) == 1 and joined[0] is not named[-1] and named[-1].text in ledger else ()


def _undated(item: Item) -> bool:
    return item.condition is not None and not item.has("dated") and not item.has("having")
