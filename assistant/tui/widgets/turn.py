"""One turn of the chat: what was asked, and what became of it.

Invariant: a turn is settled once: answered, failed or stopped. What it shows while it
waits goes away with the reply.
"""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from assistant.errors import WenceError, defect
from assistant.tui.sheets import beside
from assistant.tui.texts import examples
from assistant.tui.widgets.prose import Prose
from assistant.tui.widgets.wording import joined, plain

WAITING = "载入完成后回答……"
RUNNING = "正在查……（Esc 停止）"


class Turn(Vertical):
    """A question and its blocks."""

    DEFAULT_CSS = beside(__file__)

    def __init__(self, number: int, question: str) -> None:
        super().__init__()
        self.number = number
        self.question = question

    def compose(self) -> ComposeResult:
        """The question, and a line that says it is awaited."""
        yield Prose(joined(plain("❯ ", "$primary"), plain(self.question, "bold $primary")), classes="question")
        yield Prose(plain(WAITING), classes="pending")

    def run(self) -> None:
        """Says that the question is being looked into."""
        self.query_one(".pending", Prose).update(plain(RUNNING))

    async def settle(self, blocks: Iterable[Widget]) -> None:
        """Shows the reply in place of the waiting line, block by block, so that keys are taken between two."""
        await self.query(".pending").remove()
        for block in blocks:
            await self.mount(block)


def failure(problem: BaseException) -> Prose:
    """What happened, where, and what to try."""
    told = problem if isinstance(problem, WenceError) else defect(problem)
    lines = [told.what, *([f"位置：{told.where}"] if told.where else []), *([told.todo] if told.todo else [])]
    return Prose(joined(plain(f"✘ {lines[0]}", "bold"), "".join(f"\n{line}" for line in lines[1:])), classes="failure")


def stopped() -> Prose:
    """Says that the user stopped the question."""
    return Prose(plain("已停止。可以换个范围再问"), classes="stopped")


def noted(title: str, lines: Iterable[str]) -> Prose:
    """Something that happened by the way, kept in the transcript."""
    return Prose(joined(plain(title, "bold"), "".join(f"\n{line}" for line in lines)), classes="noted", indent=2)


def welcome() -> Prose:
    """What an empty chat says."""
    offered = "".join(f"\n　· {example}" for example in examples())
    return Prose(joined(plain("方案和台账，问了就有出处。", "bold"), "\n可以这样问：", offered), classes="welcome")
