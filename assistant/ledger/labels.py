"""A header cell as the office wrote it → the bare name of a column and its unit.

Invariant: names hold no bracket and no unit, and are unique in their sheet without
regard to case, since the database folds case. Prevents 处罚金额（元） and 处罚金额
from being two columns, and 镇（街） from becoming 镇.
"""

import re
import unicodedata
from functools import cache, lru_cache

from assistant.ledger.words import pattern, word_set, words
from assistant.records import Record
from assistant.text.units import Unit, find_unit, is_bare_scale, is_scaled_word

_BRACKET = re.compile(r"[(\[【〔{]([^()\[\]【】〔〕{}]*)[)\]】〕}]")
_LAST_BRACKET = re.compile(r"[(（]([^()（）]{1,8})[)）]$")
_SPLIT_UNIT = re.compile(r"(.{2,}?)[/,_]\s*([^/,_]+(?:/[^/,_]+)?)")
_SPACE_BETWEEN_HAN = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_ENUMERATION = re.compile(r"[、,，/\s]+")
_COUNTED, _PERCENT = "计数", "%"


class Label(Record):
    """Name and unit of one header cell."""

    name: str
    unit: str = ""
    note: str = ""
    """What else stood in brackets; it comes back into the name when two columns would share one."""


def tidy(text: str) -> str:
    """Header text in one spelling: no line breaks, no width variants, no marks of required fields."""
    text = "".join(
        character
        for character in unicodedata.normalize("NFKC", text)
        if unicodedata.category(character) not in ("Cf", "Cc") or character in "\n\t\r"
    )
    text = text.strip().strip("".join(words("header", "required_marks"))).strip().rstrip(":")
    return re.sub(r"\s+", " ", _SPACE_BETWEEN_HAN.sub("", text))


@lru_cache(maxsize=4096)
def read_label(text: str) -> Label:
    """Name, unit and note of the header ``text``."""
    name, unit = tidy(text), ""
    notes: list[str] = []
    for content in _BRACKET.findall(name):
        if _belongs_to_name(content):
            name = _BRACKET.sub(lambda found: _ENUMERATION.sub("", found.group(1)), name, count=1)
            continue
        name = _BRACKET.sub("", name, count=1)
        found = unit_of(content)
        unit, notes = (found, notes) if found else (unit, [*notes, content])
    name = name.strip()
    if not unit:
        name, unit = _split_unit(name)
    return Label(name, unit, "".join(notes))


def unit_of(text: str) -> str:
    """The unit that a bracket or a line 「单位：万元」 names; empty when it is none."""
    text = tidy(text)
    labelled = _unit_label().fullmatch(text)
    named = labelled.group(1).strip() if labelled else text
    unit = _unit(named)
    return unit.name if unit else named if is_bare_scale(named) or is_scaled_word(named) else ""


@lru_cache(maxsize=4096)
def unit_in_title(title: str) -> str:
    """万平米 of 住宅土地供应面积(万平米): the unit that a title ends with, for columns without their own."""
    found = _LAST_BRACKET.search(tidy(title))
    return unit_of(found[1]) if found else ""


def unique_names(labels: list[Label]) -> list[str]:
    """Names of the columns: notes come back, then numbers are added, until all differ."""
    folded = [label.name.casefold() for label in labels]
    names = [
        label.name + label.note if label.note and folded.count(label.name.casefold()) > 1 else label.name
        for label in labels
    ]
    taken: set[str] = set()
    for position, name in enumerate(names):
        names[position] = _first_free(name or f"列{position + 1}", taken)
    return names


def _first_free(name: str, taken: set[str]) -> str:
    candidate, number = name, 2
    while candidate.casefold() in taken:
        candidate, number = f"{name}{number}", number + 1
    taken.add(candidate.casefold())
    return candidate


def _unit(text: str) -> Unit | None:
    return find_unit(text) if text else None


@cache
def _unit_label() -> re.Pattern[str]:
    return pattern("", words("header", "unit_labels"), r"\s*[::]\s*(.+)")


def _belongs_to_name(content: str) -> bool:
    parts = [part for part in _ENUMERATION.split(content) if part]
    return bool(parts) and all(part in word_set("header", "joined") for part in parts)


def _split_unit(name: str) -> tuple[str, str]:
    """投资额/万元, 完成率%: only measures, since 村/居 and 镇/街道 are no amounts."""
    if name.endswith(_PERCENT) and len(name) > 1:
        return name.removesuffix(_PERCENT).strip(), _PERCENT
    parted = _SPLIT_UNIT.fullmatch(name)
    unit = _unit(parted.group(2)) if parted else None
    if parted is None or unit is None or unit.dimension.startswith(_COUNTED):
        return name, ""
    return parted.group(1).strip(), unit.name
