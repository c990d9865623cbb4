"""Word lists about names of columns, units and counting nouns; general Chinese, one TOML file."""

from functools import cache

from assistant.text.lexicon import load


@cache
def words(key: str) -> tuple[str, ...]:
    """The words of one section of the schema lexicon; KeyError when there is none."""
    return tuple(load("ledger_schema")[key]["words"])
