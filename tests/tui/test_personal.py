"""What is masked stays masked wherever the chat shows, offers or writes it."""

import csv
from pathlib import Path

import pytest

from assistant.engine import Assistant
from assistant.tui import browse, host, jobs
from assistant.tui.screens.row import RowScreen
from assistant.tui.widgets.table import Grid
from tests.conftest import LEDGERS
from tests.tui.conftest import Opening

_SHORTEST = 3


@pytest.fixture(scope="module")
def private(assistant: Assistant) -> set[str]:
    """Every cell of a personal column as it stands in the files."""
    found = set()
    for ledger in assistant.catalog.ledgers:
        headers = {column.header for column in ledger.columns if column.personal}
        for file in ledger.files if headers else ():
            with (LEDGERS / file).open(encoding="utf-8-sig", newline="") as lines:
                found |= {row[header] for row in csv.DictReader(lines) for header in headers}
    assert len(found) > 100
    return {cell for cell in found if len(cell) >= _SHORTEST}


def test_nothing_personal_is_offered_or_browsed(assistant: Assistant, private: set[str]) -> None:
    assert not private.intersection(entry.word for entry in host.type_ahead(assistant)._entries)
    for number, ledger in enumerate(host.view(assistant).catalog.ledgers):
        rows = jobs.first_rows(assistant, number, ledger).outcome.answer.rows
        assert rows
        shown = repr((browse.columns(ledger), browse.findings(assistant.catalog, ledger), rows))
        assert not [cell for cell in private if cell in shown], ledger.name


async def test_nothing_personal_is_answered_opened_or_exported(
    chat: Opening, assistant: Assistant, private: set[str], tmp_path: Path
) -> None:
    table = next(ledger for ledger in assistant.catalog.ledgers if any(column.personal for column in ledger.columns))
    async with chat(size=(200, 60)) as ready:
        await ready.enter(f"{table.name}有哪些")
        answer = ready.main.dialogue.answers[-1]
        assert len(answer.rows) == table.rows
        await ready.focus(ready.main.query_one(Grid))
        await ready.press("enter")
        assert isinstance(ready.app.screen, RowScreen)
        shown = ready.text()
        await ready.press("escape")
        await ready.enter("/导出 csv")
        (written,) = tmp_path.glob("*.csv")
        everything = repr(answer.rows) + shown + written.read_text("utf-8-sig")
        assert not [cell for cell in private if cell in everything]
