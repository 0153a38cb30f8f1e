"""The annotation of the gate is as docs/guidelines.md wants it, and covers what it must."""

from collections import Counter

import pytest

from selon.measure.gold import faults
from selon.measure.vocabulary import vocabulary
from tests.gate.scoring import SLOT_NAMES, Gate, read_floors

LEAST_DOCUMENTS = 36
LEAST_FREE = 6
LEAST_WORDS, MOST_WORDS = 60, 220


def events(gate: Gate) -> list[dict]:
    return [event for doc in gate.gold for event in doc["events"]]


def test_every_annotation_is_valid(gate: Gate) -> None:
    texts = gate.texts
    assert [(d["doc_id"], f) for d in gate.gold for f in faults(d, texts[d["doc_id"]])] == []


def test_texts_and_annotation_are_of_the_same_documents(gate: Gate) -> None:
    ids = [doc["doc_id"] for doc in gate.docs]
    assert ids == [doc["doc_id"] for doc in gate.gold] == sorted(set(ids))


def test_the_floors_are_of_this_annotation(gate: Gate) -> None:
    floors = read_floors()[gate.language]
    assert floors["digest"] == gate.digest
    assert set(floors["floors"]) == set(SLOT_NAMES)


def test_articles_are_many_and_short(gate: Gate) -> None:
    lengths = {doc["doc_id"]: len(doc["text"].split()) for doc in gate.docs}
    assert len(lengths) >= LEAST_DOCUMENTS
    assert {d: n for d, n in lengths.items() if not LEAST_WORDS <= n <= MOST_WORDS} == {}
    assert sum(not doc["events"] for doc in gate.gold) >= LEAST_FREE


def test_every_sub_event_type_stance_and_status_occurs(gate: Gate) -> None:
    words = vocabulary()
    found = events(gate)
    assert {event["sub_event_type"] for event in found} == set(words.event_type_of)
    assert {event["status"] for event in found} == words.statuses
    assert {source["stance"] for event in found for source in event["sources"]} == words.stances


@pytest.mark.parametrize("flag", ["aggregate", "background"])
def test_aggregates_and_background_occur(flag: str, gate: Gate) -> None:
    assert Counter(event[flag] for event in events(gate))[True] >= 5


def test_tolls_of_all_kinds_occur(gate: Gate) -> None:
    tolls = [t for event in events(gate) for t in (*event["killed"], *event["wounded"])]
    assert {toll["who"] for toll in tolls} == vocabulary().sides
    spans = {"open": 0, "exact": 0, "range": 0, "none": 0}
    for toll in tolls:
        exact = "exact" if toll["low"] == toll["high"] else "range"
        spans["open" if toll["high"] is None else exact] += 1
        spans["none"] += toll["high"] == 0
    assert min(spans.values()) >= 2
    assert sum(len(event["killed"]) > 1 for event in events(gate)) >= 10


def test_the_typography_is_as_dirty_as_on_the_web(gate: Gate) -> None:
    text = "".join(doc["text"] for doc in gate.docs)
    assert {c for c in "’'\u00a0\u202f“«—–" if c not in text} == set()
