"""How well an incident is attested: a grade and the rule that gave it.

The grades are those of Airwars, computed: confirmed, where the initiator itself says that it acted;
fair, two sources that do not depend on each other and an initiator who is named; weak, fewer;
contested, where it is disputed who acted or whether anything happened. A grade says how sources
stand to each other, not what is true. "Discounted" is never computed: only a person says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from selon.incidents.accounts import Account, Claimed, asserts, claimed, independent
from selon.incidents.disputes import Difference
from selon.incidents.responsibility import INITIATOR, OCCURRENCE
from selon.incidents.weights import Weights

CONFIRMED: Final = "confirmed"
FAIR: Final = "fair"
WEAK: Final = "weak"
CONTESTED: Final = "contested"
DISCOUNTED: Final = "discounted"
GRADES: Final = (CONFIRMED, FAIR, WEAK, CONTESTED, DISCOUNTED)

_OWNING: Final = ("claims", "confirms")
_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade and why; `rule` is the key of a message, `fields` what it says."""

    grade: str
    rule: str
    fields: tuple[tuple[str, str], ...] = ()


def grade(
    accounts: Sequence[Account], differences: Sequence[Difference], weights: Weights
) -> Grade:
    """Give the grade of an incident."""
    said = list(claimed(accounts))
    for difference in differences:
        if difference.kind in (INITIATOR, OCCURRENCE):
            one, other = difference.values
            fields = (("one", one), ("other", other))
            return Grade(CONTESTED, f"contested.{difference.kind}", fields)
    owning = [one for one in said if _owns(one, weights)]
    if owning:
        return Grade(CONFIRMED, "confirmed", (("who", owning[0].claimant),))
    number = independent(one for one in said if asserts(one))
    named = sorted({name for account in accounts for name in _initiators(account)})
    if number >= _TWO and named:
        return Grade(FAIR, "fair", (("number", str(number)), ("who", ", ".join(named))))
    if number >= _TWO:
        return Grade(WEAK, "weak.nobody_named", (("number", str(number)),))
    return Grade(WEAK, "weak.one_source")


def _owns(said: Claimed, weights: Weights) -> bool:
    """Say whether the speaker says that it did it itself."""
    event = said.account.event or {}
    if any(_same(said.actor_id, p["actor_id"], weights) for p in event["responsibility"]):
        return asserts(said)
    return said.stance in _OWNING and any(
        _same(said.actor_id, party["actor_id"], weights) for party in event["initiator"]
    )


def _same(speaker: str | None, actor: str | None, weights: Weights) -> bool:
    """Say whether two actors are one, or arms of one state."""
    if speaker is None or actor is None:
        return False
    return weights.side_of(speaker) == weights.side_of(actor)


def _initiators(account: Account) -> list[str]:
    event = account.event or {"initiator": ()}
    return [str(p["name"]) for p in event["initiator"] if p["actor_id"] and p["name"]]
