"""What is made of the items once the rules have read them: columns crossed, groups bounded, what is told again.

Invariant: every rule has had its turn, so that a column still left here is one that none of them wanted. A pass that
ran among the rules took such a column for a split before the rule that needed it.
"""

from assistant.parsing.ledger_questions import groups, having
from assistant.parsing.ledger_questions.conditions.beyond_named import MORE, beyond_named
from assistant.parsing.ledger_questions.conditions.deeds_left import deeds_left
from assistant.parsing.ledger_questions.conditions.everywhere import everywhere
from assistant.parsing.ledger_questions.conditions.never_since import never_since
from assistant.parsing.ledger_questions.conditions.not_since import not_since
from assistant.parsing.ledger_questions.conditions.past_limits import undone_again
from assistant.parsing.ledger_questions.conditions.sized_groups import groups_of_size
from assistant.parsing.ledger_questions.conditions.span_bounds import bounded_per_span
from assistant.parsing.ledger_questions.conditions.time_limits import run_out
from assistant.parsing.ledger_questions.conditions.wholes import said_of_groups
from assistant.parsing.ledger_questions.measures.left_over import some_left
from assistant.parsing.ledger_questions.measures.repeated import repeated
from assistant.parsing.ledger_questions.passes.ahead_of_others import OTHERS, ahead_of_others
from assistant.parsing.ledger_questions.passes.either import asked_of_all, asked_of_row, both_sides, counted_apart
from assistant.parsing.ledger_questions.passes.either_of_two import either_of_two
from assistant.parsing.ledger_questions.passes.figures_apart import APART, with_figures_apart
from assistant.parsing.ledger_questions.passes.keywords import keywords_split
from assistant.parsing.ledger_questions.passes.limits_told import done_after_all, still_waits
from assistant.parsing.ledger_questions.passes.passes import Pass, alone
from assistant.parsing.ledger_questions.passes.rates_by_amount import rates_by_amount
from assistant.parsing.ledger_questions.passes.said_again import counted_again
from assistant.parsing.ledger_questions.passes.shares_behind import SHARES_BEHIND
from assistant.parsing.ledger_questions.passes.spare_places import rates_of_nothing
from assistant.parsing.ledger_questions.passes.split_as_well import split_as_well
from assistant.parsing.ledger_questions.passes.told_of_listed import TOLD_OF_LISTED
from assistant.parsing.ledger_questions.passes.two_times import in_two_times
from assistant.parsing.ledger_questions.splits import without_sorts_again
from assistant.parsing.ledger_questions.times.date_groups import DATE_GROUPS, dates_by

CLOSING = (
    Pass(either_of_two, ({"condition"}, {"join.or"})),
    Pass(with_figures_apart, ({"condition"}, APART, {"join"})),
    Pass(alone(rates_of_nothing), ({"share.rate"},)),
    Pass(rates_by_amount, ({"group.by"}, {"measure"}, {"numeric"})),
    Pass(alone(counted_again), ({"extreme"}, {"count.noun"}, {"join.and"})),
    Pass(alone(some_left)),
    Pass(run_out, ({"due.due", "temporal", "verb"},)),
    Pass(not_since, ({"dated"}, {"condition"})),
    Pass(undone_again, ({"condition"},)),
    Pass(still_waits, ({"condition"},)),
    Pass(done_after_all, ({"condition"}, {"verb", "condition"})),
    Pass(everywhere),
    Pass(said_of_groups),
    Pass(alone(never_since), ({"having"}, {"dated"})),
    Pass(asked_of_all, ({"ask.yes"},)),
    Pass(both_sides, ({"condition"}, {"measure"})),
    Pass(asked_of_row, ({"ask.yes"}, {"condition"})),
    Pass(alone(counted_apart), ({"asked"}, {"join.and"})),
    Pass(groups.pair_of_dimensions, ({"dimension"}, {"join.and"}, {"textual"})),
    Pass(without_sorts_again, ({"split.each"},)),
    Pass(keywords_split, ({"alone", "sort.plain"},)),
    Pass(dates_by, (DATE_GROUPS,)),
    Pass(split_as_well, ({"dimension"}, {"textual"})),
    Pass(bounded_per_span, ({"per"}, {"condition"})),
    Pass(ahead_of_others, ({OTHERS}, {"condition"})),
    Pass(beyond_named, ({"than"}, {"condition"}, MORE)),
    Pass(having.sums_of_groups, ({"condition"},)),
    Pass(groups_of_size, ({"quantity"}, {"textual", "which"})),
    Pass(repeated, ({"join", "、"},)),
    Pass(in_two_times, ({"dated"}, {"condition"})),
    Pass(deeds_left, ({"verb"},)),
    TOLD_OF_LISTED,
    SHARES_BEHIND,
)
"""What runs behind the rules, in this order."""
