"""What is worked out before the first question, and that it says the same once it was kept."""

from pathlib import Path

import pytest

from assistant.config import PACKAGE
from assistant.model.tables import Tables
from assistant.parsing.ledger_questions import value_surfaces
from assistant.parsing.ledger_questions.schema import build_schema, fold
from assistant.parsing.ledger_questions.surfaces import read_schema
from assistant.parsing.prepared import ROOMS, prepare
from assistant.store.store import Store, open_store
from assistant.text.normalise import canonical
from assistant.text.segment import Segmenter


@pytest.fixture(scope="module")
def made(store: Store) -> Tables:
    return prepare(store.documents, store.catalog)


def test_kept_tables_are_those_that_were_made(store: Store, made: Tables) -> None:
    kept = store.prepared(ROOMS, lambda: made)
    assert set(kept) == set(made)
    for name, table in made.items():
        assert set(kept[name]) == set(table), name


def test_the_schema_is_read_back_sense_by_sense(store: Store, made: Tables) -> None:
    segmenter = Segmenter()
    schema = build_schema(store.catalog, lambda text: [token.text for token in segmenter.cut(text)])
    read = read_schema(store.prepared(ROOMS, lambda: made), store.catalog.ledgers)
    assert dict(read.surfaces) == dict(schema.surfaces)
    assert all(list(read.surfaces[surface]) == list(numbers) for surface, numbers in schema.surfaces.items())
    assert (read.unit_names, read.longest, read.ledgers) == (schema.unit_names, schema.longest, schema.ledgers)
    assert "没有这个词" not in read.surfaces
    assert read.surfaces.get("没有这个词") is None


def test_making_is_always_the_same(store: Store, made: Tables) -> None:
    again = prepare(store.documents, store.catalog)
    assert {name: dict(table) for name, table in again.items()} == {name: dict(table) for name, table in made.items()}


def test_values_of_a_crowded_column_are_known_letter_for_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"2021-12-{number:02},{name}有限公司,甲镇\n" for number, name in enumerate(_FIRMS, 1))
    (tmp_path / "检查台账.csv").write_text(f"检查日期,企业名称,镇街\n{rows}", "utf-8")
    store = open_store(PACKAGE.parent / "corpus", tmp_path)
    everywhere = prepare(store.documents, store.catalog)
    monkeypatch.setattr(value_surfaces, "CROWDED", len(_FIRMS) - 1)
    crowded = prepare(store.documents, store.catalog)
    for firm in (f"{name}有限公司" for name in _FIRMS):
        assert firm in everywhere["surfaces"]
        assert firm in crowded["codes"]
        assert firm in crowded["costs"]
        assert any(firm in words for words in everywhere["heads"].values())
        assert not any(firm in words for words in crowded["heads"].values())
    assert "检查台账" in crowded["costs"]
    assert any("检查台账" in words for words in crowded["heads"].values())


@pytest.mark.parametrize("names", ["A{}", "{}号楼", "第{}村", "甲{}Ⅴ《乙》"])
def test_values_kept_apart_mean_what_they_would_in_the_schema(
    names: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"{names.format(number)},{'一二三四五六七八九'[number]}镇\n" for number in range(9))
    for name in ("树木台账", "病虫台账"):
        (tmp_path / f"{name}.csv").write_text(f"树号,镇街\n{rows}", "utf-8")
    store = open_store(PACKAGE.parent / "corpus", tmp_path)
    segmenter = Segmenter()
    monkeypatch.setattr(value_surfaces, "FREE_TEXT_LIMIT", _MOST)
    whole = build_schema(store.catalog, lambda text: [token.text for token in segmenter.cut(text)])
    monkeypatch.setattr(value_surfaces, "CROWDED", _MOST)
    made = prepare(store.documents, store.catalog)
    code = fold(canonical(names.format(3)))
    assert code in made["codes"]
    assert code not in made["surfaces"]
    assert code not in made["offered"]
    read = read_schema(made, store.catalog.ledgers)
    assert dict(read.surfaces) == dict(whole.surfaces)
    assert read.longest == whole.longest
    assert code in made["costs"]


_MOST = 8
_FIRMS = ("天河", "云峰", "金桥", "长青", "安泰", "永兴")
