"""One byte is changed, anywhere: `verify` finds it and names the row."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from selon.errors import LedgerError
from selon.fetched import Fetched
from selon.incidents.linking import link_pending
from selon.ledger import open_ledger
from selon.ledger.book import Ledger
from selon.ledger.intake_rows import Announced, Failure, Feed
from selon.ledger.judgements import Judgement
from selon.ledger.sealed import DERIVED, sealed
from selon.ledger.tables import METADATA
from selon.records import Refusal
from tests.ledger.made import NEWER, VINTAGE, article, coded

OTHERS = ("decisions", "alembic_version", "stale_cards", "sqlite_sequence")
TABLES = (*DERIVED, *(table.name for table in sealed()), *OTHERS)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with rows in every table, in one file."""
    path = tmp_path_factory.mktemp("sound") / "ledger.db"
    with open_ledger(path) as ledger:
        for number in (1, 2, 3):
            ledger.store(article(number), coded(article(number)), **VINTAGE)
        ledger.store(article(2), coded(article(2)), **NEWER)
        ledger.set_aside(Refusal("a9", "input.empty", {}))
        ledger.judge("a001", Judgement("accept", "events.e1"), by="amina")
        ledger.judge("a001", Judgement("keep", reason="oui"), by="amina")
        link_pending(ledger)
        with ledger.linking() as rows:
            names = rows.incidents.ids()
            rows.cards.put(dict.fromkeys(names[1:], "{}"), "1")
        ledger.save_search("deux", "killed>=2", by="amina")
        fetched = Fetched("https://exemple.org/a", "2024-03-13T06:00:00Z", "200 OK")
        page = article(4, raw=b"<p>Une page.", fetched=fetched)
        ledger.store(page, coded(page), **VINTAGE)
        follow(ledger)
        assert list(ledger.faults()) == []
    return path


def follow(ledger: Ledger) -> None:
    """Follow a feed that announced an article and failed since, every column told."""
    now = "2024-03-13T06:00:00Z"
    known = {"title": "A", "category": "B", "keep": "c", "drop": "d", "etag": "1", "modified": "2"}
    failure = Failure("net.status", {"status": 404})
    feed = Feed("https://exemple.org/f", 60, now, added_at=now, checked_at=now, **known)
    with ledger.intake() as rows:
        number = rows.add(replace(feed, failure=failure))
        names = {"url": "https://exemple.org/b", "doc_id": "b", "title": "B", "changed": now}
        times = {"seen_at": now, "due_at": now, "published": date(2024, 3, 12)}
        rows.announce([Announced(number, "b", content="<p>b", **names, **times)])
        rows.settle("b", "failed", due_at=now, failure=failure)


@pytest.fixture
def path(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sound, tmp_path / "ledger.db"))


def past_triggers(path: Path, statement: str, values: tuple[object, ...] = ()) -> None:
    """Run a statement as somebody who takes away what stands in its way, and puts it back."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA foreign_keys = OFF")
    query = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    triggers = list(connection.execute(query))
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(statement, values)
    for _, sql in triggers:
        connection.execute(sql)
    connection.commit()
    connection.close()


def first(path: Path, table: str, column: str) -> tuple[str, tuple[object, ...], str | None]:
    """Give the condition of a row that has a value in the column, its key, and the kind of it."""
    connection = sqlite3.connect(path)
    keys = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[5]]
    keys = [f'"{key}"' for key in keys] or ["rowid"]
    query = f'SELECT {", ".join(keys)}, typeof("{column}") FROM {table}'
    order = f'WHERE "{column}" IS NOT NULL ORDER BY {", ".join(keys)}'
    row = connection.execute(f"{query} {order}").fetchone()
    connection.close()
    where = " AND ".join(f"{key} IS ?" for key in keys)
    return (where, row[:-1], row[-1]) if row else (where, (), None)


def columns() -> Iterator[tuple[str, str]]:
    for table in sealed():
        yield from ((table.name, column.name) for column in table.columns)
    for name in (*DERIVED, "decisions", "stale_cards"):
        yield from ((name, column.name) for column in METADATA.tables[name].columns)
    yield "alembic_version", "version_num"


def found(path: Path) -> list[tuple[str, str]]:
    """Give what is found; a ledger that does not even open is found out, too."""
    try:
        with open_ledger(path) as ledger:
            return [(fault.table, fault.why) for fault in ledger.faults()]
    except LedgerError as error:
        return [("meta" if error.code == "ledger.foreign" else "alembic_version", error.code)]


def test_every_table_has_rows_here(sound: Path) -> None:
    connection = sqlite3.connect(sound)
    empty = [t for t in TABLES if not connection.execute(f"SELECT 1 FROM {t}").fetchone()]
    connection.close()
    assert empty == []


@pytest.mark.parametrize(("table", "column"), list(columns()))
def test_a_changed_value_of_any_column_is_found(path: Path, table: str, column: str) -> None:
    where, key, kind = first(path, table, column)
    if kind is None:
        pytest.skip("nothing stands in this column")
    flipped = {
        "text": f"""char(unicode("{column}") + 1) || substr("{column}", 2)""",
        "blob": f"""CAST(substr("{column}", 1, length("{column}") - 1) || x'5a' AS BLOB)""",
        "integer": f'"{column}" + 64',
        "real": f'"{column}" * 2 + 1',
    }[kind]
    past_triggers(path, f'UPDATE {table} SET "{column}" = {flipped} WHERE {where}', key)
    assert table in {name for name, _ in found(path)}


def test_the_row_is_named(path: Path) -> None:
    past_triggers(path, "UPDATE claims SET stance = 'denies' WHERE document_id = 2 AND ordinal = 0")
    past_triggers(path, "UPDATE decisions SET reason = 'non' WHERE number = 2")
    with open_ledger(path) as ledger:
        faults = list(ledger.faults())
    assert [(f.table, f.row, f.why) for f in faults] == [
        ("claims", "document_id=2, claim_id=c1", "row"),
        ("decisions", "number=2", "chain"),
    ]


@pytest.mark.parametrize("table", [*DERIVED, "documents", "readings"])
def test_a_row_that_is_gone_is_missed(path: Path, table: str) -> None:
    column = "id" if table == "documents" else "document_id"
    where, key, _ = first(path, table, column)
    past_triggers(path, f"DELETE FROM {table} WHERE {where}", key)
    assert found(path)


def test_a_decision_that_is_gone_is_missed(path: Path) -> None:
    with open_ledger(path) as ledger:
        head = ledger.head()
    past_triggers(path, "DELETE FROM decisions WHERE number = 1")
    assert ("decisions", "chain") in found(path)
    past_triggers(path, "DELETE FROM decisions")
    with open_ledger(path) as ledger:
        assert ledger.head() != head  # the end of a chain is proved by its head, noted elsewhere


def test_a_row_of_another_program_is_seen(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO links (one, other, score) VALUES (901, 902, 1.5)")
    connection.commit()
    connection.close()
    assert found(path) == [("links", "seal")]


@pytest.mark.parametrize("name", ["decisions_update", "evidence_keep", "history_hold"])
def test_a_trigger_that_is_gone_is_missed(path: Path, name: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"DROP TRIGGER {name}")
    connection.commit()
    connection.close()
    with open_ledger(path) as ledger:
        faults = list(ledger.faults())
    assert [(f.table, f.row) for f in faults] == [("sqlite_schema", f"trigger {name}")]


def contents(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    lines = list(connection.iterdump())
    connection.close()
    return lines


def test_any_byte_of_the_file(sound: Path, tmp_path: Path) -> None:
    """Where `verify` finds nothing, the ledger holds what it held."""
    before, original = contents(sound), sound.read_bytes()
    chance = random.Random(7)
    written = [place for place, byte in enumerate(original) if byte]
    silent = 0
    for number in range(60):
        path = tmp_path / f"{number}.db"
        flipped = bytearray(original)
        flipped[chance.choice(written)] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        if not found(path):
            silent += 1
            assert contents(path) == before
        path.unlink()
    assert silent < 20  # what a page no longer uses holds nothing


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE evidence SET rule = 'x'",
        "DELETE FROM evidence",
        "INSERT OR REPLACE INTO evidence SELECT * FROM evidence LIMIT 1",
        "UPDATE documents SET text = 'x'",
        "DELETE FROM documents",
        "UPDATE readings SET coded = x'00'",
        "DELETE FROM readings",
        "INSERT OR REPLACE INTO readings SELECT * FROM readings LIMIT 1",
        "UPDATE past_readings SET made_at = ''",
        "DELETE FROM past_readings",
        "UPDATE history SET detail = '{}'",
        "DELETE FROM history",
    ],
)
def test_nothing_stored_is_overwritten(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    for recursive in ("ON", "OFF"):
        connection.execute(f"PRAGMA recursive_triggers = {recursive}")
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement)
    connection.close()
    assert found(path) == []


def test_a_reading_that_was_replaced_is_kept(ledger: Ledger) -> None:
    one = article(1)
    ledger.store(one, coded(one), **VINTAGE)
    (first,) = ledger.coded_lines()
    ledger.store(one, coded(one) | {"events": []}, **NEWER)
    assert [line for _, line in ledger.past_readings("a001")] == [first]
    assert list(ledger.faults()) == []
