"""Accusations that no verb calls so: an act that its doer would deny, told by the other side."""

from selon.claims.modality import assess
from selon.claims.page import Page
from selon.records import Source, Span
from selon.syntax import full_phrase, is_passive, subject


def accuses(page: Page, content: Span, source: Source) -> bool:
    """Say whether a party tells what another named party did: "assure que les rebelles ont …"."""
    return any(
        _is_deed(page, i, content) and _is_other(page, _doer(page, i), source)
        for i in page.tree.parse.at(content)
    )


def tells_own(page: Page, content: Span, source: Source) -> bool:
    """Say whether a party tells what its own people did: "selon l'armée, ses soldats ont …"."""
    for i in page.tree.parse.at(content):
        word = page.words[i]
        if word.pos not in page.tree.labels.pos_verb or word.verb not in page.cues.deeds:
            continue
        doer = _doer(page, i)
        if doer is None:
            continue
        actor = page.who(full_phrase(page.tree, doer).of(page.text))
        known = actor is not None and actor.kind == source.kind
        if known or page.tree.has(doer, page.tree.labels.first_person):
            return True
        span = full_phrase(page.tree, doer)
        first = page.tree.parse.at(span).start
        if page.tree.has(first, page.tree.labels.possessive):
            return True
    return False


def is_by_other(page: Page, i: int, source: Source) -> bool:
    """Say whether a word tells of what a party does that is not the one who speaks."""
    return _is_other(page, _doer(page, i), source, strict=False)


def _is_deed(page: Page, i: int, content: Span) -> bool:
    """Say whether a verb tells an act that happened and that one would deny."""
    word, labels = page.words[i], page.tree.labels
    objects = (page.words[j].lemma for j in page.tree.dependents(i, labels.object))
    meant = word.verb in page.cues.misdeeds or any(o in page.cues.misdeeds for o in objects)
    if word.pos not in labels.pos_verb or not meant:
        return False
    judged = assess(page.tree, i, page.cues, within=content)
    return not judged.negated and judged.modal in (None, "attempted")


def _doer(page: Page, i: int) -> int | None:
    """Give who acts: the subject, or the agent of a passive."""
    tree, labels = page.tree, page.tree.labels
    if is_passive(tree, i):
        return tree.dependent(i, labels.agent)
    return subject(tree, i)


def _is_other(page: Page, doer: int | None, source: Source, *, strict: bool = True) -> bool:
    """Say whether somebody known as a party acts who is not on the side of the one who speaks.

    `strict`: both must be known well enough to be told apart.
    """
    if doer is None or page.tree.has(doer, page.tree.labels.possessive):
        return False
    actor = page.who(full_phrase(page.tree, doer).of(page.text))
    speaker = page.who(source.speaker.of(page.text))
    if actor is None or speaker is None or actor.kind not in PARTIES or actor.name == source.name:
        return False
    if "armed_group" in (actor.kind, speaker.kind):
        return actor.kind != speaker.kind or (strict and None not in (actor.id, source.actor_id))
    if None not in (actor.country, speaker.country):
        return actor.country != speaker.country
    of_no_land = speaker.id is not None and speaker.country is None
    return not strict and actor.kind == speaker.kind and (of_no_land or actor.id is None)


# Kinds of those who are a side of what happened: what they assert, they claim.
PARTIES = frozenset({"official", "military", "armed_group"})
