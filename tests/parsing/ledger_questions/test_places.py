"""A column of places says who is first; a figure or a superlative beside the place is ranked by instead."""

from datetime import date

import pytest

from assistant.engine import Assistant
from tests.conftest import CORPUS

PHONES = """\
排名,厂商名称,2022Q4出货量（百万台）,2021Q4出货量（百万台）,2022Q4市场份额,同比增幅
1,甲机,72,85,24%,-15%
2,乙机,58,69,19%,-16%
3,丙机,33,45,11%,-26%
4,其他,90,13,46%,9%
"""
RACES = """\
代表团,选手,项目,成绩,名次
东队,张一,跳远,6.5米,1
西队,李二,跳远,6.4米,2
东队,王三,铅球,20.1米,1
南队,赵四,铅球,19.8米,2
"""


@pytest.fixture(scope="module")
def ranked(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Two tables that keep places."""
    folder = tmp_path_factory.mktemp("places")
    (folder / "手机出货量.csv").write_text(PHONES, encoding="utf-8")
    (folder / "决赛成绩.csv").write_text(RACES, encoding="utf-8")
    return Assistant.open(CORPUS, folder, date(2023, 8, 1))


@pytest.mark.parametrize(
    ("question", "cells"),
    [
        ("排名前三的厂商2022Q4出货量合计是多少", [163]),
        ("前两名厂商的市场份额总共是多少", [43]),
        ("排名第三的厂商是哪家", ["丙机"]),
        ("前三名里同比增幅最低的是哪家", ["丙机"]),
        ("2022Q4出货量前两名的厂商", ["其他", "甲机"]),
        ("2022年第四季度出货量最大的厂商", ["其他"]),
        ("21年四季度出货量超过5000万台的厂商有哪些", ["甲机", "乙机"]),
        ("丙机2022Q4出货多少", [33]),
        ("跳远的冠军是谁", ["张一"]),
        ("铅球亚军是谁", ["赵四"]),
        ("铅球第一名是哪个队的", ["王三"]),
    ],
)
def test_places(ranked: Assistant, question: str, cells: list[object]) -> None:
    answer = ranked.ask(question)
    first = [row[place] for row in answer.rows for place in (_place(answer.columns),)]
    assert first == cells, answer.understood


def _place(columns: tuple[str, ...]) -> int:
    return next((columns.index(name) for name in ("厂商名称", "选手") if name in columns), 0)
