"""The index answers every query as `matching` does, and follows the ledger."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.incidents import curating, reading
from selon.ledger import open_ledger
from selon.ledger.book import Ledger
from selon.query import FIELDS, matching, parse
from selon.query.index import Index
from selon.query.selection import FACETS, ORDERS
from tests.exports.conftest import documents
from tests.incidents.made import coded, event, link


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path: Path = tmp_path_factory.mktemp("index") / "ledger.db"
    with open_ledger(path) as opened:
        link(opened, *documents(), coded("z", event(day=None, place=None)))
        yield opened


@pytest.fixture(scope="module")
def index(ledger: Ledger) -> Index:
    made = Index(ledger)
    while made.refresh(limit=3):
        pass
    return made


TERMS = (
    *("killed>=5", "killed<5", "killed<=5", "killed>4", "killed:5", "killed!=5", "killed:?"),
    *("killed!=?", "wounded:?", "documents>=2", "independent>=2", "voices:1", "differences>=1"),
    *("date:2031-03", "date>2031-03-20", "date<=2031-03-04", "date<2031-03-04", "date!=2031-03"),
    *("date>=2031-03-10", "date:2031-03-05..2031-03-15", "date:?", "date!=?", "published:2031-06"),
    *("published:?", "published>=2031-04", "type:manifestation", "type:battles", "grade:contested"),
    *("status:threatened", 'initiator:"armée syrienne"', "initiator:?", "actor:SY:HTS"),
    *("target:civilians", 'claimant:"Syrian Observatory"', "country:ML", "place:kafranbel"),
    *('place~30km:"Kafr Nabl"', "place:?", "box:36,35,37,36", "box:?", "outlet:gazette", "doc:e"),
    *("id:0003", "motc3", '"motc3 motc9"', "signalee", "language:fr", "precision:region"),
    *("differs:toll", "admin1:idlib", "weapon:?"),
)


def both(ledger: Ledger, index: Index, query: str) -> tuple[set[str], set[str]]:
    asked = parse(query)
    plain = {one["incident_id"] for one in matching(reading.incidents(ledger), asked, ledger)}
    return plain, set(index.ask(asked).ids())


@pytest.mark.parametrize("query", TERMS)
def test_terms(ledger: Ledger, index: Index, query: str) -> None:
    plain, indexed = both(ledger, index, query)
    assert indexed == plain


def test_the_terms_cover_every_field() -> None:
    asked = {name for name in FIELDS for term in TERMS if term.startswith(name)}
    assert asked == set(FIELDS) - {"text"}


QUERIES = st.recursive(
    st.sampled_from(TERMS),
    lambda part: st.one_of(
        st.lists(part, min_size=1, max_size=3).map(lambda some: f"({' '.join(some)})"),
        st.lists(part, min_size=2, max_size=3).map(lambda some: f"({' OR '.join(some)})"),
        part.map(lambda one: f"-{one}" if one[0] != "-" else one),
    ),
    max_leaves=6,
)


@settings(max_examples=25, deadline=None)
@given(query=QUERIES)
def test_any_query(ledger: Ledger, index: Index, query: str) -> None:
    plain, indexed = both(ledger, index, query)
    assert indexed == plain


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_gives_all_and_turns_round(index: Index, order: str) -> None:
    found = index.ask(parse(""))
    assert found.ids(f"-{order}") == found.ids(order)[::-1]
    assert len(set(found.ids(order))) == len(found)


def test_orders_put_first_what_they_say(index: Index) -> None:
    found = index.ask(parse(""))
    dead = [card["killed"] for card in index.cards(found.ids("killed"))]
    most = [-1 if toll is None else toll["high"] or toll["low"] for toll in dead]
    assert most == sorted(most, reverse=True)
    assert most[0] > 0 > most[-1]
    days = [card["date"]["end"] for card in index.cards(found.ids("newest")) if card["date"]]
    assert days == sorted(days, reverse=True)
    assert index.cards(found.ids("newest")[-1:])[0]["date"] is None


@pytest.mark.parametrize("field", FACETS)
def test_facets_count_what_a_query_would_find(ledger: Ledger, index: Index, field: str) -> None:
    found = index.ask(parse("killed:? OR killed>=1"))
    facet = found.facet(field)
    assert facet or field == "weapon"
    for value, count in facet:
        assert len(index.ask(parse(f'{field}:"{value}"')).ids()) >= count > 0


def test_places_and_days(index: Index) -> None:
    found = index.ask(parse(""))
    assert found.unplaced() == len(index.ask(parse("box:?"))) == 2
    assert {spot.incident_id for spot in found.spots()} == set(index.ask(parse("-box:?")).ids())
    first, last, undated = found.days()
    assert undated == len(index.ask(parse("date:?"))) > 0
    assert len(first) == len(last) == len(found) - undated
    assert (first <= last).all()


def test_it_follows_the_ledger(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        index = Index(ledger)
        assert index.refresh() == 0
        assert len(index.ask(parse(""))) == 0
        for name, place in (("a", "Kafr Nabl"), ("b", "Boni"), ("c", "Alep")):
            link(ledger, coded(name, event(place=place)))
            index.refresh()
            plain, indexed = both(ledger, index, "")
            assert indexed == plain
        for pair in list(combinations(sorted(indexed), 2))[:1]:
            stored = curating.merge(ledger, pair, by="x")
            index.refresh()
            assert len(index.ask(parse(""))) == 2
            curating.undo(ledger, stored.number, by="x")
            index.refresh()
            plain, indexed = both(ledger, index, "")
            assert indexed == plain
            assert len(indexed) == 3
