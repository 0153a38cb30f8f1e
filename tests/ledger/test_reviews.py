"""What people say of a document: kept, found again, put beside what the machine says."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from selon.errors import UsageError
from selon.ledger.book import Ledger
from selon.ledger.judgements import Judgement, decision, fact
from selon.ledger.reviewed import ReviewedDocument, effective, reviewed
from selon.ledger.standing import last_done, last_undone, standing
from selon.messages import LANGUAGES
from tests.handmade import TEXT
from tests.ledger.made import NEWER, VINTAGE, article, coded

DOC = "a001"
REASON = "hors sujet"


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.store(article(1), coded(article(1)), **VINTAGE)
    return ledger


def say(ledger: Ledger, verdict: str, record: str = "events.e1", **more: Any) -> int:
    return ledger.judge(DOC, Judgement(verdict, record, **more), by="amina").number


def state(ledger: Ledger, record: str = "events.e1") -> str:
    return fact(ledger.review(DOC), record).state


def words(text: str) -> dict[str, Any]:
    start = TEXT.index(text)
    return {"start": start, "end": start + len(text)}


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(UsageError) as caught:
        act()
    for language in LANGUAGES:
        assert "{" not in caught.value.text(language).replace("{name, id}", "")
    return caught.value.code


def test_nobody_said_anything(filled: Ledger) -> None:
    document = filled.review(DOC)
    assert (document.state, document.version, document.lost) == ("new", 0, ())
    assert {f.state for f in (*document.events, *document.claims)} == {"proposed"}
    plain = coded(article(1))
    assert effective(document, plain) == plain
    assert [f.record for f in document.events] == ["events.e1", "events.e2"]


@pytest.mark.parametrize(
    ("verdict", "more", "wanted"),
    [
        ("accept", {}, "accepted"),
        ("reject", {"reason": REASON}, "rejected"),
        ("unsure", {}, "unsure"),
        ("correct", {"field": "status", "value": "denied"}, "corrected"),
    ],
)
def test_a_verdict_makes_a_state(
    filled: Ledger, verdict: str, more: dict[str, Any], wanted: str
) -> None:
    for record in ("events.e1", "claims.c2"):
        if verdict == "correct" and record != "events.e1":
            more = {"field": "stance", "value": "alleges"}
        say(filled, verdict, record, **more)
        assert state(filled, record) == wanted
    assert state(filled, "events.e2") == "proposed"


def test_the_last_word_counts_and_each_can_be_taken_back(filled: Ledger) -> None:
    first = say(filled, "accept")
    second = say(filled, "reject", reason=REASON)
    assert state(filled) == "rejected"
    undoing = filled.take_back(second, by="amina").number
    assert state(filled) == "accepted"
    filled.take_back(first, by="amina")
    assert state(filled) == "proposed"
    filled.take_back(undoing, by="bakary")  # an undoing taken back: done again
    assert state(filled) == "rejected"
    assert filled.check_decisions() == 5
    assert refused(lambda: filled.take_back(first, by="amina")) == "review.undone"
    assert refused(lambda: filled.take_back(99, by="amina")) == "review.decision"


def test_undo_and_redo_without_limit(filled: Ledger) -> None:
    numbers = [say(filled, "accept"), say(filled, "unsure"), say(filled, "reject", reason=REASON)]
    for number in reversed(numbers):
        last = last_done(filled.decisions(), by="amina")
        assert last is not None
        assert last.number == number
        filled.take_back(last.number, by="amina")
    assert last_done(filled.decisions(), by="amina") is None
    for wanted in ("accepted", "unsure", "rejected"):
        undoing = last_undone(list(filled.decisions()), by="amina")
        assert undoing is not None
        filled.take_back(undoing.number, by="amina")
        assert state(filled) == wanted
    assert last_undone(list(filled.decisions()), by="amina") is None
    assert last_done(filled.decisions(), by="bakary") is None
    assert [s.number for s in standing(filled.decisions())] == numbers


def test_after_something_new_nothing_is_done_again(filled: Ledger) -> None:
    filled.take_back(say(filled, "accept"), by="amina")
    say(filled, "unsure")
    assert last_undone(list(filled.decisions()), by="amina") is None


def test_a_corrected_field_keeps_both_values(filled: Ledger) -> None:
    party = words("coalition menée") | {"name": "Coalition", "actor_id": "SA:COALITION"}
    number = say(filled, "correct", field="initiator", value=[party], span=(10, 20))
    found = fact(filled.review(DOC), "events.e1")
    machine = coded(article(1))["events"][0]
    assert found.machine == machine
    assert [p["name"] for p in found.value["initiator"]] == ["Coalition"]
    assert found.value["initiator"][0]["text"] == "coalition menée"
    change = found.changes[0]
    assert (change.field, change.number, change.by) == ("initiator", number, "amina")
    assert (change.before, change.span) == (machine["initiator"], (10, 20))
    say(filled, "accept")
    assert state(filled) == "corrected"


def test_what_follows_from_a_field(filled: Ledger) -> None:
    say(filled, "correct", field="sub_event_type", value="Armed clash")
    say(filled, "correct", field="places", value=[words("Saada") | {"name": "Saada"}])
    value = fact(filled.review(DOC), "events.e1").value
    assert (value["event_type"], value["plover"][:7]) == ("Battles", "ASSAULT")
    assert value["place"]["name"] == "Saada"
    assert value["place"]["lat"] is None
    say(filled, "correct", field="places", value=[])
    assert fact(filled.review(DOC), "events.e1").value["place"] is None


def test_a_figure_is_corrected_where_its_claim_gives_it(filled: Ledger) -> None:
    told = coded(article(1))["events"][0]["claims"]
    nth = next(n for n, said in enumerate(told) if said["killed"])
    new = {"low": 52, "best": 52, "high": 52}
    say(filled, "correct", field=f"claims.{nth}.killed", value=new)
    figures = fact(filled.review(DOC), "events.e1").value["claims"]
    assert figures[nth]["killed"]["low"] == 52
    assert [f for n, f in enumerate(figures) if n != nth] == [
        f for n, f in enumerate(told) if n != nth
    ]
    say(filled, "correct", field=f"claims.{nth}.killed", value=None)
    assert fact(filled.review(DOC), "events.e1").value["claims"][nth]["killed"] is None


def test_a_fact_that_was_missed(filled: Ledger) -> None:
    missed = {
        "sub_event_type": "Attack",
        "mentions": [words("tiré")],
        "killed": {"low": 1, "best": 1, "high": 1} | words("une personne"),
    }
    number = say(filled, "add", value=missed)
    name = f"events.h{number}"
    found = fact(filled.review(DOC), name)
    assert (found.state, found.machine) == ("accepted", None)
    assert found.value["mentions"][0]["text"] == "tiré"
    assert found.value["claims"][0]["killed"]["low"] == 1
    assert set(coded(article(1))["events"][0]) <= set(found.value)
    say(filled, "correct", name, field="status", value="planned")
    assert fact(filled.review(DOC), name).value["status"] == "planned"
    filled.take_back(number, by="amina")
    document = filled.review(DOC)
    assert name not in {f.record for f in document.events}
    assert [s.decision.field for s in document.lost] == ["status"]


def test_documents_are_kept_and_set_aside(filled: Ledger) -> None:
    assert filled.document_states() == {}
    say(filled, "keep")
    assert filled.document_states() == {DOC: "kept"}
    number = say(filled, "set_aside", reason="opinion")
    assert (filled.review(DOC).state, filled.document_states()) == ("aside", {DOC: "aside"})
    filled.take_back(number, by="amina")
    assert filled.review(DOC).state == "kept"


def test_names_are_learned_until_taken_back(filled: Ledger) -> None:
    learned = {"name": "les FAMa", "id": "ML:ARMY"}
    first = say(filled, "always", field="actor", value=learned, span=(0, 5))
    say(filled, "always", field="weapon", value={"name": "engin maison", "id": "ied"})
    later = say(filled, "always", field="actor", value=learned | {"id": "ML:OTHER"})
    assert [(a.kind, a.name, a.id) for a in filled.aliases()] == [
        ("actor", "les FAMa", "ML:OTHER"),
        ("weapon", "engin maison", "ied"),
    ]
    filled.take_back(later, by="amina")
    assert filled.aliases()[0].number == first
    assert filled.review(DOC).lost == ()


def test_effective_leaves_out_what_was_rejected(filled: Ledger) -> None:
    plain = coded(article(1))
    say(filled, "reject", "events.e2", reason=REASON)
    say(filled, "reject", "claims.c4", reason=REASON)
    used = {c["claim_id"] for c in plain["events"][0]["claims"]}
    result = effective(filled.review(DOC), plain)
    assert [e["event_id"] for e in result["events"]] == ["e1"]
    wanted = [c["claim_id"] for c in plain["claims"] if c["claim_id"] != "c4" or "c4" in used]
    assert [c["claim_id"] for c in result["claims"]] == wanted


def moved(plain: dict[str, Any]) -> dict[str, Any]:
    """Give the same document as a later machine would number it: with an event more."""
    events = [dict(e) | {"event_id": f"e{n + 2}"} for n, e in enumerate(plain["events"])]
    other = dict(events[0]) | {"event_id": "e1", "mentions": [words("SANAA") | {"claim_id": "c11"}]}
    claims = [dict(c) | {"claim_id": f"c{n + 11}"} for n, c in enumerate(plain["claims"])]
    return plain | {"events": [other, *events], "claims": claims}


def test_decisions_survive_a_new_reading(filled: Ledger) -> None:
    say(filled, "accept", "events.e1")
    say(filled, "correct", "events.e2", field="status", value="planned")
    say(filled, "unsure", "claims.c2")
    one = article(1)
    assert filled.store(one, moved(coded(one)), **NEWER) == "reread"
    document = filled.review(DOC)
    assert [f.state for f in document.events] == ["proposed", "accepted", "corrected"]
    assert fact(document, "events.e3").value["status"] == "planned"
    assert fact(document, "claims.c12").state == "unsure"
    assert document.lost == ()


@pytest.mark.parametrize(
    "change",
    [
        {"sub_event_type": "Mob violence"},
        {"mentions": [words("SANAA")]},
    ],
)
def test_a_decision_about_what_is_gone_is_told_apart(
    filled: Ledger, change: dict[str, Any]
) -> None:
    number = say(filled, "accept", "events.e1")
    plain = coded(article(1))
    document = reviewed(
        plain | {"events": [plain["events"][0] | change, plain["events"][1]]}, filled.decisions()
    )
    assert {f.state for f in document.events} == {"proposed"}
    assert [stored.number for stored in document.lost] == [number]


def test_another_text_takes_no_decisions_over(filled: Ledger) -> None:
    say(filled, "accept", "events.e1")
    say(filled, "keep")
    other = article(1, text=article(1).text + "\nCorrigé.")
    assert filled.store(other, coded(other), **VINTAGE) == "revised"
    document = filled.review(DOC)
    assert {f.state for f in document.events} == {"proposed"}
    assert (len(document.lost), document.state) == (1, "kept")


def test_a_machine_that_learned_the_type_agrees(filled: Ledger) -> None:
    say(filled, "correct", field="sub_event_type", value="Armed clash")
    plain = coded(article(1))
    better = plain["events"][0] | {"sub_event_type": "Armed clash", "event_type": "Battles"}
    document = reviewed(plain | {"events": [better, plain["events"][1]]}, filled.decisions())
    assert (document.events[0].state, document.lost) == ("corrected", ())


def bad(**more: Any) -> Judgement:
    return Judgement(**({"verdict": "correct", "record": "events.e1"} | more))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (bad(verdict="like"), "review.verdict"),
        (bad(verdict="reject"), "review.reason"),
        (bad(verdict="accept", record="events.e9"), "review.record"),
        (bad(verdict="accept", record="document"), "review.record"),
        (bad(field="mood", value=1), "review.field"),
        (bad(field="event_id", value="e5"), "review.field"),
        (bad(field="claims.9.killed", value=None), "review.field"),
        (bad(field="status", value="perhaps"), "review.value"),
        (bad(field="sub_event_type", value="Frappe"), "review.value"),
        (bad(field="aggregate", value="yes"), "review.value"),
        (bad(field="initiator", value=[{"start": 5, "end": 5}]), "review.value"),
        (bad(field="initiator", value=[{"start": 0, "end": 10**6}]), "review.value"),
        (bad(field="initiator", value=[{"start": 0, "end": 5, "text": "no"}]), "review.value"),
        (bad(field="initiator", value=[{"start": 0, "end": 5, "x": 1}]), "review.value"),
        (bad(field="places", value=[{"start": 0, "end": 5, "lat": 91.0}]), "review.value"),
        (bad(field="killed", value={"low": 5, "high": 2}), "review.value"),
        (bad(field="killed", value={"low": -1}), "review.value"),
        (bad(field="killed", value={}), "review.value"),
        (bad(field="date", value={"start": "2018-08-09", "end": "2018-08-01"}), "review.value"),
        (bad(field="date", value={"start": "hier"}), "review.value"),
        (bad(field="weapon", value=[{"start": 0, "end": 5, "id": "spoon"}]), "review.value"),
        (bad(field="status", value="denied", span=(4, 2)), "review.value"),
        (bad(verdict="add", value={"sub_event_type": "Attack"}), "review.value"),
        (bad(verdict="add", value={"sub_event_type": "Attack", "mentions": []}), "review.value"),
        (bad(verdict="always", field="mood", value={"name": "x", "id": "y"}), "review.value"),
        (bad(verdict="always", field="actor", value={"name": " ", "id": "y"}), "review.value"),
    ],
)
def test_what_cannot_be_said_is_refused_and_nothing_is_kept(
    filled: Ledger, said: Judgement, code: str
) -> None:
    assert refused(lambda: filled.judge(DOC, said, by="amina")) == code
    assert filled.stats().decisions == 0


def test_a_decision_needs_a_name_and_a_document(filled: Ledger) -> None:
    said = Judgement("accept", "events.e1")
    assert refused(lambda: filled.judge(DOC, said, by=" ")) == "review.by"
    assert refused(lambda: filled.judge("none", said, by="amina")) == "review.document"
    assert refused(lambda: filled.review("none")) == "review.document"


def test_who_saw_an_older_state_is_told(filled: Ledger) -> None:
    seen = filled.review(DOC).version
    number = say(filled, "accept")
    said = Judgement("reject", "events.e1", reason=REASON)
    assert refused(lambda: filled.judge(DOC, said, by="b", version=seen)) == "review.stale"
    assert filled.judge(DOC, said, by="b", version=number).number == number + 1


def test_a_decision_is_saved_within_a_tenth_of_a_second(filled: Ledger) -> None:
    for _ in range(40):
        say(filled, "accept")
    start = time.perf_counter()
    say(filled, "unsure")
    assert time.perf_counter() - start < 0.1


def test_decision_is_pure(filled: Ledger) -> None:
    document: ReviewedDocument = filled.review(DOC)
    said = Judgement("accept", "events.e1")
    one, other = (decision(said, document, TEXT, by="amina") for _ in range(2))
    assert one == other
    assert filled.stats().decisions == 0
