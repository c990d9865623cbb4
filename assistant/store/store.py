"""The one door to the data: documents, catalog, queries, and picking up changed files.

Invariant: an answer never mixes old and new rows. A refresh builds a whole new state and
swaps it in at once; a file that cannot be read any more (half written, locked by a
spreadsheet program) leaves its ledger at the last good version, and a finding says so.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from assistant.config import cache_folder
from assistant.errors import WenceError
from assistant.model.catalog import Catalog
from assistant.model.document import Document
from assistant.model.tables import Tables
from assistant.records import Record, replace
from assistant.store import build, prepared, reload, sources
from assistant.store.build import Built
from assistant.store.runner import ROW_LIMIT, Result, Runner
from assistant.store.sources import Signature

_KEY = 32
"""Characters of a hash that are enough for a name."""
_TRIES = 3
"""Times the files are read anew because they changed meanwhile."""


class _State(Record):
    """Everything that changes together."""

    built: Built
    runner: Runner
    signature: Signature
    files: dict[str, str]


def _state(built: Built, signature: Signature, files: dict[str, str]) -> _State:
    return _State(built, Runner(built.connection), signature, files)


class Store:
    """Plan tables and ledgers in one locked database."""

    def __init__(self, plan: Path, ledgers: Path, reveal_personal: bool = False) -> None:
        self.reveal_personal = reveal_personal
        self._plan = plan
        self._ledgers = ledgers
        signature = self._signature()
        self._state = _state(*self._built(signature))

    @property
    def documents(self) -> tuple[Document, ...]:
        """The plans, as read."""
        return self._state.built.contents.documents

    @property
    def catalog(self) -> Catalog:
        """The ledgers, and the plan's own tables after them."""
        return self._state.built.contents.catalog

    @property
    def files(self) -> Mapping[str, str]:
        """Every file as it was read: its name, and the hash of its content."""
        return self._state.files

    def query(self, sql: str, limit: int = ROW_LIMIT, timeout: float | None = None) -> Result:
        """The rows of a SELECT that passed the guard; QueryError when it cannot be run."""
        return self._state.runner.run(sql, limit, timeout)

    def prepared(self, rooms: tuple[str, ...], make: Callable[[], Tables]) -> Tables:
        """Tables that the code of ``rooms`` makes of documents and catalog: kept from an earlier start, else made."""
        key = self._state.built.key
        if not key:
            return prepared.in_memory(make)
        code = sources.code_identity(rooms)
        return prepared.prepared(cache_folder(), f"{key[:_KEY]}-{code[:_KEY]}", make)

    @staticmethod
    def of_any_data(rooms: tuple[str, ...], make: Callable[[], Tables]) -> Tables:
        """Tables that the code of ``rooms`` makes of nothing but itself: kept from an earlier start, else made."""
        return prepared.prepared(cache_folder(), f"language-{sources.code_identity(rooms)[:_KEY]}", make)

    def interrupt(self) -> None:
        """Stops the queries that run now."""
        self._state.runner.interrupt()

    def export(self, path: Path) -> None:
        """Writes plan tables and ledgers to a DuckDB file; WenceError when that cannot be done."""
        build.export(self._state.built, path)

    def refresh(self) -> bool:
        """Picks up files that changed; True when documents or catalog are new."""
        signature = self._signature()
        if signature == self._state.signature:
            return False
        self._state = _state(*self._renewed(self._state, signature))
        return True

    def _signature(self) -> Signature:
        return sources.signature(self._plan, self._ledgers)

    def _renewed(self, old: _State, signature: Signature) -> tuple[Built, Signature, dict[str, str]]:
        before = old.built
        try:
            fresh, _, files = self._built(signature)
        except WenceError as problem:
            name = Path(problem.where).name or self._plan.name
            noted = reload.noted(before.contents, reload.stale(name, str(problem)))
            return replace(before, contents=noted), signature, old.files
        spoilt = reload.spoilt(before.contents, fresh.contents)
        return reload.kept(before, fresh, spoilt) if spoilt else fresh, signature, files

    def _built(self, signature: Signature) -> tuple[Built, Signature, dict[str, str]]:
        """The store of the files as they are: from the cache, else built, else built in memory."""
        for _ in range(_TRIES):
            found = sources.identity(self._plan, self._ledgers)
            kept = self._found(found.key)
            if kept:
                return kept, signature, dict(found.files)
            read = sources.read(self._plan, self._ledgers, self.reveal_personal)
            before, signature = signature, self._signature()
            if signature == before:
                return self._kept(found.key, read), signature, dict(found.files)
        return build.in_memory(read), signature, dict(found.files)

    def _found(self, key: str) -> Built | None:
        """The store kept under this key."""
        return None if self.reveal_personal else build.cached(cache_folder(), key)

    def _kept(self, key: str, read: sources.Sources) -> Built:
        kept = None if self.reveal_personal else build.keep(cache_folder(), key, read)
        return kept or build.in_memory(read)


def open_store(plan: Path, ledgers: Path, reveal_personal: bool = False) -> Store:
    """The store of these files; WenceError when the plan or the folder cannot be used."""
    return Store(plan, ledgers, reveal_personal)
