"""Hundreds of articles that tell the same: what it costs rises with their number, no faster."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from selon.incidents import linking
from selon.incidents.clustering import clusters
from selon.incidents.memory import Memory
from selon.incidents.tellings import Telling, tellings
from selon.incidents.units import CROWD
from selon.ledger import open_ledger
from tests.incidents.made import ARMY, coded, event, groups, party, store, text_of

WIRE = "Une frappe a touché le marché de la ville mardi, a annoncé la mairie."
(TOLD,) = tellings(coded("a", event(initiator=[party(ARMY)])), WIRE)
FAR = 210  # more than may stand under one key


def same(_doc_id: str) -> str:
    return WIRE


def compared(
    path: Path, number: int, text: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> tuple[int, set[frozenset[str]]]:
    """Link so many documents; give how many pairs of events were compared, and the incidents."""
    made: list[Memory] = []
    monkeypatch.setattr(linking, "Memory", lambda: made.append(Memory()) or made[-1])
    with open_ledger(path) as ledger:
        for i in range(number):
            name = f"d{i:03}"
            store(ledger, coded(name, event(), text=text(name)), text(name))
        linking.link_pending(ledger)
        return sum(memory.compared for memory in made), groups(ledger)


@pytest.mark.parametrize("text", [same, text_of], ids=["copies", "own words"])
def test_twice_the_articles_take_twice_the_comparisons(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: Callable[[str], str]
) -> None:
    half, few = compared(tmp_path / "half.db", FAR // 2, text, monkeypatch)
    full, many = compared(tmp_path / "full.db", FAR, text, monkeypatch)
    assert [len(group) for group in (*few, *many)] == [FAR // 2, FAR]
    assert 0 < half < full <= 3 * half
    assert full <= 66 * FAR


def test_copies_are_compared_once_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert compared(tmp_path / "l.db", 60, same, monkeypatch)[0] == 59


def counted(told: list[Telling], score: float | None = 1.0) -> tuple[int, list[int]]:
    calls: list[None] = []

    def scored(one: Telling, other: Telling) -> float | None:
        calls.append(None)
        return None if one.doc_id == other.doc_id else score

    sizes = [len(group) for group in clusters(told, scored)]
    return len(calls), sizes


def test_groups_of_copies_are_scored_as_two() -> None:
    one = [replace(TOLD, doc_id=f"d{i}", voice="d0") for i in range(300)]
    other = [replace(t, event_id="e2", trigger="tir", killed=((3, 3),)) for t in one]
    assert counted([*one, *other]) == (1, [300, 300])


def test_a_crowd_is_scored_against_its_first() -> None:
    crowd = [replace(TOLD, doc_id=f"d{i:03}", words=frozenset({f"{i}"})) for i in range(300)]
    assert counted(crowd) == (299, [300])
    few = crowd[: CROWD - 1]
    assert counted(few)[0] == len(few) * (len(few) - 1) // 2


def test_a_crowd_takes_nothing_in_that_does_not_fit() -> None:
    crowd = [replace(TOLD, doc_id=f"d{i:02}") for i in range(CROWD)]
    assert counted(crowd, -1.0)[1] == [1] * CROWD


def test_two_events_of_one_wire_stay_two_where_a_copy_has_only_one() -> None:
    one = [replace(TOLD, doc_id=name, voice="a") for name in "abc"]
    again = [replace(TOLD, doc_id=name, event_id="e2", voice="a") for name in "bc"]
    assert counted([*one, *again])[1] == [3, 2]
    apart = [replace(t, killed=((3, 3),)) for t in again]
    assert counted([*one, *apart])[1] == [3, 2]


def test_people_take_a_copy_out() -> None:
    told = [replace(TOLD, doc_id=name, voice="a") for name in "abc"]
    bar = frozenset({("a", "e1"), ("b", "e1")})
    found = clusters(told, lambda _one, _other: 1.0, different=[bar])
    assert sorted(len(group) for group in found) == [1, 2]
