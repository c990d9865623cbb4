"""What is worked out before the first question, and that it says the same once it was kept."""

import json
from pathlib import Path

import pytest

from assistant.config import PACKAGE
from assistant.linking.corrector import Costs
from assistant.model.tables import Tables
from assistant.parsing.ledger_questions.schema import value_surfaces
from assistant.parsing.ledger_questions.schema.schema import build_schema, fold
from assistant.parsing.ledger_questions.schema.surfaces import read_schema
from assistant.parsing.prepared import ROOMS, prepare
from assistant.store.store import Store, open_store
from assistant.text.normalise import canonical
from assistant.text.segment import Segmenter


@pytest.fixture(scope="module")
def made(store: Store) -> Tables:
    return prepare(store.documents, store.catalog)


@pytest.fixture(scope="module")
def kept(store: Store, made: Tables) -> Tables:
    """Made by whoever opened the store first, here or in an earlier module."""
    return store.prepared(ROOMS, lambda: made)


def test_what_was_kept_is_what_is_made_again(kept: Tables, made: Tables) -> None:
    again = json.loads(json.dumps({name: dict(table) for name, table in made.items()}))
    assert {name: dict(table) for name, table in kept.items()} == again


def test_the_schema_is_read_back_sense_by_sense(store: Store, kept: Tables) -> None:
    segmenter = Segmenter()
    schema = build_schema(store.catalog, lambda text: [token.text for token in segmenter.cut(text)])
    read = read_schema(kept, store.catalog.ledgers)
    assert dict(read.surfaces) == dict(schema.surfaces)
    assert all(list(read.surfaces[surface]) == list(numbers) for surface, numbers in schema.surfaces.items())
    assert (read.unit_names, read.longest, read.ledgers) == (schema.unit_names, schema.longest, schema.ledgers)
    assert "没有这个词" not in read.surfaces
    assert read.surfaces.get("没有这个词") is None


def test_values_kept_apart_mean_what_they_would_in_the_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [",".join(names.format(sign) for names in _NAMES) for sign in _SIGNS]
    for name in ("树木台账", "病虫台账"):
        (tmp_path / f"{name}.csv").write_text("\n".join(("树号,楼,村,件,企业名称", *rows, "")), "utf-8")
    store = open_store(PACKAGE.parent / "corpus", tmp_path)
    segmenter = Segmenter()
    monkeypatch.setattr(value_surfaces, "FREE_TEXT_LIMIT", _MOST)
    whole = build_schema(store.catalog, lambda text: [token.text for token in segmenter.cut(text)])
    monkeypatch.setattr(value_surfaces, "CROWDED", _MOST)
    made = prepare(store.documents, store.catalog)
    read = read_schema(made, store.catalog.ledgers)
    assert dict(read.surfaces) == dict(whole.surfaces)
    assert read.longest == whole.longest
    for code in (fold(canonical(names.format(3))) for names in _NAMES):
        assert code in made["codes"]
        assert code in Costs(made)
        assert code not in made["surfaces"]
        assert code not in made["offered"]
        assert not any(code in words for words in made["heads"].values())
    assert any("病虫台账" in words for words in made["heads"].values())


_NAMES = ("A{}", "{}号楼", "第{}村", "甲{}Ⅴ《乙》", "天河{}有限公司")
_SIGNS = "123456789"
_MOST = len(_SIGNS) - 1
