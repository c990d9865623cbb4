"""The turns of the chat: what is typed goes to the engine, what comes back goes to the transcript.

Invariant: only this screen starts turns and settles them; a reply whose turn is no longer
running changes nothing. The screen is whole before the engine is there: questions typed
meanwhile wait for it by themselves.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from assistant.model.answer import Answer
from assistant.tui import jobs, messages
from assistant.tui.background import BREAKPOINTS, BackgroundScreen
from assistant.tui.dialogue import Dialogue
from assistant.tui.door import Engine, Opener, View
from assistant.tui.history import History
from assistant.tui.plan_index import PlanIndex
from assistant.tui.preferences import Preferences
from assistant.tui.scope import Scope
from assistant.tui.widgets.header import HeaderLine
from assistant.tui.widgets.keys import KeyLine
from assistant.tui.widgets.prompt import PromptArea
from assistant.tui.widgets.status import StatusLine
from assistant.tui.widgets.transcript import Transcript
from assistant.tui.widgets.turn import Turn, failure, noted, stopped, welcome

_FEWEST_ROWS, _MOST_ROWS = 5, 20
_FRAME = 12
"""Lines of the screen that a table in the transcript leaves to what stands around it."""


_NEEDED_SOON = tuple(
    f"assistant.tui.{name}" for name in ("blocks", "widgets.table", "widgets.figures", "widgets.quote")
)
"""Modules that an answer needs and the first paint does not."""


@dataclass(slots=True)
class Loaded:
    """What is there once the engine is open."""

    view: View
    plans: PlanIndex


class TurnsScreen(BackgroundScreen):
    """Header, transcript, prompt; and the life of a turn."""

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS

    engine: Engine
    """There after the first paint."""

    def __init__(self, opener: Opener, history: History, preferences: Preferences) -> None:
        super().__init__()
        self._opener = opener
        self.dialogue = Dialogue()
        self.scope = Scope()
        self.loaded: Loaded | None = None
        self.history = history
        self.preferences = preferences

    def compose(self) -> ComposeResult:
        """The whole screen but the evidence, which is built when first wanted."""
        yield HeaderLine()
        with Horizontal(id="body"):
            yield Transcript()
        yield StatusLine()
        yield PromptArea()
        yield KeyLine()

    def on_mount(self) -> None:
        """Paints first, then loads."""
        self.transcript.mount(welcome())
        self.area.input.focus()
        self.status.progress("正在载入方案和台账……（可以先输入问题）")
        self.call_after_refresh(self._load)

    @property
    def transcript(self) -> Transcript:
        """Turns so far."""
        return self.query_one(Transcript)

    @property
    def area(self) -> PromptArea:
        """Where questions are typed."""
        return self.query_one(PromptArea)

    @property
    def status(self) -> StatusLine:
        """The thin line."""
        return self.query_one(StatusLine)

    def _load(self) -> None:
        self.engine = self._opener()
        self.launch("history", jobs.read_history, self.history)
        self.launch("open", jobs.open_engine, self.engine)

    @on(messages.Opened)
    def begin(self, message: messages.Opened) -> None:
        """Takes plan and ledgers and asks what has been waiting."""
        self._take(message.view)
        self._next()

    def _take(self, view: View) -> None:
        """Shows and offers what is in plan and ledgers now."""
        self.loaded = Loaded(view, PlanIndex(view.documents))
        self.show_scope()
        self.status.progress("正在准备联想词……")
        self.launch("words", jobs.gather_words, self.engine)

    @on(messages.WordsReady)
    def take_words(self, message: messages.WordsReady) -> None:
        """Type-ahead works from now on."""
        self.area.use(message.words)
        self.status.progress("")
        self.launch("ahead", jobs.import_ahead, *_NEEDED_SOON)

    @on(messages.HistoryRead)
    def take_history(self, message: messages.HistoryRead) -> None:
        """Earlier questions, before those of this run."""
        self.area.recall.questions[:0] = message.questions

    def show_scope(self) -> None:
        """The header, as things are now."""
        if self.loaded:
            self.query_one(HeaderLine).tell(self.loaded.view, self.scope)

    async def put(self, question: str, sql: bool = False) -> None:
        """Starts a turn."""
        request = self.dialogue.put(question if sql else self.scope.applied(question), sql)
        await self.transcript.post(Turn(request.turn, request.text))
        self._next()

    async def say(self, answer: Answer) -> None:
        """A turn that the chat answers by itself."""
        number = self.dialogue.note(answer)
        turn = Turn(number, answer.question)
        await self.transcript.post(turn)
        await self._settle(number, self._blocks(answer))

    @on(messages.Answered)
    async def settle(self, message: messages.Answered) -> None:
        """Shows a reply, unless it is stale."""
        outcome = message.outcome
        if not self.dialogue.accept(outcome):
            return
        if outcome.changes:
            self._take(self.engine.view)
            self.post_message(messages.Reloaded())
        changed = [noted("台账已更新", outcome.changes)] if outcome.changes else []
        await self._settle(outcome.turn, [*changed, *self._blocks(outcome.answer)])
        self.post_message(messages.Settled(outcome.turn, outcome.answer))
        self._next()

    @on(messages.Failed)
    async def fail(self, message: messages.Failed) -> None:
        """Says what went wrong, where the eye is."""
        if message.group == "ask":
            request = self.dialogue.stop()
            if request:
                await self._settle(request.turn, [failure(message.problem)])
        else:
            self.status.progress("")
            await self.transcript.post(failure(message.problem))
        self._next()

    async def stop(self) -> bool:
        """Stops the question that runs; False when none does."""
        request = self.dialogue.stop()
        if request is None:
            return False
        self.workers.cancel_group(self, "ask")
        self.engine.stop(request.turn)
        await self._settle(request.turn, [stopped()])
        self._next()
        return True

    def _next(self) -> None:
        """Asks the turn that waits longest, once nothing runs."""
        if self.loaded is None:
            return
        request = self.dialogue.start()
        if request is None:
            return
        turn = self.transcript.turn(request.turn)
        if turn:
            turn.run()
        if request.sql:
            self.launch("ask", jobs.run_sql, self.engine, request.turn, request.text)
        else:
            after, today = self.dialogue.after, self.scope.today
            self.launch("ask", jobs.ask, self.engine, request.turn, request.text, after, today)

    async def _settle(self, number: int, blocks: Iterable[Widget]) -> None:
        latest = self.dialogue.latest
        self.area.input.choices = len(latest[1].choices) if latest else 0
        turn = self.transcript.turn(number)
        if turn:
            await turn.settle(blocks)
            self.transcript.foot()

    def _blocks(self, answer: Answer) -> Iterable[Widget]:
        from assistant.tui.blocks import Surroundings, blocks

        plans = self.loaded.plans if self.loaded else PlanIndex(())
        rows = max(_FEWEST_ROWS, min(_MOST_ROWS, self.size.height - _FRAME))
        return blocks(answer, Surroundings(plans, rows))
