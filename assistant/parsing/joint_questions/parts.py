"""One stretch of a question read for one table: what it asks, and what its words are about."""

from collections.abc import Callable, Collection

from assistant.model.catalog import Ledger
from assistant.parsing.joint_questions.absent import NEVER_DONE
from assistant.parsing.joint_questions.plan_senses import has_members
from assistant.parsing.joint_questions.windows import MEMBER_SAID, PLAN_NAMED, calls_table
from assistant.parsing.joint_questions.words import lexicon
from assistant.parsing.ledger_questions.draft import Draft
from assistant.parsing.ledger_questions.items import Item
from assistant.parsing.ledger_questions.rules import Scope
from assistant.parsing.ledger_questions.senses import SenseKind
from assistant.parsing.ledger_questions.trace import Trace
from assistant.records import Record


class Part(Record):
    """A stretch as a ledger question of its own."""

    scope: Scope
    draft: Draft
    cost: float
    raw: tuple[Item, ...]
    start: int
    absent: bool = False
    """Said of things that are not there: 应急清单里没有的."""
    coordinate: bool = False
    """Said in one breath with others: in both lists, in neither."""
    told: Trace | None = None
    """How it was read; None where it asks for nothing by itself."""

    @property
    def ledger(self) -> Ledger:
        """Its table."""
        return self.scope.ledger

    def mentions(self, column: str) -> bool:
        """Whether the words name the column itself."""
        senses = (sense for item in self.raw for sense in item.sense(SenseKind.COLUMN))
        return any(sense.column == column and sense.cost < 0.05 for sense in senses)

    @property
    def names_plan(self) -> bool:
        """Whether it is the plan's, and says so."""
        return self.ledger.plan and any(item.has(PLAN_NAMED) for item in self.raw)

    @property
    def speaks_of_members(self) -> bool:
        """Whether it is of a table of bodies and members, and says so."""
        return any(item.has(MEMBER_SAID) for item in self.raw)

    @property
    def restricts(self) -> bool:
        """Whether its rows are fewer than all, or all of a table whose name is said."""
        draft = self.draft
        named = any(_names_table(item, self.ledger) for item in self.raw)
        listed = self.ledger.plan or self.coordinate or any(word in self.text for word in lexicon("list", "words"))
        whole = named and (listed or bool(self.named_columns))
        never = any(item.has(NEVER_DONE) for item in self.raw)
        return never or whole or self.absent or bool(draft.restrictions or draft.extreme or draft.having)

    def says_own(self, keys: Collection[str], known_elsewhere: Callable[[str], bool]) -> bool:
        """Whether its words speak of more than what ties it, in words that only its table knows."""
        tied = {value.text for name in keys for value in self.ledger.column(name).values}
        return any(
            any(item.has(kind) for kind in (PLAN_NAMED, MEMBER_SAID, "status", "overdue"))
            or ((calls_table(item, self.ledger) or item.has("topic")) and not known_elsewhere(item.text))
            or (_is_content(item, keys, tied) and not known_elsewhere(item.text))
            for item in self.raw
        )

    @property
    def text(self) -> str:
        """Its words, without those of other parts."""
        return "".join(item.text for item in self.raw)

    @property
    def named_columns(self) -> tuple[str, ...]:
        """Columns that its words name, in order."""
        senses = (sense for item in self.raw for sense in item.sense(SenseKind.COLUMN)[:1])
        return tuple(dict.fromkeys(sense.column for sense in senses if sense.cost < 0.05))


def _is_content(item: Item, keys: Collection[str], tied: Collection[str]) -> bool:
    """Whether a word says something of a table besides its keys and what they hold."""
    return any(
        sense.kind is SenseKind.LEDGER
        or (
            sense.kind not in (SenseKind.TOPIC, SenseKind.ROWS)
            and sense.column not in keys
            and not (sense.values and set(sense.values) <= set(tied))
        )
        for sense in item.senses
    )


def _names_table(item: Item, ledger: Ledger) -> bool:
    """Whether a word is a table's name and nothing else in it, but for what a table of the plan lists (指标)."""
    columns = {sense.column for sense in item.sense(SenseKind.COLUMN)}
    listed = ledger.plan and not has_members(ledger)
    return calls_table(item, ledger) and columns <= ({ledger.entity} if listed else set())
