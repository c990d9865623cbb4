"""Rows bounded, time bounded, stopped from another thread, and never mixed up between threads."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from decimal import Decimal

import pytest

from assistant.errors import QueryError
from assistant.store import database
from assistant.store.runner import Runner

_ENDLESS = "SELECT count(*) FROM range(1000000000000)"


@pytest.fixture
def runner() -> Runner:
    return Runner(database.lock(database.create()))


@pytest.mark.parametrize(("rows", "truncated"), [(4, False), (5, False), (6, True), (1000, True)])
def test_says_whether_rows_were_left_out(runner: Runner, rows: int, truncated: bool) -> None:
    result = runner.run(f"SELECT * FROM range({rows}) AS t(甲)", limit=5)
    assert result.columns == ("甲",)
    assert len(result.rows) == min(rows, 5)
    assert result.truncated is truncated


def test_cells_are_plain_values(runner: Runner) -> None:
    sql = (
        "SELECT 1, 1.50, 0.5::DOUBLE, 'x', NULL, true, DATE '2021-12-01', TIMESTAMP '2021-12-01 08:30:00', "
        "sum(1), INTERVAL 3 DAY, [1, 2]"
    )
    assert runner.run(sql).rows == (
        (
            1,
            Decimal("1.50"),
            0.5,
            "x",
            None,
            True,
            date(2021, 12, 1),
            datetime(2021, 12, 1, 8, 30),
            1,
            "3 days, 0:00:00",
            "[1, 2]",
        ),
    )


def test_a_query_stops_at_its_time_limit(runner: Runner) -> None:
    with pytest.raises(QueryError, match="已停止"):
        runner.run(_ENDLESS, timeout=0.05)
    assert runner.run("SELECT 1").rows == ((1,),)


def test_a_query_is_stopped_from_another_thread(runner: Runner) -> None:
    stopper = threading.Timer(0.05, runner.interrupt)
    stopper.start()
    with pytest.raises(QueryError, match="已停止"):
        runner.run(_ENDLESS)
    stopper.join()
    assert runner.run("SELECT 1").rows == ((1,),)


def test_interrupting_nothing_does_nothing(runner: Runner) -> None:
    runner.interrupt()
    assert runner.run("SELECT 1").rows == ((1,),)


@pytest.mark.parametrize("sql", ["SELECT 'x'::INT", "SELECT * FROM 没有", "SELECT"])
def test_what_fails_on_the_data_is_said(runner: Runner, sql: str) -> None:
    with pytest.raises(QueryError) as caught:
        runner.run(sql)
    assert caught.value.what == "这条查询在数据上无法执行"
    assert "\n" not in str(caught.value)


def test_memory_is_bounded(runner: Runner) -> None:
    with pytest.raises(QueryError, match="内存"):
        runner.run("SELECT string_agg(repeat('x', 1000000)) FROM range(2000)")


def test_threads_get_their_own_answers(runner: Runner) -> None:
    def ask(number: int) -> bool:
        return runner.run(f"SELECT {number}, sum(range) FROM range({number})").rows == (
            (number, sum(range(number)) if number else None),
        )

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(200)))
