"""The engine of the rules, and every rule on a question it is written for."""

from collections import Counter
from collections.abc import Sequence

import pytest

from assistant.model.catalog import Ledger
from assistant.parsing.ledger_questions.grammar import AFTER_TIMES, BEFORE_TIMES
from assistant.parsing.ledger_questions.items import Item, reduced
from assistant.parsing.ledger_questions.measures.beyond import SIGN_RULES
from assistant.parsing.ledger_questions.rules import Rule, Scope, apply_rules, matched_length
from assistant.records import replace
from tests.parsing.conftest import TODAY, Read

RULES = [rule for family in (*BEFORE_TIMES, *AFTER_TIMES) for rule in family]
SCOPE = Scope(Ledger("车辆台账", "车辆台账", ()), TODAY)


def items(*kinds: str) -> tuple[Item, ...]:
    """One item a word; ``a+b`` is of two kinds."""
    return tuple(Item(place, place + 1, kind, frozenset(kind.split("+"))) for place, kind in enumerate(kinds))


def _joined(_scope: Scope, found: Sequence[Item]) -> Item | None:
    return reduced(found[0], found[-1], "made")


def _declining(_scope: Scope, _found: Sequence[Item]) -> Item | None:
    return None


@pytest.mark.parametrize(
    ("pattern", "kinds", "length"),
    [
        ("a", ("a",), 1),
        ("a", ("b",), 0),
        ("a b", ("a",), 0),
        ("a|b c", ("b", "c"), 2),
        ("a b?", ("a", "c"), 1),
        ("a b? b", ("a", "b"), 2),
        ("a b? b? b", ("a", "b", "b", "c"), 3),
        ("a? a? b", ("a", "b"), 2),
        ("a? b", ("a", "a", "b"), 0),
        ("a.x", ("a.x",), 1),
        ("a", ("a.x",), 1),
        ("a.x", ("a.y",), 0),
        ("a b", ("a+b", "a+b"), 2),
        ("a?", ("b",), 0),
        ("a b? a", ("a", "a+b", "a"), 3),
    ],
)
def test_a_pattern_takes_as_much_as_leaves_the_rest_a_place(pattern: str, kinds: tuple[str, ...], length: int) -> None:
    assert matched_length(pattern, items(*kinds), 0) == length


def test_a_match_begins_where_it_is_told_to() -> None:
    assert matched_length("b c", items("a", "b", "c"), 1) == 2
    assert matched_length("b c", items("a", "b", "c"), 0) == 0


def test_matched_items_become_one_and_keep_their_place() -> None:
    left, fired = apply_rules((Rule("ab", "a b", _joined),), items("x", "a", "b", "y"), SCOPE)
    assert [(item.start, item.end, sorted(item.kinds)) for item in left] == [
        (0, 1, ["x"]),
        (1, 3, ["made"]),
        (3, 4, ["y"]),
    ]
    assert fired == ("ab",)


def test_a_rule_fires_on_what_it_made_itself() -> None:
    left, fired = apply_rules((Rule("chain", "a|made a", _joined),), items("a", "a", "a"), SCOPE)
    assert len(left) == 1
    assert fired == ("chain", "chain")


def test_a_rule_that_declines_leaves_the_words_to_the_next() -> None:
    rules = (Rule("no", "a b", _declining), Rule("yes", "a b", _joined))
    assert apply_rules(rules, items("a", "b"), SCOPE)[1] == ("yes",)


def test_the_first_rule_wins() -> None:
    rules = (Rule("short", "a", _joined), Rule("long", "a b", _joined))
    left, fired = apply_rules(rules, items("a", "b"), SCOPE)
    assert fired == ("short",)
    assert len(left) == 2


def test_a_later_rule_sees_kinds_that_an_earlier_one_made() -> None:
    rules = (
        Rule("first", "a", _joined),
        Rule("second", "made b", lambda _, found: replace(found[0], end=found[-1].end)),
    )
    assert apply_rules(rules, items("a", "b"), SCOPE)[1] == ("first", "second")


def test_items_have_the_classes_of_their_kinds() -> None:
    (item,) = items("compare.gt+column")
    assert item.has("compare")
    assert item.has("compare.gt")
    assert not item.has("compare.lt")
    assert item.name_of("compare") == "gt"
    assert item.name_of("after") == ""


def test_no_two_rules_share_a_name() -> None:
    assert [name for name, count in Counter(rule.name for rule in RULES).items() if count > 1] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_fires_on_its_example(rule: Rule, readings: Read, market_readings: Read) -> None:
    """In the ledger that reads the example cheapest."""
    found = (market_readings if rule in SIGN_RULES else readings)(rule.example)
    assert found, f"{rule.name}: no ledger reads {rule.example}"
    fired = found[0].trace[-1].split("：", 1)[1].split("、")
    assert rule.name in fired, f"{rule.name} | {rule.pattern} | {rule.example} | {found[0].trace}"
