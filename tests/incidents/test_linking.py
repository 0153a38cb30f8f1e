"""Linking against a ledger: incremental, whatever the order, people before machines."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from selon.errors import UsageError
from selon.incidents import curating, reading
from selon.incidents.linking import link_pending
from selon.ledger import open_ledger
from selon.ledger.book import Ledger
from tests.incidents.made import (
    ARMY,
    coded,
    event,
    groups,
    ids,
    link,
    party,
    said,
    store,
    text_of,
    toll,
)


def set_of(*names: str) -> frozenset[str]:
    return frozenset(names)


def test_many_documents_are_one_incident(ledger: Ledger) -> None:
    link(ledger, coded("a", event()), coded("b", event()), coded("c", event(day="2031-03-08")))
    assert groups(ledger) == {set_of("a:e1", "b:e1"), set_of("c:e1")}
    assert ids(ledger)["a:e1"] == "INC-2031-0001"


def test_two_attacks_of_one_article_stay_two(ledger: Ledger) -> None:
    first = coded("a", event("e1"), event("e2"))
    link(ledger, first, coded("b", event("e1"), event("e2")))
    assert all(len({name[0] for name in group}) == len(group) for group in groups(ledger))


def test_a_document_without_events_joins_but_is_no_incident(ledger: Ledger) -> None:
    text = "Le bilan de Kafr Nabl a été confirmé par la municipalité de Kafr Nabl."
    store(ledger, coded("b", text=text), text)
    link_pending(ledger)
    assert groups(ledger) == set()
    known = coded("a", event(), text="Frappe sur Kafr Nabl.")
    store(ledger, known, "Frappe sur Kafr Nabl.")
    link_pending(ledger)
    assert groups(ledger) == {set_of("a:e1", "b:")}
    (incident,) = reading.incidents(ledger)
    assert [d["doc_id"] for d in incident["documents"] if d["main"]] == ["a", "b"]
    assert incident["events"] == [{"doc_id": "a", "event_id": "e1"}]


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_documents_does_not_matter(tmp_path: Path, seed: int) -> None:
    chance = random.Random(4)
    kinds = ["Air/drone strike", "Shelling/artillery/missile attack", "Armed clash"]
    documents = [
        coded(
            f"d{i}",
            event(
                kind=chance.choice(kinds),
                day=f"2031-03-{chance.randint(3, 7):02d}",
                place=chance.choice(["Kafr Nabl", "Maarat", "Alep", None]),
                claims=(said(killed=chance.choice([None, toll(3, 3), toll(12, 12)])),),
            ),
        )
        for i in range(16)
    ]
    random.Random(seed).shuffle(documents)
    with open_ledger(tmp_path / "l.db") as ledger:
        link(ledger, *documents)
        found = groups(ledger)
    with open_ledger(tmp_path / "m.db") as ledger:
        link(ledger, *sorted(documents, key=lambda d: d["doc_id"]))
        assert groups(ledger) == found
    assert any(len(group) > 2 for group in found)


def test_a_document_is_chiefly_about_one_thing(ledger: Ledger) -> None:
    """Also where its second event is linked later, without the first."""
    second = event("e2", place="Alep", day="2031-03-09")
    link(ledger, coded("a", event("e1"), second), coded("b", event(place="Alep", day="2031-03-09")))
    found = [
        (incident["incident_id"], document["doc_id"])
        for incident in reading.incidents(ledger)
        for document in incident["documents"]
        if document["main"]
    ]
    assert found == [("INC-2031-0001", "a"), ("INC-2031-0002", "b")]


def test_reading_again_keeps_the_numbers(ledger: Ledger) -> None:
    documents = [coded("a", event()), coded("b", event()), coded("c", event(day="2031-03-08"))]
    link(ledger, *documents)
    before = ids(ledger)
    for document in documents:
        store(ledger, document, version="2.0")
    link_pending(ledger)
    assert ids(ledger) == before


def test_what_is_read_otherwise_goes_elsewhere(ledger: Ledger) -> None:
    link(ledger, coded("a", event()), coded("b", event()))
    store(ledger, coded("b", event(day="2031-03-09")), version="2.0")
    link_pending(ledger)
    assert groups(ledger) == {set_of("a:e1"), set_of("b:e1")}
    assert ids(ledger)["a:e1"] == "INC-2031-0001"


def test_a_new_version_of_an_article_takes_the_place_of_the_old(ledger: Ledger) -> None:
    link(ledger, coded("a", event()), coded("b", event()))
    newer = coded("b", event(claims=(said(killed=toll(9, 9)),)), text="Texte revu.")
    store(ledger, newer, "Texte revu.")
    link_pending(ledger)
    (incident,) = reading.incidents(ledger)
    assert incident["killed"] == {"low": 9, "high": 9, "policy": "range"}
    assert len(incident["documents"]) == 2


def test_a_bridge_joins_two_incidents_and_the_younger_leads_to_the_older(ledger: Ledger) -> None:
    """Two documents that say too little to be one, until a third says what both do."""
    strike, army = [party(ARMY)], [party(ARMY)]
    one = coded("a", event(place=None, initiator=strike, claims=(said(killed=toll(12, 12)),)))
    other = coded("b", event(day=None, target=army))
    link(ledger, one, other)
    assert len(groups(ledger)) == 2
    curating.merge(ledger, ["INC-2031-0001", "INC-2031-0002"], by="amina")
    assert curating.current(ledger, "INC-2031-0002") == "INC-2031-0001"
    with ledger.link_rows() as rows:
        assert [h.what for h in rows.incidents.history("INC-2031-0002")] == [
            "made",
            "joined",
            "left",
            "merged",
        ]


def test_people_split_and_join_and_take_it_back(ledger: Ledger) -> None:
    link(ledger, coded("a", event()), coded("b", event()))
    stored = curating.split(ledger, "INC-2031-0001", ["b"], by="amina", reason="deux raids")
    assert groups(ledger) == {set_of("a:e1"), set_of("b:e1")}
    curating.undo(ledger, stored.number, by="amina")
    assert groups(ledger) == {set_of("a:e1", "b:e1")}
    assert ids(ledger)["a:e1"] == "INC-2031-0001"


@pytest.mark.parametrize("verdict", ["split", "merge"])
def test_no_later_run_undoes_what_people_said(ledger: Ledger, verdict: str) -> None:
    day = "2031-03-04" if verdict == "split" else "2031-03-20"
    documents = [coded("a", event()), coded("b", event(day=day))]
    link(ledger, *documents)
    if verdict == "split":
        curating.split(ledger, "INC-2031-0001", ["b:e1"], by="amina")
    else:
        curating.merge(ledger, ["INC-2031-0001", "INC-2031-0002"], by="amina")
    before = groups(ledger)
    for document in documents:
        store(ledger, document, version="2.0")
    link(ledger, coded("c", event()))
    assert {frozenset(n for n in g if n[0] != "c") for g in groups(ledger)} - {set_of()} == before


def test_what_cannot_be_decided_is_refused(ledger: Ledger) -> None:
    link(ledger, coded("a", event()), coded("b", event()))
    refused: list[tuple[str, Callable[[], object]]] = [
        ("incidents.unknown", lambda: curating.current(ledger, "INC-1999-0001")),
        ("incidents.one", lambda: curating.merge(ledger, ["INC-2031-0001"], by="x")),
        ("incidents.part", lambda: curating.split(ledger, "INC-2031-0001", ["z"], by="x")),
        ("incidents.whole", lambda: curating.split(ledger, "INC-2031-0001", ["a", "b"], by="x")),
        ("review.decision", lambda: curating.undo(ledger, 9, by="x")),
    ]
    for code, call in refused:
        with pytest.raises(UsageError) as caught:
            call()
        assert caught.value.code == code


def test_documents_without_any_date_are_linked_by_place_and_words(ledger: Ledger) -> None:
    text = "Une bombe a blessé des passants à Kafr Nabl, dans la rue Victor Hugo, près de Perrache."
    for doc_id in "ab":
        known = coded(doc_id, event(day=None), text=f"{text} {doc_id}") | {"published": None}
        store(ledger, known, f"{text} {doc_id}")
    link_pending(ledger)
    assert groups(ledger) == {set_of("a:e1", "b:e1")}
    assert set(ids(ledger).values()) == {"INC-0000-0001"}


def test_copies_are_one_voice_and_all_are_kept(ledger: Ledger) -> None:
    wire = "Une frappe a touché le marché de la ville mardi, a annoncé la mairie."
    for doc_id, text in (("b", wire), ("a", f"{wire} Fin."), ("c", text_of("c"))):
        store(ledger, coded(doc_id, event(), text=text), text)
    link_pending(ledger)
    (incident,) = reading.incidents(ledger)
    voices = {d["doc_id"]: d["voice"] for d in incident["documents"]}
    assert voices == {"a": "a", "b": "a", "c": "c"}
    assert (incident["voices"], len(incident["documents"])) == (2, 3)


def test_an_older_ledger_is_linked_by_the_next_run(ledger: Ledger) -> None:
    store(ledger, coded("a", event()))
    assert groups(ledger) == set()
    assert link_pending(ledger) == 1
    assert link_pending(ledger) == 0
    assert groups(ledger) == {set_of("a:e1")}
