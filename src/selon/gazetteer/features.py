"""What a place can be: the closed list in `schema/features.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Feature:
    """One kind of place.

    `rank` is what it adds to the logarithm of the population when names compete; `geonames` are
    GeoNames' feature codes and `wof` the placetypes of Who's On First that it stands for.
    """

    id: str
    precision: str  # exact | locality | district | region | country | waters
    rank: float
    en: str
    fr: str
    geonames: tuple[str, ...] = ()
    wof: tuple[str, ...] = ()


@cache
def read_features() -> Mapping[str, Feature]:
    """Give every kind of place by id, in the order of the table."""
    # Not by `selon.schema`: this is read where selon is built, before its packages are there.
    table = files("selon") / "schema" / "features.toml"
    rows = tomllib.loads(table.read_text(encoding="utf-8"))
    listed = ("geonames", "wof")
    return MappingProxyType(
        {
            id_: Feature(id=id_, **(row | {key: tuple(row.get(key, ())) for key in listed}))
            for id_, row in rows.items()
        }
    )


@cache
def by_geonames() -> Mapping[str, str]:
    """Give the feature of each of GeoNames' codes."""
    return MappingProxyType({code: f.id for f in read_features().values() for code in f.geonames})


@cache
def by_placetype() -> Mapping[str, str]:
    """Give the feature of each placetype of Who's On First."""
    return MappingProxyType({kind: f.id for f in read_features().values() for kind in f.wof})
