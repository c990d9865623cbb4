"""The chat as it is used: lines typed, lines picked, citations followed, commands run.

Invariant: a slash, a key and the palette all end in ``run``, so a command does one thing
however it was called; what it cannot do yet it says, and nothing is lost.
"""

from textual import events, on

from assistant.tui import jobs, messages
from assistant.tui.command_actions import CommandActions
from assistant.tui.commands import SLASH, bindings
from assistant.tui.widgets.prompt import PromptArea, QuestionInput
from assistant.tui.widgets.turn import noted


class ChatScreen(CommandActions):
    """The main screen."""

    BINDINGS = bindings()

    @on(PromptArea.Submitted)
    async def enter(self, message: PromptArea.Submitted) -> None:
        """A question, a command, or the number of a suggestion."""
        self.launch("keep", jobs.keep_question, self.history, message.text)
        if message.text.startswith(SLASH):
            await self.run_line(message.text)
        elif offered := self._offered(message.text):
            await self.put(offered)
        else:
            await self.put(message.text)

    @on(PromptArea.Left)
    def leave(self) -> None:
        """Into the newest answer at its beginning, or into the evidence where that hides it."""
        place = self.evidence if self.evidence and not self.transcript.display else self.transcript.latest()
        inside = [widget for widget in self.focus_chain if place and place in widget.ancestors]
        if inside:
            inside[0].focus()

    @on(QuestionInput.Picked)
    async def pick(self, message: QuestionInput.Picked) -> None:
        """A choice by its number."""
        latest = self.dialogue.latest
        if latest:
            await self.put(latest[1].choices[message.number - 1])

    @on(messages.QuestionChosen)
    async def choose(self, message: messages.QuestionChosen) -> None:
        """A choice or suggestion by Enter or click."""
        self.area.input.focus()
        await self.put(message.question)

    @on(messages.QuestionDrafted)
    def draft(self, message: messages.QuestionDrafted) -> None:
        """A question to be finished by hand."""
        self.area.draft(message.question)

    @on(messages.SqlSubmitted)
    async def run_query(self, message: messages.SqlSubmitted) -> None:
        """The user's own SELECT."""
        await self.put(message.sql, sql=True)

    @on(messages.RowOpened)
    def open_row(self, message: messages.RowOpened) -> None:
        """A row in full."""
        from assistant.tui.screens.row import RowScreen

        self.app.push_screen(RowScreen(message.columns, message.row))

    @on(messages.ClauseCited)
    async def cite(self, message: messages.ClauseCited) -> None:
        """A citation followed: the evidence opens by itself."""
        panel = await self.open_evidence()
        number = self.dialogue.number_of(message.answer) if message.answer else None
        if number is not None and message.answer:
            await panel.show(number, message.answer)
        await panel.cite(message.clause, message.answer)

    @on(messages.Reloaded)
    async def renew(self) -> None:
        """The panel is built anew over the new plan when it is next wanted."""
        self.close_evidence()
        if self.evidence:
            await self.evidence.remove()
            self.evidence = None

    @on(messages.Settled)
    async def follow(self, message: messages.Settled) -> None:
        """An open panel follows the newest answer; where it would hide it, it gives way."""
        if self.evidence and self.has_class("-evidence") and self.has_class("-wide"):
            await self.evidence.show(message.turn, message.answer)
        else:
            self.close_evidence()

    @on(messages.RowsWanted)
    async def want_rows(self, message: messages.RowsWanted) -> None:
        """The rows behind a figure; a list is its own evidence."""
        answer = message.answer
        if self.loaded and answer.sql and len(answer.rows) == 1:
            self.launch("behind", jobs.find_rows, self.engine, message.turn, answer.sql)
        else:
            self.post_message(messages.RowsFound(message.turn, answer))

    @on(messages.RowsFound)
    async def show_rows(self, message: messages.RowsFound) -> None:
        """The rows have come."""
        if self.evidence:
            await self.evidence.show_rows(message.turn, message.answer)

    @on(messages.Exported)
    async def exported(self, message: messages.Exported) -> None:
        """Says where the file is, where it can be read again."""
        await self.transcript.post(noted("已导出", [str(message.path)]))

    async def on_key(self, event: events.Key) -> None:
        """A letter typed anywhere goes into the prompt, as in a messenger, unless it is a key of what has the focus."""
        typing = isinstance(self.focused, QuestionInput) or event.key in self.active_bindings
        if event.is_printable and event.character and not typing:
            event.stop()
            self.area.input.focus()
            self.area.input.insert_text_at_cursor(event.character)

    def _offered(self, text: str) -> str | None:
        """The question that a bare number stands for in the newest answer."""
        latest = self.dialogue.latest
        if not text.isdecimal() or latest is None:
            return None
        questions = latest[1].choices or latest[1].suggestions
        return questions[int(text) - 1] if 0 < int(text) <= len(questions) else None
