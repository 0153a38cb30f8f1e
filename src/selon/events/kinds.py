"""Of which type an occurrence is: the votes of its mentions, then who and what is involved."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from selon.events.clusters import FAMILY, Cluster, sentences_of
from selon.events.lexicon import EventWords
from selon.events.parties import ARMED, ARMED_GROUPS
from selon.events.triggers import Hit
from selon.reading import Reading
from selon.records import Party, Weapon
from selon.schema import read_weapons

# What a mention adds to its type: a plain word of violence yields to one that says how.
_WEIGHT = {"strong": 3.0, "weak": 2.0, "generic": 0.3, "harm": 0.2}
# A word that only says that there was violence counts this much of one that says how.
PLAIN = 0.2

Sides = tuple[Sequence[Party], Sequence[Party]]


def type_of(
    reading: Reading, cluster: Cluster, sides: Sides, weapons: Sequence[Weapon], words: EventWords
) -> str:
    """Give the sub-event type of an occurrence; `sides` are its initiators and its targets."""
    votes = _votes(cluster)
    if votes.keys() & _SUICIDAL and _is_suicide(reading, cluster, words):
        return "Suicide bomb"
    if "Disrupted weapons use" in votes and any(h.status == "foiled" for h in cluster.hits):
        return "Disrupted weapons use"
    best = max(votes, key=lambda t: (votes[t], t))
    settled = _settled(reading, cluster, best, weapons, words)
    if settled is not None:
        return settled
    if best in ("Attack", "Armed clash"):
        return _armed(reading, cluster, sides, weapons, best, words)
    if FAMILY[best] == "territory":
        return _taken(reading, sides, best)
    return _unrest(votes, best)


def _settled(
    reading: Reading, cluster: Cluster, best: str, weapons: Sequence[Weapon], words: EventWords
) -> str | None:
    """Give the type that plain words leave open: of the dead of a war, of what a weapon implies."""
    if cluster.is_tally and _is_war(reading, cluster, words):
        return "Armed clash"
    known = read_weapons()
    if best in _OPEN and all(h.entry.plain for h in cluster.hits if h.type == best):
        return next((known[w.id].implies for w in weapons if known[w.id].implies), None)
    return None


def _is_war(reading: Reading, cluster: Cluster, words: EventWords) -> bool:
    """Say whether the dead are those of a war: thousands, or those of one that is named."""
    if not all(h.entry.strength == "harm" for h in cluster.hits):
        return False
    if any((f.quantity.low or 0) >= THOUSANDS for f in cluster.figures):
        return True
    parse = reading.tree.parse
    near = (parse.words[j].lemma for h in cluster.hits for j in _sentence(reading, h))
    found = (t for lemma in near for t in words.nouns.get(lemma, ()))
    return any(t.scale == "campaign" and t.type == "Armed clash" for t in found)


def _sentence(reading: Reading, hit: Hit) -> range:
    parse = reading.tree.parse
    return parse.sentences[parse.words[hit.i].sentence]


THOUSANDS = 1_000


def _votes(cluster: Cluster) -> Mapping[str, float]:
    votes: defaultdict[str, float] = defaultdict(float)
    for hit in [h for h in cluster.hits if not h.reply] or cluster.hits:
        votes[hit.type] += _WEIGHT[hit.entry.strength] * (PLAIN if hit.entry.plain else 1.0)
    beside = _PARTS if any(FAMILY[t] == "violence" for t in votes) else frozenset()
    if any(h.status == "foiled" for h in cluster.hits):
        beside = frozenset()
    return {t: weight for t, weight in votes.items() if FAMILY[t] not in beside}


# Families of what burns in an attack, or is shot down of it.
_PARTS = frozenset({"property", "disrupted"})

# Types that a plain word leaves open, so that a weapon can settle them.
_OPEN = frozenset({"Attack", "Armed clash", "Shelling/artillery/missile attack"})

# Types whose words also name what a suicide bomber does.
_SUICIDAL = frozenset({"Attack", "Suicide bomb", "Remote explosive/landmine/IED"})

# From peaceful to deadly: what is told last outweighs what is told before.
_UNREST = (
    "Peaceful protest",
    "Protest with intervention",
    "Violent demonstration",
    "Excessive force against protesters",
)


def _unrest(votes: Mapping[str, float], best: str) -> str:
    """Give the gravest that is told of a protest: it was not peaceful where anything else was."""
    told = any(t in _UNREST for t in votes) and FAMILY[best] in ("protest", "arrests", "property")
    if not told:
        return best
    return max((t for t in votes if t in _UNREST), key=_UNREST.index)


def _roles(reading: Reading, parties: Iterable[Party]) -> list[str]:
    """Give the roles of those parties that the actor list knows."""
    text = reading.tree.parse.text
    return [a.role for p in parties if (a := reading.who(p.span.of(text))) is not None]


_STATE = frozenset(
    {
        "coalition",
        "coast-guard",
        "gendarmerie",
        "government",
        "peacekeepers",
        "police",
        "state",
        "state-forces",
    }
)

# Roles of groups that fight in the open; a lone attacker makes no clash.
_GROUPS = (ARMED_GROUPS - {"attackers", "communal-militia"}) | {"criminal-group"}


def _taken(reading: Reading, sides: Sides, best: str) -> str:
    """Say who won ground: a state, or a group; where nobody says, the one who lost it tells."""
    if best == "Non-violent transfer of territory":
        return best
    won, lost = _roles(reading, sides[0]), _roles(reading, sides[1])
    if any(r in _STATE for r in won[:1]):
        return "Government regains territory"
    if not won and any(r in _GROUPS - _STATE for r in lost):
        return "Government regains territory"
    return best


def _is_suicide(reading: Reading, cluster: Cluster, words: EventWords) -> bool:
    """Say whether one who blows himself up is told of, by a trigger or beside one."""
    if any(h.type == "Suicide bomb" for h in cluster.hits):
        return True
    parse = reading.tree.parse
    sentences = sentences_of(parse.words, cluster.telling)
    return any(
        parse.words[j].lemma in words.context.suicide
        for number in sentences
        for j in parse.sentences[number]
    )


def _armed(
    reading: Reading,
    cluster: Cluster,
    sides: Sides,
    weapons: Sequence[Weapon],
    plain: str,
    words: EventWords,
) -> str:
    """Tell an attack from a clash, by who stands on each side (ACLED 2024).

    A clash has fighters on both: one man with a knife makes none, nor do shots into a crowd.
    """
    struck = [p for h in cluster.hits if h.status != "denied" for p in h.targets] or sides[1]
    roles = _roles(reading, struck) or _roles(reading, sides[1])
    armed = any(r in ARMED for r in roles) or _names(reading, struck, words.context.military)
    unarmed = any(r not in ARMED for r in roles) or _names(reading, struck, words.context.person)
    if unarmed and plain == "Attack":
        return "Attack"
    lone = any(h.entry.scale == "act" or h.earlier for h in cluster.hits)
    able = _is_group(reading, sides[0]) or not (sides[0] or unarmed or lone)
    if armed and not {w.id for w in weapons} & _BY_HAND and able:
        return "Armed clash"
    mutual = any(h.entry.unrest and h.type == plain for h in cluster.hits)
    if roles and not armed and not (mutual and sides[0] and sides[1]):
        return "Attack"
    return plain


# Weapons of one who attacks alone.
_BY_HAND = frozenset({"knife", "vehicle"})


def _names(reading: Reading, parties: Iterable[Party], lemmas: frozenset[str]) -> bool:
    parse = reading.tree.parse
    return any(parse.words[j].lemma in lemmas for p in parties for j in parse.at(p.span))


def _is_group(reading: Reading, initiators: Sequence[Party]) -> bool:
    """Say whether those who act are a group: one that fights, or several who bear arms."""
    if any(r in _GROUPS for r in _roles(reading, initiators)):
        return True
    parse = reading.tree.parse
    several = (j for p in initiators for j in parse.at(p.span) if parse.words[j].pos == "NOUN")
    return any("Number=Plur" in parse.words[j].morph for j in several)
