"""Weights learned from pairs: which way they move, how far, and what a user may keep."""

from importlib.resources import files

import pytest

from selon.errors import UsageError
from selon.incidents import curating, learning
from selon.incidents.weights import read_weights, weights_of
from selon.ledger.book import Ledger
from tests.incidents.made import coded, event, link

SHIPPED = (files("selon.incidents") / "weights.toml").read_text(encoding="utf-8")


def pairs(*, same: bool, number: int) -> list[learning.Pair]:
    found = frozenset({("bias", "any"), ("time", "same_day"), ("place", "near")})
    return [learning.Pair(found, same)] * number


def test_weights_move_as_far_as_the_pairs_ask() -> None:
    weights = read_weights()
    few, many = (learning.learned(pairs(same=True, number=n), weights) for n in (5, 500))
    name = ("place", "near")
    assert weights.of[name] < few[name] < many[name]
    apart = learning.learned(pairs(same=False, number=50), weights)
    assert apart.get(name, weights.of[name]) <= weights.of[name]
    assert ("place", "same") not in many  # nothing told of it
    assert learning.learned([], weights) == {}


def test_verdicts_are_pairs_and_the_last_word_counts(ledger: Ledger) -> None:
    link(ledger, coded("a", event()), coded("b", event()), coded("c", event(place="Maarat")))
    curating.judge(ledger, ("a", "b"), "different", by="amina")
    curating.judge(ledger, ("a", "c"), "same", by="amina")
    curating.judge(ledger, ("a", "b"), "unsure", by="amina")
    (pair,) = learning.judged(ledger, read_weights())
    assert pair.same
    assert ("place", "near") in pair.found


def test_what_was_learned_takes_the_place_of_what_is_shipped() -> None:
    text = learning.as_toml({("place", "near"): 1.25}, "[time]\nsame_day = 3.0\n")
    learned = weights_of(SHIPPED, text)
    assert learned.of["place", "near"] == 1.25
    assert learned.of["time", "same_day"] == 3.0
    assert learned.of["place", "same"] == weights_of(SHIPPED).of["place", "same"]


@pytest.mark.parametrize(
    "text", ["[place]\nnera = 1.0", "[families]\nremote = 1", '[place]\nnear = "x"', "[place"]
)
def test_weights_of_nothing_are_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        weights_of(SHIPPED, text)
    assert caught.value.code == "incidents.weights"
