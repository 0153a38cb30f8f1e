"""Groups of tellings that are one incident each.

Two groups become one while the mean score between them is above zero and no pair of them is barred:
two things that cannot be one are never chained together by a third. The most alike go first; ties
go by the keys of the tellings, so that the same tellings give the same groups in whatever order
they came. What people said is settled before: "same" joins, "different" bars. Copies of one text,
and crowds that tell the very same, go through it as one (`units`).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations
from typing import TypeAlias

from selon.incidents.tellings import Telling
from selon.incidents.units import Key, Scorer, Unit, between, units

Pair: TypeAlias = frozenset[Key]
Places: TypeAlias = tuple[int, int]


def clusters(
    tellings: Iterable[Telling],
    score: Scorer,
    *,
    same: Collection[Pair] = (),
    different: Collection[Pair] = (),
) -> tuple[tuple[Telling, ...], ...]:
    """Give the groups, each sorted by key, in the order of their first keys."""
    told = sorted(tellings, key=lambda telling: telling.key)
    alone = {key for pairs in (same, different) for pair in pairs for key in pair}
    made = units(told, alone, score)
    groups = _joined(made, same)
    sums = _sums(groups, _scores(made, score, same, different))
    sizes = {name: sum(len(made[i].members) for i in group) for name, group in groups.items()}
    _merge_all(groups, sums, sizes)
    found = ([t for i in group for t in made[i].members] for group in groups.values())
    sorted_ = (tuple(sorted(group, key=lambda telling: telling.key)) for group in found)
    return tuple(sorted(sorted_, key=lambda group: group[0].key))


def _scores(
    made: Sequence[Unit], score: Scorer, same: Collection[Pair], different: Collection[Pair]
) -> Mapping[Places, float | None]:
    """Give the sum of the scores between units."""
    scores: dict[Places, float | None] = {}
    for i, j in combinations(range(len(made)), 2):
        pair = frozenset((made[i].first.key, made[j].first.key))
        if pair in different:
            scores[i, j] = None
        elif pair in same:
            scores[i, j] = 0.0
        else:
            scores[i, j] = between(made[i], made[j], score)
    return scores


def _joined(made: Sequence[Unit], same: Collection[Pair]) -> dict[int, list[int]]:
    """Give the groups to begin with: what people said is one, everything else alone."""
    places = {unit.first.key: i for i, unit in enumerate(made)}
    group = list(range(len(made)))
    for pair in sorted(same, key=sorted):
        known = [places[key] for key in pair if key in places]
        if len(known) == 2:
            low, high = sorted(group[i] for i in known)
            group = [low if g == high else g for g in group]
    found: dict[int, list[int]] = {}
    for i, g in enumerate(group):
        found.setdefault(g, []).append(i)
    return found


def _sums(
    groups: Mapping[int, list[int]], scores: Mapping[Places, float | None]
) -> dict[Places, float]:
    """Give the sum of scores between groups that nothing bars from each other."""
    sums: dict[Places, float] = {}
    for one, other in combinations(sorted(groups), 2):
        told = [scores[min(i, j), max(i, j)] for i in groups[one] for j in groups[other]]
        known = [value for value in told if value is not None]
        if len(known) == len(told):
            sums[one, other] = sum(known)
    return sums


def _merge_all(
    groups: dict[int, list[int]], sums: dict[Places, float], sizes: dict[int, int]
) -> None:
    """Merge the most alike while their mean is above zero.

    What a merge changed is laid on the heap anew; what lies there from before is passed over.
    """
    heap = [(-_mean(total, sizes, pair), pair) for pair, total in sums.items()]
    heapify(heap)
    while heap:
        least, best = heappop(heap)
        if least >= 0:
            break
        if best in sums and -_mean(sums[best], sizes, best) == least:
            for pair in _merge(best, groups, sums, sizes):
                heappush(heap, (-_mean(sums[pair], sizes, pair), pair))


def _mean(total: float, sizes: Mapping[int, int], pair: Places) -> float:
    return round(total / (sizes[pair[0]] * sizes[pair[1]]), 9)


def _merge(
    pair: Places, groups: dict[int, list[int]], sums: dict[Places, float], sizes: dict[int, int]
) -> list[Places]:
    """Put the second group into the first; what bars one of them bars both. Gives what changed."""
    kept, gone = pair
    groups[kept] += groups.pop(gone)
    sizes[kept] += sizes.pop(gone)
    del sums[pair]
    changed = []
    for third in groups:
        if third == kept:
            continue
        before = [(min(third, g), max(third, g)) for g in pair]
        values = [sums.pop(key, None) for key in before]
        if values[0] is not None and values[1] is not None:
            sums[before[0]] = values[0] + values[1]
            changed.append(before[0])
    return changed
