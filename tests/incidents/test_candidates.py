"""What may be the same, and what an incident would look like: shown before anything is decided."""

from selon.incidents import curating, previews, reading
from selon.incidents.candidates import candidates
from selon.ledger.book import Ledger
from tests.incidents.made import ids, link
from tests.incidents.test_cards import doc


def test_what_came_close_is_told_with_its_reasons(ledger: Ledger) -> None:
    link(ledger, doc("a", 5), doc("b", 12, day="2031-03-06"), doc("c", 1, place="Boni"))
    known = ids(ledger)
    one, other, far = (known[f"{name}:e1"] for name in "abc")
    assert one != other
    found = candidates(ledger, one)
    assert [candidate.incident_id for candidate in found] == [other]
    assert {"place", "time"} <= {reason.feature for reason in found[0].comparison.reasons}
    assert found[0].verdict is None
    curating.judge(ledger, (one, other), "different", by="x")
    assert candidates(ledger, one)[0].verdict == "different"
    assert candidates(ledger, far) == []


def test_a_merge_is_seen_before_it_is_made(ledger: Ledger) -> None:
    link(ledger, doc("a", 5), doc("c", 1, place="Boni"))
    known = ids(ledger)
    pair = known["a:e1"], known["c:e1"]
    seen = previews.merged(ledger, pair, language="en")
    assert ids(ledger) == known
    curating.merge(ledger, pair, by="x")
    (made,) = reading.incidents(ledger)
    del seen["because"], made["because"]
    assert seen == made
    assert made["killed"] == {"low": 1, "high": 5, "policy": "range"}


def test_a_split_is_seen_before_it_is_made(ledger: Ledger) -> None:
    link(ledger, doc("a", 5), doc("b", 12))
    (name,) = set(ids(ledger).values())
    moved, left = previews.parted(ledger, name, ["b"], language="en")
    assert moved is not None
    assert left is not None
    assert (moved["killed"]["low"], left["killed"]["low"]) == (12, 5)
    assert previews.parted(ledger, name, ["a", "b"], language="en")[1] is None
    assert len(set(ids(ledger).values())) == 1
