"""The rule families: each proposes the readings of its kinds; price decides among them."""

from collections.abc import Callable, Iterator, Mapping

from assistant.model.answer import Kind
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.proposal import Proposal
from assistant.parsing.document_questions.rules.annex_rows import annex_rows
from assistant.parsing.document_questions.rules.bodies import task_forces
from assistant.parsing.document_questions.rules.counts import counts
from assistant.parsing.document_questions.rules.facts import facts
from assistant.parsing.document_questions.rules.figures import figures
from assistant.parsing.document_questions.rules.limits import deadlines, due, rhythms
from assistant.parsing.document_questions.rules.passages import bases, ledgers, texts
from assistant.parsing.document_questions.rules.posts import posts
from assistant.parsing.document_questions.rules.refusals import refusals
from assistant.parsing.document_questions.rules.roles import holders
from assistant.parsing.document_questions.rules.sizes import sizes
from assistant.parsing.document_questions.rules.stages import stages
from assistant.parsing.document_questions.rules.tasks import tasks

Rule = Callable[[Frame], Iterator[Proposal]]

RULES: tuple[Rule, ...] = (
    refusals,
    facts,
    sizes,
    task_forces,
    posts,
    holders,
    tasks,
    due,
    rhythms,
    stages,
    deadlines,
    annex_rows,
    figures,
    bases,
    ledgers,
    counts,
    texts,
)
"""In the order that settles equal prices: the kind asked for by the rarer words first."""

RULE_OF: Mapping[Kind, Rule] = {
    Kind.LEAD: holders,
    Kind.RESPONSIBLE: holders,
    Kind.TASKS: tasks,
    Kind.DEADLINE: deadlines,
    Kind.FREQUENCY: rhythms,
    Kind.TARGET: figures,
    Kind.BASIS: bases,
    Kind.TASKFORCE: task_forces,
    Kind.TEXT: texts,
    Kind.LEDGER_REQUIRED: ledgers,
    Kind.STAT: counts,
}
"""The family that reads a kind, for a fragment that keeps the kind and changes the subject."""
