"""Tables worked out from a store: kept, found again, and made anew when plan, ledgers or code change."""

import os
from pathlib import Path

import pytest

from assistant.config import PACKAGE
from assistant.store import prepared
from assistant.store.store import Store, open_store

CORPUS = PACKAGE.parent / "corpus"
MADE = {"words": {"扬尘": [1], "秸秆": [2]}}
ROOMS = ("text",)


class Maker:
    """Makes the tables and counts how often."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self) -> dict[str, dict[str, list[int]]]:
        self.calls += 1
        return MADE


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WENCE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def ledgers(tmp_path: Path) -> Path:
    (tmp_path / "ledgers").mkdir()
    (tmp_path / "ledgers" / "改造台账.csv").write_text("镇街,户数\n甲镇,10\n", "utf-8")
    return tmp_path / "ledgers"


def _read(store: Store, make: Maker, rooms: tuple[str, ...] = ROOMS) -> dict[str, dict[str, list[int]]]:
    return {name: dict(table) for name, table in store.prepared(rooms, make).items()}


def test_made_once_for_the_same_files(cache: Path, ledgers: Path) -> None:
    make = Maker()
    for _ in range(3):
        assert _read(open_store(CORPUS, ledgers), make) == MADE
    assert make.calls == 1
    (path,) = cache.glob(f"*{prepared.ENDING}")
    assert path.stat().st_mode & 0o777 == 0o600


def test_made_anew_when_a_ledger_or_the_rooms_change(cache: Path, ledgers: Path) -> None:
    make = Maker()
    _read(open_store(CORPUS, ledgers), make)
    _read(open_store(CORPUS, ledgers), make, ("text", "linking"))
    (ledgers / "改造台账.csv").write_text("镇街,户数\n乙镇,10\n", "utf-8")
    _read(open_store(CORPUS, ledgers), make)
    assert make.calls == 3


def test_made_anew_when_the_kept_file_is_damaged(cache: Path, ledgers: Path) -> None:
    make = Maker()
    _read(open_store(CORPUS, ledgers), make)
    (path,) = cache.glob(f"*{prepared.ENDING}")
    for damaged in (b"", path.read_bytes()[:-1]):
        path.write_bytes(damaged)
        assert _read(open_store(CORPUS, ledgers), make) == MADE
    assert make.calls == 3
    assert _read(open_store(CORPUS, ledgers), make) == MADE
    assert make.calls == 3


def test_personal_data_shown_leave_nothing_on_disk(cache: Path, ledgers: Path) -> None:
    make = Maker()
    assert _read(open_store(CORPUS, ledgers, reveal_personal=True), make) == MADE
    assert not list(cache.glob("*"))


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_cache_that_cannot_be_written_costs_time_only(cache: Path, ledgers: Path) -> None:
    cache.mkdir()
    cache.chmod(0o500)
    assert _read(open_store(CORPUS, ledgers), Maker()) == MADE


def test_a_cache_that_is_a_file_costs_time_only(cache: Path, ledgers: Path) -> None:
    cache.write_text("")
    assert _read(open_store(CORPUS, ledgers), Maker()) == MADE
