"""Keys, commands and what can be asked, from the same table that carries them out."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen

from assistant.render.plain import padded
from assistant.tui.commands import COMMANDS, Command, key_name
from assistant.tui.texts import examples
from assistant.tui.widgets.prose import Prose
from assistant.tui.widgets.wording import plain

_KEYS = (
    ("回车", "问；有选项时按数字选，输入数字再回车问建议的问题"),
    ("Tab", "采用联想或灰字；没有时进到最新的回答，再按往下走"),
    ("↑ ↓", "以前问过的问题；有联想时在联想里选"),
    ("PageUp PageDown", "翻看对话；在表格里翻页"),
    ("s", "在表格里按光标所在列排序；点列名也行"),
    ("← → ↓ e", "在依据里换栏、进入；e 把查询语句改一份来查，Ctrl+G 运行"),
)
_NAME_CELLS = 26
_KEY_CELLS = 16


class HelpScreen(ModalScreen[None]):
    """Everything there is to press and type."""

    CSS_PATH = "modal.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,q,enter", "dismiss", "关闭")]

    def compose(self) -> ComposeResult:
        """The whole of it on one page to scroll."""
        with Vertical() as box:
            box.border_title = "帮助"
            box.border_subtitle = "↑↓ 翻看，Esc 关闭"
            with VerticalScroll():
                yield from _told()


def _told() -> Iterator[Prose]:
    yield Prose(plain("可以这样问", "bold"))
    yield from (Prose(plain(f"  {example}")) for example in examples())
    yield Prose(plain("命令", "bold"), classes="heading")
    yield from (_entry(command.usage, _described(command), _NAME_CELLS) for command in COMMANDS)
    yield Prose(plain("按键", "bold"), classes="heading")
    yield from (_entry(key, told, _KEY_CELLS) for key, told in _KEYS)


def _entry(name: str, told: str, cells: int) -> Prose:
    return Prose(plain(f"  {padded(name, cells)}  {told}"), indent=cells + 4)


def _described(command: Command) -> str:
    key = f"{key_name(command.key)}　" if command.key else ""
    return f"{key}{command.help}。/{command.aliases[0]}"
