"""Who acts and who is struck in an occurrence, chosen from all that its mentions tell.

One who is named in several ways is one party: "les talibans", "les assaillants", "le groupe".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from selon.events.belonging import REPLY
from selon.events.chains import attackers, name_of
from selon.events.clusters import Cluster, sentences_of
from selon.events.elsewhere import completed, speaking
from selon.events.lexicon import EventWords
from selon.events.parties import ARMED, make_party, reasoned
from selon.events.sides import acts, distinct, is_of, top_of
from selon.events.struck import ATTACKED, with_sites
from selon.events.targeting import MOST, struck_by, targets_of
from selon.events.triggers import Hit
from selon.reading import Reading
from selon.records import Party


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties of one occurrence."""

    initiators: tuple[Party, ...]
    targets: tuple[Party, ...]
    responsibility: tuple[Party, ...]


def cast(reading: Reading, cluster: Cluster, words: EventWords, *, main: bool) -> Cast:
    """Give the parties of a cluster; `main` is what the document is chiefly about."""
    told = [h for h in cluster.hits if h.status != "denied"] or cluster.hits
    if not any(h.initiators for h in told):  # who denies it is told by nobody else to have done it
        told = [h for h in cluster.hits if h in told or h.initiators]
    told = _unanswered(reading, [h for h in told if not h.reply] or told)
    taken = [p for h in cluster.hits for p in h.responsibility]
    responsibility = distinct(reading, [*cluster.responsibility, *taken])
    told, answering = _sides_of_answers(told)
    harmed = [f.party for f in cluster.figures if f.party is not None and f.who == "initiator"]
    acting = [h.initiators for h in _asserting(_telling(told))]  # nobody acts in what is denied
    if "agreement" in cluster.families:  # all who sign it
        initiators = distinct(reading, [p for group in acting for p in group])
    else:
        initiators = _initiators(reading, responsibility, [*acting, harmed])
    found = struck_by(reading, cluster, _telling(told), words, main=main)
    found.extend(answering)
    attacked = bool(cluster.families & ATTACKED)
    guards = all(_is_guard(reading, p) for p in initiators)  # they shot back
    if guards and attacked and any(h.status != "denied" for h in cluster.hits):
        near = None if main else sentences_of(reading.tree.parse.words, cluster.hits)
        called = attackers(reading, words, near)
        initiators = tuple(p for p in called if not acts(reading, p, found))[:1] or initiators
    if "disrupted" in cluster.families:  # those who are arrested had planned it
        plotters = [p for h in told if h.type == "Arrests" for p in h.targets]
        initiators = distinct(reading, [*initiators, *plotters])[:1]
        found = [p for p in found if p not in plotters]
    initiators = initiators or speaking(reading, cluster, found)
    initiators = tuple(_by_name(reading, p, words) for p in initiators)
    found = with_sites(reading, cluster, found, words)
    against = () if "other:coup" in cluster.families else initiators  # state against state
    struck = [p for p in found if not acts(reading, p, against, surely=attacked)]
    named = [p for p in struck if not is_of(reading, p, _NAMELESS)]
    if named and initiators:  # armed men shot in the end had attacked with them
        struck = named
    targets = targets_of(reading, struck, words)
    initiators, targets = completed(reading, cluster, (initiators, targets))
    sides = (initiators, targets, responsibility)
    return Cast(*(tuple(_explained(p, cluster, words) for p in side) for side in sides))


def _sides_of_answers(hits: Sequence[Hit]) -> tuple[list[Hit], list[Party]]:
    """Give the mentions without nouns for answers, and who answers: the one who was attacked.

    "Les contre-attaques de [l'armée]": where nothing else is told, they are all there is.
    """
    answers = [h for h in hits if h.entry.kin == REPLY and not h.is_verb]
    others = [h for h in hits if h not in answers]
    if not any(h.initiators for h in others):
        return list(hits), []
    return others, [p for h in answers for p in h.initiators]


def _explained(party: Party, cluster: Cluster, words: EventWords) -> Party:
    """Give a party with a reason: its own, the figure that counts it, else where it stands."""
    if any(e.rule != "actors.named" for e in party.evidence):
        return party
    counted = (f.evidence for f in cluster.figures if f.party == party)
    figure = next(counted, None)
    if figure is not None:
        return reasoned(party, figure.rule, figure.entry, figure.span)
    near = min(cluster.hits, key=lambda h: (abs(h.span.start - party.span.start), h.i))
    return reasoned(party, "events.context", words.entry(near.entry.id), near.span)


def _by_name(reading: Reading, party: Party, words: EventWords) -> Party:
    """Give an attacker by the name that stands beside: "l'auteur présumé, [Marc Vidal]"."""
    head = top_of(reading, party)
    called = words.context.perpetrator | words.context.accused
    if head is None or reading.tree.parse.words[head].lemma not in called:
        return party
    name = name_of(reading, head, words)
    named = make_party(reading, name) if name is not None else None
    return named or party


def _unanswered(reading: Reading, hits: Sequence[Hit]) -> list[Hit]:
    """Leave out how those who attacked were harmed: "a tué un soldat avant d'être {abattu}"."""
    attacks = [h for h in hits if h.entry.strength != "harm" or h.targets]
    return [
        h
        for h in hits
        if h.entry.strength != "harm"
        or not any(
            acts(reading, p, other.initiators)
            for p in h.targets
            for other in attacks
            if other is not h and other.i < h.i
        )
    ]


def _telling(hits: Sequence[Hit]) -> list[Hit]:
    """Give the mentions that tell who acts on whom; nouns that only take it up where none do."""
    telling = [h for h in hits if h.is_verb or h.verbs or h.entry.strength != "generic"]
    told = any(h.initiators or h.targets for h in telling)
    return telling if told else list(hits)


def _asserting(hits: Sequence[Hit]) -> list[Hit]:
    """Leave out bare infinitives where others tell who acts: "n'a aucun intérêt à [tuer] X"."""
    told = [h for h in hits if not h.bare]
    return told if any(h.initiators for h in told) else list(hits)


def _initiators(
    reading: Reading, claimants: Sequence[Party], acting: Sequence[Sequence[Party]]
) -> tuple[Party, ...]:
    """Give who acts: those who claim it, else the known, else the first who are told.

    "Les assaillants" are the group that is named; two wordings of the unnamed are one party.
    """
    if claimants:
        return tuple(claimants)
    every = distinct(reading, [p for group in acting for p in group])
    guards = [p for p in every if _is_guard(reading, p)]
    if len(guards) < len(every):  # the police answered
        acting = [[p for p in group if p not in guards] for group in acting]
        every = tuple(p for p in every if p not in guards)
    groups = [distinct(reading, group) for group in acting if group]
    bearing = [tuple(p for p in group if is_of(reading, p, ARMED - _NAMELESS)) for group in groups]
    known = [p for p in every if p.actor_id is not None]
    helped = [p for g in bearing if any(q.actor_id is not None for q in g) for p in g]
    if known:
        return distinct(reading, [*known, *helped])[:MOST]
    return next((group for group in [*bearing, *groups] if group), ())


def _is_guard(reading: Reading, party: Party) -> bool:
    """Say whether a party is a police: where attackers are told, it answers them."""
    return is_of(reading, party, ("police",))


# Words that stand for attackers of whom nothing is known: "les assaillants".
_NAMELESS = frozenset({"attackers"})
