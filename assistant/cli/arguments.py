"""The command line's grammar: commands, their arguments, and help in Chinese.

Invariant: an option of all commands may stand before or after the command, and a later
one wins. argparse speaks English; every sentence of it that a user can meet is said in
Chinese here, since 「the following arguments are required」 helps no official.
"""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from assistant.errors import WenceError
from assistant.records import Record, field

Arguments = tuple[tuple[str, dict[str, Any]], ...]


class Command(Record):
    """One command; its module in ``assistant.cli.commands`` is ``module``."""

    name: str
    summary: str
    module: str
    arguments: Arguments = field(default=())


_FLAG = {"action": "store_true"}
_JSON = ("--json", {**_FLAG, "help": "输出 JSON"})

COMMANDS = (
    Command(
        "ask",
        "问一个问题",
        "ask",
        (
            ("question", {"metavar": "QUESTION", "nargs": "+", "help": "问题，可以不加引号"}),
            _JSON,
            ("--explain", {**_FLAG, "help": "把理解的过程写到标准错误"}),
            ("--session", {"metavar": "FILE", "help": "接着这个文件里的对话问，并存回去"}),
        ),
    ),
    Command("batch", "从标准输入逐行读问题（JSON Lines），逐行回答", "batch"),
    Command(
        "sql",
        "执行自己写的只读 SQL",
        "sql",
        (
            ("query", {"metavar": "SQL", "nargs": "+", "help": "一条 SELECT"}),
            _JSON,
            ("--csv", {**_FLAG, "help": "输出 CSV"}),
        ),
    ),
    Command("check", "检查方案和台账文件，报告读不准的地方", "check", (_JSON,)),
    Command(
        "db",
        "把方案表和台账写成 DuckDB 文件",
        "db",
        (("file", {"metavar": "FILE", "help": "要写的文件，如 台账.duckdb"}),),
    ),
    Command("ledgers", "列出台账、列和行数", "ledgers"),
    Command(
        "plan",
        "方案的提纲，或一条的原文和分工",
        "plan",
        (("clause", {"metavar": "CLAUSE", "nargs": "?", "help": "条款编号，如 2.8.1"}),),
    ),
    Command(
        "log",
        "没能回答的问题记录：查看、导出、清空、开关",
        "log",
        (
            ("--export", {"metavar": "FILE", "help": "写成 JSON Lines 文件"}),
            ("--clear", {**_FLAG, "help": "清空记录"}),
            ("--off", {**_FLAG, "help": "不再记录"}),
            ("--on", {**_FLAG, "help": "重新开始记录"}),
        ),
    ),
    Command(
        "serve",
        "在浏览器里打开对话界面，默认只对本机开放",
        "serve",
        (
            ("--host", {"metavar": "ADDRESS", "help": "监听的地址，默认 127.0.0.1；其他地址必须有 --token"}),
            ("--port", {"metavar": "PORT", "help": "端口，默认 8000"}),
            ("--token", {"metavar": "TOKEN", "help": "口令，浏览器地址后加 ?token=口令"}),
        ),
    ),
    Command(
        "eval",
        "用带答案的问题文件给程序打分",
        "evaluate",
        (("files", {"metavar": "FILE", "nargs": "+", "help": "问题文件（JSON Lines）"}), _JSON),
    ),
)

_CHAT = Command("", "打开对话界面", "chat")

_SHARED: Arguments = (
    ("--plan", {"metavar": "PATH", "help": "方案文件或文件夹"}),
    ("--ledgers", {"metavar": "PATH", "help": "台账文件夹"}),
    ("--today", {"metavar": "YYYY-MM-DD", "help": "把哪一天当作今天"}),
    ("--reveal-personal", {**_FLAG, "help": "显示姓名、电话、车牌原文"}),
)

_DESCRIPTION = "问策：问方案、问台账，问了就有出处。不带命令时打开对话界面。"

_SAID = (
    (r"the following arguments are required: (.*)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.*)", r"不认识的参数：\1"),
    (r"argument (\S+): expected .*", r"\1 后面缺少内容"),
    (r"argument (\S+): ignored explicit argument (.*)", r"\1 后面不能带内容：\2"),
    (r"argument COMMAND: invalid choice: (\S+) .*", r"没有这个命令：\1"),
    (r"argument (\S+): invalid choice: (\S+) .*", r"\1 不能是 \2"),
)
"""argparse's sentences and what the user reads instead."""


class _Formatter(argparse.HelpFormatter):
    """Help without English headings."""

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Any, prefix: str | None = None
    ) -> None:
        """The usage line, headed 用法."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """A parser that raises instead of printing English and leaving."""

    def __init__(self, **given: Any) -> None:
        super().__init__(formatter_class=_Formatter, add_help=False, allow_abbrev=False, **given)

    def error(self, message: str) -> NoReturn:
        """WenceError with the message in Chinese."""
        raise WenceError(_in_chinese(message), todo=f"用法见 {self.prog} --help")


def parse(words: list[str]) -> argparse.Namespace:
    """The options, with ``module`` naming the command's module; WenceError for a wrong line."""
    return _parser().parse_args(words)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="wence", description=_DESCRIPTION)
    _add_shared(parser, default=None)
    parser.set_defaults(module=_CHAT.module, reveal_personal=False)
    commands = parser.add_subparsers(title="命令", metavar="COMMAND", parser_class=_Parser)
    for command in COMMANDS:
        own = commands.add_parser(command.name, help=command.summary, description=f"{command.summary}。")
        group = own.add_argument_group("参数")
        for name, given in command.arguments:
            group.add_argument(name, **given)
        _add_shared(own, default=argparse.SUPPRESS)
        own.set_defaults(module=command.module)
    return parser


def _add_shared(parser: argparse.ArgumentParser, default: Any) -> None:
    """The options of all commands; suppressed defaults do not undo what stood before the command."""
    group = parser.add_argument_group("选项")
    for name, given in _SHARED:
        group.add_argument(name, default=default, **given)
    group.add_argument("-h", "--help", action="help", help="显示这段帮助")


def _in_chinese(message: str) -> str:
    for pattern, said in _SAID:
        if re.fullmatch(pattern, message, re.DOTALL):
            return re.sub(pattern, said, message, flags=re.DOTALL)
    return f"命令写法不对：{message}"
