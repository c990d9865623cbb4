"""What people call bodies whose names are long: 浙大 of 浙江大学, 天津动物园 of 天津市动物园.

Invariant: only what is said of such names everywhere is left out, so that a short name is never one of another body.
"""

import re
from collections.abc import Iterator
from functools import cache

from assistant.text.lexicon import alternation, load

_LEAST, PRESS = 2, "社"
_BRANCH = re.compile(
    r"(?:中国)?(?P<bank>.{2,6}银行)(?:股份)?(?:有限公司)?(?P<place>.{2,4}?)[省市](?P<end>.{0,6}[分支]行)"
)
_SCHOOL = re.compile(
    r"(?P<rank>(?P<place>.{2,4}?)[省市区县]?)第(?P<number>[一二三四五六七八九十百\d]+)(?:高级|初级)?中学(?:校)?"
)
_DASHED = re.compile(r"(?=.{10,})\d+(?:-\d+){2,}(?:-[\dXx])?")
"""A number of many digits that people type without its dashes: 978-7-302-44532-6."""


def shortened(text: str) -> Iterator[str]:
    """The short names of one value; none where it is no name of such a body."""
    body = _with_rank().fullmatch(text)
    if body:
        yield f"{body['place']}{body['rest']}"
    region = _region().fullmatch(text)
    if region:
        yield region["place"] or region["abroad"]
    school = _SCHOOL.fullmatch(text)
    if school:
        yield from (f"{place}{school['number']}中" for place in dict.fromkeys((school["place"], school["rank"], "")))
    branch = _BRANCH.fullmatch(text)
    if branch:
        yield from _branches(branch["bank"], branch["place"], branch["end"])
    if _DASHED.fullmatch(text):
        yield text.replace("-", "")
    for whole, short in load("ledger_schema")["short_bodies"].items():
        if whole in text:
            said = text.replace(whole, short, 1)
            yield from dict.fromkeys((said, said.removesuffix(PRESS)))  # 北师大出版 of 北京师范大学出版社
    for group in load("ledger_schema")["short_endings"]:
        bare = text.removesuffix(group["ending"])
        if bare != text and len(bare) >= _LEAST:
            yield from (f"{bare[: group.get('kept', len(bare))]}{short}" for short in group["short"])
            return


def _branches(bank: str, place: str, end: str) -> Iterator[str]:
    """建行山西分行, 建设银行山西分行 of 中国建设银行股份有限公司山西省分行."""
    short = load("ledger_schema")["short_bodies"].get(bank, bank)
    yield from (f"{name}{place}{end}" for name in dict.fromkeys((bank, short, f"中国{short}")))


@cache
def _region() -> re.Pattern[str]:
    """江苏 of 江苏省, 香港 of 中国香港."""
    places = load("places")
    known, ranks = alternation(places["provinces"]), alternation(places["region_ranks"])
    return re.compile(rf"(?:中国)?(?P<place>{known})(?:{ranks})|中国(?P<abroad>{known})")


@cache
def _with_rank() -> re.Pattern[str]:
    places = load("places")
    known, ranks = alternation([*places["provinces"], *places["cities"]]), alternation(places["levels"])
    return re.compile(rf"(?P<place>{known})(?:{ranks})(?P<rest>.{{2,}})")
