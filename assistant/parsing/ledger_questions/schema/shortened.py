"""What people call bodies whose names are long: 浙大 of 浙江大学, 天津动物园 of 天津市动物园.

Invariant: only what is said of such names everywhere is left out, so that a short name is never one of another body.
"""

import re
from collections.abc import Iterator
from functools import cache

from assistant.text.lexicon import alternation, load

_LEAST = 2
_DASHED = re.compile(r"(?=.{10,})\d+(?:-\d+){2,}(?:-[\dXx])?")
"""A number of many digits that people type without its dashes: 978-7-302-44532-6."""


def shortened(text: str) -> Iterator[str]:
    """The short names of one value; none where it is no name of such a body."""
    body = _with_rank().fullmatch(text)
    if body:
        yield f"{body['place']}{body['rest']}"
    if _DASHED.fullmatch(text):
        yield text.replace("-", "")
    yield from (
        text.replace(whole, short, 1) for whole, short in load("ledger_schema")["short_bodies"].items() if whole in text
    )
    for group in load("ledger_schema")["short_endings"]:
        bare = text.removesuffix(group["ending"])
        if bare != text and len(bare) >= _LEAST:
            yield from (f"{bare[: group.get('kept', len(bare))]}{short}" for short in group["short"])
            return


@cache
def _with_rank() -> re.Pattern[str]:
    places = load("places")
    known, ranks = alternation([*places["provinces"], *places["cities"]]), alternation(places["levels"])
    return re.compile(rf"(?P<place>{known})(?:{ranks})(?P<rest>.{{2,}})")
