"""A ledger file changed while the chat is open: the next answer counts the new rows, and says so."""

from pathlib import Path

from assistant.config import Settings
from assistant.tui.remote import RemoteEngine
from tests.tui.driving import opened

DICTIONARY = '[[ledger]]\nname = "树木台账"\nfiles = ["树木台账.csv"]\nunit_noun = "棵"\n'
PLAN = "一、主要目标\n（一）造林绿化\n2021年12月底前完成补植。（牵头单位：区自然资源局）\n"
HEADER = "树号,村,胸径（厘米）\n"
COUNTED = "树木台账一共有多少条"


async def test_changed_ledgers_are_counted_anew_and_half_written_ones_are_not(tmp_path: Path) -> None:
    plan, ledgers = tmp_path / "plan", tmp_path / "ledgers"
    plan.mkdir()
    ledgers.mkdir()
    (plan / "方案.txt").write_text(PLAN, "utf-8")
    (ledgers / "dictionary.toml").write_text(DICTIONARY, "utf-8")
    file = ledgers / "树木台账.csv"
    file.write_text(HEADER + "A1,东村,30\nA2,西村,41\n", "utf-8")
    async with opened(RemoteEngine(Settings(plan=plan, ledgers=ledgers)), tmp_path, (100, 40)) as ready:
        await ready.enter(COUNTED)
        assert ready.main.dialogue.answers[-1].rows == ((2,),)
        await ready.press("f2", "f2")
        file.write_text(HEADER + "A1,东村,30\nA2,西村,41\nA3,西村,52\n", "utf-8")
        await ready.enter(COUNTED)
        assert ready.main.dialogue.answers[-1].rows == ((3,),)
        assert ready.shows("台账已更新", "树木台账有变动，现在3行")
        assert ready.main.evidence is None
        await ready.press("f2")
        assert ready.shows(f"依据：{COUNTED}")
        await ready.press("f2")
        file.write_text(HEADER + "A1,东村,30\nA2,西村,99\nA3,西村,52\n", "utf-8")
        await ready.enter("树木台账胸径最大是多少")
        assert ready.shows("台账已更新", "树木台账有变动，现在3行", "99")
        file.write_bytes(b"PK\x03\x04")
        await ready.enter(COUNTED)
        assert ready.main.dialogue.answers[-1].rows == ((3,),)
        assert ready.shows("树木台账.csv", "仍用上一次读到的内容")
