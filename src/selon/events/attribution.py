"""In whose words a trigger stands, how real it is there, and who "we" and "our" are in it."""

from dataclasses import replace

from selon.claims import assess
from selon.events.lexicon import EventWords
from selon.events.ownership import claim_of
from selon.events.tolls import quantity_of
from selon.events.triggers import Hit
from selon.reading import Reading
from selon.records import Claim, Count, Party
from selon.syntax import subject

# What a modal makes of an event; an attempt is an event that happened.
_STATUS = {"planned": "planned", "threatened": "threatened", "hypothetical": "hypothetical"}


def attribute(reading: Reading, hit: Hit, words: EventWords) -> None:
    """Fill claim, status, count and the parties that only the speaker makes known."""
    claim = claim_of(reading, hit.span, words)
    if claim is not None:
        hit.claim_id = claim.id
        _add_speaker(reading, hit, claim)
    if hit.status is None:
        hit.status = _status(reading, hit, claim)
    past = reading.tree.labels.past_auxiliary
    shifted = claim is not None and any(e.rule in _SHIFTED for e in claim.evidence)
    hit.earlier = not shifted and _has_auxiliary(reading, hit, past)
    if not hit.is_verb:
        quantity = quantity_of(reading, hit.i)
        if (
            quantity is not None
            and quantity.high != 0
            and not quantity.article
            and hit.type != "Arrests"
        ):
            hit.count = Count(quantity, hit.entry.unit)


# Rules of speech whose content stands below the verb of saying: its pluperfect is the past of that.
_SHIFTED = frozenset(
    {"claims.reported_clause", "claims.infinitive", "claims.relayed", "claims.accusation"}
)


def tells(reading: Reading, claim: Claim, words: EventWords) -> bool:
    """Say whether a claim without a trigger can tell of the occurrence told before it.

    Answers, accusations and hearsay do; of the rest what is said as a fact, not an opinion,
    a wish, a plan, or a word of sympathy. A threat tells of violence or of nothing here.
    """
    said = [reading.tree.parse.words[i] for i in reading.tree.parse.at(claim.content)]
    if claim.stance == "threatens":
        violence = reading.cues.threats
        return any(w.lemma in violence or w.verb in violence for w in said)
    if claim.stance in PLAIN:
        beside = words.context.courtesies
        kind = any(not beside.isdisjoint((w.lemma, w.verb, w.norm)) for w in said)
        governor = reading.cues.governors.get(said[0].verb) if said else None  # "dit [vouloir] …"
        wished = governor is not None and governor.modal in ("planned", "hypothetical")
        return claim.factuality[:2] == "CT" and not kind and not wished
    return True


# Stances that add nothing where a source has spoken of the occurrence already.
PLAIN = frozenset({"reports", "claims"})


def _status(reading: Reading, hit: Hit, claim: Claim | None) -> str | None:
    if claim is not None and claim.stance == "denies":
        return "denied"
    judged = assess(reading.tree, hit.i, reading.cues)
    if judged.negated:
        return "denied"
    if claim is not None and claim.stance == "threatens" and hit.is_verb:
        return "threatened"
    return _STATUS.get(judged.modal or "")


def _has_auxiliary(reading: Reading, hit: Hit, features: frozenset[str]) -> bool:
    """Say whether the verb of a trigger stands in the pluperfect: "avait fait 44 morts"."""
    tree, perfect = reading.tree, reading.tree.labels.perfect
    verbs = [hit.i] if hit.is_verb else [tree.parse.words[hit.i].head]
    return any(
        tree.has(aux, features) and (not perfect or tree.parse.words[aux].lemma in perfect)
        for verb in verbs
        for aux in tree.dependents(verb, tree.labels.auxiliary)
    )


def _add_speaker(reading: Reading, hit: Hit, claim: Claim) -> None:
    """Take the speaker for "nous" and "ses combattants", who act in the speaker's words."""
    if claim.source is None or not _is_own(reading, hit):
        return
    source = claim.source
    because = replace(claim.evidence[0], rule="events.speaker")
    party = Party(source.speaker, source.name, source.actor_id, None, (because,))
    hit.initiators.insert(0, party)
    hit.armed |= source.kind in ("armed_group", "military")
    if source.kind == "armed_group" and claim.stance in ("claims", "reports", "confirms"):
        hit.responsibility.append(party)


def _is_own(reading: Reading, hit: Hit) -> bool:
    tree, labels = reading.tree, reading.tree.labels
    for party in hit.initiators:
        at = tree.parse.at(party.span)
        if len(at) and tree.has(at.start, labels.possessive):
            return True
    own = subject(tree, hit.i) if hit.is_verb else None
    return own is not None and tree.has(own, labels.first_person)
