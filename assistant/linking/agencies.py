"""Finding units in a question, by any name people give them.

Invariant: mentions never overlap; a surface that fits several units names them all
(城乡局), and what is called like an agency but is none of the plan's is an UnknownUnit,
so that an answer can say so. Prevents two bugs: 市生态环境局 taken for the district's
own, and 交通 in 交通空气质量监测站 taken for the transport bureau.
"""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache

from assistant.linking.agency_names import (
    Surface,
    UnitName,
    agency_words,
    bare_words,
    functions,
    guarded,
    parse_name,
    spoken_rank,
    surfaces,
    words,
)
from assistant.linking.bare_units import Piece, confirmed
from assistant.records import Record
from assistant.text.lexicon import alternation
from assistant.text.script import is_in_order
from assistant.text.word_finder import WordFinder

_BY_RULE = 1
"""Rank of a name that a rule of the lexicon gives."""


class UnitMention(Record):
    """A stretch that names a unit of the plan; several names when it fits several."""

    start: int
    end: int
    surface: str
    names: tuple[str, ...]
    rewritten: tuple[str, ...] = ()
    """Those of the names that are other writings of one of the rest: 县住建局 of the ledgers for a full name."""


class UnknownUnit(Record):
    """A stretch that names an agency that the plan does not know."""

    start: int
    end: int
    text: str


class UnitIndex:
    """All units of a plan and its ledgers, by every surface form."""

    def __init__(self, names: Sequence[str], stated: Set[str] = frozenset()) -> None:
        """``stated``: those of the names that the plan itself writes."""
        self._parsed = {name: parse_name(name) for name in names}
        self._stated = stated
        self._surfaces = _by_surface(self._parsed.values())
        self._writings = _writings(self._parsed, self._surfaces, stated)
        self._bare = _by_bare_word(self._parsed.values())
        self._finder = WordFinder(self._surfaces, _stands_free)
        self._bare_finder = WordFinder(self._bare)
        self._strange_finder = WordFinder(_strange_words() - self._bare.keys())

    def aliases(self) -> tuple[str, ...]:
        """Every surface form, for the vocabulary; bare words included."""
        return tuple(dict.fromkeys((*self._surfaces, *self._bare)))

    def find(self, text: str) -> tuple[UnitMention, ...]:
        """The units named in ``text``, from left to right."""
        sure = self._named(text)
        sure += self._shortened(text, sure)
        pieces = [Piece(mention.start, mention.end, True) for mention in sure]
        bare = [
            self._mention(text, start, end, self._bare[text[start:end]])
            for start, end in _standing_alone(text, pieces, self._bare_finder)
        ]
        return tuple(sorted(sure + [mention for mention in bare if mention], key=lambda mention: mention.start))

    def unknown_units(self, text: str, known: Iterable[UnitMention] | None = None) -> tuple[UnknownUnit, ...]:
        """Stretches that name an agency, but none of ``known`` (by default what ``find`` finds)."""
        mentions = self.find(text) if known is None else tuple(known)
        taken = [Piece(mention.start, mention.end, True) for mention in mentions]
        spans = _agencies(text)
        spans += _standing_alone(text, taken + [Piece(*span, True) for span in spans], self._strange_finder)
        free = [span for span in spans if not any(piece.start < span[1] and span[0] < piece.end for piece in taken)]
        return tuple(UnknownUnit(start, end, text[start:end]) for start, end in sorted(set(free)))

    def _named(self, text: str) -> list[UnitMention]:
        found = []
        for start, end in self._finder.spans(text):
            entries = self._surfaces[text[start:end]]
            stem_end = start + min(stem for _, stem, _ in entries)
            names = self._closest(text[start:stem_end], self._best(entries))
            if not (_continues_a_word(text, start, stem_end) or _names_a_member(text, end)):
                mention = self._mention(text, start, end, names)
                found += [mention] if mention else []
        return found

    def _best(self, entries: Sequence[tuple[str, int, int]]) -> list[str]:
        """The names that fit best; beside one that only the ledgers have (县交通局), the plan's by rule."""
        best = min(rank for _, _, rank in entries)
        names = [name for name, _, rank in entries if rank == best]
        if any(name in self._stated or name in self._writings for name in names):
            return names
        return [*(name for name, _, rank in entries if rank == _BY_RULE and name in self._stated), *names]

    def _closest(self, stem: str, names: Sequence[str]) -> tuple[str, ...]:
        """Of several units with one function, those whose own name holds the words: 综合执法局 is 综合行政执法局."""
        return tuple(name for name in names if is_in_order(stem, self._parsed[name].core)) or tuple(names)

    def _mention(self, text: str, start: int, end: int, names: tuple[str, ...]) -> UnitMention | None:
        """The mention with its level word; None when that level is another body's."""
        level = _level_before(text, start)
        fitting = tuple(name for name in names if _stands_at(self._parsed[name], level, text[start:end]))
        start -= len(level)
        others = dict.fromkeys(other for name in fitting for other in self._writings.get(name, ()))
        every = tuple(dict.fromkeys((*fitting, *others)))
        return UnitMention(start, end, text[start:end], every, tuple(others)) if fitting else None

    def _shortened(self, text: str, taken: Sequence[UnitMention]) -> list[UnitMention]:
        """Names that keep some characters of the full one in order, before a 局, a 委 or their own form: 城乡局."""
        found = []
        forms = (*words("form", "spoken")[:4], *words("form", "kept"))
        for match in re.finditer(f"(?:{'|'.join(map(guarded, forms))})", text):
            candidates = [
                (start, self._fitting(text[start : match.start()], match[0]))
                for start in range(max(0, match.start() - 8), match.start() - 1)
            ]
            start, names = next(((start, names) for start, names in candidates if names), (0, ()))
            free = names and not any(mention.start < match.end() and start < mention.end for mention in taken)
            if free and not _continues_a_word(text, start, match.start()):
                mention = self._mention(text, start, match.end(), names)
                found += [mention] if mention else []
        return found

    def _fitting(self, stretch: str, form: str) -> tuple[str, ...]:
        """The units whose names hold the characters before ``form``, which bureaus and committees share."""
        shared = words("form", "spoken")
        forms = shared if form in shared else (form,)
        if not re.fullmatch(r"[\u4e00-\u9fff]+", stretch) or stretch in words("form", "general"):
            return ()
        return tuple(
            name.full for name in self._parsed.values() if name.form in forms and is_in_order(stretch, name.core)
        )


def _standing_alone(text: str, taken: Sequence[Piece], finder: WordFinder) -> list[tuple[int, int]]:
    """Words of the finder, outside what is taken, that their context makes units."""
    free = [
        Piece(start, end, False)
        for start, end in finder.spans(text)
        if not any(piece.start < end and start < piece.end for piece in taken)
    ]
    return confirmed(text, sorted([*taken, *free]))


def _agencies(text: str) -> list[tuple[int, int]]:
    """Stretches that are called like an agency."""
    if not any(ending in text for ending in _agency_endings()):
        return []
    return [match.span() for match in _agency().finditer(text) if not match[0].endswith(words("not", "words"))]


@cache
def _strange_words() -> frozenset[str]:
    """Words that are a unit by themselves, or may be one."""
    return frozenset(word for function in functions() for word in (*function.sure, *function.bare))


def _by_surface(names: Iterable[UnitName]) -> dict[str, tuple[tuple[str, int, int], ...]]:
    """Surface → (full name, stem length, rank), in the plan's order of units."""
    found: dict[str, dict[str, Surface]] = {}
    for name in names:
        for surface in surfaces(name):
            found.setdefault(surface.text, {}).setdefault(name.full, surface)
    return {
        text: tuple((full, surface.stem, surface.rank) for full, surface in units.items())
        for text, units in found.items()
    }


def _writings(
    parsed: Mapping[str, UnitName],
    surfaces: Mapping[str, Sequence[tuple[str, int, int]]],
    stated: Set[str],
) -> dict[str, tuple[str, ...]]:
    """Name → how the same body is written elsewhere: of a plan's unit in the ledgers, and the other way round."""
    bodies: dict[str, set[str]] = {}
    for name in parsed.values() if stated else ():
        for other, _, _ in surfaces.get(name.core + name.form, ()):
            if (name.full in stated) is not (other in stated) and _may_be_one(name, parsed[other]):
                elsewhere, own = (other, name.full) if name.full in stated else (name.full, other)
                bodies.setdefault(elsewhere, set()).add(own)
    found: dict[str, tuple[str, ...]] = {}
    for elsewhere, owns in sorted(bodies.items()):
        if len(owns) == 1:
            (own,) = owns
            found[elsewhere] = (own,)
            found[own] = (*found.get(own, ()), elsewhere)
    return found


def _may_be_one(left: UnitName, right: UnitName) -> bool:
    """Whether two names are of one form and of no two levels."""
    return bool(left.form) and left.form == right.form and left.level in ("", right.level or left.level)


def _by_bare_word(names: Iterable[UnitName]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[UnitName]] = {}
    for name in names:
        for word in bare_words(name):
            found.setdefault(word, []).append(name)
    best = {word: min(map(spoken_rank, named)) for word, named in found.items()}
    return {
        word: tuple(name.full for name in named if spoken_rank(name) == best[word]) for word, named in found.items()
    }


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether a surface is a unit where it stands: each only where its form is one."""
    return _surface_pattern(text[start:end]).match(text, start) is not None


@cache
def _surface_pattern(surface: str) -> re.Pattern[str]:
    if surface in words("town", "acting"):
        after = "|".join(f"(?<={word})" for word in words("town", "closing_after"))
        return re.compile(rf"(?:(?<![\u4e00-\u9fff])|{after}){surface}(?={'|'.join(words('town', 'acting_before'))})")
    if surface in words("town", "closing"):
        after = "|".join(f"(?<={word})" for word in words("town", "closing_after"))
        return re.compile(rf"(?:(?<![\u4e00-\u9fff])|{after}){guarded(surface)}")
    if surface in words("town", "all"):
        before = f"(?<![{''.join(words('town', 'unless_after'))}])"
        return re.compile(f"{before}{re.escape(surface)}(?!{alternation(words('town', 'unless_before'))})")
    lowly = f"(?!{alternation(words('form', 'high'))})" if surface in agency_words() else ""
    return re.compile(guarded(surface) + lowly)


@cache
def _agency_endings() -> tuple[str, ...]:
    """One of these ends whatever is called like an agency."""
    return (*words("form", "naming"), *words("form", "open_naming"), *words("institution", "names"))


@cache
def _agency() -> re.Pattern[str]:
    levels = alternation(words("form", "levels"))
    agency = alternation(agency_words())
    naming = "|".join(guarded(form) for form in sorted(words("form", "naming"), key=len, reverse=True))
    institution = "|".join(guarded(name) for name in sorted(words("institution", "names"), key=len, reverse=True))
    stop = "".join(words("form", "open_stop"))
    open_forms = "|".join(guarded(form) for form in sorted(words("form", "open_naming"), key=len, reverse=True))
    lexical = rf"(?:{levels})?(?:(?:{agency})(?:和|与|、)?)*(?:{agency})(?:{naming})"
    opened = rf"(?:{levels})[^{re.escape(stop)}\W\da-zA-Z]{{2,9}}?(?:{open_forms})"
    return re.compile(rf"{lexical}|(?:{levels})?(?:{institution})|{opened}")


def _level_before(text: str, start: int) -> str:
    before = text[:start]
    for level in (*words("form", "ours"), *words("form", "levels")):
        if before.endswith(level) and not before.endswith(("城" + level, "全" + level)):
            return level
    return ""


def _stands_at(name: UnitName, level: str, surface: str) -> bool:
    """Whether the level word can be that unit's: a branch of a city bureau is a district's."""
    if not level or not name.level or level in words("form", "ours"):
        return True
    branch, lowest = words("form", "branch"), words("form", "lowest")
    if level == name.level:
        return level in lowest or name.form not in branch or surface.endswith(branch)
    return name.form in branch and name.level not in lowest and level in lowest


def _names_a_member(text: str, end: int) -> bool:
    """执法队员: whether a team's name goes on as that of one of its people."""
    return text.startswith("队员", end - 1)


def _continues_a_word(text: str, start: int, end: int) -> bool:
    """Whether the stem is the tail of a longer agency word: 发展 in 经济发展局."""
    return any(text[before:end] in agency_words() for before in range(max(0, start - 8), start))
