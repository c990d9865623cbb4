"""What can be asked of a plan: a closed set of kinds and the few slots that fill them.

Invariant: a question says *which* clauses or *which* condition, never the answer; every
unit, date and figure is looked up in the document when it is answered. Slots a follow-up
may fill are optional, so that "what was carried over" is a comparison of two questions.
"""

from enum import StrEnum

from assistant.model.answer import Kind
from assistant.model.document import PostKind, Role
from assistant.model.span import Span
from assistant.model.values import DateRange
from assistant.records import Record


class Countable(StrEnum):
    """What a count is of; the value is the word for it."""

    DUTY = "任务"
    CLAUSE = "条款"
    SUBSECTION = "小节"
    CHAPTER = "部分"
    UNIT = "单位"
    TASK_FORCE = "专班"
    CITATION = "引用文件"
    LEDGER = "台账清单"
    TARGET = "指标"
    LIMIT = "时限"


class Facet(StrEnum):
    """What a document says of itself; the value is the word for it."""

    NUMBER = "文号"
    ISSUED = "印发日期"
    ISSUER = "发文机关"
    RECIPIENTS = "主送单位"
    CAMPAIGN = "行动时间"
    TITLE = "标题"
    ABOUT = "主要内容"
    STRUCTURE = "结构"
    ANNEX = "附件"
    UNITS = "涉及单位"
    STAGES = "阶段"


class Ranking(StrEnum):
    """How a count is laid out."""

    TOTAL = "总数"
    EACH = "各自"
    MOST = "最多"
    FEWEST = "最少"


class Size(Record):
    """How many of a thing there must be; ``most`` is None where there may be any number."""

    least: int = 0
    most: int | None = None


class Passage(Record):
    """A place of the document that a question is about."""

    item: str
    """Id of the duty, clause or annex item."""
    clause: str
    sentences: tuple[Span, ...] = ()
    """The sentences meant, in the document's text; empty for the whole item."""


class Topic(Record):
    """What is asked about, and where the document speaks of it."""

    text: str
    """The words of the question."""
    passages: tuple[Passage, ...]
    """What answers, most relevant first."""
    related: tuple[Passage, ...] = ()
    """Where the same matter is checked (or, for a check, ordered): told, but not the answer."""
    broad: bool = False
    """The words are a heading's: the whole subject is meant, task force first."""
    words: tuple[str, ...] = ()
    """Content words, to narrow a passage to the figure or the limit meant."""
    thin: bool = False
    """The words say what is done (调度), not to what: a question that may lean on the one before."""

    @property
    def places(self) -> tuple[Passage, ...]:
        """All that is found of it, what answers first."""
        return (*self.passages, *self.related)

    @property
    def items(self) -> frozenset[str]:
        """The items of all that is found of it."""
        return frozenset(passage.item for passage in self.places)


class UnitCondition(Record):
    """Which units a duty must, or must not, have."""

    names: tuple[str, ...]
    roles: tuple[Role, ...] = (Role.LEAD, Role.RESPONSIBLE)
    together: bool = False
    """All of them at once (A 和 B 共同牵头), else any. With no names: several, whoever they are."""
    excluded: bool = False
    """除 A 外. With no names: the role must be empty (没有牵头单位的任务)."""
    alone: bool = False
    """Nobody else in that role (单独牵头). With no names: just one, whoever it is."""


NO_DAY, NO_LIMIT = "没有具体日期", "没有时限"
"""What stands for a period where tasks without one are asked for."""


class DocumentQuestion(Record):
    """One question to one plan."""

    kind: Kind
    document: str
    """``Document.name`` of the plan that is asked."""
    topic: Topic | None = None
    roles: tuple[Role, ...] = ()
    """Roles asked for (who leads), or counted."""
    units: tuple[UnitCondition, ...] = ()
    sections: tuple[str, ...] = ()
    """Ids of chapters or sub-sections that bound it."""
    period: DateRange | None = None
    period_text: str = ""
    frequency: str = ""
    """Canonical frequency that bounds it: 每日, 每周."""
    measures: tuple[str, ...] = ()
    """What the figure asked for is counted or measured in: 户 of 多少户."""
    asked: str = ""
    """The question itself, by whose last words one of several figures is told: 面积 of 卫生室面积至少多大."""
    choice: tuple[str, ...] = ()
    """Units of a yes-or-no or either-or question; the answer says which of them it is."""
    whole: bool = False
    """全部责任单位: implied units answer too; 全部装完: of several times the one by which all is done."""
    countable: Countable | None = None
    ranking: Ranking = Ranking.TOTAL
    """Of what is due: EACH lays it out by the unit that leads."""
    per: Countable | None = None
    """Whose number is counted, where some of them are asked for: the task with the most units."""
    size: Size | None = None
    """What that number must be: the units that are in no task force."""
    facet: Facet | None = None
    posts: tuple[PostKind, ...] = ()
    """Places in a body that are asked for: its office, who is in the chair."""
    bodies: tuple[str, ...] = ()
    """The bodies whose places they are."""
    titles: tuple[str, ...] = ()
    """Only the places called so, where one title of several is asked for: 常务副组长."""
    about: "DocumentQuestion | None" = None
    """The earlier question whose result this one is about (一共几项, 第2条详细, 原文)."""
    ordinal: int | None = None
    """Which item of that result; -1 for the last."""
    reason: str = ""
    """For a refusal: what is wrong with the question, in Chinese."""
    apart: Topic | None = None
    """What is left out: 除了锅炉治理还牵头什么."""
