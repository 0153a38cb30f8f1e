"""Groups: no chain of what cannot be one; whatever the order; people first."""

import random
from dataclasses import replace
from itertools import permutations

import pytest

from selon.incidents.clustering import clusters
from selon.incidents.tellings import Telling, tellings
from tests.incidents.made import coded, event, text_of

(TOLD,) = tellings(coded("a", event()), text_of("a"))


def named(*names: str) -> list[Telling]:
    return [replace(TOLD, doc_id=name) for name in names]


def scored(table: dict[str, float | None]):
    def score(one: Telling, other: Telling) -> float | None:
        return table.get("".join(sorted((one.doc_id, other.doc_id))), -1.0)

    return score


def grouped(told: list[Telling], table: dict[str, float | None], **ruled) -> set[str]:
    return {"".join(t.doc_id for t in group) for group in clusters(told, scored(table), **ruled)}


def pair(names: str) -> frozenset[tuple[str, str]]:
    return frozenset((name, "e1") for name in names)


def test_what_is_alike_is_one() -> None:
    assert grouped(named("a", "b", "c"), {"ab": 2.0}) == {"ab", "c"}


def test_a_third_chains_nothing_that_is_barred() -> None:
    table = {"ab": 3.0, "bc": 2.9, "ac": None}
    assert grouped(named("a", "b", "c"), table) == {"ab", "c"}


def test_a_weak_third_joins_where_the_mean_speaks_for_it() -> None:
    assert grouped(named("a", "b", "c"), {"ab": 3.0, "bc": 2.0, "ac": -1.0}) == {"abc"}
    assert grouped(named("a", "b", "c"), {"ab": 3.0, "bc": 2.0, "ac": -2.5}) == {"ab", "c"}


@pytest.mark.parametrize("order", list(permutations("abcd")))
def test_the_order_does_not_matter(order: tuple[str, ...]) -> None:
    table = {"ab": 1.0, "bc": 1.0, "cd": 1.0, "ad": 1.0, "ac": None, "bd": None}
    assert grouped(named(*order), table) == {"ab", "cd"}


def test_people_join_and_bar() -> None:
    table = {"ab": 3.0, "ac": None}
    assert grouped(named("a", "b", "c"), table, different=[pair("ab")]) == {"a", "b", "c"}
    joined = grouped(named("a", "b", "c"), {}, same=[pair("ac")])
    assert joined == {"ac", "b"}


def test_no_group_holds_a_barred_pair() -> None:
    chance = random.Random(7)
    names = [f"{chr(97 + i)}" for i in range(12)]
    pairs = ["".join(sorted((x, y))) for x in names for y in names if x < y]
    table = {p: chance.choice([None, -2.0, 0.5, 3.0]) for p in pairs}
    for group in clusters(named(*names), scored(table)):
        for one in group:
            for other in group:
                if one.doc_id < other.doc_id:
                    assert table[one.doc_id + other.doc_id] is not None
