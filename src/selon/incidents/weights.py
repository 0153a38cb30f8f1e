"""The weights of what two events have in common, as `weights.toml` holds them."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from selon.errors import UsageError
from selon.gazetteer.sounding import read_small, sound_of
from selon.settings import user_file
from selon.tables import read_rows
from selon.tokens import tokens_of

_TABLES = ("families", "compatible", "sets", "nature", "opposed")


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights by feature and value, and what the features have to know."""

    of: Mapping[tuple[str, str], float]  # (feature, value) -> logarithm of odds
    family: Mapping[str, str]  # of a sub-event type
    compatible: frozenset[tuple[str, str]]  # pairs of families, both ways round
    state: frozenset[str]  # ends of the ids of a state's arms
    arms: frozenset[str]  # ids of listed actors that are arms of a state: "SD:SAF"
    real: frozenset[str]  # statuses of what somebody says took place
    common: frozenset[str]  # words of names that stand in articles of many things, by sound
    split: frozenset[str]  # families that one occurrence may be read as in one document
    nature: Mapping[str, str]  # of a sub-event type, where it has one that excludes others
    opposed: frozenset[frozenset[str]]  # natures that exclude each other
    placed: frozenset[str]  # classes of weapons that somebody laid there

    def side_of(self, actor_id: str) -> str:
        """Give whose side an actor is: the country where it is an arm of a state, else itself."""
        country, _, code = actor_id.partition(":")
        return country if code in self.state or actor_id in self.arms else actor_id


def _arms() -> frozenset[str]:
    """Give the listed actors whose role is one of a state's own."""
    data = files("selon.data")
    roles = tomllib.loads((data / "roles.toml").read_text(encoding="utf-8"))["roles"]
    own = {role["id"] for role in roles if role.get("domestic")}
    return frozenset(row["id"] for row in read_rows(data / "actors.tsv") if row["role"] in own)


def _common() -> frozenset[str]:
    """Give the words of the names of countries and of their capitals, by sound."""
    rows = read_rows(files("selon.data") / "countries.tsv")
    names = (name for row in rows for cell in ("names", "capital") for name in row[cell].split("|"))
    keys = (key for name in names for key in tokens_of(name).keys)
    return frozenset(sound_of([key], read_small()) for key in keys)


OWN: Final = "weights.toml"  # of a user's folder: what was learned from verdicts


@cache
def read_weights() -> Weights:
    """Give the weights that selon carries, with those that the user learned in their place."""
    return weights_of(*_texts())


@cache
def weights_digest() -> str:
    """Give the SHA-256 of the weights: where it changes, everything is linked anew."""
    return hashlib.sha256("\n".join(_texts()).encode()).hexdigest()


def _texts() -> tuple[str, ...]:
    own = user_file(OWN)
    shipped = (files(__package__) / "weights.toml").read_text(encoding="utf-8")
    return (shipped,) if own is None else (shipped, own.read_text(encoding="utf-8"))


def weights_of(text: str, learned: str = "") -> Weights:
    """Read weights from TOML; those of `learned` take the place of the same ones.

    UsageError where `learned` is no TOML, or names a weight that there is not.
    """
    table = tomllib.loads(text)
    _replace(table, learned)
    pairs = [(one, other) for one, others in table["compatible"].items() for other in others]
    return Weights(
        of={
            (feature, value): float(weight)
            for feature, values in table.items()
            if feature not in _TABLES
            for value, weight in values.items()
        },
        family={name: family for family, names in table["families"].items() for name in names},
        compatible=frozenset(pairs) | frozenset((other, one) for one, other in pairs),
        state=frozenset(table["sets"]["state"]),
        arms=_arms(),
        real=frozenset(table["sets"]["real"]),
        common=_common(),
        split=frozenset(table["sets"]["split"]),
        nature={name: nature for nature, names in table["nature"].items() for name in names},
        opposed=frozenset(map(frozenset, table["opposed"]["pairs"])),
        placed=frozenset(table["sets"]["placed"]),
    )


def _replace(table: dict[str, Any], learned: str) -> None:
    """Put learned weights in the place of those that the table has."""
    try:
        own = tomllib.loads(learned)
    except tomllib.TOMLDecodeError as error:
        raise UsageError("incidents.weights", detail=error) from error
    for feature, values in own.items():
        known = {} if feature in _TABLES else table.get(feature, {})
        strange = sorted(f"{feature}.{value}" for value in set(values) - set(known))
        strange += [f"{feature}.{v}" for v in values if not isinstance(values[v], int | float)]
        if strange or not known:
            raise UsageError("incidents.weights", detail=", ".join(strange) or feature)
        known |= {value: float(weight) for value, weight in values.items()}
