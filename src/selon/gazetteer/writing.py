"""An edition of the gazetteer written: one SQLite file that is then only read.

The tables, in words: `places` one row a place; `names` all its names in the order of their weight;
`keys` the numbers of its names' keys (`selon.gazetteer.keys`), the likeliest place of a key first;
`sounds` the sounding keys of each country, for what no key finds; `meta` what the edition is. The
same entries give the same bytes with the same SQLite.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final

from selon.gazetteer.entries import STRONG, Entry, Name, name_rank
from selon.gazetteer.keys import CAPITAL, PREFIX, SOUND, number, numbers_of
from selon.gazetteer.sounding import read_small, sound_of
from selon.tokens import keys_of

FORMAT: Final = 1
# Ranks are kept as whole numbers.
SCALE: Final = 10

# What a name of a division loses that a town of its country has too: said alone, it is the
# town's.
SHARED: Final = -4.0
_DIVISIONS: Final = frozenset({"admin1", "admin2", "region"})
_TOWNS: Final = frozenset({"capital", "city", "locality"})

_SCHEMA: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sources (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, licence TEXT NOT NULL, attribution TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE places (
    id INTEGER PRIMARY KEY, ref TEXT NOT NULL, name TEXT NOT NULL, feature TEXT NOT NULL,
    country TEXT, admin1 TEXT, within INTEGER, lat REAL NOT NULL, lon REAL NOT NULL,
    population INTEGER, radius REAL, precision TEXT NOT NULL, source TEXT NOT NULL
);
CREATE TABLE names (
    place INTEGER NOT NULL, seq INTEGER NOT NULL, name TEXT NOT NULL, language TEXT,
    kind TEXT NOT NULL, PRIMARY KEY (place, seq)
) WITHOUT ROWID;
CREATE TABLE keys (
    hash INTEGER NOT NULL, rank INTEGER NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (hash, rank, place)
) WITHOUT ROWID;
CREATE TABLE sounds (
    country TEXT NOT NULL, sound TEXT NOT NULL, place INTEGER NOT NULL, rank INTEGER NOT NULL,
    PRIMARY KEY (country, sound, place)
) WITHOUT ROWID;
"""


def write_edition(
    path: Path,
    entries: Iterable[Entry],
    *,
    sources: Iterable[Mapping[str, str]],
    meta: Mapping[str, str],
) -> int:
    """Write an edition beside `path`, then put it there whole; give the number of places.

    Entries are numbered in the order of their refs; of two with one ref, the first is kept, with
    the names of both.
    OSError where the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.{os.getpid()}.new")  # two may write at the same time
    new.unlink(missing_ok=True)
    kept: dict[str, Entry] = {}
    for entry in entries:
        first = kept.setdefault(entry.ref, entry)
        if first is not entry:
            kept[entry.ref] = replace(first, names=_joined(first.names, entry.names))
    try:
        with closing(sqlite3.connect(new, isolation_level=None)) as base:
            base.execute("PRAGMA journal_mode = OFF")
            base.execute("PRAGMA synchronous = OFF")
            fill(base, [kept[ref] for ref in sorted(kept)], sources=sources, meta=meta)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    return len(kept)


def _joined(names: tuple[Name, ...], more: tuple[Name, ...]) -> tuple[Name, ...]:
    """Add names to those of a place, each spelling of a language once."""
    seen = {(name.text, name.language) for name in names}
    return (*names, *(name for name in more if (name.text, name.language) not in seen))


def fill(
    base: sqlite3.Connection,
    entries: list[Entry],
    *,
    sources: Iterable[Mapping[str, str]],
    meta: Mapping[str, str],
) -> None:
    """Write an edition into an empty database; the refs of the entries are unique and sorted."""
    base.executescript(_SCHEMA)
    base.execute("BEGIN")
    rows = ((s["id"], s["name"], s["licence"], s["attribution"]) for s in sources)
    base.executemany("INSERT INTO sources VALUES (?, ?, ?, ?)", sorted(rows))
    ids = {entry.ref: i for i, entry in enumerate(entries, 1)}
    base.executemany(
        "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (_place(entry, ids) for entry in entries),
    )
    base.executemany(
        "INSERT INTO names VALUES (?, ?, ?, ?, ?)",
        ((ids[e.ref], n, x.text, x.language, x.kind) for e in entries for n, x in _names(e)),
    )
    keys, sounds = _filed(entries, ids)
    # Sorted before they are written, the rows of a key lie side by side and the file is dense.
    base.executemany("INSERT INTO keys VALUES (?, ?, ?)", sorted(keys))
    base.executemany("INSERT INTO sounds VALUES (?, ?, ?, ?)", sorted(sounds))
    base.execute("CREATE UNIQUE INDEX places_by_ref ON places (ref)")
    told = dict(meta) | {"format": str(FORMAT), "places": str(len(entries))}
    told |= {"lower": " ".join(sorted(lower_words(entries)))}
    base.executemany("INSERT INTO meta VALUES (?, ?)", sorted(told.items()))
    base.execute("COMMIT")


def _place(entry: Entry, ids: Mapping[str, int]) -> tuple[object, ...]:
    above = ids.get(entry.within, ids.get(f"country:{entry.country}"))
    return (
        ids[entry.ref],
        entry.ref,
        entry.name,
        entry.feature,
        entry.country or None,
        entry.admin1 or None,
        None if above == ids[entry.ref] else above,
        entry.lat,
        entry.lon,
        entry.population or None,
        entry.radius,
        entry.precision(),
        entry.source,
    )


def _names(entry: Entry) -> Iterator[tuple[int, Name]]:
    return enumerate(dict.fromkeys(entry.names))


def _filed(
    entries: Iterable[Entry], ids: Mapping[str, int]
) -> tuple[list[tuple[int, int, int]], list[tuple[str, str, int, int]]]:
    """Give the rows (hash, rank, place) and (country, sound, place, rank); ranks negated.

    Of the names of a place that share a key the best one's rank counts. Sounds are those of its
    own, official and foreign names: what is nearly like an alternate name is hardly ever meant.
    """
    small = read_small()
    towns = _towns(entries)
    best: dict[tuple[int, int], int] = {}
    sounds: dict[tuple[str, str, int], int] = {}
    for entry in entries:
        id_, own = ids[entry.ref], entry.rank()
        for name in entry.names:
            shared = entry.feature in _DIVISIONS and _heard(entry, name) in towns
            rank = -round(SCALE * (name_rank(own, name) + (SHARED if shared else 0.0)))
            for hash_, kind, key in numbers_of(name.text, small):
                at = (hash_, 0 if kind == PREFIX else id_)
                value = 0 if kind == PREFIX else rank
                if at not in best or value < best[at]:
                    best[at] = value
                if kind == SOUND and name.kind in STRONG:
                    heard = (entry.country, key, id_)
                    sounds[heard] = min(rank, sounds.get(heard, rank))
        if entry.feature == CAPITAL:
            best[number(CAPITAL, entry.country), id_] = -round(SCALE * own)
    keys = [(hash_, rank, place) for (hash_, place), rank in best.items()]
    return keys, [(*heard, rank) for heard, rank in sounds.items()]


def _towns(entries: Iterable[Entry]) -> set[tuple[str, str]]:
    """Give (country, sound) of every town that news name, under the names that it is known by."""
    return {
        _heard(entry, name)
        for entry in entries
        if entry.feature in _TOWNS and entry.population and not entry.prominence
        for name in entry.names
        if name.kind in STRONG
    }


def _heard(entry: Entry, name: Name) -> tuple[str, str]:
    return entry.country, sound_of(keys_of(name.text), read_small())


def lower_words(entries: Iterable[Entry]) -> set[str]:
    """Give the first words of names that begin with a small letter and no article: "mer Rouge"."""
    small = read_small()
    return {
        words[0]
        for entry in entries
        for name in entry.names
        if name.text[:1].islower()
        if (words := keys_of(name.text)) and len(words) > 1 and words[0] not in small
    }
