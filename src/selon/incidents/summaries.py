"""One line of numbers for an incident, by a policy that has a name. None of them averages.

- `range`: from the lowest to the highest that any claimant says (the default);
- `cautious`: the lowest, as ACLED writes where sources disagree;
- `per-claimant`: every claimant's own number, none above another.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from selon.incidents.accounts import Account, Figure, figures

RANGE: Final = "range"
CAUTIOUS: Final = "cautious"
PER_CLAIMANT: Final = "per-claimant"
POLICIES: Final = (RANGE, CAUTIOUS, PER_CLAIMANT)


def summary(accounts: Sequence[Account], field: str, policy: str) -> dict[str, Any] | None:
    """Give a toll by a policy; None where nobody says anything, which is not zero.

    `high` is None where at least one claimant leaves it open.
    """
    told = list(figures(accounts, field))
    return _POLICIES[policy](told) | {"policy": policy} if told else None


def _range(told: Sequence[Figure]) -> dict[str, Any]:
    highs = [figure.high for figure in told]
    low = min(figure.low for figure in told)
    known = [high for high in highs if high is not None]
    return {"low": low, "high": max(known) if len(known) == len(highs) else None}


def _cautious(told: Sequence[Figure]) -> dict[str, Any]:
    lowest = min(figure.low for figure in told)
    return {"low": lowest, "high": lowest}


def _per_claimant(told: Sequence[Figure]) -> dict[str, Any]:
    rows = [
        {
            "claimant": figure.claimed.claimant,
            "doc_id": figure.claimed.account.doc_id,
            "low": figure.low,
            "high": figure.high,
        }
        for figure in told
    ]
    return _range(told) | {"claimants": rows}


_POLICIES: Final[Mapping[str, Any]] = MappingProxyType(
    {RANGE: _range, CAUTIOUS: _cautious, PER_CLAIMANT: _per_claimant}
)
