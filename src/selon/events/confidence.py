"""How sure it is that an occurrence is one."""

from selon.events.clusters import Cluster


def confidence_of(cluster: Cluster) -> float:
    """Give a first guess from the strength of the triggers; measured precision comes later."""
    strong = sum(h.entry.strength == "strong" for h in cluster.hits)
    weak = sum(h.entry.strength == "weak" for h in cluster.hits)
    doubt: float = 0.5 ** (1 + strong + 0.5 * weak)
    return round(1 - doubt, 2)
