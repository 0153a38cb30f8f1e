"""Whether a mention tells an occurrence anew: by whom, of whom and when, told from the start."""

from selon.events.clusters import Cluster, family, is_lead
from selon.events.sides import same_side, top_of
from selon.events.triggers import Hit
from selon.reading import Reading
from selon.records import Party


def is_new(reading: Reading, cluster: Cluster, hit: Hit) -> bool:
    """Say whether a mention tells all that a report begins with, and strikes somebody else.

    "Last night rebels [blew up] a bridge" in a paragraph of its own is not the bomb in a bank.
    """
    words = reading.tree.parse.words
    here = words[hit.i]
    if is_lead(words, hit.i) and _is_headline(reading, cluster):  # told again in other words
        return False
    if not hit.is_verb or family(hit) != "violence" or hit.entry.strength == "harm":
        return False
    if words[cluster.last].paragraph == here.paragraph:
        return False
    told = hit.initiators and hit.targets and (hit.time is not None or hit.toponyms)
    struck = [p for h in cluster.hits for p in h.targets]
    if not told or not struck:
        return False
    return not any(_alike(reading, a, b) for a in struck for b in hit.targets)


def _is_headline(reading: Reading, cluster: Cluster) -> bool:
    """Say whether a headline alone has told an occurrence: a line that does not end a sentence."""
    parse = reading.tree.parse
    told = parse.words[cluster.last].paragraph == 0
    return told and parse.paragraphs[0].of(parse.text)[-1:] not in _ENDS


_ENDS = frozenset('.!?]"')


def _alike(reading: Reading, a: Party, b: Party) -> bool:
    """Say whether two parties are one, or named by one word."""
    words = reading.tree.parse.words
    one, other = top_of(reading, a), top_of(reading, b)
    named = one is not None and other is not None and words[one].lemma == words[other].lemma
    return named or same_side(reading, a, b)
