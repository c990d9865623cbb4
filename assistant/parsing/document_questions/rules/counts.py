"""How many: of the plan's clauses, duties, units, task forces, citations."""

from collections.abc import Iterator, Mapping

from assistant.linking.clause_index import Item
from assistant.model.answer import Kind
from assistant.model.document_question import Countable, DocumentQuestion, Passage, Ranking, Topic
from assistant.parsing.document_questions.frame import Frame
from assistant.parsing.document_questions.marks import HOW_MANY, Mark, entries, words_telling
from assistant.parsing.document_questions.proposal import Proposal, propose
from assistant.parsing.document_questions.rules.bodies import is_left_out, leaves_out_bodies, neutral_conditions
from assistant.parsing.document_questions.rules.tasks import bounded_sections
from assistant.parsing.document_questions.topics import Choice, Wanted, choose, choose_body, choose_subject
from assistant.parsing.document_questions.units import asked_roles, is_membership, role_marks, unheld
from assistant.text.units import find_unit

_BY_MARK: Mapping[str, Countable] = {
    "count_task_force": Countable.TASK_FORCE,
    "count_duty": Countable.DUTY,
    "count_citation": Countable.CITATION,
    "count_limit": Countable.LIMIT,
    "count_unit": Countable.UNIT,
    "ledger": Countable.LEDGER,
    "count_chapter": Countable.CHAPTER,
    "count_section": Countable.SUBSECTION,
    "count_clause": Countable.CLAUSE,
}
_USES = frozenset(
    {
        "total",
        "keep",
        "number",
        "quantity",
        "lead",
        "responsible",
        "manage",
        "every_role",
        "tasks",
        "what",
        "units",
        "all",
        "places",
        "check",
        "who",
        "joint",
        "alone",
        "beside",
        "once",
        "without",
    }
)
_UNSAID = 0.15
_NEAR = 3
"""Characters between a thing and its number: 清单一共有几份."""
_OTHERS = 1.0
"""Against counting units or tasks where other things are asked for by number: 散煤点有几家, 几个时段."""


def counts(frame: Frame) -> Iterator[Proposal]:
    """A count, a ranking by count, or a count for each."""
    if not (frame.tells("number", "total", "each") or _ranks(frame) or _counts_bare(frame)) or _measures(frame):
        return
    choice = _subject(frame)
    if (choice is None and not frame.is_whole) or _ranks_task_forces(frame):
        return
    counted = _countable(frame)
    question = DocumentQuestion(
        Kind.STAT,
        frame.context.document.name,
        choice.topic if choice else None,
        () if is_membership(frame) else asked_roles(frame),
        neutral_conditions(frame) or unheld(frame),
        bounded_sections(frame),
        countable=counted or Countable.DUTY,
        ranking=_ranking(frame),
    )
    named = (
        counted is not None
        or frame.tells("tasks")
        or (frame.units and frame.tells("lead", "responsible", "manage", "every_role"))
    )
    uses = (
        _USES
        | {"most", "fewest", "each", *_counted_marks(counted)}
        | ({"except", "count_task_force"} if leaves_out_bodies(frame) else set())
        | ({"count_task_force"} if _of_bodies(frame) else set())
    )
    classed = counted is None and not named and bool(frame.subject) and not _ranks(frame)
    classed |= counted is Countable.CHAPTER and choice is not None
    other = (
        classed
        or _ranks_a_thing(frame)
        or _ranks_no_unit(frame)
        or _ranks_tasks(frame)
        or _denies(frame)
        or (counted is Countable.UNIT and not _speaks_of_units(frame))
    )
    yield propose(question, uses, choice, extra=_OTHERS if other else 0.0 if named else _UNSAID)


def _measures(frame: Frame) -> bool:
    """一共多少米: whether a length, a weight or money is asked for, which no count is."""
    asked = ["".join(mark.text.split(how)[1:]) for mark in frame.marks for how in HOW_MANY if how in mark.text]
    units = [find_unit(name) for name in asked if name]
    return any(unit is not None and not unit.counts for unit in units)


def _numbers_a_thing(frame: Frame) -> bool:
    """几个时段: whether a thing of the subject stands behind the number."""
    number = frame.first("number")
    return number is not None and any(word.span.start == number.span.end for word in frame.subject)


def _denies(frame: Frame) -> bool:
    """没迟报过的专班: whether a denial stands right before the subject, which the plan holds of nothing."""
    denials = {mark.span.end for mark in frame.marks if mark.text in entries()["denial"]["words"]}
    return any(word.span.start in denials for word in frame.subject)


def _speaks_of_units(frame: Frame) -> bool:
    """Whether a word says that those counted are units, and not what else is counted in 家."""
    named = ("lead", "responsible", "manage", "every_role", "who", "count_unit", "count_task_force", "facet_units")
    return bool(frame.units) or not frame.words or frame.tells(*named)


def _ranks_a_thing(frame: Frame) -> bool:
    """问题总数最多: whether a thing of the subject stands right before what ranks it."""
    ranking = [mark.span.start for mark in frame.marks if mark.tells & {"most", "fewest"}]
    sums = {mark.span.end: mark.span.start for mark in frame.marks if mark.tells & {"total", "quantity"}}
    ends = {sums.get(start, start) for start in ranking}
    return any(word.span.end in ends for word in frame.words)


def _ranks_no_unit(frame: Frame) -> bool:
    """哪场活动来的人最多: whether something of the subject is ranked, and no word says units or their tasks."""
    bodies = ("tasks", "lead", "responsible", "manage", "every_role", "who", "count_unit", "count_task_force")
    return frame.tells("most", "fewest") and bool(frame.subject) and not frame.tells(*bodies) and not frame.units


def _ranks_tasks(frame: Frame) -> bool:
    """哪条任务责任单位最多, 责任单位最多的任务: whether it is a task that is at the top, by how many units it has."""
    top, task = frame.first("most") or frame.first("fewest"), frame.first("tasks")
    if top is None or task is None or frame.tells("who") or task is top:
        return False
    between = (mark for mark in frame.marks if top.span.end <= mark.span.start < task.span.start)
    behind = task.span.start >= top.span.end and all("filler" in mark.tells for mark in between)
    return "what" in task.tells or behind


def _ranks(frame: Frame) -> bool:
    """Whether somebody or something is asked for by its number; 最少占几成 asks for a bound."""
    counted = frame.tells("who", "tasks", "lead", "responsible", "manage", "what", *_BY_MARK)
    return frame.tells("most", "fewest") and (counted or not frame.tells("quantity"))


def _counts_bare(frame: Frame) -> bool:
    """多少 with no classifier, of what the plan itself is made of: 引用了多少文件, 没写牵头的任务有多少."""
    counted = any(mark.tells.intersection(("tasks", *_BY_MARK)) for mark in frame.marks)
    return counted and not frame.subject and any(mark.text == "多少" for mark in frame.marks)


def _ranks_task_forces(frame: Frame) -> bool:
    """哪个专班…最多, 最多的专班: a body by what it did, or by its size; what is counted here are a unit's places."""
    body = frame.first("count_task_force")
    if body is None or not frame.tells("most", "fewest"):
        return False
    near = range(body.span.start, body.span.end + 2)
    top = frame.first("most") or frame.first("fewest")
    return bool(top and 0 <= body.span.start - top.span.end <= 1) or any(
        "what" in mark.tells and (mark.span.start in near or mark.span.end in near) for mark in frame.marks
    )


def _countable(frame: Frame) -> Countable | None:
    """What is counted: the noun nearest behind the number word, else any named."""
    if frame.tells("most", "fewest"):
        return (
            Countable.TASK_FORCE if frame.tells("count_task_force") and not leaves_out_bodies(frame) else Countable.DUTY
        )
    number = frame.first("number")
    named = [
        (mark, name) for mark in frame.marks for name in _BY_MARK if name in mark.tells and not is_left_out(frame, mark)
    ]
    named += [(mark, "count_unit") for mark in role_marks(frame) if mark.text.endswith(_unit_words())]
    near = range(number.span.end, number.span.end + 2) if number else ()
    behind = [name for mark, name in named if mark is number or mark.span.start in near]
    behind = behind or [name for mark, name in named if number and name == "ledger" and _stands_before(mark, number)]
    if behind:
        return _BY_MARK[behind[0]]
    if frame.tells("tasks"):
        return Countable.DUTY
    classified = _classified(frame)
    if classified is not None:
        return classified
    return _BY_MARK[named[0][1]] if named else None


def _stands_before(mark: Mark, number: Mark) -> bool:
    """清单有几份, 台账一共几本: whether the number is that of the thing before it."""
    return 0 <= number.span.start - mark.span.end <= _NEAR


def _unit_words() -> tuple[str, ...]:
    """Words that name units, as 牵头单位 ends with one."""
    return tuple(word for entry in entries()["mark"] if entry["is"] == ["count_unit"] for word in entry["words"])


def _classified(frame: Frame) -> Countable | None:
    """By the classifier alone: 几家 are units, 几份 documents."""
    number = frame.first("number")
    name = entries()["classifier"].get(number.text[-1]) if number and not _numbers_a_thing(frame) else None
    if number is not None and frame.places and not frame.units:
        name = entries()["classifier_of_section"].get(number.text[-1], name)
    return Countable[name] if name else None


def _counted_marks(counted: Countable | None) -> tuple[str, ...]:
    return tuple(name for name, one in _BY_MARK.items() if one is counted)


def _ranking(frame: Frame) -> Ranking:
    if frame.tells("most"):
        return Ranking.MOST
    if frame.tells("fewest"):
        return Ranking.FEWEST
    return Ranking.EACH if frame.tells("each") and not (frame.tells("total") and _of_bodies(frame)) else Ranking.TOTAL


def _of_bodies(frame: Frame) -> bool:
    """Whether units are counted by their places in task forces: 当上专班牵头的单位有几家, 各专班有几个单位."""
    each = frame.first("each")
    named = frame.tells("count_task_force") or (each and words_telling("count_task_force").search(each.text))
    return bool(named) and not leaves_out_bodies(frame) and _countable(frame) is Countable.UNIT


def _subject(frame: Frame) -> Choice | None:
    if _of_bodies(frame):
        return choose_body(frame) if frame.subject else _all_bodies(frame)
    if not frame.subject or (frame.is_whole and frame.tells("tasks")):
        return None

    def body(item: Item) -> bool:
        return not item.is_body

    if _countable(frame) is Countable.UNIT:
        return choose_subject(frame, Wanted(body))
    return choose(frame, Wanted(body), most=len(frame.context.index.items))


def _all_bodies(frame: Frame) -> Choice:
    bodies = tuple(Passage(body.id, body.id) for body in frame.context.document.task_forces)
    return Choice(Topic("专班", bodies), {}, 1.0)
