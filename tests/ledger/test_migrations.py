import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from selon.errors import LedgerError
from selon.ledger import dialect, migrations, open_ledger, tables

FOLDER = Path(migrations.__file__).parent


def test_the_version_of_the_tables_is_the_newest_step() -> None:
    script = ScriptDirectory(str(FOLDER))
    assert script.get_heads() == [tables.VERSION]


def test_the_steps_lead_to_the_tables(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    open_ledger(path).close()
    engine = dialect.connect(path, create=False, timeout=1)
    with dialect.reading(engine) as connection:
        opts = {"compare_type": True, "include_name": _is_told}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, tables.METADATA) == []
        kept = connection.exec_driver_sql("SELECT name, sql FROM sqlite_schema").all()
    engine.dispose()
    rowless = {n for n, sql in kept if sql and "WITHOUT ROWID" in sql and _is_told(n, "table", 0)}
    clustered = {"sqlite_with_rowid": False}
    wanted = {t.name for t in tables.METADATA.sorted_tables if t.dialect_kwargs == clustered}
    assert rowless == wanted


def _is_told(name: str | None, kind: str, _parents: object) -> bool:
    """The full-text index and the seals are SQLite's own: none of SQLAlchemy's."""
    own = kind == "table" and name is not None and name.startswith("texts")
    return not own and (kind, name) != ("column", "seal")


def test_opening_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    open_ledger(path).close()
    before = path.read_bytes()
    open_ledger(path).close()
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.touch()
    with open_ledger(path) as ledger:
        assert ledger.stats().documents == 0


def test_an_older_ledger_is_brought_up_to_date(tmp_path: Path) -> None:
    """A ledger of the first version, with a document in it, opens and can be searched."""
    path = tmp_path / "ledger.db"
    engine = dialect.connect(path, create=True, timeout=1)
    with dialect.writing(engine) as connection:
        assert migrations.version(connection, path=path) is None
        context = MigrationContext.configure(connection)
        script = ScriptDirectory(str(FOLDER))
        with Operations.context(context):
            script.get_revision("0001").module.upgrade()
        context.stamp(script, "0001")
        known = "INSERT INTO documents (id, doc_id, text_sha256, text, media_type, stored_at) "
        row = "(1, 'a', '0', 'Blessés à Gao', 'text/plain', '')"
        connection.exec_driver_sql(f"{known} VALUES {row}")
    engine.dispose()
    with open_ledger(path) as ledger:
        assert ledger.search("blesses a gao") == {"a"}
        assert ledger.search("mali") == frozenset()


def test_a_step_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ledger.db"
    engine = dialect.connect(path, create=True, timeout=1)
    monkeypatch.setattr(dialect, "append_only", lambda *_, **__: iter(["NOT SQL"]))
    with pytest.raises(Exception, match="syntax error"), dialect.writing(engine) as connection:
        migrations.migrate(connection, path=path)
    with dialect.reading(engine) as connection:
        assert migrations.version(connection, path=path) is None
    engine.dispose()


def _change(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_newer_ledger_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    open_ledger(path).close()
    _change(path, "UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="9999") as caught:
        open_ledger(path)
    assert caught.value.code == "ledger.newer"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE recipes (name TEXT)"],
        ["CREATE TABLE alembic_version (version_num TEXT)", "CREATE TABLE meta (id INTEGER)"],
        ["CREATE TABLE alembic_version (version_num TEXT)", "CREATE TABLE meta (key, value)"],
    ],
)
def test_the_database_of_another_program_is_left_alone(
    tmp_path: Path, statements: list[str]
) -> None:
    path = tmp_path / "other.db"
    _change(path, *statements)
    before = path.read_bytes()
    with pytest.raises(LedgerError) as caught:
        open_ledger(path)
    assert caught.value.code == "ledger.foreign"
    assert path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == [path]
