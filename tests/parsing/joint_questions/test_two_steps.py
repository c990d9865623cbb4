"""Two steps on ledgers of other fields (flats, buses, goods), for which no rule was written."""

from datetime import date

import pytest

from assistant.engine import Assistant
from assistant.evaluation.same_rows import same_rows
from assistant.store.store import open_store
from tests.conftest import CORPUS, ROOT

_TOP = "SELECT {name} FROM {table} GROUP BY {name} ORDER BY {first} DESC LIMIT {limit}"


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return Assistant(open_store(CORPUS, ROOT / "tests" / "foreign" / "ledgers"), date(2023, 8, 1))


def _best(name: str, table: str, first: str, limit: int, second: str) -> str:
    """The best by ``second`` of the first ``limit`` by ``first``."""
    top = _TOP.format(name=name, table=table, first=first, limit=limit)
    return f"SELECT {name} FROM {table} WHERE {name} IN ({top}) GROUP BY {name} ORDER BY {second} LIMIT 1"


@pytest.mark.parametrize(
    ("question", "sql"),
    [
        ("挂牌量前五的小区里哪个成交均价最高", _best("小区名称", "小区房价", "SUM(挂牌量)", 5, "AVG(成交均价) DESC")),
        ("成交量最多的四个小区中，均价最低的是哪个", _best("小区名称", "小区房价", "SUM(成交量)", 4, "AVG(成交均价)")),
        ("客运量排前四的线路里，正点率最低的是哪条", _best("线路", "公交客流", "SUM(客运量)", 4, "AVG(正点率)")),
        ("金额前四的门店里退货件数最多的是哪家", _best("门店", "商品销售", "SUM(金额)", 4, "SUM(退货件数) DESC")),
        (
            "售出件数最多的品类，退货一共多少件",
            "SELECT SUM(退货件数) FROM 商品销售 WHERE 品类 IN (" + _TOP.format(
                name="品类", table="商品销售", first="SUM(售出件数)", limit=1) + ")",
        ),
        (
            "成交量最多的区县，平均成交均价多少",
            "SELECT AVG(成交均价) FROM 小区房价 WHERE 区县 IN (" + _TOP.format(
                name="区县", table="小区房价", first="SUM(成交量)", limit=1) + ")",
        ),
        (
            "西岭区和东湖区各自挂牌量前三的小区里均价最高的是哪个",
            ("SELECT 区县, 小区名称 FROM (SELECT 区县, 小区名称, AVG(成交均价) AS p FROM 小区房价"
            " WHERE 区县 IN ('东湖区', '西岭区') GROUP BY 区县, 小区名称"
            " QUALIFY RANK() OVER (PARTITION BY 区县 ORDER BY SUM(挂牌量) DESC) <= 3)"
            " QUALIFY RANK() OVER (PARTITION BY 区县 ORDER BY p DESC) = 1"),
        ),
    ],
    ids=lambda text: text if "SELECT" not in text else "",
)  # fmt: skip
def test_rows(assistant: Assistant, question: str, sql: str) -> None:
    wanted, answer = assistant.sql(sql), assistant.ask(question)
    assert wanted.answered, wanted.answer
    assert same_rows(wanted.rows, answer.rows), answer.understood


def test_first_step_is_said(assistant: Assistant) -> None:
    """The line 理解为 tells both steps, so that a reader can check them."""
    understood = assistant.ask("客运量前三的线路里正点率最高的是哪条").understood
    assert "按客运量合计从高到低取前3" in understood
    assert "按正点率平均从高到低取第一" in understood


def test_a_counting_noun_and_what_it_counts_make_no_word(assistant: Assistant) -> None:
    """套房 is a word of the language, and none in 多少套房."""
    wanted = 'SELECT "区县", SUM("成交量") FROM "小区房价" GROUP BY 1'
    assert same_rows(assistant.sql(wanted).rows, assistant.ask("各区县卖了多少套房").rows)
