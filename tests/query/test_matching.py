"""Queries over a ledger: tolls as ranges, days, names in any language, places, texts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from selon.errors import UsageError
from selon.incidents import reading
from selon.ledger import open_ledger
from selon.ledger.book import Ledger
from selon.query import FIELDS, matching, parse
from tests.exports.conftest import documents
from tests.incidents.made import link


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path: Path = tmp_path_factory.mktemp("query") / "ledger.db"
    with open_ledger(path) as opened:
        link(opened, *documents())
        yield opened


def found(ledger: Ledger, query: str) -> str:
    """Give the first documents of the incidents that a query asks for."""
    incidents = matching(reading.incidents(ledger), parse(query), ledger)
    return "".join(sorted(one["documents"][0]["doc_id"] for one in incidents))


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", "acdefgh"),
        ("killed>=10", "a"),
        ("killed>=5", "a"),
        ("killed<5", "c"),
        ("killed:5", "a"),
        ("killed:3", "c"),
        ("killed:?", "defgh"),
        ("killed!=?", "ac"),
        ("documents>=2", "a"),
        ("independent>=2", "a"),
        ("differences>=1", "a"),
        ("differs:toll", "a"),
        ("date:2031-03", "acde"),
        ("date:2031-03-05..2031-03-15", "c"),
        ("date>2031-03-20", "fg"),
        ("date<=2031-03-04", "ad"),
        ("date!=2031-03", "fg"),
        ("published:2031-06", "h"),
        ("type:manifestation", "e"),
        ("type:battles", "d"),
        ("-type:strike -type:clash", "e"),
        ("grade:contested OR status:threatened", "f"),
        ('initiator:"armée syrienne"', "ac"),
        ("actor:SY:HTS", "d"),
        ("target:civilians", "ac"),
        ('claimant:"Syrian Observatory"', "a"),
        ("country:ML", "gh"),
        ("place:kafranbel OR place:idlib", "d"),
        ('place~30km:"Kafr Nabl" killed>=1', "ac"),
        ("outlet:gazette doc:e", "e"),
        ("id:0003", "d"),
        ("motc3", "c"),
        ('"MOTC3 motc4"', "c"),
        ('"motc3 motc9"', ""),
        ("signalee -motc3", "adefgh"),
        ("date:? OR target:?", "efgh"),
        ("box:36.5,35.6,36.6,35.7", "ac"),
        ("-box:?", "acdfgh"),
        ("language:fr precision:region", "d"),
    ],
)
def test_queries(ledger: Ledger, query: str, wanted: str) -> None:
    assert found(ledger, query) == wanted


def test_every_field_can_be_asked(ledger: Ledger) -> None:
    values = {
        "number": "1",
        "date": "2031",
        "name": "x",
        "place": "x",
        "text": "x",
        "box": "1,2,3,4",
    }
    for name, field in FIELDS.items():
        found(ledger, f"{name}:{values[field.kind]}")


def test_words_are_never_operators_of_the_index(ledger: Ledger) -> None:
    assert found(ledger, 'text:"mot* NEAR -x"') == ""


def test_a_place_that_nobody_knows_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UsageError) as caught:
        found(ledger, "place~5km:Xyzzyqwop")
    assert caught.value.code == "query.place"
