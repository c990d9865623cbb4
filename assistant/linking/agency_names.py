"""How government bodies are named, and every way a given one may be spoken of.

Invariant: a surface form comes from a rule over the national lexicon (agencies.toml),
never from a list for one plan, so that another district's units have their short names
without a line of code. A name that no rule knows still answers to its full wording.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from typing import Any

from assistant.records import Record
from assistant.text import lexicon
from assistant.text.lexicon import alternation


class Function(Record):
    """One body of work and its names; see agencies.toml."""

    stems: tuple[str, ...]
    short: tuple[str, ...]
    sure: tuple[str, ...]
    bare: tuple[str, ...]
    parts: tuple[str, ...]


class UnitName(Record):
    """A unit's full name taken apart: 区 + 城乡水务 + 局."""

    full: str
    prefix: str
    """Everything before the stem: 区, or 某某市."""
    core: str
    form: str

    @property
    def level(self) -> str:
        """The word that says how high it stands; empty when the plan writes none."""
        return next((level for level in words("form", "levels") if self.prefix.endswith(level)), "")


class Surface(Record):
    """One way to write a unit; ``stem`` is how many of its characters come before the form."""

    text: str
    stem: int
    rank: int
    """0 its own name, 1 a rule of the lexicon, 2 one that fits a 局 or 委 better: 农业局 for an 农业执法支队."""


def words(section: str, key: str) -> tuple[str, ...]:
    """A word list of agencies.toml."""
    return tuple(_entries()[section][key])


@cache
def functions() -> tuple[Function, ...]:
    """All bodies of work of the lexicon."""
    keys = ("stems", "short", "sure", "bare", "parts")
    return tuple(Function(*(tuple(row.get(key, ())) for key in keys)) for row in _entries()["function"])


@cache
def stems() -> Mapping[str, tuple[Function, ...]]:
    """Functions by stem; a stem may belong to several."""
    found: dict[str, tuple[Function, ...]] = {}
    for function in functions():
        for stem in function.stems:
            found[stem] = (*found.get(stem, ()), function)
    return found


@cache
def agency_words() -> frozenset[str]:
    """Every stem and short form of two characters or more."""
    return frozenset(word for function in functions() for word in (*function.stems, *function.short) if len(word) > 1)


@cache
def guarded(form: str) -> str:
    """A pattern for the form ``form`` where it is one: 办, but not in 办理."""
    forbidden = next((rest for end, rest in _entries()["form"]["unless_before"].items() if form.endswith(end)), "")
    return re.escape(form) + (f"(?![{forbidden}])" if forbidden else "")


def is_collective(name: str) -> bool:
    """Whether the name stands for all townships: 各镇（街）, 各乡（镇）人民政府."""
    every = name.startswith(words("town", "every")) and any(form in name for form in words("town", "forms"))
    return every or name in words("town", "all")


def is_town(name: str) -> bool:
    """Whether the name is a township's, or all townships'."""
    return is_collective(name) or parse_name(name).form in words("town", "forms")


def parse_name(name: str) -> UnitName:
    """A full name taken apart, by the stems of the lexicon where it holds any."""
    plain = re.sub(r"[（(].*?[）)]", "", name)
    town = re.fullmatch(
        rf"(.{{2,}}?)({alternation(words('town', 'forms'))})(?:{alternation(words('town', 'offices'))})?", plain
    )
    if town:
        return UnitName(name, "", town[1], town[2])
    first = _stem_pattern().search(plain)
    level = re.match(alternation(words("form", "levels")), plain)
    start = first.start() if first else level.end() if level else 0
    form = re.search(rf"(?:{alternation(words('form', 'forms'))})$", plain[start + 1 :])
    rest = plain[start : len(plain) - len(form[0])] if form else plain[start:]
    return UnitName(name, plain[:start], rest, form[0] if form else "")


def surfaces(name: UnitName) -> tuple[Surface, ...]:
    """Every way to write the unit that needs no context to be read as one."""
    plain = re.sub(r"[（(].*?[）)]", "", name.full)
    own = [Surface(name.full, len(name.full) - len(name.form), 0), Surface(plain, len(plain) - len(name.form), 0)]
    if is_collective(name.full):
        return (*own, *(Surface(text, len(text), 1) for text in words("town", "all")))
    if name.form in words("town", "forms"):
        return (*own, *_town_surfaces(name))
    return (*own, Surface(name.core + name.form, len(name.core), 0), *_shed(name), *_spoken(name), *_kin(plain))


def _shed(name: UnitName) -> Iterator[Surface]:
    """河长办 for an office of the 河长制."""
    core = name.core.removesuffix(words("form", "shed")[0])
    if core != name.core and name.form in words("form", "spoken"):
        yield from (Surface(core + form, len(core), 1) for form in words("form", "spoken") if form[0] == name.form[0])


def _kin(plain: str) -> Iterator[Surface]:
    """The other lengths of a name: 妇联 for 县妇女联合会, 国网 for a 供电公司."""
    for row in _kin_of(plain):
        yield from (Surface(word, len(word), 1) for word in row["words"])


def _kin_of(name: str) -> Iterator[Mapping[str, Any]]:
    """The entries of the lexicon one of whose words stands in the name."""
    return (row for row in _entries()["kin"] if any(word in name for word in row["words"]))


def bare_words(name: UnitName) -> tuple[str, ...]:
    """Short forms that are the unit only where the context says so; a mere 分局 is any unit that is one."""
    branch = (name.form,) if name.form in words("form", "branch") else ()
    kin = (word for row in _kin_of(name.full) for word in row.get("bare", ()))
    own = (word for function in _functions_of(name.core) for word in function.bare)
    return tuple(dict.fromkeys((*own, *branch, *kin)))


@cache
def _entries() -> Mapping[str, Any]:
    return lexicon.load("agencies")


@cache
def _stem_pattern() -> re.Pattern[str]:
    return re.compile(alternation(stems()))


def _functions_of(core: str) -> tuple[Function, ...]:
    """The functions whose stems make up the core, longest stems first so that 环境卫生 is not 卫生."""
    found = [match[0] for match in _stem_pattern().finditer(core)]
    found += [part for stem in found for part in re.split("[和与]", stem)]
    return tuple(dict.fromkeys(function for stem in found for function in stems().get(stem, ())))


def _town_surfaces(name: UnitName) -> tuple[Surface, ...]:
    alike = [form for form in words("town", "forms") if form in name.form or name.form in form]
    ends = ["", *(form + office for form in alike for office in ("", *words("town", "offices")))]
    return tuple(Surface(name.core + end, len(name.core), 1) for end in ends)


def _spoken(name: UnitName) -> tuple[Surface, ...]:
    forms = dict.fromkeys((name.form, *words("form", "spoken"))) if name.form else ()
    rank = spoken_rank(name)
    found = []
    for function in _functions_of(name.core):
        pairs = product(dict.fromkeys((*function.stems, *function.short)), forms)
        found += [Surface(word + form, len(word), 1 if form == name.form else rank) for word, form in pairs]
        found += [Surface(word, len(word), rank) for word in function.sure]
        found += [Surface(word, len(word), 0 if word in name.full else rank) for word in function.parts]
    return tuple(found)


def spoken_rank(name: UnitName) -> int:
    """How well its field alone names a unit: a 局 or 委 before the brigade that works for it."""
    return 1 if name.form in words("form", "spoken") else 2
