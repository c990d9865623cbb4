"""A follow-up to the ledgers: one piece of the last draft changed, the rest kept.

Invariant: what is carried over is exactly what the new line leaves open; a new value of
a column takes the place of the old one, and a new figure that of the old figure.
"""

from assistant.model.catalog import Ledger
from assistant.model.ledger_question import Aggregate, Function
from assistant.parsing.ledger_questions.dialogue.bare_columns import of_counted
from assistant.parsing.ledger_questions.dialogue.differing import apart, asks_difference, compared, replaced
from assistant.parsing.ledger_questions.dialogue.first_shown import among_tops, asks_each, asks_of_the_top, asks_the_key
from assistant.parsing.ledger_questions.dialogue.last_figures import (
    aggregated_anew,
    figures,
    is_sum,
    keyed,
    of_column,
    of_figure,
    of_rows,
)
from assistant.parsing.ledger_questions.dialogue.slots import (
    beside_old,
    in_place_of,
    lifted,
    moved_values,
    of_place,
    on_date,
    released,
    without_rated,
)
from assistant.parsing.ledger_questions.draft import Draft, Extreme, Piece, Restriction, rebound
from assistant.parsing.ledger_questions.measures.figures import FUNCTIONS
from assistant.parsing.ledger_questions.schema.columns import status_column
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.sketching import lists
from assistant.parsing.ledger_questions.spoken_of import opens_its_name
from assistant.parsing.ledger_questions.words import words
from assistant.records import Record, replace

LASTING = frozenset(("latest.latest", "latest.first", "all", "plan.gap", "ever"))
"""Flags of the last question that go on holding."""
SHARE = frozenset({"share"})
"""Flag of a question for a share."""


class Fragment(Record):
    """A line that goes on, with how it says so."""

    draft: Draft
    replaces: bool = False
    """换成: its condition takes the place of one of its kind."""
    beside: bool = False
    """X呢, X的: another of the same sort."""
    everywhere: bool = False
    """全区: no town any longer."""
    compares: bool = False
    """比11月高多少: its condition is the other side of a comparison."""
    subject: Restriction | None = None
    """What a share without words of its own is of."""
    rows_shown: bool = False
    """Whether rows are on the screen, of which more may be asked."""
    adds: bool = False
    """也算上: its values stand beside the old ones."""
    lifts: str = ""
    """不限镇街: what the condition was on that holds no longer."""
    tops: Restriction | None = None
    """The groups on the screen that came first."""


def merged(old: Draft, fragment: Fragment, ledger: Ledger) -> Draft:
    """The last draft with the new line's pieces in it."""
    old, new = _fitted(old, replace(fragment, draft=_with_sides(fragment.draft)), ledger)
    if asks_difference(new) and old.instead is not None:
        return apart(old, new)
    old = without_rated(old, new, ledger)
    if fragment.compares and new.restrictions and new.against is None:
        return compared(old, new)
    base = _narrowed(old, new, fragment, ledger)
    if new.extreme is not None or new.rank:
        return _extreme(old, base, ledger)
    if _only_sorts(new) or asks_each(old, new) or asks_the_key(old, new, ledger):
        return _carried(old, new, base, ledger)
    if new.share:
        return replace(base, pieces=new.pieces or figures(old, ledger), chosen=new.chosen, which=new.which or old.which)
    if new.dimensions:
        chosen = _free(new) or (() if new.pieces else old.chosen)
        pieces = (_figures_of(old, _free(new), ledger) if _is_vague(new) else ()) or new.pieces
        return replace(base, pieces=pieces, which=(), chosen=chosen, share=old.share)
    if _aggregates(new) and _is_of_figures(old, new, ledger):
        anew = tuple(aggregated_anew(piece, new, ledger) for piece in figures(old, ledger))
        return replace(base, pieces=anew or new.pieces)
    if new.pieces and not _repeats_the_question(old, new, ledger):
        kept = among_tops(base, new, fragment.tops) if asks_of_the_top(old, new, fragment.tops) else base
        return replace(kept, chosen=new.chosen if new.having or not _is_count(new) else ())
    if _asks_names(new) or _asks_whether_done(new, ledger):
        kept = replace(among_tops(base, new, fragment.tops), entity=new.entity)
        return replace(kept, pieces=(), share=(), dimensions=(), extreme=_of_the_record(old, fragment))
    return of_counted(old, new, base, ledger) or _carried(old, new, base, ledger)


def _fitted(old: Draft, fragment: Fragment, ledger: Ledger) -> tuple[Draft, Draft]:
    """(last draft, new draft) with what the new line lifts, adds to or moves of the conditions of the last."""
    old = released(old, fragment.lifts, ledger) if fragment.lifts else old
    old, new = moved_values(old, _with_subject(old, fragment), ledger)
    old, new = beside_old(old, new, ledger) if fragment.adds else (old, new)
    new = _on_old_date(old, new)
    return _shared(_everywhere(old, new, ledger) if fragment.everywhere else lifted(old, new, ledger), new)


def _with_sides(new: Draft) -> Draft:
    """甲镇比乙镇多几处: a line that says both sides of a comparison narrows its rows to neither of them."""
    sides = {side.column for side in new.against or ()}
    return replace(new, restrictions=tuple(part for part in new.restrictions if part.column not in sides))


def _narrowed(old: Draft, new: Draft, fragment: Fragment, ledger: Ledger) -> Draft:
    """The new draft under the conditions of the last that it leaves open."""
    gone = [
        part for one in new.restrictions for part in in_place_of(one, old, ledger, fragment.replaces, fragment.beside)
    ]
    return replace(
        new,
        instead=replaced(old, new),
        restrictions=_restrictions(replace(old, restrictions=tuple(p for p in old.restrictions if p not in gone)), new),
        having=new.having or (old.having if not new.pieces else ()),
        flags=new.flags | _lasting(old),
        entity=new.entity or (old.entity and not opens_its_name(ledger, old.said)),
    )


def _lasting(old: Draft) -> frozenset[str]:
    """Flags of the last question that go on; 最近一次是哪天 asked for the newest day, and keeps to no newest row."""
    kept = old.flags & LASTING
    return kept - {"latest.latest", "latest.first"} if "ask.when" in old.flags and not old.which else kept


def _with_subject(old: Draft, fragment: Fragment) -> Draft:
    """占多少 by itself: the share of what was shown or spoken of."""
    new = fragment.draft
    bare = "share" in new.flags and not new.share and not new.restrictions and _is_vague(new)
    return replace(new, share=(fragment.subject,), pieces=()) if bare and fragment.subject is not None else new


def _is_vague(new: Draft) -> bool:
    """Whether a bare 多少, or nothing, asks for a figure."""
    return all(piece.measure is None and piece.scalar is None and not piece.noun for piece in new.pieces)


def _everywhere(old: Draft, new: Draft, ledger: Ledger) -> Draft:
    """全区呢, 所有专班呢: no town, or no single one of what is named, is asked about any longer."""
    said = {sense.column for item in new.said for sense in item.sense(SenseKind.COLUMN)}
    named = {part.column for part in old.restrictions if part.column in said}
    if named:
        return replace(old, restrictions=tuple(part for part in old.restrictions if part.column not in named))
    kept, share = (tuple(p for p in parts if not of_place(p, ledger)) for parts in (old.restrictions, old.share))
    return replace(old, restrictions=kept, share=share)


def _shared(old: Draft, new: Draft) -> tuple[Draft, Draft]:
    """乙镇呢 after 甲镇占多少: what the share was of is replaced, not narrowed."""
    about = {part.column for part in old.share}
    fresh = tuple(part for part in new.restrictions if part.column in about)
    if fresh and new.pieces and not new.share:
        return replace(old, share=()), new
    if not fresh or new.share or new.dimensions or new.extreme is not None:
        return old, new
    kept = tuple(part for part in old.share if part.column not in {one.column for one in fresh})
    rest = tuple(part for part in new.restrictions if part not in fresh)
    return replace(old, share=(*kept, *fresh)), replace(new, restrictions=rest)


def _figures_of(old: Draft, named: tuple[str, ...], ledger: Ledger) -> tuple[Piece, ...]:
    """The last figures, of the column named in place of their own: PM10按月的走势 after the mean of PM2.5."""
    numeric = next((name for name in named if ledger.column(name).type.numeric), "")
    told = figures(old, ledger)
    return tuple(dict.fromkeys(of_column(piece, ledger.column(numeric)) for piece in told)) if numeric else told


def _aggregates(new: Draft) -> bool:
    return any(f"aggregate.{word}" in new.flags for word in FUNCTIONS)


def _is_of_figures(old: Draft, new: Draft, ledger: Ledger) -> bool:
    """平均每次几个, 平均每个村多少户: the last figures by the function said, in their own unit, over rows."""
    units = {piece.measure.unit for piece in figures(old, ledger) if piece.measure is not None}
    summed = "aggregate.sum" in new.flags and all(map(is_sum, figures(old, ledger)))  # 一共几个 asks no sum again
    nouns = {"", *units, *(words("generic_nouns") if units and not summed else ())}
    bare = all(piece.measure is None and piece.scalar is None and piece.noun in nouns for piece in new.pieces)
    return bare and not [name for name in new.chosen if name != ledger.entity]


def _of_the_record(old: Draft, fragment: Fragment) -> Extreme | None:
    """哪家测的 after 最高是多少, 哪天查的 after rows that share the first place: the rows that hold the extreme."""
    if old.extreme is not None:
        column = old.extreme.column or (old.extreme.piece.column if old.extreme.piece else "")
        return replace(old.extreme, column=column, piece=None, rows=True) if fragment.rows_shown and column else None
    for piece in old.pieces:
        scalar = piece.measure.scalar if piece.measure else None
        if isinstance(scalar, Aggregate) and scalar.function in (Function.MAXIMUM, Function.MINIMUM):
            return Extreme("most" if scalar.function is Function.MAXIMUM else "least", column=piece.column, rows=True)
    return None


def _repeats_the_question(old: Draft, new: Draft, ledger: Ledger) -> bool:
    """Whether a bare 多少 asks again for the figure of an extreme or of groups."""
    return (
        _is_vague(new)
        and not new.chosen
        and (old.extreme is not None or bool(old.dimensions) or bool(figures(old, ledger)))
    )


def _restrictions(old: Draft, new: Draft) -> tuple[Restriction, ...]:
    """New ones, and old ones on other columns."""
    taken = {part.column for part in (*new.restrictions, *new.share)}
    kept = tuple(part for part in old.restrictions if part.column not in taken)
    return (*kept, *(part for part in new.restrictions if part not in new.share))


def _on_old_date(old: Draft, new: Draft) -> Draft:
    """The new line with its times said of the date that the old one was about: 10月呢 after a day of dismantling."""
    dated = next((part for part in old.restrictions if part.dated), None)
    if dated is None:
        return new
    others = (part for part in new.restrictions if part.dated and part.column != dated.column)
    return rebound(new, {p.condition: replace(on_date(p, dated.column), written=dated.written) for p in others})


def _free(new: Draft) -> tuple[str, ...]:
    """Columns named beside the dimension."""
    split = {dimension.name for dimension in new.dimensions}
    return tuple(name for name in new.chosen if name not in split)


def _only_sorts(new: Draft) -> bool:
    """从高到低排一下: what is shown in another order."""
    return bool({"sort.ascending", "sort.descending"} & new.flags) and not (new.pieces or new.restrictions or new.share)


def _is_count(new: Draft) -> bool:
    return all(piece.measure is None and piece.scalar is None and not piece.column for piece in new.pieces)


def _asks_names(new: Draft) -> bool:
    """是哪几项, 列出来: names or rows instead of the figure; 单独看一下 looks at the same figure."""
    asked = {"ask.which", "ask.list", "ask.who", "ask.when"} & new.flags
    if asked == {"ask.list"} and new.restrictions:
        return any(map(lists, new.said)) or bool(new.which) or not new.said  # facts of the one shown
    return bool(asked or new.which)


def _asks_whether_done(new: Draft, ledger: Ledger) -> bool:
    """改完了吗: which of them are not."""
    status, said = status_column(ledger), {part.column for part in new.restrictions}
    return "ask.whole" in new.flags and not new.pieces and status is not None and said == {status.name}


def _extreme(old: Draft, base: Draft, ledger: Ledger) -> Draft:
    """最多的是哪个, 前两名呢: among the last groups, by the last figure or share unless one is named."""
    extreme = base.extreme or Extreme("most")
    if extreme.piece is None and not extreme.column:
        shared = bool(old.share) and not base.share and not base.pieces
        ours = keyed(extreme, old, base, ledger)
        extreme = extreme if shared and _is_vague(old) else of_rows(ours, old, base, ledger)
        base = replace(base, share=old.share, flags=base.flags | old.flags & SHARE) if shared else base
    held = {column.name for column in ledger.columns}
    named = tuple(name for name in base.which if name)
    which = named or tuple(dimension.name for dimension in old.dimensions if dimension.name in held)
    months = () if named else tuple(dimension for dimension in old.dimensions if dimension.name not in held)
    asked = which or old.which or _compared(old)
    return replace(base, extreme=extreme, which=asked, dimensions=months, pieces=base.pieces)


def _compared(old: Draft) -> tuple[str, ...]:
    """The column one value of which was put in place of another, so that 哪个最低 is asked among them."""
    lifted = old.instead is not None and all(part.column != old.instead.column for part in old.restrictions)
    return (old.instead.column,) if lifted and old.instead is not None and old.instead.values else ()


def _carried(old: Draft, new: Draft, base: Draft, ledger: Ledger) -> Draft:
    """Only conditions, or the column the figure is of, are new: everything else is as before."""
    if old.against is not None and any(part.column == old.against[0].column for part in new.restrictions):
        old = replace(old, against=None, flags=frozenset(f for f in old.flags if not f.startswith("difference")))
    sides = {side.column for side in new.against or ()}
    numeric = next((name for name in new.chosen if ledger.column(name).type.numeric), "")
    told = tuple(of_column(piece, ledger.column(numeric)) for piece in old.pieces) if numeric else old.pieces
    return replace(
        base,
        pieces=tuple(aggregated_anew(piece, new, ledger) for piece in told),
        dimensions=tuple(one for one in old.dimensions if one.name not in sides),
        extreme=of_figure(old.extreme, ledger.column(numeric)) if old.extreme and numeric else old.extreme,
        which=old.which,
        chosen=new.chosen or old.chosen,
        share=old.share,
        against=new.against or old.against,
        rows=old.rows,
        flags=base.flags | old.flags,
        rank=old.rank,
        gap=old.gap,
    )
