"""Incidents follow what people decide about the events that they are made of."""

import pytest

from selon.incidents import cards, curating
from selon.incidents.reading import incidents
from selon.ledger.book import Ledger
from selon.ledger.judgements import Judgement
from tests.incidents.made import coded, event, link


def shown(ledger: Ledger) -> dict[str, dict]:
    return {i["incident_id"]: i for i in incidents(ledger)}


def card(ledger: Ledger, name: str) -> str:
    cards.renew_all(ledger)
    with ledger.link_rows() as rows:
        return rows.cards.bodies([name])[name]


@pytest.fixture
def linked(ledger: Ledger) -> Ledger:
    link(ledger, coded("a", event()), coded("b", event()))
    return ledger


def test_what_is_rejected_leaves_its_incident(linked: Ledger) -> None:
    (name,) = shown(linked)
    assert len(shown(linked)[name]["events"]) == 2
    said = Judgement("reject", "events.e1", reason="non")
    number = curating.decide(linked, "a", said, by="amina").number
    assert [e["doc_id"] for e in shown(linked)[name]["events"]] == ["b"]
    curating.undo(linked, number, by="amina")
    assert len(shown(linked)[name]["events"]) == 2


def test_what_is_corrected_counts_as_corrected(linked: Ledger) -> None:
    (name,) = shown(linked)
    before = card(linked, name)
    toll = {"low": 77, "best": 77, "high": 77}
    said = Judgement("correct", "events.e1", field="killed", value=toll)
    number = curating.decide(linked, "a", said, by="amina").number
    assert shown(linked)[name]["killed"]["high"] == 77
    assert '"high":77' in card(linked, name)
    curating.undo(linked, number, by="amina")
    assert shown(linked)[name]["killed"] is None
    assert card(linked, name) == before


def test_what_is_added_has_an_incident(linked: Ledger) -> None:
    known = {"sub_event_type": "Mob violence"}
    missed = known | {"mentions": [{"start": 0, "end": 3}], "killed": {"low": 1, "best": 1}}
    number = curating.decide(linked, "b", Judgement("add", value=missed), by="amina").number
    found = [i for i in shown(linked).values() if i["sub_event_type"] == "Mob violence"]
    assert [e["event_id"] for i in found for e in i["events"]] == [f"h{number}"]
    curating.undo(linked, number, by="amina")
    assert len(shown(linked)) == 1
