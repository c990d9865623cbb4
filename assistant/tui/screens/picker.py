"""Type to narrow, Enter to take: for commands, earlier questions and units alike.

Invariant: what is shown is what Enter takes; with nothing left to show Enter does nothing.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList

from assistant.linking import pinyin
from assistant.records import Record
from assistant.tui.widgets.wording import joined, plain


class Item(Record):
    """Something to pick."""

    value: str
    label: str
    detail: str = ""

    def fits(self, typed: str) -> bool:
        """Whether each word typed is in it, as characters, pinyin or initials."""
        spelled = f"{self.label}{self.detail}".lower()
        sounds = (spelled, pinyin.full(self.label), pinyin.initials(self.label))
        return all(any(word in sound for sound in sounds) for word in typed.lower().split())


class Picker(ModalScreen[str | None]):
    """Gives the value picked, or None."""

    CSS_PATH = "modal.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "关闭"),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
    ]

    def __init__(self, title: str, items: Sequence[Item]) -> None:
        super().__init__()
        self._title = title
        self._items = tuple(items)
        self._shown = self._items

    def compose(self) -> ComposeResult:
        """A line to type in and the items that fit."""
        with Vertical() as box:
            box.border_title = self._title
            box.border_subtitle = "↑↓ 选，回车确定，Esc 关闭"
            yield Input(placeholder="输入汉字、拼音或首字母", compact=True)
            yield OptionList(markup=False, compact=True)

    def on_mount(self) -> None:
        """Shows all items."""
        self._show()

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Keeps the items that fit."""
        self._shown = tuple(item for item in self._items if item.fits(event.value))
        self._show()

    @on(Input.Submitted)
    def take(self) -> None:
        """Gives the highlighted item."""
        position = self.query_one(OptionList).highlighted
        if position is not None and self._shown:
            self.dismiss(self._shown[position].value)

    @on(OptionList.OptionSelected)
    def click(self, event: OptionList.OptionSelected) -> None:
        """Gives the clicked item."""
        self.dismiss(self._shown[event.option_index].value)

    def action_step(self, step: int) -> None:
        """Moves the highlight while the cursor stays in the line."""
        listed = self.query_one(OptionList)
        if self._shown:
            listed.highlighted = ((listed.highlighted or 0) + step) % len(self._shown)

    def _show(self) -> None:
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options([joined(item.label, plain(f"　{item.detail}", "dim")) for item in self._shown])
        listed.highlighted = 0 if self._shown else None
