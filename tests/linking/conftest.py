"""A vocabulary like the engine's, made from the plan and the ledgers' heads."""

import csv
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.linking.agencies import UnitIndex
from assistant.linking.corrector import Corrector, corrector_tables
from assistant.linking.domain_words import domain_words
from assistant.linking.places import PlaceIndex
from assistant.linking.synonyms import all_surfaces
from assistant.text.segment import Segmenter

ROOT = Path(__file__).parents[2]
UNITS = (
    "区发展改革局",
    "各镇（街）",
    "区工业和信息化局",
    "区生态环境分局",
    "区住房城乡建设局",
    "区市场监管局",
    "区交通运输局",
    "区公安分局",
    "区商务和投资促进局",
    "区自然资源局",
    "区农业农村局",
    "区综合行政执法局",
    "区城乡水务局",
    "区应急管理局",
)
TOWNS = ("运河街道", "邳庄镇", "张山子镇", "泥沟镇", "涧头集镇", "马兰屯镇", "台儿庄区")
GRAMMAR = (
    "牵头",
    "负责",
    "责任",
    "配合",
    "单位",
    "部门",
    "多少",
    "哪些",
    "哪个",
    "几个",
    "完成",
    "未完成",
    "逾期",
    "到期",
    "期限",
    "截止",
    "时限",
    "什么时候",
    "整改",
    "检查",
    "排查",
    "抽查",
    "办结",
    "拆解",
    "平均",
    "合计",
    "总数",
    "最多",
    "最少",
    "最高",
    "最低",
    "占比",
    "比例",
    "完成率",
    "合格率",
    "按时率",
    "整改率",
    "原文",
    "条款",
    "依据",
    "文件",
    "文号",
    "目标",
    "指标",
    "频次",
    "专班",
    "台账",
    "清单",
    "镇街",
    "方案",
    "任务",
)


@pytest.fixture(scope="session")
def plan_lines() -> list[str]:
    (plan,) = (ROOT / "corpus").glob("*.txt")
    return plan.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="session")
def segmenter() -> Segmenter:
    return Segmenter(TOWNS)


@pytest.fixture(scope="session")
def units() -> UnitIndex:
    return UnitIndex(UNITS)


@pytest.fixture(scope="session")
def places(segmenter: Segmenter) -> PlaceIndex:
    return PlaceIndex(TOWNS, segmenter)


@pytest.fixture(scope="session")
def vocabulary(plan_lines: list[str], units: UnitIndex, places: PlaceIndex) -> dict[str, float]:
    words: Counter[str] = Counter(domain_words(plan_lines, Segmenter()))
    for text in (*units.aliases(), *places.aliases(), *GRAMMAR, *_ledger_words()):
        words[text] += 5
    return {word: float(count) for word, count in words.items() if len(word) <= 12}


@pytest.fixture(scope="session")
def corrector(vocabulary: dict[str, float], segmenter: Segmenter, plan_lines: list[str]) -> Corrector:
    """As the linker has it: what is said for what the plan writes is right, but nothing else is a slip of it."""
    said = {word for word in all_surfaces() if word not in vocabulary}
    return Corrector(corrector_tables(vocabulary, plan_lines, said), segmenter)


def _ledger_words() -> Iterator[str]:
    """Names, heads and closed values of the sample ledgers, with their aliases."""
    dictionary = tomllib.loads((ROOT / "ledgers" / "dictionary.toml").read_text(encoding="utf-8"))
    for ledger in dictionary["ledger"]:
        yield from _texts([ledger["name"], ledger.get("aliases", [])])
        for column in ledger.get("column", []):
            yield from _texts([column["name"], column.get("aliases", []), column.get("values", {})])
    for path in sorted((ROOT / "ledgers").glob("*.csv")):
        with path.open(encoding="utf-8-sig") as file:
            head, *rows = csv.reader(file)
        yield from (name.split("（")[0] for name in head)
        columns = zip(*rows, strict=True)
        closed = (values for values in map(set, columns) if len(values) <= 20)
        yield from (
            part for values in closed for value in values for part in value.split("、") if not part[:1].isdigit()
        )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        yield from _texts(list(value.values()))
    else:
        for item in value:
            yield from _texts(item)
