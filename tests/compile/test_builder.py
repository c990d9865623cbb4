"""Every operator of the algebra: its SQL passes the gate and gives the rows that are worked out in plain Python."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.compile.builder import build
from assistant.compile.guard import Allowed, check
from assistant.model.ledger_question import (
    Aggregate,
    Arithmetic,
    Blank,
    ColumnRef,
    Comparison,
    Condition,
    Frame,
    Function,
    InFrame,
    Joined,
    Junction,
    Literal,
    Lookup,
    Magnitude,
    Measure,
    Membership,
    Scalar,
    Tally,
)
from assistant.records import replace
from tests.compile.frame_oracle import answer, plain
from tests.compile.small_ledgers import CATALOG, TABLES
from tests.compile.small_questions import (
    AREA,
    AT,
    CONDITIONS,
    FIGURES,
    FOUND,
    FRAMES,
    MENDED,
    SCALARS,
    STATE,
    TOWN,
    by,
    figures,
    fines,
    listed,
    sites,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def same(query: Frame | Joined, engine: "DuckDBPyConnection") -> None:
    """The rows of the engine are those of the oracle, and the query may run."""
    allowed = check(build(query, CATALOG), CATALOG)
    assert isinstance(allowed, Allowed), allowed
    found, wanted = plain(engine.execute(allowed.sql).fetchall()), answer(query, TABLES)
    if _in_order(query):
        assert found == wanted
    else:
        assert sorted(found, key=repr) == sorted(wanted, key=repr)


def _in_order(query: Frame | Joined) -> bool:
    """Whether the order is the query's own, so that equal rows come in one order as well."""
    if isinstance(query, Joined):
        return True
    return bool((query.order or query.dimensions) and not query.per)


@pytest.mark.parametrize("name", CONDITIONS)
def test_condition(engine: "DuckDBPyConnection", name: str) -> None:
    same(sites(CONDITIONS[name], **listed()), engine)


@pytest.mark.parametrize("name", CONDITIONS)
def test_condition_on_some_rows_of_a_figure(engine: "DuckDBPyConnection", name: str) -> None:
    same(sites(**by(TOWN), **figures(Aggregate(Function.COUNT, None, (CONDITIONS[name],)))), engine)


@pytest.mark.parametrize("name", SCALARS)
def test_scalar_of_a_row(engine: "DuckDBPyConnection", name: str) -> None:
    same(sites(**listed(SCALARS[name])), engine)


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("split", [(), (TOWN,)], ids=["of all", "of groups"])
def test_figure(engine: "DuckDBPyConnection", name: str, split: Sequence[ColumnRef]) -> None:
    same(sites(**by(*split), **figures(FIGURES[name])), engine)


@pytest.mark.parametrize("name", FRAMES)
def test_frame(engine: "DuckDBPyConnection", name: str) -> None:
    same(FRAMES[name], engine)


def _nothing_left() -> tuple[Condition, ...]:
    return (Membership(STATE, ("无此状态",)),)


@pytest.mark.parametrize("name", FIGURES)
def test_figure_of_nothing(engine: "DuckDBPyConnection", name: str) -> None:
    same(sites(*_nothing_left(), **figures(FIGURES[name])), engine)


@pytest.mark.parametrize("name", FRAMES)
def test_frame_of_nothing(engine: "DuckDBPyConnection", name: str) -> None:
    frame = FRAMES[name]
    if isinstance(frame, Joined):
        frame = replace(frame, frames=(replace(frame.frames[0], conditions=_nothing_left()), *frame.frames[1:]))
    else:
        frame = replace(frame, conditions=(Comparison(Literal(1), "=", Literal(2)),))
    same(frame, engine)


@pytest.mark.parametrize(
    "frame",
    [
        sites(Blank(ColumnRef("没有的列"))),
        sites(**by(ColumnRef("没有的列"))),
        sites(columns=(Measure("面积", ColumnRef("面积")),)),
        Frame("没有的表"),
        sites(InFrame(("工地",), fines(columns=(Measure("镇街", TOWN),)))),
        fines(lookups=(Lookup(("工地",), sites(columns=(Measure("镇", AT),))),)),
    ],
)
def test_what_the_catalog_lacks_is_no_query(frame: Frame) -> None:
    with pytest.raises(KeyError):
        build(frame, CATALOG)


def test_rows_worked_out_by_hand(engine: "DuckDBPyConnection") -> None:
    """The oracle is checked too: it could be wrong in the same way."""
    beside = FRAMES["side by side, nought for none"]
    assert answer(beside, TABLES) == [("东镇", 3, 3, 40), ("南'镇", None, 0, None), ("西镇", 7 + 7, 1, 30)]
    same(beside, engine)
    assert answer(sites(CONDITIONS["up to a day holds all of it"], **listed()), TABLES) == [
        ("工地01",), ("工地03",), ("工地05",), ("工地06",)
    ]  # fmt: skip


def _trees(leaves: st.SearchStrategy[Any], grown: Any) -> st.SearchStrategy[Any]:
    return st.recursive(leaves, grown, max_leaves=6)


NUMBERS = _trees(
    st.sampled_from([FOUND, MENDED, AREA, Literal(3), Literal(Decimal("0.5"))]),
    lambda inner: st.one_of(
        st.builds(Arithmetic, st.sampled_from(["+", "-", "/"]), inner, inner), st.builds(Magnitude, inner)
    ),
)
JUDGED = _trees(
    st.one_of(
        st.sampled_from([part for part in CONDITIONS.values() if not isinstance(part, (InFrame, Junction))]),
        st.builds(Comparison, NUMBERS, st.sampled_from(["<", ">="]), st.just(Literal(1))),
    ),
    lambda inner: st.builds(
        Junction, st.sampled_from(["and", "or"]), st.lists(inner, min_size=1, max_size=3).map(tuple)
    ),
)


@given(scalar=NUMBERS)
def test_any_reckoning(engine: "DuckDBPyConnection", scalar: Scalar) -> None:
    same(sites(**listed(scalar)), engine)


@given(conditions=st.lists(JUDGED, max_size=3))
def test_any_conditions(engine: "DuckDBPyConnection", conditions: list[Condition]) -> None:
    same(sites(*conditions, **listed(Tally(tuple(conditions)) if conditions else TOWN)), engine)
