"""What speaks for and against two tellings being of one incident: named features with weights.

Each feature looks at two tellings and gives the name of what it finds and its detail, or nothing;
the weights stand in `weights.toml`. A feature never looks at anything but the two.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from selon.incidents.circumstances import BARRED, Found, place, time
from selon.incidents.tellings import Number, Side, Telling
from selon.incidents.weights import Weights

Feature: TypeAlias = Callable[[Telling, Telling, Weights], Found]

_FEW: Final = 2
# What tells two events of one document apart; its words and names are those of both.
_TOLD_APART: Final = ("time", "place", "type")


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for a link (weight above 0) or against it."""

    feature: str
    value: str
    weight: float
    detail: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """How far two tellings are one incident; 0 is as likely as not."""

    score: float
    reasons: tuple[Reason, ...]
    barred: bool


def compare(one: Telling, other: Telling, weights: Weights) -> Comparison:
    """Compare two tellings; the order of the two does not matter."""
    if other.key < one.key:
        one, other = other, one
    if one.doc_id == other.doc_id and not _is_split(one, other, weights):
        return Comparison(0.0, (Reason("document", BARRED, 0.0, one.doc_id),), barred=True)
    reasons = tuple(_reasons(one, other, weights))
    barred = any(reason.value == BARRED for reason in reasons)
    return Comparison(sum(reason.weight for reason in reasons), reasons, barred)


def _reasons(one: Telling, other: Telling, weights: Weights) -> Iterator[Reason]:
    untold = "" in (one.event_id, other.event_id)
    within = one.doc_id == other.doc_id
    bias = "within" if within else "document" if untold else "any"
    yield Reason("bias", bias, weights.of["bias", bias], "")
    for name, feature in FEATURES.items():
        if within and name not in _TOLD_APART:
            continue
        found = feature(one, other, weights)
        if found is not None:
            value, detail = found
            weight = 0.0 if value == BARRED else weights.of[name, value]
            yield Reason(name, value, weight, detail)


def _is_split(one: Telling, other: Telling, weights: Weights) -> bool:
    """Say whether two events of one document may be one that was read as two.

    Two of one type are two on purpose: "two separate operations on Tuesday".
    """
    families = {weights.family.get(telling.type or "") for telling in (one, other)}
    return one.type != other.type and families <= weights.split


def kind(one: Telling, other: Telling, weights: Weights) -> Found:
    """Compare what kind of occurrence it is."""
    if one.type is None or other.type is None:
        known = weights.family.get(one.type or other.type or "")
        return ("untold", one.type or other.type or "") if known == "minor" else None
    detail = f"{one.type} / {other.type}"
    if one.type == other.type:
        return "same", detail
    families = weights.family[one.type], weights.family[other.type]
    if families[0] == families[1]:
        return ("minor" if families[0] == "minor" else "family"), detail
    if families in weights.compatible:
        return "compatible", detail
    return ("minor" if "minor" in families else "clash"), detail


def status(one: Telling, other: Telling, weights: Weights) -> Found:
    """Tell what took place from what is only planned or feared."""
    real = one.status in weights.real, other.status in weights.real
    if not one.status or not other.status or real[0] == real[1]:
        return None
    return "clash", f"{one.status} / {other.status}"


def initiator(one: Telling, other: Telling, weights: Weights) -> Found:
    """Compare who acts; people whom nobody names are no difference."""
    ones, others = _known(one.initiators), _known(other.initiators)
    if not ones or not others:
        return None
    shared = sorted(set(ones) & set(others))
    if shared:
        return "same", shared[0]
    if _states(ones, weights) & _states(others, weights):
        return "state", " / ".join(sorted({*ones, *others}))
    return "other", " / ".join(sorted({*ones, *others}))


def target(one: Telling, other: Telling, weights: Weights) -> Found:
    """Compare who or what is acted upon: by who it is, else by the words."""
    ones, others = _known(one.targets), _known(other.targets)
    shared = sorted(set(ones) & set(others))
    if shared:
        return "same", shared[0]
    words = sorted(_words(one.targets) & _words(other.targets))
    if words:
        return "words", words[0]
    if ones and others and not _states(ones, weights) & _states(others, weights):
        return "other", " / ".join(sorted({*ones, *others}))
    return None


def _known(sides: tuple[Side, ...]) -> tuple[str, ...]:
    return tuple(side.actor_id for side in sides if side.actor_id)


def _states(ids: tuple[str, ...], weights: Weights) -> set[str]:
    """Give the states whose arms are among the actors."""
    sides = {weights.side_of(id_) for id_ in ids}
    return {side for side in sides if ":" not in side}


def _words(sides: tuple[Side, ...]) -> set[str]:
    """Give the longer words of the sides: "market", "convoi"."""
    return {word for side in sides for word in side.name.lower().split() if len(word) > 4}


def weapon(one: Telling, other: Telling, _weights: Weights) -> Found:
    """Compare the means."""
    if not one.weapons or not other.weapons:
        return None
    shared = sorted({*one.weapons} & {*other.weapons})
    return ("same", shared[0]) if shared else ("other", f"{one.weapons[0]} / {other.weapons[0]}")


def killed(one: Telling, other: Telling, _weights: Weights) -> Found:
    """Compare the dead that are counted; opposed tolls are no bar."""
    pair = _closest(one.killed, other.killed)
    if pair is None:
        return None
    low, high = pair
    detail = f"{low} / {high}"
    if low == high:
        return ("few" if low <= _FEW else "same"), detail
    if high <= 1.5 * low:
        return "compatible", detail
    return ("other" if high <= 4 * low else "far"), detail


def wounded(one: Telling, other: Telling, _weights: Weights) -> Found:
    """Compare the wounded that are counted."""
    pair = _closest(one.wounded, other.wounded)
    if pair is None:
        return None
    return ("same" if pair[0] == pair[1] else "other"), f"{pair[0]} / {pair[1]}"


def _closest(ones: tuple[Number, ...], others: tuple[Number, ...]) -> tuple[int, int] | None:
    """Give the two figures that agree best, the smaller first; None where one says nothing."""
    pairs = [(a, b) for a in _values(ones) for b in _values(others)]
    ordered = [(min(pair), max(pair)) for pair in pairs]
    return min(ordered, key=lambda p: ((p[1] + 1) / (p[0] + 1), p), default=None)


def _values(numbers: tuple[Number, ...]) -> set[int]:
    """Give the figures above none: "no dead" is said of one thing and many others."""
    return {value for number in numbers for value in number if value}


def names(one: Telling, other: Telling, weights: Weights) -> Found:
    """Compare the names near the two: people, places, units, whatever is written with a capital."""
    if not one.names or not other.names:
        return None
    shared = _shared_names(one.names, other.names)
    rare = [name for name in shared if not weights.common.issuperset(name.split())]
    detail = ", ".join([*rare, *(name for name in shared if name not in rare)][:6])
    if len(rare) >= 2:
        return ("many" if len(rare) >= 3 else "some"), detail
    if rare:
        return "one", detail
    sounds = [{spot.sound for spot in telling.places} for telling in (one, other)]
    if shared or sounds[0] & sounds[1]:
        return "common", detail
    return None if min(len(one.names), len(other.names)) < _FEW else ("none", detail)


def _shared_names(ones: frozenset[str], others: frozenset[str]) -> list[str]:
    """Give the names that share a word with a name of the other, the shorter side's."""
    few, many = sorted((sorted(ones), sorted(others)), key=len)
    known = {word for name in many for word in name.split()}
    return [name for name in few if known.intersection(name.split())]


def words(one: Telling, other: Telling, _weights: Weights) -> Found:
    """Compare the longer words of two texts of one language."""
    if one.language != other.language or not one.words or not other.words:
        return None
    shared = sorted(one.words & other.words)
    part = len(shared) / min(len(one.words), len(other.words))
    detail = f"{part:.2f}: {', '.join(shared[:6])}"
    for value, most in (("few", 0.1), ("some", 0.2), ("half", 0.3)):
        if part < most:
            return value, detail
    return "many", detail


def quoted(one: Telling, other: Telling, _weights: Weights) -> Found:
    """Say whether both quote the same words."""
    shared = sorted(one.quoted & other.quoted)
    return ("same", shared[0]) if shared else None


def wire(one: Telling, other: Telling, _weights: Weights) -> Found:
    """Say whether two copies of one text name it by the same words."""
    if not one.voice or one.voice != other.voice:
        return None
    return ("same", one.voice) if (one.type, one.trigger) == (other.type, other.trigger) else None


def chief(one: Telling, other: Telling, _weights: Weights) -> Found:
    """Say whether both documents, or only one of them, are chiefly about it."""
    if one.main == other.main:
        return ("both", "") if one.main else None
    return "one", ""


FEATURES: Final[dict[str, Feature]] = {
    "time": time,
    "place": place,
    "type": kind,
    "status": status,
    "initiator": initiator,
    "target": target,
    "weapon": weapon,
    "killed": killed,
    "wounded": wounded,
    "names": names,
    "words": words,
    "quoted": quoted,
    "wire": wire,
    "chief": chief,
}
