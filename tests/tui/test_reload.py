"""A ledger file changed while the chat is open: the next answer counts the new rows, and says so."""

import shutil
from pathlib import Path

from assistant.config import Settings
from assistant.tui.remote import RemoteEngine
from tests.conftest import CORPUS
from tests.tui.driving import opened

DICTIONARY = '[[ledger]]\nname = "树木台账"\nfiles = ["树木台账.csv"]\nunit_noun = "棵"\n'
HEADER = "树号,村,胸径（厘米）\n"


async def test_a_changed_ledger_is_counted_anew(tmp_path: Path) -> None:
    ledgers = tmp_path / "ledgers"
    ledgers.mkdir()
    (ledgers / "dictionary.toml").write_text(DICTIONARY, "utf-8")
    file = ledgers / "树木台账.csv"
    file.write_text(HEADER + "A1,东村,30\nA2,西村,41\n", "utf-8")
    plan = tmp_path / "plan"
    shutil.copytree(CORPUS, plan)
    settings = Settings(plan=plan, ledgers=ledgers)
    async with opened(RemoteEngine(settings), tmp_path, (100, 40)) as ready:
        await ready.enter("树木台账一共有多少条")
        assert ready.main.dialogue.answers[-1].rows == ((2,),)
        await ready.press("f2", "f2")
        file.write_text(HEADER + "A1,东村,30\nA2,西村,41\nA3,西村,52\n", "utf-8")
        await ready.enter("树木台账一共有多少条")
        assert ready.main.dialogue.answers[-1].rows == ((3,),)
        assert ready.shows("台账已更新", "树木台账有变动，现在3行")
        assert ready.main.evidence is None
        await ready.press("f2")
        assert ready.shows("依据：树木台账一共有多少条")


async def test_one_changed_cell_is_told_and_a_half_written_file_is_not_counted(tmp_path: Path) -> None:
    ledgers = tmp_path / "ledgers"
    ledgers.mkdir()
    file = ledgers / "树木台账.csv"
    file.write_text(HEADER + "A1,东村,30\nA2,西村,41\n", "utf-8")
    async with opened(RemoteEngine(Settings(plan=CORPUS, ledgers=ledgers)), tmp_path, (100, 40)) as ready:
        file.write_text(HEADER + "A1,东村,30\nA2,西村,99\n", "utf-8")
        await ready.enter("树木台账胸径最大是多少")
        assert ready.shows("台账已更新", "树木台账有变动，现在2行", "99")
        file.write_bytes(b"PK\x03\x04")
        await ready.enter("树木台账一共有多少条")
        assert ready.main.dialogue.answers[-1].rows == ((2,),)
        assert ready.shows("树木台账.csv", "仍用上一次读到的内容")
