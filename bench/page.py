"""How quickly the page answers over a large ledger: server time of the first paint of every list.

    python bench/page.py [EVENTS] [--ledger PATH]          default: 100000

Makes a ledger of synthetic events (bench/link.py), three articles an incident, with parties,
claimants and outlets; lays its incidents out; asks every list with many queries, each of them once,
and tells median and 95th percentile of what a whole answer takes, of the processor (as on a machine
that does nothing else) and on the clock. With --ledger the ledger is kept there and used again.
"""

import random
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time
from typing import Any
from urllib.parse import urlencode

from starlette.testclient import TestClient

from link import World, fill
from selon.incidents import cards
from selon.ledger import open_ledger
from selon.ledger.book import Ledger
from selon.web.application import application

ASKED = 40  # queries of each list
LISTS = (
    *("/triage", "/incidents", "/table", "/map", "/map/places"),
    *("/sources", "/totals", "/journal"),
)
ACTORS = 60
SPEAKERS = 300

Json = dict[str, Any]


class Peopled(World):
    """A world in which somebody does it, and somebody says so."""

    def incident(self) -> list[Any]:
        """Give the articles about one incident."""
        articles = super().incident()
        chance = self.chance
        parties = [self._party("Force"), self._party("Group")]
        for _, coded in articles:
            event = coded["events"][0]
            event["initiator"], event["target"] = [parties[0]], [parties[1]]
            source = self._source()
            event["claims"] = [event["claims"][0] | {"source": source}]
            if chance.random() < 0.3:
                event["claims"].append(event["claims"][0] | {"source": self._source()})
        return articles

    def _party(self, kind: str) -> Json:
        number = min(int(self.chance.expovariate(0.1)), ACTORS)
        words = {"text": f"{kind} {number}", "start": 0, "end": 1, "name": f"{kind} {number}"}
        return words | {"actor_id": None, "country": None}

    def _source(self) -> Json:
        number = min(int(self.chance.expovariate(0.02)), SPEAKERS)
        words = {"text": f"speaker {number}", "start": 0, "end": 1, "name": f"Speaker {number}"}
        return words | {"kind": "official", "actor_id": None}


def main() -> None:
    """Print one line a list."""
    arguments = sys.argv[1:]
    kept = Path(arguments.pop(arguments.index("--ledger") + 1)) if "--ledger" in arguments else None
    sizes = [int(word) for word in arguments if word.isdigit()]
    with tempfile.TemporaryDirectory() as folder:
        path = kept or Path(folder) / "ledger.db"
        if not path.exists():
            _make(path, sizes[0] if sizes else 100_000)
        with open_ledger(path) as ledger:
            _measure(ledger)


def _make(path: Path, size: int) -> None:
    started = perf_counter()
    open_ledger(path).close()
    fill(path, Peopled(size), size, whole=True)
    filled = perf_counter()
    with open_ledger(path) as ledger:
        cards.renew_all(ledger)
    laid = perf_counter()
    print(f"{size} events: filled in {filled - started:.0f} s, laid out in {laid - filled:.0f} s")


def _measure(ledger: Ledger) -> None:
    started = perf_counter()
    client = TestClient(application(ledger, by="bench", language="en"), base_url="http://127.0.0.1")
    client.get("/incidents")
    print(f"first answer of all, everything read: {perf_counter() - started:.1f} s")
    client.get(f"/incidents?{urlencode({'q': 'initiator:x'})}")  # names of actors are read
    for path in LISTS:
        print(f"{path:12} {_told(list(_asked(client, path)))}", flush=True)
    with ledger.link_rows() as rows:
        ids = rows.incidents.ids()
    one = [_time(client, f"/incidents/{name}") for name in ids[:: len(ids) // 20 + 1]]
    print(f"one incident {_told(one)}")


def _told(times: list[tuple[float, float]]) -> str:
    own, clock = (sorted(column) for column in zip(*times, strict=True))
    late = int(0.95 * len(times))
    return (
        f"of the processor median {statistics.median(own):4.0f} ms, p95 {own[late]:4.0f} ms; "
        f"on the clock median {statistics.median(clock):4.0f} ms, p95 {clock[late]:4.0f} ms"
    )


def _asked(client: TestClient, path: str) -> Iterator[tuple[float, float]]:
    chance = random.Random(path)
    for number in range(ASKED):
        query = {"q": _query(chance, number)} if path not in ("/sources", "/totals") else {}
        yield _time(client, f"{path}?{urlencode(query)}")


def _query(chance: random.Random, number: int) -> str:
    """Give everything first, then narrower and narrower queries of every kind."""
    kinds = (
        "",
        f"killed>={chance.randrange(20)}",
        f"date:2020-0{chance.randrange(1, 7)}",
        f'initiator:"Force {chance.randrange(20)}"',
        f"-grade:weak wounded:? claimant:{chance.randrange(300)}",
        "attaque",
        f"box:{chance.randrange(0, 200)},-20,{chance.randrange(200, 300)},40 type:strike",
        f"outlet:o{chance.randrange(50)} OR country:A",
    )
    return kinds[number % len(kinds)]


def _time(client: TestClient, address: str) -> tuple[float, float]:
    """Give what an answer takes in milliseconds: of the processor, and on the clock."""
    started = process_time(), perf_counter()
    answer = client.get(address)
    taken = 1000 * (process_time() - started[0]), 1000 * (perf_counter() - started[1])
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    return taken


if __name__ == "__main__":
    main()
