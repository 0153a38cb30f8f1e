"""Which group keeps which number, when the groups of incidents change."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

from selon.incidents.tellings import Telling

Key: TypeAlias = tuple[str, str]
Group: TypeAlias = Sequence[Telling]


def kept_names(groups: Sequence[Group], before: Mapping[Key, str]) -> dict[int, str]:
    """Give the groups that keep a number, by their place in the sequence.

    A number goes to the group that holds the most of what it named; of two numbers, a group keeps
    the one with more of it, then the older one. No number goes to two groups.
    """
    votes: list[tuple[int, str, int]] = []
    for place, group in enumerate(groups):
        # An event that was read again may have another id: then its document speaks for it.
        documents = {doc_id: name for (doc_id, _), name in sorted(before.items(), reverse=True)}
        told = (before.get(t.key) or documents.get(t.doc_id) for t in group)
        counted = Counter(name for name in told if name)
        votes += [(-number, name, place) for name, number in counted.items()]
    kept: dict[int, str] = {}
    taken: set[str] = set()
    for _, name, place in sorted(votes):
        if place not in kept and name not in taken:
            kept[place] = name
            taken.add(name)
    return kept


def year_of(group: Group) -> int:
    """Give the year of an incident: of its earliest day, else of publication, else 0."""
    days = [t.start for t in group if t.start is not None] or [
        t.published for t in group if t.published is not None
    ]
    return date.fromordinal(min(days)).year if days else 0
