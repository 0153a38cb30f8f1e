"""Where accounts differ, how well they are attested, how they are summed up, as a board."""

from typing import Any

import pytest

from selon.incidents.accounts import Account, claimed, figures, independent
from selon.incidents.differences import differences
from selon.incidents.grading import grade
from selon.incidents.matrix import UNSAID, matrix
from selon.incidents.sides import open_sides
from selon.incidents.summaries import POLICIES, summary
from selon.incidents.weights import read_weights
from tests.incidents.made import ARMY, CIVILIANS, HTS, coded, event, party, said, source, toll

OBSERVATORY = source("Syrian Observatory for Human Rights", "ngo", "SY:SOHR")
FORCES = source("Military Forces of Syria", "military", "SY:MIL")
GROUP = source("Hay'at Tahrir al-Sham", "armed_group", "SY:HTS")
MAYOR = source(None, "official")


def account(name: str, *claims: dict[str, Any], published: str = "2031-03-05", **known: Any):
    voice = known.pop("voice", name)
    told = event(claims=claims or (said(),), **known)
    document = coded(name, told, published=published)
    return Account(name, "e1", main=True, voice=voice, coded=document, event=told)


def rules(*accounts: Account) -> list[str]:
    found = differences(accounts, open_sides(), read_weights())
    return [f"{d.field}:{d.kind}:{d.rule.removeprefix('differences.')}" for d in found]


def graded(*accounts: Account) -> tuple[str, str]:
    found = differences(accounts, open_sides(), read_weights())
    result = grade(accounts, found, read_weights())
    return result.grade, result.rule


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (toll(5, 5), toll(12, 12), True),
        (toll(5, 5), toll(12), True),
        (toll(0, 0), toll(3, 3), True),
        (toll(12), toll(16, 16), False),
        (toll(20), toll(60), False),
        (toll(12, 12), toll(12, 12), False),
        (toll(10, 10, approx=True), toll(11, 11), False),
        (toll(10, 10, approx=True), toll(15, 15), True),
        (toll(None, None, high=5), toll(7, 7), True),
        (toll(30, 30, who="initiator"), toll(7, 7), False),
        (None, toll(7, 7), False),
    ],
)
def test_tolls(one: dict | None, other: dict | None, differ: bool) -> None:
    accounts = (
        account("a", said(OBSERVATORY, killed=one)),
        account("b", said(FORCES, killed=other)),
    )
    assert rules(*accounts) == (["killed:toll:tolls_disjoint"] if differ else [])


def test_of_many_tolls_the_furthest_apart_are_named() -> None:
    numbers = {"a": 5, "b": 9, "c": 30}
    accounts = [account(n, said(source(n), killed=toll(k, k))) for n, k in numbers.items()]
    (found,) = differences(accounts, open_sides(), read_weights())
    assert found.between == (("a", "c1"), ("c", "c1"))
    assert found.values == ("5", "30")


def test_a_later_toll_of_one_source_is_revised() -> None:
    first = account("a", said(OBSERVATORY, killed=toll(6, 6)))
    later = account("b", said(OBSERVATORY, killed=toll(9, 9)), published="2031-03-06")
    assert rules(first, later) == ["killed:toll:toll_revised"]


def test_a_part_of_a_toll_is_no_other_toll() -> None:
    whole, part = (
        said(OBSERVATORY, killed=toll(12)),
        said(source("Organisation"), killed=toll(3, 3)),
    )
    (figure,) = figures([account("a", whole, part)], "killed")
    assert figure.low == 12


def test_one_who_is_named_is_one_of_the_dead() -> None:
    several = account("a", said(OBSERVATORY, killed=toll(5, 5)))
    for words, differ in (("le commandant Fouad Chokr", []), ("un commandant", ["tolls_disjoint"])):
        target = {"text": words, "start": 0, "end": 9, "name": None, "actor_id": None}
        one = account("b", said(FORCES, killed=toll(1, 1)), target=[target | {"country": None}])
        assert [rule.rpartition(":")[2] for rule in rules(several, one)] == differ


def test_initiators() -> None:
    army = account("a", initiator=[party(ARMY)])
    government = {"name": "Government of Syria", "actor_id": "SY:GOV", "country": "SY"}
    assert rules(army, account("b", initiator=[party(government)])) == []
    assert rules(army, account("b")) == []
    found = rules(army, account("b", initiator=[party(HTS)]))
    assert found == ["initiator:initiator:initiators_disjoint"]


def test_who_is_accused_denies() -> None:
    accuses = account("a", said(OBSERVATORY, "accuses"))
    assert rules(accuses, account("b", said(FORCES, "denies"))) == [
        "initiator:initiator:responsibility_denied"
    ]
    named = account("a", initiator=[party(ARMY)])
    assert rules(named, account("b", said(FORCES, "denies"))) == [
        "initiator:initiator:responsibility_denied"
    ]


def test_who_denies_may_stand_among_the_struck() -> None:
    named = account("a", initiator=[party(ARMY)])
    denies = account("b", said(FORCES, "denies"), target=[party(ARMY)])
    assert rules(named, denies) == ["initiator:initiator:responsibility_denied"]
    assert rules(account("c", said(OBSERVATORY, "accuses")), denies) == []


def test_two_sides_accuse_each_other() -> None:
    accounts = account("a", said(FORCES, "accuses")), account("b", said(GROUP, "accuses"))
    assert rules(*accounts) == ["initiator:initiator:accused_both_ways"]


def test_a_denial_of_something_of_it_is_no_denial_of_the_deed() -> None:
    owns = account("a", said(FORCES, "claims"), said(FORCES, "denies"), initiator=[party(ARMY)])
    assert rules(owns, account("b", said(OBSERVATORY))) == []
    struck = account("b", said(GROUP, "denies"), target=[party(HTS)])
    assert rules(account("a", said(OBSERVATORY)), struck) == []


def test_whether_it_happened() -> None:
    happened = account("a", said(OBSERVATORY))
    assert rules(happened, account("b", said(MAYOR, "denies"), status="denied")) == [
        "status:occurrence:occurrence_denied"
    ]


def test_targets() -> None:
    civilians = account("a", target=[party(CIVILIANS)])
    assert rules(civilians, account("b", target=[party(HTS)])) == [
        "target:target:civilians_or_armed"
    ]
    armed = account("a", target=[party(ARMY)])
    assert rules(armed, account("b", target=[party(HTS)])) == ["target:target:targets_disjoint"]
    assert (
        rules(armed, account("b", target=[{**party(HTS), "actor_id": None, "name": "un dépôt"}]))
        == []
    )


def test_places_days_and_natures() -> None:
    one = account("a")
    assert rules(one, account("b", place="Maarat")) == []
    assert rules(one, account("b", place="Idlib")) == []
    assert rules(one, account("b", place="Alep")) == ["place:place:places_apart"]
    assert rules(one, account("b", day="2031-03-05")) == []
    assert rules(one, account("b", day="2031-03-06")) == ["date:date:days_apart"]
    laid = {"text": "mine", "start": 0, "end": 4, "id": "mine"}
    mine = account("b", kind="Remote explosive/landmine/IED", weapon=[laid])
    assert rules(one, account("c", kind="Remote explosive/landmine/IED")) == []
    assert rules(one, mine) == ["sub_event_type:nature:natures_opposed"]
    march, riot = (
        account(n, kind=k) for n, k in (("a", "Peaceful protest"), ("b", "Violent demonstration"))
    )
    assert rules(march, riot) == ["sub_event_type:nature:natures_opposed"]


def test_grades() -> None:
    army = [party(ARMY)]
    heard = account("a", said(OBSERVATORY), initiator=army)
    assert graded(heard) == ("weak", "weak.one_source")
    assert graded(heard, account("b", said(source("Mayor")))) == ("fair", "fair")
    unnamed = account("a", said(OBSERVATORY)), account("b", said(source("Mayor")))
    assert graded(*unnamed) == ("weak", "weak.nobody_named")
    owned = account("b", said(FORCES, "confirms"), initiator=army)
    assert graded(heard, owned) == ("confirmed", "confirmed")
    denied = account("b", said(FORCES, "denies"))
    assert graded(heard, denied) == ("contested", "contested.initiator")
    claimed_by = account("b", said(GROUP), responsibility=[party(HTS)])
    assert graded(claimed_by)[0] == "confirmed"


def test_independence_is_of_origins_and_of_texts() -> None:
    same = [account(name, said(OBSERVATORY)) for name in "abc"]
    assert independent(claimed(same)) == 1
    one_text = [account("a", said(OBSERVATORY), said(FORCES), said(GROUP))]
    assert independent(claimed(one_text)) == 1
    copies = [account(name, said(), voice="a") for name in "ab"]
    assert independent(claimed(copies)) == 1
    crossed = [account("a", said(OBSERVATORY), said(FORCES)), account("b", said(OBSERVATORY))]
    assert independent(claimed(crossed)) == 2


def test_policies() -> None:
    accounts = [
        account("a", said(OBSERVATORY, killed=toll(12))),
        account("b", said(FORCES, killed=toll(5, 5))),
    ]
    assert summary(accounts, "killed", "range") == {"low": 5, "high": None, "policy": "range"}
    assert summary(accounts, "killed", "cautious") == {"low": 5, "high": 5, "policy": "cautious"}
    every = summary(accounts, "killed", "per-claimant")
    assert every is not None
    assert [row["low"] for row in every["claimants"]] == [12, 5]
    assert all(summary(accounts, "wounded", policy) is None for policy in POLICIES)


def test_the_matrix_keeps_what_is_not_said_apart() -> None:
    accounts = [
        account("a", said(OBSERVATORY, killed=toll(12)), voice="a"),
        account("b", said(OBSERVATORY, killed=toll(12)), voice="a"),
        account("c", said(killed=toll(0, 0), claim_id="c2"), published="2031-03-06"),
    ]
    columns = matrix(accounts)
    assert [(c.claimant, c.doc_id) for c in columns] == [
        ("Gazette a", "a"),
        ("Syrian Observatory for Human Rights", "a"),
        ("Gazette c", "c"),
    ]
    assert columns[0].copies == ("a", "b")
    assert columns[0].cells["killed"] == UNSAID
    assert columns[1].cells["killed"].value == "≥ 12"
    assert columns[2].cells["killed"].value == "0"
    assert columns[0].cells["place"].words == "Kafr Nabl"


def test_targets_by_their_words() -> None:
    market, post, building = (
        account(n, target=[{"text": words, "name": None, "actor_id": None, "country": None}])
        for n, words in zip("abc", ("le marché", "un poste militaire", "un immeuble"), strict=True)
    )
    assert rules(market, post) == ["target:target:civilians_or_armed"]
    assert rules(market, building) == []
