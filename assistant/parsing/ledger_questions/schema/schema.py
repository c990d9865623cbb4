"""Surfaces of the ledgers: every word that names a ledger, column or value.

Built once from the catalog and general word files; nothing of any one district. One
dictionary serves all ledgers, so that a question is looked up once however many there
are. Invariant: surfaces are in the canonical spelling that questions are brought into,
while a sense keeps the spelling of the cell (Ⅴ类 is found as V类 and asked for as Ⅴ类).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from assistant.model.catalog import Catalog, Column, ColumnType, Ledger
from assistant.parsing.ledger_questions.schema.before import a_year_ago
from assistant.parsing.ledger_questions.schema.body_names import body_names
from assistant.parsing.ledger_questions.schema.claims import drop_compounds, drop_likened, share_names
from assistant.parsing.ledger_questions.schema.class_nouns import class_nouns
from assistant.parsing.ledger_questions.schema.column_families import family_names
from assistant.parsing.ledger_questions.schema.column_names import Cut, partial_names, said_with
from assistant.parsing.ledger_questions.schema.date_names import names_of_dates
from assistant.parsing.ledger_questions.schema.day_pairs import deeds_of_days
from assistant.parsing.ledger_questions.schema.done_words import done_words
from assistant.parsing.ledger_questions.schema.faults import fault_names
from assistant.parsing.ledger_questions.schema.figures_of_two import figures_of_two
from assistant.parsing.ledger_questions.schema.kinds_of_names import firms, kinds_of_names, kinds_of_places
from assistant.parsing.ledger_questions.schema.like_names import like_families
from assistant.parsing.ledger_questions.schema.limit_columns import limit_names
from assistant.parsing.ledger_questions.schema.name_words import name_words, stretches
from assistant.parsing.ledger_questions.schema.numbered import floors
from assistant.parsing.ledger_questions.schema.other_nouns import is_of_rows, said_otherwise
from assistant.parsing.ledger_questions.schema.role_words import agent_names, role_words
from assistant.parsing.ledger_questions.schema.sorts import only_sorts, thing_sorted
from assistant.parsing.ledger_questions.schema.spoken_names import spoken_names
from assistant.parsing.ledger_questions.schema.stems import (
    brought_to_end,
    called,
    column_stem,
    deed_done,
    deeds_of_amount,
    is_deed,
    next_deed,
    tested,
    turned_deeds,
    verb_family,
)
from assistant.parsing.ledger_questions.schema.sums_named import sums_named
from assistant.parsing.ledger_questions.schema.things import numbers_rows, shared_things, thing_names, thing_of
from assistant.parsing.ledger_questions.schema.told_times import told_names, undated_times
from assistant.parsing.ledger_questions.schema.twins import also_of_twin
from assistant.parsing.ledger_questions.schema.two_levels import heading_words, two_level_names
from assistant.parsing.ledger_questions.schema.value_surfaces import value_surfaces
from assistant.parsing.ledger_questions.schema.whereabouts import place_names
from assistant.parsing.ledger_questions.senses import Sense, SenseKind
from assistant.parsing.ledger_questions.words import grammar_kinds, stripped, words
from assistant.records import Record
from assistant.text.beginnings import Beginnings, word_lengths
from assistant.text.normalise import canonical
from assistant.text.units import rescaled, spellings

MOST_CHARACTERS = 24
"""Characters of the longest surface that is looked for."""
BY_DEED = 0.03
"""What it costs to call a ledger by what it tells last; such names are understood but not offered."""
COMPOUND = 4
"""Characters of a word of two, of which the second says what it is: 野生动物."""
SHORT = 0.03
"""For a column that is called by the thing whose numbers it holds."""
STEM = 0.05
"""From this cost on a column is only guessed at from the stem of its name."""


class Schema(Record):
    """All surfaces: folded text → ledger number → senses."""

    ledgers: tuple[Ledger, ...]
    surfaces: Mapping[str, dict[int, tuple[Sense, ...]]]
    unit_names: frozenset[str]
    longest: int
    beginnings: Beginnings
    """Where surfaces may stand in a folded text."""

    def names_column(self, word: str) -> bool:
        """Whether a word names a column of any ledger by itself."""
        senses = self._senses(fold(word))
        return any(one.kind is SenseKind.COLUMN and one.cost < STEM for held in senses for one in held)

    def holds_value(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch is a value of any ledger, or stands in one that is written out around it."""
        heads = range(max(0, end - self.longest), start + 1)
        wholes = (text[head:tail] for head in heads for tail in range(end, min(len(text), head + self.longest) + 1))
        held = (sense for whole in wholes for senses in self._senses(fold(whole)) for sense in senses)
        return any(sense.kind is SenseKind.VALUE for sense in held)

    def _senses(self, surface: str) -> Iterable[tuple[Sense, ...]]:
        return (self.surfaces.get(surface) or {}).values()

    def words(self) -> Iterator[str]:
        """Every surface, for the corrector and the type-ahead."""
        return iter(self.surfaces)


def build_schema(catalog: Catalog, cut: Cut) -> Schema:
    """All surfaces of the catalog."""
    collected: dict[str, dict[int, list[Sense]]] = defaultdict(lambda: defaultdict(list))
    for number, ledger in enumerate(catalog.ledgers):
        for surface, sense in _ledger_surfaces(ledger, cut):
            known = collected[surface][number]
            if sense not in known:
                known.append(sense)
    share_names(collected, [fold(stripped(ledger.name, "ledger_suffixes")) for ledger in catalog.ledgers])
    shared_things(collected)
    drop_compounds(collected, catalog.ledgers)
    drop_likened(collected, catalog.ledgers)
    surfaces = {
        surface: {number: _cheapest(senses) for number, senses in by_ledger.items() if senses}
        for surface, by_ledger in collected.items()
    }
    longest = min(max(map(len, surfaces), default=0), MOST_CHARACTERS)
    return Schema(catalog.ledgers, surfaces, _unit_names(catalog), longest, Beginnings(word_lengths(surfaces)))


def _cheapest(senses: list[Sense]) -> tuple[Sense, ...]:
    """Senses once each (kind, column, values), the cheapest, in order of cost."""
    if len(senses) == 1:
        return tuple(senses)
    best: dict[tuple[SenseKind, str, tuple[str, ...]], Sense] = {}
    for sense in senses:
        key = (sense.kind, sense.column, sense.values)
        if key not in best or sense.cost < best[key].cost:
            best[key] = sense
    return tuple(sorted(best.values(), key=lambda sense: sense.cost))


def _ledger_surfaces(ledger: Ledger, cut: Cut) -> Iterator[tuple[str, Sense]]:
    for written, meaning in _raw_surfaces(ledger, cut):
        others = (one for one in said_otherwise(written, meaning) if not is_of_rows(*one, ledger.name))
        for surface, sense in ((written, meaning), *others):
            if folded := fold(canonical(surface)):
                yield from ((folded, meant) for meant in (sense, *also_of_twin(sense, ledger)))


def _raw_surfaces(ledger: Ledger, cut: Cut) -> Iterator[tuple[str, Sense]]:
    yield from _names(ledger, cut)
    if ledger.unit_noun:
        yield ledger.unit_noun, Sense(SenseKind.ROWS, cost=0.05)
    for ending in filter(ledger.name.endswith, words("row_papers")):
        yield ending, Sense(SenseKind.ROWS, cost=0.05)
    for dated in [column for column in ledger.columns if column.type.temporal][:1]:
        yield from ((word, Sense(SenseKind.COLUMN, dated.name, cost=0.03)) for word in words("date_words"))
    yield from ((word, Sense(SenseKind.TOPIC, cost=0.02)) for word in (*like_families(ledger), *undated_times(ledger)))
    units = (
        said for column in ledger.columns for said in (column.unit, *spellings(column.unit), *rescaled(column.unit))
    )
    for unit in dict.fromkeys(filter(_is_said, units)):
        yield unit, Sense(SenseKind.UNIT)
    for unit in dict.fromkeys(c.unit for c in ledger.columns if c.unit not in ("", ledger.unit_noun)):
        yield f"{unit}数", _unit_sense(ledger, unit)
    together = family_names(ledger)
    yield from (found for found in partial_names(ledger, cut) if found[0] not in together)
    for told in (thing_names, kinds_of_names, firms, sums_named, heading_words, body_names):
        yield from told(ledger, cut)
    whole = (a_year_ago, deeds_of_days, done_words, fault_names, figures_of_two, place_names, kinds_of_places, floors)
    for names in (*whole, spoken_names):
        yield from names(ledger)
    named = (*told_names(ledger), *two_level_names(ledger, cut))
    yield from ((name, Sense(SenseKind.COLUMN, column, cost=0.03)) for name, column in named)
    for column in ledger.columns:
        yield from (*_column_surfaces(column, ledger), *_alias_verbs(column, (ledger.name, *ledger.aliases)))
        others = [one.name for one in ledger.columns if one != column]
        yield from value_surfaces(column, cut, (ledger.name, *ledger.aliases), others)
        yield from (found for found in class_nouns(column, cut, ledger.name, others) if found[0] != thing_of(ledger))


def _is_said(unit: str) -> bool:
    """Whether a unit is looked for by itself: a word of two characters, or one that no grammar knows (具, 垛)."""
    return len(unit) > 1 or (bool(unit) and not grammar_kinds(unit))


def _unit_sense(ledger: Ledger, unit: str) -> Sense:
    """套数: the one column counted in 套, or a mere word where several are."""
    owners = [column.name for column in ledger.columns if column.unit == unit]
    single = len(owners) == 1
    return Sense(SenseKind.COLUMN, owners[0], cost=0.03) if single else Sense(SenseKind.TOPIC, cost=0.02)


def fold(text: str) -> str:
    """The form surfaces are compared in: lower case, no quotation marks or spaces."""
    lowered = text.lower()
    return (lowered if _MARKS.isdisjoint(lowered) else lowered.translate(_DROPPED)).strip()


_MARKS = frozenset("“”\"' 《》")
_DROPPED = str.maketrans(dict.fromkeys(_MARKS, ""))


def _names(ledger: Ledger, cut: Cut) -> Iterator[tuple[str, Sense]]:
    for name in (ledger.name, *ledger.aliases):
        yield name, Sense(SenseKind.LEDGER)
        bare = stripped(name, "ledger_suffixes")
        if bare != name and len(bare) >= 2:
            yield bare, Sense(SenseKind.LEDGER, cost=0.02)
        run = [*cut(bare)]
        if any(column.name.startswith(f"被{run[-1]}") for column in ledger.columns):
            yield f"被{run[-1]}", Sense(SenseKind.LEDGER, cost=BY_DEED)  # of 农产品抽检, with a 被抽检单位
        yield from name_words(ledger, run)
    yield from _records_of(ledger, cut)
    yield from _names_of_file(ledger, cut)


def _records_of(ledger: Ledger, cut: Cut) -> Iterator[tuple[str, Sense]]:
    """免疫记录 of 免疫登记台账, 检查记录 of 安全检查台账: the rows by the last that is told of them, the deed."""
    title = stripped(stripped(ledger.name, "ledger_suffixes"), "record_deeds")
    last = next(iter([*cut(title)][-1:]), "")
    deed = last[COMPOUND // 2 :] if len(last) == COMPOUND else last
    for noun in words("record_nouns"):
        yield from ((told + noun, Sense(SenseKind.LEDGER, cost=BY_DEED)) for told in {title, deed} if len(told) >= 2)
    if any(column.name.startswith(words("samplings")) for column in ledger.columns):
        yield from ((noun, Sense(SenseKind.LEDGER, cost=BY_DEED)) for noun in words("sample_nouns"))
        yield from ((noun, Sense(SenseKind.ROWS, cost=0.05)) for noun in words("sample_units"))


def _names_of_file(ledger: Ledger, cut: Cut) -> Iterator[tuple[str, Sense]]:
    """救护站 of 动物救护站台账.xlsx, one of whose sheets the ledger is: whose books they are, and of what."""
    name = ledger.files[0].rpartition("/")[2].partition(".")[0] if len(ledger.files) == 1 else ""
    run = [*cut(stripped(name, "ledger_suffixes"))] if name not in ("", ledger.name, *ledger.aliases) else []
    for word in stretches(run):
        if len(word) >= 2 and not any(map(str.isdecimal, word)):
            yield word, Sense(SenseKind.TOPIC, cost=0.05)


def _alias_verbs(column: Column, about: Sequence[str]) -> Iterator[tuple[str, Sense]]:
    """The verbs of what people call a date: 更新 of 更新日期; not what the ledger is ``about``."""
    if not column.type.temporal:
        return
    limit = column.name.endswith(words("limit_words"))
    for alias in column.aliases:
        stem = stripped(alias, "date_suffixes")
        if stem != alias and is_deed(stem) and not any(stem in name for name in about):
            yield stem, Sense(SenseKind.TOPIC) if limit else Sense(SenseKind.VERB, column.name, cost=0.08)


def _column_surfaces(column: Column, ledger: Ledger) -> Iterator[tuple[str, Sense]]:
    yield from (*role_words(column), *agent_names(column))
    for name in (column.name, *column.aliases):
        yield name, Sense(SenseKind.COLUMN, column.name, cost=0.0 if name == column.name else 0.01)
    if column.type.numeric:
        yield from (
            (f"{column.name}{word}", Sense(SenseKind.COLUMN, column.name, cost=0.01)) for word in said_with(column)
        )
    if column.type.textual and not column.name.endswith(("名称", "名")):
        for noun in words("name_nouns"):
            yield f"{column.name}{noun}", Sense(SenseKind.COLUMN, column.name, cost=0.02)
    if column.name.endswith("名称"):
        bare = column.name.removesuffix("名称")
        yield from ((f"{bare}{noun}", Sense(SenseKind.COLUMN, column.name, cost=0.02)) for noun in words("name_nouns"))
    once = (name for name in column.aliases if column.type.numeric and name in words("presence"))
    names = (name for name in {*called(column), column_stem(column)} if len(name) == COMPOUND // 2)
    deeds = (f"{name[0]}{mark}{name[1]}" for name in names for mark in "过了")
    done = (*(f"{name}过" for name in once), *(deeds if column.type.numeric else ()))
    yield from ((name, Sense(SenseKind.COLUMN, column.name, cost=0.02)) for name in done)
    stem = column_stem(column)
    yield from _done_amounts(column, stem)
    cut = stem != column.name or column.type.temporal  # 计划完工 bears no noun of its sort and is a day all the same
    yield from _stem_surfaces(column, ledger, stem) if len(stem) > 1 and cut else tested(column, ledger, stem)


def _stem_surfaces(column: Column, ledger: Ledger, stem: str) -> Iterator[tuple[str, Sense]]:
    """What a column is called by what is left of its name without the noun of its sort."""
    yield from names_of_dates(column, stem)
    yield from limit_names(column, ledger)
    thing = ledger.entity if numbers_rows(column, ledger) else column.name
    numbered = thing_sorted(column, stem, ledger)
    if numbered:
        yield stem, Sense(SenseKind.COLUMN, numbered, cost=SHORT)
    elif not only_sorts(column, stem, ledger):
        yield stem, Sense(SenseKind.COLUMN, thing, cost=0.07 if thing == ledger.entity else 0.08)
    yield from tested(column, ledger, stem)
    if column.name.endswith(words("ways")):
        asked = (f"{how}{stem}{end}" for how in words("asks_how") for end in ("", "的"))
        yield from ((how, Sense(SenseKind.COLUMN, column.name, cost=0.02)) for how in asked)
    if column.type.temporal and not column.name.endswith(words("limit_words")):
        said = (*verb_family(stem), *next_deed(stem), *brought_to_end(stem), *deed_done(stem), *turned_deeds(stem))
        yield from ((word, Sense(SenseKind.VERB, column.name, cost=0.05 if word == stem else 0.1)) for word in said)


def _done_amounts(column: Column, stem: str) -> Iterator[tuple[str, Sense]]:
    """已整改数 by its deed: 改好, 整改掉; 查扣散煤 by any word for taking: 扣下."""
    bare = stem.removeprefix("已").removesuffix("完成").removesuffix("问题")
    if column.type.numeric and len(bare) >= 2 and bare not in (stem, column.name):
        for word in (word for word in verb_family(bare) if len(word) > 1):
            yield word, Sense(SenseKind.COLUMN, column.name, cost=0.05 if word == bare else 0.1)
    if column.type.numeric:
        for word in deeds_of_amount(column):
            yield word, Sense(SenseKind.COLUMN, column.name, cost=0.1 if len(word) < COMPOUND else 0.03)


def _unit_names(catalog: Catalog) -> frozenset[str]:
    """Names of government units among the values."""
    columns = (c for ledger in catalog.ledgers for c in ledger.columns if c.type is ColumnType.TEXT and not c.personal)
    texts = (value.text for column in columns for value in column.values)
    return frozenset(text for text in texts if text.endswith(words("unit_suffixes")))
