"""Verdicts teach: which rules they prove or disprove, and what follows for the order of review."""

from typing import Any

import pytest

from selon.ledger import lessons
from selon.ledger.book import Ledger
from selon.ledger.judgements import Judgement
from tests.ledger.made import NEWER, VINTAGE, article, coded


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    for number in (1, 2, 3):
        ledger.store(article(number), coded(article(number)), **VINTAGE)
    return ledger


def say(ledger: Ledger, verdict: str, record: str = "events.e1", **more: Any) -> int:
    doc_id = more.pop("doc_id", "a001")
    return ledger.judge(doc_id, Judgement(verdict, record, **more), by="amina").number


def event() -> dict[str, Any]:
    return coded(article(1))["events"][0]


def found_by() -> tuple[str, str | None]:
    because = event()["because"][0]
    return because["rule"], because["entry"]


def test_nothing_is_learned_before_anybody_speaks(filled: Ledger) -> None:
    assert filled.judged_rules() == {}
    rules = {(r.rule, r.entry): r for r in filled.rules()}
    assert rules[found_by()].fired == 3 * (rules[found_by()].fired // 3) > 0
    assert {r.precision for r in rules.values()} == {lessons.precision(0, 0)}


def test_what_is_accepted_proves_every_rule_behind_it(filled: Ledger) -> None:
    say(filled, "accept")
    known = filled.judged_rules()
    slots = [b for p in event()["target"] for b in p["because"]]
    for because in (*event()["because"], *slots):
        assert known[because["rule"], because["entry"]][1] == 0
    assert known[found_by()] == (1, 0)


def test_what_is_rejected_disproves_what_found_it_and_no_more(filled: Ledger) -> None:
    say(filled, "reject", reason="non")
    known = filled.judged_rules()
    assert known[found_by()] == (0, 1)
    assert sum(wrong for _, wrong in known.values()) == len(event()["because"])


def test_a_corrected_field_disproves_the_rules_of_that_field(filled: Ledger) -> None:
    say(filled, "correct", field="places", value=[])
    known = filled.judged_rules()
    places = {(b["rule"], b["entry"]) for p in event()["places"] for b in p["because"]}
    assert places
    assert all(known[key][0] == 0 for key in places)
    assert known[found_by()] == (1, 0)
    say(filled, "correct", field="sub_event_type", value="Armed clash")
    assert filled.judged_rules()[found_by()] == (0, 1)


def test_who_is_unsure_or_takes_it_back_teaches_nothing(filled: Ledger) -> None:
    say(filled, "unsure")
    assert filled.judged_rules() == {}
    number = say(filled, "accept")
    filled.take_back(number, by="amina")
    assert filled.judged_rules() == {}
    say(filled, "keep")
    say(filled, "accept", "claims.c2")
    assert set(filled.judged_rules()) == {
        (b["rule"], b["entry"]) for b in coded(article(1))["claims"][1]["because"]
    }


def test_a_new_reading_is_learned_from_anew(filled: Ledger) -> None:
    say(filled, "accept")
    one = article(1)
    changed = [dict(e) for e in coded(one)["events"]]
    changed[0]["because"] = [changed[0]["because"][0] | {"entry": "fr.autre"}]
    filled.store(one, coded(one) | {"events": changed}, **NEWER)
    assert filled.judged_rules()[found_by()[0], "fr.autre"] == (1, 0)
    assert found_by() not in filled.judged_rules()
    assert list(filled.faults()) == []


def test_precision_moves_from_the_prior_to_what_was_counted() -> None:
    prior = lessons.precision(0, 0)
    assert 0.85 < prior < 0.95
    assert lessons.precision(0, 1) < prior < lessons.precision(1, 0)
    assert lessons.precision(900, 100) == pytest.approx(0.9, abs=0.001)


def test_confidence_follows_the_rules_that_found_the_event(filled: Ledger) -> None:
    before = lessons.confidence(event(), filled.judged_rules())
    assert before == round(event()["confidence"], 3)
    say(filled, "reject", doc_id="a002", reason="non")
    after = lessons.confidence(event(), filled.judged_rules())
    assert after < before
    (fact, _) = filled.review("a003").events
    assert fact.value["confidence"] == after
    (judged, _) = filled.review("a002").events
    assert judged.value["confidence"] == event()["confidence"]


def test_the_doubtful_come_first(filled: Ledger) -> None:
    before = filled.doubts()
    assert set(before) == {"a001", "a002", "a003"}
    for doc_id in ("a001", "a002"):
        say(filled, "reject", doc_id=doc_id, reason="non")
    after = filled.doubts()
    assert after["a003"] > before["a003"]
    assert lessons.doubt(0.6) > lessons.doubt(0.9)


def test_examples_of_both(filled: Ledger) -> None:
    say(filled, "accept")
    say(filled, "reject", doc_id="a002", reason="non")
    rule, entry = found_by()
    (right,) = filled.rule_examples(rule, entry, right=True)
    (wrong,) = filled.rule_examples(rule, entry, right=False)
    assert (right.doc_id, wrong.doc_id) == ("a001", "a002")
    because = event()["because"][0]
    text = article(1).text
    assert right.words == text[because["start"] : because["end"]]
    assert f"{right.before}{right.words}{right.after}" in text
