"""What linking a new article costs, by the number of events that the ledger holds.

    python bench/link.py [EVENTS...]          default: 10000 1000000

Makes a ledger of synthetic events of realistic density: 4000 towns whose share falls off by Zipf's
law, 600 events a day, three articles an incident. Then links new articles one by one and tells the
median and the 90th percentile, without their coding.
"""

import json
import random
import sqlite3
import statistics
import struct
import sys
import tempfile
import zlib
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from selon.incidents import blocking, copies
from selon.incidents.linking import link_document
from selon.incidents.storing import as_json
from selon.incidents.tellings import Telling, tellings
from selon.incidents.weights import weights_digest
from selon.ledger import open_ledger
from selon.ledger.book import Ledger
from selon.ledger.records import canonical, text_digest
from selon.records import Article

PER_DAY = 600
TELLINGS = 3  # articles an incident
MEASURED = 200
WARM = 20
KINDS = (
    ("Air/drone strike", "Explosions/Remote violence", 0.3),
    ("Shelling/artillery/missile attack", "Explosions/Remote violence", 0.3),
    ("Armed clash", "Battles", 0.25),
    ("Attack", "Violence against civilians", 0.15),
)
SYLLABLES = (
    *("ba", "da", "fa", "ga", "ka", "la", "ma", "na", "ra", "sa", "ta", "za"),
    *("be", "de", "ki", "li", "mo", "no", "ru", "su", "tar", "bir", "kal", "dor"),
)
FIRST = date(2020, 1, 1)

Json = dict[str, Any]
Kind = tuple[str, str, float]


def main() -> None:
    """Print one line a size, and the ratio of the largest to the smallest."""
    sizes = [int(size) for size in sys.argv[1:]] or [10_000, 1_000_000]
    medians = [_measured(size) for size in sizes]
    print(f"ratio {medians[-1] / medians[0]:.2f}")


def _measured(size: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        open_ledger(path).close()
        world = World(size)
        started = perf_counter()
        fill(path, world, size)
        filled = perf_counter() - started
        with open_ledger(path) as ledger:
            times = _linked(ledger, world)
        megabytes = path.stat().st_size / 1e6
    wall, own = (sorted(column) for column in zip(*times, strict=True))
    median: float = statistics.median(own)
    late = own[int(0.9 * len(own))]
    print(
        f"{size} events ({megabytes:.0f} MB, filled in {filled:.0f} s): of the processor "
        f"median {1000 * median:.1f} ms, 90 of 100 within {1000 * late:.1f} ms; "
        f"on the clock median {1000 * statistics.median(wall):.1f} ms",
        flush=True,
    )
    return median


class World:
    """Towns, and what happens in them."""

    def __init__(self, size: int) -> None:
        self.chance = random.Random(size)
        self.days = max(30, size // PER_DAY)
        self.towns = [self._town(number) for number in range(4000)]
        self.shares = [1 / (rank + 1) ** 0.7 for rank in range(len(self.towns))]
        self.made = 0

    def _town(self, number: int) -> Json:
        chance = random.Random(number)
        name = "".join(chance.choice(SYLLABLES) for _ in range(4)).capitalize()
        country = f"{chr(65 + min(int(chance.expovariate(0.12)), 25))}{chr(65 + number % 2)}"
        lat = (ord(country[0]) - 65) * 2.2 - 20 + 2 * chance.random()
        lon = (ord(country[1]) - 65) * 20 + 4 * chance.random()
        words = {"text": name, "start": 0, "end": len(name), "name": name}
        known = {"country": country, "admin1": country, "precision": "locality"}
        point = {"lat": round(lat, 4), "lon": round(lon, 4), "gazetteer_id": f"made:{number}"}
        return words | known | point | {"radius_km": None, "reason": None, "because": []}

    def incident(self) -> list[tuple[Article, Json]]:
        """Give the articles about one incident, each with its coding."""
        chance = self.chance
        town = chance.choices(self.towns, self.shares)[0]
        day = FIRST + timedelta(days=chance.randrange(self.days))
        kind = chance.choices(KINDS, [share for *_, share in KINDS])[0]
        dead = int(chance.expovariate(0.2))
        tolls = [dead + chance.choice((0, 0, 1)) for _ in range(TELLINGS)]
        return [self._article(town, day, kind, toll) for toll in tolls]

    def _article(self, town: Json, day: date, kind: Kind, dead: int) -> tuple[Article, Json]:
        self.made += 1
        name = f"n{self.made}"
        others = [self.chance.choice(SYLLABLES) + self.chance.choice(SYLLABLES) for _ in range(30)]
        text = f"Une attaque a touché {town['text']} et fait {dead} morts. {' '.join(others)}."
        published = day + timedelta(days=1)
        article = Article(name, text, "fr", published, "given", outlet=f"o{self.made % 50}")
        return article, _coded(article, _event(town, day, kind, dead))


def _event(town: Json, day: date, kind: Kind, dead: int) -> Json:
    span = {"start": 0, "end": 1}
    toll = {"low": dead, "best": dead, "high": dead, "who": "victims", "approx": False, "parts": []}
    known = {"claim_id": "c1", "source": None, "stance": "reports", "preliminary": False}
    said: Json = known | {"killed": toll | span if dead else None, "wounded": None, "affected": []}
    when = {"start": day.isoformat(), "end": day.isoformat(), "precision": "day"}
    words = {"text": "mardi", "text_start": 0, "text_end": 1, "value": "", "anchor": "text"}
    return {
        "event_id": "e1",
        "sub_event_type": kind[0],
        "event_type": kind[1],
        "plover": "ASSAULT",
        "status": "happened",
        "aggregate": False,
        "background": False,
        "mentions": [{"text": "attaque", "claim_id": "c1"} | span],
        "initiator": [],
        "target": [],
        "weapon": [],
        "count": None,
        "place": town,
        "places": [town],
        "date": when | words | {"because": []},
        "responsibility": [],
        "claims": [said],
        "confidence": 0.9,
        "because": [],
        "empty": {},
    }


def _coded(article: Article, event: Json) -> Json:
    assert article.published is not None
    return {
        "doc_id": article.doc_id,
        "language": "fr",
        "published": article.published.isoformat(),
        "published_basis": "given",
        "outlet": article.outlet,
        "title": None,
        "url": None,
        "text_sha256": text_digest(article.text),
        "selon": "0",
        "claims": [],
        "events": [event],
        "framing": [],
    }


def fill(path: Path, world: World, size: int, *, whole: bool = False) -> None:
    """Write that many events as linking would have left them, sorted at the end for speed.

    With `whole`, what was read off each article is kept as well: linking does not look at it.
    """
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    for name in ("telling_keys", "bands"):
        columns = ", ".join(_columns(name))
        connection.execute(f"CREATE TEMP TABLE fill_{name} ({columns})")
    number = 0
    while number < size:
        articles = world.incident()
        told = [_told(read) for read in articles]
        first = number + 1
        for (article, telling), (_, coded) in zip(told, articles, strict=True):
            number += 1
            read = json.dumps(coded if whole else {}).encode()
            _write(connection, number, (article, telling), zlib.compress(read))
        for one, other in combinations(range(first, number + 1), 2):
            pair = "INSERT INTO links (one, other, score) VALUES (?, ?, 3.0)"
            connection.execute(pair, (one, other))
        _member(connection, first, [article.doc_id for article, _ in told])
    for name in ("telling_keys", "bands"):
        columns = ", ".join(_columns(name))
        rows = f"SELECT DISTINCT {columns} FROM fill_{name} ORDER BY {columns}"
        connection.execute(f"INSERT INTO {name} ({columns}) {rows}")
    if whole:
        connection.execute("INSERT INTO texts (texts) VALUES ('rebuild')")
    connection.execute("COMMIT")
    connection.close()


def _columns(name: str) -> tuple[str, str]:
    return ("key", "telling") if name == "telling_keys" else ("band", "document_id")


def _told(read: tuple[Article, Json]) -> tuple[Article, Telling]:
    article, coded = read
    return article, tellings(coded, article.text)[0]


def _signed(number: int) -> bytes:
    """Give a signature that no text has: to compute a million of them takes an hour."""
    return random.Random(number).randbytes(512)


def _write(
    connection: sqlite3.Connection, number: int, of: tuple[Article, Telling], coded: bytes
) -> None:
    """Write a document, its reading, its telling and what they are found by."""
    article, told = of
    assert article.published is not None
    day = article.published.isoformat()
    names = "id, doc_id, text_sha256, text, outlet, language, published, media_type, stored_at"
    row = (number, article.doc_id, str(number), article.text, article.outlet, "fr", day, "t", "")
    connection.execute(f"INSERT INTO documents ({names}) VALUES ({', '.join('?' * 9)})", row)
    names = "document_id, selon_version, lexicon_digest, input_sha256, coded, made_at"
    read = (number, "1", "a", "", coded, "")
    connection.execute(f"INSERT INTO readings ({names}) VALUES (?, ?, ?, ?, ?, ?)", read)
    keys = blocking.keys(told)
    packed = struct.pack(f"<{len(keys)}q", *keys)
    facts = canonical(as_json(told))
    telling = (number, number, told.event_id, facts, packed)
    names = "id, document_id, event_id, facts, found_by"
    connection.execute(f"INSERT INTO tellings ({names}) VALUES (?, ?, ?, ?, ?)", telling)
    pairs = [(key, number) for key in keys]
    connection.executemany("INSERT INTO fill_telling_keys VALUES (?, ?)", pairs)
    signed = _signed(number)
    voice = (number, None, signed, article.doc_id)
    names = "document_id, address, signature, voice"
    connection.execute(f"INSERT INTO voices ({names}) VALUES (?, ?, ?, ?)", voice)
    bands = [(band, number) for band in copies.bands_of(signed)]
    connection.executemany("INSERT INTO fill_bands VALUES (?, ?)", bands)
    names = "document_id, weights"
    connection.execute(f"INSERT INTO linked ({names}) VALUES (?, ?)", (number, weights_digest()))


def _member(connection: sqlite3.Connection, number: int, names: list[str]) -> None:
    incident = f"INC-2020-{number}"
    row = (incident, 2020, number, "live", None, "")
    columns = "incident_id, year, number, state, merged_into, made_at"
    connection.execute(f"INSERT INTO incidents ({columns}) VALUES (?, ?, ?, ?, ?, ?)", row)
    members = [(name, "e1", incident, 1) for name in names]
    columns = "doc_id, event_id, incident_id, main"
    connection.executemany(f"INSERT INTO members ({columns}) VALUES (?, ?, ?, ?)", members)


def _linked(ledger: Ledger, world: World) -> list[tuple[float, float]]:
    times = []
    for _ in range((MEASURED + WARM) // TELLINGS + 1):
        for article, coded in world.incident():
            ledger.store(article, coded, version="1", lexicon_digest="a")
            with ledger.link_rows() as rows:
                (document,) = rows.documents.other_versions(article.doc_id, 0)
            started = perf_counter(), process_time()
            link_document(ledger, document)
            times.append((perf_counter() - started[0], process_time() - started[1]))
    return times[WARM:]


if __name__ == "__main__":
    main()
