"""What a column tells in words is counted by its rows, and 无 says that nothing was found."""

from datetime import date
from pathlib import Path

import pytest

from assistant.engine import Assistant
from tests.conftest import CORPUS

DAMS = """\
水库名称,乡镇,巡检日期,当日水位（米）,汛限水位（米）,发现隐患,整改情况,巡检人,应储数量（件）,实储数量（件）
东库,甲镇,2023-07-01,12,10,坝坡渗水,已整改,张三,10,4
东库,甲镇,2023-07-09,9,10,无,无需整改,李四,10,6
西库,乙镇,2023-07-12,8,8,白蚁危害,未整改,张三,20,20
西库,乙镇,2023-06-02,7,8,坝坡渗水,已整改,李四,20,10
西库,乙镇,2023-06-20,7,8,无,无需整改,李四,20,10
"""


@pytest.fixture(scope="module")
def dams(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("dams")
    (folder / "水库巡检记录.csv").write_text(DAMS, encoding="utf-8")
    return Assistant.open(CORPUS, folder, date(2023, 8, 1))


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("7月份巡检发现隐患的有几次，涉及几座水库", [(2, 2)]),
        ("查出多少处隐患", [(3,)]),
        ("没发现隐患的巡检有几次", [(2,)]),
        ("哪座水库查出的隐患次数最多", [("西库", 2)]),
        ("各类隐患分别出现了多少次", [("坝坡渗水", 2), ("白蚁危害", 1)]),
        ("哪些水库发现过隐患", [("东库",), ("西库",)]),
        ("东库最高水位多少", [(12,)]),
    ],
)
def test_what_was_found_is_counted_by_the_rows_that_tell_of_it(
    dams: Assistant, question: str, rows: list[tuple]
) -> None:
    answer = dams.ask(question)
    assert sorted(map(tuple, answer.rows)) == sorted(rows), answer.understood
