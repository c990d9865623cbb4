"""What file and sheet names say: the common name of a family, and the parts that differ.

Invariant: for every label each part has exactly one value, and values and name together
are taken from the label's own characters. Prevents 2021-10, 2021-11, 2021-12 from
sharing the prefix 2021-1, and 河东镇, 河西镇 from losing their 镇 to the common name.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.ledger.words import entries, pattern, word, word_set, words
from assistant.records import Record

_DATE = (
    r"\d{4}年\d{1,2}月(?:\d{1,2}[日号])?|\d{4}[-._]\d{1,2}[-._]\d{1,2}(?!\d)|\d{4}[-._](?:0?[1-9]|1[0-2])(?!\d)"
    r"|(?:19|20)\d{6}(?!\d)|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?!\d)|(?:19|20)\d\d年?(?:度)?"
    r"|\d{1,2}月(?:\d{1,2}[日号]|份)?|第?[一二三四1-4]季度"
)
_TOKEN = re.compile(rf"{_DATE}|\d+|[^\W\d_]+")
_YEAR_IN_NAME = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年|[-._]?(?:0[1-9]|1[0-2])|\D|$)")
_DAY_NAME = re.compile(_DATE)
_SEPARATORS = " _-－—~.·（）()[]【】"
_BETWEEN = r"[\s_\-－—.·()（）]*"
_KINDS = (
    (
        "day",
        re.compile(
            r"\d{4}年\d{1,2}月\d{1,2}[日号]|\d{4}[-._]\d{1,2}[-._]\d{1,2}|(?:19|20)\d{6}|\d{1,2}月\d{1,2}[日号]"
        ),
    ),
    ("month", re.compile(r"\d{4}年\d{1,2}月|\d{4}[-._]\d{1,2}|(?:19|20)\d{4}|\d{1,2}月份?")),
    ("year", re.compile(r"(?:19|20)\d\d年?(?:度)?")),
    ("quarter", re.compile(r"第?[一二三四1-4]季度")),
)


class Part(Record):
    """What differs between the names of a family's files, as a column."""

    name: str
    values: tuple[str, ...]
    """One per label."""


class FamilyName(Record):
    """Common name and differing parts of some labels."""

    common: str
    parts: tuple[Part, ...] = ()


def split_labels(labels: Sequence[str]) -> FamilyName:
    """The common name of at least two labels, and the parts in which they differ."""
    tokens = [_TOKEN.findall(label) for label in labels]
    if len({len(row) for row in tokens}) != 1:
        tokens = [[label] for label in labels]
    common, parts = "", []
    for values in zip(*tokens, strict=True):
        before, middles, after = _split_values(values)
        common += before + after
        if any(middles):
            parts.append(middles)
    return FamilyName(common.strip(_SEPARATORS), _named([tuple(part) for part in parts]))


def is_generic(name: str) -> bool:
    """Whether a common name says only 台账, 清单, 报表 or nothing."""
    bare = name.strip(_SEPARATORS).lower()
    return len(bare) < 2 or bare in word_set("parts", "generic_names")


def is_default_sheet(sheet: str) -> bool:
    """Whether a sheet bears only the name the program gave it."""
    return bool(pattern("", words("parts", "default_sheets"), r"\s*\d*").fullmatch(sheet.lower()))


def match_file_name(template: str, label: str) -> dict[str, str] | None:
    """What ``{镇街}{月份}检查台账`` finds in a file name: part → text; None when it does not fit."""
    found = _template(template).fullmatch(label)
    names = re.findall(r"\{([^{}]+)\}", template)
    return dict(zip(names, found.groups(), strict=True)) if found else None


def template_names(template: str) -> tuple[str, ...]:
    """The columns a template gives."""
    return tuple(re.findall(r"\{([^{}]+)\}", template))


def _template(template: str) -> re.Pattern[str]:
    pieces = re.split(r"(\{[^{}]+\})", template)
    shaped = [_placeholder(piece[1:-1]) if piece.startswith("{") else re.escape(piece) for piece in pieces if piece]
    return re.compile(_BETWEEN.join(shaped))


def _placeholder(name: str) -> str:
    dated = name.endswith((*words("types", "dates"), *words("types", "years"), word("parts", "quarter")))
    return rf"({_DATE}|\d+)" if dated else "(.+?)"


def _split_values(values: Sequence[str]) -> tuple[str, list[str], str]:
    """Common beginning, differing middles, common end; days and numbers are never cut."""
    if len(set(values)) == 1:
        return values[0], [""] * len(values), ""
    if any(value[0].isdigit() or _DAY_NAME.fullmatch(value) for value in values):
        return "", list(values), ""
    before = _common_start(values)
    rests = [value[len(before) :] for value in values]
    after = _common_start([rest[::-1] for rest in rests])[::-1]
    after = after[_given_back(after) :]
    middles = [rest[: len(rest) - len(after)].strip(_SEPARATORS) for rest in rests]
    if min(map(len, middles)) < 2:  # 线上, 线下 say nothing without their 线
        return "", list(values), ""
    return before, middles, after


def _common_start(values: Sequence[str]) -> str:
    """The longest string with which all begin; the smallest and the largest decide it for all."""
    low, high = min(values), max(values)
    length = next((index for index, letter in enumerate(low) if high[index : index + 1] != letter), len(low))
    return low[:length]


def _given_back(after: str) -> int:
    """How many characters of a common end belong to the place names before it: the 镇 of 河东镇, 河西镇."""
    suffixes = [suffix for entry in entries("part") for suffix in entry["suffixes"]]
    return max((len(suffix) for suffix in suffixes if after.startswith(suffix)), default=0)


def _named(parts: Sequence[tuple[str, ...]]) -> tuple[Part, ...]:
    named: list[Part] = []
    for values in parts:
        name = _part_name(values)
        taken = sum(1 for part in named if part.name.rstrip("0123456789") == name)
        named.append(Part(f"{name}{taken + 1}" if taken else name, values))
    return tuple(named)


def _part_name(values: Sequence[str]) -> str:
    for kind, shape in _KINDS:
        if all(shape.fullmatch(value) for value in values if value):
            return word("parts", kind)
    for entry in entries("part"):
        fitting = sum(value.endswith(tuple(entry["suffixes"])) for value in values)
        if fitting * 5 >= len(values) * 3:
            return str(entry["name"])
    return word("parts", "other")


def short_name(name: str) -> str:
    """A ledger's name without the days and numbers that file names carry; the name itself if nothing is left."""
    short = re.sub(rf"{_DATE}|[（(]\d+[)）]|\d+$", "", name).strip(_SEPARATORS)
    return short if len(short) >= 2 and not is_generic(short) else name


def named_year(names: Iterable[str]) -> int | None:
    """The year that the names give, when they give exactly one."""
    years = {int(year) for name in names for year in _YEAR_IN_NAME.findall(name)}
    return years.pop() if len(years) == 1 else None
