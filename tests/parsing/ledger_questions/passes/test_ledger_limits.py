"""What a reading costs, what lies outside the data, and which two points a change is between."""

from datetime import date

import pytest

from assistant.model.ledger_question import ColumnRef, Comparison, Literal
from assistant.model.values import DateRange
from assistant.parsing.ledger_questions.draft import Draft, Extreme, Piece, Restriction
from assistant.parsing.ledger_questions.familiarity import familiar
from assistant.parsing.ledger_questions.frames.points import two_points
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.measures.figures import default_measure
from assistant.parsing.ledger_questions.measures.rates import rate_measure
from assistant.parsing.ledger_questions.pricing import MISMATCH, ROWS_BONUS, mismatches
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.times.reach import outside_data
from tests.parsing.ledger_questions.making import CATALOG, HEATED, VISITS

TODAY = date(2021, 12, 20)
CAMPAIGN = DateRange(date(2021, 10, 1), date(2022, 3, 31))


def asked(noun: str) -> Item:
    return Item(0, 1, "多少", frozenset({"asked"}), noun=noun)


def word(text: str, kind: str, weight: float = 0.0) -> Item:
    return Item(0, len(text), text, frozenset({kind}), weight=weight)


def no_column(_word: str) -> bool:
    return False


def about(column: str, first: str = "", last: str = "") -> Restriction:
    return Restriction(Comparison(ColumnRef(column), "=", Literal(1)), column, first=first, last=last)


# -- prices ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("noun", "price"),
    [
        ("次", -ROWS_BONUS),
        ("家", 0.0),
        ("册", 0.0),
        ("个", 0.0),
        ("", 0.0),
        ("元", MISMATCH),
        ("公里", MISMATCH),
        ("人", MISMATCH),
    ],
)
def test_a_noun_that_nothing_in_the_ledger_has_is_dear(noun: str, price: float) -> None:
    found = asked(noun)
    assert mismatches((found,), (found,), Draft(VISITS.name), VISITS, no_column) == price


@pytest.mark.parametrize(
    ("behind", "price"), [(word("工人", "unknown", 0.5), MISMATCH), (word("工人", "unknown", 0.1), 0.0)]
)
def test_what_is_to_be_counted_must_be_known(behind: Item, price: float) -> None:
    assert mismatches((word("多少", "ask.count"), behind), (), Draft(VISITS.name), VISITS, no_column) == price


def test_a_light_word_that_is_a_column_elsewhere_is_what_was_to_be_counted() -> None:
    row = (word("多少", "ask.count"), word("个", "classifier"), word("工人", "unknown", 0.1))
    assert mismatches(row, (), Draft(VISITS.name), VISITS, lambda text: text == "工人") == MISMATCH
    assert mismatches(row, (), Draft(VISITS.name), VISITS, no_column) == 0.0


@pytest.mark.parametrize(
    ("draft", "price"),
    [
        (Draft(VISITS.name), MISMATCH),
        (Draft(VISITS.name, chosen=("街道",)), MISMATCH),
        (Draft(VISITS.name, chosen=("藏书量",)), 0.0),
        (Draft(VISITS.name, pieces=(Piece(default_measure(VISITS.column("藏书量"))),)), 0.0),
        (Draft(VISITS.name, extreme=Extreme("most", column="藏书量")), 0.0),
        (Draft(VISITS.name, having=(about("藏书量"),)), 0.0),
    ],
)
def test_a_mean_is_taken_of_something(draft: Draft, price: float) -> None:
    assert mismatches((word("平均", "aggregate.average"),), (), draft, VISITS, no_column) == price


def test_words_of_the_ledgers_own_names_are_light_where_they_are_unknown() -> None:
    known, strange = familiar((word("书店", "unknown", 0.9), word("饭店", "unknown", 0.9)), VISITS)
    assert known.weight < 0.2
    assert strange.weight == 0.9


# -- times outside the data ----------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "first", "last", "outside"),
    [
        ("走访日期", "2021-11-01", "2021-11-30", False),
        ("走访日期", "2021-10-01", "2021-10-07", False),
        ("走访日期", "2020-12-01", "2020-12-31", True),
        ("走访日期", "2021-09-01", "2021-09-30", True),
        ("走访日期", "2021-09-01", "2021-10-31", False),
        ("走访日期", "2022-01-01", "2022-01-31", True),
        ("走访日期", "2021-12-19", "2021-12-25", False),
        ("整改期限", "2022-03-01", "2022-03-31", False),
        ("街道", "2020-01-01", "2020-01-02", False),
        ("不存在", "2020-01-01", "2020-01-02", False),
    ],
)
def test_times_before_and_after_the_rows_are_refused(column: str, first: str, last: str, outside: bool) -> None:
    draft = Draft(VISITS.name, (about(column, first, last),))
    assert bool(outside_data(draft, CATALOG, CAMPAIGN, TODAY)) is outside


def test_the_reason_names_ledger_column_and_day() -> None:
    told = outside_data(Draft(VISITS.name, (about("走访日期", "2020-12-01", "2020-12-31"),)), CATALOG, None, TODAY)
    assert told == "书店走访台账的走访日期从2021-10-08开始，没有2020-12-31以前的数据"


# -- two points --------------------------------------------------------------------


def days(first: str, last: str) -> Restriction:
    return about("走访日期", first, last)


@pytest.mark.parametrize(
    ("restrictions", "ends"),
    [
        ((days("2021-10-01", "2021-11-30"),), (("2021-10-01", "2021-10-31"), ("2021-11-01", "2021-11-30"))),
        ((days("2021-10-01", "2021-12-31"),), (("2021-10-01", "2021-10-31"), ("2021-12-01", "2021-12-31"))),
        ((days("2021-11-28", "2021-12-03"),), (("2021-11-28", "2021-11-28"), ("2021-12-03", "2021-12-03"))),
        (
            (days("2021-10-01", "2021-10-31"), days("2021-12-01", "2021-12-31")),
            (("2021-10-01", "2021-10-31"), ("2021-12-01", "2021-12-31")),
        ),
    ],
)
def test_a_change_is_between_the_ends_of_a_time(restrictions: tuple[Restriction, ...], ends: object) -> None:
    found = two_points(Draft(VISITS.name, restrictions, flags=frozenset({"difference.rise"})))
    assert found is not None
    assert tuple((point.first, point.last) for point in found) == ends


@pytest.mark.parametrize(
    ("restrictions", "flags"),
    [
        ((days("2021-10-01", "2021-11-30"),), frozenset[str]()),
        ((days("2021-11-01", "2021-11-30"),), frozenset({"difference.rise"})),
        ((), frozenset({"difference.rise"})),
        ((about("走访日期", "2021-11-01"),), frozenset({"difference.fall"})),
    ],
)
def test_there_is_no_change_within_one_month_or_without_one(
    restrictions: tuple[Restriction, ...], flags: frozenset[str]
) -> None:
    assert two_points(Draft(VISITS.name, restrictions, flags=flags)) is None


# -- denominators ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("made", "said", "senses", "denominator"),
    [
        (HEATED, "完成户数", (Sense(SenseKind.COLUMN, "完成户数"),), "计划户数"),
        (HEATED, "合格", (), "抽查户数"),
        (VISITS, "通过", (Sense(SenseKind.VALUE, "抽检结果", ("通过",)),), "书店走访台账行数（抽检结果不含未抽检）"),
        (
            VISITS,
            "已整改",
            (Sense(SenseKind.VALUE, "整改状态", ("已整改",)),),
            "书店走访台账行数（整改状态不含无需整改）",
        ),
        (VISITS, "合格", (Sense(SenseKind.VALUE, "消防器材", ("合格",)),), "书店走访台账行数"),
    ],
)
def test_a_rate_says_what_it_is_a_share_of(made, said: str, senses: tuple[Sense, ...], denominator: str) -> None:
    found = rate_measure(Scope(made, TODAY), Item(0, 1, said, frozenset({"value"}), senses), f"{said}率")
    assert found is not None
    assert found[0].denominator == denominator


def test_amounts_give_a_rate_within_a_row_as_well_and_rows_do_not() -> None:
    finished = Item(0, 1, "完成户数", frozenset({"column"}), (Sense(SenseKind.COLUMN, "完成户数"),))
    checked = Item(0, 1, "合格", frozenset({"value"}), (Sense(SenseKind.VALUE, "消防器材", ("合格",)),))
    by_amount = rate_measure(Scope(HEATED, TODAY), finished, "完成率")
    by_rows = rate_measure(Scope(VISITS, TODAY), checked, "合格率")
    assert by_amount is not None
    assert by_amount[1] is not None
    assert by_rows is not None
    assert by_rows[1] is None


def test_a_word_that_names_no_share_gives_no_rate() -> None:
    assert rate_measure(Scope(VISITS, TODAY), Item(0, 1, "汇", frozenset({"unknown"})), "汇率") is None
