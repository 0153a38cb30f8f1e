"""Files that cannot serve as a ledger: a coded error each, in both languages, and no damage."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from selon.errors import LedgerError
from selon.ledger import dialect, open_ledger
from selon.ledger.book import Ledger
from selon.messages import LANGUAGES
from tests.ledger.made import VINTAGE, article, coded


def refused(act: Callable[[], object]) -> str:
    """Give the code of the error that the act ends in; its message exists in every language."""
    with pytest.raises(LedgerError) as caught:
        act()
    for language in LANGUAGES:
        assert "{" not in caught.value.text(language)
    return caught.value.code


def fill(ledger: Ledger, count: int) -> None:
    for number in range(count):
        ledger.store(article(number), coded(article(number)), **VINTAGE)


def test_the_journal_is_written_ahead(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        fill(ledger, 1)
        assert path.with_name("ledger.db-wal").exists()
    assert [p.name for p in tmp_path.iterdir()] == ["ledger.db"]
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_a_file_system_without_shared_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialect, "_journal", lambda _engine: "delete")
    assert refused(lambda: open_ledger(tmp_path / "ledger.db")) == "ledger.journal"


def test_a_missing_ledger_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    assert refused(lambda: open_ledger(path, create=False)) == "ledger.missing"
    assert not path.exists()


def test_an_existing_ledger_opens_without_create(tmp_path: Path) -> None:
    path = tmp_path / "odd name? #1 %20é.db"
    open_ledger(path).close()
    with open_ledger(str(path), create=False) as ledger:
        assert ledger.stats().documents == 0
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("path", [".", "no/such/folder/ledger.db", "file.txt/ledger.db"])
def test_a_path_that_cannot_be(tmp_path: Path, path: str) -> None:
    (tmp_path / "file.txt").write_text("text")
    assert refused(lambda: open_ledger(tmp_path / path)) == "ledger.unreachable"


@pytest.mark.usefixtures("nobody")
@pytest.mark.parametrize("create", [True, False])
def test_a_folder_that_may_not_be_entered(open_folder: Path, create: bool) -> None:
    inner = open_folder / "inner"
    inner.mkdir(mode=0o000)
    try:
        act = lambda: open_ledger(inner / "ledger.db", create=create)  # noqa: E731
        assert refused(act) == "ledger.unreachable"
    finally:
        inner.chmod(0o777)


@pytest.mark.parametrize("content", [b"a plain text, not a database" * 100, b"\x00" * 4096, b"x"])
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(content)
    assert refused(lambda: open_ledger(path)) == "ledger.foreign"
    assert path.read_bytes() == content


def test_damaged_pages(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        fill(ledger, 20)
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xa5" * (len(content) - 8192)
    path.write_bytes(content)

    def use() -> None:
        with open_ledger(path) as ledger:
            list(ledger.documents())

    assert refused(use) == "ledger.corrupt"


def test_a_writer_that_does_not_end(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path, timeout=0.1) as ledger:
        fill(ledger, 1)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert refused(lambda: fill(ledger, 2)) == "ledger.locked"
        assert ledger.stats().documents == 1  # who reads is not held up
        other.execute("ROLLBACK")
        other.close()
        fill(ledger, 2)
        assert ledger.stats().documents == 2


def test_a_ledger_that_is_being_made_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert refused(lambda: open_ledger(path, timeout=0.1)) == "ledger.locked"
    other.execute("ROLLBACK")
    other.close()
    open_ledger(path, timeout=0.1).close()


def test_a_full_disk(ledger: Ledger) -> None:
    fill(ledger, 2)
    before = list(ledger.content())
    with ledger._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    assert refused(lambda: fill(ledger, 50)) == "ledger.full"
    with ledger._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert list(ledger.content())[: len(before)] == before
    fill(ledger, 50)
    assert ledger.stats().documents == 50


@pytest.mark.usefixtures("nobody")
def test_a_folder_that_may_not_be_written(open_folder: Path) -> None:
    open_folder.chmod(0o777)
    path = open_folder / "ledger.db"
    with open_ledger(path) as ledger:
        fill(ledger, 1)
    inner = open_folder / "inner"
    inner.mkdir()
    path.rename(inner / "ledger.db")
    inner.chmod(0o555)
    try:
        assert refused(lambda: open_ledger(inner / "new.db")) == "ledger.unreachable"
        code = refused(lambda: _write(inner / "ledger.db"))
        assert code in ("ledger.readonly", "ledger.unreachable")
    finally:
        inner.chmod(0o777)
    _write(inner / "ledger.db")


@pytest.mark.usefixtures("nobody")
def test_a_file_that_may_not_be_written(open_folder: Path) -> None:
    path = open_folder / "ledger.db"
    with open_ledger(path) as ledger:
        fill(ledger, 1)
    path.chmod(0o444)
    assert refused(lambda: _write(path)) == "ledger.readonly"
    assert list(open_folder.iterdir()) == [path]
    path.chmod(0o644)
    _write(path)


def _write(path: Path) -> None:
    with open_ledger(path) as ledger:
        fill(ledger, 2)


def test_a_time_that_is_no_number(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert refused(lambda: fill(ledger, 1)) == "ledger.epoch"
    assert ledger.stats().documents == 0
