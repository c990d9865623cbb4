"""The built store: found again, built anew when a byte changes, never half old and half new."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.config import PACKAGE
from assistant.errors import WenceError
from assistant.records import encode
from assistant.store import sources
from assistant.store.store import Store, open_store

CORPUS = PACKAGE.parent / "corpus"
LEDGERS = PACKAGE.parent / "ledgers"
_LEDGER = "镇街,户数\n甲镇,10\n乙镇,20\n"
_PLAN = "一、主要目标\n（一）总体要求\n2021年12月底前完成改造。（牵头单位：区交通运输局，责任单位：区城乡水务局）\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan").mkdir()
    (tmp_path / "ledgers").mkdir()
    (tmp_path / "plan" / "方案.txt").write_text(_PLAN, "utf-8")
    (tmp_path / "ledgers" / "改造台账.csv").write_text(_LEDGER, "utf-8")
    (tmp_path / "ledgers" / "检查台账.csv").write_text("镇街,次数\n甲镇,1\n", "utf-8")
    return tmp_path


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WENCE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def _open(folder: Path, reveal_personal: bool = False) -> Store:
    return open_store(folder / "plan", folder / "ledgers", reveal_personal)


def _total(store: Store) -> int:
    return int(str(store.query('SELECT sum("户数") FROM "改造台账"').rows[0][0]))


def _write(path: Path, text: str) -> None:
    """Writes it with another time, whatever the file system's clock resolves."""
    before = path.stat().st_mtime_ns
    path.write_text(text, "utf-8")
    os.utime(path, ns=(before + 1_000_000_000, before + 1_000_000_000))


# -- what a store holds ----------------------------------------------------------


def test_holds_every_ledger_and_the_seven_plan_tables(store: Store) -> None:
    plan = [ledger.name for ledger in store.catalog.ledgers if ledger.plan]
    assert plan == ["方案条款", "方案任务", "任务单位", "方案时限", "方案指标", "引用文件", "专班成员"]
    assert len(store.catalog.ledgers) == 21 + len(plan)


def test_the_catalog_says_what_the_tables_hold(store: Store) -> None:
    for ledger in store.catalog.ledgers:
        columns = ", ".join(f'"{column.name}"' for column in ledger.columns)
        result = store.query(f'SELECT {columns} FROM "{ledger.table}"')
        assert len(result.rows) == ledger.rows
        for index, column in enumerate(ledger.columns):
            cells = [row[index] for row in result.rows]
            assert (column.name, column.nulls) == (column.name, cells.count(None))


def test_plan_values_can_be_named_in_a_question(store: Store) -> None:
    units = store.catalog.ledger("任务单位")
    assert {value.text for value in units.column("角色").values} == {"牵头", "责任"}
    assert units.column("角色").closed
    assert sum(value.count for value in units.column("单位").values) == units.rows


# -- the cache -------------------------------------------------------------------


def test_is_built_once_and_reopened(folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = _open(folder)
    monkeypatch.setattr(sources, "read", None)  # reading the files again would now fail
    second = _open(folder)
    assert second.documents == first.documents
    assert encode(second.catalog) == encode(first.catalog)
    assert _total(second) == 30


@pytest.mark.parametrize(
    "file", ["plan/方案.txt", "ledgers/改造台账.csv", "ledgers/dictionary.toml", "ledgers/新台账.csv"]
)
def test_a_changed_byte_builds_anew(folder: Path, cache: Path, file: str) -> None:
    before = sources.identity(folder / "plan", folder / "ledgers")
    path = folder / file
    path.write_text((path.read_text("utf-8") if path.exists() else "") + "#", "utf-8")
    assert sources.identity(folder / "plan", folder / "ledgers") != before


def test_a_file_time_alone_builds_nothing(folder: Path, cache: Path) -> None:
    before = sources.identity(folder / "plan", folder / "ledgers")
    os.utime(folder / "ledgers" / "改造台账.csv", (0, 0))
    assert sources.identity(folder / "plan", folder / "ledgers") == before


def test_the_code_that_reads_is_part_of_the_identity() -> None:
    assert all((PACKAGE / room).is_dir() for room in sources._READERS)


def test_the_cache_is_private(folder: Path, cache: Path) -> None:
    _open(folder)
    assert cache.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in cache.iterdir())


def test_unmasked_data_never_reaches_the_cache(cache: Path) -> None:
    store = open_store(CORPUS, LEDGERS, reveal_personal=True)
    names = store.query('SELECT "负责人" FROM "散煤网点台账"').rows
    assert any(name and "*" not in str(name) for (name,) in names)
    assert not cache.exists()


def test_masked_and_unmasked_are_told_apart(cache: Path) -> None:
    masked = open_store(CORPUS, LEDGERS)
    names = [str(name) for (name,) in masked.query('SELECT "负责人" FROM "散煤网点台账"').rows if name]
    assert names
    assert all("*" in name for name in names)


@pytest.mark.parametrize("damage", [b"", b"not a database", None])
def test_a_damaged_cache_is_built_anew(folder: Path, cache: Path, damage: bytes | None) -> None:
    _open(folder)
    (path,) = cache.glob("*.duckdb")
    path.write_bytes(path.read_bytes()[:5000] if damage is None else damage)
    assert _total(_open(folder)) == 30
    assert _total(_open(folder)) == 30


def test_a_cache_that_cannot_be_written_costs_only_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = folder / "file"
    blocked.write_text("", "utf-8")
    monkeypatch.setenv("WENCE_CACHE", str(blocked / "cache"))
    assert _total(_open(folder)) == 30


def test_old_builds_and_killed_builds_are_removed(folder: Path, cache: Path) -> None:
    cache.mkdir()
    (cache / "a.999999999.part").write_text("left by a killed build", "utf-8")
    (cache / f"a.{os.getpid()}.part").write_text("being written", "utf-8")
    for number in range(8):
        (folder / "ledgers" / "改造台账.csv").write_text(f"{_LEDGER}丙镇,{number}\n", "utf-8")
        assert _total(_open(folder)) == 30 + number
    assert len(list(cache.glob("*.duckdb"))) == 6
    assert [path.name for path in cache.glob("*.part")] == [f"a.{os.getpid()}.part"]


def test_two_programs_share_a_cache(folder: Path, cache: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from assistant.store.store import open_store; "
        "store = open_store(Path(sys.argv[1]), Path(sys.argv[2])); "
        'print(store.query(\'SELECT sum("户数") FROM "改造台账"\').rows[0][0])'
    )
    command = [sys.executable, "-c", script, str(folder / "plan"), str(folder / "ledgers")]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PACKAGE.parent) for _ in range(3)]
    assert [process.communicate()[0].strip() for process in running] == ["30"] * 3
    assert _total(_open(folder)) == 30


# -- files that change while the program runs ------------------------------------


def test_nothing_changed_is_nothing_new(folder: Path, cache: Path) -> None:
    assert _open(folder).refresh() is False


def test_a_changed_ledger_is_picked_up(folder: Path, cache: Path) -> None:
    store = _open(folder)
    _write(folder / "ledgers" / "改造台账.csv", _LEDGER + "丙镇,5\n")
    assert store.refresh() is True
    assert _total(store) == 35
    assert store.catalog.ledger("改造台账").rows == 3
    assert store.refresh() is False


def test_a_new_and_a_removed_ledger_are_picked_up(folder: Path, cache: Path) -> None:
    store = _open(folder)
    (folder / "ledgers" / "新台账.csv").write_text("镇街,数\n甲镇,1\n", "utf-8")
    (folder / "ledgers" / "检查台账.csv").unlink()
    assert store.refresh() is True
    assert {ledger.name for ledger in store.catalog.ledgers if not ledger.plan} == {"改造台账", "新台账"}


def test_a_changed_plan_is_picked_up(folder: Path, cache: Path) -> None:
    store = _open(folder)
    _write(folder / "plan" / "方案.txt", _PLAN.replace("区交通运输局", "区教育局"))
    assert store.refresh() is True
    assert store.documents[0].duties[0].leads[0].name == "区教育局"


@pytest.mark.parametrize("spoilt", ["镇街,户数\n甲镇,10\n乙镇", ""])
def test_a_half_written_ledger_stays_at_its_last_good_version(folder: Path, cache: Path, spoilt: str) -> None:
    store = _open(folder)
    _write(folder / "ledgers" / "改造台账.csv", spoilt)
    (folder / "ledgers" / "检查台账.csv").write_text("镇街,次数\n甲镇,1\n乙镇,2\n", "utf-8")
    assert store.refresh() is True
    assert _total(store) == 30
    assert store.catalog.ledger("检查台账").rows == 2
    assert [finding.action for finding in store.catalog.findings if finding.file == "改造台账.csv"] == [
        "仍用上一次读到的内容"
    ]
    _write(folder / "ledgers" / "改造台账.csv", _LEDGER + "丙镇,5\n")
    assert store.refresh() is True
    assert _total(store) == 35


def test_a_spoilt_plan_stays_at_its_last_good_version(folder: Path, cache: Path) -> None:
    store = _open(folder)
    _write(folder / "plan" / "方案.txt", "")
    assert store.refresh() is True
    assert len(store.documents[0].duties) == 1
    assert [finding.action for finding in store.catalog.findings] == ["仍用上一次读到的内容"]
    assert store.refresh() is False


def test_a_query_that_runs_during_a_refresh_ends_on_the_old_rows(folder: Path, cache: Path) -> None:
    store = _open(folder)
    old = store._state
    _write(folder / "ledgers" / "改造台账.csv", _LEDGER + "丙镇,5\n")
    store.refresh()
    assert old.runner.run('SELECT sum("户数") FROM "改造台账"').rows[0][0] == 30
    assert _total(store) == 35


def test_files_that_change_while_read_are_read_again(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "ledgers" / "改造台账.csv"
    original, writes = sources.read, iter([_LEDGER + "丙镇,5\n"])

    def disturbed(*given: object) -> sources.Sources:
        read = original(*given)  # type: ignore[arg-type]
        for text in writes:
            path.write_text(text, "utf-8")
        return read

    monkeypatch.setattr(sources, "read", disturbed)
    assert _total(_open(folder)) == 35


# -- several plans, and files that are missing -----------------------------------


def test_several_plans_have_ids_of_their_own(folder: Path, cache: Path) -> None:
    shutil.copyfile(next(CORPUS.glob("*.txt")), folder / "plan" / "二.txt")
    store = _open(folder)
    ids = [clause.id for document in store.documents for clause in document.clauses]
    assert len(ids) == len(set(ids))
    assert {clause.partition("#")[0] for clause in ids} == {"台政办字〔2021〕25号", "方案.txt"}
    rows = store.query('SELECT "条款编号", "章" FROM "方案条款"').rows
    assert [row[0] for row in rows] == ids
    assert {row[1] for row in rows if str(row[0]).startswith("方案.txt#1")} == {"主要目标"}
    duties = [duty.id for document in store.documents for duty in document.duties]
    assert [row[0] for row in store.query('SELECT "任务编号" FROM "方案任务"').rows] == duties


@pytest.mark.parametrize("missing", ["plan", "ledgers"])
def test_a_missing_folder_is_told(folder: Path, cache: Path, missing: str) -> None:
    shutil.rmtree(folder / missing)
    with pytest.raises(WenceError):
        _open(folder)


# -- export ----------------------------------------------------------------------


def test_the_exported_file_holds_the_same_rows(store: Store, tmp_path: Path) -> None:
    import duckdb

    path = tmp_path / "x.duckdb"
    store.export(path)
    with duckdb.connect(str(path), read_only=True) as exported:
        for ledger in store.catalog.ledgers:
            sql = f'SELECT * FROM "{ledger.table}"'
            assert tuple(exported.execute(sql).fetchall()) == store.query(sql).rows
    assert [file.name for file in tmp_path.iterdir()] == ["x.duckdb"]


def test_an_earlier_export_is_replaced_but_no_other_file(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    store.export(path)
    store.export(path)
    other = tmp_path / "重要.docx"
    other.write_text("内容", "utf-8")
    with pytest.raises(WenceError, match="没有覆盖"):
        store.export(other)
    assert other.read_text("utf-8") == "内容"


def test_an_export_that_cannot_be_written_is_told(store: Store, tmp_path: Path) -> None:
    with pytest.raises(WenceError, match="写不出来"):
        store.export(tmp_path / "没有" / "x.duckdb")
