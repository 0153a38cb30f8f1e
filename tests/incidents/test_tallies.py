"""Running totals beside the record."""

from selon.incidents.tallies import tally
from selon.incidents.weights import read_weights
from tests.incidents.made import ARMY, coded, event, party, said, source, toll

COUNT = {"low": 151, "best": 151, "high": 151, "unit": "attack", "approx": False}
SINCE = {"start": "2031-03-01", "end": "2031-03-31", "precision": "range"}


def total(doc_id: str, published: str, **known):
    told = event(aggregate=True, date=SINCE, initiator=[party(ARMY)], place=None, **known)
    return coded(doc_id, told, published=published)


def incident(name: str, day: str, killed: dict | None, actor: str = "SY:GOV", country: str = "SY"):
    return {
        "incident_id": name,
        "date": {"start": day, "end": day},
        "sub_event_type": "Air/drone strike",
        "event_type": "Explosions/Remote violence",
        "places": [{"country": country, "admin1": "Idlib"}],
        "initiator": [{"actor_id": actor}],
        "target": [],
        "killed": killed,
        "wounded": None,
    }


RECORD = [
    incident("i1", "2031-03-02", {"low": 3, "high": 5}),
    incident("i2", "2031-03-30", None),
    incident("i3", "2031-04-02", {"low": 9, "high": 9}),
    incident("i4", "2031-03-09", {"low": 9, "high": 9}, actor="SY:HTS"),
]


def test_a_total_stands_beside_what_is_on_record() -> None:
    (row,) = tally([total("a", "2031-04-01", count=COUNT)], RECORD, read_weights())
    assert row["on_record"] == {
        "incidents": ["i1", "i2"],
        "killed": {"low": 3, "high": 5},
        "wounded": None,
    }
    assert row["gap"] == {"count": 149, "killed": None, "wounded": None}
    assert (row["claimant"], row["since"], row["until"]) == (
        "Gazette a",
        "2031-03-01",
        "2031-03-31",
    )


def test_claimed_tolls_have_a_gap_of_their_own() -> None:
    claims = (said(source("Ministry"), "claims", toll(70), wounded=toll(2, 2)),)
    (row,) = tally([total("a", "2031-04-01", claims=claims)], RECORD, read_weights())
    assert row["claimant"] == "Ministry"
    assert row["gap"] == {"count": None, "killed": 65, "wounded": 2}


def test_one_series_over_time() -> None:
    later, earlier = (
        total(n, d, count=COUNT) for n, d in (("a", "2031-04-02"), ("b", "2031-04-01"))
    )
    rows = tally([later, earlier, coded("c", event())], RECORD, read_weights())
    assert [row["doc_id"] for row in rows] == ["b", "a"]
    assert len({row["series"] for row in rows}) == 1
