"""A government plan as read: sections, clauses, duties and what they hold.

Invariant: every item carries the span of the source text it was read from, and
nothing here was inferred beyond that text (a vague time has no date, a duty that
names no lead has no lead).
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from assistant.model.span import Span
from assistant.model.values import DateRange
from assistant.records import Record


class Role(StrEnum):
    """What a unit does for a duty; the value is the word stored in 任务单位.角色."""

    LEAD = "牵头"
    RESPONSIBLE = "责任"


class LimitKind(StrEnum):
    """Kind of a time limit; the value is the word stored in 方案时限.类型."""

    DEADLINE = "截止"
    PERIOD = "区间"
    FREQUENCY = "周期"


class UnitRef(Record):
    """One unit as written in a bracket or line of the plan."""

    name: str
    """Canonical full name, as most of the plan writes it."""
    written: str
    """The name exactly as written there."""
    role: Role
    stated: bool
    """False for units implied by a blanket rule (以下措施…均为责任单位)."""
    span: Span


class Section(Record):
    """A heading: chapter, sub-section or annex."""

    id: str
    """「2」, 「2.8」, or 「A」 for the annex."""
    label: str
    """The numbering as written: 二、 or （八）."""
    title: str
    """Heading text without numbering."""
    level: int
    """1 chapter, 2 sub-section."""
    span: Span


class Clause(Record):
    """One paragraph of the body, or one annex item; ids follow clause-ids.md."""

    id: str
    section: str
    """Id of the innermost section that holds it; 「0」 before the first heading."""
    paragraph: int
    text: str
    """The paragraph as in the source (stripped); an annex item joins its lines with newlines."""
    span: Span


class Duty(Record):
    """What one responsibility bracket closes: the unit of work somebody leads."""

    id: str
    clause: str
    text: str
    """The words of the duty without its bracket."""
    leads: tuple[UnitRef, ...]
    responsible: tuple[UnitRef, ...]
    implied: tuple[UnitRef, ...]
    span: Span
    """Text of the duty including its bracket."""
    charged: bool = False
    """Whether its lead is written 责任单位, and the others 配合单位."""


class TimeLimit(Record):
    """A point, period, frequency or vague time that the plan sets."""

    clause: str
    duty: str | None
    """Duty id; None where the clause has no duty (保障措施)."""
    kind: LimitKind
    text: str
    """The words of the limit as written: 2021年12月底前."""
    first: date | None
    last: date | None
    """Both None for a vague limit (取暖季前), which keeps only its words."""
    frequency: str
    """Canonical frequency words (每半月, 每周五前) or empty."""
    matter: str
    """The words that say what is due."""
    span: Span

    def runs_on(self, day: date) -> bool:
        """Whether the day is not past its end, nor before its beginning where it has one."""
        return self.last is not None and (self.first or date.min) <= day <= self.last


class Target(Record):
    """A figure the plan sets: goal, limit or quantity."""

    clause: str
    duty: str | None
    indicator: str
    op: str
    """One of = <= >= < >."""
    value: Decimal
    unit: str
    scope: str
    """Words that narrow it: 农村地区, 水泥企业; empty when it holds for all."""
    text: str
    span: Span


class Citation(Record):
    """A document that the plan cites."""

    clause: str
    title: str
    number: str
    """文号, or empty when the plan gives none."""
    issuer: str
    span: Span


class RequiredLedger(Record):
    """A ledger, list or archive that the plan orders somebody to keep."""

    clause: str
    duty: str | None
    name: str
    """The words that name it: 排查台账, 管控台账, 三张清单."""
    text: str
    """The sentence that orders it."""
    span: Span


class TaskForce(Record):
    """A task force (专班) of the annex, or another named body with members."""

    id: str
    """Clause id of the annex item: A.7."""
    name: str
    leads: tuple[UnitRef, ...]
    responsible: tuple[UnitRef, ...]
    span: Span


class PostKind(StrEnum):
    """A place in a body; the value is the word stored in 专班成员.角色."""

    HEAD = "组长"
    DEPUTY = "副组长"
    MEMBER = "成员"
    LEAD = "牵头"
    OFFICE = "办公室"
    DIRECTOR = "办公室主任"


class Post(Record):
    """Who holds a place in a body that running text sets up."""

    clause: str
    body: str
    """The body's name as written; empty where the text names none."""
    kind: PostKind
    title: str
    """The place as written: 召集人."""
    holder: str
    """As written: 县林业局局长, or a person's name and office."""
    unit: str
    """The unit that the holder is or heads; empty for a person."""
    span: Span


class DocumentFinding(Record):
    """A doubtful place of the plan itself; a suspicion, the text is never changed."""

    kind: str
    """Stable key: limit-outside-campaign, no-such-day, no-lead, unit-variant, no-responsible, unassigned,
    doubled-character, missing-character, conflict, no-headings, no-duties."""
    clause: str
    quote: str
    reason: str
    """Chinese, for the user."""
    span: Span


class Head(Record):
    """What the document says of itself."""

    title: str
    number: str
    """文号: 台政办字〔2021〕25号 style; empty when absent."""
    issuer: str
    issued: date | None
    recipients: tuple[str, ...]
    campaign: DateRange | None
    campaign_text: str
    campaign_clause: str
    """Clause id that states the campaign period; empty when none does."""


class Document(Record):
    """One plan, whole."""

    name: str
    """File name, for messages."""
    text: str
    """The text all spans point into."""
    head: Head
    sections: tuple[Section, ...]
    clauses: tuple[Clause, ...]
    duties: tuple[Duty, ...]
    time_limits: tuple[TimeLimit, ...]
    targets: tuple[Target, ...]
    citations: tuple[Citation, ...]
    required_ledgers: tuple[RequiredLedger, ...]
    task_forces: tuple[TaskForce, ...]
    units: tuple[str, ...]
    """Canonical names of all units that hold a role, in the plan's order."""
    findings: tuple[DocumentFinding, ...]
    posts: tuple[Post, ...] = ()
    """Places in bodies that running text sets up."""

    @property
    def period(self) -> DateRange | None:
        """The days the plan is about: from its campaign or issue to its last limit; else the years of its limits."""
        campaign, issued = self.head.campaign, self.head.issued
        ends = [limit.last for limit in self.time_limits if limit.last is not None]
        if campaign is not None:
            return DateRange(campaign.first, max([campaign.last, *ends])) if campaign.last else campaign
        if issued is not None:
            return DateRange(issued, max([date(issued.year, 12, 31), *ends]))
        return DateRange(date(min(ends).year, 1, 1), date(max(ends).year, 12, 31)) if ends else None

    @property
    def only_year(self) -> int | None:
        """The one year that the plan is about, from its issue to its last limit; None where there are several."""
        period = self.period
        if period is None or period.first is None or period.last is None or period.first.year != period.last.year:
            return None
        return period.first.year

    def day(self, today: date) -> date:
        """The day that 今年 is counted from in the plan: ``today`` where its period holds it, else its issue."""
        if self.period is None or today in self.period:
            return today
        return self.head.issued or self.period.first or today

    def limits_above(self, clause: Clause) -> tuple[TimeLimit, ...]:
        """Deadlines and periods that a heading above a clause sets for it: 集中整治阶段（6月1日至11月30日）."""
        return tuple(
            one
            for one in self.time_limits
            if one.clause == clause.id and one.kind is not LimitKind.FREQUENCY and not one.span.overlaps(clause.span)
        )

    @property
    def charges(self) -> bool:
        """Whether 责任单位 is its word for the lead."""
        return any(duty.charged for duty in self.duties)

    @property
    def named_units(self) -> tuple[str, ...]:
        """``units``, and those that only hold a place in a body."""
        return tuple(dict.fromkeys((*self.units, *(post.unit for post in self.posts if post.unit))))
