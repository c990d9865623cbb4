"""What each command does: one method ``command_<id>`` for each row of ``commands.COMMANDS``.

Invariant: a method says what it did, in the thin line or in a turn of its own; WenceError
when its argument is wrong.
"""

from pathlib import Path

from assistant.config import parse_day
from assistant.errors import WenceError
from assistant.model.answer import Answer, Kind
from assistant.records import replace
from assistant.tui import jobs
from assistant.tui.commands import COMMANDS, find, key_name, parse
from assistant.tui.opening_commands import OpeningCommands

_ALL = "全部"


class CommandActions(OpeningCommands):
    """All commands, and how they are called."""

    async def action_run(self, identifier: str) -> None:
        """Runs a command by its id, for keys."""
        await self.run_command(identifier, "")

    async def run_line(self, line: str) -> None:
        """Runs a line that begins with a slash."""
        command, argument = parse(line)
        if command is None:
            self.status.flash(f"没有“{line}”这个命令；/帮助 看全部命令")
        else:
            await self.run_command(command.id, argument)

    async def run_command(self, identifier: str, argument: str) -> None:
        """Runs a command; what is wrong with its argument is said in the thin line."""
        command = find(identifier)
        if command is None:
            raise LookupError(identifier)
        try:
            await getattr(self, f"command_{command.id}")(argument)
        except WenceError as problem:
            self.status.flash(str(problem))

    async def command_palette(self, _: str) -> None:
        """Finds a command by typing."""
        from assistant.tui.screens.picker import Item, Picker

        items = [Item(each.id, each.word, f"{each.help}　{key_name(each.key)}".rstrip()) for each in COMMANDS]
        self.app.push_screen(Picker("命令", items), self._picked_command)

    async def command_export(self, argument: str) -> None:
        """Writes the newest answer, or all of them, to a file in the working folder."""
        from assistant.render.export import Format

        words = argument.split()
        whole = _ALL in words
        kinds = [word.lower().lstrip(".") for word in words if word != _ALL] or [Format.XLSX]
        if len(kinds) > 1 or kinds[0] not in set(Format):
            raise WenceError(f"不会导出成“{argument}”", todo="可以写 /导出 xlsx、/导出 csv、/导出 md，后面可加 全部")
        answers = self.dialogue.answers if whole else self.dialogue.answers[-1:]
        if not answers:
            raise WenceError("还没有可以导出的回答", todo="先问一个问题")
        self.launch("export", jobs.export, answers, Path.cwd(), Format(kinds[0]))

    async def command_copy(self, _: str) -> None:
        """Copies the newest answer through the terminal (OSC 52), over SSH too."""
        from assistant.render.as_text import Screen, answer_text

        latest = self.dialogue.latest
        if latest is None:
            raise WenceError("还没有可以复制的回答", todo="先问一个问题")
        self.app.copy_to_clipboard(answer_text(latest[1], Screen(cells=100)))
        self.status.flash("已复制这个回答")

    async def command_conventions(self, _: str) -> None:
        """What common words mean here."""
        from assistant.tui.texts import texts

        rows = tuple((convention.heading, convention.text) for convention in texts().conventions)
        await self.say(_told("/口径", "常用词在这里的意思", ("词", "口径"), rows))

    async def command_check(self, _: str) -> None:
        """What was doubtful in the files."""
        from assistant.tui import browse

        view = self.ready.view
        plan, ledgers = tuple(browse.plan_findings(view.documents)), browse.findings(view.catalog)
        sentence = f"方案 {len(plan)} 处存疑，台账 {len(ledgers)} 处存疑"
        await self.say(_told("/检查", sentence, browse.FINDINGS, (*plan, *ledgers)))

    async def command_today(self, argument: str) -> None:
        """Another day as today; none given restores the ledgers' own."""
        self.scope = replace(self.scope, today=parse_day(argument) if argument else None)
        self.show_scope()
        self.status.flash(f"今天按 {(self.scope.today or self.ready.view.today).isoformat()} 算")

    async def command_unit(self, argument: str) -> None:
        """The unit in view, by any part of its name; none given opens the list."""
        units = [unit for document in self.ready.view.documents for unit in document.units]
        fitting = [unit for unit in units if argument == unit] or [
            unit for unit in units if argument and argument in unit
        ]
        if len(fitting) == 1:
            self._look_from(fitting[0])
        elif argument and not fitting:
            raise WenceError(f"方案里没有“{argument}”这个单位", todo="不写名称的 /单位 列出全部单位")
        else:
            self._pick_unit(fitting or units)

    async def command_theme(self, _: str) -> None:
        """Light or dark, from now on."""
        from assistant.tui import themes

        self.app.theme = themes.other(self.app.theme)
        self.launch("theme", jobs.keep_theme, self.preferences, self.app.theme)
        self.status.flash(f"已换成{themes.NAMES[self.app.theme]}")

    async def command_clear(self, _: str) -> None:
        """Begins anew; nothing carries over."""
        await self.stop()
        self.dialogue.clear()
        self.close_evidence()
        await self.transcript.clear()
        self.status.flash("已清空，后面的问题不再接着前面的")

    async def command_stop(self, _: str) -> None:
        """The nearest thing to stop: the list of words, the question, the evidence; back to the line."""
        if self.area.close() or await self.stop():
            return
        self.close_evidence()
        self.area.input.focus()

    async def command_quit(self, _: str) -> None:
        """Leaves."""
        self.app.exit()

    async def _picked_command(self, identifier: str | None) -> None:
        if identifier:
            await self.run_command(identifier, "")

    def _look_from(self, unit: str | None) -> None:
        if unit is None:
            return
        self.scope = replace(self.scope, unit=unit)
        self.show_scope()
        self.status.flash(f"站在{unit}看，“我单位”就指它" if unit else "不再限定单位")

    def _pick_unit(self, units: list[str]) -> None:
        from assistant.tui.screens.picker import Item, Picker

        items = [Item("", "全部单位"), *(Item(unit, unit) for unit in units)]
        self.app.push_screen(
            Picker("站在哪个单位看", items), lambda unit: None if unit is None else self._look_from(unit)
        )


def _told(question: str, sentence: str, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Answer:
    """What the chat says by itself, in the shape of an answer, so that it pages, copies and exports alike."""
    return Answer(
        question=question, kind=Kind.HELP, answered=True, understood="", answer=sentence, columns=columns, rows=rows
    )
