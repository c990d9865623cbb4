"""The word files of this room have the shape the code relies on."""

import json
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import pytest

from assistant.text import lexicon
from assistant.text.normalise import normalise


def test_an_unknown_file_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        lexicon.load("no_such_words")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache of its own, and files read anew before and after."""
    monkeypatch.setenv("WENCE_CACHE", str(tmp_path / "cache"))
    lexicon._all.cache_clear()
    yield tmp_path / "cache"
    lexicon._all.cache_clear()


@lru_cache(1)
def _from_files() -> dict[str, object]:
    folder = Path(lexicon.__file__).parent
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in folder.glob("*.toml")}


def _words() -> dict[str, object]:
    lexicon._all.cache_clear()
    return dict(lexicon._all())


def test_the_kept_copy_says_what_the_files_say(cache: Path) -> None:
    assert _words() == _from_files()
    (copy,) = cache.iterdir()
    assert json.loads(copy.read_text("utf-8"))["words"] == _from_files()
    assert _words() == _from_files()


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"state": 1}', '{"state": "older", "words": {"units": {}}}'])
def test_a_copy_that_is_damaged_or_old_is_made_anew(cache: Path, damage: str) -> None:
    _words()
    (copy,) = cache.iterdir()
    whole = copy.read_bytes()
    copy.write_text(damage)
    assert _words() == _from_files()
    assert copy.read_bytes() == whole


def test_a_cache_that_cannot_be_written_stops_no_word(cache: Path) -> None:
    cache.write_text("a file where the folder should be")
    assert _words() == _from_files()


def test_alternation_prefers_the_longest_word_and_escapes() -> None:
    assert lexicon.alternation(["日", "日子", "a.b", "日"]) == r"a\.b|日子|日"


def test_units_have_one_meaning_each() -> None:
    entries = lexicon.load("units")
    names = [word for unit in entries["unit"] for word in (unit["name"], *unit.get("aliases", ()))]
    names += entries["counted"]
    assert sorted(names) == sorted(set(names))
    assert all(Decimal(unit["factor"]) > 0 and unit["dimension"] for unit in entries["unit"])
    assert all(Decimal(factor) > 1 for factor in entries["prefixes"].values())


def test_numerals_are_single_characters_with_whole_values() -> None:
    entries = lexicon.load("numerals")
    for table in (entries["digits"], entries["multipliers"]):
        assert all(len(letter) == 1 and isinstance(value, int) for letter, value in table.items())
    assert not set(entries["digits"]) & set(entries["multipliers"])


def test_guards_hold_a_digit_each() -> None:
    entries = lexicon.load("numerals")
    numerals = {*entries["digits"], *entries["multipliers"], entries["words"]["half"]}
    guards = [*entries["guards"]["words"], *entries["guards"]["unless_before"]]
    assert [word for word in guards if not numerals & set(word)] == []


def test_words_of_time_are_written_as_normalised_text_writes_them() -> None:
    def strings(value: object) -> list[str]:
        if isinstance(value, str):
            return [value]
        if isinstance(value, dict):
            return [text for key, item in value.items() for text in (key, *strings(item))]
        return [text for item in value for text in strings(item)] if isinstance(value, list) else []

    for name in ("dates", "numerals", "units"):
        assert [text for text in strings(dict(lexicon.load(name))) if normalise(text).text != text] == []


def test_replaced_characters_are_stable() -> None:
    for letter, replacement in lexicon.load("characters")["replace"].items():
        assert len(letter) == 1
        assert normalise(f"一{replacement}一").text == f"一{replacement}一"
