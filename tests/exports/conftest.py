"""A ledger of hand-made documents: opposed tolls, a country only, a threat, a region, a person."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from selon.ledger import open_ledger
from selon.ledger.book import Ledger
from tests.incidents.made import (
    ARMY,
    CIVILIANS,
    HTS,
    coded,
    event,
    link,
    party,
    said,
    source,
    toll,
)

PERSON = {"name": "Jean Dupont", "actor_id": None, "country": None}


def documents() -> list[dict]:
    army, civilians, group = ([party(one)] for one in (ARMY, CIVILIANS, HTS))
    observatory = source("Syrian Observatory for Human Rights", "ngo", "SY:SOHR")
    forces = source("Military Forces of Syria", "military", "SY:MIL")
    witness = source("Jean Dupont", "witness")
    strike = {"initiator": army, "target": civilians}
    return [
        coded("a", event(**strike, claims=(said(observatory, killed=toll(12)),))),
        coded("b", event(**strike, claims=(said(forces, "claims", toll(5, 5)),))),
        coded("c", event(day="2031-03-09", **strike, claims=(said(witness, killed=toll(3, 3)),))),
        coded("d", event(place="Idlib", kind="Armed clash", initiator=group, target=army)),
        coded("e", event(place=None, day="2031-03-20", kind="Peaceful protest")),
        coded("f", event(place="Alep", day="2031-04-01", status="threatened")),
        coded("g", event(place="Boni", day="2031-04-02", initiator=[party(PERSON)])),
        coded("h", event(place="Boni", day=None), published="2031-06-01"),
    ]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.db") as opened:
        link(opened, *documents())
        yield opened
