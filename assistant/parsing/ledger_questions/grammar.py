"""All families of rules in the order they run, from raw items to reduced ones.

Invariant: every order of rules is written in one of the ``grammar`` modules, so a question
that is read wrongly is a question of which line stands first.
"""

from collections.abc import Sequence
from itertools import chain

from assistant.parsing.ledger_questions import ends, groups, having, lateness
from assistant.parsing.ledger_questions.conditions import grammar as conditions
from assistant.parsing.ledger_questions.conditions import late_grammar as late_conditions
from assistant.parsing.ledger_questions.conditions.bands import with_bands
from assistant.parsing.ledger_questions.conditions.found_often import FOUND
from assistant.parsing.ledger_questions.conditions.happened import happened
from assistant.parsing.ledger_questions.conditions.lacking import named_for_yes
from assistant.parsing.ledger_questions.conditions.lengths import with_lengths
from assistant.parsing.ledger_questions.conditions.nevers import with_nevers, without_graded
from assistant.parsing.ledger_questions.conditions.nobody import by_nobody
from assistant.parsing.ledger_questions.conditions.nought_grammar import NONE_RULES
from assistant.parsing.ledger_questions.conditions.numbers import of_size
from assistant.parsing.ledger_questions.conditions.objects import with_decisions, with_objects
from assistant.parsing.ledger_questions.conditions.planned_days import with_planned_days
from assistant.parsing.ledger_questions.conditions.presence import with_presence
from assistant.parsing.ledger_questions.conditions.ran_out import RAN_OUT
from assistant.parsing.ledger_questions.conditions.service_life import AGES
from assistant.parsing.ledger_questions.conditions.spans import with_both_ends
from assistant.parsing.ledger_questions.conditions.then_not_since import NO_ROWS
from assistant.parsing.ledger_questions.conditions.time_limits import day_it_runs_out, due_by_deed
from assistant.parsing.ledger_questions.conditions.turned import TURNS
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.measures import grammar as measures
from assistant.parsing.ledger_questions.measures.alike import each_alike, lacking
from assistant.parsing.ledger_questions.measures.beyond import SIGN_RULES
from assistant.parsing.ledger_questions.measures.in_row import parts_in_row
from assistant.parsing.ledger_questions.measures.left_over import left_of_plan
from assistant.parsing.ledger_questions.measures.means import MEANS
from assistant.parsing.ledger_questions.passes.as_many_named import AS_MANY
from assistant.parsing.ledger_questions.passes.as_well import of_one_column, with_as_well
from assistant.parsing.ledger_questions.passes.bounds import with_bounds
from assistant.parsing.ledger_questions.passes.by_the_month import TOLD_IN
from assistant.parsing.ledger_questions.passes.closing import CLOSING
from assistant.parsing.ledger_questions.passes.column_spans import with_column_spans
from assistant.parsing.ledger_questions.passes.counted_in import COUNTED_IN
from assistant.parsing.ledger_questions.passes.deeds_by_unit import DEEDS_BY_UNIT
from assistant.parsing.ledger_questions.passes.definitions import with_definitions
from assistant.parsing.ledger_questions.passes.demands_said import demands_said
from assistant.parsing.ledger_questions.passes.doers import which_of_named
from assistant.parsing.ledger_questions.passes.done_of_pairs import DONE_OF_PAIRS
from assistant.parsing.ledger_questions.passes.either import ASKS, SPLITS, told_apart
from assistant.parsing.ledger_questions.passes.extreme_words import (
    named_again,
    newest_said,
    opening,
    single_ends,
    sized,
    sorted_again,
)
from assistant.parsing.ledger_questions.passes.figures_in_row import figures_in_row
from assistant.parsing.ledger_questions.passes.fitted import with_fitted
from assistant.parsing.ledger_questions.passes.for_each_unit import FOR_EACH_UNIT
from assistant.parsing.ledger_questions.passes.functions_in_row import with_functions_in_row
from assistant.parsing.ledger_questions.passes.gaps import HELD, above_or_below, behind_or_ahead, turned, with_gaps
from assistant.parsing.ledger_questions.passes.gaps_listed import with_gaps_listed
from assistant.parsing.ledger_questions.passes.growth_said import MOVED, grown, with_growth
from assistant.parsing.ledger_questions.passes.keywords import crossed
from assistant.parsing.ledger_questions.passes.left_said import LEFT_SAID
from assistant.parsing.ledger_questions.passes.limits import with_limits
from assistant.parsing.ledger_questions.passes.limits_told import LIMITS_TOLD, SO_LONG
from assistant.parsing.ledger_questions.passes.mean_days import side_by_side, with_mean_days
from assistant.parsing.ledger_questions.passes.named_before import (
    FIGURES_CARRIED,
    changes_named_before,
    of_the_thing,
    rise_of_thing,
    times_said_again,
    without_newest,
)
from assistant.parsing.ledger_questions.passes.names_beside import NAMES_BESIDE
from assistant.parsing.ledger_questions.passes.not_a_cent import NOT_DONE
from assistant.parsing.ledger_questions.passes.numbers_said import (
    among,
    counting,
    in_units,
    of_each,
    of_values,
    one_by_one,
    with_split_names,
    without_totals,
)
from assistant.parsing.ledger_questions.passes.owed import OWED
from assistant.parsing.ledger_questions.passes.own_names import with_own_names
from assistant.parsing.ledger_questions.passes.owners_at_top import OWNERS
from assistant.parsing.ledger_questions.passes.passes import Pass, alone, passed
from assistant.parsing.ledger_questions.passes.period_before import against_before
from assistant.parsing.ledger_questions.passes.places import with_places
from assistant.parsing.ledger_questions.passes.places_that import who_have, with_places_that
from assistant.parsing.ledger_questions.passes.progress import with_progress
from assistant.parsing.ledger_questions.passes.remarks import reduced_with_remarks
from assistant.parsing.ledger_questions.passes.results_come import with_results_come
from assistant.parsing.ledger_questions.passes.routes import of_routes
from assistant.parsing.ledger_questions.passes.said_again import (
    deed_of_each,
    each_once,
    left_over,
    one_share,
    spread,
    with_name_again,
)
from assistant.parsing.ledger_questions.passes.said_shorter import SHORTER
from assistant.parsing.ledger_questions.passes.same_period import of_same_period, which_month
from assistant.parsing.ledger_questions.passes.second_counts import with_second_counts
from assistant.parsing.ledger_questions.passes.short_of_due import SHORT_OF_DUE
from assistant.parsing.ledger_questions.passes.shortages import NOT_ENOUGH, not_enough
from assistant.parsing.ledger_questions.passes.siblings import with_planned_sibling, with_siblings
from assistant.parsing.ledger_questions.passes.sorts_counted import with_sorts_counted
from assistant.parsing.ledger_questions.passes.sorts_of_things import SORTS_OF_THINGS
from assistant.parsing.ledger_questions.passes.span_means import with_span_means
from assistant.parsing.ledger_questions.passes.still_due import still_due
from assistant.parsing.ledger_questions.passes.still_have import still_have
from assistant.parsing.ledger_questions.passes.three_figures import with_three_figures
from assistant.parsing.ledger_questions.passes.times_at_figures import times_at_figures
from assistant.parsing.ledger_questions.passes.told_times import with_told_times
from assistant.parsing.ledger_questions.passes.unit_prices import asked_people, asked_price, money_said_first
from assistant.parsing.ledger_questions.passes.which_grade import which_grade
from assistant.parsing.ledger_questions.passes.whole_share import share_first
from assistant.parsing.ledger_questions.passes.word_order import SAID_OF_ALL, on_the_day, unsplit
from assistant.parsing.ledger_questions.passes.worth_reading import worth_reading
from assistant.parsing.ledger_questions.passes.years_in_short import months_of_years, years_in_short
from assistant.parsing.ledger_questions.rules import Rule, Scope, apply_rules
from assistant.parsing.ledger_questions.schema.column_families import PERIOD
from assistant.parsing.ledger_questions.times.come_about import come_about
from assistant.parsing.ledger_questions.times.date_groups import DATE_GROUPS
from assistant.parsing.ledger_questions.times.times import bind_times
from assistant.parsing.ledger_questions.words import words

BEFORE_TIMES: tuple[tuple[Rule, ...], ...] = (
    lateness.RULES,
    conditions.UNSAID_RULES,
    SIGN_RULES,
    groups.SORT_RULES,
    ends.NAMED_RULES,
    measures.EARLY_RULES,
    ends.EARLY_RULES,
    NONE_RULES,
    having.MEAN_RULES,
)
AFTER_TIMES: tuple[tuple[Rule, ...], ...] = (
    conditions.RULES,
    measures.RULES,
    having.RULES,
    late_conditions.LATE_RULES,
    ends.RULES,
    groups.RULES,
    late_conditions.VALUE_RULES,
)
_BEFORE, _AFTER = tuple(chain.from_iterable(BEFORE_TIMES)), tuple(chain.from_iterable(AFTER_TIMES))


def reduce_all(raw: Sequence[Item], scope: Scope) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """The items after all families, and the names of the rules that fired; remarks in brackets by themselves."""
    daily = scope.ledger.unit_noun in words("day_nouns")
    whole = passed(COUNTED_IN, with_definitions(raw, scope), scope)
    return reduced_with_remarks(whole, lambda items: _reduced(items, scope), daily)


def _reduced(raw: Sequence[Item], scope: Scope) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """The items of one stretch after all families."""
    early, first = apply_rules(_BEFORE, passed(_OPENING, raw, scope), scope)
    late, second = apply_rules(_AFTER, passed(_BETWEEN, early, scope), scope)
    return passed(CLOSING, late, scope), (*first, *second)


_OPENING = (
    *TURNS,
    *SO_LONG,
    Pass(years_in_short, ({"quantity"},)),
    Pass(months_of_years, ({"time"},)),
    *FIGURES_CARRIED,
    Pass(changes_named_before, (words("changes_said"), {"numeric"})),
    Pass(rise_of_thing, ({"difference"}, {"ask.count"}, {"value"})),
    Pass(times_said_again, (words("time_again"), {"time", "ledger", PERIOD})),
    Pass(without_newest, (words("newest_said"), {"numeric", "textual"})),
    Pass(of_the_thing, ({"value"}, {"textual"}, {"numeric", "temporal", "ask"})),
    *AS_MANY,
    Pass(demands_said, (words("demands"),)),
    Pass(times_at_figures, ({PERIOD}, {"value", "textual"})),
    Pass(figures_in_row, ({"numeric"}, {"quantity"}, {"compare", "after"}, {"join", "both", "group", PERIOD})),
    Pass(with_sorts_counted, ({"ask.count"}, {"group.each"}, words("sorts"))),
    Pass(with_places_that, ({"ask.where"},)),
    Pass(who_have, ({"have"}, {"ask.which", "which"}, {"join"})),
    Pass(by_nobody, ({"nobody"},)),
    *NAMES_BESIDE,
    Pass(with_own_names, ({"part"}, {"topic"})),
    *NOT_DONE,
    *LEFT_SAID,
    Pass(with_results_come, ({*words("come_out"), "come"}, {"column"})),
    *SORTS_OF_THINGS,
    *OWED,
    Pass(with_three_figures, ({"plan.gap"}, {"ask.count"}, {"join"})),
    Pass(with_functions_in_row, ({"aggregate"}, {"numeric"})),
    Pass(with_second_counts, ({"ask.count"}, {"join"})),
    Pass(not_enough, ({NOT_ENOUGH},)),
    *SHORTER,
    Pass(with_bands, ({"quantity"}, {"after.ge", "after.le"})),
    Pass(with_siblings, ({"numeric"}, {"join"})),
    Pass(with_planned_sibling, ({"planned"}, {"ask.count"}, {"numeric"})),
    Pass(with_told_times, ({"value", "textual"},)),
    Pass(which_grade, ({"ask.count"}, {"compare.eq"}, {"classifier"})),
    Pass(with_planned_days, ({"verb", "temporal"},)),
    Pass(with_gaps_listed, ({*words("falls_short"), *words("goes_over")}, {"ask.count"}, {"numeric"})),
    *SHORT_OF_DUE,
    Pass(alone(on_the_day), ({"那", "那天"}, {"verb"})),
    *DEEDS_BY_UNIT,
    *DONE_OF_PAIRS,
    *TOLD_IN,
    *RAN_OUT,
    Pass(happened, ({"numeric"},)),
    Pass(day_it_runs_out, ({"due.due"}, {"ask.when", "superlative"})),
    Pass(with_growth, ({*words("year_on_year"), "than"}, {"numeric"})),
    Pass(grown, ({"than"}, MOVED, {"share.percent", "superlative.quick"})),
    *FOR_EACH_UNIT,
    Pass(money_said_first, ({"ask.count"}, words("money_nouns"))),
    Pass(asked_people, ({"ask.count"}, {"numeric"}, words("people_counts"))),
    Pass(asked_price, ({"ask.count"}, {"compare.eq"}, {"numeric"}, words("money_classifiers"))),
    Pass(alone(single_ends), ({"top"},)),
    Pass(alone(sorted_again), ({"top.first"}, {"sort.descending"})),
    Pass(with_places, ({"top", "ordinal", "rank", "superlative.most"},)),
    Pass(with_column_spans, ({PERIOD},)),
    Pass(share_first, ({"share.share"}, {"numeric"})),
    Pass(sized, ({"than"}, {"more"}, {"value"})),
    Pass(side_by_side, ({"value"}, {"join.and"}, {"的"})),
    Pass(of_one_column, ({"value"}, {"join.and"})),
    Pass(with_as_well, ({"value"}, words("as_well"))),
    Pass(spread, ({"ask.count"}, {"both", "group.split", "involving", "ask.which"}, {"textual"})),
    *SAID_OF_ALL,
    Pass(of_routes, ({"value"}, {*words("sets_out_from"), *words("sets_out"), *words("goes_to")})),
    *OWNERS,
    Pass(which_of_named, ({"ask.which"}, {"more"}, {"value"})),
    Pass(newest_said, ({"的"}, {"temporal", "ask.which", "ask.who"})),
    Pass(alone(turned), ({"than"}, {"value", "time"}, {"join"})),
    Pass(alone(of_same_period), ({"period", *words("same_period")},)),
    Pass(alone(which_month), ({"time"}, {"ask.which"}, {"more", "superlative"})),
    Pass(one_by_one, ({"group.each"}, {"filler"})),
    Pass(lambda items, scope: against_before(items, scope.today), ({"before"},)),
    Pass(with_span_means, ({"aggregate.average"}, DATE_GROUPS)),
    Pass(alone(named_again), ({"superlative", "top"}, {"join"}, {"textual"})),
    Pass(alone(in_units), ({"difference"}, {"classifier"}, {"value"})),
    Pass(alone(of_values), ({"count.noun"}, {"value", "verb"})),
    Pass(with_split_names, ({"count.noun"},)),
    Pass(with_both_ends, ({"bothends"},)),
    Pass(of_each, ({"group.each", "sort"},)),
    Pass(lambda items, scope: among(items, scope.ledger), ({"textual", "ledger"}, {"ask", "rank"})),
    Pass(with_progress, ({"progress", "superlative", "aggregate.average", "how.well"},)),
    Pass(alone(with_objects), ({"value"}, {"textual"})),
    Pass(alone(with_decisions), (words("decides"), {"value"})),
    Pass(with_fitted, ({"textual", "value"}, {"negate", "status", *words("done_marks")})),
    Pass(named_for_yes, ({"textual"},)),
    Pass(alone(opening), ({"superlative"}, {"numeric"})),
    Pass(alone(with_bounds)),
    *FOUND,
    Pass(without_graded, ({"negate", "never"}, {"value"}, {"numeric"})),
    *AGES,
    Pass(still_have, (words("still_some"), {"numeric"})),
    Pass(with_presence),
    Pass(with_nevers, ({"negate"}, {"ever"}, {"value", "overdue"})),
    Pass(worth_reading),
    Pass(with_mean_days, ({"aggregate.average"}, {"ask.count"})),
    Pass(parts_in_row, ({"numeric", "count.noun"}, {"join", "alone"}, {"value", "numeric", "status"})),
    Pass(each_alike, ({"group.each"}, {"ask.count"}, {"value"})),
    Pass(lacking, ({"one", "same", "lack"},)),
    Pass(with_name_again, ({"join.and"}, {"status.done", "status.pending", "value"}, {"column"})),
    Pass(alone(one_share), ({"share.share"},)),
    Pass(left_over, ({*words("left_over"), *words("still_have"), "rest"},)),
    Pass(still_due, ({"overdue", "due"}, {"value"})),
    Pass(due_by_deed, ({"due"}, {"verb", "temporal"})),
    *LIMITS_TOLD,
    Pass(lambda items, scope: without_totals(items, scope.ledger)),
    Pass(alone(unsplit)),
    *MEANS,
    Pass(told_apart, (ASKS, SPLITS)),
    Pass(with_limits, ({"plan.exceeded", "plan.met", "plan.limit", "plan.target"},)),
    Pass(each_once, ({"group.each"}, {"ask.count"})),
    Pass(alone(deed_of_each), ({"group.each"}, {"ledger"}, {"group"})),
    Pass(crossed, ({"group.cross"},)),
    Pass(with_lengths),
)
"""What runs before the rules."""
_BETWEEN = (
    *NO_ROWS,
    Pass(alone(counting), ({"one"},)),
    Pass(left_of_plan, ({"status.pending", "plan.gap"}, {"asked", "classifier"})),
    Pass(bind_times),
    Pass(come_about, ({"verb"},)),
    Pass(alone(above_or_below), HELD),
    Pass(alone(behind_or_ahead), ({"than"}, {"top"})),
    Pass(alone(with_gaps), ({"than"}, {"quantity"}, {"condition", "value"})),
    Pass(of_size, ({"quantity"},)),
)
"""What runs between those before times are bound and those after."""
