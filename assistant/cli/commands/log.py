"""``wence log``: the questions that were not answered; to read, export, empty or switch off."""

import json
from argparse import Namespace
from pathlib import Path

from assistant import journal
from assistant.cli import diagnostics, output
from assistant.errors import ExitCode, WenceError
from assistant.records import asdict


def run(options: Namespace) -> ExitCode:
    """Does what the options ask, else lists the log."""
    try:
        if options.on or options.off:
            journal.switch(bool(options.on))
            diagnostics.say("已开始记录未能回答的问题" if options.on else "已停止记录未能回答的问题")
        elif options.clear:
            journal.clear()
            diagnostics.say("记录已清空")
        elif options.export:
            _export(Path(options.export))
        else:
            _list()
    except OSError as problem:
        raise WenceError("记录读写不了", str(journal.journal_path()), "请检查文件夹权限") from problem
    return ExitCode.ANSWERED


def _list() -> None:
    found = journal.entries()
    for entry in found:
        output.line(
            f"{entry.when}  {entry.question}  →  {entry.reason.splitlines()[0] if entry.reason else entry.kind}"
        )
    state = "正在记录" if journal.is_on() else "没有在记录"
    diagnostics.say(f"共{len(found)}个未能回答的问题，{state}；文件：{journal.journal_path()}")


def _export(path: Path) -> None:
    lines = [json.dumps(asdict(entry), ensure_ascii=False) for entry in journal.entries()]
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    diagnostics.say(f"已写出{len(lines)}个问题：{path}")
