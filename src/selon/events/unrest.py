"""Fights in the street: what protesters do and suffer is told in the words of war."""

from selon.events.lexicon import EventWords
from selon.events.triggers import Hit
from selon.reading import Reading

_PROTEST = frozenset(
    {
        "Peaceful protest",
        "Protest with intervention",
        "Excessive force against protesters",
        "Violent demonstration",
    }
)
# Types of what soldiers and police can do to a crowd.
_DEADLY = frozenset({"Attack", "Armed clash"})


def settle_unrest(reading: Reading, hits: list[Hit], words: EventWords) -> None:
    """Give the fights and the dead of a protest the types that they have there (ACLED 2024).

    "des heurts ont opposé des [manifestants] à la police" is a violent demonstration, no armed
    clash; protesters shot by the police are excessive force.
    """
    for hit in hits:
        if hit.status == "planned" and hit.bare and hit.entry.protest:
            above = list(reading.tree.ancestors(hit.i))[:2]
            gathered = (reading.tree.parse.words[j].verb in words.context.gather for j in above)
            hit.status = None if any(gathered) else hit.status
    crowded = _crowded(reading, hits, words)
    for hit in hits:
        word = reading.tree.parse.words[hit.i]
        if word.sentence not in crowded:
            continue
        if hit.entry.unrest and not _has_fighters(reading, word.sentence):
            hit.type = "Violent demonstration"
        elif hit.type in _DEADLY and _is_repression(reading, hit, words):
            hit.type = "Excessive force against protesters"


def _crowded(reading: Reading, hits: list[Hit], words: EventWords) -> set[int]:
    """Give the sentences that tell of protesters, and those right after them in a paragraph."""
    parse = reading.tree.parse
    told = {parse.words[h.i].sentence for h in hits if h.type in _PROTEST}
    told |= {w.sentence for w in parse.words if w.lemma in words.context.protesters}
    return told | {n + 1 for n in told if _continues(reading, n)}


def _continues(reading: Reading, n: int) -> bool:
    parse = reading.tree.parse
    if n + 1 >= len(parse.sentences):
        return False
    first, after = parse.sentences[n].start, parse.sentences[n + 1].start
    return parse.words[first].paragraph == parse.words[after].paragraph


def _has_fighters(reading: Reading, sentence: int) -> bool:
    """Say whether a group that bears arms, no state's force, is named in a sentence."""
    parse = reading.tree.parse
    mentions = (m for m in reading.actors if m.actor.role in _FIGHTERS)
    return any(parse.words[j].sentence == sentence for m in mentions for j in parse.at(m.span))


_FIGHTERS = frozenset(
    {
        "armed-group",
        "communal-militia",
        "jihadists",
        "militia",
        "pmc",
        "rebels",
        "state-affiliated-militia",
    }
)


def _is_repression(reading: Reading, hit: Hit, words: EventWords) -> bool:
    """Say whether a state's forces kill or wound protesters."""
    text = reading.tree.parse.text
    acting = [a for p in hit.initiators if (a := reading.who(p.span.of(text))) is not None]
    if not any(a.role in ("gendarmerie", "police", "state-forces") for a in acting):
        return False
    struck = [j for p in hit.targets for j in reading.tree.parse.at(p.span)]
    return any(reading.tree.parse.words[j].lemma in words.context.protesters for j in struck)
