"""The closed vocabularies are whole, and their crosswalks point at what exists."""

import re

import pytest

from selon.measure.vocabulary import vocabulary
from selon.schema import EventType, WeaponClass, read_events, read_weapons

ACLED_EVENT_TYPES = {
    "Battles": 3,
    "Protests": 3,
    "Riots": 2,
    "Explosions/Remote violence": 6,
    "Violence against civilians": 3,
    "Strategic developments": 8,
}
# PLOVER manual (Open Event Data Alliance): events and, for those used here, their modes.
PLOVER_MODES = {
    "AGREE": set(),
    "COERCE": {"seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"},
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
    "ASSAULT": {
        "abduct",
        "beat",
        "torture",
        "sexual",
        "targeted",
        "destroy",
        "primitive",
        "firearms",
        "explosives",
        "suicide-attack",
        "aerial",
        "drone",
        "heavy-weapons",
        "crowd-control",
        "unconventional",
    },
}


def test_every_type_stands_under_its_event_type() -> None:
    types = [event.event_type for event in read_events().values()]
    assert {name: types.count(name) for name in types} == ACLED_EVENT_TYPES


@pytest.mark.parametrize("event", read_events().values(), ids=lambda e: e.name)
def test_crosswalks(event: EventType) -> None:
    kind, _, mode = event.plover.partition(":")
    assert kind in PLOVER_MODES
    assert mode in PLOVER_MODES[kind] or not mode
    assert re.fullmatch(r"0[1-9]|1\d|20", event.cameo)
    assert set(event.ucdp) <= {1, 2, 3}
    assert event.source
    assert event.definition_en != event.definition_fr


@pytest.mark.parametrize("weapon", read_weapons().values(), ids=lambda w: w.id)
def test_weapons_imply_a_known_type(weapon: WeaponClass) -> None:
    assert weapon.implies is None or weapon.implies in read_events()
    assert weapon.label_en
    assert weapon.label_fr


def test_the_vocabularies_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        read_events()["Attack"] = None  # type: ignore[index]


def test_gold_files_are_annotated_in_the_same_vocabulary() -> None:
    types = {name: event.event_type for name, event in read_events().items()}
    assert types == dict(vocabulary().event_type_of)
