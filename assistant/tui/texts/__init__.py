"""The chat's own words, read from ``chat.toml`` when first needed; those of the first screen are plain lines."""

from functools import cache
from pathlib import Path

from assistant.records import Record


class Convention(Record):
    """What the program means by a common word."""

    heading: str
    text: str


class Texts(Record):
    """Everything in ``chat.toml``."""

    ourselves: tuple[str, ...]
    kinds: dict[str, str]
    """Kind of word → what the reader sees."""
    endings: dict[str, tuple[str, ...]]
    """Kind of word → what commonly follows it."""
    conventions: tuple[Convention, ...]


@cache
def texts() -> Texts:
    """The words, read once."""
    import tomllib  # here: the first screen is painted before any of these is needed

    data = tomllib.loads(Path(__file__).with_name("chat.toml").read_text("utf-8"))
    return Texts(
        ourselves=tuple(data["ourselves"]),
        kinds=data["kinds"],
        endings={kind: tuple(endings) for kind, endings in data["endings"].items()},
        conventions=tuple(Convention(**entry) for entry in data["conventions"]),
    )


@cache
def examples() -> tuple[str, ...]:
    """Questions shown in an empty transcript; each can be asked of any plan and any ledgers."""
    return tuple(Path(__file__).with_name("examples.txt").read_text("utf-8").splitlines())
