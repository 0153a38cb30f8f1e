"""A ledger's file and the transactions on it; what is done in them stands in the classes above."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine

from selon.ledger import dialect

Item = TypeVar("Item")


class LedgerFile:
    """One file, opened. Every method raises LedgerError where the file cannot serve it."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection; SQLite then puts the write-ahead log into the file."""
        self._engine.dispose()

    def _each(self, query: Callable[[Connection], Iterator[Item]]) -> Iterator[Item]:
        with self._reading() as connection:
            yield from query(connection)

    def _reading(self) -> AbstractContextManager[Connection]:
        return self._transaction(dialect.reading)

    def _writing(self) -> AbstractContextManager[Connection]:
        return self._transaction(dialect.writing)

    @contextmanager
    def _transaction(
        self, kind: Callable[[Engine], AbstractContextManager[Connection]]
    ) -> Iterator[Connection]:
        with dialect.coded_errors(self.path), kind(self._engine) as connection:
            yield connection
