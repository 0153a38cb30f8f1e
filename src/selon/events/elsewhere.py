"""Sides that no mention tells: those who threaten, who announce their deed, who fight nearby."""

from collections.abc import Iterable, Iterator, Sequence

from selon.events.clusters import FAMILY, Cluster, sentences_of
from selon.events.parties import make_party
from selon.events.sides import FORCES, REBELS, STATE, actor_in, same_side
from selon.reading import Reading
from selon.records import Actor, ActorMention, Claim, Party

Sides = tuple[tuple[Party, ...], tuple[Party, ...]]

# Who can be the other side of a fight.
_FIGHTING = REBELS | FORCES | {"government"}

# Types of which two sides fight or agree, and each is named by the other.
_MUTUAL = frozenset({"violence", "territory", "agreement"})


def speaking(reading: Reading, cluster: Cluster, struck: Sequence[Party]) -> tuple[Party, ...]:
    """Give who acts because he says so: he threatens it, or an army tells whom it struck.

    "[Les rebelles] ont promis d'autres attaques"; "[L'armée] a annoncé la mort de dix rebelles".
    """
    for hit in cluster.hits:
        claim = reading.claim(hit.claim_id)
        if claim is None or claim.source is None or hit.status == "denied":
            continue
        party = _speaker(reading, claim)
        if party is None:
            continue
        promised = hit.status == "threatened" or (hit.status == "planned" and hit.bare is False)
        threatens = promised and claim.source.kind in _ABLE
        if threatens or _strikes(reading, party, struck):
            return (party,)
    return ()


# Kinds of speakers who can do what they threaten.
_ABLE = frozenset({"armed_group", "military", "official"})


def _speaker(reading: Reading, claim: Claim) -> Party | None:
    """Give the speaker of a claim as a party."""
    parse = reading.tree.parse
    span = claim.source.speaker if claim.source is not None else claim.content
    inside = [j for j in parse.at(span) if parse.words[j].pos in ("NOUN", "PROPN")]
    forces = [m.span for m in reading.actors if m.actor.role in _FIGHTING and span.covers(m.span)]
    named = (j for j in inside if any(s.covers(parse.words[j].span) for s in forces))
    head = next(named, next((j for j in inside if parse.words[j].head not in inside), None))
    return None if head is None else make_party(reading, head)


def _strikes(reading: Reading, party: Party, struck: Sequence[Party]) -> bool:
    """Say whether a speaker's force fights those who were struck: an army and rebels."""
    speaker = actor_in(reading, party)
    if speaker is None or not struck:
        return False
    against = REBELS if speaker.role in FORCES else FORCES if speaker.role in REBELS else ()
    return all(
        (actor := actor_in(reading, p)) is not None
        and actor.role in against
        and not same_side(reading, party, p)
        for p in struck
    )


def completed(reading: Reading, cluster: Cluster, sides: Sides) -> Sides:
    """Give the sides of a fight with the one that stands beside it, where one alone is there.

    "Les rebelles ont quitté la ville. Les {combats} avec l'armée …": whom the sentences of a
    fight and those next to it name is its other side; where they name two, both.
    """
    initiators, targets = sides
    if not _is_mutual(cluster) or (initiators and targets):
        return sides
    known = [*initiators, *targets]
    for near in _distances(reading, cluster):
        found = _distinct(reading, near, known)
        if "agreement" in cluster.families and not known and len(found) == 2:
            return found, targets
        if not known and len(found) == 2:
            return (found[0],), (found[1],)
        if known and len(found) == 1 and "agreement" not in cluster.families:
            return (initiators, found) if initiators else (found, targets)
        if known or found:
            break
    return sides


def _is_mutual(cluster: Cluster) -> bool:
    """Say whether an occurrence has two sides that fight: a clash, ground won, a truce."""
    types = {h.type for h in cluster.telling}
    mutual = types & {"Armed clash", "Agreement"} or any(FAMILY[t] == "territory" for t in types)
    return bool(mutual) and cluster.families <= _MUTUAL


def _distances(reading: Reading, cluster: Cluster) -> Iterator[list[Party]]:
    """Give those who bear arms in the sentences of an occurrence, then in those beside them."""
    parse = reading.tree.parse
    taken = {j for h in cluster.hits for j in parse.at(h.span)}
    own = sentences_of(parse.words, cluster.hits)
    paragraphs = {parse.words[h.i].paragraph for h in cluster.hits}
    beside = {n + step for n in own for step in (-1, 1)} - own
    for sentences in (own, own | beside):
        yield list(_fighting(reading, sentences, paragraphs, taken))


def _fighting(
    reading: Reading, sentences: set[int], paragraphs: set[int], taken: set[int]
) -> Iterator[Party]:
    """Give those who bear arms in some sentences of some paragraphs, in order."""
    parse = reading.tree.parse
    for mention in reading.actors:
        at = parse.at(mention.span)
        if not len(at) or mention.actor.role not in _FIGHTING or _speaks(reading, mention):
            continue
        word = parse.words[at.start]
        if word.sentence in sentences and word.paragraph in paragraphs:
            party = _party(reading, mention, at, taken)
            if party is not None:
                yield party


def _party(reading: Reading, mention: ActorMention, at: range, taken: set[int]) -> Party | None:
    """Give a mention as a party where its words are known to the reader: a name, or "les X"."""
    tree = reading.tree
    head = next((j for j in at if tree.parse.words[j].pos in ("NOUN", "PROPN")), None)
    if head is None or taken & set(at):
        return None
    definite = any(
        tree.has(j, tree.labels.definite)
        for j in tree.dependents(head, tree.labels.determiner | tree.labels.case)
    )
    known = mention.actor.id is not None or definite
    return make_party(reading, head) if known else None


def _speaks(reading: Reading, mention: ActorMention) -> bool:
    """Say whether a mention is part of the words for a speaker."""
    return any(c.source and c.source.span.overlaps(mention.span) for c in reading.claims)


def _distinct(
    reading: Reading, parties: Iterable[Party], known: Sequence[Party]
) -> tuple[Party, ...]:
    """Give the sides among parties, each once, those left out that are known or allied to one."""
    kept: list[Party] = []
    for party in parties:
        actor = actor_in(reading, party)
        sides = [*known, *kept]
        same = any(same_side(reading, party, other) for other in sides)
        if actor is not None and not same and not _is_allied(reading, actor, sides):
            kept.append(party)
    return tuple(kept)


def _is_allied(reading: Reading, actor: Actor, sides: Iterable[Party]) -> bool:
    """Say whether somebody fights on the side of one: two words for forces of states."""
    mine = actor.role in STATE | FORCES
    others = (a for p in sides if (a := actor_in(reading, p)) is not None)
    return any(mine and a.role in STATE | FORCES and a.country == actor.country for a in others)
