"""The share of each step in the time of coding, under a profiler."""

import cProfile
import pstats
from collections.abc import Callable, Sequence

# Functions that a step of `selon.pipeline` is done by, wherever they stand.
STEPS = {
    "parsing": ("parse",),
    "first gate": ("_sifted",),
    "mending of the parse": ("_mended", "repair", "detach"),
    "times": ("find_times",),
    "quantities": ("find_quantities",),
    "places": ("find_places",),
    "actors": ("read_actors",),
    "weapons": ("find_weapons",),
    "claims": ("find_claims",),
    "events": ("find_events",),
    "framing": ("find_framing",),
    "JSON": ("document",),
}


def shares(work: Callable[[], None]) -> Sequence[tuple[str, float]]:
    """Give the steps with their shares, the largest first; a profiler slows Python most.

    The parse is what the rules wait for; most of it runs beside them.
    """
    profile = cProfile.Profile()
    profile.runcall(work)
    stats = pstats.Stats(profile)
    total = stats.total_tt  # type: ignore[attr-defined]
    spent = dict.fromkeys(STEPS, 0.0)
    for (file, _, name), row in stats.stats.items():  # type: ignore[attr-defined]
        step = next((s for s, names in STEPS.items() if name in names and "selon" in file), None)
        if step is not None:
            spent[step] += row[3]
    return sorted(((s, t / total) for s, t in spent.items()), key=lambda pair: -pair[1])
