"""Groups of tellings that are one incident each.

Two groups become one while the mean score between them is above zero and no pair of them is barred:
two things that cannot be one are never chained together by a third. The most alike go first; ties
go by the keys of the tellings, so that the same tellings give the same groups in whatever order
they came. What people said is settled before: "same" joins, "different" bars.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import TypeAlias

from selon.incidents.tellings import Telling

Key: TypeAlias = tuple[str, str]
Pair: TypeAlias = frozenset[Key]
Scorer: TypeAlias = Callable[[Telling, Telling], float | None]  # None: barred


def clusters(
    tellings: Iterable[Telling],
    score: Scorer,
    *,
    same: Collection[Pair] = (),
    different: Collection[Pair] = (),
) -> tuple[tuple[Telling, ...], ...]:
    """Give the groups, each sorted by key, in the order of their first keys."""
    told = sorted(tellings, key=lambda telling: telling.key)
    scores = _scores(told, score, same, different)
    groups = _joined(told, same)
    sums = _sums(groups, scores)
    while sums:
        best = min(sums, key=lambda pair: (-_mean(sums[pair], groups, pair), pair))
        if _mean(sums[best], groups, best) <= 0:
            break
        _merge(best, groups, sums)
    found = (tuple(told[i] for i in sorted(group)) for group in groups.values())
    return tuple(sorted(found, key=lambda group: group[0].key))


def _scores(
    told: Sequence[Telling], score: Scorer, same: Collection[Pair], different: Collection[Pair]
) -> Mapping[tuple[int, int], float | None]:
    scores: dict[tuple[int, int], float | None] = {}
    for i, j in combinations(range(len(told)), 2):
        pair = frozenset((told[i].key, told[j].key))
        if pair in different:
            scores[i, j] = None
        elif pair in same:
            scores[i, j] = 0.0
        else:
            scores[i, j] = score(told[i], told[j])
    return scores


def _joined(told: Sequence[Telling], same: Collection[Pair]) -> dict[int, list[int]]:
    """Give the groups to begin with: what people said is one, everything else alone."""
    places = {telling.key: i for i, telling in enumerate(told)}
    group = list(range(len(told)))
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
    groups: Mapping[int, list[int]], scores: Mapping[tuple[int, int], float | None]
) -> dict[tuple[int, int], float]:
    """Give the sum of scores between groups that nothing bars from each other."""
    sums: dict[tuple[int, int], float] = {}
    for one, other in combinations(sorted(groups), 2):
        between = [scores[min(i, j), max(i, j)] for i in groups[one] for j in groups[other]]
        known = [value for value in between if value is not None]
        if len(known) == len(between):
            sums[one, other] = sum(known)
    return sums


def _mean(total: float, groups: Mapping[int, list[int]], pair: tuple[int, int]) -> float:
    return round(total / (len(groups[pair[0]]) * len(groups[pair[1]])), 9)


def _merge(
    pair: tuple[int, int], groups: dict[int, list[int]], sums: dict[tuple[int, int], float]
) -> None:
    """Put the second group into the first; what bars one of them bars both."""
    kept, gone = pair
    groups[kept] += groups.pop(gone)
    del sums[pair]
    for third in groups:
        if third == kept:
            continue
        before = [(min(third, g), max(third, g)) for g in pair]
        values = [sums.pop(key, None) for key in before]
        if values[0] is not None and values[1] is not None:
            sums[before[0]] = values[0] + values[1]
