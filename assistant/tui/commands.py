"""Every command of the chat, once: palette, slash commands, keys and help screen read this table.

Invariant: what one of the four knows, all four know; a name or alias means one command only.
Prevents the help that lists a key which does something else.
"""

from collections.abc import Iterator

from textual.binding import Binding, BindingType

from assistant.records import Record

SLASH = "/"


class Command(Record):
    """One command; the method that carries it out is ``ChatActions.<id>``."""

    id: str
    word: str
    aliases: tuple[str, ...]
    help: str
    argument: str = ""
    key: str = ""
    footer: bool = False
    """Whether the key is shown below the prompt."""

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that may stand behind the slash."""
        return (self.word, self.id, *self.aliases)

    @property
    def usage(self) -> str:
        """How it is typed."""
        return f"{SLASH}{self.word} {self.argument}".rstrip()


COMMANDS = (
    Command("help", "帮助", ("bangzhu", "bz"), "按键、命令和问法", key="f1", footer=True),
    Command("evidence", "依据", ("yiju", "yj"), "打开或收起依据：方案原文、SQL、数据行", key="f2", footer=True),
    Command("ledgers", "台账", ("taizhang", "tz"), "浏览台账的列、取值和前几行", key="f3", footer=True),
    Command("plan", "方案", ("fangan", "fa"), "浏览方案的提纲和原文", "[条款编号]", key="f4", footer=True),
    Command("palette", "命令", ("mingling", "ml", "commands"), "找一个命令", key="ctrl+p", footer=True),
    Command("history", "历史", ("lishi", "ls"), "在问过的问题里找", key="ctrl+r", footer=True),
    Command("export", "导出", ("daochu", "dc"), "把当前回答或全部对话存成文件", "[xlsx|csv|md] [全部]", "ctrl+o"),
    Command("copy", "复制", ("fuzhi", "fz"), "复制当前回答", key="ctrl+y"),
    Command("conventions", "口径", ("koujing", "kj", "terms"), "常用词在这里是什么意思"),
    Command("check", "检查", ("jiancha", "jc"), "方案和台账里读不准的地方"),
    Command("today", "今天", ("jintian", "jt"), "把哪一天当作今天；不写日期则恢复", "[YYYY-MM-DD]"),
    Command("unit", "单位", ("danwei", "dw"), "站在哪个单位看；问题里的“我单位”就指它", "[单位名称]"),
    Command("theme", "主题", ("zhuti", "zt"), "换成浅色或深色", key="ctrl+t"),
    Command("clear", "清屏", ("qingping", "qp"), "清空对话，重新开始", key="ctrl+l"),
    Command("stop", "停止", ("tingzhi", "cancel"), "停下正在查的问题；没有在查时回到输入行", key="escape"),
    Command("quit", "退出", ("tuichu", "tc", "exit"), "关闭问策", key="ctrl+q", footer=True),
)


def bindings() -> list[BindingType]:
    """Key bindings of the chat screen."""
    return [
        Binding(
            command.key, f"run('{command.id}')", command.word, show=command.footer, id=command.id, tooltip=command.help
        )
        for command in COMMANDS
        if command.key
    ]


def key_name(key: str) -> str:
    """A key as it is written on keyboards: Ctrl+P, F1, Esc."""
    return {"escape": "Esc"}.get(key, "+".join(part.capitalize() for part in key.split("+")))


def find(name: str) -> Command | None:
    """The command of this name or alias."""
    return next((command for command in COMMANDS if name.lower() in command.names), None)


def parse(line: str) -> tuple[Command | None, str]:
    """The command and the argument of a line that begins with a slash."""
    name, _, argument = line.removeprefix(SLASH).strip().partition(" ")
    return find(name), argument.strip()


def beginning(line: str) -> Iterator[Command]:
    """Commands that a half-typed line may become."""
    typed = line.removeprefix(SLASH).lower()
    return (command for command in COMMANDS if any(name.startswith(typed) for name in command.names))
