"""When an occurrence took place, and whether it still goes on or ever did."""

from collections import Counter
from datetime import timedelta

from selon.events.merging import Cluster
from selon.reading import Reading
from selon.records import Timex

# Paragraphs that tell what is new: title, caption, dateline, first paragraph.
LEAD = 4

# An occurrence that ended earlier than this before publication is recalled, not reported.
RECENT = timedelta(days=6)


def status_of(cluster: Cluster) -> str:
    """Give what most mentions say; a foiled plot is foiled however often it is retold."""
    said = [h.status for h in cluster.hits if h.status is not None]
    if len(said) == len(cluster.hits) or "foiled" in said:
        return Counter(said).most_common(1)[0][0]
    return "happened"


def is_past(reading: Reading, time: Timex | None) -> bool:
    """Say whether a time lies so far back that the occurrence is background."""
    if time is None or time.end is None or reading.published is None:
        return False
    return time.end < reading.published - RECENT


def time_of(reading: Reading, cluster: Cluster, *, main: bool) -> Timex | None:
    """Give the day of an occurrence; same-day news without a date takes the dateline's words."""
    if cluster.time is not None or not main or status_of(cluster) != "happened":
        return cluster.time
    lead = reading.tree.parse.paragraphs[:LEAD]
    near = [t for t in reading.times if any(p.covers(t.span) for p in lead)]
    days = [t for t in near if t.precision == "day" and t.start is not None]
    dated = [t for t in days if reading.dateline and reading.dateline.overlaps(t.span)]
    return next(iter([t for t in days if t not in dated] + dated), None)
