"""Cards say what the ledger holds: made once, and again whenever anything they show has changed."""

import json
from typing import Any

import pytest

from selon.incidents import cards, curating, reading
from selon.incidents.linking import link_pending
from selon.ledger.book import Ledger
from tests.incidents.made import coded, event, link, said, source, store, toll


def shown(ledger: Ledger) -> dict[str, dict[str, Any]]:
    """Give the cards once all are made."""
    cards.renew_all(ledger)
    with ledger.link_rows() as rows:
        return {c.incident_id: json.loads(c.body) for c in rows.cards.since(0) if c.body}


def expected(ledger: Ledger) -> dict[str, dict[str, Any]]:
    found = {}
    for one, two in zip(
        reading.incidents(ledger), reading.incidents(ledger, language="fr"), strict=True
    ):
        del one["because"]
        because = {"en": one["grade_because"], "fr": two["grade_because"]}
        found[one["incident_id"]] = one | {"grade_because": because}
    return found


def doc(name: str, killed: int, **known: Any) -> dict[str, Any]:
    claims = (said(source("Observatory"), killed=toll(killed, killed)),)
    return coded(name, event(claims=claims, **known))


def test_a_card_is_the_incident_in_both_languages(ledger: Ledger) -> None:
    link(ledger, doc("a", 5), doc("b", 12), doc("c", 1, place="Boni"))
    assert shown(ledger) == expected(ledger)
    assert cards.renew(ledger) == 0


@pytest.mark.parametrize("change", ["new", "reread", "merge", "split", "discount", "undo"])
def test_whatever_changes_an_incident_makes_its_card_again(ledger: Ledger, change: str) -> None:
    link(ledger, doc("a", 5), doc("b", 12), doc("c", 1, place="Boni"))
    before = shown(ledger)
    one, two = sorted(before)
    match change:
        case "new":
            link(ledger, doc("d", 20))
        case "reread":
            store(ledger, doc("a", 7), lexicon_digest="bb")
            link_pending(ledger)
        case "merge":
            curating.merge(ledger, (one, two), by="x")
        case "split":
            curating.split(ledger, one, ["a"], by="x")
        case "discount":
            curating.discount(ledger, one, by="x", reason="opinion")
        case "undo":
            stored = curating.discount(ledger, one, by="x", reason="opinion")
            assert shown(ledger)[one]["grade"] == "discounted"
            curating.undo(ledger, stored.number, by="x")
    assert cards.pending(ledger) > 0
    after = shown(ledger)
    assert after == expected(ledger)
    assert (after == before) == (change == "undo")


def test_only_what_changed_is_written_again(ledger: Ledger) -> None:
    link(ledger, doc("a", 5), doc("c", 1, place="Boni"))
    shown(ledger)
    with ledger.link_rows() as rows:
        last = rows.cards.last()
    link(ledger, doc("d", 20))
    shown(ledger)
    with ledger.link_rows() as rows:
        assert len(list(rows.cards.since(last))) == 1


def test_cards_of_another_selon_are_made_again(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    link(ledger, doc("a", 5), doc("c", 1, place="Boni"))
    shown(ledger)
    cards.outdate(ledger)
    assert cards.pending(ledger) == 0
    monkeypatch.setattr(cards, "_FORM", "other")
    cards.outdate(ledger)
    cards.outdate(ledger)
    assert cards.pending(ledger) == 2
