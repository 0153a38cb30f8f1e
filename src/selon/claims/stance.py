"""How firmly: the stance of the source, FactBank's value, distance, and what is provisional."""

from dataclasses import dataclass

from selon.claims.accusing import PARTIES, accuses, is_by_other, tells_own
from selon.claims.lexicon import Preposition, Reporting, Stance, Verb
from selon.claims.modality import Assessment, assess, says_itself
from selon.claims.page import Draft, Page
from selon.records import Evidence, Source, Span
from selon.syntax import is_conditional

_SCALE = ("CT", "PR", "PS", "U")


@dataclass(frozen=True, slots=True)
class Firmness:
    """What the words of a claim say of how firmly it is held."""

    stance: str
    factuality: str
    preliminary: bool
    evidence: tuple[Evidence, ...]


def firmness(page: Page, draft: Draft, source: Source | None) -> Firmness:
    """Say how firmly a claim is held, from its cue, its source and its content."""
    head = content_head(page, draft.content)
    judged = None if head is None else assess(page.tree, head, page.cues, within=draft.content)
    preliminary = _preliminary(page, draft)
    return Firmness(
        _stance(page, draft, source, judged),
        _factuality(draft.entry, judged),
        preliminary is not None,
        () if judged is None else judged.evidence,
    )


def content_head(page: Page, content: Span) -> int | None:
    """Give the word of a content that all others hang on."""
    inside = page.tree.parse.at(content)
    outside = (i for i in inside if page.words[i].head not in inside or page.words[i].head == i)
    tops = [
        i
        for i in outside
        if page.words[i].pos in page.tree.labels.pos_noun | page.tree.labels.pos_verb
    ]
    verbs = [i for i in tops if page.words[i].pos in page.tree.labels.pos_verb]
    return next(iter(verbs or tops), None)


def _stance(page: Page, draft: Draft, source: Source | None, judged: Assessment | None) -> Stance:
    """Give the stance of the cue, made firmer or weaker by who speaks and by what is said."""
    entry = draft.entry
    armed = source is not None and source.kind == "armed_group"
    if entry.stance not in {"reports", "claims"}:
        return entry.stance
    if (judged is not None and judged.conditional) or _alleges(page, draft):
        return "claims" if armed else "alleges"
    if _denies(page, draft.content):
        return "denies"
    if source is None or source.kind not in PARTIES or _neutral(page, source):
        return entry.stance
    meant = _meant(page, draft, source)
    return meant or ("claims" if armed or entry.asserts else entry.stance)


def _meant(page: Page, draft: Draft, source: Source) -> Stance | None:
    """Give the stance that a party takes by what it says: an accusation, a threat, a boast."""
    sided = source.kind != "official" or source.actor_id is not None  # no village mayor
    if sided and accuses(page, draft.content, source):
        return "accuses"
    if (
        _threatens(page, draft.content, source)
        or _pledges(page, draft)
        or _warns(page, draft, source)
    ):
        return "threatens"
    infinitive = draft.rule == "claims.infinitive"
    own = infinitive or (source.kind == "military" and tells_own(page, draft.content, source))
    return "claims" if own and _own_deed(page, draft.content) else None


def _threatens(page: Page, content: Span, source: Source) -> bool:
    """Say whether a content holds a threat: an attack still to come, or readiness for it.

    What another party threatens, the source only reports.
    """
    for i in page.tree.parse.at(content):
        word = page.words[i]
        if word.verb in page.cues.threats or word.lemma in page.cues.threats:
            modal = assess(page.tree, i, page.cues).modal
            if is_by_other(page, i, source):
                continue
            if modal == "threatened" or (
                modal == "planned" and word.pos in page.tree.labels.pos_verb
            ):
                return True
    return False


def _own_deed(page: Page, content: Span) -> bool:
    """Say whether a party speaks of what it did itself: "dit [avoir repris] la ville"."""
    deeds = page.cues.deeds | page.cues.deniable | page.cues.threats
    head = content_head(page, content)
    return head is not None and page.words[head].verb in deeds


def _pledges(page: Page, draft: Draft) -> bool:
    """Say whether violence is promised: "promet d'autres frappes"."""
    if not (isinstance(draft.entry, Verb) and draft.entry.pledges):
        return False
    inside = (page.words[i] for i in page.tree.parse.at(draft.content))
    return any(w.verb in page.cues.threats or w.lemma in page.cues.threats for w in inside)


def _warns(page: Page, draft: Draft, source: Source) -> bool:
    """Say whether those who bear arms warn of violence: "prévient que … entraînera des frappes"."""
    warning = isinstance(draft.entry, Verb) and draft.entry.warns
    if not warning or source.kind not in _ARMED:
        return False
    for i in page.tree.parse.at(draft.content):
        word = page.words[i]
        violent = word.verb in page.cues.threats or word.lemma in page.cues.threats
        if violent and assess(page.tree, i, page.cues).modal in ("planned", "threatened"):
            return True
    return False


_ARMED = frozenset({"military", "armed_group"})


def _alleges(page: Page, draft: Draft) -> bool:
    """Say whether a verb of what a source is said to say is in the conditional.

    Behind a preposition it is no future of a past report: "selon X, trois hommes seraient morts".
    """
    if not isinstance(draft.entry, Preposition):
        return False
    for i in page.tree.parse.at(draft.content):
        finite = page.tree.has(i, page.tree.labels.finite)
        if finite and is_conditional(page.tree, i) and not _governs(page, i):
            return True
    return False


def _governs(page: Page, i: int) -> bool:
    """Say whether a conditional is that of a verb which says itself how far it is real."""
    word, labels = page.words[i], page.tree.labels
    helps = word.dep in labels.auxiliary | labels.copula
    return says_itself(page.tree, word.head if helps else i, page.cues, helped=helps)


def _neutral(page: Page, source: Source) -> bool:
    """Say whether those who speak look into what happened and are no side of it."""
    nouns = (page.words[i] for i in page.tree.parse.at(source.speaker))
    head = next((w for w in nouns if w.pos in page.tree.labels.pos_noun), None)
    return head is not None and head.lemma in page.cues.neutral


def _denies(page: Page, content: Span) -> bool:
    """Say whether a content denies an act, or calls it something else: "c'est un accident"."""
    for i in page.tree.parse.at(content):
        word = page.words[i]
        if page.cues.refuted.ending(page.words, i) is not None:
            return True
        if word.lemma in page.cues.deniable or (word.verb in page.cues.deniable and word.verb):
            judged = assess(page.tree, i, page.cues, within=content)
            if judged.negated and judged.modal is None:
                return True
    return False


def _factuality(entry: Reporting, judged: Assessment | None) -> str:
    """Join the strength of the cue and of the content: the weaker counts."""
    strength: str = entry.strength
    sign = "+"
    if judged is not None:
        own = "U" if judged.factuality == "Uu" else judged.factuality[:2]
        strength = max(strength, own, key=_SCALE.index)
        sign = "-" if judged.negated else "+"
    if entry.stance == "denies":
        sign = "+" if sign == "-" else "-"
    return "Uu" if strength == "U" else strength + sign


def _preliminary(page: Page, draft: Draft) -> Span | None:
    """Give the word that calls the figures provisional, in the source or right in the content."""
    spans = [draft.cue] if draft.source is None else [draft.source.span, draft.cue]
    for span in (
        *spans,
        Span(draft.content.start, min(draft.content.end, draft.content.start + 60)),
    ):
        for i in page.tree.parse.at(span):
            if page.cues.preliminary.ending(page.words, i):
                return page.words[i].span
    return None
