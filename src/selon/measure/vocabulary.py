"""The closed vocabularies of the annotation format, read once from `vocabulary.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from selon.folding import bare


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a gold file may say, and which words of a name do not count."""

    event_type_of: Mapping[str, str]  # sub-event type -> event type, by ACLED's names
    statuses: frozenset[str]
    stances: frozenset[str]
    kinds: frozenset[str]
    sides: frozenset[str]
    stop_words: frozenset[str]  # bare: lower case, no accents
    generic_words: frozenset[str]  # bare


@cache
def vocabulary() -> Vocabulary:
    """Give the vocabularies."""
    raw = tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8"))
    types = {sub: kind for kind, subs in raw["sub_event_types"].items() for sub in subs}
    return Vocabulary(
        event_type_of=MappingProxyType(types),
        statuses=frozenset(raw["statuses"]),
        stances=frozenset(raw["stances"]),
        kinds=frozenset(raw["kinds"]),
        sides=frozenset(raw["sides"]),
        stop_words=frozenset(map(bare, raw["stop_words"])),
        generic_words=frozenset(map(bare, raw["generic_words"])),
    )
