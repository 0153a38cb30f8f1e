"""How sure it is that an occurrence is one: the measured precision of its kind.

A kind is how telling the words are, how many mentions there are, and whether it is told as a fact.
`data/confidence.toml` holds how many occurrences of each kind were coded in the gate and how many
of them are in its annotation (`tools/calibrate.py` writes it). A kind seen seldom leans on the
precision of all kinds together, which counts as `weight` occurrences more (a beta prior).
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_MANY = 4  # mentions
_SOME = 2
_UNREAL = frozenset({"threatened", "planned", "hypothetical", "denied"})


def kind_of(strengths: Sequence[str], status: str) -> str:
    """Give the kind of an occurrence by the strengths of its mentions and its status.

    >>> kind_of(["strong", "harm"], "happened"), kind_of(["generic"], "planned")
    ('strong-some-told', 'other-one-unreal')
    """
    best = next((s for s in ("strong", "weak") if s in strengths), "other")
    number = len(strengths)
    mentions = "many" if number >= _MANY else "some" if number >= _SOME else "one"
    return f"{best}-{mentions}-{'unreal' if status in _UNREAL else 'told'}"


def confidence_of(strengths: Sequence[str], status: str) -> float:
    """Give the share of occurrences of this kind that are right, between 0 and 1."""
    table = _read()
    own = table.get(kind_of(strengths, status), {"coded": 0, "right": 0})
    prior, weight = measured()  # never quite sure
    return round((own["right"] + weight * prior) / (own["coded"] + weight), 2)


def measured() -> tuple[float, int]:
    """Give the precision of all kinds together, and how many occurrences it counts as."""
    table = _read()
    coded, right = table["all"]["coded"], table["all"]["right"]
    return (right + 1) / (coded + 2), table["prior"]["weight"]


@cache
def _read() -> Mapping[str, Mapping[str, int]]:
    path = files("selon.data") / "confidence.toml"
    return MappingProxyType(tomllib.loads(path.read_text(encoding="utf-8")))
