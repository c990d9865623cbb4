"""Where questions are typed: history, paste, type-ahead, ghost text.

Invariant: the prompt knows nothing of the engine; it says what was submitted and is told
the vocabulary. Nothing here waits for anything, so typing never stops.
"""

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import Input, OptionList, Static

from assistant.render.plain import one_line
from assistant.tui.commands import SLASH, beginning
from assistant.tui.ghost import Ghost
from assistant.tui.history import Recall
from assistant.tui.sheets import beside
from assistant.tui.texts import texts
from assistant.tui.widgets.wording import joined, plain

if TYPE_CHECKING:
    from assistant.linking.typeahead import Completion, TypeAhead

_PLACEHOLDER = "问方案、问台账；输入 / 看命令"
_OFFERED = 6


class QuestionInput(Input):
    """One line of text; Chinese input methods compose into it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "上一个", show=False),
        Binding("down", "move(1)", "下一个", show=False),
        Binding("tab", "complete", "采用联想", show=False),
    ]

    class Moved(Message):
        """Up or down was pressed."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class Completed(Message):
        """Tab was pressed."""

    class Picked(Message):
        """The number of a choice was pressed."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    choices = 0
    """Choices that a digit picks while the line is empty."""

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the input method opens its window: at the end of the text, not one cell behind it."""
        place = super().cursor_screen_offset
        return place - (1, 0) if self.cursor_at_end and self.value else place

    async def _on_key(self, event: events.Key) -> None:
        """A digit in the empty line picks a choice; a key with a binding here acts at once.

        Left to bubble up to the app, ← and Backspace would be overtaken by the characters typed after them.
        """
        digit = event.character or ""
        bound = self.screen.active_bindings.get(event.key)
        if not self.value and digit.isdecimal() and 0 < int(digit) <= self.choices:
            self.post_message(self.Picked(int(digit)))
        elif bound and bound.node is self:
            await self.run_action(bound.binding.action)
        else:
            return
        event.stop()
        event.prevent_default()

    def action_move(self, step: int) -> None:
        """Tells the area around."""
        self.post_message(self.Moved(step))

    def action_complete(self) -> None:
        """Tells the area around."""
        self.post_message(self.Completed())

    def _on_paste(self, event: events.Paste) -> None:
        """Puts several lines in as one: a pasted table cell or message has line ends."""
        event.stop()
        event.prevent_default()
        self.replace(one_line(event.text), *self.selection)


class Completions(OptionList, can_focus=False):
    """Words that may be meant."""

    def __init__(self) -> None:
        super().__init__(markup=False, compact=True)
        self.offered: tuple[Completion, ...] = ()

    def offer(self, completions: "tuple[Completion, ...]") -> None:
        """Shows these words, or nothing."""
        self.offered = completions
        self.clear_options()
        self.add_options(
            [
                joined(found.word, plain(f"　{texts().kinds.get(found.kind, found.kind)}", "dim"))
                for found in completions
            ]
        )
        self.display = bool(completions)


class PromptArea(Vertical):
    """The prompt with its list of words."""

    DEFAULT_CSS = beside(__file__)

    class Left(Message):
        """Tab was pressed with nothing to complete: on to the answers."""

    class Submitted(Message):
        """A question or command was entered."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__()
        self.recall = Recall()
        self._ghost = Ghost(self.recall)
        self._words: TypeAhead | None = None

    def compose(self) -> ComposeResult:
        """The list above the line."""
        yield Completions()
        with Horizontal(id="line"):
            yield Static("❯", id="sign", markup=False)
            yield QuestionInput(placeholder=_PLACEHOLDER, suggester=self._ghost, compact=True)

    @property
    def input(self) -> QuestionInput:
        """The line itself."""
        return self.query_one(QuestionInput)

    def use(self, words: "TypeAhead") -> None:
        """Takes the vocabulary for type-ahead, for what was typed meanwhile too."""
        self._words = self._ghost.words = words
        self._list.offer(self._completions(self.input.value))

    def draft(self, text: str) -> None:
        """Puts a question into the line, to be changed or entered."""
        self.input.value = text
        self.input.action_end()
        self.input.focus()

    def close(self) -> bool:
        """Takes the list of words away; False when there was none."""
        shown = bool(self._list.offered)
        self._list.offer(())
        return shown

    @property
    def _list(self) -> Completions:
        return self.query_one(Completions)

    @on(Input.Changed)
    def offer(self, event: Input.Changed) -> None:
        """Offers words for what stands before the cursor."""
        event.stop()
        self._list.offer(self._completions(event.value))

    @on(Input.Submitted)
    def submit(self, event: Input.Submitted) -> None:
        """Takes the highlighted word, or enters the line."""
        event.stop()
        if self._list.highlighted is not None and self._list.offered:
            self._take(self._list.offered[self._list.highlighted])
        elif text := one_line(event.value):
            self.input.value = ""
            self.recall.add(text)
            self.post_message(self.Submitted(text))

    @on(QuestionInput.Completed)
    def complete(self) -> None:
        """Takes the highlighted word, else the first; with none offered goes on to the transcript."""
        if self._list.offered:
            self._take(self._list.offered[self._list.highlighted or 0])
        elif self.input.cursor_at_end and self.input._suggestion:
            self.input.action_cursor_right()
        else:
            self.post_message(self.Left())

    @on(OptionList.OptionSelected)
    def click(self, event: OptionList.OptionSelected) -> None:
        """Takes the word that was clicked."""
        event.stop()
        self._take(self._list.offered[event.option_index])

    @on(QuestionInput.Moved)
    def move(self, event: QuestionInput.Moved) -> None:
        """Through the words offered, else through earlier questions."""
        highlighted = self._list.highlighted
        if self._list.offered and (event.step > 0 or highlighted is not None):
            self._list.highlighted = _stepped(highlighted, event.step, len(self._list.offered))
            return
        recalled = self.recall.older(self.input.value) if event.step < 0 else self.recall.newer()
        if recalled is not None:
            with self.prevent(Input.Changed):
                self.draft(recalled)

    def _take(self, completion: "Completion") -> None:
        after = self.input.value[self.input.cursor_position :]
        with self.prevent(Input.Changed):
            self.input.value = self.input.value[: completion.start] + completion.word + after
        self.input.cursor_position = completion.start + len(completion.word)
        self.close()

    def _completions(self, value: str) -> "tuple[Completion, ...]":
        if value.startswith(SLASH):
            from assistant.linking.typeahead import Completion

            found = beginning(value) if " " not in value else ()
            return tuple(Completion(SLASH + command.word, command.help, 0) for command in found)[:_OFFERED]
        before = value[: self.input.cursor_position]
        return self._words.complete(before, _OFFERED) if self._words else ()


def _stepped(position: int | None, step: int, count: int) -> int | None:
    """The next place in the list; above the first there is none."""
    wanted = step - 1 if position is None else position + step
    return None if wanted < 0 else min(wanted, count - 1)
